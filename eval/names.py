"""Names measured on the Wikipedia sentences of the shared data folder: a slot, filled once `zabit-train` scores them."""
import re, subprocess

def sections(root, shared):
    """(sections of the page, {table of floors: {measure: F1}}). Empty while `zabit-train score-names` is not there.

    The command prints one measure a line: its name, then its F1 as the last number of the line."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "zabit-train", "--", "score-names", shared]
    if not (shared / "data" / "ner" / "wiki-ner-dev.conll").is_file():
        return [], {}
    if "score-names" not in (root / "crates" / "zabit-train" / "src" / "main.rs").read_text(encoding="utf8"):
        return [], {}
    done = subprocess.run(command, cwd=root, check=True, text=True, encoding="utf8", stdout=subprocess.PIPE).stdout
    measures = re.findall(r"^(\S+).*?(\d\.\d+)\s*$", done, re.M)
    page = [("Names", "Gold: wiki-ner-dev, which nothing was trained on. `zabit-train score-names ../shared`.", done)]
    return page, {"names": {name: float(f1) for name, f1 in measures}}

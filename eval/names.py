"""Names measured on the Wikipedia sentences of the shared data folder, by `zabit-train score-names`."""
import re, subprocess

def sections(root, shared):
    """(sections of the page, {table of floors: {measure: F1}}). Empty where the sentences are not there.

    The command prints a row a kind and one for all, strictly first, then once more with what is doubtful left out; floors
    are for the strict ones."""
    command = ["cargo", "run", "--quiet", "--release", "-p", "zabit-train", "--", "score-names", shared]
    if not (shared / "data" / "ner" / "wiki-ner-dev.conll").is_file():
        return [], {}
    done = subprocess.run(command, cwd=root, check=True, text=True, encoding="utf8", stdout=subprocess.PIPE).stdout
    measures = {}
    for name, f1 in re.findall(r"^(\w+) .*?(\d\.\d+) F1", done, re.M):
        measures.setdefault(name, float(f1))
    page = [("Names", "Gold: wiki-ner-dev, which nothing was trained on. `zabit-train score-names ../shared`.", done)]
    return page, {"names": measures}

"""The reader on passages that its names model was not taught: learnt anew without a fifth of them at a time."""
import json, re, shutil, subprocess

from stories import records, score

TITLE = "gold/train by cross-validation"
ABOUT = (
    "What the reader gets on each fifth of the passages when its names model is learnt from the encyclopedia and the other four "
    "fifths (`zabit-train cross-names ../shared FOLDER`, then `zabit --models FOLDER/N`), beside what it gets with the shipped "
    "model, which has seen them all. The lists and the rules are the shipped ones in both. Learnt anew by `eval/run --cross`; "
    "without it the last figures stand.")

def sections(root, zabit, shared, temp, results, anew):
    """The section of the page: made anew, or as it stands in the last results. Empty where it was never made."""
    return [(TITLE, ABOUT, table(root, zabit, shared, temp))] if anew else last(results)

def last(results):
    page = results.read_text(encoding="utf8") if results.exists() else ""
    found = re.search(rf"^## {re.escape(TITLE)}\n\n.*?\n\n```text\n(.*?)\n```$", page, re.M | re.S)
    return [(TITLE, ABOUT, found[1])] if found else []

def table(root, zabit, shared, temp):
    gold, folds = temp / "train", temp / "folds"
    folds.mkdir()
    subprocess.run(["cargo", "run", "--quiet", "--release", "-p", "zabit-train", "--", "cross-names", shared, folds],
                   cwd=root, check=True, stdout=subprocess.DEVNULL)
    left_out, shipped = temp / "left-out.jsonl", temp / "train.jsonl"
    left_out.write_text("".join(read_fold(root, zabit, shared, temp, fold) for fold in sorted(folds.iterdir())), encoding="utf8")
    f1 = lambda found: {row["measure"]: row["f1"] for row in json.loads(score(shared, gold, found, "--json"))}
    left_out, shipped = f1(left_out), f1(shipped)
    rows = [f'{"F1":44} left out  shipped'] + [f"{name:44} {left_out[name]:8.3f} {shipped[name]:8.3f}" for name in shipped]
    return "\n".join(rows)

def read_fold(root, zabit, shared, temp, fold):
    """Records of the passages that the model of a fold has not seen: every so manieth, in the order of the file."""
    for model in (root / "models").glob("*.model"):
        if not (fold / model.name).exists():
            shutil.copy(model, fold)
    count = len(list(fold.parent.iterdir()))
    passages = (shared / "gold" / "train" / "passages.jsonl").read_text(encoding="utf8").splitlines()
    lines = [json.loads(passage)["lines"] for passage in passages[int(fold.name)::count]]
    unseen = temp / f"unseen-{fold.name}"
    unseen.mkdir()
    for start, end in lines:
        shutil.copy(temp / "train" / f"passage-{start}-{end}.txt", unseen)
    return records(zabit, unseen, temp / f"fold-{fold.name}.jsonl", "--models", fold).read_text(encoding="utf8")

"""The reader measured on the gold stories and passages of the shared data folder."""
import json, pathlib, subprocess, sys

EVAL = pathlib.Path(__file__).resolve().parent

def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, encoding="utf8", **options)

def records(zabit, folder, out, *options):
    """Reads all stories of a folder into a file of records."""
    stories = sorted(pathlib.Path(folder).glob("*.txt"))
    with open(out, "w", encoding="utf8") as file:
        run(zabit, "read", "--format", "json", *options, *stories, stdout=file)
    return out

def score(shared, gold, found, *flags):
    return run(sys.executable, shared / "score" / "score.py", gold, found, *flags, stdout=subprocess.PIPE).stdout

def sections(zabit, shared, temp):
    """(sections of the page, {table of floors: {measure: F1}}, whether the story `seed` is as it must be)."""
    dev, train = shared / "gold" / "dev", temp / "train"
    found = records(zabit, dev, temp / "dev.jsonl")
    rows = json.loads(score(shared, dev, found, "--json"))
    seed = subprocess.run([sys.executable, EVAL / "seed.py", dev / "seed.json", found, EVAL / "floors.toml"],
                          stdout=subprocess.PIPE, text=True, encoding="utf8")
    run(sys.executable, shared / "score" / "unpack.py", train, stdout=subprocess.DEVNULL)
    passages = score(shared, train, records(zabit, train, temp / "train.jsonl"))
    page = [
        ("Development stories",
         "Gold: `../shared/gold/dev`, whole stories, for checking. Classes of error seen there were mended, so these figures are "
         "kind. Made by `eval/run`.",
         score(shared, dev, found)),
        ("The story `seed`", "Kind by kind; checked by `eval/seed.py`.", seed.stdout),
        ("Training passages", "Gold: `../shared/gold/train`, short passages the rules may be tuned on.", passages),
    ]
    return page, {"dev": {row["measure"]: row["f1"] for row in rows}}, seed.returncode == 0

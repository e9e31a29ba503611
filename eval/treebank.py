"""The analysis measured on a treebank: with its tokens given, from raw text, and beside a majority baseline."""
import collections, pathlib, re, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import conll18

TREE = ["UAS", "LAS"]
GIVEN = ["Words", "UPOS", "Lemmas", "UFeats"] + TREE
RAW = ["Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UFeats"] + TREE

def analyze(zabit, path, out, *flags):
    with open(out, "w", encoding="utf8") as file:
        subprocess.run([zabit, "analyze", "--any-language", *flags, path], check=True, stdout=file)
    return out

def sentences(gold):
    """(text, whether the file says that a line ends after it) of each sentence of a treebank."""
    for block in gold.read_text(encoding="utf8").split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.M)
        if text:
            yield text.group(1), re.search(r"SpacesAfter=(\\r)?\\n", block) is not None

def raw(gold, out, lines):
    """The text of a treebank, its sentences in order: with the ends of lines that the file tells of, or a space for each."""
    parts = [text + ("\n" if lines and ends else " ") for text, ends in sentences(gold)]
    out.write_text("".join(parts), encoding="utf8")
    return out

def measure(gold, system):
    """Measure → F1, with counts."""
    counts = conll18.score(conll18.load(gold), conll18.load(system))
    return {measure: (conll18.f1(*three), *three) for measure, three in counts.items()}

def baseline(gold, train, out):
    """Each form gets what it most often is in the treebanks of `train`; unknown forms are common nouns as they stand. Words
    hang on the next word, the last is the root: the best that can be said of Turkish without looking."""
    known = collections.defaultdict(collections.Counter)
    relations = collections.defaultdict(collections.Counter)
    for path in train:
        for row in rows(path):
            known[row[1].lower()][tuple(row[2:4]) + (row[5],)] += 1
            relations[row[3]][row[7]] += 1
    def guess(row, last):
        unknown = (row[1].lower(), "PUNCT" if not any(c.isalnum() for c in row[1]) else "NOUN", "Case=Nom|Number=Sing|Person=3")
        seen = known.get(row[1].lower())
        row[2], row[3], row[5] = seen.most_common(1)[0][0] if seen else unknown
        row[6] = "0" if last else str(int(row[0]) + 1)
        seen = relations.get(row[3])
        row[7] = "root" if last else seen.most_common(1)[0][0] if seen else "dep"
        return row
    lines = gold.read_text(encoding="utf8").split("\n")
    for at, line in enumerate(lines):
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():
            following = lines[at + 1] if at + 1 < len(lines) else ""
            lines[at] = "\t".join(guess(row, not following.strip()))
    out.write_text("\n".join(lines), encoding="utf8")
    return out

def rows(path):
    for line in path.read_text(encoding="utf8").splitlines():
        row = line.split("\t")
        if len(row) == 10 and row[0].isdigit():
            yield row

def table(columns, measures):
    """Measures down, systems across: F1 of each, "-" where a system does not do what is measured."""
    cell = lambda scores, measure: f"{scores[measure][0]:22.3f}" if measure in scores else f"{'-':>22}"
    lines = [f"{'F1':12}" + "".join(f"{name:>22}" for name in columns)]
    for measure in measures:
        lines.append(f"{measure:12}" + "".join(cell(scores, measure) for scores in columns.values()))
    return "\n".join(lines)

def sections(zabit, shared, temp):
    """(sections of the page, {table of floors: {measure: F1}})."""
    ud = shared / "data" / "ud"
    gold = ud / "tr_boun-ud-dev.conllu"
    if not gold.is_file():
        return [], {}
    train = sorted(path for path in ud.glob("*.conllu") if path != gold)
    given = measure(gold, analyze(zabit, gold, temp / "given.conllu", "--input", "conllu"))
    guess = measure(gold, baseline(gold, train, temp / "baseline.conllu"))
    lines = measure(gold, analyze(zabit, raw(gold, temp / "lines.txt", True), temp / "lines.conllu"))
    joined = measure(gold, analyze(zabit, raw(gold, temp / "joined.txt", False), temp / "joined.conllu"))
    page = [
        ("Words, tokens given",
         "Gold: tr_boun-ud-dev (UD Turkish BOUN), which nothing was trained on. Its sentences and tokens are given, words written "
         "together are split by the program. The baseline gives each form what it most often is in the other treebanks, with "
         "gold words given, and hangs each word on the next. `zabit analyze --input conllu tr_boun-ud-dev.conllu`, then "
         "`eval/conll18.py`.",
         table({"zabit": given, "most frequent": guess}, GIVEN)),
        ("Words, from raw text",
         "The same sentences as plain text: with the ends of lines that the treebank's `SpacesAfter` tells of (after nearly "
         "all), and all on one line with a space between, where the headlines, verses and list items that end without a "
         "period (one sentence in nine) cannot be told from what follows. `zabit analyze boun.txt`, then `eval/conll18.py`.",
         table({"lines as in the file": lines, "all on one line": joined}, RAW)),
    ]
    f1 = lambda scores: {name: values[0] for name, values in scores.items()}
    return page, {"words": f1(given), "raw": f1(lines), "joined": f1(joined)}

#!/usr/bin/env python3
"""Score a CoNLL-U file against another by the measures of the CoNLL 2018 shared task.

usage: conll18.py GOLD.conllu SYSTEM.conllu [--json]

The measures are those of the task's own evaluator, which udtools carries as udeval (Zeman et al. 2018, "CoNLL 2018
Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies"). The two files must hold the same characters,
white space aside. Tokens and sentences are right where they span the same characters. Words are aligned: those outside
multiword tokens by the characters they span, those in them by the longest common sequence of their forms. UPOS, UFeats
(universal features only), Lemmas, UAS and LAS (relations without subtypes) count on aligned words: precision over the
system's words, recall over the gold ones. A gold lemma of "_" accepts every lemma. On the outputs of `zabit analyze` for
tr_boun-ud-dev, tokens given and from raw text, every count was that of udeval in udtools 0.2.9.

Prints one line a measure; --json one object. Exit status 0; 1 where the files cannot be compared. Needs Python 3.11 only.
"""
import json, sys, unicodedata
from dataclasses import dataclass, field

UNIVERSAL = set("PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree VerbForm Mood Tense "
                "Aspect Voice Evident Polarity Person Polite".split())

class Unfit(Exception):
    """The files cannot be compared; the message says where and why."""

@dataclass(eq=False)
class Word:
    start: int          # characters of the file without white space; those of the multiword token for its words
    end: int
    multiword: bool
    form: str
    lemma: str
    upos: str
    feats: str
    head: str
    relation: str
    parent: "Word | None" = None

@dataclass
class Treebank:
    characters: list = field(default_factory=list)
    tokens: list = field(default_factory=list)      # (start, end) of each
    sentences: list = field(default_factory=list)   # (start, end) of each
    words: list = field(default_factory=list)

def load(path):
    """Reads a CoNLL-U file."""
    bank = Treebank()
    rows = []
    with open(path, encoding="utf8", newline="") as file:
        for number, line in enumerate(file.read().split("\n") + [""], 1):
            line = line.rstrip("\r")
            if line.startswith("#") and not rows:
                continue
            if line:
                rows.append((f"{path}:{number}", line.split("\t")))
            elif rows:
                add(bank, rows)
                rows = []
    return bank

def add(bank, rows):
    """Adds a sentence: its tokens, its words, and which word hangs on which."""
    first, start, inside = len(bank.words), len(bank.characters), 0
    span = (start, start)
    for place, columns in rows:
        if len(columns) != 10:
            raise Unfit(f"{place}: {len(columns)} columns where there must be 10")
        number, form = columns[0], columns[1]
        if "." in number:
            continue                                # an empty node
        if inside == 0:
            # Spaces inside a form do not count, so that both files have the same characters.
            form = "".join(c for c in form if unicodedata.category(c) != "Zs")
            if not form:
                raise Unfit(f"{place}: an empty form")
            span = (len(bank.characters), len(bank.characters) + len(form))
            bank.characters.extend(form)
            bank.tokens.append(span)
        if "-" in number:
            low, high = number.split("-")
            inside = int(high) - int(low) + 1
            continue
        if int(number) != len(bank.words) - first + 1:
            raise Unfit(f"{place}: word {number} out of order")
        _, _, lemma, upos, _, feats, head, relation, _, _ = columns
        feats = "|".join(sorted(f for f in feats.split("|") if f.split("=", 1)[0] in UNIVERSAL))
        bank.words.append(Word(*span, inside > 0, form, lemma, upos, feats, head, relation.split(":")[0]))
        inside = max(0, inside - 1)
    bank.sentences.append((start, len(bank.characters)))
    tie(bank.words[first:], rows[0][0])

def tie(words, place):
    """Gives each word its parent; a sentence must be a tree with one root."""
    for word in words:
        if not word.head.isdigit() or int(word.head) > len(words):
            raise Unfit(f"{place}: the head {word.head!r} is no word of the sentence")
        word.parent = words[int(word.head) - 1] if int(word.head) else None
    if sum(word.parent is None for word in words) != 1:
        raise Unfit(f"{place}: the sentence has no root, or several")
    safe = set()
    for word in words:
        path = []
        while word is not None and word not in safe:
            if word in path:
                raise Unfit(f"{place}: the sentence has a cycle")
            path.append(word)
            word = word.parent
        safe.update(path)

def align(gold, system):
    """Pairs of words that are the same word: [(gold, system)]."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        if gold[g].multiword or system[s].multiword:
            g, s, g_end, s_end = multiword_span(gold, system, g, s)
            pairs += common(gold[g:g_end], system[s:s_end])
            g, s = g_end, s_end
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((gold[g], system[s]))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs

def multiword_span(gold, system, g, s):
    """The smallest span that no multiword token sticks out of: its first words, and one past its last, on both sides."""
    def beyond(words, at):
        return at >= len(words) or (words[at].start >= end if words[at].multiword else words[at].end > end)
    if gold[g].multiword:
        end = gold[g].end
        s += not system[s].multiword and system[s].start < gold[g].start
    else:
        end = system[s].end
        g += not gold[g].multiword and gold[g].start < system[s].start
    first = g, s
    while not (beyond(gold, g) and beyond(system, s)):
        if g < len(gold) and (s >= len(system) or gold[g].start <= system[s].start):
            end = max(end, gold[g].end) if gold[g].multiword else end
            g += 1
        else:
            end = max(end, system[s].end) if system[s].multiword else end
            s += 1
    return *first, g, s

def common(gold, system):
    """The longest common sequence of forms, in lower case."""
    same = lambda g, s: gold[g].form.lower() == system[s].form.lower()
    longest = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for g in reversed(range(len(gold))):
        for s in reversed(range(len(system))):
            best = longest[g + 1][s + 1] + 1 if same(g, s) else 0
            longest[g][s] = max(best, longest[g + 1][s], longest[g][s + 1])
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        if same(g, s):
            pairs.append((gold[g], system[s]))
            g, s = g + 1, s + 1
        elif longest[g][s] == longest[g + 1][s]:
            g += 1
        else:
            s += 1
    return pairs

def score(gold, system):
    """Measure → (right, gold, system). Raises Unfit where the files hold different texts."""
    if gold.characters != system.characters:
        at = next((i for i, (a, b) in enumerate(zip(gold.characters, system.characters)) if a != b),
                  min(len(gold.characters), len(system.characters)))
        near = lambda bank: "".join(bank.characters[at:at + 20])
        raise Unfit(f"the texts part at character {at}: {near(gold)!r} in gold, {near(system)!r} in system")
    pairs = align(gold.words, system.words)
    of = {s: g for g, s in pairs}
    parent = lambda word: None if word.parent is None else of.get(word.parent, "no gold word")
    hung = [(g, s) for g, s in pairs if g.parent == parent(s)]
    spans = lambda gold, system: (len(set(gold) & set(system)), len(gold), len(system))
    words = lambda right: (right, len(gold.words), len(system.words))
    return {
        "Tokens": spans(gold.tokens, system.tokens),
        "Sentences": spans(gold.sentences, system.sentences),
        "Words": words(len(pairs)),
        "UPOS": words(sum(g.upos == s.upos for g, s in pairs)),
        "UFeats": words(sum(g.feats == s.feats for g, s in pairs)),
        "Lemmas": words(sum(g.lemma in ("_", s.lemma) for g, s in pairs)),
        "UAS": words(len(hung)),
        "LAS": words(sum(g.relation == s.relation for g, s in hung)),
    }

def f1(right, gold, system):
    return 2 * right / (gold + system) if gold + system else 0.0

def table(scores):
    lines = [f"{'measure':12}{'prec':>8}{'rec':>8}{'F1':>8}   right/gold/system"]
    for measure, (right, gold, system) in scores.items():
        lines.append(f"{measure:12}{right / max(1, system):8.4f}{right / max(1, gold):8.4f}{f1(right, gold, system):8.4f}   {right}/{gold}/{system}")
    return "\n".join(lines)

def main(gold, system, *flags):
    try:
        scores = score(load(gold), load(system))
    except (Unfit, ValueError) as fault:
        print(f"conll18: {fault}", file=sys.stderr)
        return 1
    if flags:
        print(json.dumps({measure: dict(zip(("right", "gold", "system", "f1"), (*counts, f1(*counts)))) for measure, counts in scores.items()}))
    else:
        print(table(scores))
    return 0

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[3:] not in ([], ["--json"]):
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Check the record of one gold story in full: every statement with its source, every quantity, the memorandum with
both parties, the meeting, the commitments.

usage: seed.py GOLD.json RECORDS.jsonl [FLOORS.toml]

Prints one line per kind, found of wanted; what is missed goes to stderr (the words are not ours to keep). FLOORS.toml says under [seed] how many of a kind may be
missed. Exit status 0; 1 where more are missed; 2 where the record is not there. Needs nothing but Python 3.11.
"""
import json, re, sys, tomllib

TR = str.maketrans("Iİ", "ıi")

def norm(name):
    """Turkish-aware lower case, one space: two spellings of one name compare equal."""
    return re.sub(r"\s+", " ", (name or "").translate(TR).lower()).strip(" .,;:")

def tokens(text, start, end):
    """Words of a span, each with its place, so that the same word elsewhere is another."""
    return {m.start() for m in re.finditer(r"\w+", text) if start <= m.start() < end}

def overlap(text, a, b):
    """Shared words over all words of two spans."""
    a, b = tokens(text, a["start"], a["end"]), tokens(text, b["start"], b["end"])
    return len(a & b) / max(1, len(a | b))

def pair(wanted, found, score, least):
    """Greedy one-to-one matching, best first. Gives the wanted ones left without a partner."""
    ranked = sorted(((score(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), reverse=True)
    used_w, used_f = set(), set()
    for value, i, j in ranked:
        if value >= least and i not in used_w and j not in used_f:
            used_w.add(i); used_f.add(j)
    return [w for i, w in enumerate(wanted) if i not in used_w]

def check(gold, record):
    """Kind → (how many are wanted, which are missed)."""
    text = gold["text"]
    shift = text.find(record["document"]["text"])
    if shift < 0:
        raise SystemExit("seed: the record's text is not part of the gold text")
    at = lambda x: dict(x, start=x["start"] + shift, end=x["end"] + shift)
    names = {e["id"]: e["name"] for e in record["entities"]}
    same_kind = lambda g, s: (g["type"] == "direct") == (s["type"] == "direct")
    parties = lambda v: {norm(names.get(e)) for e in v["actors"] + v["recipients"]}

    said = [at(s) for s in record["statements"]]
    def attribution(g, s):
        fits = same_kind(g, s) and norm(g["source"]) == norm(names.get(s["source"]))
        return overlap(text, g, s) if fits else 0.0
    figures = [at(q) for q in record["quantities"]]
    def figure(g, q):
        fits = float(g["value"]) == float(q["value"]) and g["unit"] == q["unit"]
        return overlap(text, g, q) if fits else 0.0

    meetings = [v for v in record["events"] if v["type"] == "CONSULT"]
    memoranda = [v for v in record["events"] if v["type"] == "AGREE" and (v.get("agreement") or {}).get("kind") == "memorandum"]
    wanted_memo = [a for a in gold["agreements"] if "zaptı" in norm(a["name"])]
    wanted_meeting = gold["meetings"][:1]
    def memo(g, v):
        right = {norm(p) for p in g["parties"]} == parties(v) and v["agreement"]["status"] == g["status"]
        return float(right)
    def meeting(g, v):
        people = {norm(p) for p in g["participants"]}
        return len(people & parties(v)) / len(people | parties(v)) if parties(v) else 0.0
    promised = [at(c) for c in record["commitments"]]
    show = lambda items: [f'{text[g["start"]:g["end"]][:90]!r}' for g in items]
    return {
        "statements with their source": (len(gold["statements"]), show(pair(gold["statements"], said, attribution, .5))),
        "quantities": (len(gold["quantities"]), show(pair(gold["quantities"], figures, figure, .3))),
        "memorandum with both parties": (len(wanted_memo), show(pair(wanted_memo, memoranda, memo, 1.0))),
        "meeting": (len(wanted_meeting), show(pair(wanted_meeting, meetings, meeting, .5))),
        "commitments": (len(gold["commitments"]), show(pair(gold["commitments"], promised, lambda g, c: overlap(text, g, c), .5))),
    }

def main(gold_path, records_path, floors_path=None):
    gold = json.load(open(gold_path, encoding="utf8"))
    floors = tomllib.load(open(floors_path, "rb"))["seed"] if floors_path else {}
    half = len(gold["text"]) / 2
    records = (json.loads(line) for line in open(records_path, encoding="utf8") if line.strip())
    record = next((r for r in records if len(r["document"]["text"]) > half and r["document"]["text"] in gold["text"]), None)
    if record is None:
        print(f"seed: no record for {gold_path} in {records_path}", file=sys.stderr)
        return 2
    failed = False
    for kind, (wanted, missed) in check(gold, record).items():
        low = floors_path is not None and len(missed) > floors.get(kind, 0)
        failed |= low
        print(f"{kind:32} {wanted - len(missed):3} of {wanted:3}{'   below its floor' if low else ''}")
        for words in missed:
            print(f"seed: {kind}, missed: {words}", file=sys.stderr)
    return 1 if failed else 0

if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))

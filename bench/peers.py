#!/usr/bin/env python3
"""How fast Zabıt analyses words, next to zeyrek and simplemma, on the same words in one run.

usage: bench/peers.py [--words 20000] [--runs 5]

The peers are installed into a virtual environment of their own (bench/requirements.txt; needs PyPI the first time). They
are timed inside Python after one warming pass, word by word, without sentence or file handling; zabit is timed as a
whole process on one thread, start-up, reading and printing included. zabit and zeyrek analyse, simplemma lemmatises.
"""
import argparse, json, os, pathlib, re, statistics, subprocess, sys, tempfile, time, venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PEERS = r'''
import json, logging, statistics, sys, time
logging.disable(logging.CRITICAL)
import simplemma, zeyrek
words, runs = json.load(sys.stdin)
analyser = zeyrek.MorphAnalyzer()
# zeyrek is slow: a slice of the words is enough for a rate.
# _parse is what its analyze() calls for each word; analyze() itself wants a tokeniser's data from elsewhere.
peers = {"zeyrek": (analyser._parse, words[:1000]), "simplemma": (lambda word: simplemma.lemmatize(word, lang="tr"), words)}
rates = {}
for name, (analyse, some) in peers.items():
    seconds = []
    for run in range(runs + 1):
        start = time.perf_counter()
        for word in some:
            analyse(word)
        seconds.append(time.perf_counter() - start)
    rates[name] = len(some) / statistics.median(seconds[1:])
json.dump(rates, sys.stdout)
'''

def text():
    """Running text: the shared news, or the example stories where that folder is absent."""
    files = sorted(NEWS.glob("*.txt")) or sorted((ROOT / "examples").glob("*.txt"))
    return "\n\n".join(path.read_text(encoding="utf8") for path in files)

def python():
    """The interpreter of the virtual environment, made where it is not there yet."""
    folder = TARGET / "peers"
    wanted = ROOT / "bench" / "requirements.txt"
    mark = folder / "made-for.txt"
    if not mark.exists() or mark.read_text(encoding="utf8") != wanted.read_text(encoding="utf8"):
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([folder / "bin" / "pip", "install", "--quiet", "-r", wanted])
        if done.returncode:
            sys.exit("bench/peers.py: zeyrek and simplemma cannot be installed; is PyPI within reach?")
        mark.write_text(wanted.read_text(encoding="utf8"), encoding="utf8")
    return folder / "bin" / "python"

def zabit(prose, words, runs):
    """Words a second of the whole program on one thread."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "zabit-cli"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "words.txt"
        path.write_text(prose, encoding="utf8")
        seconds = []
        for _ in range(runs):
            start = time.perf_counter()
            subprocess.run([TARGET / "release" / "zabit", "analyze", "--threads", "1", path], check=True, stdout=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - start)
    return words / statistics.median(seconds)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--words", type=int, default=20000)
    ap.add_argument("--runs", type=int, default=5)
    args = ap.parse_args()
    prose = text()
    words = re.findall(r"[\w'’]+", prose)
    rates = {"zabit": zabit(prose, len(words), args.runs)}
    done = subprocess.run([python(), "-c", PEERS], input=json.dumps([words[: args.words], args.runs]), check=True,
                          text=True, encoding="utf8", stdout=subprocess.PIPE)
    rates.update(json.loads(done.stdout))
    print(f"{'':12}{'words a second':>16}{'zabit is faster':>18}")
    for name, rate in rates.items():
        faster = "" if name == "zabit" else f"{rates['zabit'] / rate:,.3g} times"
        print(f"{name:12}{rate:>16,.0f}{faster:>18}")
    return 0

if __name__ == "__main__":
    sys.exit(main())

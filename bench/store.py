#!/usr/bin/env python3
"""Measure a store of many stories: how fast it is made, how large it is, how soon it answers.

usage: bench/store.py [STORIES] [--keep FILE]

The stories are invented (bench/stories.py), the same each time; 200,000 of them hold a million statements. Questions are
asked by the program itself, start-up included, several times each. Prints Markdown. Needs Rust, Python 3 and a Unix.
"""
import argparse, json, os, pathlib, statistics, subprocess, sys, tempfile, time

import dense

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMES = 9
TURNS = 15
FILES = 10_000

def run(*command):
    """Seconds a command takes, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, check=True, text=True, encoding="utf8", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, done.stdout

def peak_of(*command):
    """Seconds and peak memory in MB of a command whose output nobody reads."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024

def files_of(stories, folder):
    """The first of the stories as files: their folder and their bytes."""
    files, size = pathlib.Path(folder) / "files", 0
    files.mkdir()
    with open(stories, encoding="utf8") as lines:
        for at, line in zip(range(FILES), lines):
            told = json.loads(line)
            # With its day, as the program reads it from a file: copies are looked for within a week.
            text = f"date {told['published']} {told['title']}\n{told['text']}\n"
            size += len(text.encode())
            (files / f"{at}.txt").write_text(text, encoding="utf8")
    return files, size

def news_files(folder):
    """The shared news, twelve paragraphs a file; nothing where it is not here."""
    news = ROOT.parent / "shared" / "data" / "news" / "cnn-turk-first-half.txt"
    if not news.exists():
        return None
    paragraphs = [line for line in news.read_text(encoding="utf8").splitlines() if line.strip()]
    files, size = pathlib.Path(folder) / "news", 0
    files.mkdir()
    for at in range(0, len(paragraphs), 12):
        text = "\n".join(paragraphs[at:at + 12]) + "\n"
        size += len(text.encode())
        (files / f"{at}.txt").write_text(text, encoding="utf8")
    return files, size

def beside_reading(binary, files, size, folder):
    """A line that sets adding some files to a new store beside reading them, medians of turns."""
    plain, added, store = [], [], pathlib.Path(folder) / "beside.db"
    for _ in range(TURNS):
        plain.append(peak_of(binary, "read", "--quiet", "--format", "json", str(files))[0])
        added.append(peak_of(binary, "add", "--quiet", "--store", str(store), str(files))[0])
        kept = store.stat().st_size
        for file in store.parent.glob("beside.db*"):
            file.unlink()
    # Each turn by itself: the machine is faster now and slower then, alike for the two that follow each other.
    share = statistics.median(one / other for one, other in zip(plain, added))
    plain, added = statistics.median(plain), statistics.median(added)
    return (f"reading {size / plain / 1e6:.2f} MB/s, adding {size / added / 1e6:.2f} MB/s: {share:.0%}; "
            f"the store is {kept / size:.1f} times the text")

def longest_stories(binary, folder):
    """Lines of a table: stories as long as the program takes and dense of one thing, read at growing length and added."""
    yield "| dense of | read 256 KiB | 512 KiB | 1 MiB | add three of 1 MiB | peak memory |\n|---|---:|---:|---:|---:|---:|"
    store, long = pathlib.Path(folder) / "long.db", pathlib.Path(folder) / "long"

    def added(stories):
        seconds, peak = peak_of(binary, "add", "--quiet", "--store", str(store), str(stories))
        for file in store.parent.glob("long.db*"):
            file.unlink()
        return f"{seconds:.1f} s | {peak:.0f} MB |"

    for kind, files in dense.write(long):
        text, times = (files / "0.txt").read_bytes(), []
        for parts in (4, 2, 1):
            part = pathlib.Path(folder) / "part.txt"
            part.write_bytes(text[:len(text) // parts].decode("utf8", "ignore").encode())
            command = (binary, "read", "--quiet", "--format", "json", str(part))
            times.append(statistics.median(peak_of(*command)[0] for _ in range(3)))
        yield f"| {kind} | " + " | ".join(f"{seconds * 1000:.0f} ms" for seconds in times) + f" | {added(files)}"
    yield f"| all of these | | | | {added(long)}"

def questions(binary, store):
    """Each question, and how it is asked."""
    name = json.loads(run(binary, "people", "-n", "1", "--store", store)[1])["name"]
    asked = [["people"], ["who", name], ["said", name], ["said", name, "--about", "köprü"],
             ["between", "Türkiye", "Kazakistan"], ["between", name, "Akpınar Belediyesi"],
             ["figures", "ticaret hacmi"], ["figures", "ihracat", "--of", "Türkiye,Japonya"], ["agreements"],
             ["commitments", "--open"], ["search", "köprüler"], ["search", "\"yeni bir sayfa\""], ["show", "1"]]
    for words in asked:
        command = [binary, *words, "--format", "json", "--store", store]
        yield " ".join(words), command

def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("stories", nargs="?", type=int, default=200_000)
    parser.add_argument("--keep")
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    binary = str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "zabit")
    with tempfile.TemporaryDirectory() as folder:
        stories, store = f"{folder}/stories.jsonl", options.keep or f"{folder}/zabit.db"
        with open(stories, "w", encoding="utf8") as out:
            subprocess.run([sys.executable, str(ROOT / "bench/stories.py"), str(options.stories)], stdout=out, check=True)
        beside = [(f"{FILES:,} of these stories as files", *files_of(stories, folder))]
        news = news_files(folder)
        if news:
            beside.append(("news of the shared data, 417 files", *news))
        beside = [f"- {name}: {beside_reading(binary, files, size, folder)}" for name, files, size in beside]
        seconds, peak = peak_of(binary, "add", "--quiet", "--store", store, stories)
        stats = json.loads(run(binary, "stats", "--format", "json", "--store", store)[1])
        with open(stories, encoding="utf8") as lines:
            text = sum(len((told["title"] + "\n" + told["text"]).encode()) for told in map(json.loads, lines))
        print("# A large store\n\nWritten by `make store`; do not edit by hand. Two cores, other work on the machine as it came.\n")
        print(f"{stats['stories']:,} stories, {stats['statements']:,} statements, {text / 1e6:,.0f} MB of text.\n")
        print(f"- `zabit add`: {seconds:,.0f} s, {text / seconds / 1e6:.2f} MB/s; peak memory {peak:.0f} MB.")
        print(f"- The store: {stats['bytes'] / 1e6:,.0f} MB, {stats['bytes'] / text:.1f} times the text.\n")
        print(f"Reading and adding side by side, into a new store, medians of {TURNS} turns:\n")
        print("\n".join(beside) + "\n")
        print("The longest stories that are taken, hard on memory (bench/dense.py), medians of three readings:\n")
        print("\n".join(longest_stories(binary, folder)) + "\n")
        print("| question | median ms | first ms |\n|---|---:|---:|")
        for words, command in questions(binary, store):
            times = [run(*command)[0] * 1000 for _ in range(TIMES)]
            print(f"| `{words}` | {statistics.median(times):.0f} | {times[0]:.0f} |")

if __name__ == "__main__":
    main()

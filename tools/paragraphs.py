#!/usr/bin/env python3
"""Write each paragraph of the news in the shared data folder as a file of its own.

usage: tools/paragraphs.py OUT_DIR [FILES]

FILES beyond the number of paragraphs are hard links to the first ones, so that they cost no space. Prints how many
files there are. Takes the example stories where the shared data are absent, and says so.
"""
import os, pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
A_FOLDER = 5000     # files in one folder: more makes listing it slow on some file systems

def texts():
    """The paragraphs, and where they are from."""
    news = sorted((ROOT.parent / "shared" / "data" / "news").glob("*.txt"))
    found = [line.encode() + b"\n" for path in news for line in path.read_text(encoding="utf8").split("\n") if line.strip()]
    if found:
        return found, "../shared/data/news"
    return [p.read_bytes() for p in sorted((ROOT / "examples").glob("*.txt"))], "examples/ (the shared data folder is not here)"

def write(out, files=None):
    """Writes so many files, all paragraphs where no number is given. Returns their number and where the text is from."""
    paragraphs, origin = texts()
    files = files or len(paragraphs)
    path = lambda number: out / f"{number // A_FOLDER:04}" / f"{number % A_FOLDER:05}.txt"
    for number in range(files):
        path(number).parent.mkdir(parents=True, exist_ok=True)
        if number < len(paragraphs):
            path(number).write_bytes(paragraphs[number])
        else:
            os.link(path(number % len(paragraphs)), path(number))
    return files, origin

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    count, origin = write(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else None)
    print(f"{count} files from {origin}")

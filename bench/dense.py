#!/usr/bin/env python3
"""Write the stories that are hardest on memory: as long as the program takes without being told, and dense of one thing.

usage: bench/dense.py FOLDER [BYTES]

Makes a folder for each kind, with three files of BYTES each (default: 1 MiB, less a little): short words, names, quotations,
figures, words that are all different, people who are all different. Invented, the same each time.
"""
import pathlib, random, sys

LIMIT = (1 << 20) - 4096
FILES = 3
SYLLABLES = "ba ce di fo gu ha ki le mi no pu ra se ti vu ya zo".split()

def word(dice, syllables):
    return "".join(dice.choice(SYLLABLES) for _ in range(syllables))

def person(dice):
    return f"{word(dice, 2).capitalize()} {word(dice, 3).capitalize()}"

KINDS = {
    "short words": lambda dice: "o bu ve de ki a b c ",
    "names": lambda dice: "Ayşe Demir, Ali Kaya, Veli Ak ve Nur Er geldi. ",
    "quotations": lambda dice: "\"Evet.\" dedi Ali. \"O da.\" dedi. ",
    "figures": lambda dice: "3 kişi, yüzde 5, 7 ton ve 9 lira. ",
    "different words": lambda dice: " ".join(word(dice, 4) for _ in range(6)) + " geldi ve gitti. ",
    "different people": lambda dice: f"{person(dice)} ile {person(dice)} \"Karar alındı.\" dedi. ",
}

def text(piece, dice, limit):
    pieces, size = [], 0
    while size < limit:
        pieces.append(piece(dice))
        size += len(pieces[-1].encode())
    return "".join(pieces[:-1])

def write(folder, limit=LIMIT):
    """The folder of each kind."""
    dice = random.Random(1)
    for kind, piece in KINDS.items():
        own = pathlib.Path(folder) / kind.replace(" ", "-")
        own.mkdir(parents=True)
        for at in range(FILES):
            # A word of its own in front: else files of one kind would be one story.
            (own / f"{at}.txt").write_text(f"{at + 1}. dosya. {text(piece, dice, limit)}", encoding="utf8")
        yield kind, own

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    list(write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else LIMIT))

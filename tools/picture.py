#!/usr/bin/env python3
"""Draw what `zabit read` shows in a terminal as an SVG picture, from its real output.

usage: tools/picture.py [--lines N] [STORY [OUT.svg]]

Reads STORY (default: the first example) with the release build at 80 columns, in colour, and draws the first N lines
of the page. Needs nothing but Python 3 and Rust.
"""
import argparse, html, pathlib, re, subprocess, sys, os

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS, SIZE, CELL, LINE, EDGE = 80, 14, 8.43, 20, 18      # characters; then pixels
GROUND, INK = "#1b1e23", "#d8dbe0"
# The sixteen colours of a terminal, as a dark theme shows them.
PALETTE = ["#4b5059", "#e2777a", "#8fc98b", "#dcc27b", "#7fa9e8", "#c792d9", "#76c5c9", "#d8dbe0",
           "#7d838e", "#f0989a", "#a9dea5", "#ead79b", "#a3c3f5", "#dab2e8", "#9bdde0", "#ffffff"]
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[A-Za-z]")
WORDS = re.compile(r"\S+(?: \S+)*")

def colour(codes):
    """The colour of "38;5;N" or "38;2;R;G;B"; takes the codes it has read."""
    kind = codes.pop(0) if codes else 0
    if kind == 2 and len(codes) >= 3:
        return "#%02x%02x%02x" % (codes.pop(0), codes.pop(0), codes.pop(0))
    number = codes.pop(0) if codes else 7
    if number < 16:
        return PALETTE[number]
    if number >= 232:
        return "#%02x%02x%02x" % ((8 + (number - 232) * 10,) * 3)
    number -= 16
    return "#%02x%02x%02x" % tuple(0 if not n else 55 + 40 * n for n in (number // 36, number // 6 % 6, number % 6))

def apply(style, parameters):
    """What an SGR sequence makes of a style."""
    codes = [int(code or 0) for code in parameters.split(";")]
    while codes:
        code = codes.pop(0)
        if code == 0: style = {}
        elif code == 1: style = {**style, "bold": True}
        elif code == 2: style = {**style, "dim": True}
        elif code == 3: style = {**style, "italic": True}
        elif code == 4: style = {**style, "underline": True}
        elif code == 22: style = {k: v for k, v in style.items() if k not in ("bold", "dim")}
        elif code == 23: style = {k: v for k, v in style.items() if k != "italic"}
        elif code == 24: style = {k: v for k, v in style.items() if k != "underline"}
        elif 30 <= code <= 37: style = {**style, "ink": PALETTE[code - 30]}
        elif 90 <= code <= 97: style = {**style, "ink": PALETTE[code - 82]}
        elif code == 38: style = {**style, "ink": colour(codes)}
        elif code == 39: style = {k: v for k, v in style.items() if k != "ink"}
        elif code == 48: colour(codes)
    return style

def pieces(line, style):
    """A line's pieces of one style each, with the column they begin in, and the style it ends with."""
    out, at, column = [], 0, 0
    for match in [*ESCAPE.finditer(line), None]:
        text = line[at:match.start() if match else len(line)]
        if text:
            out.append((column, text, style))
            column += len(text)
        if match:
            at = match.end()
            if match.group(1) is not None:
                style = apply(style, match.group(1))
    return out, style

def span(column, row, text, style):
    """One piece as SVG text, held to the grid by its length."""
    looks = [f'fill="{style["ink"]}"'] if "ink" in style else []
    if style.get("bold"): looks.append('font-weight="700"')
    if style.get("dim"): looks.append('opacity="0.62"')
    if style.get("italic"): looks.append('font-style="italic"')
    if style.get("underline"): looks.append('text-decoration="underline"')
    x, y = EDGE + column * CELL, EDGE + 26 + row * LINE
    return (f'<text x="{x:.1f}" y="{y}" textLength="{len(text) * CELL:.1f}" lengthAdjust="spacingAndGlyphs" '
            f'{" ".join(looks)}>{html.escape(text, quote=False)}</text>').replace(" >", ">", 1)

def draw(screen, title):
    lines = screen.split("\n")
    width, height = EDGE * 2 + COLUMNS * CELL, EDGE * 2 + 20 + len(lines) * LINE
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" role="img" aria-label="{html.escape(title)}">',
           f'<title>{html.escape(title)}</title>',
           f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
           f'<g font-family="ui-monospace, \'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="{SIZE}" fill="{INK}">']
    style = {}
    for row, line in enumerate(lines):
        parts, style = pieces(line, style)
        # Every run of words is put in its column: viewers differ in what they make of several spaces.
        out += [span(column + words.start(), row, words.group(), look) for column, text, look in parts for words in WORDS.finditer(text)]
    return "\n".join([*out, "</g>", "</svg>", ""])

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--lines", type=int, default=54)
    ap.add_argument("story", nargs="?", default="examples/01-iki-parti-mutabakat.txt")
    ap.add_argument("out", nargs="?", type=pathlib.Path, default=ROOT / "docs" / "terminal.svg")
    args = ap.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "zabit-cli"], cwd=ROOT, check=True)
    zabit = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "zabit"
    command = [zabit, "read", "--format", "text", "--color", "always", args.story]
    # Away from a terminal the page is 80 columns wide.
    page = subprocess.run(command, cwd=ROOT, check=True, text=True, encoding="utf8", stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
    lines = page.rstrip("\n").split("\n")
    shown = lines[:args.lines]
    if len(lines) > len(shown):
        shown = [*shown, "\x1b[0m…"]
    screen = "\n".join([f"\x1b[2m$\x1b[0m zabit read {args.story}", *shown])
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(draw(screen, f"zabit read {args.story} in a terminal"), encoding="utf8")
    print(f"{os.path.relpath(args.out)}: {len(shown)} of {len(lines)} lines")
    return 0

if __name__ == "__main__":
    sys.exit(main())

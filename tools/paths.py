#!/usr/bin/env python3
"""Check that the files and folders our documents name are there, and that their links lead somewhere.

usage: tools/paths.py [FILE.md …]        (default: every .md in the repository but the changelog)

A path is what stands between backticks with a slash in it or a known ending, or the target of a link.
Exit status 1 where one is missing.
"""
import pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CODE = re.compile(r"```.*?```", re.S)
NAMED = re.compile(r"`([^`\s]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)")
ENDINGS = (".md", ".rs", ".toml", ".py", ".tsv", ".txt", ".svg", ".snap")
# Not ours, or made on the way.
ELSEWHERE = ("../shared", "target/", "http://", "https://", "~", "/")

def looks_like_path(word):
    if word.startswith(ELSEWHERE) or any(c in word for c in "<>|=:@*…{}'\",;()"):
        return False
    return word.endswith(ENDINGS) or word.endswith("/") or (word.count("/") >= 1 and re.fullmatch(r"[\w./-]+", word) is not None)

def tracked():
    """All files of the repository and the folders they lie in."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, check=True, text=True, encoding="utf8", stdout=subprocess.PIPE).stdout
    files = {pathlib.PurePosixPath(line) for line in listed.split("\n") if line}
    return {str(p) for p in files | {folder for file in files for folder in file.parents}}

def missing(document, known):
    """The paths a document names that are not there. A path may be given in full, from the document, or by its end."""
    text = CODE.sub("", document.read_text(encoding="utf8"))
    for word in [w for w in NAMED.findall(text) if looks_like_path(w)] + [w for w in LINK.findall(text) if not w.startswith(ELSEWHERE)]:
        end = word.rstrip("/")
        if not ((document.parent / word).exists() or any(path == end or path.endswith("/" + end) for path in known)):
            yield word

def main():
    names = sys.argv[1:] or subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE).stdout.split("\n")
    bad, known = 0, tracked()
    for name in sorted(n for n in names if n and not n.endswith("CHANGELOG.md")):
        for word in missing(ROOT / name, known):
            print(f"paths: {name} names {word}, which is not there", file=sys.stderr)
            bad += 1
    print(f"paths: {'all there' if not bad else f'{bad} missing'}")
    return 1 if bad else 0

if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Check that every crate we build on has a licence that deny.toml allows.

usage: tools/licences.py [--list]

Reads `cargo metadata`, which knows each crate's SPDX expression, so nothing needs installing or compiling.
--list prints every crate with its licence. Exit status 0; 1 where a licence is not allowed or not stated.
"""
import json, pathlib, re, subprocess, sys, tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent

def allows(expression, allowed):
    """Whether an SPDX expression can be met with the allowed licences alone: OR needs one side, AND both."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    at = 0
    def take(word):
        nonlocal at
        if at < len(words) and words[at] == word:
            at += 1
            return True
        return False
    def single():
        nonlocal at
        if take("("):
            value = either()
            take(")")
            return value
        name = words[at] if at < len(words) else ""
        at += 1
        if take("WITH"):
            # An exception only ever adds permissions, so the licence alone is enough.
            exception = words[at] if at < len(words) else ""
            at += 1
            return name in allowed or f"{name} WITH {exception}" in allowed
        return name in allowed
    def both():
        value = single()
        while take("AND"):
            value = single() and value
        return value
    def either():
        value = both()
        while take("OR"):
            value = both() or value
        return value
    return either()

def main():
    allowed = set(tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf8"))["licenses"]["allow"])
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    packages = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)["packages"]
    theirs = sorted((p["name"], p["version"], p["license"]) for p in packages if p["source"])
    if "--list" in sys.argv[1:]:
        for name, version, licence in theirs:
            print(f"{name} {version}: {licence or 'no licence stated'}")
    refused = [f"{n} {v}: {l or 'no licence stated'}" for n, v, l in theirs if not l or not allows(l, allowed)]
    for line in refused:
        print(f"licences: {line}: not allowed by deny.toml; replace the crate, or add the licence if it fits MIT OR Apache-2.0", file=sys.stderr)
    print(f"licences: {len(theirs) - len(refused)} of {len(theirs)} crates allowed")
    return 1 if refused else 0

if __name__ == "__main__":
    sys.exit(main())

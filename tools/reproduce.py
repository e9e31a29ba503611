#!/usr/bin/env python3
"""Train every list and model anew and compare it, byte for byte, with the one in the repository.

usage: tools/reproduce.py [--shared DIR]

What is learnt later is learnt with what came before, as it is built into zabit-train; so one pass tells whether all of
them stand as their data and code make them. Skips with one line and status 0 where the shared data are absent.
"""
import argparse, filecmp, pathlib, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LISTS = ROOT / "crates" / "zabit-turkish" / "data"
MODELS = ROOT / "models"
# Sub-command of zabit-train, folder it writes to, files it makes.
STEPS = [
    ("lists", LISTS, ["words.fst", "names.fst"]),
    ("stems", LISTS, ["stems.fst"]),
    ("words", MODELS, ["words.model"]),
    ("syntax", MODELS, ["syntax.model"]),
    ("names-model", MODELS, ["names.model"]),
]

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    shared = ap.parse_args().shared
    if not (shared / "data" / "ud").is_dir():
        print(f"reproduce: skipped, there are no treebanks in {shared} (the shared data folder is not here)")
        return 0
    train = ["cargo", "run", "--quiet", "--release", "-p", "zabit-train", "--"]
    subprocess.run(["cargo", "build", "--quiet", "--release", "-p", "zabit-train"], cwd=ROOT, check=True)
    other = []
    with tempfile.TemporaryDirectory() as temp:
        for step, folder, files in STEPS:
            out = pathlib.Path(temp) / folder.name
            if not out.exists():
                shutil.copytree(folder, out)  # "stems" reads a list by hand that lies beside what it writes
            for file in files:
                (out / file).unlink()
            start = time.perf_counter()
            subprocess.run([*train, step, str(shared), str(out)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - start
            for file in files:
                same = filecmp.cmp(folder / file, out / file, shallow=False)
                other += [] if same else [file]
                print(f"{file}: {'the same bytes' if same else 'OTHER BYTES'}, {seconds:.1f} s")
    if other:
        print(f"reproduce: {', '.join(other)} differ; train in the order {', '.join(step for step, *_ in STEPS)} "
              "and build between the steps", file=sys.stderr)
    return 1 if other else 0

if __name__ == "__main__":
    sys.exit(main())

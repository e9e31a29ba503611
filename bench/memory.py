#!/usr/bin/env python3
"""Start-up time of the program, and its peak memory and speed over many files.

usage: bench/memory.py [--files 5000,100000] [--runs 30]

Builds the release binary, then prints figures to stdout. Peak memory is the resident set's maximum as the system
counts it (ru_maxrss). Files are paragraphs of the shared news, or the example stories where that folder is absent.
Needs a Unix and Python 3.
"""
import argparse, os, pathlib, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import paragraphs

def measure(command):
    """Seconds, peak memory in MB and exit status of one run, output thrown away."""
    start = time.perf_counter()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024      # ru_maxrss: bytes there, kilobytes elsewhere
    return time.perf_counter() - start, usage.ru_maxrss * unit / 1e6, child.returncode

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--files", default="5000,100000")
    ap.add_argument("--runs", type=int, default=30)
    args = ap.parse_args()
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "zabit-cli"], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    zabit = target / "release" / "zabit"
    print(f"size of the program: {zabit.stat().st_size / 1e6:.1f} MB")
    for label, command in (("zabit --version", [zabit, "--version"]),
                           ("one story", [zabit, "read", "--format", "json", ROOT / "examples" / "01-iki-parti-mutabakat.txt"])):
        runs = [measure(command) for _ in range(args.runs)]
        seconds = [r[0] * 1000 for r in runs]
        print(f"start-up, {label}: median {statistics.median(seconds):.1f} ms, slowest {max(seconds):.1f} ms of {args.runs} runs; peak {max(r[1] for r in runs):.0f} MB")
    with tempfile.TemporaryDirectory() as temp:
        for wanted in (int(n) for n in args.files.split(",")):
            folder = pathlib.Path(temp) / str(wanted)
            files, origin = paragraphs.write(folder, wanted)
            size = sum(path.stat().st_size for path in folder.rglob("*.txt"))
            for threads in (1, os.cpu_count() or 1):
                seconds, peak, status = measure([zabit, "read", "--format", "json", "--threads", threads, folder])
                print(f"{files} files ({size / 1e6:.1f} MB) from {origin}, threads: {threads}: "
                      f"{seconds:.1f} s, {size / 1e6 / seconds:.2f} MB/s, peak {peak:.0f} MB, exit status {status}")
    return 0

if __name__ == "__main__":
    sys.exit(main())

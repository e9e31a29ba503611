#!/usr/bin/env python3
"""Try the API with whatever its own document allows, and with what it does not: no answer may say that the server broke.

usage: tools/schemathesis.py [ZABIT]

Adds the examples to a new store with ZABIT (default: target/release/zabit), serves it on a free loopback port, and lets
schemathesis ask every operation of /api/v1/openapi.json: requests made from the schemas, right and wrong ones, a bounded
number of each from a fixed seed. Checked are: no server error, statuses, headers and bodies as the document says, data
against the schema refused, methods that are not there refused. schemathesis comes from PyPI, in the versions of
tools/schemathesis-requirements.txt, into a virtual environment under target/. Exit status 0; 1 where a check fails or
schemathesis cannot be had.
"""
import contextlib, pathlib, re, subprocess, sys, tempfile
import pypi
from pypi import ROOT, TARGET

CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "negative_data_rejection", "unsupported_method",
]
EXAMPLES = 60
# A POST that another site might have sent is refused (415) before anybody looks whether its address takes one (405).
CONFIG = """[phases.coverage]
unexpected-methods = ["DELETE", "PUT", "PATCH", "OPTIONS"]
"""
SECONDS = 240

def environment():
    """The program, installed where it is not."""
    try:
        return pypi.program("schemathesis")
    except pypi.Unreachable as fault:
        sys.exit(f"schemathesis: cannot be installed from PyPI ({fault}); this step needs the network once")

@contextlib.contextmanager
def served(zabit, store):
    """The address of a running server."""
    command = [zabit, "serve", "--store", store, "--listen", "127.0.0.1:0", "--rate", "100000"]
    server = subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr:
            found = re.search(r"http://[\d.]+:\d+", line)
            if found:
                break
        else:
            sys.exit("schemathesis: the server did not start")
        yield found[0]
    finally:
        server.terminate()
        server.wait()

def main():
    zabit = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET / "release" / "zabit"
    program = environment()
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "kayit.db"
        subprocess.run([zabit, "add", "--quiet", "--store", store, ROOT / "examples"], check=True, stdout=subprocess.DEVNULL)
        (pathlib.Path(folder) / "schemathesis.toml").write_text(CONFIG)
        with served(zabit, store) as base:
            command = [
                program, "run", f"{base}/api/v1/openapi.json", "--checks", ",".join(CHECKS), "--max-examples", str(EXAMPLES),
                "--seed", "1", "--phases", "examples,coverage,fuzzing", "--request-timeout", "30",
                "--continue-on-failure", "--no-color", "--suppress-health-check", "all",
            ]
            try:
                # In a folder of its own: it leaves notes behind.
                return subprocess.run(list(map(str, command)), cwd=folder, timeout=SECONDS).returncode
            except subprocess.TimeoutExpired:
                sys.exit(f"schemathesis: not done after {SECONDS} seconds")

if __name__ == "__main__":
    sys.exit(main())

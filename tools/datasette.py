#!/usr/bin/env python3
"""Show that a store is a plain SQLite file that Datasette serves as it is.

usage: tools/datasette.py [ZABIT]

Adds the examples to a new store with ZABIT (default: target/release/zabit, else target/debug/zabit), starts Datasette on
a free loopback port on that file, and asks the JSON of each public view: its rows must be there, and the view `columns`
must say of each of its columns what it means. Datasette comes from PyPI, in the versions of
tools/datasette-requirements.txt, into a virtual environment under target/; where PyPI cannot be reached this says so
and passes. Exit status 0; 1 where a view or a meaning is missing.
"""
import contextlib, json, pathlib, socket, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request
import pypi
from pypi import ROOT, TARGET

# A page of Datasette's JSON holds at most this many rows.
PAGE = 1000

def environment():
    """Datasette's program, installed where it is not; None where it cannot be."""
    try:
        return pypi.program("datasette")
    except pypi.Unreachable as fault:
        print(f"skipped: Datasette could not be installed from PyPI ({fault})")
        return None

def binary():
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1])
    found = [TARGET / build / "zabit" for build in ("release", "debug")]
    return next((path for path in found if path.exists()), found[0])

def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]

@contextlib.contextmanager
def served(program, store):
    """The address of a running Datasette."""
    port = free_port()
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), "--setting", "max_returned_rows", str(PAGE), store]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log)
        try:
            base = f"http://127.0.0.1:{port}"
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"{base}/-/versions.json", timeout=5).read()
                    break
                if server.poll() is not None:
                    log.seek(0)
                    sys.exit(f"datasette ended: {log.read().decode(errors='replace')[-500:]}")
                time.sleep(0.1)
            yield base
        finally:
            server.terminate()
            server.wait()

def ask(base, path, **asked):
    query = urllib.parse.urlencode(asked)
    with urllib.request.urlopen(f"{base}/{path}.json?{query}", timeout=30) as answer:
        return json.load(answer)

def main():
    program = environment()
    if program is None:
        return 0
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "zabit.db"
        subprocess.run([binary(), "add", "--quiet", "--store", store, ROOT / "examples"], check=True, stdout=subprocess.DEVNULL)
        before = store.read_bytes()
        with served(program, store) as base:
            told = {}
            for row in ask(base, "zabit/columns", _shape="array", _size=PAGE):
                told.setdefault(row["view"], {})[row["column"]] = row["meaning"]
            sql = "select name from sqlite_schema where type = 'view' order by name"
            views = [row["name"] for row in ask(base, "zabit", sql=sql, _shape="array")]
            for view in views:
                answer = ask(base, f"zabit/{view}", _shape="objects", _size=PAGE)
                rows = answer["rows"]
                columns = list(rows[0]) if rows else []
                faults += [f"{view}: no rows"] if not rows else []
                faults += [f"{view}.{name}: not documented in `columns`" for name in columns if not told.get(view, {}).get(name)]
                faults += [f"{view}.{name}: documented, but not there" for name in told.get(view, {}) if rows and name not in columns]
                print(f"{view}: {len(rows)} rows, {len(columns)} columns")
        if store.read_bytes() != before:
            faults.append("the file was changed by being served")
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults or not views else 0

if __name__ == "__main__":
    sys.exit(main())

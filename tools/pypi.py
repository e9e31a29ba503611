"""Programs from PyPI, in pinned versions, each in a virtual environment of its own under target/."""
import os, pathlib, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))

class Unreachable(Exception):
    """A program that cannot be installed; the last words of pip."""

def program(name):
    """The program `name` of tools/NAME-requirements.txt, installed where it is not. Raises Unreachable."""
    home, wanted = TARGET / name, (ROOT / "tools" / f"{name}-requirements.txt")
    found, stamp = home / "bin" / name, home / "wanted.txt"
    if found.exists() and stamp.exists() and stamp.read_text() == wanted.read_text():
        return found
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--timeout", "20", "--retries", "1", "-r", wanted], capture_output=True, text=True)
    if done.returncode:
        raise Unreachable((done.stderr.strip().splitlines() or ["no message"])[-1])
    stamp.write_text(wanted.read_text())
    return found

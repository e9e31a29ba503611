#!/usr/bin/env python3
"""Measure the pages: how soon they come when many are asked for at a steady rate, and what the server needs.

usage: bench/serve.py [STORIES] [--store FILE] [--rate N] [--seconds N] [--turns N] [--seed N]

The stories are invented (bench/stories.py); --store takes a store that is there. Addresses of every page and of the API are
found by their links, as a reader comes to them, and asked for in a mix in which each kind of page is as likely. The rate
is held whatever the server does: a request's time runs from the moment it was due, so a server that stalls is not spared
the requests that it held up. (Debian's tools keep no such rate: wrk sends the next request when the last one is answered.)
Prints Markdown. Needs Rust, Python 3.11 and Linux.
"""
import argparse, asyncio, html, json, os, pathlib, random, re, signal, statistics, subprocess, sys, tempfile, time, typing
import urllib.error, urllib.parse, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Addresses of one kind that are asked for.
OF_A_KIND = 40
# Pages read to find addresses.
READ = 400
WORDS = "köprü liman yatırım ihracat hedef anlaşma görüşme turist tünel baraj müze toplantı bütçe \"yeni bir sayfa\"".split(" ")
WAIT = 30
# Seconds after the start in which most pages are asked for the first time.
EARLY = 5

def kind(path):
    """The page an address is of: numbers put aside, and what stands behind each key."""
    split = urllib.parse.urlsplit(path)
    keys = sorted({key for key, _ in urllib.parse.parse_qsl(split.query)})
    name = re.sub(r"(?<=/)(e?\d+|[0-9a-f]{16})(?=[/.]|$)", "N", split.path)
    return name + (f"?{'&'.join(keys)}" if keys else "")

def get(base, path, packing="identity"):
    request = urllib.request.Request(base + path, headers={"Accept-Encoding": packing, "Accept-Language": "tr"})
    with urllib.request.urlopen(request, timeout=WAIT) as answer:
        return answer.headers.get("Content-Type", ""), answer.read()

def addresses(base, dice):
    """Addresses of each kind of page, found from the first page on."""
    found, waiting, seen = {}, ["/"], {"/"}
    for word in WORDS:
        waiting.append("/search?q=" + urllib.parse.quote(word))
    seen.update(waiting)
    read = 0
    while waiting and read < READ:
        # Kinds that were read least come first: every page is found, also where one has many links.
        waiting.sort(key=lambda path: len(found.get(kind(path), [])), reverse=True)
        path = waiting.pop()
        if len(found.get(kind(path), [])) >= OF_A_KIND:
            continue
        try:
            form, body = get(base, path)
        except urllib.error.HTTPError as error:
            print(f"{path}: {error}", file=sys.stderr)
            continue
        read += 1
        found.setdefault(kind(path), []).append(path)
        if not form.startswith("text/html"):
            continue
        links = [html.unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', body.decode())]
        links = [link for link in dict.fromkeys(links) if link not in seen and not link.startswith("/assets/") and "lang=" not in link]
        dice.shuffle(links)
        waiting.extend(links[:60])
        seen.update(links[:60])
    # What was seen and not read is an address too.
    for path in waiting:
        known = found.setdefault(kind(path), [])
        if len(known) < OF_A_KIND:
            known.append(path)
    api(base, found)
    return found

def api(base, found):
    """Addresses of the API, filled in with numbers that the pages gave; only those that answer."""
    try:
        document = json.loads(get(base, "/api/v1/openapi.json")[1])
    except (urllib.error.HTTPError, ValueError):
        return
    numbers = {word: re.findall(rf"/{word}/([^/?\"\s]+)", " ".join(sum(found.values(), []))) for word in ("entity", "story")}
    entities, stories = numbers["entity"] or ["e1"], numbers["story"] or ["1"]
    for path, methods in document.get("paths", {}).items():
        if "get" not in methods:
            continue
        needed = [one for one in methods["get"].get("parameters", []) if one.get("required") and one.get("in") == "query"]
        several = []
        for at in range(OF_A_KIND):
            of = lambda name, entities=entities, at=at: stories[at % len(stories)] if "story" in path or name == "story" else entities[at % len(entities)]
            filled = re.sub(r"\{(\w+)\}", lambda match: of(match[1]), path)
            asked = {one["name"]: WORDS[at % len(WORDS)] if one["name"] in ("q", "words", "measure", "query") else
                     entities[(at + (one["name"] == "b")) % len(entities)] for one in needed}
            filled += "?" + urllib.parse.urlencode(asked) if asked else ""
            if filled not in several:
                several.append(filled)
        good = []
        for one in several:
            try:
                get(base, one)
                good.append(one)
            except urllib.error.HTTPError:
                pass
        if good:
            found[path] = good

class Connection:
    """One connection that is kept open."""
    def __init__(self, port):
        self.port, self.reader, self.writer, self.used = port, None, None, False

    async def ask(self, path):
        """Asks, and once more where the connection was closed as idle before a byte came (RFC 9112, 9.3.1)."""
        try:
            return await self.ask_once(path)
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            if not self.used or getattr(error, "partial", b""):
                raise
            self.close()
            return await self.ask_once(path)

    async def ask_once(self, path):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            self.used = False
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept-Language: tr\r\nAccept-Encoding: gzip, br\r\n\r\n"
        self.writer.write(head.encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        size, length = 0, re.search(r"\r\ncontent-length: (\d+)", lines)
        if length:
            size = len(await self.reader.readexactly(int(length[1])))
        elif "transfer-encoding: chunked" in lines:
            while chunk := int((await self.reader.readline()).split(b";")[0], 16):
                await self.reader.readexactly(chunk + 2)
                size += chunk
            await self.reader.readline()
        self.used = True
        if "\r\nconnection: close" in lines:
            self.close()
        return int(lines.split(" ", 2)[1]), size

    def close(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None

async def load(port, found, rate, seconds, dice):
    """Asks at a steady rate; for each kind of page, times in ms, those of the first seconds, and what was wrong."""
    idle, times, early, wrong, late = [], {}, [], [], 0
    kinds = list(found)

    async def one(name, path, due):
        connection = idle.pop() if idle else Connection(port)
        try:
            status, _ = await asyncio.wait_for(connection.ask(path), WAIT)
            took = (time.perf_counter() - due) * 1000
            times.setdefault(name, []).append(took)
            if due - start < EARLY:
                early.append(took)
            if status >= 400:
                wrong.append(f"{status} {path}")
            idle.append(connection)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as error:
            connection.close()
            wrong.append(f"{type(error).__name__} {path}")

    start, tasks = time.perf_counter(), set()
    for number in range(rate * seconds):
        due = start + number / rate
        wait = due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        elif wait < -0.05:
            late += 1
        name = kinds[number % len(kinds)] if number < len(kinds) else dice.choice(kinds)
        task = asyncio.create_task(one(name, dice.choice(found[name]), due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    return times, early, wrong, late

def memory(pid):
    """Peak memory in MB."""
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024

def first_page(base):
    """Bytes of the first page with all it needs, by packing."""
    _, body = get(base, "/")
    needed = ["/", *dict.fromkeys(re.findall(r'"(/assets/[^"]+)"', body.decode()))]
    return {packing: sum(len(get(base, path, packing)[1]) for path in needed) for packing in ("identity", "gzip", "br")}

def percentile(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

class Turn(typing.NamedTuple):
    """What a turn gave: times in ms by kind of page, those of the first seconds, faults, late requests, MB, bytes of the
    first page, all times."""
    times: dict
    early: list
    wrong: list
    late: int
    peak: float
    first: dict
    everything: list

def turn(command, options):
    """Starts a server, finds its addresses, and asks for them."""
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        base = re.search(r"http://[^/\s]+", server.stderr.readline())[0]
        dice = random.Random(options.seed)
        found = addresses(base, dice)
        port = int(base.rsplit(":", 1)[1])
        times, early, wrong, late = asyncio.run(load(port, found, options.rate, options.seconds, dice))
        return Turn(times, early, wrong, late, memory(server.pid), first_page(base), sum(times.values(), []))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()

def row(name, times):
    return f"| {name} | {len(times)} | {statistics.median(times):.1f} | {percentile(times, 0.99):.1f} | {max(times):.0f} |"

def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("stories", nargs="?", type=int, default=200_000)
    parser.add_argument("--store")
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    binary = os.environ.get("ZABIT_BIN")
    if not binary:
        subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "zabit-cli"], cwd=ROOT, check=True)
        binary = str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "zabit")
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or f"{folder}/zabit.db"
        if not os.path.exists(store):
            with open(f"{folder}/stories.jsonl", "w", encoding="utf8") as out:
                subprocess.run([sys.executable, str(ROOT / "bench/stories.py"), str(options.stories)], stdout=out, check=True)
            command = [binary, "add", "--quiet", "--store", store, f"{folder}/stories.jsonl"]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        stats = json.loads(subprocess.run([binary, "stats", "--format", "json", "--store", store], check=True, text=True,
                                          stdout=subprocess.PIPE).stdout)
        command = [binary, "serve", "--store", store, "--listen", "127.0.0.1:0", "--rate", "1000000"]
        turns = [turn(command, options) for _ in range(options.turns)]
    turns.sort(key=lambda one: percentile(one.everything, 0.99))
    times, early, wrong, late, peak, first, everything = turns[len(turns) // 2]
    wrong = sum((one.wrong for one in turns), [])
    print("# The pages under load\n\nWritten by `make serve-bench`; do not edit by hand. Server and client share the machine's "
          f"{os.cpu_count()} cores, other work as it came.\n")
    print(f"{stats['stories']:,} stories, {stats['statements']:,} statements. {options.rate} requests a second for "
          f"{options.seconds} s, each kind of page as likely; times from the moment a request was due to its last byte. "
          f"Each of {options.turns} turns has a server of its own, just started; what is told is the turn in the middle.\n")
    print(f"- All: median {statistics.median(everything):.1f} ms, 99th percentile {percentile(everything, 0.99):.1f} ms, "
          f"{len(everything):,} answers, {len(wrong)} faults.")
    print(f"- The first {EARLY} seconds alone, in which most pages are made for the first time: "
          f"median {statistics.median(early):.1f} ms, 99th percentile {percentile(early, 0.99):.1f} ms.")
    if late:
        print(f"- The client itself was late with {late} requests: the machine was busy, and times are longer for it.")
    print(f"- The first page with all it needs: {first['br'] / 1000:.1f} kB by br, {first['gzip'] / 1000:.1f} kB by gzip, "
          f"{first['identity'] / 1000:.1f} kB plain.")
    ends = [percentile(one.everything, 0.99) for one in turns]
    print(f"- All turns: 99th percentiles {', '.join(f'{end:.0f}' for end in ends)} ms; "
          f"peak memory of the server {min(one.peak for one in turns):.0f} to {max(one.peak for one in turns):.0f} MB.\n")
    print("| page | answers | median ms | 99 % ms | most ms |\n|---|---:|---:|---:|---:|")
    for name in sorted(times):
        print(row(f"`{name}`", times[name]))
    print(row("all", everything))
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    if wrong:
        sys.exit(1)

if __name__ == "__main__":
    main()

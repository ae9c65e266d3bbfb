#!/usr/bin/env python3
"""How well articles are taken out of web pages, beside trafilatura, both in one run on the same pages.

    python3 -m venv venv && venv/bin/pip install trafilatura lxml_html_clean
    cargo build --example clean
    venv/bin/python benches/extraction.py target/debug/examples/clean ../shared/suites/readability-news

The pages are 44 of the test pages of mozilla/readability: a folder each with source.html.gz, expected.html.gz and
expected-metadata.json. Runs of four words (a multiset, words in small letters) are compared with the text of the expected
page: precision and recall of each page, their means over the pages, and F1 of the two means. Two references are used:

  whole   all text of expected.html
  prose   the same without captions, tables and blocks that are for the most part links, and a block that is repeated once
          only: what an article's sentences are

Metadata is right where it is the same after lower-casing and dropping punctuation; of dates the day is compared.
"""
import collections
import gzip
import html.parser
import importlib.metadata
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import trafilatura

FIELDS = ["title", "byline", "siteName", "publishedTime"]
LEFT_OUT = {"figure", "figcaption", "table", "aside"}
BLOCKS = {"p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "td", "ul", "ol", "dd", "dt", "pre"}


class Blocks(html.parser.HTMLParser):
    """Blocks of text with the share of letters that are links."""

    def __init__(self):
        super().__init__()
        self.blocks, self.out, self.links, self.text, self.linked = [], 0, 0, [], 0

    def end_block(self):
        text = " ".join(self.text).strip()
        if text:
            self.blocks.append((text, self.linked / len("".join(self.text))))
        self.text, self.linked = [], 0

    def handle_starttag(self, tag, _):
        if tag in LEFT_OUT:
            self.out += 1
        if tag in BLOCKS:
            self.end_block()
        self.links += tag == "a"

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_block()
        if tag in LEFT_OUT:
            self.out = max(0, self.out - 1)
        self.links = max(0, self.links - (tag == "a"))

    def handle_data(self, data):
        if not self.out:
            self.text.append(data)
            self.linked += len(data) if self.links else 0


def text_of(page):
    return re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<!--.*?-->", " ", page))


def prose_of(page):
    blocks = Blocks()
    blocks.feed(page)
    blocks.end_block()
    return "\n".join(dict.fromkeys(" ".join(text.split()) for text, linked in blocks.blocks if linked < 0.6))


def unescaped(text):
    return html.unescape(text)


def words(text):
    return re.findall(r"[^\W_]+", unescaped(text).lower())


def shingles(text):
    w = words(text)
    return collections.Counter(tuple(w[i : i + 4]) for i in range(len(w) - 3))


def compared(ours, theirs):
    a, b = shingles(ours), shingles(theirs)
    common = sum((a & b).values())
    share = lambda all: common / sum(all.values()) if all else 1.0
    return share(a), share(b)


def by_trafilatura(page):
    text = trafilatura.extract(page, include_comments=False) or ""
    meta = trafilatura.extract_metadata(page)
    fields = [meta.title, meta.author, meta.sitename, meta.date] if meta else [None] * 4
    return {**dict(zip(FIELDS, fields)), "body": text, "all": text}


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = sorted(p for p in folder.iterdir() if p.is_dir())
    read = lambda case, name: gzip.open(case / name).read().decode("utf-8", "replace")
    pages = [read(case, "source.html.gz") for case in cases]
    with tempfile.TemporaryDirectory() as made:
        paths = []
        for i, page in enumerate(pages):
            paths.append(f"{made}/{i:03}.html")
            pathlib.Path(paths[-1]).write_text(page)
        lines = subprocess.run([program, *paths], capture_output=True, text=True, check=True).stdout.splitlines()
    found = {
        "briefing, paragraphs": [{**line, "all": line["body"]} for line in map(json.loads, lines)],
        "briefing, all lines taken": [json.loads(line) for line in lines],
        "trafilatura " + importlib.metadata.version("trafilatura"): [by_trafilatura(page) for page in pages],
    }
    expected = [read(case, "expected.html.gz") for case in cases]
    metas = [json.loads((case / "expected-metadata.json").read_text()) for case in cases]
    print(f"{len(cases)} pages")
    print(f"| | reference | precision | recall | F1 | {' | '.join(FIELDS)} |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, all in found.items():
        marks = []
        for field in FIELDS:
            cut = 10 if field == "publishedTime" else None
            pairs = [(f.get(field), m[field]) for f, m in zip(all, metas) if m.get(field)]
            right = sum(bool(o) and words(o[:cut]) == words(want[:cut]) for o, want in pairs)
            marks.append(f"{right}/{len(pairs)}")
        for reference, of in (("whole", text_of), ("prose", prose_of)):
            scores = [compared(f["all"], of(page)) for f, page in zip(all, expected)]
            p, r = (sum(s[i] for s in scores) / len(scores) for i in (0, 1))
            f1 = 2 * p * r / (p + r)
            print(f"| {name} | {reference} | {p:.3f} | {r:.3f} | {f1:.3f} | {' | '.join(marks)} |")
    if "-v" in sys.argv:
        for i, case in enumerate(cases):
            row = [compared(all[i]["all"], prose_of(expected[i])) for all in found.values()]
            print(f"{case.name:40}", "  ".join(f"P {p:.3f} R {r:.3f}" for p, r in row))


if __name__ == "__main__":
    main()

//! Writes the events of the Markdown crate as safe markup. The only place where markup of prose is written.

use super::address::{Address, address};
use super::footnotes::{Gathered, plain_until_end};
use super::prose::{PREFIX, Prose, ProseHeading, ProseMention, ProsePart, UNNAMED};
use super::{escape, headings, sentence};
use crate::text::one_line;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Quotations and lists inside one another beyond this are written flat.
const NESTING: usize = 24;

pub fn write(source: &str, gathered: Gathered) -> Prose {
    let ids = headings::ids(std::iter::once(&gathered.text).chain(gathered.notes.iter().map(|(_, note)| note)));
    let mut writer = Writer {
        source,
        numbers: &gathered.numbers,
        fragments: ids.iter().cloned().collect(),
        ids: ids.into_iter(),
        out: Prose::default(),
        html: String::new(),
        plain: String::new(),
        pending: Vec::new(),
        ends: Vec::new(),
        nested: 0,
        slot: None,
        in_link: 0,
        in_head: false,
        alignments: Vec::new(),
        cell: 0,
        marks: BTreeMap::new(),
    };
    writer.events(&gathered.text);
    if !gathered.notes.is_empty() {
        writer.html += "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n";
        for (number, note) in &gathered.notes {
            writer.html += &format!("<li id=\"{PREFIX}fn-{number}\">");
            writer.events(note);
            if writer.marks.contains_key(number) {
                writer.html += &format!(
                    "<a href=\"#{PREFIX}fnref-{number}\" role=\"doc-backlink\" aria-label=\"back\">\u{21a9}\u{fe0e}</a>"
                );
            }
            writer.html += "</li>\n";
        }
        writer.html += "</ol></section>\n";
    }
    writer.block();
    writer.flush();
    writer.out
}

struct Writer<'s> {
    source: &'s str,
    numbers: &'s HashMap<String, usize>,
    /// The ids of the headings to come.
    ids: std::vec::IntoIter<String>,
    /// All of them.
    fragments: HashSet<String>,
    out: Prose,
    /// Markup since the last part.
    html: String,
    /// Plain text of the block that is being written, and the links in it.
    plain: String,
    pending: Vec<(Range<usize>, String)>,
    /// What closes each open tag.
    ends: Vec<String>,
    nested: usize,
    slot: Option<Slot>,
    in_link: usize,
    in_head: bool,
    alignments: Vec<Alignment>,
    cell: usize,
    /// How many marks of each footnote there were.
    marks: BTreeMap<usize, usize>,
}

/// A link within the site whose label is being written.
struct Slot {
    target: String,
    range: Range<usize>,
    /// Where the label begins in the plain text.
    from: usize,
    /// The label is only the target again.
    is_quiet: bool,
}

impl Writer<'_> {
    fn events(&mut self, events: &[(Event, Range<usize>)]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            match event {
                // A page loads nothing from elsewhere, and a site has no pictures of its own: the description stays.
                Event::Start(Tag::Image { .. }) => {
                    let (description, length) = plain_until_end(&events[at..]);
                    self.text(&description);
                    at += length;
                    continue;
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let (code, length) = plain_until_end(&events[at..]);
                    self.code_block(kind, &code);
                    at += length;
                    continue;
                }
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(text),
                Event::Code(text) => self.code(text),
                Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text),
                Event::SoftBreak => self.text("\n"),
                Event::HardBreak => {
                    self.html += "<br>";
                    self.text("\n");
                }
                Event::Rule => self.html += "<hr>\n",
                Event::FootnoteReference(label) => self.footnote_mark(label),
                Event::TaskListMarker(done) => {
                    let (label, sign) = if *done { ("done", '\u{2611}') } else { ("to do", '\u{2610}') };
                    self.html += &format!("<span class=\"task\" role=\"img\" aria-label=\"{label}\">{sign}</span> ");
                }
            }
            at += 1;
        }
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.out.parts.push(ProsePart::Html(std::mem::take(&mut self.html)));
        }
    }

    /// The end of a block of plain text: its links get their sentences.
    fn block(&mut self) {
        let ends = if self.pending.is_empty() { Vec::new() } else { sentence::ends(&self.plain) };
        for (at, target) in self.pending.drain(..) {
            self.out.mentions.push(ProseMention { target, sentence: sentence::around(&self.plain, &ends, at) });
        }
        self.plain.clear();
    }

    fn is_quiet(&self) -> bool {
        self.slot.as_ref().is_some_and(|slot| slot.is_quiet)
    }

    fn text(&mut self, text: &str) {
        if self.is_quiet() {
            return;
        }
        escape::push(&mut self.html, text);
        self.plain += &escape::cleaned(text);
    }

    fn code(&mut self, text: &str) {
        if self.is_quiet() {
            return;
        }
        self.html += "<code>";
        self.text(text);
        self.html += "</code>";
    }

    fn open(&mut self, start: &str, end: &str) {
        self.html += start;
        self.ends.push(end.to_owned());
    }

    /// Opens a tag that can hold itself, up to a depth.
    fn open_nested(&mut self, start: &str, end: &str) {
        self.nested += 1;
        match self.nested > NESTING {
            true => self.ends.push(String::new()),
            false => self.open(start, end),
        }
    }

    fn start(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => {
                self.block();
                self.open("<p>", "</p>\n");
            }
            Tag::Heading { level, .. } => {
                self.block();
                let level = (*level as u8).max(2);
                let id = self.ids.next().unwrap_or_default();
                self.open(&format!("<h{level} id=\"{}\">", escape::escape(&id)), &format!("</h{level}>\n"));
                self.out.headings.push(ProseHeading { level, id, text: String::new() });
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.open_nested("<blockquote>\n", "</blockquote>\n");
            }
            Tag::List(Some(1)) => self.open_nested("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => self.open_nested(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
            Tag::List(None) => self.open_nested("<ul>\n", "</ul>\n"),
            Tag::Item => {
                self.block();
                match self.nested > NESTING {
                    true => self.open("", "<br>\n"),
                    false => self.open("<li>", "</li>\n"),
                }
            }
            Tag::Table(alignments) => {
                self.alignments = alignments.clone();
                // Wide tables scroll inside themselves, by keyboard too.
                self.open(
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n",
                    "</tbody></table></div>\n",
                );
            }
            Tag::TableHead => {
                (self.in_head, self.cell) = (true, 0);
                self.open("<thead><tr>", "</tr></thead><tbody>\n");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.open("<tr>", "</tr>\n");
            }
            Tag::TableCell => {
                self.block();
                let class = match self.alignments.get(self.cell) {
                    Some(Alignment::Left) => " class=\"left\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    Some(Alignment::Right) => " class=\"right\"",
                    _ => "",
                };
                self.cell += 1;
                match self.in_head {
                    true => self.open(&format!("<th scope=\"col\"{class}>"), "</th>"),
                    false => self.open(&format!("<td{class}>"), "</td>"),
                }
            }
            Tag::Emphasis => self.open("<em>", "</em>"),
            Tag::Strong => self.open("<strong>", "</strong>"),
            Tag::Strikethrough => self.open("<del>", "</del>"),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, range),
            // Not asked for, or handled before.
            _ => self.open("", ""),
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                self.nested = self.nested.saturating_sub(1);
                self.block();
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Heading(_) => {
                let text = one_line(&self.plain);
                if let Some(heading) = self.out.headings.last_mut() {
                    heading.text = text;
                }
            }
            TagEnd::Link => {
                self.in_link = self.in_link.saturating_sub(1);
                if self.in_link == 0
                    && let Some(slot) = self.slot.take()
                {
                    self.end_slot(slot);
                }
            }
            _ => {}
        }
        if let Some(end) = self.ends.pop() {
            self.html += &end;
        }
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::TableCell) {
            self.block();
        }
    }

    fn link(&mut self, kind: LinkType, typed: &str, range: &Range<usize>) {
        self.in_link += 1;
        // Links do not stand in links.
        if self.in_link > 1 {
            return self.open("", "");
        }
        let address = match kind {
            LinkType::WikiLink { has_pothole } => {
                let label = has_pothole.then_some(());
                return self.begin_slot(typed.trim(), label.is_none(), wiki_range(self.source, range));
            }
            LinkType::Email => address(&format!("mailto:{typed}")),
            _ => address(typed),
        };
        match address {
            Address::Outside(href) => {
                self.open(&format!("<a href=\"{}\" rel=\"noopener nofollow\">", escape::escape(&href)), "</a>");
            }
            Address::Heading(fragment) => {
                let id = match fragment.starts_with(PREFIX) {
                    true => fragment.clone(),
                    false => format!("{PREFIX}{fragment}"),
                };
                match self.fragments.contains(&id) {
                    true => self.open(&format!("<a href=\"#{}\">", escape::escape(&id)), "</a>"),
                    false => self.begin_slot(&format!("#{fragment}"), false, typed_range(self.source, range, typed)),
                }
            }
            Address::Inside(target) => self.begin_slot(&target, false, typed_range(self.source, range, typed)),
            Address::Refused => self.open("", ""),
        }
    }

    fn begin_slot(&mut self, target: &str, is_quiet: bool, range: Range<usize>) {
        self.flush();
        self.ends.push(String::new());
        self.slot = Some(Slot { target: target.to_owned(), range, from: self.plain.len(), is_quiet });
    }

    fn end_slot(&mut self, slot: Slot) {
        let Slot { target, range, from, .. } = slot;
        let html = std::mem::take(&mut self.html);
        if html.is_empty() {
            self.plain.push(UNNAMED);
        }
        self.pending.push((from..self.plain.len(), target.clone()));
        self.out.parts.push(ProsePart::Link { target, range, html });
    }

    fn code_block(&mut self, kind: &CodeBlockKind, code: &str) {
        self.block();
        let word = |info: &CowStr| -> Option<String> {
            let word: String = info.chars().take_while(|c| c.is_alphanumeric() || "+#._-".contains(*c)).collect();
            (!word.is_empty() && word.len() <= 40).then_some(word)
        };
        let language = match kind {
            CodeBlockKind::Fenced(info) => word(info),
            CodeBlockKind::Indented => None,
        };
        self.flush();
        self.out.parts.push(ProsePart::Code { language, code: escape::cleaned(code) });
    }

    fn footnote_mark(&mut self, label: &str) {
        let Some(number) = self.numbers.get(label).copied() else { return self.text(label) };
        let count = self.marks.entry(number).or_insert(0);
        *count += 1;
        let again = if *count == 1 { String::new() } else { format!("-{count}") };
        let inside = match self.in_link {
            0 => format!(
                "<a href=\"#{PREFIX}fn-{number}\" id=\"{PREFIX}fnref-{number}{again}\" role=\"doc-noteref\">{number}</a>"
            ),
            _ => number.to_string(),
        };
        self.html += &format!("<sup class=\"footnote\">{inside}</sup>");
    }
}

/// The bytes of the target in `[[target|label]]`.
fn wiki_range(source: &str, link: &Range<usize>) -> Range<usize> {
    let typed = source.get(link.clone()).unwrap_or_default();
    let Some(inner) = typed.strip_prefix("[[") else { return link.clone() };
    let inner = &inner[..inner.find(['|', ']']).unwrap_or(inner.len())];
    let start = link.start + 2 + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

/// The bytes of the address in `[label](address)`, or of the whole link where the address stands elsewhere.
fn typed_range(source: &str, link: &Range<usize>, address: &str) -> Range<usize> {
    let typed = source.get(link.clone()).unwrap_or_default();
    match typed.rfind(address).filter(|_| !address.is_empty()) {
        Some(at) => link.start + at..link.start + at + address.len(),
        None => link.clone(),
    }
}

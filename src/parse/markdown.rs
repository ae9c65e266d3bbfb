//! Markdown to safe markup, with links within the site left open for `resolve`.
//!
//! Whatever stands in a text, only markup that this file writes reaches a page: raw HTML becomes text, addresses other
//! than web and mail are dropped, attributes are ours. Links within the site (`[[taliban]]`, `[[numbers/troops|the
//! troops]]`, `[text](numbers/troops)`) keep their typed target and place, so that a dead one is a finding.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// A text before its links are looked up. Ranges are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub parts: Vec<ProsePart>,
    pub headings: Vec<ProseHeading>,
    pub mentions: Vec<ProseMention>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProsePart {
    Html(String),
    /// `html` is empty where the author typed no label: the target's own name is to stand there.
    Link {
        target: String,
        range: Range<usize>,
        html: String,
    },
    Code {
        language: Option<String>,
        code: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseHeading {
    pub level: u8,
    pub id: String,
    pub text: String,
}

/// A link within the site and the sentence that it stands in, as plain text. Where the link has no label `sentence` holds
/// [`UNNAMED`] in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseMention {
    pub target: String,
    pub sentence: String,
}

/// Stands for the name of a link's target, which parsing does not know.
pub const UNNAMED: char = '\u{e002}';

/// Marks around the slots in the finished markup: private characters, taken out of every text first.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// The longest sentence that is shown as the context of a mention, in characters.
const SENTENCE: usize = 320;

pub fn prose(text: &str) -> Prose {
    let mut build = Builder::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_GFM;
    let mut events: Vec<Event> = Vec::new();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        build.event(event, range, &mut events);
    }
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events.into_iter());
    let html = html.replace("<th>", "<th scope=\"col\">");
    Prose { parts: split(&html, build.slots), headings: build.headings, mentions: build.mentions }
}

enum Slot {
    Link { target: String, range: Range<usize> },
    Code { language: Option<String>, code: String },
}

#[derive(Default)]
struct Builder {
    slots: Vec<Slot>,
    headings: Vec<ProseHeading>,
    mentions: Vec<ProseMention>,
    /// Open links and images: what their end has to write.
    open: Vec<Opened>,
    /// Plain text of the block being read, and the mentions in it by byte offset.
    plain: String,
    pending: Vec<(usize, String)>,
    code: Option<(Option<String>, String)>,
    heading: Option<u8>,
    ids: BTreeSet<String>,
    /// Inside an image only its description counts.
    image_depth: usize,
}

enum Opened {
    /// A slot; `quiet` where the label is only the target again.
    Slot {
        quiet: bool,
    },
    Outside,
    Dropped,
}

impl Builder {
    fn event<'a>(&mut self, event: Event<'a>, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        if let Some((_, code)) = &mut self.code {
            match event {
                Event::End(TagEnd::CodeBlock) => self.end_code(out),
                Event::Text(t) => code.push_str(&t),
                _ => {}
            }
            return;
        }
        match event {
            Event::Text(t) => self.text(&t, out),
            Event::Html(t) | Event::InlineHtml(t) => self.text(&t, out),
            Event::Code(t) => {
                let t = clean(&t);
                self.plain.push_str(&t);
                out.push(Event::Code(t.into()));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.plain.push(' ');
                out.push(event);
            }
            Event::Rule => out.push(event),
            Event::FootnoteReference(label) => out.push(Event::FootnoteReference(footnote(&label))),
            Event::Start(tag) => self.start(tag, range, out),
            Event::End(tag) => self.end(tag, out),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn text(&mut self, text: &str, out: &mut Vec<Event<'_>>) {
        if matches!(self.open.last(), Some(Opened::Slot { quiet: true })) {
            return;
        }
        let text = clean(text);
        self.plain.push_str(&text);
        out.push(Event::Text(text.into()));
    }

    fn start<'a>(&mut self, tag: Tag<'a>, range: Range<usize>, out: &mut Vec<Event<'a>>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, range, out),
            Tag::Image { .. } => {
                self.image_depth += 1;
                self.open.push(Opened::Dropped);
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
                    CodeBlockKind::Indented => None,
                };
                self.code = Some((language, String::new()));
            }
            Tag::Heading { level, .. } => {
                self.block();
                // One level down: the page's title is its only heading of level 1.
                let level = (level as u8 + 1).min(6);
                self.heading = Some(level);
                out.push(Event::Html(format!("<h{level} id=\"{OPEN}h{CLOSE}\">").into()));
            }
            // Alignment would be written as a style attribute, which the content security policy forbids.
            Tag::Table(columns) => {
                out.push(Event::Html(
                    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">".into(),
                ));
                out.push(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])));
            }
            Tag::FootnoteDefinition(label) => out.push(Event::Start(Tag::FootnoteDefinition(footnote(&label)))),
            Tag::HtmlBlock => out.push(Event::Start(Tag::Paragraph)),
            Tag::BlockQuote(_) => out.push(Event::Start(Tag::BlockQuote(None))),
            Tag::Paragraph | Tag::Item | Tag::TableCell => {
                self.block();
                out.push(Event::Start(tag));
            }
            Tag::MetadataBlock(_) => {}
            _ => out.push(Event::Start(tag)),
        }
    }

    fn start_link(&mut self, kind: LinkType, dest: &str, range: Range<usize>, out: &mut Vec<Event<'_>>) {
        if let LinkType::WikiLink { has_pothole } = kind {
            return self.open_slot(dest.trim().to_owned(), !has_pothole, range, out);
        }
        match address(dest) {
            Address::Outside(href) => {
                out.push(Event::Html(format!("<a href=\"{}\" rel=\"noopener nofollow\">", escape(&href)).into()));
                self.open.push(Opened::Outside);
            }
            Address::Inside(target) => self.open_slot(target, false, range, out),
            Address::Refused => self.open.push(Opened::Dropped),
        }
    }

    fn open_slot(&mut self, target: String, quiet: bool, range: Range<usize>, out: &mut Vec<Event<'_>>) {
        self.pending.push((self.plain.len(), target.clone()));
        if quiet {
            self.plain.push(UNNAMED);
        }
        out.push(Event::InlineHtml(format!("{OPEN}{}{CLOSE}", self.slots.len()).into()));
        self.slots.push(Slot::Link { target, range });
        self.open.push(Opened::Slot { quiet });
    }

    fn end<'a>(&mut self, tag: TagEnd, out: &mut Vec<Event<'a>>) {
        match tag {
            TagEnd::Link => match self.open.pop() {
                Some(Opened::Slot { .. }) => out.push(Event::InlineHtml(format!("{OPEN}/{CLOSE}").into())),
                Some(Opened::Outside) => out.push(Event::InlineHtml("</a>".into())),
                _ => {}
            },
            TagEnd::Image => {
                self.image_depth = self.image_depth.saturating_sub(1);
                self.open.pop();
            }
            TagEnd::Heading(_) => {
                let level = self.heading.take().unwrap_or(2);
                let text = self.plain.trim().to_owned();
                let id = self.id(&text);
                // The id is known only now: write it into the start.
                let mark = format!("{OPEN}h{CLOSE}");
                for event in out.iter_mut().rev() {
                    if let Event::Html(html) = event
                        && html.contains(&mark)
                    {
                        *html = html.replace(&mark, &id).into();
                        break;
                    }
                }
                self.headings.push(ProseHeading { level, id, text });
                self.block();
                out.push(Event::Html(format!("</h{level}>\n").into()));
            }
            TagEnd::Table => {
                out.push(Event::End(tag));
                out.push(Event::Html("</div>".into()));
            }
            TagEnd::HtmlBlock => {
                self.block();
                out.push(Event::End(TagEnd::Paragraph));
            }
            TagEnd::BlockQuote(_) => out.push(Event::End(TagEnd::BlockQuote(None))),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => {
                self.block();
                out.push(Event::End(tag));
            }
            TagEnd::MetadataBlock(_) => {}
            _ => out.push(Event::End(tag)),
        }
    }

    fn end_code(&mut self, out: &mut Vec<Event<'_>>) {
        if let Some((language, code)) = self.code.take() {
            out.push(Event::Html(format!("{OPEN}{}{CLOSE}{OPEN}/{CLOSE}", self.slots.len()).into()));
            self.slots.push(Slot::Code { language, code: clean(&code) });
        }
    }

    /// The end of a block: its mentions get their sentences.
    fn block(&mut self) {
        for (at, target) in self.pending.drain(..) {
            let sentence = sentence_at(&self.plain, at).to_owned();
            self.mentions.push(ProseMention { target, sentence });
        }
        self.plain.clear();
    }

    fn id(&mut self, text: &str) -> String {
        let slug: String = text
            .to_lowercase()
            .chars()
            .filter_map(|c| match c {
                c if c.is_ascii_alphanumeric() => Some(c),
                ' ' | '-' => Some('-'),
                _ => None,
            })
            .take(60)
            .collect();
        let base = format!("s-{}", slug.trim_matches('-'));
        let mut id = base.clone();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{n}");
            n += 1;
        }
        id
    }
}

/// Labels become parts of ids: letters and digits only.
fn footnote(label: &str) -> CowStr<'static> {
    let safe: String = label.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("fn-{safe}").into()
}

/// Text without characters that could deceive: our own marks, control characters, and those that reverse the direction of
/// what follows.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !matches!(c, '\u{e000}'..='\u{e002}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                && (!c.is_control() || matches!(c, '\n' | '\t'))
        })
        .collect()
}

enum Address {
    Outside(String),
    /// A target within the site.
    Inside(String),
    Refused,
}

/// Web and mail addresses lead outside; anything without a scheme leads to a page of the site; the rest is refused.
fn address(dest: &str) -> Address {
    let dest: String = dest.chars().filter(|c| !c.is_control()).collect();
    let dest = dest.trim();
    match url::Url::parse(dest) {
        Ok(url) => match url.scheme() {
            "http" | "https" if url.has_host() => Address::Outside(url.into()),
            "mailto" => Address::Outside(url.into()),
            _ => Address::Refused,
        },
        Err(_) if dest.starts_with("//") || dest.contains('\\') || dest.is_empty() => Address::Refused,
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let target = dest.trim_start_matches("./").trim_start_matches("../").trim_start_matches('/');
            Address::Inside(target.trim_end_matches(".html").to_owned())
        }
        Err(_) => Address::Refused,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The finished markup, cut at the marks.
fn split(html: &str, slots: Vec<Slot>) -> Vec<ProsePart> {
    let mut parts = Vec::new();
    let mut slots: Vec<Option<Slot>> = slots.into_iter().map(Some).collect();
    let mut rest = html;
    while let Some(i) = rest.find(OPEN) {
        let (before, marked) = rest.split_at(i);
        let Some((number, inner)) = marked[OPEN.len_utf8()..].split_once(CLOSE) else { break };
        let end = format!("{OPEN}/{CLOSE}");
        let (label, after) = inner.split_once(end.as_str()).unwrap_or((inner, ""));
        if !before.is_empty() {
            parts.push(ProsePart::Html(before.to_owned()));
        }
        match number.parse().ok().and_then(|n: usize| slots.get_mut(n)).and_then(Option::take) {
            Some(Slot::Link { target, range }) => parts.push(ProsePart::Link { target, range, html: label.to_owned() }),
            Some(Slot::Code { language, code }) => parts.push(ProsePart::Code { language, code }),
            None => parts.push(ProsePart::Html(label.to_owned())),
        }
        rest = after;
    }
    if !rest.trim().is_empty() {
        parts.push(ProsePart::Html(rest.to_owned()));
    }
    parts
}

/// The sentence of a plain text around a byte offset, shortened around it where it is very long.
fn sentence_at(text: &str, at: usize) -> &str {
    let mut start = 0;
    let mut end = text.len();
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut stop = i + c.len_utf8();
        while let Some((j, q)) = chars.peek().copied()
            && matches!(q, '"' | '”' | '’' | ')' | '\'')
        {
            stop = j + q.len_utf8();
            chars.next();
        }
        let follows = text[stop..].starts_with(char::is_whitespace);
        let next = text[stop..].trim_start().chars().next();
        let new_sentence = follows && next.is_some_and(|n| !n.is_lowercase()) && !abbreviation(&text[..i]);
        if !new_sentence {
            continue;
        }
        if stop <= at {
            start = stop;
        } else {
            end = stop;
            break;
        }
    }
    shorten(text, start, end, at).trim()
}

/// "Gen.", "U.S.", an initial: the point does not end a sentence.
fn abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
    const SHORT: [&str; 16] =
        ["Gen", "Mr", "Mrs", "Ms", "Dr", "St", "Lt", "Col", "Sen", "Rep", "No", "Oct", "Nov", "Dec", "Jan", "Feb"];
    SHORT.contains(&word) || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

fn shorten(text: &str, start: usize, end: usize, at: usize) -> &str {
    if text[start..end].chars().count() <= SENTENCE {
        return &text[start..end];
    }
    let from = text[start..at].char_indices().rev().nth(SENTENCE / 2).map_or(start, |(i, _)| start + i);
    let to = text[at..end].char_indices().nth(SENTENCE / 2).map_or(end, |(i, _)| at + i);
    &text[from..to]
}

/// Levels as numbers, for headings.
const _: () = assert!(HeadingLevel::H1 as u8 == 1);

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts in one string, links as `{target|label}`.
    fn shown(text: &str) -> String {
        prose(text)
            .parts
            .into_iter()
            .map(|p| match p {
                ProsePart::Html(h) => h,
                ProsePart::Link { target, html, .. } => format!("{{{target}|{html}}}"),
                ProsePart::Code { language, code } => format!("[{}:{code}]", language.unwrap_or_default()),
            })
            .collect()
    }

    #[test]
    fn links_within_the_site_stay_open() {
        assert_eq!(
            shown("See [[nato]] and [[numbers/troops|the *troops*]]."),
            "<p>See {nato|} and {numbers/troops|the <em>troops</em>}.</p>\n"
        );
        assert_eq!(shown("[x](../numbers/troops.html)"), "<p>{numbers/troops|x}</p>\n");
        assert!(shown("[x](https://example.org/?a&b)").contains("<a href=\"https://example.org/?a&amp;b\""));
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for hostile in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](  JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>1</script>)",
            "[x](//evil.example)",
            "![x](https://evil.example/pixel.png)",
            "<svg onload=alert(1)>",
            "[x](https://a\"onclick=\"b)",
            "| a |\n|:-:|\n| <b onclick=x>y</b> |",
            "\u{e000}0\u{e001}x\u{e000}/\u{e001}",
            "# h {#id onclick=x}",
        ] {
            let html = shown(hostile);
            for bad in ["<script", "<img", "<svg", "href=\"javascript", "href=\"data", "href=\"//", "style=", "<b "] {
                assert!(!html.contains(bad), "{hostile} -> {html}");
            }
        }
    }

    #[test]
    fn headings_leave_the_first_level_to_the_page() {
        let p = prose("# One\n\ntext\n\n# One\n");
        let ids: Vec<(u8, &str)> = p.headings.iter().map(|h| (h.level, h.id.as_str())).collect();
        assert_eq!(ids, [(2, "s-one"), (2, "s-one-2")]);
        assert!(shown("# One").starts_with("<h2 id=\"s-one\">One</h2>"), "{}", shown("# One"));
    }

    #[test]
    fn tables_keep_links_and_lose_styles() {
        let html = shown("| a | b |\n|--:|---|\n| [[x]] | 1 |");
        assert!(html.contains("<th scope=\"col\">a</th>") && html.contains("<td>{x|}</td>"), "{html}");
    }

    #[test]
    fn code_blocks_are_handed_on_as_typed() {
        assert_eq!(shown("```yaml title\na: <b>\n```"), "[yaml:a: <b>\n]");
    }

    #[test]
    fn mentions_carry_their_sentence() {
        let p =
            prose("First one. Then Gen. A. Miller met [[nato|NATO]] in the U.S. capital. Last.\n\n- [[un]] reports");
        let got: Vec<(&str, String)> =
            p.mentions.iter().map(|m| (m.target.as_str(), m.sentence.replace(UNNAMED, "@"))).collect();
        assert_eq!(
            got,
            [("nato", "Then Gen. A. Miller met NATO in the U.S. capital.".to_owned()), ("un", "@ reports".to_owned())]
        );
    }

    #[test]
    fn any_text_is_prose() {
        for odd in
            ["", "[[", "[[]]", "[[|]]", "![[x]]", "[^a]: x\n\n[^a]", "```", "> [!NOTE]\n> x", "|\n|-|", "[[a|b", "<"]
        {
            prose(odd);
        }
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_text_is_safe(text in "[\\[\\]|()<>!#`*_a-z \n:/\u{e000}\u{e001}\"]{0,80}") {
            let html = shown(&text);
            assert!(!html.contains("<script") && !html.contains("javascript:"), "{html}");
            for m in prose(&text).mentions {
                assert!(m.sentence.chars().count() <= SENTENCE + 2);
            }
        }
    }
}

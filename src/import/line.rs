//! The lines of a plain text, and what each is by itself: a paragraph, a short line, a label, a credit, furniture. What
//! its neighbours make of it is decided elsewhere.

use super::words::{CAPTION_WORDS, CREDIT_WORDS, FURNITURE_WORDS, Label, agency, key, label};
use super::{head, printed};
use std::ops::Range;

/// Bytes of a line that are compared with word lists. Longer lines are paragraphs and nothing else.
const COMPARED: usize = 4_000;

/// A line, or in a text with hard line breaks a block of them.
#[derive(Clone, Debug)]
pub(super) struct Unit<'t> {
    /// Bytes of the text, without space around.
    pub range: Range<usize>,
    /// First and last line, counted from 1.
    pub lines: (usize, usize),
    pub text: &'t str,
    pub key: String,
    pub words: usize,
    /// Closes with the mark of a sentence's end.
    pub ended: bool,
    pub bullet: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Furniture,
    /// Heading of a block that is furniture.
    Block,
    Caption,
    Credit,
    Label(Label),
    Byline,
    Date,
    /// A line of the head or the foot that is read as a whole: by whom, where and when it came out.
    Said,
    Title,
    Standfirst,
    Paragraph,
    /// A line that could be a title, a heading, a link.
    Short,
    Heading,
}

/// The lines of a text that hold anything.
pub(super) fn units(text: &str) -> Vec<Unit<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for (n, line) in text.split('\n').enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            apart = true;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            lines.push((start..start + trimmed.len(), n + 1, apart));
            apart = false;
        }
        at += line.len() + 1;
    }
    let wrapped = is_wrapped(text, &lines);
    let mut out: Vec<(Range<usize>, (usize, usize))> = Vec::new();
    for (range, n, apart) in lines {
        match out.last_mut() {
            Some((last, (_, end))) if wrapped && !apart => {
                last.end = range.end;
                *end = n;
            }
            _ => out.push((range, (n, n))),
        }
    }
    out.into_iter().filter_map(|(range, lines)| Some(unit(text.get(range.clone())?, range, lines))).collect()
}

fn unit(text: &str, range: Range<usize>, lines: (usize, usize)) -> Unit<'_> {
    // "*Library hours change*" is marked, and no entry of a list.
    let marked = text.len() > 2 && (text.ends_with('*') || text.ends_with('_'));
    let bullet = !marked && text.starts_with(['•', '·', '●', '▪', '■', '►', '▶', '»', '*', '–', '-', '→', '‣', '◦']);
    let compared = if text.len() > COMPARED { "" } else { text };
    let closed = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '\u{a0}', ' ', '*']);
    Unit {
        key: key(compared),
        words: if compared.is_empty() { usize::MAX } else { count(text) },
        ended: closed.ends_with(['.', '!', '?', '…', '。', '।', '؟', '۔']) && !is_initials(closed),
        range,
        lines,
        text,
        bullet,
    }
}

/// A short line that ends with "U.N." need not be a sentence.
fn is_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    let parts: Vec<&str> = last.split_terminator('.').collect();
    let initials = parts.len() >= 2 && parts.iter().all(|p| p.len() == 1 && p.chars().all(|c| c.is_ascii_uppercase()));
    initials && text.split_whitespace().count() < 16
}

/// Words; scripts without spaces have about one in two letters.
fn count(text: &str) -> usize {
    let unspaced = text
        .chars()
        .filter(|c| matches!(c, '\u{e00}'..='\u{edf}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'))
        .count();
    text.split_whitespace().count() + unspaced / 2
}

/// True where sentences run over line ends, so that a paragraph is what stands between blank lines.
fn is_wrapped(text: &str, lines: &[(Range<usize>, usize, bool)]) -> bool {
    let (mut inner, mut broken) = (0, 0);
    for pair in lines.windows(2) {
        let [(range, ..), (next, _, apart)] = pair else { continue };
        if *apart {
            continue;
        }
        inner += 1;
        let line = text.get(range.clone()).unwrap_or("");
        let goes_on = text.get(next.clone()).is_some_and(|n| n.starts_with(char::is_lowercase));
        let full = (40..=110).contains(&line.len()) && !line.ends_with(['.', '!', '?', ':', '”', '"']);
        broken += usize::from(full && (goes_on || line.len() > 55));
    }
    inner >= 6 && broken * 10 >= inner * 6
}

impl Unit<'_> {
    /// The words outside quotation marks, as a key.
    pub fn unquoted(&self) -> String {
        let mut out = String::new();
        let mut open = false;
        for c in self.text.chars().take(COMPARED) {
            match c {
                '“' => open = true,
                '”' => open = false,
                '"' => open = !open,
                c if !open => out.push(c),
                _ => {}
            }
        }
        key(&out)
    }

    pub fn is_quote(&self) -> bool {
        self.text.starts_with(['“', '"', '‘', '«', '„'])
    }
}

/// What a line is by itself.
pub(super) fn kind(u: &Unit) -> Kind {
    let f = &*FURNITURE_WORDS;
    if u.words == usize::MAX {
        return Kind::Paragraph;
    }
    if u.key.is_empty() {
        return Kind::Furniture;
    }
    if let Some((label, _)) = labelled(u) {
        return Kind::Label(label);
    }
    if let Some(credit) = credit(u) {
        return credit;
    }
    if u.words <= 14 && printed::is_date_line(u.text) {
        return Kind::Date;
    }
    if f.block.contains(&u.key)
        || u.key.strip_prefix("more ").is_some_and(|rest| rest.starts_with("from ") && u.words <= 6)
    {
        return Kind::Block;
    }
    if u.words <= 8 && u.key.split(' ').nth(1) == Some("comments") && u.key.split(' ').next().is_some_and(digits) {
        return Kind::Block;
    }
    if f.whole.contains(&u.key) || is_count(u) {
        return Kind::Furniture;
    }
    if head::byline(u.text).is_some() {
        return Kind::Byline;
    }
    if is_caption(u) {
        return Kind::Caption;
    }
    let short = u.words <= 18 || (!u.ended && u.words <= 30);
    if short && !u.is_quote() && f.start.starting(&u.key).is_some() {
        return Kind::Furniture;
    }
    if u.words <= 30 && head_label(u.text).is_some_and(|l| f.label.contains(&l)) {
        return Kind::Furniture;
    }
    if u.words <= 120 && speaks_to_readers(&u.unquoted(), u.words) {
        return Kind::Furniture;
    }
    let opens_list = u.text.ends_with(':') && u.words >= 6;
    if opens_list || u.words >= 20 || (u.ended && u.words >= 5) || (u.is_quote() && u.words >= 4) {
        return Kind::Paragraph;
    }
    Kind::Short
}

/// Words that only a site says to its readers, or several that it often does.
fn speaks_to_readers(key: &str, words: usize) -> bool {
    let f = &*FURNITURE_WORDS;
    let address = key.split(' ').any(|w| matches!(w, "your" | "our" | "we"));
    let hints = if words <= 25 || address { f.hint.count_in(key) } else { 0 };
    f.hold.is_in(key) || hints >= 2 || (hints == 1 && words <= 25 && (address || words <= 14))
}

/// Counters, ratios of pictures, serial numbers: short lines whose words are mostly figures.
fn is_count(u: &Unit) -> bool {
    let words: Vec<&str> = u.key.split(' ').collect();
    let ratio = |w: &str| w.split_once(['x', '×']).is_some_and(|(a, b)| digits(a) && digits(b));
    if words.iter().any(|w| ratio(w)) && words.len() <= 4 {
        return true;
    }
    words.len() <= 3
        && !u.ended
        && words.iter().any(|w| digits(w.trim_end_matches(['k', 'm'])))
        && words.iter().all(|w| {
            digits(w.trim_end_matches(['k', 'm']))
                || matches!(
                    *w,
                    "shares" | "comments" | "comment" | "views" | "likes" | "no" | "min" | "of" | "share" | "retweets"
                )
        })
}

fn digits(w: &str) -> bool {
    !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit())
}

/// The words before a colon, a bar, a dash or a guillemet near the start of a line.
fn head_label(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let at = text.char_indices().take(40).find(|(i, c)| {
        let spaced = text.get(..*i).is_some_and(|t| t.ends_with(' '));
        matches!(c, ':' | '|' | '»' | '>' | '：') || (matches!(c, '-' | '–' | '—') && spaced)
    })?;
    text.get(..at.0).map(key).filter(|k| !k.is_empty() && k.split(' ').count() <= 4)
}

/// A line that is a label and a short value: "published: 18 February 2021". The value as printed.
pub(super) fn labelled<'t>(u: &Unit<'t>) -> Option<(Label, &'t str)> {
    if u.words > 16 || u.is_quote() {
        return None;
    }
    let (name, value) = u.text.split_once([':', '|', '：'])?;
    let what = label(&key(name))?;
    let value = value.trim_start_matches([':', '|', ' ']).trim();
    let sentence = u.ended && value.split_whitespace().count() > 8;
    let empty = what == Label::Nothing && value.is_empty() && u.words > 3;
    (!sentence && !empty).then_some((what, value))
}

fn credit(u: &Unit) -> Option<Kind> {
    let c = &*CREDIT_WORDS;
    if u.words <= 5 {
        let bare = u.text.trim_matches(|c: char| !c.is_alphanumeric());
        let all = |sep: &[char]| bare.split(sep).all(|p| agency(p).is_some());
        if agency(bare).is_some() || (all(&['/', ',', '|', '&']) && bare.len() > 4) {
            return Some(Kind::Credit);
        }
        if matches!(u.key.as_str(), "agencies" | "with agencies" | "news agencies" | "news desk" | "web desk") {
            return Some(Kind::Credit);
        }
    }
    let unquoted = if u.words <= 60 { u.unquoted() } else { return None };
    let starts = c.start.starting(&unquoted).is_some_and(|s| {
        // "Source" and "sources" begin ordinary sentences as well.
        !s.starts_with("source") || head_label(u.text).is_some_and(|l| l == "source" || l == "sources")
    });
    let names = head::has_name(u.text) || !super::words::agencies(u.text).is_empty();
    ((starts && names) || c.hold.is_in(&unquoted)).then_some(Kind::Credit)
}

/// By its own words: a credit in brackets at its end, or words that only captions hold.
fn is_caption(u: &Unit) -> bool {
    if u.words > 60 || u.is_quote() {
        return false;
    }
    let cue = u.words <= 45 && CAPTION_WORDS.cues.is_in(&u.unquoted()) && !u.unquoted().contains(" said ");
    cue && (u.words <= 25 || credit_tail(u.text)) || credit_tail(u.text) && u.words <= 50
}

/// "(AP Photo/Jane Doe)", "[File: Reuters]", "/AFP", "| Reuters" at the end.
fn credit_tail(text: &str) -> bool {
    let end = text.trim_end_matches(['.', ' ']);
    if let Some(inner) = end.strip_suffix([')', ']']) {
        let Some(open) = inner.rfind(['(', '[']) else { return false };
        let inside = inner.get(open + 1..).unwrap_or("");
        let k = key(inside);
        let cue = [
            "photo",
            "image",
            "images",
            "picture",
            "pic",
            "file",
            "copyright",
            "courtesy",
            "handout",
            "credit",
            "getty",
        ];
        let cued = k.split(' ').any(|w| cue.contains(&w)) && k.split(' ').count() <= 16;
        return cued || (inner.get(open..=open) == Some("[") && agency(inside).is_some());
    }
    // "… in Lima on Monday. Credit Jane Doe", "Picture: Jane Doe".
    let last: Vec<&str> = end.split_whitespace().rev().take(9).collect();
    let named = last.iter().skip(1).any(|w| {
        matches!(
            *w,
            "Credit"
                | "Credit:"
                | "Photo:"
                | "Picture:"
                | "Photograph:"
                | "Image:"
                | "Pic:"
                | "Photo"
                | "Source:"
                | "Credit…"
        )
    });
    if named && last.first().is_some_and(|w| w.starts_with(char::is_uppercase)) {
        return true;
    }
    let Some(at) = end.rfind(['/', '|']) else { return false };
    let tail = end.get(at + 1..).unwrap_or("");
    let slashed = tail.split(" via ").next().is_some_and(|t| agency(t).is_some());
    slashed && end.get(..at).is_some_and(|b| b.split_whitespace().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Kind {
        kind(&units(text)[0])
    }

    #[test]
    fn lines_by_themselves() {
        use Kind::*;
        for (text, expected) in [
            ("Skip to main content", Furniture),
            ("READ ALSO: Five charts on the budget", Furniture),
            ("Sign up for our morning briefing", Furniture),
            ("12 comments", Block),
            ("• 16x9 Image", Furniture),
            ("We use cookies to improve your visit. See our cookie policy.", Furniture),
            ("Related articles", Block),
            ("Leave a Reply", Block),
            ("Photo: A bridge over the river", Furniture),
            ("Rescue workers on the beach. (AP Photo/Jane Doe)", Caption),
            ("A flooded street in the old town, pictured in May", Caption),
            ("With inputs from ANI", Credit),
            ("(Reporting by Jane Doe in Lima; Editing by John Roe)", Credit),
            ("AFP", Credit),
            ("Associated Press writer Jane Doe contributed to this report.", Credit),
            ("Source | Xinhua", Label(super::Label::Source)),
            ("• category: Politics", Label(super::Label::Nothing)),
            ("Published: 3 May 2022", Label(super::Label::Date)),
            ("Monday 16 November 2020 09:31 EST", Date),
            ("By Jane Doe", Byline),
            ("The strike began at midnight and closed all ports.", Paragraph),
            ("“Thank you for your support,” the mayor told volunteers at the port.", Paragraph),
            ("Related costs rose by 12 percent last year, the ministry said on Monday in its report.", Paragraph),
            ("Source close to the talks said there was no deal on wages yet.", Paragraph),
            ("By the time help came, 12 people had died in the flood.", Paragraph),
            ("Read the law as it stands and 40 others, he said on Monday in the capital.", Paragraph),
            ("Negotiating in good faith", Short),
            ("Budget deficit widens to 4.2 percent", Short),
        ] {
            assert_eq!(only(text), expected, "{text}");
        }
    }

    #[test]
    fn hard_line_breaks_are_seen() {
        let wrapped = "The council said on Monday that the bridge over the river would stay\nclosed until the end of the year, because the repairs that were planned\nfor the summer had not begun.\n\n".repeat(4);
        assert_eq!(units(&wrapped).len(), 4);
        let lines = "A first paragraph that ends here.\nA second one that ends as well.\n".repeat(6);
        assert_eq!(units(&lines).len(), 12);
    }
}

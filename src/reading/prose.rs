//! An article cut into paragraphs, sentences and tokens: what the readers of names and of speech work on.

use super::language::Language;
use super::lexicon::actors::ACTORS;
use super::lexicon::{CALENDAR_WORDS, HEDGING};
use super::local;
use super::token::{Gap, Token, tokens};
use std::ops::Range;

/// What begins at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Start {
    Nothing,
    /// A sentence, a quotation, or what follows a colon: a capital says nothing here.
    Sentence,
    Paragraph,
}

pub(super) struct Prose<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token<'a>>,
    /// One per token.
    pub starts: Vec<Start>,
    /// One per token: index into `paragraphs`.
    pub paragraph: Vec<usize>,
    /// One per paragraph: a headline in title case or capitals, whose capitals say nothing.
    pub headline: Vec<bool>,
}

impl<'a> Prose<'a> {
    pub fn new(text: &'a str) -> Prose<'a> {
        let tokens = tokens(text);
        let paragraphs = paragraphs(text);
        let mut paragraph = Vec::with_capacity(tokens.len());
        let mut p = 0;
        for t in &tokens {
            while paragraphs.get(p).is_some_and(|r| r.end <= t.range.start) {
                p += 1;
            }
            paragraph.push(p);
        }
        let mut starts = Vec::with_capacity(tokens.len());
        for (i, &here) in paragraph.iter().enumerate() {
            let first = i == 0 || paragraph.get(i - 1) != Some(&here);
            starts.push(if first { Start::Paragraph } else { start(&tokens, i) });
        }
        for i in behind_datelines(&tokens, &starts) {
            if let Some(s) = starts.get_mut(i) {
                *s = Start::Sentence;
            }
        }
        let mut headline = vec![(0, 0, 0); paragraphs.len()];
        for (t, &p) in tokens.iter().zip(&paragraph) {
            if let Some(h) = headline.get_mut(p)
                && t.is_word()
                && t.text.chars().nth(3).is_some()
            {
                h.0 += 1;
                h.1 += usize::from(t.is_capital());
            } else if let Some(h) = headline.get_mut(p) {
                h.2 = usize::from(t.ends_sentence());
            }
            if let Some(h) = headline.get_mut(p)
                && t.is_word()
            {
                h.2 = 0;
            }
        }
        let headline = headline.iter().map(|&(all, high, stop)| stop == 0 && all > 2 && high * 10 >= all * 7).collect();
        Prose { text, tokens, starts, paragraph, headline }
    }

    pub fn at(&self, i: usize) -> Option<&Token<'a>> {
        self.tokens.get(i)
    }

    pub fn before(&self, i: usize) -> Option<&Token<'a>> {
        i.checked_sub(1).and_then(|b| self.tokens.get(b))
    }

    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    /// Both tokens stand in one sentence of one paragraph, `b` after `a`: none from `a + 1` to `b` starts another.
    pub fn starts_sentence(&self, i: usize) -> bool {
        self.starts.get(i).is_none_or(|s| *s != Start::Nothing)
    }

    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(self.bytes(from, to)).unwrap_or("")
    }

    pub fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(self.text.len(), |t| t.range.start);
        let end = to.checked_sub(1).and_then(|l| self.tokens.get(l)).map_or(start, |t| t.range.end);
        start..end.max(start)
    }
}

/// Longest line of place, day and agency before a report, in tokens.
const DATELINE: usize = 16;

/// "BELMAR, May 2 (Reuters) - Police …": the tokens with which a report begins behind such a line.
fn behind_datelines(t: &[Token], starts: &[Start]) -> Vec<usize> {
    let is_dash = |m: &Token| m.is_hyphen() || m.is("–") || m.is("—");
    let shouted = |w: &Token| w.text.chars().count() > 2 && w.text.chars().all(char::is_uppercase);
    let paragraphs =
        (0..t.len()).filter(|i| starts.get(*i) == Some(&Start::Paragraph) && t.get(*i).is_some_and(shouted));
    let behind = |i: usize| {
        let dash = (i + 1..i + DATELINE).find(|n| t.get(*n).is_some_and(|m| is_dash(m) && m.gap == Gap::Space))?;
        let next = dash + 1 + usize::from(t.get(dash + 1).is_some_and(|m| is_dash(m) && m.glued()));
        let within = (i + 1..next + 1).all(|n| starts.get(n).is_some_and(|s| *s != Start::Paragraph));
        (within && t.get(next).is_some_and(|n| n.gap == Gap::Space)).then_some(next)
    };
    paragraphs.filter_map(behind).collect()
}

fn start(t: &[Token], i: usize) -> Start {
    let Some(here) = t.get(i) else { return Start::Nothing };
    let mut b = i;
    // Back over the marks that close or open a quotation.
    while let Some(mark) = b.checked_sub(1).and_then(|n| t.get(n)) {
        let opens = is_quote_mark(&mark.lower) && here.glued() && mark.gap != Gap::None;
        if opens && b == i {
            return Start::Sentence;
        }
        if !is_quote_mark(&mark.lower) && !mark.is(")") && !mark.is("(") && !mark.is("]") {
            break;
        }
        b -= 1;
        if i - b > 4 {
            return Start::Nothing;
        }
    }
    let Some(last) = b.checked_sub(1).and_then(|n| t.get(n)) else { return Start::Sentence };
    let stops = match last.lower.as_str() {
        "." => !abbreviates(t, b - 1) || (may_end(t, b - 1) && begins(here)),
        "!" | "?" | ":" | "•" | "…" => true,
        w if last.is_word() && w.ends_with('.') => here.is_capital() && AFTER_SHORT.contains(&here.lower.as_str()),
        _ => false,
    };
    let can = here.gap != Gap::None || b < i;
    let lower = here.is_word() && !here.is_capital();
    if stops && can && !lower { Start::Sentence } else { Start::Nothing }
}

pub(super) fn is_quote_mark(lower: &str) -> bool {
    matches!(lower, "\"" | "“" | "”" | "'" | "«" | "»" | "„" | "‹" | "›")
}

/// The point at `i` belongs to a shortened word: "Gen.", "Oct.", "J.".
pub(super) fn abbreviates(t: &[Token], i: usize) -> bool {
    let Some(word) = i.checked_sub(1).and_then(|b| t.get(b)) else { return false };
    if !word.is_word() || !t.get(i).is_some_and(|p| p.is(".") && p.glued()) {
        return false;
    }
    let single = word.text.chars().count() == 1 && word.is_capital();
    let month = CALENDAR_WORDS.months.contains_key(word.lower.as_str())
        && word.text.len() <= 4
        && t.get(i + 1).is_some_and(Token::is_figure);
    // "Tarvesh, Wis."
    let state = is_state(word) && i.checked_sub(2).and_then(|b| t.get(b)).is_some_and(|c| c.is(","));
    single || month || state || SHORTENED.contains(&word.lower.as_str())
}

/// The shortened word before the point at `i` may end a sentence: a company's legal form, a state.
fn may_end(t: &[Token], i: usize) -> bool {
    i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|w| {
        matches!(w.lower.as_str(), "inc" | "ltd" | "corp" | "co" | "bros" | "jr" | "sr") || is_state(w)
    })
}

/// A state as it is shortened behind a town.
fn is_state(word: &Token) -> bool {
    word.is_capital() && ACTORS.shortened_state(word.text).is_some()
}

fn begins(word: &Token) -> bool {
    word.is_capital() && AFTER_SHORT.contains(&word.lower.as_str())
}

/// The point behind a word belongs to it: "approx.", "Mio.", as the lists of the language have it.
pub(super) fn is_shortened(word: &str, language: Language) -> bool {
    SHORTENED.contains(&word)
        || match language.is_english() {
            true => HEDGING.shortened.contains(word),
            false => local::is_shortened(word, language),
        }
}

/// The point at `i` belongs to a word before a figure: "ca. 500", "max. € 500", "approx. USD 500".
fn leads_to_figure(t: &[Token], i: usize, language: Language) -> bool {
    let word = i.checked_sub(1).and_then(|b| t.get(b)).filter(|w| w.is_word());
    let glued = t.get(i).is_some_and(Token::glued);
    let figure = |i: usize| t.get(i).is_some_and(|n| n.is_figure() && n.gap != Gap::Break);
    let sign = t.get(i + 1).is_some_and(|s| match s.is_word() {
        true => s.text.len() == 3 && s.text.chars().all(char::is_uppercase),
        false => !s.is(".") && !is_quote_mark(&s.lower),
    });
    let counts = figure(i + 1) || (sign && figure(i + 2));
    glued && counts && word.is_some_and(|w| is_shortened(&w.lower, language))
}

/// The sentences of a text, as bytes. A full stop ends one where the word before it is not shortened and no small letter
/// follows; marks that close a quotation belong to the sentence before them.
pub fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let t = tokens(text);
    let mut out = Vec::new();
    let mut start = t.first().map_or(0, |t| t.range.start);
    let mut i = 0;
    while let Some(here) = t.get(i) {
        let mut end = i + 1;
        i += 1;
        let after_short =
            |n: Option<&Token>| n.is_some_and(|n| AFTER_SHORT.contains(&n.lower.as_str()) && n.is_capital());
        let stops = match here.lower.as_str() {
            "." if leads_to_figure(&t, end - 1, language) => false,
            "." => !abbreviates(&t, end - 1) || (may_end(&t, end - 1) && after_short(t.get(end))),
            "!" | "?" | "…" => true,
            w if here.is_word() && w.ends_with('.') => after_short(t.get(end)),
            _ => false,
        };
        if !stops {
            continue;
        }
        while t.get(end).is_some_and(|m| {
            m.glued() && (is_quote_mark(&m.lower) || matches!(m.text, ")" | "]" | "’" | "." | "!" | "?"))
        }) {
            end += 1;
        }
        // An opening mark stands before its word, a closing one may stand apart only at the end.
        let Some(next) = t.get(end) else { break };
        // Of a script without capitals any word may begin the next sentence.
        let small = next.text.starts_with(char::is_lowercase);
        if next.gap == Gap::None || (next.is_word() && small) {
            continue;
        }
        if let Some(last) = t.get(end - 1) {
            out.push(start..last.range.end);
            start = next.range.start;
            i = end;
        }
    }
    if let Some(last) = t.last().filter(|l| l.range.end > start) {
        out.push(start..last.range.end);
    }
    out
}

/// The full stop at `i` ends a sentence for certain, which is seen without reading the text around it: it stands behind a
/// figure, or a word in small letters longer than any that is shortened, and before a capital. Of others [`sentences`] says.
pub(super) fn plainly_ends(text: &str, i: usize) -> bool {
    let (before, behind) = (text.as_bytes().get(..i).unwrap_or(&[]), text.as_bytes().get(i + 1..).unwrap_or(&[]));
    let tail = before.get(before.len().saturating_sub(LONGEST_SHORTENED + 2)..).unwrap_or(&[]);
    let spaces = behind.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let word = tail.iter().rev().take_while(|b| b.is_ascii_lowercase()).count() > LONGEST_SHORTENED;
    (word || before.last().is_some_and(u8::is_ascii_digit))
        && (1..=2).contains(&spaces)
        && behind.get(spaces).is_some_and(u8::is_ascii_uppercase)
}

/// Letters, of a title, a month or a state that ends in a point.
pub(super) const LONGEST_SHORTENED: usize = 6;

/// Words that begin a sentence after "U.S."; other capitals go on with a name: "U.S. Defense Secretary".
const AFTER_SHORT: [&str; 36] = [
    "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "in", "on", "at", "but",
    "and", "for", "as", "if", "when", "while", "after", "before", "there", "some", "many", "most", "however", "his",
    "her", "its", "their", "more", "no",
];

const SHORTENED: [&str; 52] = [
    "gen", "lt", "col", "maj", "capt", "sgt", "cpl", "adm", "brig", "cmdr", "pvt", "gov", "sen", "rep", "reps", "sens",
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "mt", "ft", "cllr", "messrs", "vs", "inc", "ltd", "corp",
    "co", "bros", "jr", "sr", "calif", "fla", "tex", "mass", "penn", "ariz", "wash", "okla", "sept", "oct", "nov",
    "dec", "feb", "jan", "aug", "dept",
];

/// Paragraphs as bytes. A line is one, unless the article is set in lines of about one length, where only blank lines
/// separate.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<(Range<usize>, bool)> = Vec::new();
    let mut at = 0;
    let mut blank = true;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.trim().is_empty() {
            blank = true;
        } else {
            lines.push((range, blank));
            blank = false;
        }
    }
    let breaks = lines.windows(2).filter(|w| w.get(1).is_some_and(|l| !l.1)).filter_map(|w| w.first());
    let (mut all, mut wrapped) = (0, 0);
    for (range, _) in breaks {
        let line = text.get(range.clone()).unwrap_or("").trim_end();
        let ends = line.ends_with(['.', '!', '?', '”', '"', '’', ':', '»']);
        all += 1;
        wrapped += usize::from(!ends && (40..=110).contains(&line.len()));
    }
    let wrapped = wrapped * 2 > all;
    let mut out: Vec<Range<usize>> = Vec::new();
    for (range, after_blank) in lines {
        match out.last_mut() {
            Some(last) if wrapped && !after_blank => last.end = range.end,
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_end_them() {
        for (text, expected) in [
            ("Gen. Vale met Sen. Holt. They spoke.", "Gen|They"),
            ("He left the U.S. The talks ended on Oct. 7.", "He|The"),
            ("BELMAR, May 2 (Reuters) - Police came. NATO forces - Sam Vale said - left.", "BELMAR|Police|NATO"),
            ("\"No,\" she said. \"Never.\" Ana Holt agreed.", "\"|No|\"|Never|Ana"),
            ("Ada B. Holt won?! Yes.\n\nIt rained.", "Ada|Yes|It"),
        ] {
            let prose = Prose::new(text);
            let starts: Vec<&str> = prose
                .tokens
                .iter()
                .zip(&prose.starts)
                .filter(|(_, s)| **s != Start::Nothing)
                .map(|(t, _)| t.text)
                .collect();
            assert_eq!(starts.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wrapped = "The council met on Monday to hear what the engineers had found and\nwhat the repair of the bridge would cost the town. It was not\npleased.\n\nIt meets again.";
        assert_eq!(paragraphs(wrapped).len(), 2);
        assert_eq!(paragraphs("It met.\nIt was not pleased.\nIt meets again.").len(), 3);
    }
}

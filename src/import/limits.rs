//! What a page says of itself, within bounds. Titles, names and addresses come from strangers' markup: a headline of 100,000
//! letters is none, and would make an article file that nobody can read again.

use super::Page;
use crate::text::{is_harmful, one_line, without_controls};

/// Letters of a title; the longest of newspapers have some 200.
const TITLE: usize = 300;
/// Words of a title that is cut: so many in a row may be published of any text.
const CUT_WORDS: usize = 15;
/// Letters of a name, of an outlet or a person.
const NAME: usize = 120;
const AUTHORS: usize = 50;
/// Bytes of an address; what is longer, servers refuse.
const URL: usize = 2_000;
/// Letters of a language tag and of a time of day.
const WORD: usize = 40;

/// Shortens what is too long and leaves out what cannot be shortened; `remarks` say so.
pub(super) fn apply(page: &mut Page) {
    let mut remarks = Vec::new();
    let mut text = |what: &str, value: &mut Option<String>, most: usize| {
        *value = value.take().map(|v| harmless_line(&v)).filter(|v| !v.is_empty());
        if let Some(long) = value.as_mut().filter(|v| v.chars().count() > most) {
            remarks.push(format!("the {what} has {} letters; at most the first {most} are kept", long.chars().count()));
            *long = shortened(long, most);
        }
    };
    text("title", &mut page.title, TITLE);
    text("outlet's name", &mut page.outlet, NAME);
    for author in &mut page.authors {
        let mut name = Some(std::mem::take(author));
        text("name of an author", &mut name, NAME);
        *author = name.unwrap_or_default();
    }
    page.authors.retain(|a| !a.is_empty());
    if page.authors.len() > AUTHORS {
        remarks.push(format!("{} authors are named; the first {AUTHORS} are kept", page.authors.len()));
        page.authors.truncate(AUTHORS);
    }
    let typed = page.url.take();
    page.url = typed.as_deref().and_then(address);
    if typed.is_some() && page.url.is_none() {
        remarks.push("the address cannot be one and is left out".to_owned());
    }
    let mut word = |what: &str, value: &mut Option<String>, most: usize| {
        if value.as_ref().is_some_and(|v| v.len() > most || v.contains(char::is_control)) {
            remarks.push(format!("the {what} cannot be one and is left out"));
            *value = None;
        }
    };
    word("language", &mut page.language, WORD);
    word("time of day", &mut page.time, WORD);
    page.remarks.extend(remarks);
}

/// White space and control characters as single spaces, and nothing that turns the direction of what follows.
pub fn harmless_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    one_line(&without_controls(&text.replace(turns, "")))
}

/// An address as browsers read it: line breaks and what surrounds it left out, the rest escaped. `None` for what is none.
pub fn address(text: &str) -> Option<String> {
    let invisible = |c: char| {
        is_harmful(c)
            || c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
    };
    let text = text.trim_matches(invisible).replace(['\t', '\n', '\r'], "");
    let escaped = |c: char| match c {
        '<' | '>' | '"' | '`' | '{' | '}' | '|' | '^' => escape(c),
        c if invisible(c) => escape(c),
        c => c.to_string(),
    };
    let text: String = text.chars().map(escaped).collect();
    let url = url::Url::parse(&text).ok()?;
    (text.len() <= URL && matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(text)
}

fn escape(c: char) -> String {
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Whole words where there are any.
fn shortened(text: &str, most: usize) -> String {
    let start: String = text.chars().take(most).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    let words = words.split(' ').take(CUT_WORDS).collect::<Vec<_>>().join(" ");
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_at_a_word_and_told() {
        let mut page = Page {
            title: Some(format!("Flood\u{1b}[31m in\n{}", "Wexmoor ".repeat(100))),
            outlet: Some("x".repeat(1_000)),
            authors: vec!["Ada".to_owned(); 60],
            url: Some(format!("https://example.org/{}", "a".repeat(3_000))),
            time: Some("14:05".to_owned()),
            ..Page::default()
        };
        apply(&mut page);
        let title = page.title.unwrap();
        assert!(title.starts_with("Flood [31m in Wexmoor") && title.ends_with("Wexmoor…"), "{title}");
        assert!(title.chars().count() <= TITLE + 1);
        assert_eq!(page.outlet.map(|o| o.chars().count()), Some(NAME + 1));
        assert_eq!((page.authors.len(), page.url, page.time.as_deref()), (AUTHORS, None, Some("14:05")));
        assert_eq!(page.remarks.len(), 4, "{:?}", page.remarks);
    }

    #[test]
    fn an_address_is_escaped_or_left_out() {
        for (typed, expected) in [
            ("https://e.org/a b", Some("https://e.org/a%20b")),
            ("\u{feff}https://e.org/a\u{feff}", Some("https://e.org/a")),
            ("https://e.org/a\u{feff}b\u{202e}", Some("https://e.org/a%EF%BB%BFb")),
            (" https://e.org/\n  a\r\n", Some("https://e.org/%20%20a")),
            ("https://e.org/<b>\"", Some("https://e.org/%3Cb%3E%22")),
            ("https://e.org/\u{1}", Some("https://e.org/")),
            ("https://e.org/%20é", Some("https://e.org/%20é")),
            ("https://e org/", None),
            ("https://", None),
            ("http", None),
            ("javascript:alert(1)", None),
        ] {
            let mut page = Page { url: Some(typed.to_owned()), ..Page::default() };
            apply(&mut page);
            assert_eq!(page.url.as_deref(), expected, "{typed:?}");
            assert_eq!(page.remarks.len(), usize::from(expected.is_none()), "{typed:?}");
        }
    }

    #[test]
    fn titles_and_names_turn_no_line_around() {
        let odd = "\u{202e}Ferry\u{1b} \u{2066}strike\u{2069}\u{feff} ends\u{202c}".to_owned();
        let mut page =
            Page { title: Some(odd.clone()), outlet: Some(odd.clone()), authors: vec![odd], ..Page::default() };
        apply(&mut page);
        let clean = "Ferry strike ends";
        assert_eq!((page.title.as_deref(), page.outlet.as_deref()), (Some(clean), Some(clean)));
        assert_eq!(page.authors, [clean]);
    }

    #[test]
    fn what_is_usual_stays() {
        let page =
            Page { title: Some("Ferry strike ends".into()), url: Some("https://e.org/a".into()), ..Page::default() };
        let mut same = page.clone();
        apply(&mut same);
        assert_eq!(same, page);
    }
}

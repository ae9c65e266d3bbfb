//! Quotations in single marks, told from apostrophes.

use super::part::Quotation;
use std::ops::Range;

/// Ranges with and without the marks, outside the quotations already found.
pub(super) fn singles(
    text: &str,
    paragraphs: &[Range<usize>],
    doubles: &[Quotation],
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let mut d = 0;
    for paragraph in paragraphs {
        let body = text.get(paragraph.clone()).unwrap_or("");
        let mut open: Option<usize> = None;
        // The best closing mark so far: its place, and whether a comma or stop stands before it.
        let mut close: Option<(usize, bool)> = None;
        let mut before = ' ';
        let mut chars = body.char_indices().peekable();
        let mut found = |open: Option<usize>, close: Option<(usize, bool)>| {
            if let (Some(o), Some((c, _))) = (open, close) {
                let (from, to) = (paragraph.start + o, paragraph.start + c);
                let width = |at: usize| text.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8);
                out.push((from..to + width(to), from + width(from)..to));
            }
        };
        while let Some((i, c)) = chars.next() {
            let at = paragraph.start + i;
            while doubles.get(d).is_some_and(|q| q.range.end <= at) {
                d += 1;
            }
            let inside = doubles.get(d).is_some_and(|q| q.range.contains(&at));
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            if inside {
                // A double quotation inside a single one is part of it; a single one inside a double one is not ours.
                if open.is_some_and(|o| doubles.get(d).is_some_and(|q| q.range.start > paragraph.start + o)) {
                    before = c;
                    continue;
                }
                open = None;
                close = None;
                before = c;
                continue;
            }
            let rest = body.get(i + c.len_utf8()..).unwrap_or("");
            let left = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–');
            if matches!(c, '‘' | '\'') && left && after.is_alphabetic() && !elides(rest) {
                // A new one opens: what was open ends at its best closing mark.
                if open.is_none() || close.is_some() {
                    found(open, close);
                    open = Some(i);
                    close = None;
                }
            } else if matches!(c, '’' | '\'') && open.is_some() && !left && !after.is_alphanumeric() {
                let spoken = matches!(before, ',' | '.' | '!' | '?');
                let owner = before == 's' && rest.trim_start().starts_with(char::is_lowercase) && after == ' ';
                match close {
                    Some((_, true)) => {}
                    _ if spoken => {
                        found(open, Some((i, true)));
                        open = None;
                        close = None;
                    }
                    Some(_) => {}
                    None if owner => {}
                    None => close = Some((i, false)),
                }
            }
            before = c;
        }
        found(open, close);
    }
    out
}

/// The mark stands for letters left out: "'tis", "'n'", "'em".
fn elides(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).take(8).collect::<String>().to_lowercase();
    ["tis", "twas", "em", "n", "til", "cause", "bout", "round", "ere", "s", "t", "neath"].contains(&word.as_str())
}

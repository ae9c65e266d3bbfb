//! HTML comments in a text are notes to colleagues: they are taken out before anything else is read, so that neither a page nor
//! a feed nor the search holds them. In code they are code.

use pulldown_cmark::{Event, Options, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

const OPEN: &str = "<!--";

/// Stands for a byte of a comment that has text beside it; the writer drops it.
const NOTHING: char = '\u{1}';

/// The text with every comment blanked, byte for byte, so that places in it stay places in what was typed.
pub fn without(text: &str, options: Options) -> Cow<'_, str> {
    if !text.contains(OPEN) {
        return Cow::Borrowed(text);
    }
    let code = code(text, options);
    let mut out = String::with_capacity(text.len());
    let (mut at, mut kept) = (0, 0);
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(OPEN)).map(|i| at + i) {
        at = start + OPEN.len();
        if let Some(inside) = code.iter().find(|r| r.contains(&start)) {
            at = at.max(inside.end);
            continue;
        }
        let before = text.get(..start).unwrap_or("");
        let escaped = before.len() - before.trim_end_matches('\\').len();
        let Some(end) = end(text, start).filter(|_| escaped.is_multiple_of(2)) else { continue };
        out.push_str(text.get(kept..start).unwrap_or(""));
        blank(text, start..end, &mut out);
        (at, kept) = (end, end);
    }
    out.push_str(text.get(kept..).unwrap_or(""));
    Cow::Owned(out)
}

/// Where it ends; one that is begun at the start of a line and never closed goes on to the end, as browsers have it.
fn end(text: &str, start: usize) -> Option<usize> {
    let inside = start + OPEN.len();
    let rest = text.get(inside..)?;
    for short in [">", "->"] {
        if rest.starts_with(short) {
            return Some(inside + short.len());
        }
    }
    match rest.find("-->") {
        Some(i) => Some(inside + i + "-->".len()),
        None => line_before(text, start).trim_start_matches([' ', '>']).is_empty().then_some(text.len()),
    }
}

fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    before.rfind('\n').map_or(before, |i| before.get(i + 1..).unwrap_or(""))
}

/// Lines of its own become blank lines; beside other text nothing may become white space that Markdown gives a meaning.
fn blank(text: &str, comment: Range<usize>, out: &mut String) {
    let after = text.get(comment.end..).unwrap_or("").split('\n').next().unwrap_or("");
    let alone = line_before(text, comment.start).trim().is_empty() && after.trim().is_empty();
    for byte in text.get(comment).unwrap_or("").bytes() {
        out.push(match byte {
            b'\n' | b'\r' if alone => char::from(byte),
            _ if alone => ' ',
            _ => NOTHING,
        });
    }
}

/// Code spans and blocks.
fn code(text: &str, options: Options) -> Vec<Range<usize>> {
    let is_code = |event: &Event| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
    Parser::new_ext(text, options).into_offset_iter().filter(|(e, _)| is_code(e)).map(|(_, range)| range).collect()
}

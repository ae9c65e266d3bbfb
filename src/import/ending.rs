//! What stands after an article in a plain text, and between its parts: blocks with a heading of their own, what readers write,
//! credits, lives of the authors, appeals.

use super::head;
use super::line::{Kind, Unit};
use super::plain::{is, set};
use super::words::key;

/// A block with a heading of its own ends an article when it begins after this share of its text.
const LATE: f32 = 0.6;

/// Lines after the heading of a block that are looked at: an article that goes on later than that does not.
const FAR: usize = 300;

/// A heading such as "Related articles" takes the short lines after it; late in the text, all that follows.
pub(super) fn blocks(units: &[Unit], kinds: &mut [Kind], start: usize) {
    let total: usize = units.iter().map(|u| u.text.len()).sum();
    let (mut seen, mut written, mut i) = (0, 0, 0);
    while i < units.len() {
        written += usize::from(i >= start && is(kinds, i, &Kind::Paragraph));
        let here = units.get(i).map_or(0, |u| u.text.len());
        if is(kinds, i, &Kind::Block) && i > start {
            let after: Vec<usize> =
                (i + 1..units.len().min(i + FAR)).filter(|n| is(kinds, *n, &Kind::Paragraph)).collect();
            let long = after.iter().filter(|n| units.get(**n).is_some_and(|u| u.words >= 25)).count();
            let late = seen as f32 >= LATE * total as f32 && (long < 3 || seen as f32 >= 0.8 * total as f32);
            let end = if late || (written >= 4 && is_of_readers(units.get(i))) {
                units.len()
            } else {
                // Links are short; the article goes on with a paragraph that is none.
                after.into_iter().find(|n| units.get(*n).is_some_and(|u| u.words >= 15)).unwrap_or(i + 1)
            };
            for n in i + 1..end {
                if !matches!(kinds.get(n), Some(Kind::Credit | Kind::Label(_) | Kind::Said)) {
                    set(kinds, n, Kind::Furniture);
                }
            }
        }
        seen += here;
        i += 1;
    }
}

/// A heading over what readers write: nothing of the article comes after it.
fn is_of_readers(u: Option<&Unit>) -> bool {
    let readers = ["comment", "comments", "reply", "responses", "conversation", "discussion", "say"];
    u.is_some_and(|u| u.key.split(' ').any(|w| readers.contains(&w)))
}

/// After the credits at the end of an article come boasts of the publisher, lives of the authors, appeals.
pub(super) fn foot(units: &[Unit], kinds: &mut [Kind], start: usize) {
    let total: usize = units.iter().map(|u| u.text.len()).sum();
    // From the end upwards: characters and paragraphs that are left after a line.
    let (mut left, mut paragraphs, mut end_mark) = (0, 0, None);
    for n in (start + 1..units.len()).rev() {
        let here = units.get(n).map_or(0, |u| u.text.len());
        if left * 4 >= total || paragraphs > 2 {
            break;
        }
        if is(kinds, n, &Kind::Credit) || (is(kinds, n, &Kind::Furniture) && (left + here) * 8 < total) {
            end_mark = Some(n);
        }
        left += here;
        paragraphs += usize::from(is(kinds, n, &Kind::Paragraph));
    }
    if let Some(at) = end_mark {
        for n in at + 1..units.len() {
            if matches!(kinds.get(n), Some(Kind::Paragraph | Kind::Short | Kind::Standfirst)) {
                set(kinds, n, Kind::Furniture);
            }
        }
    }
    let last = (0..units.len()).rev().find(|n| is(kinds, *n, &Kind::Paragraph));
    for n in last.map_or(units.len(), |l| l + 1)..units.len() {
        if is(kinds, n, &Kind::Short) && n > start {
            set(kinds, n, Kind::Furniture);
        }
    }
    // "Jane Doe is a reporter who covers the economy."
    if let Some(u) = last.and_then(|n| units.get(n))
        && u.words <= 45
        && is_life(u, units, kinds)
        && let Some(n) = last
    {
        set(kinds, n, Kind::Furniture);
    }
}

fn is_life(u: &Unit, units: &[Unit], kinds: &[Kind]) -> bool {
    let begins =
        ["the writer is", "the author is", "the writers are", "about the author"].iter().any(|b| u.key.starts_with(b));
    let authors =
        units.iter().zip(kinds).filter(|(_, k)| **k == Kind::Byline).filter_map(|(u, _)| head::byline(u.text));
    let named = authors.flat_map(|b| b.authors).any(|a| {
        let rest = u.key.strip_prefix(key(&a).as_str()).unwrap_or("");
        [" is ", " covers ", " writes ", " reports ", " has ", " joined "].iter().any(|v| rest.starts_with(v))
    });
    begins || named
}

//! The sentences of a text as typed, for remarks on what the editor wrote. Code is left out; paragraphs, list items and
//! headings end a sentence.

use super::sentence;
use std::ops::Range;

/// Bytes of each sentence, in order. Empty ones are left out.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut fence: Option<&str> = None;
    let mut block: Option<Range<usize>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let bare = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|m| bare.starts_with(m));
        match (fence, mark) {
            (Some(open), Some(close)) if open == close => {
                fence = None;
                continue;
            }
            (Some(_), _) => continue,
            (None, Some(open)) => {
                flush(text, block.take(), &mut out);
                fence = Some(open);
                continue;
            }
            (None, None) => {}
        }
        let begins = bare.starts_with(['#', '|', '-', '*', '+', '>']) || bare.is_empty();
        if begins {
            flush(text, block.take(), &mut out);
        }
        if !bare.is_empty() {
            block = Some(block.map_or(start, |b| b.start)..end);
        }
        if bare.starts_with('#') {
            flush(text, block.take(), &mut out);
        }
    }
    flush(text, block, &mut out);
    out
}

fn flush(text: &str, block: Option<Range<usize>>, out: &mut Vec<Range<usize>>) {
    let Some(block) = block else { return };
    let Some(inner) = text.get(block.clone()) else { return };
    let mut from = 0;
    for end in sentence::ends(inner).into_iter().chain([inner.len()]) {
        let piece = inner.get(from..end).unwrap_or_default();
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let start = block.start + from + lead;
            out.push(start..start + trimmed.len());
        }
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_with_their_paragraphs_and_code_is_none() {
        for (text, expected) in [
            ("One. Two\ngoes on. Three", vec!["One.", "Two\ngoes on.", "Three"]),
            ("# Head\nText.\n\n- item one\n- item two", vec!["# Head", "Text.", "- item one", "- item two"]),
            ("Before.\n```\nlikely: x. Y\n```\nAfter.", vec!["Before.", "After."]),
            ("```\nnever closed", vec![]),
            ("", vec![]),
            ("Gen. Miller spoke. He left.", vec!["Gen. Miller spoke.", "He left."]),
        ] {
            let got: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(got, expected, "{text:?}");
        }
    }
}

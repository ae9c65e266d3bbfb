//! The form in which a quotation and its original are compared: white space, quote marks and dashes made plain.
//!
//! Nothing else changes: letters keep their case, accents and composition, because a quotation that differs in those is
//! not the same words.

use crate::text::floor;
use std::ops::Range;

/// A text in comparable form, with the way back to the bytes it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    pub text: String,
    /// Where the distance between the two forms changes: normalised offset and original offset, both ascending.
    steps: Vec<(usize, usize)>,
}

impl Normalised {
    /// The original bytes of a stretch of [`Normalised::text`]. Ends that lie past the text, or inside a character, give
    /// the nearest bytes that exist.
    pub fn original_range(&self, r: Range<usize>) -> Range<usize> {
        let start = self.original(r.start);
        start..self.original(r.end).max(start)
    }

    fn original(&self, at: usize) -> usize {
        let at = floor(&self.text, at);
        let i = self.steps.partition_point(|(normal, _)| *normal <= at);
        match i.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some((normal, original)) => original + (at - normal),
            None => at,
        }
    }
}

/// What is taken from a text at once.
enum Piece<'a> {
    /// Letters, digits and marks of ASCII: none of them changes.
    Run(&'a str),
    Space,
    Char(char),
}

/// White-space runs (no-break spaces and line breaks among them) become one space, curly quote marks straight ones, and
/// every hyphen, dash and minus a `-`.
pub fn normalise(text: &str) -> Normalised {
    let mut out = String::with_capacity(text.len());
    let mut steps = Vec::new();
    let mut shift = (0usize, 0usize);
    let mut in_space = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // Most of a text stays as it is.
        let same = rest.bytes().take_while(u8::is_ascii_graphic).count();
        let (piece, takes) = match rest.get(..same).filter(|run| !run.is_empty()) {
            Some(run) => (Piece::Run(run), run.len()),
            None => {
                let Some(c) = rest.chars().next() else { break };
                (if c.is_whitespace() { Piece::Space } else { Piece::Char(plain(c)) }, c.len_utf8())
            }
        };
        let begins = at;
        at += takes;
        let space = matches!(piece, Piece::Space);
        if space && in_space {
            continue;
        }
        in_space = space;
        // Equal distances share a step: most texts have few.
        if begins + shift.0 != out.len() + shift.1 {
            shift = (out.len(), begins);
            steps.push(shift);
        }
        match piece {
            Piece::Run(run) => out.push_str(run),
            Piece::Space => out.push(' '),
            Piece::Char(c) => out.push(c),
        }
    }
    if text.len() + shift.0 != out.len() + shift.1 {
        steps.push((out.len(), text.len()));
    }
    Normalised { text: out, steps }
}

/// A quotation in the same form, without white space around it: what is looked for in a [`Normalised`] original.
pub fn needle(quote: &str) -> String {
    normalise(quote).text.trim().to_owned()
}

fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_spaces_quotes_and_dashes_change() {
        for (raw, plain) in [
            ("a \u{a0}\n b", "a b"),
            ("“it’s” – he said — Al‑Qaeda", "\"it's\" - he said - Al-Qaeda"),
            ("Über e\u{301} ß", "Über e\u{301} ß"),
            (" edge ", " edge "),
        ] {
            assert_eq!(normalise(raw).text, plain);
        }
        assert_eq!(needle("\n “edge” "), "\"edge\"");
    }

    #[test]
    fn a_find_leads_back_to_the_printed_words() {
        let raw = "He said:\u{a0}\u{a0} “burden\n  sharing” — twice.";
        let n = normalise(raw);
        let at = n.text.find("\"burden sharing\" -").unwrap();
        let found = n.original_range(at..at + "\"burden sharing\" -".len());
        assert_eq!(&raw[found], "“burden\n  sharing” —");
    }

    proptest! {
        #[test]
        fn every_character_leads_back_to_itself(raw in "[a‘’“–—\u{a0} \n日é-]{0,40}") {
            let n = normalise(&raw);
            for (at, c) in n.text.char_indices() {
                let back = n.original_range(at..at + c.len_utf8());
                prop_assert_eq!(normalise(&raw[back]).text, c.to_string());
            }
            prop_assert_eq!(n.original_range(0..n.text.len()), 0..raw.len());
        }

        #[test]
        fn no_range_panics(raw in any::<String>(), a in 0usize..99, b in 0usize..99) {
            let back = normalise(&raw).original_range(a..b);
            prop_assert!(raw.get(back).is_some());
        }
    }
}

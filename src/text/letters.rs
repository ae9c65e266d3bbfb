//! A text as nothing but its letters: what stays the same however it is spelled. Case, accents, vowel signs, full width,
//! spaces, hyphens at a line's end, soft hyphens and other invisible characters make no difference. For finding one text in
//! another.

use super::written::{self, Read};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The letters of a text, one after another, and where each byte of them comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    pub bytes: Vec<u8>,
    /// By byte: the bytes of the text.
    from: Vec<u32>,
    to: Vec<u32>,
}

impl Letters {
    /// The bytes of the text that a stretch of letters was read from.
    pub fn range(&self, letters: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.from.get(letters.start).map_or(0, |at| *at as usize);
        let last = letters.end.checked_sub(1).and_then(|at| self.to.get(at));
        start..last.map_or(start, |at| (*at as usize).max(start))
    }

    /// Where each byte of the letters begins in the text.
    pub fn starts(&self) -> &[u32] {
        &self.from
    }

    fn push(&mut self, c: char, of: &Read) {
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            self.bytes.push(byte);
            self.from.push(of.from as u32);
            self.to.push(of.to as u32);
        }
    }
}

/// The letters of a text in every way in which it may be compared: with its figures and without them, for notes and rows are
/// numbered in one text and not in another; with its mark-up and without.
pub fn letters(text: &str) -> Vec<Letters> {
    let all = written::read(text);
    let mut out = Vec::new();
    let plain = all.iter().any(|r| matches!(r.c, '<' | ']')).then(|| without_markup(&all));
    for read in [Some(&all), plain.as_ref().filter(|p| p.len() < all.len())].into_iter().flatten() {
        let (with, figures) = folded(read, true);
        let unnumbered = read.iter().any(|r| r.c == ')').then(|| without_numbering(read));
        let unnumbered = unnumbered.filter(|u| u.len() < read.len());
        if figures || unnumbered.is_some() {
            out.push(folded(unnumbered.as_ref().unwrap_or(read), false).0);
        }
        out.push(with);
    }
    out
}

/// And whether there is a figure among them.
fn folded(text: &[Read], figures: bool) -> (Letters, bool) {
    let mut out = Letters::default();
    let mut any = false;
    for read in text {
        if read.c.is_ascii() {
            if read.c.is_ascii_digit() {
                any = true;
                if !figures {
                    continue;
                }
            }
            if read.c.is_ascii_alphanumeric() {
                out.push(read.c.to_ascii_lowercase(), read);
            }
            continue;
        }
        if read.c.is_numeric() {
            any = true;
            if !figures {
                continue;
            }
        }
        decompose_compatible(read.c, |part| {
            for small in part.to_lowercase() {
                match small {
                    'ß' => {
                        out.push('s', read);
                        out.push('s', read);
                    }
                    'ς' => out.push('σ', read),
                    // Stretches an Arabic word.
                    '\u{640}' => {}
                    c if c.is_alphanumeric() && !is_combining_mark(c) => out.push(c, read),
                    _ => {}
                }
            }
        });
    }
    (out, any)
}

/// Without numbers made of letters: `(a)`, `(ii)`, `b)`.
fn without_numbering(text: &[Read]) -> Vec<Read> {
    let mut out: Vec<Read> = Vec::with_capacity(text.len());
    let c = |at: usize| text.get(at).map_or(' ', |r| r.c);
    let mut at = 0;
    while let Some(read) = text.get(at) {
        let begins = at.checked_sub(1).is_none_or(|before| !c(before).is_alphanumeric());
        let start = if read.c == '(' { at + 1 } else { at };
        let length = (start..start + ROMAN + 1).take_while(|i| c(*i).is_ascii_alphabetic()).count();
        let roman = || (start..start + length).all(|i| matches!(c(i), 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
        if begins && c(start + length) == ')' && (length == 1 || (2..=ROMAN).contains(&length) && roman()) {
            at = start + length + 1;
        } else {
            out.push(*read);
            at += 1;
        }
    }
    out
}

/// Letters of a Roman numeral that numbers something: `xviii` has five.
const ROMAN: usize = 5;

/// Without tags and comments, and without the addresses of links in Markdown.
fn without_markup(text: &[Read]) -> Vec<Read> {
    let mut out: Vec<Read> = Vec::with_capacity(text.len());
    let last = text.iter().rposition(|r| r.c == '>').unwrap_or(0);
    let c = |at: usize| text.get(at).map_or(' ', |r| r.c);
    let mut at = 0;
    while let Some(read) = text.get(at) {
        let tag =
            read.c == '<' && at < last && (c(at + 1).is_ascii_alphabetic() || matches!(c(at + 1), '/' | '!' | '?'));
        let address = read.c == '(' && at > 0 && c(at - 1) == ']';
        let end = |ends: &dyn Fn(usize) -> bool| (at..text.len()).find(|i| ends(*i)).unwrap_or(text.len());
        if tag {
            let comment = c(at + 1) == '!' && c(at + 2) == '-' && c(at + 3) == '-';
            at = match comment {
                true => end(&|i| c(i) == '>' && c(i - 1) == '-' && c(i.saturating_sub(2)) == '-') + 1,
                false => end(&|i| c(i) == '>') + 1,
            };
        } else if address {
            at = end(&|i| c(i) == ')' || c(i).is_whitespace());
        } else {
            out.push(*read);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        letters(text).into_iter().map(|l| String::from_utf8(l.bytes).unwrap()).collect()
    }

    #[test]
    fn spellings_of_one_text_have_the_same_letters() {
        for (text, expected) in [
            ("Caf\u{e9} Stra\u{df}e", "cafestrasse"),
            ("CAFE\u{301} stra\u{ad}sse", "cafestrasse"),
            ("ca\u{200b}fe\u{2060} stras-\nse", "cafestrasse"),
            ("ｃａｆｅ Ｓtra&shy;&szlig;e", "cafestrasse"),
            ("مَرْحَبًا", "مرحبا"),
            ("مـرحبا", "مرحبا"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(plain(text), [expected], "{text}");
        }
    }

    #[test]
    fn figures_and_markup_are_read_and_left_out() {
        assert_eq!(plain("word[12] next¹ 3"), ["wordnext", "word12next13"]);
        assert_eq!(plain("(a) one b) two (ii) three IV) mix) (so)"), ["onetwothreemixso", "aonebtwoiithreeivmixso"]);
        // "f)" may be a number of a row, or a word.
        let both = ["abclassxcbde", "abclassxcbdef", "acd", "acdf"];
        assert_eq!(plain("a <b class=x>c</b> [d](e f)"), both);
        assert_eq!(plain("a<!-- b > c -->d &lt;i&gt;e"), ["abcdie", "ade"]);
        assert_eq!(plain("a < b > c <d"), ["abcd"]);
    }

    #[test]
    fn letters_know_where_they_stand() {
        let text = "x &eacute;\u{301}%C3%A9y";
        let all = letters(text).pop().unwrap();
        assert_eq!(&text[all.range(1..2)], "&eacute;");
        assert_eq!(&text[all.range(1..4)], "&eacute;\u{301}%C3%A9y");
        assert_eq!(all.range(9..9), 0..0);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_letters(text in proptest::prelude::any::<String>(), odd in "[<>&;%\\\\\\[\\](!a2 -]{0,40}") {
            for t in [text, odd] {
                for l in letters(&t) {
                    assert!(t.get(l.range(0..l.bytes.len())).is_some());
                }
            }
        }
    }
}

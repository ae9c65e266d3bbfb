//! Text cut into words, digits and marks, for languages other than English.

use super::super::language::{Digits, Style, digits, is_digit};
use super::super::token::Gap;
use std::ops::Range;

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// By what lists know it: small letters, one form of marks. Of digits, the ASCII ones where there is no mark in them.
    pub key: String,
    pub range: Range<usize>,
    pub gap: Gap,
    pub is_word: bool,
    pub digits: Option<Digits>,
}

impl Token<'_> {
    pub fn is(&self, key: &str) -> bool {
        self.key == key
    }

    pub fn glued(&self) -> bool {
        self.gap == Gap::None
    }
}

/// Words longer than this are in no list.
const LONGEST_WORD: usize = 80;

pub(super) fn tokens(text: &str, style: Style) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let (mut gap, mut newlines, mut at) = (Gap::Break, 0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            newlines += usize::from(c == '\n');
            if gap != Gap::Break {
                gap = if newlines > 1 { Gap::Break } else { Gap::Space };
            }
            at += c.len_utf8();
            continue;
        }
        // Marks of direction stand for nothing.
        if matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}') {
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let figure = if is_digit(c) { digits(rest, style) } else { None };
        let (length, is_word) = match &figure {
            Some(figure) => (figure.length, false),
            None if is_letter(c) => (word(rest), true),
            None => (c.len_utf8(), false),
        };
        let piece = rest.get(..length).unwrap_or("");
        let key = match &figure {
            Some(figure) => figure.plain.clone().unwrap_or_default(),
            None => folded(piece),
        };
        out.push(Token { text: piece, key, range: at..at + length, gap, is_word, digits: figure });
        at += length;
        (gap, newlines) = (Gap::None, 0);
    }
    out
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || is_joined(c)) && !matches!(c, 'º' | 'ª')
}

/// Marks upon letters, and joiners within words.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{94d}' | '\u{9cd}' | '\u{e47}'..='\u{e4e}' | '\u{200c}' | '\u{200d}')
}

/// Length of a word at the start. An apostrophe ends it and belongs to it: `d'` and `environ`.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((i, c)) = chars.next() {
        if matches!(c, '\'' | '’') && end > 0 && chars.peek().is_none_or(|(_, c)| is_letter(*c)) {
            return i + c.len_utf8();
        }
        if !is_letter(c) {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

fn folded(piece: &str) -> String {
    if piece.len() > LONGEST_WORD {
        return String::new();
    }
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '‐' | '‑' | '−' => '-',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        c => c,
    };
    let silent = |c: &char| matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let composed = unicode_normalization::UnicodeNormalization::nfc(piece.chars());
    composed.flat_map(char::to_lowercase).map(plain).filter(|c| !silent(c)).collect()
}

/// A letter of a script in which words are written without spaces: Chinese, Japanese, Korean particles, Thai, Lao, Burmese, Khmer.
pub fn is_unspaced(c: char) -> bool {
    matches!(c as u32, 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
}

pub(super) fn bytes(t: &[Token], start: usize, end: usize) -> Option<Range<usize>> {
    Some(t.get(start)?.range.start..t.get(end.checked_sub(1)?)?.range.end)
}

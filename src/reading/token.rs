//! Text cut into words, figures and marks: what the grammar of quantities and dates works on.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes inside; abbreviations such as `U.S.` and `p.m.` are one word.
    Word,
    /// Digits with commas and points inside.
    Figure,
    /// Any other character, and the possessive `'s`.
    Mark,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    /// The start of the text, or a blank line.
    Break,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Lower case, straight apostrophes, plain hyphens. Empty for words longer than any that the grammar knows.
    pub lower: String,
    pub range: Range<usize>,
    pub gap: Gap,
}

impl Token<'_> {
    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    pub fn glued(&self) -> bool {
        self.gap == Gap::None
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_figure(&self) -> bool {
        self.kind == Kind::Figure
    }

    /// Starts with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.is_word() && self.text.starts_with(char::is_uppercase)
    }

    /// A hyphen that may join words and figures.
    pub fn is_hyphen(&self) -> bool {
        self.lower == "-"
    }

    /// Ends a sentence, unless it closes an abbreviation.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.lower.as_str(), "." | "!" | "?" | ";")
    }
}

const LONGEST_WORD: usize = 32;

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut gap = Gap::Break;
    let mut newlines = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            newlines += usize::from(c == '\n');
            if gap != Gap::Break {
                gap = if newlines > 1 { Gap::Break } else { Gap::Space };
            }
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let before = text.get(..at).and_then(|b| b.chars().next_back()).unwrap_or(' ');
        let (kind, length) = if let Some(n) = figure(rest, before) {
            (Kind::Figure, n)
        } else if c.is_alphabetic() {
            (Kind::Word, word(rest))
        } else if let Some(n) = possessive(rest, before) {
            (Kind::Mark, n)
        } else {
            (Kind::Mark, c.len_utf8())
        };
        let piece = rest.get(..length).unwrap_or("");
        out.push(Token { kind, text: piece, lower: lower(piece, kind), range: at..at + length, gap });
        at += length;
        gap = Gap::None;
        newlines = 0;
    }
    out
}

fn lower(piece: &str, kind: Kind) -> String {
    if kind == Kind::Figure || (kind == Kind::Word && piece.len() > LONGEST_WORD) {
        return String::new();
    }
    piece.chars().flat_map(char::to_lowercase).map(plain).collect()
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        '‐' | '‑' | '−' => '-',
        c => c,
    }
}

/// Length of a figure at the start: digits, with commas and points between digits; `.77` after a space.
fn figure(rest: &str, before: char) -> Option<usize> {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut n = match bytes.first()? {
        b'.' if digit(1) && !before.is_alphanumeric() && before != '.' => 1,
        b if b.is_ascii_digit() => 0,
        _ => return None,
    };
    while digit(n) || (matches!(bytes.get(n), Some(b',' | b'.')) && digit(n + 1)) {
        n += 1;
    }
    Some(n)
}

/// Length of a word at the start.
fn word(rest: &str) -> usize {
    let abbreviation = dotted(rest);
    if abbreviation > 0 {
        return abbreviation;
    }
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’') && end > 0 && possessive(rest.get(i..).unwrap_or(""), 'a').is_none();
        let goes_on = c.is_alphabetic()
            || ('\u{300}'..='\u{36f}').contains(&c)
            || (joins && chars.peek().is_some_and(|(_, c)| c.is_alphabetic()));
        if !goes_on {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// Length of an abbreviation of single letters with points (`U.S.`, `p.m.`, `U.S`), or 0.
fn dotted(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut n = 0;
    let mut letters = 0;
    while bytes.get(n).is_some_and(u8::is_ascii_alphabetic) && letters < 8 {
        letters += 1;
        n += 1;
        if bytes.get(n).is_some_and(u8::is_ascii_alphanumeric) {
            return 0;
        }
        if bytes.get(n) == Some(&b'.') && (letters > 1 || bytes.get(n + 1).is_some_and(u8::is_ascii_alphabetic)) {
            n += 1;
        } else {
            break;
        }
    }
    if letters > 1 { n } else { 0 }
}

/// Length of a possessive ending.
fn possessive(rest: &str, before: char) -> Option<usize> {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|c| matches!(c, '\'' | '’'))?;
    let s = chars.next().filter(|c| matches!(c, 's' | 'S'))?;
    let ends = !chars.next().is_some_and(char::is_alphanumeric);
    (before.is_alphanumeric() && ends).then_some(mark.len_utf8() + s.len_utf8())
}

/// Bytes from the first to the last of some tokens (`end` is the token after).
pub(super) fn bytes(t: &[Token], start: usize, end: usize) -> Option<Range<usize>> {
    Some(t.get(start)?.range.start..t.get(end.checked_sub(1)?)?.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_figures_and_marks() {
        for (text, expected) in [
            ("the U.S.-led two-day talks", "the|U.S.|-|led|two|-|day|talks"),
            ("$2.5m, 10,000.", "$|2.5|m|,|10,000|."),
            ("last year’s 16x9 o’clock", "last|year|’s|16|x|9|o’clock"),
            ("at 5 p.m. on Oct. 7", "at|5|p.m.|on|Oct|.|7"),
            (".5 a.b 1. x.", ".5|a.b|1|.|x|."),
        ] {
            let joined: Vec<&str> = tokens(text).iter().map(|t| t.text).collect();
            assert_eq!(joined.join("|"), expected);
        }
    }

    #[test]
    fn blank_lines_break() {
        let gaps: Vec<Gap> = tokens("a\nb\n \nc").iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Break, Gap::Space, Gap::Break]);
    }
}

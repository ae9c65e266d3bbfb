//! The double quotation marks of one paragraph, and whether each can open or close.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `“ ”` and `"`, also mixed, and typewriter pairs of single marks.
    Double,
    /// `„ “`
    Low,
    /// `« »`
    Angle,
    /// `» «`
    AngleIn,
}

impl Family {
    /// A mark of this family closes what one of `opened` opened.
    pub fn closes(self, opened: Family) -> bool {
        match opened {
            Family::Double => self == Family::Double,
            Family::Low => matches!(self, Family::Low | Family::Double),
            Family::Angle => self == Family::Angle,
            Family::AngleIn => self == Family::AngleIn,
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub range: Range<usize>,
    pub family: Family,
    pub opens: bool,
    pub closes: bool,
    /// Nothing but space and bullets stands before it in its paragraph.
    pub first: bool,
}

pub(super) fn marks(text: &str, paragraph: Range<usize>) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let body = text.get(paragraph.clone()).unwrap_or("");
    let mut before = ' ';
    let mut first = true;
    let mut low = false;
    let mut angle: Option<Family> = None;
    let mut chars = body.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let at = paragraph.start + i;
        let mut mark = |length: usize, family, opens, closes| {
            out.push(Mark { range: at..at + length, family, opens, closes, first });
        };
        let open_left = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | '‘' | '\'');
        let open_right = !after.is_whitespace() && !matches!(after, ',' | '.' | ';' | ':' | ')' | '!' | '?');
        let can_open = open_left && open_right;
        match c {
            '“' if low => {
                low = false;
                mark(c.len_utf8(), Family::Low, false, true);
            }
            // A left mark typed for a right one.
            '“' if !open_left && !open_right => mark(c.len_utf8(), Family::Double, false, true),
            '“' => mark(c.len_utf8(), Family::Double, true, false),
            '”' => mark(c.len_utf8(), Family::Double, can_open, !can_open),
            '"' if before.is_ascii_digit() && (after.is_alphanumeric() || !quote_before(body, i)) => {}
            '"' => mark(1, Family::Double, can_open, !can_open),
            '„' => {
                low = true;
                mark(c.len_utf8(), Family::Low, true, false);
            }
            '«' | '»' => {
                let left = c == '«';
                let family = match angle {
                    Some(f) => f,
                    None if left => Family::Angle,
                    None => Family::AngleIn,
                };
                let opens = (family == Family::Angle) == left;
                angle = opens.then_some(family);
                mark(c.len_utf8(), family, opens, !opens);
            }
            '`' if after == '`' => {
                chars.next();
                mark(2, Family::Double, true, false);
            }
            '\'' if after == '\'' => {
                chars.next();
                mark(2, Family::Double, can_open && !before.is_alphanumeric(), !can_open);
            }
            _ => {}
        }
        if !c.is_whitespace() && !matches!(c, '•' | '-' | '–' | '—' | '*') {
            first = false;
        }
        before = c;
    }
    out
}

/// A straight mark that stands right after a digit closes only what was opened in the last hundred bytes.
fn quote_before(body: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(100);
    while !body.is_char_boundary(from) {
        from += 1;
    }
    let near = body.get(from..at).unwrap_or("");
    near.rfind(['"', '“'])
        .and_then(|i| near.get(i..))
        .and_then(|rest| rest.chars().nth(1))
        .is_some_and(|c| c.is_alphanumeric() || c == '$')
        && near.char_indices().any(|(i, c)| {
            matches!(c, '"' | '“') && near.get(..i).is_some_and(|b| b.is_empty() || b.ends_with(char::is_whitespace))
        })
}

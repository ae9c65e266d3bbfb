//! What is written in other characters, as the ones that it stands for: references of HTML, escapes of YAML, JSON and
//! addresses. For comparing texts only: what stands for nothing known is a space.

/// A character and the bytes of the text that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    pub c: char,
    pub from: usize,
    pub to: usize,
}

/// The characters that a text stands for. Takes time linear in the text.
pub fn read(text: &str) -> Vec<Read> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let special = match c {
            '&' => reference(rest),
            '\\' => escape(rest),
            '%' => percent(rest),
            _ => None,
        };
        let (written, length) = special.unwrap_or((Written::One(c), c.len_utf8()));
        let (from, to) = (at, at + length);
        let (first, second) = match written {
            Written::One(c) => (c, None),
            Written::Two(a, b) => (a, Some(b)),
        };
        out.push(Read { c: first, from, to });
        out.extend(second.map(|c| Read { c, from, to }));
        at = to;
    }
    out
}

enum Written {
    One(char),
    Two(char, char),
}

/// Bytes in which a reference has to end.
const NAME: usize = 32;

/// `&eacute;`, `&#233;`, `&#xe9;`, and the same with `&amp;` for the `&`, however often.
fn reference(text: &str) -> Option<(Written, usize)> {
    let mut at = 1;
    while text[at..].starts_with("amp;") {
        at += 4;
    }
    let name = &text[at..];
    let named = name.bytes().take(NAME).position(|b| b == b';').and_then(|end| {
        let read = character(&name[..end])?;
        Some((read, at + end + 1))
    });
    match named {
        Some(read) => Some(read),
        None if at > 1 => Some((Written::One('&'), at)),
        None => None,
    }
}

fn character(name: &str) -> Option<Written> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(Written::One);
    }
    if name.len() < 2 || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    Some(match name {
        "amp" => Written::One('&'),
        "lt" => Written::One('<'),
        "gt" => Written::One('>'),
        "quot" => Written::One('"'),
        "apos" => Written::One('\''),
        "szlig" => Written::One('ß'),
        "oslash" | "Oslash" => Written::One('ø'),
        "eth" | "ETH" => Written::One('ð'),
        "thorn" | "THORN" => Written::One('þ'),
        "lstrok" | "Lstrok" => Written::One('ł'),
        "aelig" | "AElig" => Written::Two('a', 'e'),
        "oelig" | "OElig" => Written::Two('o', 'e'),
        _ => Written::One(accented(name).unwrap_or(' ')),
    })
}

/// `eacute`, `Uuml`: a letter and its mark, which does not count.
fn accented(name: &str) -> Option<char> {
    const MARKS: [&str; 13] =
        ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "breve", "macr", "ogon", "dot", "dblac"];
    let letter = name.chars().next()?;
    MARKS.contains(&name.get(1..)?).then_some(letter)
}

/// `\u00e9`, `\xe9`, `\n`; a backslash before anything else is a mark.
fn escape(text: &str) -> Option<(Written, usize)> {
    let kind = text.as_bytes().get(1)?;
    let digits = match kind {
        b'u' => 4,
        b'x' => 2,
        b'U' => 8,
        b'n' | b't' | b'r' | b'f' | b'v' | b'N' | b'L' | b'P' | b'\\' => return Some((Written::One(' '), 2)),
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    Some((Written::One(char::from_u32(code).unwrap_or(' ')), 2 + digits))
}

/// `%20`, `%C3%A9`, and the same with `%25` for the `%`.
fn percent(text: &str) -> Option<(Written, usize)> {
    let (first, mut at) = byte(text)?;
    let length = match first {
        0..0x80 => return Some((Written::One(char::from(first)), at)),
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf8 => 4,
        _ => return None,
    };
    let mut bytes = [first, 0, 0, 0];
    for more in bytes.get_mut(1..length)? {
        let (b, used) = byte(text.get(at..)?)?;
        (*more, at) = (b, at + used);
    }
    let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((Written::One(c), at))
}

fn byte(text: &str) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let mut at = 1;
    (bytes.first() == Some(&b'%')).then_some(())?;
    while bytes.get(at..at + 2) == Some(b"25") && bytes.get(at + 2).is_some_and(u8::is_ascii_hexdigit) {
        at += 2;
    }
    let hex = bytes.get(at..at + 2).filter(|h| h.iter().all(u8::is_ascii_hexdigit))?;
    Some((u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?, at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        read(text).iter().map(|r| r.c).collect()
    }

    #[test]
    fn characters_written_as_others_are_read() {
        for (text, expected) in [
            ("a&shy;b &amp;amp;shy;c", "a b  c"),
            ("&eacute;&#233;&#xE9;&szlig;&aelig;", "eééßae"),
            ("AT&T; R&D; a & b;", "AT&T; R&D; a & b;"),
            ("\\u00e9\\xE9\\nx \\y", "éé x \\y"),
            ("a%20b%C3%A9%2520c 50% of 9%", "a bé c 50% of 9%"),
            ("%E4%BA%8C%ff%C3x", "二%ff%C3x"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_read() {
        for odd in [
            "&",
            "&;",
            "&#;",
            "&#x;",
            "&#99999999;",
            "\\",
            "\\u",
            "\\u12é4",
            "%",
            "%2",
            "%25",
            "%25%",
            "%C3%",
            "&é;",
            "%é9",
        ] {
            let all = read(odd);
            assert!(all.iter().all(|r| odd.get(r.from..r.to).is_some()), "{odd}");
        }
    }
}

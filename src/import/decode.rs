//! Bytes to text: by the byte order mark, by what the page declares, by a guess. Not text at all is refused.

use super::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Bytes in which a declaration of the encoding is looked for; browsers look no further either.
const DECLARED_IN: usize = 1024;

/// Starts of files that are something else, and what.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file (a word processor's, or a zip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"\xd0\xcf\x11\xe0", "an old word processor's file"),
    (b"{\\rtf", "a word processor's file (RTF)"),
    (b"\x7fELF", "a program"),
    (b"bplist", "a web archive"),
];

/// The text with line ends as `\n` and without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::NotText(what));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(&[])).0,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => declared(bytes).unwrap_or_else(|| guessed(bytes)).decode_without_bom_handling(bytes).0,
        },
    };
    let odd = text.chars().filter(|c| (c.is_control() && !c.is_whitespace() && *c != '\u{1b}') || *c == '\u{fffd}');
    if odd.count() * 50 > text.chars().count() {
        return Err(Refusal::NotText("bytes in no known encoding"));
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(line_ends(&text))
}

fn line_ends(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            // No text has these; what draws pages may stumble over them.
            '\0' => {}
            c => out.push(c),
        }
    }
    out
}

/// The encoding that the page's own head names. UTF-8 is not believed here: the bytes are none.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARED_IN))?.to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|key| {
        let found = head.windows(key.len()).position(|w| w == key.as_bytes())?;
        Some(found + key.len())
    })?;
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        .collect();
    // UTF-16 cannot be meant by a declaration that reads as ASCII.
    Encoding::for_label(&label).filter(|e| *e != UTF_8 && e.is_ascii_compatible())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_by_mark_declaration_and_guess() {
        let cases: &[(&[u8], &str)] = &[
            ("caf\u{e9} – 12".as_bytes(), "café – 12"),
            (b"\xef\xbb\xbfone\r\ntwo\rthree", "one\ntwo\nthree"),
            (b"\xff\xfeh\0i\0", "hi"),
            (b"\xfe\xff\0h\0i", "hi"),
            (b"<meta charset=\"windows-1252\">It\x92s 5 \x80", "<meta charset=\"windows-1252\">It’s 5 €"),
            (b"<meta charset=utf-8>It\x92s here", "<meta charset=utf-8>It’s here"),
            (
                b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>\xf0\xd2\xc9",
                "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>При",
            ),
            ("<meta charset=latin1>déjà".as_bytes(), "<meta charset=latin1>déjà"),
            (b"The d\xe9l\xe9gation said it\x92s over.", "The délégation said it’s over."),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decode(bytes).as_deref(), Ok(*expected));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [b"%PDF-1.7 \n".as_slice(), b"PK\x03\x04abc", b"\x89PNG\r\n", &[0u8; 100], &noise] {
            assert!(matches!(decode(bytes), Err(Refusal::NotText(_))), "{:?}", &bytes[..4]);
        }
        assert_eq!(decode(b" \n\t "), Err(Refusal::Empty));
        assert_eq!(decode(b""), Err(Refusal::Empty));
    }
}

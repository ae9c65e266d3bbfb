//! The scripts that stand inside pages: a page that loads none of them as a file asks the server for one thing less. The
//! policy of a page allows a script by the hash of its text, so the text is settled here and printed as it is.

use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Scripts by their file names without the ending: themes print `{{ scripts.page.text | safe }}` between tags without
/// attributes, and name `{{ scripts.page.hash }}` in the policy.
pub type Scripts = BTreeMap<String, Script>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Script {
    /// The text, which cannot end its own element.
    pub text: String,
    /// For `script-src`: `'sha256-…'`, with its quotation marks.
    pub hash: String,
}

/// A script of ours without its comments and indents: every page carries it. For scripts that hold no text of several lines.
pub fn bare(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// `text` as a page can hold it. `</script` and `<!--` end or bend the element wherever they stand; what stands in for
/// them means the same in strings, templates and patterns, the only places of a script where they make sense.
pub fn inline(text: &str) -> Script {
    // A browser reads line ends in this way before it hashes.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut safe = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        safe.push_str(before);
        let tag = from.get(..8).is_some_and(|t| t.eq_ignore_ascii_case("</script"));
        let opening = from.get(..7).is_some_and(|t| t.eq_ignore_ascii_case("<script"));
        safe.push_str(match () {
            () if tag => "<\\/",
            () if opening => "\\x3C",
            () if from.starts_with("<!--") => "<\\!",
            () => "<",
        });
        rest = from.get(if tag || from.starts_with("<!--") { 2 } else { 1 }..).unwrap_or_default();
    }
    safe.push_str(rest);
    let hash = format!("'sha256-{}'", base64(&Sha256::digest(safe.as_bytes())));
    Script { text: safe, hash }
}

/// A picture as an address that needs no request.
pub fn data_uri(svg: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const ENCODED: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'&').add(b'`');
    let svg = crate::text::one_line(svg).replace('"', "'");
    format!("data:image/svg+xml,{}", utf8_percent_encode(&svg, ENCODED))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().chain([0, 0].iter()).take(3).fold(0_u32, |n, b| n << 8 | u32::from(*b));
        for i in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * i) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if i <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_browsers() {
        for (text, hash) in [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        ] {
            assert_eq!(inline(text), Script { text: text.to_owned(), hash: format!("'sha256-{hash}'") });
        }
        assert_eq!(inline("a\r\nb\rc"), inline("a\nb\nc"));
    }

    #[test]
    fn our_scripts_lose_comments_and_indents_alone() {
        assert_eq!(
            bare("// What\n(function () {\n\n  a(\"//\"); // why\n}());\n"),
            "(function () {\na(\"//\"); // why\n}());\n"
        );
        for path in crate::theme::INLINE {
            let text = crate::theme::BUILT_IN.get_file(path).and_then(|f| f.contents_utf8()).unwrap();
            // Neither text over several lines nor a comment over several, which could begin a line with anything.
            assert!(!text.contains('`') && !text.contains("/*") && !text.contains("\\\n"), "{path}");
        }
    }

    #[test]
    fn base64_pads() {
        for (text, expected) in [("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn no_script_ends_its_own_element() {
        for (text, safe) in [
            ("x = '</ScRipt><b>'", "x = '<\\/ScRipt><b>'"),
            ("x = '<!-- <script>'", "x = '<\\!-- \\x3Cscript>'"),
            ("if (a < b && c<d) return", "if (a < b && c<d) return"),
            ("ü < '</p>' <", "ü < '</p>' <"),
        ] {
            assert_eq!(inline(text).text, safe, "{text}");
        }
    }

    #[test]
    fn a_picture_is_an_address() {
        assert_eq!(
            data_uri("<svg xmlns=\"a\">\n<path fill=\"#111\"/></svg>"),
            "data:image/svg+xml,%3Csvg%20xmlns='a'%3E%20%3Cpath%20fill='%23111'/%3E%3C/svg%3E"
        );
    }
}

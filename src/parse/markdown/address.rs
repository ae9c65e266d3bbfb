//! Where a link leads: outside, to a heading of the same text, to a page of the site, or nowhere.

use super::escape::cleaned;
use url::{ParseError, Url};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A web or mail address.
    Outside(String),
    /// A fragment of the same text, without the `#`.
    Heading(String),
    /// A target within the site, without dots, slashes and `.html` around it.
    Inside(String),
    /// What was to be a link becomes text.
    Refused,
}

/// Browsers pass over control characters and white space in front of and inside a scheme, and read `\` as `/`; so an
/// address is judged only after they are gone.
pub fn address(typed: &str) -> Address {
    let cleaned = cleaned(typed).replace(['\n', '\t'], "");
    let address = cleaned.trim();
    if let Some(fragment) = address.strip_prefix('#') {
        return Address::Heading(fragment.to_owned());
    }
    match Url::parse(address) {
        Ok(url) => match url.scheme() {
            "http" | "https" if url.has_host() => Address::Outside(url.into()),
            "mailto" => Address::Outside(url.into()),
            _ => Address::Refused,
        },
        Err(ParseError::RelativeUrlWithoutBase) => {
            if address.is_empty() || address.starts_with("//") || address.contains('\\') {
                return Address::Refused;
            }
            let mut target = address;
            while let Some(rest) = ["./", "../", "/"].iter().find_map(|dots| target.strip_prefix(dots)) {
                target = rest;
            }
            Address::Inside(target.trim_end_matches(".html").to_owned())
        }
        Err(_) => Address::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_become_links() {
        let outside = |s: &str| Address::Outside(s.to_owned());
        let inside = |s: &str| Address::Inside(s.to_owned());
        for (typed, expected) in [
            ("https://example.org/a?b=c#d", outside("https://example.org/a?b=c#d")),
            ("HTTP://example.org", outside("http://example.org/")),
            ("https://example.org/a b\"c", outside("https://example.org/a%20b%22c")),
            ("mailto:desk@example.org", outside("mailto:desk@example.org")),
            ("../numbers/troops.html", inside("numbers/troops")),
            ("./../../numbers/troops", inside("numbers/troops")),
            ("/about.html", inside("about")),
            ("#sources", Address::Heading("sources".into())),
            ("a:b", Address::Refused),
            ("javascript:alert(1)", Address::Refused),
            ("JaVaScRiPt:alert(1)", Address::Refused),
            ("java\nscript:alert(1)", Address::Refused),
            ("\u{1}javascript:alert(1)", Address::Refused),
            (" javascript:alert(1)", Address::Refused),
            ("javascript\t:alert(1)", Address::Refused),
            ("data:text/html,x", Address::Refused),
            ("file:///etc/passwd", Address::Refused),
            ("https:///", Address::Refused),
            ("//example.org/x", Address::Refused),
            ("\\\\example.org/x", Address::Refused),
            ("/\\example.org/x", Address::Refused),
            ("\u{202e}//example.org", Address::Refused),
            ("", Address::Refused),
        ] {
            assert_eq!(address(typed), expected, "{typed:?}");
        }
    }
}

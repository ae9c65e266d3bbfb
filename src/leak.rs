//! The last look before anything is written: no long run of a private text may be in any output.
//!
//! Editors paste. A sentence of an original can reach a page through a digest, a note, a title or a label, so the whole
//! output is searched, whatever it is: pages, feeds, data files. Runs of [`RUN`] words are compared without regard to
//! case, punctuation and mark-up; quotations registered as over the limit, with a reason, are allowed.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place, folded, run};
use std::collections::HashMap;
use std::ops::Range;

/// Words in a run that may not be published. Below the limit on quotations plus one no run can be told from a quotation.
pub const RUN: usize = 16;

/// A private text, and the byte ranges of it that are registered as longer quotations.
pub struct Private<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub allowed: Vec<Range<usize>>,
}

/// Private texts, made ready to be searched for.
pub struct Leaks<'a> {
    private: &'a [Private<'a>],
    runs: Runs,
}

impl<'a> Leaks<'a> {
    pub fn new(private: &'a [Private<'a>]) -> Leaks<'a> {
        Leaks { private, runs: index(private) }
    }

    /// One finding per private text in this output, at the place of the first run in the private text.
    pub fn search(&self, path: &str, bytes: &[u8]) -> Vec<Finding> {
        if self.runs.is_empty() { Vec::new() } else { search_one(self.private, &self.runs, path, bytes) }
    }
}

/// Hash of a run → the private text and the byte range of its first occurrence.
type Runs = HashMap<u64, (usize, Range<usize>)>;

fn index(private: &[Private]) -> Runs {
    let mut runs = Runs::new();
    for (i, p) in private.iter().enumerate() {
        let words = folded(p.text);
        for window in words.windows(RUN) {
            let at = window[0].1.start..window[RUN - 1].1.end;
            if !p.allowed.iter().any(|a| a.start <= at.start && at.end <= a.end) {
                runs.entry(run(window)).or_insert((i, at));
            }
        }
    }
    runs
}

fn search_one(private: &[Private], runs: &Runs, path: &str, bytes: &[u8]) -> Vec<Finding> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let mut hit = vec![false; private.len()];
    let mut findings = Vec::new();
    // Mark-up can stand between words, and attributes can hold them: look at the text both with and without tags.
    for view in [unescape(text), unescape(&without_tags(text))] {
        for window in folded(&view).windows(RUN) {
            let Some((i, at)) = runs.get(&run(window)) else { continue };
            if std::mem::replace(&mut hit[*i], true) {
                continue;
            }
            findings.push(
                Finding::new(
                    Rule::PrivateText,
                    Place::bytes(private[*i].file, at.clone()),
                    format!("{RUN} words or more of a private text would be published in `{path}`"),
                )
                .label("this run of the original")
                .help("say it in your own words, or quote it as a claim with an `over_limit_reason`"),
            );
        }
    }
    findings
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(i) = rest.find('<') {
        out.push_str(&rest[..i]);
        out.push(' ');
        match rest[i..].find('>') {
            Some(j) => rest = &rest[i + j + 1..],
            None => {
                rest = &rest[i + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character references that pages and data files hold, as the characters they stand for.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(i) = rest.find(['&', '\\']) {
        out.push_str(&rest[..i]);
        rest = &rest[i..];
        let (c, used) = reference(rest).unwrap_or((rest.chars().next().unwrap_or(' '), 1));
        out.push(c);
        rest = &rest[used..];
    }
    out.push_str(rest);
    out
}

fn reference(text: &str) -> Option<(char, usize)> {
    if let Some(hex) = text.strip_prefix("\\u") {
        let code = u32::from_str_radix(hex.get(..4)?, 16).ok()?;
        return Some((char::from_u32(code)?, 6));
    }
    if text.starts_with("\\n") {
        return Some((' ', 2));
    }
    let end = text.get(..12.min(text.len())).unwrap_or(text).find(';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma.";

    fn found(output: &str, allowed: Option<Range<usize>>) -> usize {
        let private = [Private { file: FileId(0), text: TEXT, allowed: Vec::from_iter(allowed) }];
        Leaks::new(&private).search("a.html", output.as_bytes()).len()
    }

    #[test]
    fn sixteen_words_are_found_whatever_stands_between_them() {
        let run = "alpha <b>beta</b> gamma, delta epsilon zeta &amp; eta&#39;theta iota kappa \u{201c}lambda\u{201d} mu nu xi omicron PI";
        assert_eq!(found(run, None), 1);
        assert_eq!(
            found("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron and", None),
            0
        );
        let in_attribute = format!("<meta content=\"{TEXT}\">");
        assert_eq!(found(&in_attribute, None), 1);
    }

    #[test]
    fn a_registered_long_quotation_is_allowed() {
        assert_eq!(found(TEXT, Some(0..TEXT.len())), 0);
        assert_eq!(found(TEXT, Some(0..TEXT.len() - 10)), 1);
    }

    #[test]
    fn any_bytes_are_searched() {
        for odd in ["<", "&", "&;", "\\u12", "\\uD800", "&#x;", "&#99999999;", "<<<", "é&é;", "\\"] {
            found(odd, None);
        }
    }
}

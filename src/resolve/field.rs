//! Reading single typed fields: words from a list, dates, addresses, `unknown`.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Credibility, Days, Grade, Known, Reliability};
use crate::parse::draft::GradeDraft;
use crate::reading;
use crate::text::Place;

/// A required text; reports a missing or empty one and gives `None`.
pub fn required<'a>(
    value: &'a Option<String>,
    name: &str,
    entry: &crate::text::Entry,
    findings: &mut Vec<Finding>,
) -> Option<&'a str> {
    match value.as_deref() {
        Some(v) if !v.trim().is_empty() => Some(v),
        Some(_) => {
            findings.push(
                Finding::new(Rule::EmptyValue, entry.field(name), format!("`{name}` has no value"))
                    .label("nothing is written here")
                    .echo_of(Echo::Key(entry.key(name))),
            );
            None
        }
        None => {
            findings.push(
                Finding::new(Rule::MissingField, entry.place(), format!("`{name}` is missing"))
                    .label(format!("needs `{name}:`"))
                    .echo_of(Echo::Key(entry.key(name))),
            );
            None
        }
    }
}

/// One of a few words. `None` where it is none of them, with a finding.
pub fn setting<T>(
    word: &str,
    name: &str,
    known: &[&'static str],
    parse: impl Fn(&str) -> Option<T>,
    place: impl FnOnce() -> Place,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let value = parse(word);
    if value.is_none() {
        let finding = Finding::new(Rule::UnknownSetting, place(), format!("`{name}` cannot be `{word}`"))
            .label(format!("one of {}", known.join(", ")));
        findings.push(finding.offer(word, known.iter().copied()));
    }
    value
}

/// An editor's date.
pub fn days(text: &str, place: impl FnOnce() -> Place, findings: &mut Vec<Finding>) -> Option<Days> {
    match reading::days(text) {
        Ok(days) => Some(days),
        Err(why) => {
            findings.push(bad_date(text, place(), why, DATES));
            None
        }
    }
}

const DATES: &str = "write 2021-02-17, 2021-02, 2021 or 2021-02-01/2021-02-17; `..` for an open end, `~` for about";

/// A date that does not exist, with the reason; or one in a form that is not read, with the forms that are.
pub fn bad_date(text: &str, place: Place, why: String, forms: &str) -> Finding {
    let finding = Finding::new(Rule::BadDate, place, format!("`{text}` is not a date"));
    // Only a date in a readable form gets a reason of its own.
    let readable = text.chars().all(|c| c.is_ascii_digit() || "-/.~ ".contains(c));
    match readable && !why.starts_with('\u{201c}') {
        true => finding.label(why),
        false => finding.label("cannot be read").help(forms),
    }
}

/// `unknown`, `unknown (why)`, or a value.
pub fn known(text: &str) -> Known<&str> {
    let rest = match text.trim().strip_prefix("unknown") {
        Some(rest) => rest.trim(),
        None => return Known::Is(text),
    };
    if rest.is_empty() {
        return Known::Unknown { reason: None };
    }
    match rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        Some(why) if !why.trim().is_empty() => Known::Unknown { reason: Some(why.trim().to_owned()) },
        _ => Known::Is(text),
    }
}

/// An address that may be published as a link.
pub fn web_address(text: &str, place: impl FnOnce() -> Place, findings: &mut Vec<Finding>) -> Option<String> {
    let clean = !text.chars().any(|c| c.is_control() || c.is_whitespace());
    match url::Url::parse(text) {
        Ok(url) if clean && matches!(url.scheme(), "http" | "https") && url.has_host() => Some(text.to_owned()),
        _ => {
            findings.push(
                Finding::new(Rule::BadUrl, place(), format!("`{text}` is not a web address"))
                    .label("must begin with http:// or https://"),
            );
            None
        }
    }
}

/// A grade with its reason. `informs`: it stands with a piece of information, which alone has a credibility.
pub fn grade(
    draft: Option<&GradeDraft>,
    informs: bool,
    entry: &crate::text::Entry,
    findings: &mut Vec<Finding>,
) -> Option<Grade> {
    let d = draft?;
    let place = |name: &str| entry.field(&format!("grade.{name}"));
    let reliability = d.reliability.as_deref().and_then(|word| {
        let known = Reliability::ALL.map(Reliability::word);
        setting(word, "reliability", &known, Reliability::from_word, || place("reliability"), findings)
    });
    let credibility = d.credibility.as_deref().and_then(|word| {
        let known = Credibility::ALL.map(Credibility::word);
        setting(word, "credibility", &known, Credibility::from_word, || place("credibility"), findings)
    });
    if d.credibility.is_some() && !informs {
        findings.push(
            Finding::new(Rule::GradeAxis, entry.key("grade.credibility"), "an outlet or agency has no `credibility`")
                .label("belongs to one piece of information")
                .help("write it in the article's front matter; here stands `reliability`"),
        );
    }
    let reason = d.reason.as_deref().filter(|r| !r.trim().is_empty());
    if reason.is_none() {
        findings.push(
            Finding::new(Rule::GradeReason, entry.key("grade"), "a grade needs a `reason`")
                .label("the page prints why")
                .help("add `reason:` under `grade:`")
                .echo_of(Echo::Key(entry.key("grade.reason"))),
        );
    }
    if d.reliability.is_none() && d.credibility.is_none() {
        findings.push(
            Finding::new(Rule::MissingField, entry.key("grade"), "this grade judges nothing").label(if informs {
                "needs `reliability:` or `credibility:`"
            } else {
                "needs `reliability:`"
            }),
        );
    }
    let grade = Grade { reliability, credibility: credibility.filter(|_| informs), reason: reason?.to_owned() };
    (grade.reliability.is_some() || grade.credibility.is_some()).then_some(grade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_a_value_with_an_optional_reason() {
        assert_eq!(known("unknown"), Known::Unknown { reason: None });
        assert_eq!(known("unknown (not printed)"), Known::Unknown { reason: Some("not printed".into()) });
        assert_eq!(known("unknown-times"), Known::Is("unknown-times"));
    }

    #[test]
    fn only_web_addresses_are_links() {
        let ok = |t: &str| web_address(t, || Place::file(crate::text::FileId(0)), &mut Vec::new()).is_some();
        assert!(ok("https://example.org/a?b#c"));
        for bad in ["javascript:alert(1)", "//example.org", "data:text/html,x", "https://", "http://a b", "file:///etc"]
        {
            assert!(!ok(bad), "{bad}");
        }
    }
}

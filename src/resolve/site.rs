//! `site.yaml`: what holds for the whole briefing.

use super::field::{days, required, web_address};
use crate::finding::{Finding, Rule};
use crate::model::{Site, Widths};
use crate::parse::draft::{SiteDraft, TolerancesDraft};
use crate::text::{Entry, FileId};
use jiff::civil::Date;

/// Settings that only resolving needs.
pub struct Defaults {
    pub widths: Widths,
    /// Days.
    pub stable_for: u32,
    /// The first part of the site's language.
    pub language: String,
}

/// `as_of` falls back to a fixed day where it cannot be read: the build stops anyway, but later stages can go on.
pub const NO_DAY: Date = jiff::civil::date(2000, 1, 1);

pub fn site(file: FileId, draft: &SiteDraft, findings: &mut Vec<Finding>) -> (Site, Defaults) {
    let entry = Entry::top(file);
    let widths = widths(draft.tolerances.as_ref(), &Widths::default(), &entry, findings);
    let stable_for = draft.stable_for.unwrap_or(14);
    let as_of = required(&draft.as_of, "as_of", &entry, findings)
        .and_then(|text| days(text, || entry.field("as_of"), findings))
        .and_then(|d| match d.day() {
            Some(day) => Some(day),
            None => {
                findings.push(
                    Finding::new(Rule::BadDate, entry.field("as_of"), "`as_of` must be one day")
                        .label("write YYYY-MM-DD")
                        .help("the briefing speaks from this day; nothing reads the clock"),
                );
                None
            }
        })
        .unwrap_or(NO_DAY);
    let base_url = draft.base_url.as_deref().and_then(|url| site_address(url, &entry, findings));
    let limits = draft.limits.clone().unwrap_or_default();
    let theme = draft.theme.as_deref().filter(|theme| {
        let ok = super::names::is_id(theme);
        if !ok {
            findings.push(
                Finding::new(Rule::BadId, entry.field("theme"), format!("`{theme}` is not a theme's name"))
                    .label("a folder's name below `themes/`"),
            );
        }
        ok
    });
    let site = Site {
        title: required(&draft.title, "title", &entry, findings).unwrap_or("Untitled").to_owned(),
        summary: draft.summary.clone().unwrap_or_default(),
        base_url,
        as_of,
        language: language(draft.language.as_deref(), "language", "en", &entry, findings),
        theme: theme.map(str::to_owned),
        quotation_words: limits.words.unwrap_or(15),
        quotation_percent: limits.percent.unwrap_or(10),
        publisher: draft.publisher.clone(),
        sources_note: draft.sources_note.clone(),
        entry,
    };
    let language = site.language.split('-').next().unwrap_or_default().to_lowercase();
    (site, Defaults { widths, stable_for, language })
}

/// The address given with `--base-url`, held to what is asked of the one in the file.
pub fn asked_base_url(url: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Option<String> {
    let mut wrong = Vec::new();
    let good = site_address(url, entry, &mut wrong);
    findings.extend(
        wrong.into_iter().map(|finding| finding.help("it was given with --base-url, which stands in for `base_url`")),
    );
    good
}

/// An address to which those of the pages can be added.
fn site_address(text: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Option<String> {
    let place = || entry.field("base_url");
    let good = web_address(text, place, findings)?;
    let has_user = good.split('/').nth(2).is_some_and(|host| host.contains('@'));
    if has_user || good.contains(['?', '#', '\\']) {
        findings.push(
            Finding::new(Rule::BadUrl, place(), format!("`{text}` cannot be the address of a site"))
                .label("a host and a path: no user or password, no `?`, no `#`"),
        );
        return None;
    }
    Some(with_slash(&good))
}

/// `https://host/repo` and `https://host/repo/` are the same site.
fn with_slash(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}

/// A BCP 47 tag, checked for its form only.
pub fn language(typed: Option<&str>, name: &str, default: &str, entry: &Entry, findings: &mut Vec<Finding>) -> String {
    let Some(tag) = typed else { return default.to_owned() };
    let mut parts = tag.split('-');
    let good = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if good {
        return tag.to_owned();
    }
    findings.push(
        Finding::new(Rule::UnknownSetting, entry.field(name), format!("`{tag}` is not a language tag"))
            .label("for example `en`, `fr`, `pt-BR`"),
    );
    default.to_owned()
}

/// Typed widths over inherited ones. Widths that would put the usual reading outside the loosest are refused.
pub fn widths(
    draft: Option<&TolerancesDraft>,
    inherited: &Widths,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Widths {
    let Some(d) = draft else { return inherited.clone() };
    let w = Widths {
        about_soft: d.about_soft.unwrap_or(inherited.about_soft),
        about_hard: d.about_hard.unwrap_or(inherited.about_hard),
        nearly_soft: d.nearly_soft.unwrap_or(inherited.nearly_soft),
        nearly_hard: d.nearly_hard.unwrap_or(inherited.nearly_hard),
        over_soft: d.over_soft.unwrap_or(inherited.over_soft),
        under_soft: d.under_soft.unwrap_or(inherited.under_soft),
        bare: d.bare.unwrap_or(inherited.bare),
    };
    let wrong = [
        (w.about_soft > w.about_hard || w.about_hard > 100, "about_soft", "about_soft ≤ about_hard ≤ 100"),
        (w.nearly_hard > w.nearly_soft || w.nearly_soft >= 100, "nearly_soft", "nearly_hard ≤ nearly_soft < 100"),
        (w.over_soft < 100 || w.over_soft > 1000, "over_soft", "100 ≤ over_soft ≤ 1000"),
        (w.under_soft > 100, "under_soft", "under_soft ≤ 100"),
        (w.bare > w.about_hard, "bare", "bare ≤ about_hard, so that a hedge never narrows a figure"),
    ];
    let mut ok = true;
    for (_, field, rule) in wrong.iter().filter(|(wrong, _, _)| *wrong) {
        ok = false;
        findings.push(
            Finding::new(
                Rule::BadValue,
                entry.field(&format!("tolerances.{field}")),
                "these widths contradict each other",
            )
            .label(format!("needed: {rule}")),
        );
    }
    if ok { w } else { inherited.clone() }
}

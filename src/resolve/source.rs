//! An article's front matter to a [`Source`].

use super::Registries;
use super::field::{days, grade, known, required, setting, web_address};
use super::names::check_id;
use super::site::{NO_DAY, language};
use crate::finding::{Echo, Finding, Rule};
use crate::model::{Basis, Dated, Known, Rich, Rights, Site, Source, SourceStatus};
use crate::parse::draft::ArticleDraft;
use crate::text::{Entry, FileId};

pub fn source(
    file: FileId,
    id: &str,
    d: &ArticleDraft,
    site: &Site,
    r: &Registries,
    findings: &mut Vec<Finding>,
) -> Source {
    let entry = Entry::top(file);
    if !super::names::is_id(id) {
        check_id(id, crate::text::Place::file(file), findings);
    }
    let outlet = match d.outlet.as_deref().map(known) {
        Some(Known::Is(name)) => match r.actor_names.look_up(name, || entry.field("outlet"), findings) {
            Some(actor) => Known::Is(actor),
            None => Known::Unknown { reason: None },
        },
        Some(Known::Unknown { reason }) => Known::Unknown { reason },
        None => {
            required(&d.outlet, "outlet", &entry, findings);
            Known::Unknown { reason: None }
        }
    };
    let published = match d.published.as_deref().map(known) {
        Some(Known::Is(text)) => match days(text, || entry.field("published"), findings) {
            Some(days) => {
                Known::Is(Dated { days, basis: d.published_basis.clone().map_or(Basis::Stated, Basis::Inferred) })
            }
            None => Known::Unknown { reason: None },
        },
        Some(Known::Unknown { reason }) => Known::Unknown { reason },
        None => {
            required(&d.published, "published", &entry, findings);
            Known::Unknown { reason: None }
        }
    };
    let url = match d.url.as_deref().map(known) {
        Some(Known::Is(text)) => match web_address(text, || entry.field("url"), findings) {
            Some(url) => Known::Is(url),
            None => Known::Unknown { reason: None },
        },
        Some(Known::Unknown { reason }) => Known::Unknown { reason },
        None => Known::Unknown { reason: None },
    };
    let dated = |text: &Option<String>, name: &str, findings: &mut Vec<Finding>| {
        let days = days(text.as_deref()?, || entry.field(name), findings)?;
        Some(Dated { days, basis: Basis::Stated })
    };
    let retrieved = dated(&d.retrieved, "retrieved", findings);
    let added = dated(&d.added, "added", findings);
    let archive_url = d.archive_url.as_deref().and_then(|u| web_address(u, || entry.field("archive_url"), findings));
    let rights = d.rights.as_deref().map_or(Some(Rights::Quotation), |word| {
        let known = Rights::ALL.map(Rights::word);
        setting(word, "rights", &known, Rights::from_word, || entry.field("rights"), findings)
    });
    let rights = rights.unwrap_or(Rights::Quotation);
    if d.publish_full_text == Some(true) && !rights.text_is_public() {
        findings.push(
            Finding::new(
                Rule::FullTextRights,
                entry.field("publish_full_text"),
                "this text may not be published whole",
            )
            .label(format!("`rights: {}`", rights.word()))
            .help("write a digest in your own words, or record the rights that you have"),
        );
    }
    let mut agencies = Vec::new();
    for (i, name) in d.agencies.iter().enumerate() {
        agencies.extend(r.actor_names.look_up(name, || entry.field(&format!("agencies[{i}]")), findings));
    }
    let status = d.status.as_deref().map_or(Some(SourceStatus::Published), |word| {
        let parse = |w: &str| match w {
            "published" => Some(SourceStatus::Published),
            "draft" => Some(SourceStatus::Draft),
            "retracted" => Some(SourceStatus::Retracted),
            _ => None,
        };
        setting(word, "status", &["published", "draft", "retracted"], parse, || entry.field("status"), findings)
    });
    let status = status.unwrap_or(SourceStatus::Published);
    if status == SourceStatus::Published {
        unknown(d, &entry, findings);
        ahead(&published, site, &entry, findings);
    }
    if status == SourceStatus::Retracted && d.reason.is_none() {
        findings.push(
            Finding::new(Rule::ClaimReason, entry.field("status"), "`retracted` needs a `reason`")
                .label("the page shows why it was withdrawn")
                .echo_of(Echo::Key(entry.key("reason"))),
        );
    }
    Source {
        id: id.to_owned(),
        former_ids: d.former_ids.clone(),
        title: title(d, &entry, findings),
        outlet,
        authors: d.authors.clone(),
        agencies,
        published,
        time: d.time.clone(),
        retrieved,
        url,
        archive_url,
        language: language(d.language.as_deref(), "language", &site.language, &entry, findings),
        rights,
        status,
        status_reason: d.reason.clone(),
        added,
        tags: d.tags.clone(),
        ignored: Vec::new(),
        body: Rich::default(),
        body_is_text: rights.text_is_public() && d.publish_full_text != Some(false),
        words: None,
        quoted: 0,
        grade: grade(d.grade.as_ref(), true, &entry, findings),
        verified: None,
        entry,
    }
}

/// A briefing does not know the day after the one from which it speaks.
fn ahead(published: &Known<Dated>, site: &Site, entry: &Entry, findings: &mut Vec<Finding>) {
    let begins = published.get().and_then(|p| p.days.from);
    if site.as_of == NO_DAY || begins.is_none_or(|day| day <= site.as_of) {
        return;
    }
    findings.push(
        Finding::new(Rule::ArticleAhead, entry.field("published"), "an article of a day to come")
            .label(format!("the briefing speaks from {}", site.as_of))
            .help("move `as_of:` in site.yaml on to the day from which you write, or mend the article's day"),
    );
}

/// A published article says who printed it and when, or why nobody can know.
fn unknown(d: &ArticleDraft, entry: &Entry, findings: &mut Vec<Finding>) {
    let lacks = |text: &Option<String>| matches!(text.as_deref().map(known), Some(Known::Unknown { reason: None }));
    let (field, lacking) = match (lacks(&d.outlet), lacks(&d.published)) {
        (true, true) => ("outlet", "neither an outlet nor a day"),
        (true, false) => ("outlet", "no outlet"),
        (false, true) => ("published", "no day"),
        (false, false) => return,
    };
    findings.push(
        Finding::new(Rule::SourceUnknown, entry.field(field), format!("a published article has {lacking}"))
            .label("readers cannot tell whose words these are, or of when")
            .help("find out; where nobody can know, say why: `unknown (not printed with the text)`"),
    );
}

/// Figures and dates would be read by the rules of a language that the text is not in.
pub fn in_other_language(source: &Source, text: &str) -> Option<Finding> {
    let found = crate::reading::other_language(text, &source.language)?;
    Some(
        Finding::new(Rule::LanguageDoubt, source.entry.field("language"), format!("this text is in `{found}`"))
            .label(format!("it is read as `{}`", source.language))
            .help(format!("write `language: {found}`, so that its figures and dates are read as they are meant")),
    )
}

/// A title that the editor supplied stands in square brackets, as libraries write it.
fn title(d: &ArticleDraft, entry: &Entry, findings: &mut Vec<Finding>) -> String {
    let title = required(&d.title, "title", entry, findings).unwrap_or("Untitled").trim();
    let bracketed = title.starts_with('[') && title.ends_with(']');
    if d.title_supplied == Some(true) && !bracketed { format!("[{title}]") } else { title.to_owned() }
}

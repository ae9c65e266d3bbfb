//! The state of a site in words, and as one JSON document.

use super::{Article, Original, Site};
use crate::cli::show::count;
use crate::finding::human::harmless;
use crate::model::{SourceStatus, Status};
use serde_json::{Value, json};

/// Articles that are listed; what is left out is counted.
const ARTICLES: usize = 40;
/// Figures and dates of one article.
const UNCLAIMED: usize = 20;

pub fn text(site: &Site) -> String {
    let mut out = String::new();
    let waiting = |a: &&Article| a.waits(site.any_original) || a.status == SourceStatus::Draft;
    let some: Vec<&Article> = site.articles.iter().filter(waiting).collect();
    for article in some.iter().take(ARTICLES) {
        out.push_str(&one(article, site));
    }
    if some.len() > ARTICLES {
        out.push_str(&format!("and {} more\n", count(some.len() - ARTICLES, "article")));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&sum(site));
    for (file, message) in &site.notes {
        out.push_str(&line(&format!("with the drafts a note no longer holds: {file}: {message}")));
    }
    for (subject, names) in &site.unheard {
        out.push_str(&line(&format!("no claim recorded on “{subject}”: {}", names.join(", "))));
    }
    if !site.entries.is_empty() {
        let kinds: Vec<String> = site.entries.iter().map(|(kind, n)| count(*n, kind)).collect();
        out.push_str(&line(&format!("proposed entries in content/proposed/: {}", kinds.join(", "))));
    }
    if site.lock_is_stale {
        out.push_str("content/originals.lock is not up to date: `briefing check` writes it\n");
    }
    if site.errors + site.warnings > 0 {
        let both = [(site.errors, "error"), (site.warnings, "warning")];
        let both: Vec<String> = both.iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(*n, word)).collect();
        out.push_str(&format!("{}: `briefing check` shows them\n", both.join(", ")));
    }
    if site.articles.iter().any(|a| a.of(Status::Proposed) > 0) {
        out.push_str("`briefing review` walks the proposals\n");
    }
    let open = site.articles.iter().find_map(|a| a.unclaimed.first().map(|u| (a, u)));
    if let Some((article, first)) = open {
        out.push_str(&line(&format!(
            "claim a figure in its article, or ignore it: `briefing review --ignore {} --quote \"{}\" --reason …`",
            article.id, first.words
        )));
    }
    out
}

fn one(article: &Article, site: &Site) -> String {
    let draft = if article.status == SourceStatus::Draft { ", a draft" } else { "" };
    let mut out = line(&format!("{}{draft}: {}", article.id, claims(article)));
    if article.original == Original::Missing && site.any_original {
        out.push_str("  its original is not here\n");
    }
    if !article.unknown.is_empty() {
        let words: Vec<&str> = article.unknown.iter().map(|m| m.word()).collect();
        let asks = match article.asks() {
            true => format!(": `briefing review {}` asks for it", article.id),
            false => String::new(),
        };
        out.push_str(&line(&format!("  unknown: {}{asks}", words.join(", "))));
    }
    for u in article.unclaimed.iter().take(UNCLAIMED) {
        let kind = if u.is_date { "date" } else { "figure" };
        out.push_str(&line(&format!("  line {}: {kind} “{}” is not claimed", u.line, u.words)));
    }
    if article.unclaimed.len() > UNCLAIMED {
        out.push_str(&format!("  and {} more\n", article.unclaimed.len() - UNCLAIMED));
    }
    out
}

/// "3 claims published, 2 proposed, 1 ignored"
fn claims(article: &Article) -> String {
    let accepted = if article.status == SourceStatus::Draft { "accepted" } else { "published" };
    let mut parts = vec![format!("{} {accepted}", count(article.of(Status::Published), "claim"))];
    let more = [
        (article.of(Status::Proposed), "proposed"),
        (article.of(Status::Draft), "in draft"),
        (article.struck(), "struck"),
        (article.ignored, "ignored"),
    ];
    parts.extend(more.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")));
    parts.join(", ")
}

fn sum(site: &Site) -> String {
    let t = Totals::of(site);
    let drafts = if t.drafts > 0 { format!(" ({})", count(t.drafts, "draft")) } else { String::new() };
    let missing = match t.missing {
        0 => String::new(),
        n => format!("; {} not here", count(n, "original")),
    };
    format!(
        "{}{drafts}: {} accepted, {} proposed, {} ignored; not claimed: {}, {}{missing}\n",
        count(site.articles.len(), "article"),
        count(t.published, "claim"),
        t.proposed,
        t.ignored,
        count(t.figures, "figure"),
        count(t.dates, "date"),
    )
}

struct Totals {
    published: usize,
    proposed: usize,
    ignored: usize,
    figures: usize,
    dates: usize,
    drafts: usize,
    missing: usize,
}

impl Totals {
    fn of(site: &Site) -> Totals {
        let sum = |of: &dyn Fn(&Article) -> usize| site.articles.iter().map(of).sum();
        Totals {
            published: sum(&|a| a.of(Status::Published)),
            proposed: sum(&|a| a.of(Status::Proposed)),
            ignored: sum(&|a| a.ignored),
            figures: sum(&|a| a.unclaimed.iter().filter(|u| !u.is_date).count()),
            dates: sum(&|a| a.unclaimed.iter().filter(|u| u.is_date).count()),
            drafts: sum(&|a| usize::from(a.status == SourceStatus::Draft)),
            missing: sum(&|a| usize::from(a.original == Original::Missing)),
        }
    }
}

/// One line, and nothing in it that a terminal would obey.
fn line(text: &str) -> String {
    let indent = text.len() - text.trim_start().len();
    format!("{}{}\n", " ".repeat(indent), harmless(text.trim_start()))
}

pub fn json(site: &Site) -> String {
    let t = Totals::of(site);
    let articles: Vec<Value> = site.articles.iter().map(article).collect();
    let notes = site.notes.iter().map(|(file, message)| json!({ "file": file, "message": message }));
    let unheard = site.unheard.iter().map(|(subject, names)| json!({ "subject": subject, "parties": names }));
    let document = json!({
        "version": 1,
        "waits": site.waits(),
        "articles": articles,
        "sum": {
            "articles": site.articles.len(),
            "drafts": t.drafts,
            "published": t.published,
            "proposed": t.proposed,
            "ignored": t.ignored,
            "figures_unclaimed": t.figures,
            "dates_unclaimed": t.dates,
            "originals_missing": t.missing,
        },
        "proposed_entries": site.entries,
        "notes_broken_by_drafts": notes.collect::<Vec<_>>(),
        "unheard": unheard.collect::<Vec<_>>(),
        "lock": if site.lock_is_stale { "stale" } else { "current" },
        "errors": site.errors,
        "warnings": site.warnings,
    });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn article(a: &Article) -> Value {
    let status = match a.status {
        SourceStatus::Published => "published",
        SourceStatus::Draft => "draft",
        SourceStatus::Retracted => "retracted",
    };
    let unclaimed = a
        .unclaimed
        .iter()
        .map(|u| json!({ "words": u.words, "kind": if u.is_date { "date" } else { "figure" }, "line": u.line }));
    json!({
        "id": a.id,
        "title": a.title,
        "file": a.file,
        "status": status,
        "published": a.of(Status::Published),
        "proposed": a.of(Status::Proposed),
        "draft": a.of(Status::Draft),
        "struck": a.struck(),
        "ignored": a.ignored,
        "original": if a.original == Original::Here { "here" } else { "missing" },
        "unknown": a.unknown.iter().map(|m| m.word()).collect::<Vec<_>>(),
        "unclaimed": unclaimed.collect::<Vec<_>>(),
    })
}

//! Editor's notes on disagreements, corrections and free pages.

use super::Registries;
use super::field::{days, required, setting};
use super::names::check_id;
use super::subject::{Named, named, subject_of_entry};
use crate::finding::{Echo, Finding, Rule};
use crate::model::{
    Briefing, ClaimIx, Correction, EditionNote, FreePage, Note, NoteStatus, Override, Rich, SubjectId, VerdictKind,
};
use crate::parse::draft::NoteDraft;
use crate::parse::{Body, Draft};
use crate::text::{Entry, Place};
use std::collections::{BTreeSet, HashMap};

/// Notes with their texts, which are made rich when everything that a link can lead to is known. `left_out`: what this
/// run leaves out because it is a draft, `claims/<id>` among it.
pub fn notes<'a>(
    drafts: &'a [Draft],
    r: &Registries,
    b: &Briefing,
    left_out: &BTreeSet<String>,
    findings: &mut Vec<Finding>,
) -> Vec<(Note, &'a Body)> {
    let claims: HashMap<&str, ClaimIx> = b.claims().map(|(ix, c)| (c.id.as_str(), ix)).collect();
    let mut out = Vec::new();
    for draft in drafts {
        let Draft::Note { file, id, front: d, body } = draft else { continue };
        let entry = Entry::top(*file);
        check_id(id, Place::file(*file), findings);
        let draft = d.draft.unwrap_or(false);
        let (subject, disagreement) = match &d.disagreement {
            Some(id) => (of_entry(id, d, r, &entry, findings), Some(id.clone())),
            None => (subject(d, r, &entry, findings), None),
        };
        let status = d.status.as_deref().map_or(Some(NoteStatus::Open), |word| {
            let known = NoteStatus::ALL.map(NoteStatus::word);
            setting(word, "status", &known, NoteStatus::from_word, || entry.field("status"), findings)
        });
        let verdict = |word: &str, name: &str, findings: &mut Vec<Finding>| {
            let known = VerdictKind::ALL.map(VerdictKind::word);
            setting(word, name, &known, VerdictKind::from_word, || entry.field(name), findings)
        };
        let expect = d.expect.as_deref().and_then(|word| verdict(word, "expect", findings));
        let override_ = d.r#override.as_ref().and_then(|o| {
            let word = o.verdict.as_deref();
            let Some(reason) = o.reason.as_deref().filter(|r| !r.trim().is_empty()) else {
                findings.push(
                    Finding::new(Rule::OverrideReason, entry.key("override"), "an override needs a `reason`")
                        .label("the page shows it beside the computed verdict")
                        .help("add `reason:` under `override:`")
                        .echo_of(Echo::Key(entry.key("override.reason"))),
                );
                return None;
            };
            if word.is_none() {
                findings.push(
                    Finding::new(Rule::MissingField, entry.key("override"), "`verdict` is missing")
                        .label("which verdict is set by hand?")
                        .echo_of(Echo::Key(entry.key("override.verdict"))),
                );
            }
            let verdict = verdict(word?, "override.verdict", findings)?;
            Some(Override { verdict, reason: reason.to_owned() })
        });
        let pair = pair(d, &claims, left_out, &entry, findings);
        let (Some(subject), Some(status), Some(pair)) = (subject, status, pair) else { continue };
        if let Some((a, c)) = pair
            && let Some(wrong) = [a, c].iter().position(|ix| b.claim(*ix).subject != subject)
        {
            findings.push(
                Finding::new(
                    Rule::NoteSubject,
                    entry.field(&format!("pair[{wrong}]")),
                    "this claim is about another subject",
                )
                .label("not what the note is about"),
            );
            continue;
        }
        if draft && !b.with_drafts {
            continue;
        }
        let note = Note {
            id: id.clone(),
            subject,
            disagreement,
            pair,
            status,
            expect,
            override_,
            body: Rich::default(),
            draft,
            entry,
        };
        out.push((note, body));
    }
    out
}

fn subject(d: &NoteDraft, r: &Registries, entry: &Entry, findings: &mut Vec<Finding>) -> Option<SubjectId> {
    match named(d.number.as_deref(), d.deadline.as_deref(), d.question.as_deref(), r, entry, findings) {
        Named::One(subject) => subject,
        _ => {
            findings.push(
                Finding::new(Rule::NoteSubject, entry.place(), "a note is about exactly one subject")
                    .label("needs one of `number:`, `deadline:`, `question:`")
                    .echo_of(Echo::Key(entry.key("number")))
                    .echo_of(Echo::Key(entry.key("deadline")))
                    .echo_of(Echo::Key(entry.key("question"))),
            );
            None
        }
    }
}

/// The subject of a note that names an entry of the log.
fn of_entry(id: &str, d: &NoteDraft, r: &Registries, entry: &Entry, findings: &mut Vec<Finding>) -> Option<SubjectId> {
    let found = subject_of_entry(r, id);
    let typed = [&d.number, &d.deadline, &d.question].into_iter().any(Option::is_some);
    if found.is_none() || (typed && subject(d, r, entry, findings)? != found?) {
        let message = if typed { "this entry is on another subject" } else { "there is no such entry of the log" };
        findings.push(
            Finding::new(Rule::NoteSubject, entry.field("disagreement"), format!("{message}: `{id}`"))
                .label("`number-`, `deadline-` or `question-`, the subject's id, and what tells it from others"),
        );
        return None;
    }
    found
}

/// A claim may be missing because of a mistake in it, which is reported where it stands.
pub fn echo_of_article(finding: Finding, claim: &str) -> Finding {
    let article = claim.split('/').next().unwrap_or(claim);
    let path = |end: &str| Echo::Mistake(format!("content/articles/{article}{end}"));
    finding.echo_of(path(".md")).echo_of(path(".claims.yaml"))
}

/// `Some(None)`: about the subject as a whole. `None`: a pair was named, but not well.
fn pair(
    d: &NoteDraft,
    claims: &HashMap<&str, ClaimIx>,
    left_out: &BTreeSet<String>,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Option<(ClaimIx, ClaimIx)>> {
    if d.pair.is_empty() {
        return Some(None);
    }
    if d.pair.len() != 2 {
        findings.push(
            Finding::new(Rule::NoteSubject, entry.field("pair"), format!("`pair` names {} claims", d.pair.len()))
                .label("two claims, as `<article id>/<claim id>`"),
        );
        return None;
    }
    let mut found = Vec::new();
    for (i, id) in d.pair.iter().enumerate() {
        match claims.get(id.as_str()) {
            Some(ix) => found.push(*ix),
            None if left_out.contains(&format!("claims/{id}")) => findings.push(
                Finding::new(
                    Rule::DraftUsed,
                    entry.field(&format!("pair[{i}]")),
                    format!("the claim `{id}` is still a draft"),
                )
                .label("published notes explain published claims")
                .help("publish the claim, or set `draft: true` in the note; `--drafts` shows both"),
            ),
            None => {
                let mut known: Vec<&str> = claims.keys().copied().collect();
                known.sort_unstable();
                let f = Finding::new(
                    Rule::UnknownId,
                    entry.field(&format!("pair[{i}]")),
                    format!("there is no claim `{id}`"),
                )
                .label("no article has it");
                let f = echo_of_article(f, id);
                findings.push(f.help("a claim's id is `<article id>/<claim id>`").offer(id, known));
            }
        }
    }
    match found.as_slice() {
        [a, b] => Some(Some((*a, *b))),
        _ => None,
    }
}

pub fn corrections(drafts: &[Draft], findings: &mut Vec<Finding>) -> Vec<Correction> {
    let mut out = Vec::new();
    for draft in drafts {
        let Draft::Corrections { file, list } = draft else { continue };
        for item in list {
            let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
            let date = required(&d.date, "date", &entry, findings)
                .and_then(|text| days(text, || entry.field("date"), findings));
            let (page, was) = (required(&d.page, "page", &entry, findings), required(&d.was, "was", &entry, findings));
            let (now, why) = (required(&d.now, "now", &entry, findings), required(&d.why, "why", &entry, findings));
            if let (Some(date), Some(page), Some(was), Some(now), Some(why)) = (date, page, was, now, why) {
                let own = str::to_owned;
                out.push(Correction { date, page: own(page), was: own(was), now: own(now), why: own(why), entry });
            }
        }
    }
    out.sort_by_key(|c| std::cmp::Reverse(c.date.latest()));
    out
}

/// Sentences on editions. Whether anything came on the day is checked when all is known.
pub fn editions(drafts: &[Draft], findings: &mut Vec<Finding>) -> Vec<EditionNote> {
    let mut out: Vec<EditionNote> = Vec::new();
    for draft in drafts {
        let Draft::Editions { file, list } = draft else { continue };
        for item in list {
            let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
            let typed = required(&d.date, "date", &entry, findings);
            let note = required(&d.note, "note", &entry, findings);
            let Some((text, days)) = typed.and_then(|t| Some((t, days(t, || entry.field("date"), findings)?))) else {
                continue;
            };
            let (Some(day), Some(note)) = (days.day(), note) else {
                if days.day().is_none() {
                    let message = format!("`{text}` is not one day");
                    let finding = Finding::new(Rule::BadDate, entry.field("date"), message);
                    findings.push(finding.label("an edition is what came on one day").help("write 2021-02-17"));
                }
                continue;
            };
            if let Some(first) = out.iter().find(|e| e.day == day) {
                findings.push(
                    Finding::new(Rule::DuplicateId, entry.field("date"), format!("{day} has a sentence already"))
                        .label("written again here")
                        .related(first.entry.field("date"), "first written here")
                        .help("write one sentence of the two"),
                );
                continue;
            }
            out.push(EditionNote { day, note: note.to_owned(), entry });
        }
    }
    out.sort_by_key(|e| std::cmp::Reverse(e.day));
    out
}

/// Free pages with their texts; and the ids of those that are left out because they are drafts.
pub fn pages<'a>(
    drafts: &'a [Draft],
    with_drafts: bool,
    findings: &mut Vec<Finding>,
) -> (Vec<(FreePage, &'a Body)>, Vec<String>) {
    let mut left_out = Vec::new();
    let mut out = Vec::new();
    for draft in drafts {
        let Draft::Page { file, id, front: d, body } = draft else { continue };
        let entry = Entry::top(*file);
        check_id(id, Place::file(*file), findings);
        let Some(title) = required(&d.title, "title", &entry, findings) else { continue };
        let draft = d.draft.unwrap_or(false);
        if draft && !with_drafts {
            left_out.push(id.clone());
            continue;
        }
        let page = FreePage {
            id: id.clone(),
            title: title.to_owned(),
            summary: d.summary.clone(),
            draft,
            body: Rich::default(),
            entry,
        };
        out.push((page, body));
    }
    (out, left_out)
}

//! What an article has in common with the other originals: long runs of words, remarks in other wordings, and reports that
//! are one report told twice.

use super::site::Change;
use crate::cli::echoes;
use crate::import::draft::variant::{AROUND, Heard, variants};
use crate::import::draft::{NewWording, Proposal, cast};
use crate::import::echo::{Echo, Index, LEAST, Original};
use crate::import::{Page, Published, PublishedBasis};
use crate::model::{Briefing, ClaimIx, SubjectId};
use crate::pipeline::Run;
use crate::resolve::OriginalText;
use crate::text::{slug, unused};
use std::ops::Range;

/// Originals that are read whole for other wordings: those with the longest runs.
const READ: usize = 20;

/// An original that shares words with an article.
struct Other<'a> {
    article: &'a str,
    text: &'a str,
    excluded: &'a [Range<usize>],
    echoes: Vec<Echo>,
}

/// Adds to a change what the other originals tell of it: lines for the screen, origins, wordings.
pub fn compare(run: &Run, page: &Page, change: &mut Change) {
    let own = outside(page);
    let index = Index::new(&Original { text: &page.text, excluded: &own }, AROUND);
    let mut others: Vec<Other> = run
        .originals
        .iter()
        .map(|o| {
            let text = run.files.get(o.file).text.as_str();
            let echoes = index.echoes(&Original { text, excluded: &o.excluded });
            Other { article: &o.article, text, excluded: &o.excluded, echoes }
        })
        .filter(|o| !o.echoes.is_empty())
        .collect();
    let longest = |o: &Other| o.echoes.iter().map(|e| e.words).max();
    others.sort_by(|a, b| longest(b).cmp(&longest(a)).then_with(|| a.article.cmp(b.article)));
    let read = if change.undrafted.is_some() { 0 } else { READ };
    for other in others.iter().take(read) {
        wordings(run, page, other, change);
    }
    for other in &others {
        for echo in other.echoes.iter().filter(|e| e.words >= LEAST) {
            change.echoes.push(line(page, other, echo));
            one_origin(&run.briefing, other, echo, &mut change.proposal);
        }
    }
}

/// The articles whose originals and days are there: ids and pages.
pub fn known(run: &Run) -> Vec<(String, Page)> {
    let page = |o: &OriginalText| {
        let source = run.briefing.sources.iter().find(|s| s.id == o.article)?;
        let days = source.published.get()?.days;
        let text = run.files.get(o.file).text.clone();
        let published = Some(Published { days, basis: PublishedBasis::Printed });
        let page = Page {
            title: Some(source.title.clone()),
            body: body(&text, &o.excluded),
            text,
            published,
            language: Some(source.language.clone()),
            ..Page::default()
        };
        Some((source.id.clone(), page))
    };
    run.originals.iter().filter_map(page).collect()
}

/// Everything that is not the article itself.
fn outside(page: &Page) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut out = Vec::new();
    for body in &page.body {
        out.push(at..body.start);
        at = body.end;
    }
    out.push(at..page.text.len());
    out.retain(|r| r.start < r.end);
    out
}

fn line(page: &Page, other: &Other, echo: &Echo) -> String {
    let (here, there) = (echoes::lines(&page.text, &echo.here), echoes::lines(other.text, &echo.there));
    let (quoted, shown) = (echoes::quoted(echo.quoted), echoes::beginning(&page.text, &echo.here));
    format!("`{}`, {} words, {quoted}, {here} here and {there} there: “{shown}”", other.article, echo.words)
}

/// Claims on one subject that rest on the same run are one report: the new one gets the origin of the other.
fn one_origin(b: &Briefing, other: &Other, echo: &Echo, proposal: &mut Proposal) {
    let theirs: Vec<ClaimIx> = b
        .claims()
        .filter(|(_, c)| b.source(c.source()).id == other.article)
        .filter(|(_, c)| {
            let passage = &c.citation.passage;
            let start = other.text.char_indices().nth(passage.start as usize).map_or(other.text.len(), |(i, _)| i);
            start < echo.there.end && echo.there.start < start + passage.raw.len()
        })
        .map(|(ix, _)| ix)
        .collect();
    for claim in &mut proposal.claims {
        let touches = claim.quote.range.start < echo.here.end && echo.here.start < claim.quote.range.end;
        if !touches || claim.origin.is_some() {
            continue;
        }
        let same = |s: SubjectId| b.subject_key(s) == claim.subject.key();
        let origin = theirs.iter().map(|ix| b.claim(*ix)).filter(|c| same(c.subject)).find_map(|c| c.origin.clone());
        if let Some(origin) = origin {
            claim.why.push_str(&format!("; {} words are those of `{}`: one origin", echo.words, other.article));
            claim.origin = Some(origin);
        }
    }
}

/// Remarks of one speaker that the two word differently.
fn wordings(run: &Run, page: &Page, other: &Other, change: &mut Change) {
    let b = &run.briefing;
    let theirs = Page { text: other.text.to_owned(), body: body(other.text, other.excluded), ..Page::default() };
    let (own_cast, their_cast) = (cast(b, page), cast(b, &theirs));
    let (here, there) = (Heard::new(&page.text, &own_cast), Heard::new(other.text, &their_cast));
    for v in variants(&here, &there) {
        let known = b.wordings.iter().find(|w| {
            w.passages.iter().any(|p| {
                let raw = &p.citation.passage.raw;
                b.source(p.citation.source).id == other.article && (raw.contains(&v.there) || v.there.contains(raw))
            })
        });
        let mut entry = NewWording {
            id: String::new(),
            label: String::new(),
            by: v.by.clone(),
            passages: vec![(other.article.to_owned(), v.there), (change.proposal.id.clone(), v.here)],
        };
        if let Some(known) = known {
            let (article, words) = entry.passages.remove(1);
            change.variants.push(format!("`{}` has one wording more: article: {article}, quote: {words}", known.id));
            continue;
        }
        let shorter = entry.passages.iter().map(|(_, words)| words.as_str()).min_by_key(|w| w.len()).unwrap_or("");
        let taken =
            |id: &str| b.wordings.iter().any(|w| w.id == id) || change.proposal.wordings.iter().any(|w| w.id == id);
        entry.id = unused(&slug(shorter), taken);
        let name = own_cast.name(b, &v.by);
        entry.label = format!("{}: “{shorter}”", name.unwrap_or_else(|| v.by.clone()));
        let [(_, theirs), (_, ours)] = &entry.passages[..] else { continue };
        change.variants.push(format!("“{ours}” here, “{theirs}” in `{}`", other.article));
        change.proposal.wordings.push(entry);
    }
}

/// Lines of an original outside its furniture, a paragraph each.
fn body(text: &str, excluded: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        let start = at - line.len();
        start..start + line.trim_end().len()
    });
    let kept = |r: &Range<usize>| !excluded.iter().any(|e| e.start < r.end && r.start < e.end);
    lines.filter(|r| !r.is_empty() && kept(r)).collect()
}

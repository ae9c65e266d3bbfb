//! After an import: questions that nobody has registered and that the articles answer differently. Each is proposed with
//! what every article says on it, so that an editor can look at the two sides and accept or ignore them.

use super::append::append;
use super::others;
use super::site::{Change, Texts, is_drafted, waiting};
use crate::import::Page;
use crate::import::draft::{Article, Cast, Heard, NewQuestion, Proposal, ProposedClaim, Unasked, cast, unasked};
use crate::model::SubjectId;
use crate::pipeline::{Memory, Options, Run};
use crate::reading::{Anchor, Language};
use crate::resolve::coverage;
use std::collections::{BTreeMap, BTreeSet};

/// Articles that are read for it: the latest.
const READ: usize = 200;

/// What is proposed after an import.
pub struct Found {
    pub texts: Texts,
    pub after: Run,
    /// Each question, and who says what on it in which article.
    pub questions: Vec<(NewQuestion, Vec<(String, ProposedClaim)>)>,
}

/// Questions to which one of these newly imported articles says something. `None` where there is none.
pub fn propose(run: &Run, imported: &BTreeSet<String>, options: &Options) -> Option<Found> {
    let mut pages = others::known(run);
    pages.retain(|(_, page)| is_drafted(&run.briefing, page));
    pages.sort_by_key(|(_, page)| std::cmp::Reverse(page.published.as_ref().and_then(|p| p.days.latest())));
    pages.truncate(READ);
    pages.sort_by(|(a, _), (b, _)| a.cmp(b));
    let casts: Vec<Cast> = pages.iter().map(|(_, page)| cast(&run.briefing, page)).collect();
    let found = {
        let voices: Vec<_> = casts.iter().map(|cast| move |at| cast.voice(at)).collect();
        let heard: Vec<Heard> = pages
            .iter()
            .zip(&casts)
            .zip(&voices)
            .map(|(((id, page), cast), voice)| {
                let published = page.published.as_ref().and_then(|p| p.days.latest());
                let anchor = Anchor { published, counted_from: None };
                let language = Language::of(page.language.as_deref().unwrap_or(&run.briefing.site.language));
                Heard { article: Article { id, text: &page.text, body: &page.body, anchor, language, voice }, cast }
            })
            .collect();
        unasked(&run.briefing, &heard)
    };
    let mut found: Vec<Unasked> = found.into_iter().map(|u| without_ignored(run, &pages, u)).collect();
    let mut memory = Memory::default();
    // A round for those of which the checks leave two sides; with a question gone all others stand as before.
    loop {
        found.retain(|u| u.claims.iter().any(|(i, _)| pages.get(*i).is_some_and(|(id, _)| imported.contains(id))));
        if found.is_empty() {
            return None;
        }
        let mut changes = changes(run, &pages, &casts, &found);
        let mut texts = Texts::new();
        let after = append(run, &mut changes, &mut texts, options, &mut memory).ok()?;
        let contested: BTreeSet<&str> = after
            .relations
            .disagreements
            .iter()
            .filter(|d| matches!(d.subject, SubjectId::Question(_)))
            .map(|d| after.briefing.subject_key(d.subject).1)
            .collect();
        let before = found.len();
        found.retain(|u| contested.contains(u.question.id.as_str()));
        if found.len() == before {
            let questions = found.into_iter().map(|u| (told(&changes, &u.question), u.question)).map(|(c, q)| (q, c));
            return Some(Found { questions: questions.collect(), texts, after });
        }
    }
}

/// What is left of a question's claims, by article.
fn told(changes: &[Change], question: &NewQuestion) -> Vec<(String, ProposedClaim)> {
    let of = |c: &&ProposedClaim| c.subject.key().1 == question.id;
    let claims = |change: &Change| {
        let id = change.proposal.id.clone();
        change.proposal.claims.iter().filter(of).map(|c| (id.clone(), c.clone())).collect::<Vec<_>>()
    };
    changes.iter().flat_map(claims).collect()
}

/// Without what an editor has ignored.
fn without_ignored(run: &Run, pages: &[(String, Page)], mut unasked: Unasked) -> Unasked {
    unasked.claims.retain(|(i, claim)| {
        let Some((id, page)) = pages.get(*i) else { return false };
        let source = run.briefing.sources.iter().find(|s| s.id == *id);
        let ignored = source.map(|s| coverage::looked_at(&page.text, s, &[])).unwrap_or_default();
        !ignored.iter().any(|r| r.start < claim.quote.range.end && claim.quote.range.start < r.end)
    });
    unasked
}

/// One change an article, with the entries that its claims need; an entry that several need stands in the first.
fn changes(run: &Run, pages: &[(String, Page)], casts: &[Cast], found: &[Unasked]) -> Vec<Change> {
    let mut claims: BTreeMap<usize, Vec<&ProposedClaim>> = BTreeMap::new();
    for (i, claim) in found.iter().flat_map(|u| &u.claims) {
        claims.entry(*i).or_default().push(claim);
    }
    let waiting = waiting(run);
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut out = Vec::new();
    for (i, mut claims) in claims {
        let (Some((id, _)), Some(cast)) = (pages.get(i), casts.get(i)) else { continue };
        claims.sort_by_key(|c| c.quote.range.start);
        let on = |u: &&Unasked| claims.iter().any(|c| c.subject.key().1 == u.question.id);
        let questions: Vec<NewQuestion> = found.iter().filter(on).map(|u| u.question.clone()).collect();
        let voices = claims.iter().flat_map(|c| c.by.clone().into_iter().chain(c.via.clone()));
        let wanted: Vec<String> = voices.chain(questions.iter().flat_map(|q| q.actors.clone())).collect();
        let mut actors = cast.newcomers(wanted.iter().cloned());
        actors.retain(|a| wanted.contains(&a.id) && known.insert(format!("actors/{}", a.id)));
        let claims = claims.into_iter().cloned().collect();
        let questions = questions.into_iter().filter(|q| known.insert(format!("questions/{}", q.id))).collect();
        let proposal = Proposal { id: id.clone(), claims, actors, questions, ..Proposal::default() };
        out.push(Change { proposal, waiting: waiting.clone(), ..Change::default() });
    }
    out
}

//! What is missing of an article that is there: its original, or the entries that it names. An import that was cut off, or a
//! clone without private texts, is made whole by importing again; nothing that an editor has decided is proposed anew.

use super::site::{self, Texts};
use super::{again, others};
use crate::import::Page;
use crate::model::Status;
use crate::parse::draft::ClaimDraft;
use crate::parse::{self, Draft};
use crate::pipeline::Run;
use crate::reading::{needle, normalise};
use std::collections::BTreeSet;

/// Its original, where that is gone and this page holds all that is quoted of it.
pub fn original(run: &Run, page: &Page, id: &str) -> Option<Texts> {
    if again::original(run, id).is_some() {
        return None;
    }
    let text = normalise(&page.text).text;
    let quotes: Vec<String> = claims(run, id).into_iter().filter_map(|c| c.quote).collect();
    let all_stand = !quotes.is_empty() && quotes.iter().all(|q| text.contains(needle(q).as_str()));
    let mut texts =
        all_stand.then(|| vec![(format!("originals:{}", site::original_of(run, id)), page.text.clone())])?;
    texts.extend(entries(run, page, id));
    Some(texts)
}

/// The proposed entries that the article names and no registry has.
pub fn entries(run: &Run, page: &Page, id: &str) -> Texts {
    let b = &run.briefing;
    let (mut change, mut named) = (site::whole(run, page, id), BTreeSet::new());
    let claims = claims(run, id);
    for c in &claims {
        named.extend(c.number.iter().chain(&c.deadline).chain(&c.question).chain(&c.by).chain(&c.r#for).cloned());
        named.extend(c.via.iter().cloned());
    }
    if let Some((_, front)) = again::front(&parse::parse(&run.files).value, id) {
        named.extend(front.outlet.iter().chain(&front.agencies).cloned());
    }
    let p = &mut change.proposal;
    p.numbers.retain(|n| named.contains(&n.id));
    p.deadlines.retain(|d| named.contains(&d.id));
    p.questions.retain(|q| named.contains(&q.id) && b.questions.iter().all(|known| known.id != q.id));
    let mut wanted: Vec<String> = named.into_iter().collect();
    wanted.extend(p.questions.iter().flat_map(|q| q.actors.clone()));
    site::needed_actors(p, wanted);
    p.actors.retain(|a| b.actors.iter().all(|known| known.id != a.id));
    // Whoever has answered anything has seen the wordings as well.
    let is_new = |c: &ClaimDraft| c.status.as_deref() == Some(Status::Proposed.word());
    let source = b.sources.iter().find(|s| s.id == id);
    if claims.iter().all(is_new) && source.is_some_and(|s| s.ignored.is_empty()) {
        others::compare(run, page, &mut change);
    }
    change.registries(&run.files)
}

fn claims(run: &Run, id: &str) -> Vec<ClaimDraft> {
    let of = |d: Draft| match d {
        Draft::Article { id: of, claims, .. } if of == id => Some(claims),
        Draft::Claims { article, claims, .. } if article == id => Some(claims),
        _ => None,
    };
    parse::parse(&run.files).value.into_iter().filter_map(of).flatten().map(|item| item.value).collect()
}

//! Who has a stake and is not heard, and which claims on other questions bear on this one.

use super::position::{contrary, is_component};
use super::report::{counts, own_words};
use crate::model::{ActorId, Briefing, Claim, ClaimIx, Days, QuestionId, SubjectId, Value};

/// Parties of a question, or the obliged of a deadline, for whom nobody speaks in these sources.
///
/// A party is heard through a counting claim that it holds or makes, or that somebody who belongs to it holds or makes: a
/// member (`part_of`), its government among them, or an officer, its spokesman among them (a role at that body on the day).
/// Claims on a component of the question, or on whether the deadline binds, count: that voice is on the page. What an outlet
/// reports in its own voice speaks for nobody else.
pub(super) fn unheard(
    b: &Briefing,
    subject: SubjectId,
    claims: &[ClaimIx],
    on: impl Fn(SubjectId) -> Vec<ClaimIx>,
) -> Vec<ActorId> {
    let (parties, more): (&[ActorId], Vec<ClaimIx>) = match subject {
        SubjectId::Number(_) => return Vec::new(),
        SubjectId::Deadline(d) => {
            let d = b.deadline(d);
            let force = d.force.map(|q| [on(SubjectId::Question(q)), bearing(b, q, &on)].concat());
            (&d.obliged, force.unwrap_or_default())
        }
        SubjectId::Question(q) => (&b.question(q).parties, bearing(b, q, &on)),
    };
    let mut silent: Vec<ActorId> = Vec::new();
    for &party in parties {
        let heard = claims.iter().chain(&more).any(|&ix| speaks_for(b, b.claim(ix), party));
        if !heard && !silent.contains(&party) {
            silent.push(party);
        }
    }
    silent
}

/// Counting claims on the questions that ask about a component of this one, and affirmations of its contraries, in the
/// order of the briefing.
pub(super) fn bearing(b: &Briefing, q: QuestionId, on: &impl Fn(SubjectId) -> Vec<ClaimIx>) -> Vec<ClaimIx> {
    let mut all: Vec<ClaimIx> = Vec::new();
    for other in (0..b.questions.len() as u32).map(QuestionId).filter(|&o| o != q) {
        let component = is_component(b.question(q), other);
        if component || contrary(b, q, other) {
            all.extend(on(SubjectId::Question(other)).into_iter().filter(|&ix| component || affirms(b.claim(ix))));
        }
    }
    all.sort();
    all.dedup();
    all.retain(|&ix| counts(b, b.claim(ix)));
    all
}

pub(super) fn affirms(claim: &Claim) -> bool {
    matches!(claim.value, Value::Stance { stance: crate::model::Stance::Affirm, .. })
}

fn speaks_for(b: &Briefing, claim: &Claim, party: ActorId) -> bool {
    let holder = match claim.holder {
        crate::model::Holder::Actor(a) => Some(a),
        crate::model::Holder::Source(_) => None,
    };
    if own_words(b, claim) {
        return holder == Some(party);
    }
    claim.by.into_iter().chain(holder).any(|a| bodies(b, a, claim.said_on.days).contains(&party))
}

/// An actor, and whatever it is a member of or in an office at on the day, directly or through others.
pub fn bodies(b: &Briefing, actor: ActorId, day: Days) -> Vec<ActorId> {
    let mut seen = vec![actor];
    let mut at = 0;
    while let Some(&a) = seen.get(at) {
        let who = b.actor(a);
        let offices = who.roles.iter().filter(|r| r.during.is_none_or(|d| d.gap(&day) == 0)).filter_map(|r| r.of);
        for next in who.part_of.into_iter().chain(offices) {
            if !seen.contains(&next) {
                seen.push(next);
            }
        }
        at += 1;
    }
    seen
}

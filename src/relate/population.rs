//! How two counted groups are related by what the editor has declared. Nothing is guessed from names.

use crate::model::{Number, PopulationId};

/// The relation of the first group to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    Same,
    /// Declared to lie inside the second, directly or through others.
    PartOf,
    /// The second lies inside it.
    WholeOf,
    /// One of the parts that are registered to make up the second, directly or through others.
    SummandOf,
    /// The second is such a part of it.
    SumOf,
    /// Both are parts of one registered sum, so they are disjoint.
    Siblings,
    Unknown,
}

/// The group that a number counts where it has no choice of groups.
pub fn sole(number: &Number) -> Option<PopulationId> {
    (number.populations.len() == 1).then_some(PopulationId(0))
}

/// `None` stands for a claim that names no group. That is the same group only where the number has at most one.
pub fn kinship(number: &Number, a: Option<PopulationId>, b: Option<PopulationId>) -> Kinship {
    let (a, b) = match (a.or(sole(number)), b.or(sole(number))) {
        (None, None) if number.populations.is_empty() => return Kinship::Same,
        (Some(a), Some(b)) => (a, b),
        _ => return Kinship::Unknown,
    };
    if a == b {
        Kinship::Same
    } else if reaches(number, a, b, &|p, q| part_of(number, p, q)) {
        Kinship::PartOf
    } else if reaches(number, b, a, &|p, q| part_of(number, p, q)) {
        Kinship::WholeOf
    } else if reaches(number, a, b, &|p, q| summand(number, p, q) || part_of(number, p, q)) {
        Kinship::SummandOf
    } else if reaches(number, b, a, &|p, q| summand(number, p, q) || part_of(number, p, q)) {
        Kinship::SumOf
    } else if number.populations.iter().any(|p| p.sum.contains(&a) && p.sum.contains(&b)) {
        Kinship::Siblings
    } else {
        Kinship::Unknown
    }
}

fn part_of(number: &Number, p: PopulationId, q: PopulationId) -> bool {
    number.populations.get(p.0 as usize).is_some_and(|x| x.part_of.contains(&q))
}

fn summand(number: &Number, p: PopulationId, q: PopulationId) -> bool {
    number.populations.get(q.0 as usize).is_some_and(|x| x.sum.contains(&p))
}

/// Steps from `a` to `b`; registries are small, and a circle in one ends because each group is visited once.
fn reaches(
    number: &Number,
    a: PopulationId,
    b: PopulationId,
    step: &dyn Fn(PopulationId, PopulationId) -> bool,
) -> bool {
    let mut seen = vec![false; number.populations.len()];
    let mut open = vec![a];
    while let Some(p) = open.pop() {
        for q in (0..number.populations.len() as u32).map(PopulationId) {
            if step(p, q) && !std::mem::replace(&mut seen[q.0 as usize], true) {
                if q == b {
                    return true;
                }
                open.push(q);
            }
        }
    }
    false
}

//! Ages as news prints them: "Anna Moe, 43, and her son Per, 12, were hurt".

use super::super::Found;
use super::super::lexicon::actors::{ACTORS, Sort};
use super::super::token::Token;
use super::amount::{Amount, Unit};
use crate::model::Hedge;

/// Nobody is older.
const OLDEST: i128 = 122;

/// Gives a bare figure between a name and a mark its unit, years.
pub(super) fn mark(t: &[Token], found: &mut [Found<Amount>]) {
    for f in found.iter_mut().filter(|f| f.value.unit.is_none() && f.value.hedge == Hedge::Bare) {
        let whole = f.value.value.is_integer() && (1..=OLDEST).contains(&f.value.value.numer());
        let at = t.partition_point(|t| t.range.end <= f.value.figure.start);
        let alone = t.get(at).is_some_and(|t| t.is_figure() && t.range == f.value.figure);
        let closes = t.get(at + 1).is_none_or(|t| matches!(t.lower.as_str(), "," | "." | ";" | ")"));
        if whole && alone && closes && f.value.upper.is_none() && names_somebody(t, at) {
            f.value.unit = Some(Unit::Measure("year".to_owned()));
        }
    }
}

/// A capital word that is no place and no month, and a comma, stand before it.
fn names_somebody(t: &[Token], at: usize) -> bool {
    let Some([word, comma]) = at.checked_sub(2).and_then(|b| t.get(b..at)) else { return false };
    let place = || ACTORS.known(word.text).is_some_and(|(_, k)| matches!(k.sort, Sort::Place | Sort::State));
    comma.is(",") && comma.glued() && word.is_capital() && word.text.len() > 1 && !place()
}

//! Sums of money whose currency is left out because the one before in the sentence told it: "45 million dollars in interest
//! and 6 million in fees", "to $5.2 billion from 4.8 billion".

use super::super::super::Found;
use super::super::super::lexicon::time::AROUND;
use super::super::super::prose::is_quote_mark;
use super::super::super::token::Token;
use super::super::amount::{Amount, Unit};
use crate::model::Exact;

/// Words that lead from one sum to another that is compared or added.
const LEADS: [&str; 13] =
    ["and", "or", "from", "against", "versus", "vs", "plus", "to", "than", "another", "further", "extra", "only"];
/// Most tokens between two such sums.
const FAR: usize = 30;
/// Smallest sum that goes without its currency.
const LEAST: i64 = 1_000_000;

/// Gives figures in millions that name no thing the currency of the sum before them in the sentence.
pub(super) fn mark(t: &[Token], out: &mut [Found<Amount>]) {
    let mut last: Option<(usize, String)> = None;
    for found in out.iter_mut() {
        let big = found.value.value >= Exact::from_int(LEAST);
        let from = t.partition_point(|t| t.range.end <= found.range.start);
        let to = t.partition_point(|t| t.range.start < found.range.end);
        if let Some(Unit::Money(code)) = &found.value.unit {
            last = big.then(|| (to, code.clone()));
            continue;
        }
        let near = |end: usize| from.saturating_sub(end) <= FAR;
        let Some((end, code)) = last.as_ref().filter(|l| near(l.0) && big && found.value.unit.is_none()) else {
            continue;
        };
        let same = !t.get(*end..from).unwrap_or(&[]).iter().any(|t| t.ends_sentence());
        // 'Of the £50m only "six or seven million" had been spent'
        let quoted = from.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|b| is_quote_mark(&b.lower));
        let lead = from.checked_sub(1 + usize::from(quoted)).and_then(|b| t.get(b));
        let led = lead.is_some_and(|b| LEADS.iter().any(|w| b.is(w)));
        let part = lead.is_some_and(|b| b.is("only"));
        // "And 2 million were sold": something else is counted.
        let meant = t.get(to).is_none_or(|n| !AROUND.auxiliaries.contains(n.lower.as_str()));
        if same && led && (meant || part) {
            found.value.unit = Some(Unit::Money(code.clone()));
        }
    }
}

//! So many more or fewer than before is not how many: "12 fewer pupils", "900 visitors more than in May".

use super::super::super::Found;
use super::super::super::token::{Gap, Token};
use super::super::amount::Amount;

/// Tokens between "more" and its "than".
const FAR: usize = 5;

pub(super) fn mark(t: &[Token], out: &mut [Found<Amount>]) {
    for found in out.iter_mut().filter(|f| f.value.per.is_none()) {
        let end = t.partition_point(|t| t.range.start < found.value.figure.end);
        let words = found.value.noun.as_deref().map_or(0, |noun| noun.split([' ', '-']).count());
        let short = words > 0 && t.get(end + words).is_some_and(|w| w.is("short") && w.gap == Gap::Space);
        found.value.print.difference = short || [end, end + words].into_iter().any(|at| is_more(t, at));
    }
}

fn is_more(t: &[Token], at: usize) -> bool {
    let is = |i: usize, words: &[&str]| t.get(i).is_some_and(|w| w.gap == Gap::Space && words.iter().any(|x| w.is(x)));
    let than = || (at + 1..=at + FAR).take_while(|i| t.get(*i).is_some_and(Token::is_word)).any(|i| is(i, &["than"]));
    is(at, &["fewer", "less"]) || is(at, &["too"]) && is(at + 1, &["many", "few"]) || is(at, &["more"]) && than()
}

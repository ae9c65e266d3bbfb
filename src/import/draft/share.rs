//! What a percentage is of: the part of something, or the size of a rise, a rate, a stake.

use super::counted::{AFTER, Earlier};
use super::list::{ENDS, List, entries, is_in};
use crate::reading::words;
use std::ops::Range;
use std::sync::LazyLock;

/// Nouns of which a percentage is the size.
static RATES: List = LazyLock::new(|| entries(include_str!("words/rates.txt")));

/// Most words of the noun of a share.
const OF: usize = 5;

/// "A 1% tax increase", "39% opposed a comeback": what a percentage is of that has its noun right behind it.
pub fn rate(clause: &str) -> Option<String> {
    const SAID: [&str; 14] = [
        "said", "say", "think", "thought", "believe", "felt", "want", "were", "are", "saw", "did", "have", "had",
        "support",
    ];
    let all: Vec<&str> = words(clause).map(|(_, w)| w).take(AFTER).collect();
    let trimmed = |part: &[&str]| {
        let kept = part.len() - part.iter().rev().take_while(|w| is_in(&ENDS, w)).count();
        part.get(..kept).unwrap_or(&[]).join(" ")
    };
    let first = *all.first()?;
    if SAID.contains(&first) || (first.ends_with("ed") && first.len() > 4) {
        let told = trimmed(all.get(..all.len().min(5))?);
        return told.contains(' ').then(|| format!("share that {told}"));
    }
    let n = all.iter().take(4).take_while(|w| !is_in(&ENDS, w)).count();
    let rate = all.get(..n)?.iter().rposition(|w| is_in(&RATES, w))?;
    let name = all.get(..=rate)?.join(" ");
    let change = matches!(*all.get(rate)?, "cut" | "cuts" | "rise" | "increase" | "fall" | "drop" | "reduction");
    let of = all.get(rate + 1).filter(|w| rate == 0 && change && matches!(**w, "to" | "in" | "of"));
    let what = of.and_then(|of| {
        let rest = all.get(rate + 2..)?;
        let rest = rest.strip_prefix(&["the"]).unwrap_or(rest);
        let n = rest.iter().take(4).take_while(|w| !is_in(&ENDS, w)).count();
        (n > 0).then(|| format!(" {of} {}", rest.get(..n).unwrap_or(&[]).join(" ")))
    });
    // "A cut" alone tells nothing.
    (name.contains(' ') || !change || what.is_some()).then(|| format!("{name}{}", what.unwrap_or_default()))
}

/// "Share of the votes", "Share of troops that are non-U.S. forces".
pub fn share(before: &str, clause: &str, noun: Option<&str>, earlier: Option<&Earlier>) -> Option<String> {
    let all: Vec<(Range<usize>, &str)> = words(clause).take(AFTER + 3).collect();
    let is = |i: usize, list: &[&str]| all.get(i).is_some_and(|(_, w)| list.contains(w));
    let mut at = usize::from(is(0, &["of"]));
    while is(at, &["the", "all", "its", "their", "our", "these", "those", "this"]) && at < 3 {
        at += 1;
    }
    let back = at.saturating_sub(1);
    let pronoun = is(at, &["them", "whom", "which"]) || (is(back, &["these", "those"]) && is(at, &["are", "were"]));
    let verb = |w: &str| is_in(&ENDS, w) || w.ends_with("ed");
    let (whole, next) = if pronoun {
        (earlier?.noun.clone(), at + usize::from(is(at, &["them", "whom", "which"])))
    } else if is(at, &["what", "that", "which", "it"]) {
        return None;
    } else if is(back, &["these", "those"]) && all.get(at).is_some_and(|(_, w)| w.ends_with("ed")) {
        // "Those polled": who did what comes then.
        (format!("those {}", all.get(at)?.1), at + 1)
    } else if let Some(noun) = noun {
        let n = words(noun).count();
        let from = all.iter().position(|(_, w)| noun.starts_with(w)).unwrap_or(0);
        (noun.to_owned(), from + n)
    } else {
        let n = all.iter().skip(at).take_while(|(_, w)| !verb(w)).take(OF).count();
        let last = all.get((at + n).checked_sub(1)?)?;
        let whole = clause.get(all.get(at)?.0.start..last.0.end).filter(|_| is(0, &["of"]) && n > 0)?;
        (whole.to_owned(), at + n)
    };
    let mut label = format!("share of {whole}");
    let who = made_up_by(before);
    if let Some(who) = who {
        label.push_str(&format!(" that are {who}"));
        return Some(label);
    }
    let past = all.get(next).is_some_and(|(_, w)| w.ends_with("ed") && w.len() > 4);
    const TELLS: [&str; 18] = [
        "are", "were", "is", "was", "have", "had", "has", "would", "will", "could", "should", "do", "did", "said",
        "say", "think", "thought", "want",
    ];
    if past || is(next, &TELLS) {
        let rest = all.get(next..(next + 6).min(all.len())).unwrap_or(&[]);
        let kept = rest.len() - rest.iter().rev().take_while(|(_, w)| is_in(&ENDS, w)).count();
        if let (Some(first), Some(last)) = (rest.first(), rest.get(..kept).and_then(|r| r.last())) {
            label.push_str(" that ");
            label.push_str(clause.get(first.0.start..last.0.end)?);
        }
    }
    Some(label)
}

/// "Americans often make up" → "Americans": who the share is.
fn made_up_by(before: &str) -> Option<&str> {
    let clause = before.rsplit([',', ';', ':', '—', '“', '"']).next()?;
    let all: Vec<(Range<usize>, &str)> = words(clause).collect();
    let verb =
        |w: &str| matches!(w, "make" | "makes" | "made" | "account" | "accounts" | "accounted" | "form" | "formed");
    let at = all.iter().rposition(|(_, w)| verb(w)).filter(|at| all.len() - at <= 3)?;
    let who =
        all.iter().take(at).take_while(|(_, w)| !matches!(*w, "often" | "usually" | "now" | "still" | "together"));
    let who: Vec<_> = who.collect();
    clause.get(who.first()?.0.start..who.last()?.0.end).filter(|_| who.len() <= 4)
}

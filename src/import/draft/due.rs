//! A date by which something is due, as a proposed claim: on the deadline whose words stand around it, else on a new one.

use super::list::{List, entries, is_in};
use super::phrase::{Grow, quote};
use super::proposal::{NewDeadline, Proposal, ProposedClaim, Subject};
use super::propose::{At, alike};
use super::stem::stem;
use crate::model::{Briefing, Days, Deadline, Due, DueForm, SubjectId, Value};
use crate::reading::{Found, dates, dues, words};
use crate::text::{one_line, slug};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// From so many per cent on, a date belongs to a registered deadline.
const LINKED: i32 = 50;

static DUTIES: List = LazyLock::new(|| entries(include_str!("words/duties.txt")));
static EXPIRES: List = LazyLock::new(|| entries("expire\nexpires\nexpiry\nlapse\nlapses\nultimatum\ncutoff"));
static PROMISES: List = LazyLock::new(|| entries(include_str!("words/promises.txt")));
static FORECASTS: List = LazyLock::new(|| entries(include_str!("words/forecasts.txt")));
/// What may follow "to" and is no verb.
static NO_VERBS: List = LazyLock::new(|| entries(include_str!("words/no_verbs.txt")));
static LEADS: List = LazyLock::new(|| entries(include_str!("words/leads.txt")));

pub fn due(at: &At, out: &mut Proposal, range: Range<usize>, found: &Found<Due>) -> Option<ProposedClaim> {
    let At { article, b, finder, sentence, .. } = at.clone();
    let text = article.text;
    let said = text.get(sentence.clone())?;
    let near: BTreeSet<String> = words(said).map(|(_, w)| stem(w)).collect();
    // A bare day is a deadline only where the words say that something is to happen then.
    let to_come = found.value.day().is_none_or(|day| Some(day) >= article.anchor.published);
    let named = near.contains("deadline");
    let bare = matches!(found.value.form, DueForm::Deadline | DueForm::On);
    if bare && !named {
        let told = text
            .get(sentence.start..range.start)?
            .split_whitespace()
            .any(|w| matches!(w, "said" | "told" | "announced"));
        // Where the words before it speak of the past, the day is over.
        let over = dates(said, &article.anchor, article.language).iter().any(|d| {
            let at = sentence.start + d.range.start..sentence.start + d.range.end;
            at.start < range.end && range.start < at.end && d.value.days.to < article.anchor.published
        });
        if told || over || !to_come || !near.iter().any(|w| is_in(&DUTIES, w)) {
            return None;
        }
    }
    let promised = is_promised(text.get(sentence.start..range.start)?, text.get(range.end..sentence.end)?);
    let scored = b.deadlines.iter().zip(0..).map(|(d, i)| (d, nearness(b, d, i, &near, said, &found.value.soft)));
    let best = scored.max_by_key(|(_, (score, _))| *score).filter(|(_, (score, _))| *score >= LINKED);
    let voice = (article.voice)(range.clone());
    let one = |p: &str| dues(p, &article.anchor, article.language).len() <= 1;
    let quote = quote(text, finder, sentence.clone(), range.clone(), Grow::Earlier, one)?;
    let (subject, known, sure, why) = match best {
        Some((d, (score, why))) => (Subject::Deadline(d.id.clone()), true, score, why),
        // On a day without "by" something happens; what is due on it is said to be.
        None if bare && !named && !near.iter().any(|w| is_in(&EXPIRES, w)) => {
            return None;
        }
        // Nobody is bound to what was over when it was printed, what only comes before something, or what will come anyhow.
        None if !named && (!to_come || !promised) => return None,
        None => {
            let same = |d: &&NewDeadline| {
                let shared = d.match_words.iter().any(|m| near.iter().any(|w| alike(m, w)));
                shared && d.days.is_some_and(|days| days.gap(&found.value.soft) <= 1)
            };
            let id = match out.deadlines.iter().find(same) {
                Some(d) => d.id.clone(),
                None => {
                    let label = obligation(text, sentence, &range)?;
                    let id = slug(&label);
                    let match_words = words(&label).map(|(_, w)| stem(w)).filter(|s| s.len() > 4).collect();
                    let days = Some(found.value.soft);
                    if !out.deadlines.iter().any(|d| d.id == id) {
                        out.deadlines.push(NewDeadline { id: id.clone(), label, match_words, days });
                    }
                    id
                }
            };
            (Subject::Deadline(id), false, 30, "no registered deadline is worded so".to_owned())
        }
    };
    let claim = ProposedClaim::new(subject, quote, voice, sure.clamp(0, 95) as u8, why);
    Some(ProposedClaim { known, ..claim })
}

fn nearness(
    b: &Briefing,
    deadline: &Deadline,
    index: u32,
    near: &BTreeSet<String>,
    said: &str,
    days: &Days,
) -> (i32, String) {
    let mut score = 0;
    let mut why = Vec::new();
    let words_of = |text: &str| words(text).map(|(_, w)| stem(w)).collect::<BTreeSet<String>>();
    let beside = |m: &String| {
        let all = words_of(m);
        !all.is_empty() && all.iter().all(|s| near.iter().any(|w| w == s || alike(w, s)))
    };
    let matched: Vec<&String> = deadline.match_words.iter().filter(|m| beside(m)).collect();
    if let Some(word) = matched.first() {
        score += 25 + 10 * (matched.len() as i32 - 1).min(2);
        why.push(format!("“{word}” stands beside it"));
    }
    let of_it = b.claims.iter().filter(|c| matches!(c.subject, SubjectId::Deadline(d) if d.0 == index));
    let gaps = of_it.filter_map(|c| match &c.value {
        Value::Due(known) => Some(known.soft.gap(days)),
        _ => None,
    });
    match gaps.min() {
        Some(0 | 1) => {
            score += 45;
            why.push("others give the same day".to_owned());
        }
        Some(gap) if gap <= 31 => score += 10,
        // Another day altogether: another deadline, unless the words are all its own.
        Some(_) => score -= 20,
        None => {}
    }
    let label = words_of(&deadline.label);
    score += 5 * label.iter().filter(|s| s.len() > 3 && near.contains(*s)).count().min(4) as i32;
    if said.to_lowercase().contains("deadline") {
        score += 5;
    }
    (score, why.join("; "))
}

/// Words before and behind a date say that somebody is to do something by then, and not that something will come to be.
fn is_promised(before: &str, behind: &str) -> bool {
    let clause = before.rsplit([';', ':', '“', '”', '"', '—']).next().unwrap_or(before);
    let all: Vec<String> = words(clause).map(|(_, w)| w.to_lowercase()).collect();
    let has = |list: &List| all.iter().any(|w| is_in(list, w) || is_in(list, &stem(w)));
    let ahead = all.ends_with(&["ahead".to_owned(), "of".to_owned()]) || behind.starts_with(['’', '\'']);
    (has(&PROMISES) || has(&DUTIES) || has(&EXPIRES) || infinitive(&all).is_some()) && !has(&FORECASTS) && !ahead
}

/// Where the last "to do" of these words begins, with the verb.
fn infinitive<S: AsRef<str>>(all: &[S]) -> Option<usize> {
    let verb = |w: &str| w.starts_with(char::is_lowercase) && !is_in(&LEADS, w) && !is_in(&NO_VERBS, w);
    (1..all.len()).rev().find(|i| {
        let word = |i: usize| all.get(i).map_or("", |w| w.as_ref());
        word(i - 1) == "to" && verb(word(*i))
    })
}

/// "Called on both sides to return": where those begin who are to do it.
fn asked(all: &[&str], verb: usize) -> Option<usize> {
    const FAR: usize = 5;
    let asks = |w: &str| {
        [
            "called", "calls", "calling", "urged", "urges", "asked", "asks", "ordered", "orders", "told", "wants",
            "wanted",
        ]
        .contains(&w)
    };
    let at = (verb.saturating_sub(FAR)..verb.checked_sub(2)?).rev().find(|i| all.get(*i).is_some_and(|w| asks(w)))?;
    Some(if matches!(all.get(at + 1), Some(&"on" | &"for" | &"upon")) { at + 2 } else { at + 1 })
}

/// Words of a label at most.
const LONG: usize = 12;
/// Words of a clause that makes a label as it is.
const SHORT: usize = 9;
/// The last words of a longer one that has no verb to begin with.
const TAIL: usize = 8;

/// What is due, in the words before the date: "All foreign forces are to leave Afghanistan".
fn obligation(text: &str, sentence: Range<usize>, date: &Range<usize>) -> Option<String> {
    let before = text.get(sentence.start..date.start)?;
    let clause = before.rsplit([',', ';', ':', '“', '”', '"', '—']).find(|c| words(c).count() >= 3).unwrap_or(before);
    let clause = [" - ", " – "].iter().fold(clause, |c, dash| c.rsplit(dash).next().unwrap_or(c));
    let all: Vec<(Range<usize>, &str)> = words(clause).collect();
    let plain: Vec<&str> = all.iter().map(|(_, w)| *w).collect();
    let from = match infinitive(&plain) {
        _ if all.len() <= SHORT => 0,
        Some(verb) if (3..=LONG).contains(&(all.len() - verb)) => asked(&plain, verb).unwrap_or(verb),
        _ => all.len() - TAIL,
    };
    let kept = all.get(from..)?;
    let leads = |w: &str| is_in(&LEADS, w) || w.starts_with(|c: char| c.is_ascii_digit());
    let first = kept.iter().find(|(_, w)| !leads(w))?.0.start;
    let last = kept.iter().rfind(|(_, w)| !is_in(&LEADS, w))?.0.end;
    let kept = one_line(clause.get(first..last)?);
    // "By the union's deadline of noon": whose it is.
    let whose = kept.rfind(" by ").filter(|at| kept.get(at + 4..).is_some_and(|w| words(w).count() <= 3));
    let kept = kept.get(..whose.unwrap_or(kept.len()))?;
    let mut letters = kept.chars();
    let label: String = letters.next()?.to_uppercase().chain(letters).collect();
    (words(&label).count() >= 2).then_some(label)
}

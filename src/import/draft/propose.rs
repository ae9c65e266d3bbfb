//! An article's figures, dates and statements as proposed claims: on the subjects that a briefing has, where the words
//! allow it, else on new ones. Every proposal says how sure it is and why.

use super::counted::{Counted, counted, place_of, stem};
use super::phrase::{Finder, Grow, Quote, quote, sentences};
use super::proposal::{NewDeadline, NewNumber, Proposal, ProposedClaim, Subject};
use super::stance;
use crate::model::{Briefing, Days, Deadline, Due, DueForm, Hedge, Number, SubjectId, Value};
use crate::reading::{
    Amount, Anchor, Converted, DateRead, Found, as_of, convert, dates, dues, quantities, words, written,
};
use crate::text::slug;
use std::collections::BTreeSet;
use std::ops::Range;

/// An article as its readers found it.
pub struct Article<'a> {
    pub id: &'a str,
    pub text: &'a str,
    /// Byte ranges of its paragraphs, without furniture.
    pub body: &'a [Range<usize>],
    pub anchor: Anchor,
    /// Whose word something at a place is, as far as the text says.
    pub voice: &'a dyn Fn(Range<usize>) -> Voice,
}

/// Whose word it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Id of an actor; `None` is the outlet.
    pub by: Option<String>,
    /// When it was said, as printed.
    pub on: Option<String>,
    /// Id of the actor that carried the words.
    pub via: Option<String>,
}

/// From so many per cent on, a figure belongs to a registered number.
const LINKED: i32 = 50;

pub fn propose(article: &Article, b: &Briefing) -> Proposal {
    let mut out = Proposal { id: article.id.to_owned(), ..Proposal::default() };
    let finder = Finder::new(article.text);
    let mut quoted = BTreeSet::new();
    let questions = stance::Questions::new(b);
    let mut stances = Vec::new();
    let mut before = None;
    for paragraph in article.body {
        let all = sentences(article.text, paragraph.clone());
        let part = article.text.get(paragraph.clone()).unwrap_or("");
        let shift = paragraph.start;
        let moved = |r: &Range<usize>| shift + r.start..shift + r.end;
        let within = |r: &Range<usize>| all.iter().find(|s| s.contains(&r.start)).cloned().unwrap_or(paragraph.clone());
        let (figures, dues) = (quantities(part), dues(part, &article.anchor));
        let held = held(article, part, &figures, &dues);
        for (found, as_of) in figures.into_iter().zip(held) {
            let range = moved(&found.range);
            let sentence = within(&range);
            if let Some(claim) = figure(article, b, &mut out, &finder, sentence, range, &found.value, as_of)
                && quoted.insert((claim.subject.key().1.to_owned(), claim.quote.text.clone()))
            {
                out.claims.push(claim);
            }
        }
        for found in dues {
            let range = moved(&found.range);
            let sentence = within(&range);
            if let Some(claim) = due(article, b, &mut out, &finder, sentence, range, &found)
                && quoted.insert((claim.subject.key().1.to_owned(), claim.quote.text.clone()))
            {
                out.claims.push(claim);
            }
        }
        for sentence in &all {
            stances.extend(questions.claims(article, &finder, sentence.clone(), before.replace(sentence.clone())));
        }
    }
    out.claims.extend(stance::one_each(stances));
    // In the order of the article.
    out.claims.sort_by_key(|c| c.quote.range.start);
    out
}

/// When each figure held, as content files have it, where that is not the day of publication.
fn held(article: &Article, part: &str, figures: &[Found<Amount>], dues: &[Found<Due>]) -> Vec<Option<String>> {
    let all = dates(part, &article.anchor);
    let figures: Vec<Range<usize>> = figures.iter().map(|f| f.range.clone()).collect();
    let bounds: Vec<Range<usize>> =
        dues.iter().filter(|d| d.value.form != DueForm::Deadline).map(|d| d.range.clone()).collect();
    let today = |d: &DateRead| d.days.day().is_some() && d.days.day() == article.anchor.published;
    as_of(part, &figures, &all, &bounds, &article.anchor)
        .into_iter()
        .map(|date| all.get(date?).filter(|d| !today(&d.value)).and_then(|d| written(&d.value.days)))
        .collect()
}

#[expect(clippy::too_many_arguments, reason = "one figure and all that is known of it")]
fn figure(
    article: &Article,
    b: &Briefing,
    out: &mut Proposal,
    finder: &Finder,
    sentence: Range<usize>,
    range: Range<usize>,
    amount: &Amount,
    as_of: Option<String>,
) -> Option<ProposedClaim> {
    let text = article.text;
    // "Tens of thousands" is no report to set beside others.
    if amount.hedge == Hedge::Vague {
        return None;
    }
    let one = |p: &str| matches!(quantities(p).as_slice(), [found] if found.value.value == amount.value);
    let voice = (article.voice)(range.clone());
    let what = counted(text, sentence.clone(), range.clone(), amount).unwrap_or_else(Counted::unnamed);
    // What was so long ago is no report of the day of publication, and when it was so nobody says.
    let said = clause(text, &sentence, &range).to_lowercase();
    let past = PAST.lines().any(|p| !p.starts_with('#') && said.contains(p));
    if as_of.is_none() && (past || is_former(text.get(sentence.start..range.start)?)) {
        return None;
    }
    let words_near: BTreeSet<String> = words(text.get(sentence.clone())?).map(|(_, w)| stem(w)).collect();
    let linked = b.numbers.iter().filter_map(|n| Some((n, likeness(b, n, amount, &what, &words_near)?)));
    let best = linked.max_by_key(|(_, (score, _))| *score).filter(|(_, (score, _))| *score >= LINKED);
    // The thing counted belongs to the quotation.
    let noun = amount.noun.as_deref().filter(|n| !n.is_empty());
    let behind = text.get(range.start..sentence.end)?;
    let end = noun.and_then(|n| Some(range.start + behind.find(n)? + n.len())).unwrap_or(range.end);
    let quote = quote(text, finder, sentence, range.start..end.max(range.end), Grow::Later, one)?;
    let (subject, known, populations, sure, why) = match best {
        Some((number, (score, why))) => {
            let populations = populations(number, &what, &words_near);
            let sure = if populations.len() > 1 { score - 20 } else { score };
            (Subject::Number(number.id.clone()), true, populations, sure, why)
        }
        None if !what.is_news() => return None,
        None => {
            let (id, why) = new_number(out, &what);
            (Subject::Number(id), false, Vec::new(), 30, why)
        }
    };
    Some(ProposedClaim {
        subject,
        known,
        populations,
        stance: None,
        answer: None,
        quote,
        by: voice.by,
        on: voice.on,
        via: voice.via,
        origin: None,
        as_of,
        sure: sure.clamp(0, 95) as u8,
        why,
    })
}

/// How sure a figure belongs to a number, in per cent, and why; `None` where it cannot.
fn likeness(
    b: &Briefing,
    number: &Number,
    amount: &Amount,
    what: &Counted,
    near: &BTreeSet<String>,
) -> Option<(i32, String)> {
    if !matches!(convert(amount, &number.unit), Converted::Same(_)) {
        return None;
    }
    let mut score = 0;
    let mut why = Vec::new();
    let stems = |text: &str| words(text).map(|(_, w)| stem(w)).collect::<BTreeSet<String>>();
    let matched = number.match_words.iter().find(|m| {
        let all = stems(m);
        !all.is_empty() && all.iter().all(|s| near.contains(s))
    });
    let label = stems(&number.label);
    if let Some(word) = matched {
        score += 30;
        why.push(format!("“{word}” stands beside it"));
    }
    let counts = |text: &str| stems(text).contains(&what.head);
    if counts(&number.unit) || number.match_words.iter().any(|m| counts(m)) {
        score += 30;
        why.push(format!("it counts {}", number.unit));
    } else if matched.is_none() || !(what.head.is_empty() || number.is_share()) {
        return None;
    }
    if number.populations.is_empty() && !what.head.is_empty() && !number.is_share() {
        // Other words beside the noun make another number of it: NATO's troops are not the Americans'.
        let place = place_of(&number.label);
        let own = |s: &String| *s != what.head && !what.place.contains(s);
        let foreign = what.stems.iter().filter(|s| own(s) && !label.contains(*s)).count() as i32;
        let theirs = |s: &String| s.len() > 1 && !place.contains(s);
        let missing = label.iter().filter(|s| theirs(s) && !what.stems.contains(*s)).count() as i32;
        score -= 25 * foreign + 15 * missing;
        let same = |s: &String| what.place.iter().any(|p| p == s || alike(p, s));
        if !place.is_empty() && !what.place.is_empty() && !place.iter().any(same) {
            score -= 40;
        }
    }
    let shared = what.stems.iter().filter(|s| label.contains(*s)).count();
    let named = label.iter().filter(|s| s.len() > 3 && near.contains(*s)).count();
    score += 15 * shared.min(3) as i32 + 5 * named.min(3) as i32;
    if let Some(place) = number.place.map(|p| b.actor(p)) {
        let named = |name: &String| {
            let all = stems(name);
            all.is_subset(near) || all.iter().any(|s| what.place.iter().any(|p| alike(p, s)))
        };
        if place.aliases.iter().chain([&place.name]).any(named) {
            score += 15;
            why.push(format!("{} is named", place.name));
        } else if what.label.contains(" in ") {
            // Another place is.
            score -= 30;
        }
    }
    (score > 0).then(|| (score, why.join("; ")))
}

/// The population whose words the figure's are; all that are equally near where the words do not decide.
fn populations(number: &Number, what: &Counted, near: &BTreeSet<String>) -> Vec<String> {
    let score = |label: &str| -> i32 {
        let all: BTreeSet<String> = words(label).map(|(_, w)| stem(w)).collect();
        let own = what.stems.iter().filter(|s| all.contains(*s)).count() as i32;
        let around = all.iter().filter(|s| near.contains(*s)).count() as i32;
        3 * own + around
    };
    let scores: Vec<i32> = number.populations.iter().map(|p| score(&p.label)).collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    let chosen = number.populations.iter().zip(&scores).filter(|(_, s)| **s == best);
    chosen.map(|(p, _)| p.id.clone()).collect()
}

fn new_number(out: &mut Proposal, what: &Counted) -> (String, String) {
    let id = slug(&what.label);
    if !out.numbers.iter().any(|n| n.id == id) {
        out.numbers.push(NewNumber {
            id: id.clone(),
            label: what.label.clone(),
            unit: what.unit.clone(),
            match_words: vec![what.head.clone()],
        });
    }
    (id, "no registered number counts this".to_owned())
}

/// "down sharply from the 100,000", "will grow from 500": what the figure was before, and nobody says when.
fn is_former(before: &str) -> bool {
    let all: Vec<&str> = words(before).map(|(_, w)| w).collect();
    let near = all.get(all.len().saturating_sub(6)..).unwrap_or(&[]);
    let from = near.iter().rev().take(2).any(|w| w.eq_ignore_ascii_case("from"));
    let change = |w: &&str| super::counted::is_in(CHANGES, w);
    from && near.iter().any(change)
}

const CHANGES: &str = "down\nup\nrose\nrise\nrises\nfell\nfall\nfalls\ngrew\ngrow\ngrows\ndropped\ndrop\nincrease\nincreased\n\
                       increases\ndecrease\ndecreased\ncut\nreduced\nreduce\nraised\nraise\nexpand\nexpanded\nshrank";

/// The stretch between marks in which a figure stands.
fn clause<'t>(text: &'t str, sentence: &Range<usize>, figure: &Range<usize>) -> &'t str {
    let mark = |c: char| matches!(c, ';' | '—' | '(' | ')');
    let soft = |part: &str, at: usize| part.get(at..).is_some_and(|rest| rest.starts_with(", "));
    let before = text.get(sentence.start..figure.start).unwrap_or("");
    let from =
        before.char_indices().rev().find(|(i, c)| mark(*c) || soft(before, *i)).map_or(0, |(i, c)| i + c.len_utf8());
    let after = text.get(figure.end..sentence.end).unwrap_or("");
    let to = after.char_indices().find(|(i, c)| mark(*c) || soft(after, *i)).map_or(after.len(), |(i, _)| i);
    text.get(sentence.start + from..figure.end + to).unwrap_or("")
}

fn due(
    article: &Article,
    b: &Briefing,
    out: &mut Proposal,
    finder: &Finder,
    sentence: Range<usize>,
    range: Range<usize>,
    found: &Found<Due>,
) -> Option<ProposedClaim> {
    let text = article.text;
    let said = text.get(sentence.clone())?;
    let near: BTreeSet<String> = words(said).map(|(_, w)| stem(w)).collect();
    // A bare day is a deadline only where the words say that something is to happen then.
    let to_come = found.value.soft.to >= article.anchor.published;
    let named = near.contains("deadline");
    if found.value.form == DueForm::Deadline && !named {
        let told = text
            .get(sentence.start..range.start)?
            .split_whitespace()
            .any(|w| matches!(w, "said" | "told" | "announced"));
        // Where the words before it speak of the past, the day is over.
        let over = dates(said, &article.anchor).iter().any(|d| {
            let at = sentence.start + d.range.start..sentence.start + d.range.end;
            at.start < range.end && range.start < at.end && d.value.days.to < article.anchor.published
        });
        if told || over || !to_come || !near.iter().any(|w| super::counted::is_in(DUTIES, w)) {
            return None;
        }
    }
    let scored = b.deadlines.iter().zip(0..).map(|(d, i)| (d, nearness(b, d, i, &near, said, &found.value.soft)));
    let best = scored.max_by_key(|(_, (score, _))| *score).filter(|(_, (score, _))| *score >= LINKED);
    let voice = (article.voice)(range.clone());
    let one = |p: &str| dues(p, &article.anchor).len() <= 1;
    let quote = quote(text, finder, sentence.clone(), range.clone(), Grow::Earlier, one)?;
    let (subject, known, sure, why) = match best {
        Some((d, (score, why))) => (Subject::Deadline(d.id.clone()), true, score, why),
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
    Some(ProposedClaim {
        subject,
        known,
        populations: Vec::new(),
        stance: None,
        answer: None,
        quote,
        by: voice.by,
        on: voice.on,
        via: voice.via,
        origin: None,
        as_of: None,
        sure: sure.clamp(0, 95) as u8,
        why,
    })
}

/// "withdraw" and "withdrawal", "Afghan" and "Afghanistan".
fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= 5 && (common + 4 >= long || (common == short && short >= 6))
}

const DUTIES: &str = include_str!("words/duties.txt");

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

/// What is due, in the words before the date: "All foreign forces are to leave Afghanistan".
fn obligation(text: &str, sentence: Range<usize>, date: &Range<usize>) -> Option<String> {
    let before = text.get(sentence.start..date.start)?;
    let clause = before.rsplit([',', ';', ':', '“', '”', '"', '—']).find(|c| words(c).count() >= 3).unwrap_or(before);
    let all: Vec<(Range<usize>, &str)> = words(clause).collect();
    let kept = all.get(all.len().saturating_sub(8)..)?;
    let leads = |w: &str| super::counted::is_in(LEADS, w) || w.starts_with(|c: char| c.is_ascii_digit());
    let first = kept.iter().find(|(_, w)| !leads(w))?.0.start;
    let last = kept.iter().rfind(|(_, w)| !super::counted::is_in(LEADS, w))?.0.end;
    let kept = clause.get(first..last)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = kept.chars();
    let label: String = letters.next()?.to_uppercase().chain(letters).collect();
    (words(&label).count() >= 2).then_some(label)
}

const PAST: &str = include_str!("words/past.txt");

/// Words that begin a clause and say nothing of the duty.
const LEADS: &str = "and\nbut\nthat\nwhich\nwho\nto\nof\nin\non\nor\nas\nif\nwhile\nthe\na\nan\nit\nhas\nhave\nhad\nsaid\nsays\nwhether\nsince";

/// A claim's quotation for a whole statement.
pub fn phrase_of(article: &Article, finder: &Finder, sentence: Range<usize>, core: Range<usize>) -> Option<Quote> {
    // A comma or a quotation mark is where the statement ends.
    let marks = |text: &str| text.matches([',', ';', ':', '—', '“', '”', '"']).count();
    let own = marks(article.text.get(core.clone())?);
    quote(article.text, finder, sentence, core, Grow::Later, |p| marks(p) <= own)
}

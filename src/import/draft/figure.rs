//! A figure as a proposed claim: on the number whose words stand around it, else on a new one. What it counts decides; what
//! the words do not tell, no number is given.

use super::counted::{BESIDES, Counted, Earlier, counted, state_of};
use super::list::{List, entries, is_in};
use super::phrase::{Grow, quote};
use super::place::place_of;
use super::proposal::{NewNumber, Proposal, ProposedClaim, Subject};
use super::propose::{At, alike};
use super::stem::stems_of;
use crate::model::{Briefing, Claim, Exact, Hedge, Number, NumberId, Status, SubjectId, Value};
use crate::reading::{Amount, Unit, convert, quantities, words};
use crate::text::{slug, unused};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// From so many per cent on, a figure belongs to a registered number.
const LINKED: i32 = 50;

/// Words at the beginning of an article that say what it is about.
const STORY: usize = 60;

/// Words before a figure in which stands how it is meant.
const MEANT: usize = 9;

static CHANGES: List = LazyLock::new(|| entries(include_str!("words/changes.txt")));
const PAST: &str = include_str!("words/past.txt");
const MODALITY: &str = include_str!("words/modality.txt");

/// What a figure counts, and its claim where it is one. `earlier` is the figure before it in the paragraph, and whether
/// that stands in the same sentence.
pub fn figure(
    at: &At,
    out: &mut Proposal,
    range: Range<usize>,
    amount: &Amount,
    earlier: Option<(&Earlier, bool)>,
    as_of: Option<String>,
) -> (Counted, Option<ProposedClaim>) {
    let same = earlier.filter(|(_, same)| *same).map(|(e, _)| e);
    let what = counted(at.article.text, at.sentence.clone(), range.clone(), amount, same);
    let mut what = what.unwrap_or_else(Counted::unnamed);
    what.at(at.elsewhere);
    if let Some((earlier, same)) = earlier {
        what.beside(at.article.text.get(at.sentence.start..range.start).unwrap_or(""), earlier, same);
    }
    let claim = claim(at, out, range, amount, &what, as_of);
    (what, claim)
}

fn claim(
    at: &At,
    out: &mut Proposal,
    range: Range<usize>,
    amount: &Amount,
    what: &Counted,
    as_of: Option<String>,
) -> Option<ProposedClaim> {
    let At { article, b, finder, sentence, .. } = at.clone();
    let text = article.text;
    // "Tens of thousands" is no report to set beside others.
    if amount.hedge == Hedge::Vague {
        return None;
    }
    let marks = |text: &str| text.matches([',', ';', ':', '—', '“', '”', '"']).count();
    let own = marks(text.get(range.clone())?);
    let one = |p: &str| {
        let found = quantities(p, article.language);
        matches!(found.as_slice(), [found] if found.value.value == amount.value) && marks(p) <= own
    };
    let voice = (article.voice)(range.clone());
    // What happened to people in another year was another event.
    let year = |d: &str| d.get(..4)?.parse::<i16>().ok();
    let now = article.anchor.published.map(|d| d.year());
    if what.state.is_some() && as_of.as_deref().and_then(year).zip(now).is_some_and(|(then, now)| then + 1 < now) {
        return None;
    }
    // What was so long ago is no report of the day of publication, and when it was so nobody says.
    let said = clause(text, &sentence, &range).to_lowercase();
    let past = PAST.lines().any(|p| !p.starts_with('#') && said.contains(p));
    let before = text.get(sentence.start..range.start)?;
    let (from, modality) = (is_from(before), modality(clause_before(before)));
    if as_of.is_none() && (past || (from && modality.is_none())) {
        return None;
    }
    // "Will grow from 500": so many there are now.
    let modality = modality.filter(|_| !from);
    let near = |part: &str| stems_of(part).into_iter().collect::<BTreeSet<String>>();
    let words_near = near(text.get(sentence.clone())?);
    let clause_near = near(clause(text, &sentence, &range));
    // Two who give the same figure for the same noun are more likely to mean one thing than two.
    let same_story = |given: &Given| is_same_story(&given.titles, text);
    let may = |n: &Number, i: u32| match at.unreviewed.get(&NumberId(i)) {
        None => true,
        Some(given) => {
            given.figures.contains(&(amount.value, amount.hedge))
                || (is_as_told(n, what, &words_near) && (!is_of_a_place_only(n, what) || same_story(given)))
                || (!n.is_share() && what.state.is_some() && same_story(given))
        }
    };
    let linked = b.numbers.iter().zip(0..).filter(|(n, i)| may(n, *i));
    let linked = linked.filter_map(|(n, _)| Some((n, likeness(b, n, amount, what, &words_near)?)));
    let best = linked.max_by_key(|(_, (score, _))| *score).filter(|(_, (score, _))| *score >= LINKED);
    // The thing counted belongs to the quotation.
    let noun = amount.noun.as_deref().filter(|n| !n.is_empty());
    let behind = text.get(range.start..sentence.end)?;
    let end = noun.and_then(|n| Some(range.start + behind.find(n)? + n.len())).unwrap_or(range.end);
    // Where the thing counted stands before, the words before say more.
    let bare = matches!(amount.unit, None | Some(Unit::Count));
    let grow = if noun.is_none() && bare { Grow::Earlier } else { Grow::Later };
    let quote = quote(text, finder, sentence.clone(), range.start..end.max(range.end), grow, one)?;
    let (subject, known, populations, sure, why) = match best {
        Some((number, (score, why))) => {
            let populations = populations(number, what, &clause_near);
            let sure = if populations.len() > 1 { score - 20 } else { score };
            (Subject::Number(number.id.clone()), true, populations, sure, why)
        }
        None if !what.is_news(amount, text.get(range)?) => return None,
        None => {
            let (id, why) = new_number(at, out, what, amount);
            // What is told of them as well makes it likelier that a number is worth having.
            let told = what.state.is_some() || what.label.contains(' ');
            (Subject::Number(id), false, Vec::new(), if told { 40 } else { 25 }, why)
        }
    };
    let claim = ProposedClaim::new(subject, quote, voice, sure.clamp(0, 95) as u8, why);
    Some(ProposedClaim { known, populations, as_of, modality, ..claim })
}

/// Numbers that only proposals speak of, with the figures that they are given: nobody has said yet what they count.
pub type Unreviewed = BTreeMap<NumberId, Given>;

/// What proposals say of a number.
#[derive(Clone, Debug, Default)]
pub struct Given {
    figures: Vec<(Exact, Hedge)>,
    /// Of their articles.
    titles: BTreeSet<String>,
}

pub fn unreviewed(b: &Briefing) -> Unreviewed {
    let waits = |c: &&Claim| matches!(c.status, Status::Proposed | Status::Draft);
    let number = |c: &Claim| match c.subject {
        SubjectId::Number(n) => Some(n),
        _ => None,
    };
    let (waiting, others): (Vec<&Claim>, Vec<&Claim>) = b.claims.iter().partition(waits);
    let reviewed: BTreeSet<NumberId> = others.into_iter().filter_map(number).collect();
    let mut out = Unreviewed::new();
    for c in waiting {
        if let (Some(n), Value::Quantity(q)) = (number(c).filter(|n| !reviewed.contains(n)), &c.value) {
            let given: &mut Given = out.entry(n).or_default();
            given.figures.push((q.value, q.hedge));
            given.titles.insert(b.source(c.source()).title.clone());
        }
    }
    out
}

/// A number that another import has named is this one only where its words are: one noun alone ("people") is said of many
/// things, and a share is of what it is of.
fn is_as_told(number: &Number, what: &Counted, near: &BTreeSet<String>) -> bool {
    let label: BTreeSet<String> = stems_of(&number.label).into_iter().collect();
    let told: BTreeSet<String> = what.stems.iter().cloned().collect();
    if number.is_share() {
        return label == told;
    }
    let more = |s: &&String| **s != what.head && Some(*s) != what.state.as_ref();
    let place = place_of(&number.label);
    let here = |s: &String| told.contains(s) || near.contains(s) || place.contains(s);
    label.iter().any(|s| more(&s))
        && label.iter().filter(more).all(here)
        && (place.is_empty() || what.place.is_empty() || place.iter().any(|s| told.contains(s)))
}

/// "People in Wales", "inflation": there are many numbers of them.
fn is_of_a_place_only(number: &Number, what: &Counted) -> bool {
    let place = place_of(&number.label);
    let more = |s: &String| *s != what.head && !place.contains(s);
    // "Inflation": of which country and year, stands elsewhere.
    if number.is_share() {
        return !number.label.contains(' ');
    }
    what.state.is_none() && !stems_of(&number.label).iter().any(more)
}

/// An article tells on of an event: what another's title names stands at its beginning.
fn is_same_story(titles: &BTreeSet<String>, text: &str) -> bool {
    let beginning: BTreeSet<String> = words(text).take(STORY).flat_map(|(_, w)| stems_of(w)).collect();
    let names = |title: &String| stems_of(title).into_iter().filter(|s| s.len() > 3).collect::<BTreeSet<String>>();
    titles.iter().any(|title| names(title).intersection(&beginning).count() > 1)
}

/// How sure a figure belongs to a number, in per cent, and why; `None` where it cannot.
fn likeness(
    b: &Briefing,
    number: &Number,
    amount: &Amount,
    what: &Counted,
    near: &BTreeSet<String>,
) -> Option<(i32, String)> {
    if convert(amount, &number.unit).foreign.is_some() {
        return None;
    }
    // Those beside others are not all of them.
    if number.label.contains(BESIDES) != what.label.contains(BESIDES) && number.populations.is_empty() {
        return None;
    }
    // Of a share that an import has named, those who make it up are the same.
    let who = |label: &str| label.split_once(" that ").map(|(_, who)| stems_of(who));
    if number.is_share() && who(&number.label).is_some() && who(&number.label) != who(&what.label) {
        return None;
    }
    // The dead are not the living.
    if state_of(&number.label) != what.state && !number.is_share() && !what.head.is_empty() {
        return None;
    }
    let mut score = 0;
    let mut why = Vec::new();
    let stems = |text: &str| stems_of(text).into_iter().collect::<BTreeSet<String>>();
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
        if are_others(&number.label, what) {
            return None;
        }
        // Other words beside the noun make another number of it: NATO's troops are not the Americans'.
        let place = place_of(&number.label);
        let own = |s: &String| *s != what.head && !what.place.contains(s);
        let about = |s: &String| what.noun == what.unit && near.contains(s);
        let foreign = what.stems.iter().filter(|s| own(s) && !label.contains(*s) && !about(s)).count() as i32;
        let theirs = |s: &String| s.len() > 1 && !place.contains(s);
        // A bare noun means what the sentence is about.
        let told = |s: &String| what.stems.contains(s) || (what.noun == what.unit && near.contains(s));
        let missing = label.iter().filter(|s| theirs(s) && !told(s)).count() as i32;
        score -= 25 * foreign + 15 * missing;
        let same = |s: &String| what.place.iter().any(|p| p == s || alike(p, s));
        if !place.is_empty() && !what.place.is_empty() && !place.iter().any(same) {
            score -= 40;
        }
        // Those in one village are a part of all.
        if place.is_empty() && number.place.is_none() && !what.place.is_empty() {
            score -= 60;
        }
    }
    if !number.populations.is_empty() {
        // Words that none of its populations has: other people, or people to whom something else happened.
        let mut known = label.clone();
        let theirs = number.populations.iter().map(|p| &p.label).chain(&number.match_words).chain([&number.unit]);
        known.extend(theirs.flat_map(|text| stems_of(text)));
        let foreign = |s: &&String| s.len() > 1 && !known.contains(*s) && !what.place.contains(*s);
        score -= 25 * what.stems.iter().filter(foreign).count() as i32;
    }
    // A measure of its own needs no noun.
    if matches!(amount.unit, Some(Unit::Measure(_))) && matched.is_some() {
        score += 20;
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

/// A name before the noun that the number does not have, where it has other words there: NATO's troops are not the Americans'.
fn are_others(label: &str, what: &Counted) -> bool {
    let before = |text: &str| -> Option<BTreeSet<String>> {
        let all: Vec<&str> = text.split_whitespace().collect();
        let head = all.iter().position(|w| stems_of(w).first() == Some(&what.head))?;
        Some(all.get(..head)?.iter().flat_map(|w| stems_of(w)).collect())
    };
    let names: BTreeSet<String> =
        what.noun.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).flat_map(stems_of).collect();
    let own = before(&what.noun).unwrap_or_default();
    let foreign = |theirs: &BTreeSet<String>| names.iter().any(|n| !theirs.contains(n) && *n != what.head);
    before(label).is_some_and(|theirs| !theirs.is_empty() && theirs.is_disjoint(&own) && foreign(&theirs))
}

/// The population whose words the figure's are; all that are equally near where the words do not decide. One that is called
/// just as the figure is comes before all others.
fn populations(number: &Number, what: &Counted, near: &BTreeSet<String>) -> Vec<String> {
    let own: BTreeSet<String> = what.stems.iter().filter(|s| !what.place.contains(s)).cloned().collect();
    let labels: Vec<BTreeSet<String>> =
        number.populations.iter().map(|p| stems_of(&p.label).into_iter().collect()).collect();
    let score = |all: &BTreeSet<String>| -> i32 {
        let exact = if *all == own { 100 } else { 0 };
        exact + 3 * own.intersection(all).count() as i32 + near.intersection(all).count() as i32
    };
    let scores: Vec<i32> = labels.iter().map(score).collect();
    let best = scores.iter().copied().max().unwrap_or(0);
    let chosen = number.populations.iter().zip(&scores).filter(|(_, s)| **s == best);
    chosen.map(|(p, _)| p.id.clone()).collect()
}

/// A number that the briefing does not have. Where it has one of that name which is not this, the label says whose it is.
fn new_number(at: &At, out: &mut Proposal, what: &Counted, amount: &Amount) -> (String, String) {
    let why = "no registered number counts this".to_owned();
    let other = at.b.numbers.iter().any(|n| n.label.eq_ignore_ascii_case(&what.label));
    let label = if other { format!("{} ({})", what.label, at.article.id) } else { what.label.clone() };
    if let Some(known) = out.numbers.iter().find(|n| n.label == label && n.unit == what.unit) {
        return (known.id.clone(), why);
    }
    let taken = |id: &str| at.b.numbers.iter().any(|n| n.id == id) || out.numbers.iter().any(|n| n.id == id);
    let id = unused(&slug(&what.label), taken);
    let is_one_of = |list: &[&str]| what.state.as_deref().is_some_and(|s| list.contains(&s));
    // The dead grow in number as they are found, the missing change by the hour.
    let series = (is_one_of(&GROWING) && amount.unit == Some(Unit::Count)).then_some("cumulative");
    let stable_for = is_one_of(&PASSING).then_some(0);
    let (unit, match_words) = (what.unit.clone(), vec![what.head.clone()]);
    out.numbers.push(NewNumber { id: id.clone(), label, unit, series, stable_for, match_words });
    (id, why)
}

/// Stems of states of which there are only ever more.
const GROWING: [&str; 12] = [
    "killed",
    "wounded",
    "injured",
    "hurt",
    "destroyed",
    "damaged",
    "collapsed",
    "arrested",
    "detained",
    "burned",
    "infected",
    "rescued",
];

/// Stems of states that pass.
const PASSING: [&str; 7] = ["missing", "homeless", "stranded", "trapped", "displaced", "evacuated", "closed"];

/// "down sharply from the 100,000", "will grow from 500": what the figure was before the change.
fn is_from(before: &str) -> bool {
    let all: Vec<&str> = words(before).map(|(_, w)| w).collect();
    let near = all.get(all.len().saturating_sub(6)..).unwrap_or(&[]);
    let from = near.iter().rev().take(2).any(|w| w.eq_ignore_ascii_case("from"));
    from && near.iter().any(|w| is_in(&CHANGES, w))
}

/// How a figure is meant, by the nearest of the words before it that say so; `None` for one that is so.
fn modality(before: &str) -> Option<&'static str> {
    let all: Vec<String> = words(before).map(|(_, w)| w.to_lowercase()).collect();
    let near = all.get(all.len().saturating_sub(MEANT)..).unwrap_or(&[]);
    // "Will walk out after": what comes after has happened.
    let apart =
        |w: &String| matches!(w.as_str(), "after" | "because" | "since" | "as" | "when" | "although" | "which" | "who");
    let near = near.get(near.iter().rposition(apart).map_or(0, |i| i + 1)..).unwrap_or(&[]).join(" ");
    let near = format!(" {near} ");
    let signs = MODALITY.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    let found = signs.filter_map(|(words, modality)| Some((near.rfind(&format!(" {words} "))?, modality)));
    found.max_by_key(|(at, _)| *at).map(|(_, modality)| modality)
}

/// What stands between the last mark and the end.
fn clause_before(before: &str) -> &str {
    let mark = |(i, c): &(usize, char)| {
        matches!(c, ';' | ':' | '—' | '(' | ')') || before.get(*i..).is_some_and(|rest| rest.starts_with(", "))
    };
    let from = before.char_indices().rev().find(mark).map_or(0, |(i, c)| i + c.len_utf8());
    before.get(from..).unwrap_or("")
}

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

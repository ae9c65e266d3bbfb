//! What a figure counts, in words that a registry can hold: "Afghan policemen shot dead in Kabul".

use super::level::level;
use super::likes::like;
use super::list::{ENDS, List, STATES, entries, is_in};
use super::place::{Whereabouts, names, place};
use super::share::{rate, share};
use super::stem::{stem, stems_of};
use crate::model::{Exact, Hedge};
use crate::reading::{Amount, Unit, is_plural, words};
use std::ops::Range;
use std::sync::LazyLock;

/// Nouns that say nothing by themselves.
static GENERAL: List = LazyLock::new(|| entries(include_str!("words/general.txt")));
/// Nouns whose counts are no news: "two sides".
static IDLE: List = LazyLock::new(|| entries(include_str!("words/idle.txt")));

/// How far behind a figure its state and its place are looked for, in words.
pub const AFTER: usize = 9;

/// In a label: others are counted apart.
pub const BESIDES: &str = " besides ";

static BESIDE: List = LazyLock::new(|| entries(include_str!("words/beside.txt")));

/// The thing counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// As a label: "Policemen killed in Herat".
    pub label: String,
    /// What one is called in a registry.
    pub unit: String,
    /// Stems of the words that tell it from other numbers, in order.
    pub stems: Vec<String>,
    /// Stem of the last word of the noun.
    pub head: String,
    /// Stems of the place that is named with it.
    pub place: Vec<String>,
    /// The noun as printed, without state and place; for figures behind it that have none.
    pub noun: String,
    /// It is the level of something, and nothing is counted.
    pub is_level: bool,
    /// Stem of what happened to those who are counted.
    pub state: Option<String>,
}

/// A figure before the one that is read, in the same sentence.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Bytes of its figure.
    pub range: Range<usize>,
    /// What it counts.
    pub noun: String,
    /// Or of what it is the level.
    pub is_level: bool,
}

/// `None` for a figure of which the text does not say what it counts.
pub fn counted(
    text: &str,
    sentence: Range<usize>,
    found: Range<usize>,
    amount: &Amount,
    earlier: Option<&Earlier>,
) -> Option<Counted> {
    let before = text.get(sentence.start..found.start)?;
    let noun = amount.noun.as_deref().map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned);
    let other = |n: &String| matches!(n.to_lowercase().as_str(), "others" | "other" | "more");
    let understood = || understood(text, &found, earlier);
    // Half a village is not counted.
    if amount.unit == Some(Unit::Count) && !amount.value.is_integer() {
        return None;
    }
    // "A 19-strong panel", "18-rated games": no number of things.
    let compound = text.get(found.end..sentence.end)?.strip_prefix('-').unwrap_or("");
    if ["strong", "rated", "odd", "plus", "fold"].iter().any(|w| compound.starts_with(w)) {
        return None;
    }
    let noun = noun.filter(|n| !n.ends_with("wards") && !n.starts_with("in favour"));
    // "48 posted": what follows a figure and is no plural is not what it counts.
    let counts = matches!(amount.unit, None | Some(Unit::Count)) && amount.value > Exact::ONE;
    let joined = text.get(found.end..sentence.end)?.starts_with(['-', '‑']);
    let noun = noun.filter(|n| !counts || joined || is_plural(n.rsplit([' ', '-']).next().unwrap_or(n)));
    let noun = match noun {
        Some(n) if other(&n) => understood().or(Some(n)),
        Some(n) => Some(n),
        None => understood().or_else(|| toll(before).map(|_| "people".to_owned())).or_else(|| named_before(before)),
    };
    let unit = match amount.unit.as_ref().unwrap_or(&Unit::Count) {
        Unit::Share => "share".to_owned(),
        Unit::Times => "times".to_owned(),
        Unit::Money(code) => code.clone(),
        Unit::Measure(name) => name.clone(),
        Unit::Count => noun.as_deref()?.rsplit(' ').next()?.to_lowercase(),
    };
    let clause = text.get(found.end..sentence.end)?;
    let clause = clause.split([',', ';', ':', '—', '”', '"']).next().unwrap_or("");
    let after: Vec<&str> = words(clause).map(|(_, w)| w).take(AFTER).collect();
    let became = words(before).map(|(_, w)| w).last().and_then(state);
    let became = became.or_else(|| state_behind(&after)).or_else(|| toll(before));
    let place = place(&after);
    // Behind the noun, where that follows.
    let own = amount.noun.as_deref().map_or(0, |n| words(n).count());
    let behind = after.get(own.min(after.len())..).unwrap_or(&[]);
    let many = amount.value != Exact::ONE;
    let of_level = matches!(amount.unit, Some(Unit::Share | Unit::Money(_))) && amount.noun.is_none();
    let goes_on = earlier.filter(|e| e.is_level && noun.as_ref() == Some(&e.noun)).map(|e| e.noun.clone());
    let level = if of_level { goes_on.or_else(|| level(before, clause)) } else { None };
    let is_level = level.is_some();
    let noun = level.clone().or(noun);
    let mut label = match &noun {
        Some(level) if is_level => level.clone(),
        // "A deficit of 2.8 per cent of output"
        Some(noun) if unit == "share" && amount.noun.is_some() && super::level::of(before).is_some() => {
            format!("{}, share of {noun}", super::level::of(before)?)
        }
        // What stands behind a percentage without "of" is no whole of which it is a part.
        _ if unit == "share" && amount.noun.is_some() && after.first() != Some(&"of") => rate(clause)?,
        // A share is of something: of the words behind it, else of what was counted before.
        _ if unit == "share" => share(before, clause, noun.as_deref(), earlier)?,
        Some(noun) => plural(noun, many && matches!(amount.unit, None | Some(Unit::Count))),
        None => of(behind).filter(|of| !of.starts_with("in "))?,
    };
    let general = |n: &String| is_in(&GENERAL, n.rsplit(' ').next().unwrap_or(n));
    if !is_level && unit != "share" && noun.as_ref().is_some_and(general) && became.is_none() && place.is_none() {
        let more = of(behind).or_else(|| how(behind));
        label = more.map(|more| format!("{label} {more}")).unwrap_or(label);
    }
    if !is_level
        && unit != "share"
        && noun.as_ref().is_some_and(general)
        && !label.contains(' ')
        && became.is_none()
        && place.is_none()
    {
        label.extend(size_of(before).map(|of| format!(", {of}")));
    }
    // "2,500 from the United States": whose they are.
    let from = after.split_first().filter(|(first, _)| **first == "from" && amount.noun.is_none() && !is_level);
    if let Some(names) = from.map(|(_, rest)| names(rest)).filter(|n| !n.is_empty()) {
        label.push_str(&format!(" from {}", names.join(" ")));
    }
    let noun = noun.unwrap_or_default();
    for more in [&became, &place].into_iter().flatten().filter(|_| unit != "share" && !is_level) {
        if !label.to_lowercase().contains(&more.to_lowercase()) {
            label.push(' ');
            label.push_str(more);
        }
    }
    let stems = stems_of(&label);
    let head = noun
        .rsplit(' ')
        .next()
        .filter(|n| !n.is_empty())
        .map(|n| like(&stem(n)).to_owned())
        .or_else(|| stems.last().cloned())?;
    let mut letters = label.chars();
    let label: String = letters.next()?.to_uppercase().chain(letters).collect();
    let place = stems_of(place.as_deref().unwrap_or(""));
    let unit = match &amount.per {
        Some(per) if unit == "share" => format!("per cent per {per}"),
        Some(per) => format!("{unit} per {per}"),
        None => unit,
    };
    Some(Counted { label, unit, stems, head, place, noun, state: became.as_deref().and_then(state_of), is_level })
}

/// The stem of the first word of a label that tells what happened to those counted.
pub fn state_of(label: &str) -> Option<String> {
    words(label).find(|(_, w)| is_in(&STATES, w)).map(|(_, w)| like(&stem(w)).to_owned())
}

impl Counted {
    /// Says where these are, as far as the article tells elsewhere. A noun without a word of its own may mean any of them.
    pub fn at(&mut self, elsewhere: &Whereabouts) {
        let counts = self.unit != "share" && !self.is_level && self.state.is_none() && self.place.is_empty();
        let named = self.noun.contains(' ') && !self.label.contains(" in ") && !self.label.contains(" from ");
        if let Some(place) = elsewhere.of(&self.head).filter(|_| counts && named) {
            self.label.push_str(&format!(" {place}"));
            self.place = stems_of(place);
            self.stems = stems_of(&self.label);
        }
    }

    /// Nothing is said of what a figure counts: only what stands around it can tell.
    pub fn unnamed() -> Counted {
        let none = String::new;
        let (label, unit, head, noun) = (none(), none(), none(), none());
        Counted { label, unit, stems: Vec::new(), head, place: Vec::new(), noun, state: None, is_level: false }
    }

    /// Says of whom these are counted beside: "they are supported by about 7,000 NATO troops" counts no Americans where those
    /// were counted just before.
    pub fn beside(&mut self, before: &str, earlier: &Earlier, same_sentence: bool) {
        let last = |noun: &str| noun.rsplit(' ').next().map(|n| like(&stem(n)).to_owned());
        let other = last(&earlier.noun) == Some(self.head.clone()) && stems_of(&earlier.noun) != stems_of(&self.noun);
        let modified = self.noun.contains(' ') && earlier.noun.contains(' ');
        let said = format!(" {} ", words(before).map(|(_, w)| w.to_lowercase()).collect::<Vec<_>>().join(" "));
        let beside = BESIDE.iter().any(|w| said.contains(*w)) || (same_sentence && said.trim_end().ends_with(" and"));
        if other && modified && beside {
            self.label.push_str(&format!("{BESIDES}{}", earlier.noun));
            self.stems = stems_of(&self.label);
        }
    }

    /// Worth a number of its own. Two or three of something that nothing happened to are hardly news.
    pub fn is_news(&self, amount: &Amount, printed: &str) -> bool {
        let in_words = !printed.contains(|c: char| c.is_ascii_digit());
        let few = in_words && amount.unit == Some(Unit::Count) && self.state.is_none();
        // "A tenth of their wages" is a manner of speaking, "the majority" is not.
        let bound = matches!(amount.hedge, Hedge::Majority | Hedge::Over | Hedge::AtLeast | Hedge::Under);
        let part = in_words && amount.unit == Some(Unit::Share) && !bound;
        let time = ["second", "minute", "hour", "day", "week", "month", "year"];
        let lasts = matches!(&amount.unit, Some(Unit::Measure(m)) if time.contains(&m.as_str()));
        let bare = !self.label.contains(' ') && is_in(&GENERAL, &self.label);
        !self.head.is_empty() && !is_in(&IDLE, &self.head) && !few && !part && !lasts && !bare
    }
}

/// The noun of an earlier figure, where this one goes on with it: "from 500 people to 4,000", "killed two officers and
/// wounded three", "10,000 troops, including 2,500".
fn understood(text: &str, found: &Range<usize>, earlier: Option<&Earlier>) -> Option<String> {
    let earlier = earlier?;
    let gap = text.get(earlier.range.end..found.start)?;
    let gap = gap.trim_start().strip_prefix(earlier.noun.as_str()).unwrap_or(gap);
    let between: Vec<&str> = words(gap).map(|(_, w)| w).collect();
    let head = || earlier.noun.rsplit(' ').next().unwrap_or(&earlier.noun).to_owned();
    let part = |w: &&str| matches!(w.to_lowercase().as_str(), "including" | "among" | "whom" | "which" | "them");
    match between.as_slice() {
        ["to"] | ["and"] | ["or"] => Some(earlier.noun.clone()),
        all if all.len() <= 6 && all.iter().any(part) => Some(head()),
        // "and wounded three more": the same people, something else.
        [.., last] if between.len() <= 8 && (state(last).is_some() || *last == "and") => Some(earlier.noun.clone()),
        _ => None,
    }
}

/// A word of [`STATES`], also as "killing", "injuring" and "kills".
fn state(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if is_in(&STATES, &word) {
        return Some(word);
    }
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix('s'))?;
    [format!("{stem}ed"), format!("{stem}d")].into_iter().find(|w| is_in(&STATES, w))
}

/// "were shot dead", "killed": what became of those counted.
fn state_behind(after: &[&str]) -> Option<String> {
    let at = after.iter().position(|w| is_in(&STATES, w))?;
    let how =
        at.checked_sub(1).and_then(|i| after.get(i)).filter(|w| matches!(**w, "shot" | "found" | "burned" | "beaten"));
    let state = after.get(at)?.to_lowercase();
    Some(how.map_or(state.clone(), |how| format!("{how} {state}")))
}

/// "The size of the mission will increase from" → "size of the mission": what a sentence without a better noun is about.
fn size_of(before: &str) -> Option<String> {
    let all: Vec<(Range<usize>, &str)> = words(before).collect();
    let verb = |w: &str| matches!(w, "will" | "would" | "is" | "was" | "has" | "had" | "rose" | "fell" | "grew");
    let end = all.iter().position(|(_, w)| verb(w)).filter(|n| (2..=7).contains(n))?;
    let start = usize::from(all.first().is_some_and(|(_, w)| w.eq_ignore_ascii_case("the")));
    let named = all.get(start..end)?;
    let sized = named.first().is_some_and(|(_, w)| matches!(*w, "size" | "strength" | "number"));
    let text = before.get(named.first()?.0.start..named.last()?.0.end)?;
    sized.then(|| text.to_owned())
}

fn plural(noun: &str, many: bool) -> String {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    let single = !last.ends_with('s') && !last.ends_with("men") && last.chars().all(char::is_lowercase);
    let collective = ["people", "personnel", "staff", "police", "cattle", "children", "sheep", "aircraft", "crew"];
    if many && single && last.len() > 3 && !collective.contains(&last) && !last.contains('-') {
        return match last.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u'])) {
            Some(_) => format!("{}ies", noun.strip_suffix('y').unwrap_or(noun)),
            None => format!("{noun}s"),
        };
    }
    noun.to_owned()
}

/// "are without shelter" → "without shelter": how those are of whom nothing else is said.
fn how(after: &[&str]) -> Option<String> {
    let is = |w: &&&str| matches!(**w, "are" | "is" | "were" | "was" | "remain" | "still");
    let rest = after.get(after.iter().take_while(is).count()..)?;
    let first = rest.first().filter(|w| matches!(**w, "without" | "under" | "in" | "behind" | "on"))?;
    let n = rest.iter().skip(1).take_while(|w| !is_in(&ENDS, w)).take(2).count();
    (n > 0 && rest.len() < after.len()).then(|| format!("{first} {}", rest.get(1..=n).unwrap_or(&[]).join(" ")))
}

/// "The death toll has risen to": those who were killed.
fn toll(before: &str) -> Option<String> {
    let clause = before.rsplit([',', ';', ':']).next()?.to_lowercase();
    clause.contains("death toll").then(|| "killed".to_owned())
}

/// The thing counted where it stands before its figure: "the number of patients has risen to", "all patients, about".
fn named_before(before: &str) -> Option<String> {
    let at = before.to_ascii_lowercase().rfind("number of ").map(|at| at + "number of ".len());
    let tail = match at {
        Some(at) => before.get(at..)?,
        None => {
            let clause = before.trim_end().strip_suffix(',')?;
            clause.get(clause.rfind([',', ';', ':', '—']).map_or(0, |i| i + 1)..)?
        }
    };
    let all: Vec<(Range<usize>, &str)> = words(tail).collect();
    let noun: &[(Range<usize>, &str)] = if at.is_some() {
        all.get(..all.iter().take_while(|(_, w)| !is_in(&ENDS, w)).take(4).count())?
    } else {
        // The last words before the comma, back to one that no noun holds.
        let kept = all.iter().rev().take_while(|(_, w)| !is_in(&ENDS, w)).take(3).count();
        all.get(all.len() - kept..)?
    };
    // One that ends like a plural: anything else is hardly counted.
    noun.last().filter(|(_, w)| w.ends_with('s') && w.len() > 3)?;
    tail.get(noun.first()?.0.start..noun.last()?.0.end).map(str::to_owned)
}

/// "of the votes were counted" → "of the votes": what a sum belongs to.
fn of(after: &[&str]) -> Option<String> {
    let first = after.first()?;
    if !matches!(*first, "of" | "for" | "on" | "in" | "to") {
        return None;
    }
    let verb = |w: &&&str| {
        !w.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(**w, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "said")
    };
    let taken: Vec<&str> = after.iter().take(5).take_while(verb).copied().collect();
    // "To around 4,000": how many they become, and not to what they belong.
    if *first == "to" && after.get(taken.len()).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let kept = taken.len() - taken.iter().rev().take_while(|w| is_in(&ENDS, w)).count();
    (kept > 1).then(|| taken.get(..kept).unwrap_or(&[]).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Found, Language};

    fn quantities(text: &str) -> Vec<Found<Amount>> {
        crate::reading::quantities(text, Language::ENGLISH)
    }

    #[test]
    fn labels_say_what_is_counted() {
        for (text, labels, unit) in [
            ("At least 12 people were killed in Halden on Monday.", &["People killed in Halden"][..], "people"),
            ("Some 40 homes burned in the town of Moss.", &["Homes burned in Moss"], "homes"),
            ("It has 2,500 U.S. troops in Afghanistan.", &["U.S. troops in Afghanistan"], "troops"),
            ("The number of U.S. guards has fallen to 2,500 after that.", &["U.S. guards"], "guards"),
            ("The party won 31 per cent of the vote.", &["Share of vote"], "share"),
            ("There are 900 guards, including 250 from Moss.", &["Guards", "Guards from Moss"], "guards"),
            ("It grows from 500 guards to around 4,000 and more.", &["Guards", "Guards"], "guards"),
            (
                "A bomb killed 12 officers and wounded 13 more in Moss.",
                &["Officers killed in Moss", "Officers wounded in Moss"],
                "officers",
            ),
            (
                "There are 900 guards, and more than half of these are foreign women.",
                &["Guards", "Share of guards that are foreign women"],
                "guards",
            ),
            ("Women often make up at least half of the guards here.", &["Share of guards that are Women"], "share"),
            (
                "About 60 per cent of the teachers voted for the strike.",
                &["Share of teachers that voted for the strike"],
                "share",
            ),
            (
                "The size of the mission will grow from 500 personnel to 900.",
                &["Personnel, size of the mission", "Personnel, size of the mission"],
                "personnel",
            ),
            (
                "A quake struck Orlen, killing at least 43 people and injuring more than 300.",
                &["People killed", "People injured"],
                "people",
            ),
            ("The death toll has risen to 58, it said.", &["People killed"], "people"),
            ("Some 9,000 people are without shelter.", &["People without shelter"], "people"),
            ("Unemployment will rise from 5.1 per cent to 5.9 per cent.", &["Unemployment", "Unemployment"], "share"),
            ("It has a deficit of 2.8 per cent of output.", &["Deficit, share of output"], "share"),
            ("She promised 25 million euros in emergency aid.", &["Emergency aid"], "EUR"),
            ("Two farmers were shot dead in Moss.", &["Farmers shot dead in Moss"], "farmers"),
            ("Not a single sailor has died since then.", &["Sailors died"], "sailor"),
            ("A bomb went off, killing at least 19 people in Moss.", &["People killed in Moss"], "people"),
            ("It wants a 1% tax increase on high earners.", &["Tax increase"], "share"),
            ("They ended 10% inflation and 15% interest rates.", &["Inflation", "Interest rates"], "share"),
            ("It promised a 20% cut to greenhouse gases by 2010.", &["Cut to greenhouse gases"], "share"),
            ("The limit is 80mg of alcohol in the blood.", &["Alcohol"], "milligram"),
            ("Some 45% of people would vote against it.", &["Share of people that would vote against it"], "share"),
            ("A total of 53% of those polled said no.", &["Share of those polled that said no"], "share"),
            ("Some 39% opposed a comeback.", &["Share that opposed a comeback"], "share"),
            ("He is chasing outstanding payments of more than £720m.", &["Outstanding payments"], "GBP"),
            ("There were almost £68m in donations.", &["Donations"], "GBP"),
            ("It wants cuts in the area of £325m in efficiency savings.", &["Efficiency savings"], "GBP"),
            ("It is cutting national limits from £20m to £15m.", &["National limits", "National limits"], "GBP"),
            ("The party is planning deep cuts of £35bn in our services.", &["Deep cuts"], "GBP"),
        ] {
            let mut earlier = None;
            let found: Vec<Counted> = quantities(text)
                .iter()
                .map(|f| {
                    let c = counted(text, 0..text.len(), f.range.clone(), &f.value, earlier.as_ref());
                    let c = c.unwrap_or_else(|| panic!("{text}"));
                    earlier = Some(Earlier { range: f.range.clone(), noun: c.noun.clone(), is_level: c.is_level });
                    c
                })
                .collect();
            let own: Vec<&str> = found.iter().map(|c| c.label.as_str()).collect();
            assert_eq!((own.as_slice(), found[0].unit.as_str()), (labels, unit), "{text}");
        }
    }

    #[test]
    fn words_beside_a_figure_that_name_nothing_name_no_number() {
        for text in [
            "It is a 19-strong panel.",
            "They sold an 18-rated game.",
            "They made a 100% effort to end it.",
            "She was right in most of what she said.",
            "The poll found 24% in favour.",
            "It asked 401 people before the vote and 601 afterwards.",
            "An objective of 0.7% could be met.",
            "That worked out at £143,000 in the end.",
        ] {
            let last = quantities(text).pop().unwrap();
            let c = counted(text, 0..text.len(), last.range.clone(), &last.value, None);
            assert!(c.is_none(), "{text} {c:?}");
        }
    }

    #[test]
    fn what_is_no_plural_is_not_counted() {
        for text in
            ["He posted 48 posted under it.", "There were 30 compared with last year.", "It scored 12 good ahead."]
        {
            for f in quantities(text) {
                let c = counted(text, 0..text.len(), f.range.clone(), &f.value, None);
                assert!(c.is_none_or(|c| c.noun.is_empty()), "{text}");
            }
        }
    }
}

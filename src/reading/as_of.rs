//! Which date of its sentence says when a figure held: "On Friday, 40 homes burned", "8,000 troops were there in August".
//!
//! A date at the head of a sentence holds for all of it, one behind a figure for what stands before it in its clause. Days
//! on which something was said, bounds ("since 2001"), dates that describe a noun ("the 2020 agreement") and days to come
//! date no figure. Where the words leave a doubt there is no answer.

use super::Found;
use super::lexicon::time::AROUND;
use super::prose::Prose;
use super::speaker::days_said;
use super::when::{Anchor, DateRead};
use crate::model::{Direction, Due, DueForm};
use jiff::civil::Date;
use std::ops::Range;

/// For each figure, given by its bytes, the index of the date that says when it held. Figures and dates come in order.
/// `dues` are the text's deadlines: "by May" bounds something, and a bare day may be one or not.
pub fn as_of(
    text: &str,
    figures: &[Range<usize>],
    dates: &[Found<DateRead>],
    dues: &[Found<Due>],
    anchor: &Anchor,
) -> Vec<Option<usize>> {
    let prose = Prose::new(text);
    let said = days_said(&prose);
    let scene = Scene::new(&prose);
    // "As of 1 May" dates a figure as well as it binds somebody.
    let last = |d: &&Found<Due>| d.value.direction() == Direction::Latest && d.value.form != DueForm::Deadline;
    let bounds = dues.iter().filter(last).map(|d| &d.range);
    let except: Vec<&Range<usize>> = bounds.chain(&said).collect();
    let other = |r: &Range<usize>| except.iter().any(|e| e.start < r.end && r.start < e.end);
    let due = |r: &Range<usize>| {
        let next = dues.partition_point(|d| d.range.end <= r.start);
        dues.get(next).is_some_and(|d| d.range.start < r.end)
    };
    // A period that goes on is to come where its words say so: "wages will rise this year".
    let after = |day: Option<Date>| anchor.published.is_some_and(|p| day.is_some_and(|d| d > p));
    let to_come = |d: &Found<DateRead>| {
        // "over the next two years" begins today
        let ahead = d.value.days.from.is_some() && d.value.days.from == anchor.published;
        after(d.value.days.from) || (after(d.value.days.to) && (ahead || due(&d.range)))
    };
    let usable: Vec<At> = dates
        .iter()
        .enumerate()
        .filter(|(_, d)| !other(&d.range) && !to_come(d))
        .filter_map(|(index, d)| scene.dated(index, &d.range))
        .collect();
    figures.iter().map(|range| scene.of(range, &usable)).collect()
}

/// A date that may say when something was: tokens from and to.
struct At {
    index: usize,
    from: usize,
    to: usize,
    /// It begins its sentence.
    leads: bool,
}

/// The text with running counts, so that what stands between two places is known at once.
struct Scene<'p, 'a> {
    prose: &'p Prose<'a>,
    /// One per token: the place where its sentence begins.
    sentence: Vec<usize>,
    /// One per token and one more: words before it after which another time begins, commas, figures.
    breaks: Vec<u32>,
    commas: Vec<u32>,
    figures: Vec<u32>,
}

impl<'p, 'a> Scene<'p, 'a> {
    fn new(prose: &'p Prose<'a>) -> Scene<'p, 'a> {
        let n = prose.tokens.len();
        let mut scene =
            Scene { prose, sentence: Vec::with_capacity(n), breaks: vec![0], commas: vec![0], figures: vec![0] };
        let mut start = 0;
        for i in 0..n {
            if prose.starts_sentence(i) {
                start = i;
            }
            scene.sentence.push(start);
            for (list, counts) in [
                (&mut scene.breaks, is_break(prose, i) && !short_form(prose, i)),
                (&mut scene.commas, prose.lower(i) == ","),
                (&mut scene.figures, prose.at(i).is_some_and(|t| t.is_figure())),
            ] {
                list.push(list.last().copied().unwrap_or(0) + u32::from(counts));
            }
        }
        scene
    }

    fn tokens(&self, range: &Range<usize>) -> Option<(usize, usize)> {
        let all = &self.prose.tokens;
        let from = all.partition_point(|t| t.range.end <= range.start);
        let to = all.partition_point(|t| t.range.start < range.end);
        (from < to).then_some((from, to))
    }

    fn between(&self, counts: &[u32], from: usize, to: usize) -> u32 {
        match (counts.get(from), counts.get(to)) {
            (Some(a), Some(b)) => b.saturating_sub(*a),
            _ => 0,
        }
    }

    fn dated(&self, index: usize, range: &Range<usize>) -> Option<At> {
        let (from, to) = self.tokens(range)?;
        let lower = |i: usize| self.prose.lower(i);
        let start = *self.sentence.get(from)?;
        let first = (start..from).rev().find(|&i| !AROUND.between.contains(lower(i)));
        if first.is_some_and(|i| AROUND.bars.contains(lower(i))) {
            return None;
        }
        let possessive = lower(to) == "'s";
        let described = || self.prose.at(to).is_some_and(|t| t.is_word() && !t.is_capital() && !t.lower.is_empty());
        let determined = from > start && (AROUND.determiners.contains(lower(from - 1)) || lower(from - 1) == "'s");
        // "Its 2020 profit was 5 million" tells of that year, "the 2020 agreement covers 5 towns" does not.
        let reckoned = AROUND.of_a_period.contains(lower(to));
        if determined && !possessive && described() && !reckoned && !AROUND.auxiliaries.contains(lower(to)) {
            return None;
        }
        let leads = (start..from).all(|i| AROUND.leads.contains(lower(i)));
        // "According to a report in January, …"
        let cited = lower(start) == "according" && lower(to) == ",";
        Some(At { index, from, to, leads: leads || cited })
    }

    fn of(&self, figure: &Range<usize>, dates: &[At]) -> Option<usize> {
        let (from, to) = self.tokens(figure)?;
        let start = *self.sentence.get(from)?;
        let same = |d: &&At| self.sentence.get(d.from) == Some(&start);
        let next = dates.partition_point(|d| d.from < to);
        let after = dates.get(next).filter(same);
        let before = next.checked_sub(1).and_then(|i| dates.get(i)).filter(same).filter(|d| d.to <= from);
        let first =
            dates.get(dates.partition_point(|d| d.from < start)).filter(same).filter(|d| d.leads && d.to <= from);
        let clear = |a: usize, b: usize| self.between(&self.breaks, a, b) == 0;
        let commas = |a: usize, b: usize| self.between(&self.commas, a, b);
        let behind = after.filter(|d| {
            let listed = commas(to, d.from) > 0 && self.between(&self.figures, to, d.from) > 0 && first.is_some();
            let apart = self.is_had(from, to, d.from) || (commas(to, d.from) > 0 && self.aside(start, from));
            clear(to, d.from) && !listed && !apart
        });
        let ahead = before.filter(|d| clear(d.to, from) && (d.leads || commas(d.to, from) == 0));
        let whole = first.filter(|d| self.goes_on(d.to, from));
        behind.or(ahead).or(whole).map(|d| d.index)
    }

    /// "It has 40 boats and sank two in May": what somebody has is of now, what was done besides is not.
    fn is_had(&self, from: usize, to: usize, date: usize) -> bool {
        let has =
            from.checked_sub(1).is_some_and(|b| matches!(self.prose.lower(b), "has" | "have" | "owns" | "employs"));
        has && (to..date).take(ASIDE).any(|i| self.prose.lower(i) == "and")
    }

    /// The figure stands in a clause that a comma ends: "the union, which has 900 members, said it would strike in May".
    fn aside(&self, start: usize, figure: usize) -> bool {
        let comma = (start..figure).rev().take(ASIDE).find(|i| self.prose.lower(*i) == ",");
        comma.is_some_and(|i| matches!(self.prose.lower(i + 1), "which" | "who" | "whose" | "where"))
    }

    /// Nothing between these places speaks of another time than the head of the sentence.
    fn goes_on(&self, from: usize, to: usize) -> bool {
        !(from..to).rev().take(REACH).any(|i| match self.prose.lower(i) {
            "compared" | "from" | "versus" => true,
            "than" => !bounds(self.prose, i),
            _ => false,
        })
    }
}

/// Words looked through for the beginning of a clause.
const ASIDE: usize = 24;

/// Words looked through for a comparison.
const REACH: usize = 12;

/// "Than" of a figure: "more than 1,800".
fn bounds(prose: &Prose, i: usize) -> bool {
    let more = i.checked_sub(1).is_some_and(|b| matches!(prose.lower(b), "more" | "less" | "fewer"));
    more && (i + 1..i + 3).any(|n| prose.at(n).is_some_and(|t| t.is_figure()))
}

/// A bracket of "(bpd)", which holds one word.
fn short_form(prose: &Prose, i: usize) -> bool {
    match prose.lower(i) {
        "(" => prose.lower(i + 2) == ")",
        ")" => i.checked_sub(2).is_some_and(|b| prose.lower(b) == "("),
        _ => false,
    }
}

fn is_break(prose: &Prose, i: usize) -> bool {
    let word = prose.lower(i);
    match word {
        "than" if bounds(prose, i) => false,
        ";" | "—" | "–" | "(" | ")" => true,
        // "died after a bus overturned on Friday" is of that day, "stayed after the invasion in 2003" is not.
        "after" => !matches!(prose.lower(i + 1), "a" | "an"),
        "and" | "or" => AROUND.auxiliaries.contains(prose.lower(i + 1)),
        _ => AROUND.contrast.contains(word) || AROUND.clauses.contains(word),
    }
}

#[cfg(test)]
mod tests {
    use super::super::quantity::quantities;
    use super::super::when::{dates, dues};
    use super::*;

    /// The figures of a text with the dates that they are of.
    fn read(text: &str) -> Vec<String> {
        let anchor = Anchor { published: Some(jiff::civil::date(2021, 2, 18)), ..Anchor::default() };
        let all = dates(text, &anchor);
        let figures: Vec<Range<usize>> = quantities(text).into_iter().map(|q| q.range).collect();
        let of = as_of(text, &figures, &all, &dues(text, &anchor), &anchor);
        figures
            .iter()
            .zip(of)
            .map(|(f, d)| format!("{} = {}", &text[f.clone()], d.map_or("", |d| &text[all[d].range.clone()])))
            .collect()
    }

    #[test]
    fn a_date_of_the_same_clause_says_when() {
        for (text, expected) in [
            (
                "On February 12, two guards were hurt while a fire killed three.",
                &["two = February 12", "three = February 12"][..],
            ),
            (
                "At least four people were killed and nine others wounded on Monday.",
                &["At least four = Monday", "nine = Monday"],
            ),
            ("At least 40 people, including 12 children, died on Sunday.", &["At least 40 = Sunday", "12 = Sunday"]),
            ("Around 800 engineers were at the plant in November.", &["Around 800 = November"]),
            (
                "There are about 900 wells — down sharply from the 5,000 wells a decade ago.",
                &["about 900 = ", "5,000 = a decade ago"],
            ),
            (
                "According to the panel's last report in January, there are 20 mines across 3 valleys.",
                &["20 = January", "3 = January"],
            ),
            ("Monday's flood destroyed 30 houses.", &["30 = Monday"]),
            ("It sold 45,000 barrels a day (bpd) in January.", &["45,000 barrels a day = January"]),
            ("The drought cut 2020 exports by 25 per cent.", &["25 per cent = 2020"]),
            ("Its 2020 profit rose to 45 million.", &["45 million = 2020"]),
            (
                "In 2005, the storm killed more than 90 people and caused $8 billion in damage.",
                &["more than 90 = 2005", "$8 billion = 2005"],
            ),
            ("There were 40 fires this year.", &["40 = this year"]),
            ("Nine people were hurt after a bus overturned on Friday.", &["Nine = Friday"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn other_dates_say_nothing() {
        for text in [
            "The ministry said on Monday that 40 wells were dry.",
            "40 wells have run dry since 2001.",
            "There were 40 dry wells, more than in March 2020.",
            "The 2020 agreement covers 40 wells.",
            "The firm has 40 wells and was founded in 1998.",
            "The 40 wells, which were dug in 1998, are dry.",
            "The union, which represents 40 divers, said sales fell in the year to January.",
            "There will be 40 wells next year.",
            "There will be 40 wells this year.",
            "40 wells are to close over the next two years.",
            "The ministry expects 40 wells this year.",
            "The firm, which has 40 wells and outsold others last year, is small.",
            "40 wells will be dug this autumn and 30 next year.",
            "40 wells stayed open after the flood in 2003.",
            "There were 40 wells. It rained on Monday.",
        ] {
            assert!(read(text).iter().all(|r| !r.starts_with("40") || r.ends_with("= ")), "{text} {:?}", read(text));
        }
    }

    #[test]
    fn long_sentences_take_no_longer() {
        let text = "40 wells in 1998 and 30 in 1999, ".repeat(4_000);
        assert_eq!(read(&text).len(), 8_000);
    }
}

//! What a claim on a deadline says, read from its own quotation. A typed day must be the one that is read there; where the
//! quotation's words cannot be read, it holds as long as the digits do not say otherwise.

mod day;
mod version;

use super::Said;
use crate::finding::{Finding, Rule};
use crate::model::{Days, Deadline, Due, DueForm, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Anchor, Language};
use crate::text::Entry;

pub use day::Told;
use day::{Read, read};

/// A claim on a deadline: the date in the source's wording.
pub fn due(
    claim: &ClaimDraft,
    deadline: &Deadline,
    quote: &str,
    language: Language,
    told: &Told,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Said> {
    let typed = match claim.value.as_deref() {
        Some(text) => match reading::days(text) {
            Ok(days) => Some((text, days)),
            Err(why) => {
                let forms = "write the day itself, as YYYY-MM-DD";
                findings.push(crate::resolve::field::bad_date(text, entry.field("value"), why, forms));
                return None;
            }
        },
        None => None,
    };
    let counted_from = deadline.counted_from;
    let said = told.said.latest();
    // The day typed for "before 1 May" may be the one that is printed, or the last on which it is so.
    let printed = |due: &Due, days: &Days| {
        let next = match due.form {
            DueForm::Before => due.hard.to.and_then(|d| d.tomorrow().ok()),
            DueForm::After => due.hard.from.and_then(|d| d.yesterday().ok()),
            _ => None,
        };
        next.is_some() && days.from == next && days.to == next
    };
    let fits = |due: &Due| typed.as_ref().is_none_or(|(_, d)| d.gap(&due.bound.1) == 0 || printed(due, d));
    let mut found = match read(quote, counted_from, told, language) {
        Read::One(found) => found,
        Read::Several(all) => {
            let fitting = all.iter().find(|found| typed.is_some() && found.iter().any(|f| fits(&f.value)));
            let Some(fitting) = fitting else {
                findings.push(day::inexact(&all, told, entry));
                return None;
            };
            fitting.clone()
        }
    };
    // "in September" said in February names no year: a typed day settles which one is meant.
    if let Some((_, days)) = typed.as_ref().filter(|_| !found.iter().any(|f| fits(&f.value))) {
        let then = reading::dues(quote, &Anchor { published: days.from, counted_from }, language);
        if then.iter().any(|f| fits(&f.value)) {
            found = then;
        }
    }
    let fitting: Vec<&Due> = found.iter().map(|f| &f.value).filter(|d| fits(d)).collect();
    match (found.as_slice(), fitting.as_slice(), &typed) {
        (_, [one], _) => {
            if typed.is_none() {
                if let Some(due) = version::fitting(one, quote, deadline, told, language) {
                    findings.extend(version::note(&due, one, entry));
                    return Some((Value::Due(due), false));
                }
                findings.extend(day::other_year(one, quote, counted_from, told, language, entry));
            }
            let range = found.iter().find(|f| f.value == **one).map_or(0..0, |f| f.range.clone());
            super::denied::date(claim, quote, range, language, entry, findings)?;
            return Some((Value::Due((*one).clone()), false));
        }
        ([], _, Some((_, days))) if may_be(quote, language, days) => {
            let due = Due::denote(quote, DueForm::On, days.from?, days.to?)?;
            return Some((Value::Due(due), true));
        }
        ([], _, _) => {
            let f = Finding::new(Rule::NothingToRead, entry.field("quote"), "no date can be read in this quotation")
                .label("a claim on a deadline needs one");
            // Any day will do to see whether it is a term.
            let is_term = counted_from.is_none()
                && !reading::dues(quote, &Anchor { published: said, counted_from: said }, language).is_empty();
            findings.push(match is_term {
                true => f.help(format!(
                    "a term counts from a day: give `{}` a `counted_from:` in content/deadlines.yaml",
                    deadline.id
                )),
                false => f.help("quote the words that hold the date"),
            });
        }
        (_, [], Some((text, _))) => findings.push(
            Finding::new(Rule::ValueNotInQuote, entry.field("value"), format!("the quotation does not hold `{text}`"))
                .label(format!(
                    "it holds {}",
                    found.iter().map(|f| format!("`{}`", f.value.verbatim)).collect::<Vec<_>>().join(", ")
                ))
                .related(entry.field("quote"), "the quotation"),
        ),
        _ => findings.push(
            Finding::new(
                Rule::SeveralToRead,
                entry.field("quote"),
                format!("{} dates can be read in this quotation", found.len()),
            )
            .label(found.iter().map(|f| format!("`{}`", f.value.verbatim)).collect::<Vec<_>>().join(", "))
            .help("say which is meant with `value: YYYY-MM-DD`, or quote fewer words"),
        ),
    }
    None
}

/// No date was read in a language whose words are not all known, and the digits of the quotation fit the typed days.
fn may_be(quote: &str, language: Language, days: &Days) -> bool {
    let (Some(from), Some(to)) = (days.from, days.to) else { return false };
    let any_day = Anchor { published: Some(from), counted_from: Some(from) };
    let read = || !reading::dates(quote, &any_day, language).is_empty();
    if language.is_english() || read() {
        return false;
    }
    let printed = reading::printed_numbers(quote);
    let one_of = |range: std::ops::RangeInclusive<u32>, fits: &dyn Fn(u32) -> bool| {
        let mut those = printed.iter().filter(|n| range.contains(n)).peekable();
        those.peek().is_none() || those.any(|n| fits(*n))
    };
    let year = |n: u32| [from, to].iter().any(|d| i64::from(d.year()) == i64::from(n));
    let day = |n: u32| [from, to].iter().any(|d| i64::from(d.day()) == i64::from(n));
    one_of(1000..=2999, &year) && one_of(1..=31, &day)
}

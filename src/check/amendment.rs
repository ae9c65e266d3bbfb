//! Deadlines that move. Two reports name different dates, and the later one speaks of a change: it may be an amendment, which
//! the editor records, and not a conflict. An amendment that is recorded without its dates is asked for them.

use crate::finding::{Finding, Rule};
use crate::model::{Amendment, Briefing, Claim, Deadline, Reason, SubjectId, Value, VerdictKind};
use crate::relate::{Pair, Relations, Side, SubjectRelations};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        let SubjectId::Deadline(id) = subject else { continue };
        let deadline = b.deadline(*id);
        let mut asked = BTreeSet::new();
        for pair in relations.pairs.iter().filter(|p| is_of_two_dates(p)) {
            let (Side::Claim(x), Side::Claim(y)) = (pair.a, pair.b) else { continue };
            let later = if b.claim(x).said_on.days.before(&b.claim(y).said_on.days) { y } else { x };
            let earlier = if later == x { y } else { x };
            if is_of_change(b, b.claim(later)) && asked.insert(later) {
                findings.extend(question(b, deadline, b.claim(earlier), b.claim(later)));
            }
        }
        for (i, m) in deadline.amended_by.iter().enumerate().filter(|(_, m)| m.dates().is_none()) {
            findings.push(dates(b, deadline, (i, m), relations));
        }
    }
}

/// How words of deciding, moving, extending and replacing begin, a line for each language.
const WORDS: &str = include_str!("words/change.txt");

/// What is known of the sentence speaks of a change: the words quoted, the whole phrase and the context given with them.
fn is_of_change(b: &Briefing, c: &Claim) -> bool {
    let passage = &c.citation.passage;
    let around = [&c.phrase, &passage.lead, &passage.tail, &passage.before, &passage.after];
    let mut known = around.into_iter().flatten().map(String::as_str).chain([passage.quote.as_str()]);
    known.any(|words| speaks_of_change(words, &b.source(c.source()).language))
}

fn speaks_of_change(text: &str, tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let text = text.to_lowercase();
    let begins = |word: &str| {
        text.match_indices(word).any(|(at, _)| text.get(..at).is_some_and(|t| !t.ends_with(char::is_alphanumeric)))
    };
    let mut lists = WORDS.lines().filter_map(|l| l.split_once(": "));
    lists.find(|(of, _)| of.eq_ignore_ascii_case(primary)).is_some_and(|(_, list)| list.split(", ").any(begins))
}

fn is_of_two_dates(p: &Pair) -> bool {
    p.verdict.kind == VerdictKind::Disagree || p.verdict.has(Reason::Revised) || p.verdict.has(Reason::OneArticle)
}

fn question(b: &Briefing, deadline: &Deadline, earlier: &Claim, later: &Claim) -> Option<Finding> {
    let on = later.said_on.days.latest()?;
    let line = line(&on.to_string(), day(earlier), day(later));
    let finding = Finding::new(
        Rule::AmendmentQuestion,
        later.entry.field("quote"),
        format!("does this amend the deadline `{}`?", deadline.id),
    );
    let other = &b.source(earlier.source()).id;
    Some(
        finding
            .label(format!("another date than in `{other}`, in a sentence that speaks of a change"))
            .help(format!("if so, add to the deadline in deadlines.yaml: amended_by: [{line}]")),
    )
}

fn line(on: &str, from: Option<Date>, to: Option<Date>) -> String {
    let day = |d: Option<Date>| d.map_or("YYYY-MM-DD".to_owned(), |d| d.to_string());
    format!("{{on: {on}, from: {}, to: {}}}", day(from), day(to))
}

fn day(c: &Claim) -> Option<Date> {
    match &c.value {
        Value::Due(d) => d.day().or(d.bound.0.from),
        _ => None,
    }
}

/// Asks for the dates, and offers those that most reports give before the amendment and from then on.
fn dates(b: &Briefing, d: &Deadline, (i, m): (usize, &Amendment), relations: &SubjectRelations) -> Finding {
    let said = |before: bool| {
        relations.claims.iter().map(|ix| b.claim(*ix)).filter(move |c| match (c.said_on.days.latest(), m.on.latest()) {
            (Some(said), Some(on)) if before => said <= on,
            (Some(said), Some(on)) => said >= on,
            _ => false,
        })
    };
    let most = |before: bool, but: Option<Date>| -> Option<Date> {
        let mut often: BTreeMap<Date, usize> = BTreeMap::new();
        for day in said(before).filter_map(day).filter(|d| Some(*d) != but) {
            *often.entry(day).or_default() += 1;
        }
        often.into_iter().max_by_key(|(day, n)| (*n, *day)).map(|(day, _)| day)
    };
    let from = m.from.and_then(|d| d.latest()).or_else(|| most(true, m.to.and_then(|d| d.latest())));
    let to = m.to.and_then(|d| d.latest()).or_else(|| most(false, from));
    let on = m.on.latest().map_or("YYYY-MM-DD".to_owned(), |d| d.to_string());
    Finding::new(
        Rule::AmendmentDates,
        d.entry.field(&format!("amended_by[{i}].on")),
        "this amendment does not say which date it replaced, and by which",
    )
    .label("reports are told apart by the day they were made")
    .help(format!("write the amendment as {}", line(&on, from, to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_change() {
        for (tag, text, expected) in [
            ("en-GB", "The council extended the works to 11 September.", true),
            ("en", "The quay opens by 11 September instead of 1 May.", true),
            ("en", "The council set a new date: the quay opens by 11 September.", true),
            ("de", "Der Rat verschob die Frist auf den 11. September.", true),
            ("fr", "Le conseil a repoussé la date au 11 septembre.", true),
            ("es-MX", "El consejo aplazó la fecha al 11 de septiembre.", true),
            ("en", "The quay opens by 11 September.", false),
            ("en", "An extensive quay opens by 11 September, the report says.", false),
            ("xx", "The council extended the works to 11 September.", false),
        ] {
            assert_eq!(speaks_of_change(text, tag), expected, "{text}");
        }
    }
}

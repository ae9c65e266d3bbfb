//! The lines by a page's headline: which days they print, and which they mark for machines. Comments, asides, menus, other
//! stories and prose are not looked at.

use super::lines::Line;
use super::parts::Parts;
use super::stamp::{Marked, Of};
use crate::import::Known;
use crate::import::plain::Hint;
use crate::import::printed::{self, Day};
use crate::import::said::{self, Said};
use crate::import::words::{BESIDE_WORDS, key};

/// Lines after the headline among which a day is looked for, and before it.
const AFTER: usize = 30;
const BEFORE: usize = 5;
/// Lines after a first paragraph, which may be a standfirst.
const STANDFIRST: usize = 6;
/// Lines after the last paragraph.
const FOOT: usize = 6;

/// A day in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub day: Day,
    /// The line.
    pub words: String,
    /// A word such as "published" stands by it.
    pub is_labelled: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    pub printed: Vec<Printed>,
    pub updated: Vec<Day>,
    /// Printed under the article, as the day of its publication.
    pub foot: Vec<Printed>,
    /// Marked as the day of publication, anywhere in the article.
    pub published: Vec<String>,
    /// Marked as the day of a change.
    pub changed: Vec<String>,
    /// Marked as a day, by the headline.
    pub times: Vec<String>,
    /// Of a place where the month is written first.
    pub is_american: bool,
}

/// What stands by the headline that is one of `titles`; where the page has none, by the first of `paragraphs`.
pub(super) fn read(lines: &[Line], parts: &Parts, titles: &[String], first: Option<&str>, known: &Known) -> Near {
    let mut near = Near::default();
    let Some((at, is_headline)) = headline(lines, parts, titles)
        .map(|at| (at, true))
        .or_else(|| Some((lines.iter().position(|l| Some(l.text.as_str()) == first)?, false)))
    else {
        return near;
    };
    let part = lines.get(at).map_or(0, |l| l.part);
    let next = lines.iter().skip(at).find(|l| is_prose(l) && !parts.is_within_apart(l.part)).map(|l| l.part);
    let own = parts.own(part, next);
    let is_own = |l: &&Line| !parts.is_apart(l.part, &own);
    let after = lines.iter().skip(at + usize::from(is_headline)).filter(is_own);
    by_the_headline(after, known, &mut near);
    let before = lines.get(at.saturating_sub(BEFORE)..at).unwrap_or(&[]).iter().filter(is_own);
    // Above the headline stands the masthead, with the day of the reader, unless both are in one article.
    for line in before.filter(|l| !is_headline || parts.shares(l.part, part)).filter(|l| !is_prose(l)) {
        line_of_head(line, known, &mut near);
    }
    let of_article: Vec<&Line> = lines.iter().skip(at).filter(is_own).collect();
    for marked in
        of_article.iter().filter(|l| parts.shares(l.part, part) || own.contains(&l.part)).flat_map(|l| &l.marked)
    {
        if marked.of == Of::Publication && !near.published.contains(&marked.value) {
            near.published.push(marked.value.clone());
        }
    }
    foot(&of_article, known, &mut near);
    near
}

/// The line that is the page's headline: a heading that is called as the page is; else its only heading of the first rank.
fn headline(lines: &[Line], parts: &Parts, titles: &[String]) -> Option<usize> {
    let titles: Vec<String> = titles.iter().map(|t| key(t)).filter(|t| !t.is_empty()).collect();
    let is_title = |l: &Line| {
        let key = key(&l.text);
        let long = key.split(' ').count() >= 3;
        titles.iter().any(|t| *t == key || (long && (t.starts_with(&key) || key.starts_with(t.as_str()))))
    };
    let heading = |l: &Line| l.hint == Some(Hint::Heading) && is_title(l);
    let all = || lines.iter().enumerate();
    let free = |l: &Line| !parts.is_within_apart(l.part);
    all()
        .find(|(_, l)| l.is_h1 && heading(l) && free(l))
        .or_else(|| all().find(|(_, l)| heading(l) && free(l)))
        .or_else(|| all().find(|(_, l)| heading(l)))
        .or_else(|| {
            let mut first = all().filter(|(_, l)| l.is_h1 && !l.text.is_empty() && free(l));
            first.next().filter(|_| first.next().is_none())
        })
        .or_else(|| all().find(|(_, l)| is_title(l) && free(l) && l.hint != Some(Hint::Link)))
        .map(|(at, _)| at)
}

fn by_the_headline<'l>(lines: impl Iterator<Item = &'l Line>, known: &Known, near: &mut Near) {
    let mut standfirst = None;
    for (n, line) in lines.take(AFTER).enumerate() {
        if standfirst.is_some_and(|at| n > at + STANDFIRST) {
            return;
        }
        if line_of_head(line, known, near) || !is_prose(line) {
            continue;
        }
        if standfirst.is_some() {
            return;
        }
        standfirst = Some(n);
    }
}

/// A sentence, or more of it.
fn is_prose(line: &Line) -> bool {
    let words = line.text.split_whitespace().count();
    let ended = line.text.trim_end_matches(['"', '”', '»', ')', '’']).ends_with(['.', '!', '?', '…', '。', '؟', '।']);
    line.hint != Some(Hint::Heading) && (words >= 20 || (words >= 9 && ended) || (words < 9 && line.text.len() > 120))
}

/// Takes the days of a line that says nothing but where an article comes from. True where it is one.
fn line_of_head(line: &Line, known: &Known, near: &mut Near) -> bool {
    if matches!(line.hint, Some(Hint::Caption | Hint::Link)) {
        return false;
    }
    let said = said::line(&line.text, known, false).filter(Said::is_credit).or_else(|| piecewise(line, known));
    if said.is_none() && is_prose(line) {
        return false;
    }
    for Marked { value, of } in &line.marked {
        match of {
            Of::Publication => near.published.push(value.clone()),
            Of::Change => near.changed.push(value.clone()),
            Of::Something => near.times.push(value.clone()),
        }
    }
    let Some(said) = said else { return false };
    let zone = said.time.as_deref().and_then(|t| t.split(' ').next_back());
    near.is_american |=
        zone.is_some_and(|z| matches!(z, "EST" | "EDT" | "CST" | "CDT" | "MST" | "MDT" | "PST" | "PDT" | "ET" | "PT"));
    let is_labelled = said.labelled;
    let words = line.text.clone();
    near.printed.extend(said.published.into_iter().map(|day| Printed { day, words: words.clone(), is_labelled }));
    near.updated.extend(said.updated);
    true
}

/// A line of pieces of which one is a day: "Ann Tolliver | 4 May 2026 | 3 min read", or a line with a day that is marked.
fn piecewise(line: &Line, known: &Known) -> Option<Said> {
    if is_prose(line) {
        return None;
    }
    let pieces = line.text.split(['|', '•', '·', '●', '—', '–', '/', '>']).map(str::trim);
    let found = pieces.filter(|p| printed::is_date_line(p)).find_map(|p| said::line(p, known, false));
    found.or_else(|| {
        // "Written by Ann Tolliver in Harbour on 4 May 2026": what comes between is passed over.
        let words = key(&line.text);
        let credits = BESIDE_WORDS.by.starting(&words).or_else(|| BESIDE_WORDS.published.starting(&words));
        if line.marked.is_empty() && credits.is_none() {
            return None;
        }
        let mut said = Said::default();
        said::days(&mut line.text.clone(), &mut said);
        said.is_credit().then_some(said)
    })
}

/// "Published on 4 May 2026" under an article.
fn foot(lines: &[&Line], known: &Known, near: &mut Near) {
    let Some(last) = lines.iter().rposition(|l| is_prose(l)) else { return };
    for line in lines.iter().skip(last + 1).take(FOOT).filter(|l| !matches!(l.hint, Some(Hint::Caption | Hint::Link))) {
        let said = said::line(&line.text, known, false).filter(|s| s.labelled);
        let days = said.into_iter().flat_map(|s| s.published);
        near.foot.extend(days.map(|day| Printed { day, words: line.text.clone(), is_labelled: true }));
    }
}

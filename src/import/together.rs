//! Articles that were taken in together date one another: one that prints no day, but quotes the same words as one that
//! does, is of about the same day.

use super::inference::{fits, inferred, latest, signs};
use super::words::key;
use super::{Page, Pending, PublishedBasis};
use jiff::civil::Date;
use std::collections::HashSet;

/// Words in a row that two quotations share: fewer may be a set phrase.
const SHARED: usize = 9;

/// Gives a day to pages that have none, from pages with a day whose quotations they share: the weekday or the day and month
/// that they name, nearest to the other's day. What is given says so in its basis.
pub fn date_together(pages: &mut [Page]) {
    let quoted: Vec<HashSet<Vec<String>>> = pages.iter().map(runs).collect();
    let dated: Vec<(usize, Date)> =
        pages.iter().enumerate().filter_map(|(i, p)| Some((i, p.published.as_ref()?.days.day()?))).collect();
    let sure = |pages: &[Page], i: usize| {
        !matches!(pages.get(i).and_then(|p| p.published.as_ref()).map(|p| &p.basis), Some(PublishedBasis::Inferred(_)))
    };
    for i in 0..pages.len() {
        let Some(page) = pages.get(i).filter(|p| p.published.is_none() && p.pending != Some(Pending::Asked)) else {
            continue;
        };
        let Some(own) = quoted.get(i) else { continue };
        // The most words in common; of equals a printed day, then the first.
        let best = dated
            .iter()
            .filter_map(|(j, day)| Some((quoted.get(*j)?.intersection(own).count(), sure(pages, *j), *j, *day)))
            .filter(|(n, ..)| *n > 0)
            .max_by_key(|(n, sure, j, _)| (*sure, *n, std::cmp::Reverse(*j)));
        let Some((_, _, j, other)) = best else { continue };
        let signs = signs(page);
        let near = |d: &Date| crate::model::day::days_from(other, *d).abs();
        let year = |y: i16| latest(&signs.days).and_then(|n| Date::new(y, n.month, n.day).ok());
        let named =
            [-1, 0, 1].into_iter().filter_map(|n| year(other.year() + n)).min_by_key(near).filter(|d| near(d) <= 10);
        let weekday = signs.weekday.as_ref().and_then(|(w, words)| {
            let day = (-3..=3)
                .filter_map(|n| other.checked_add(jiff::Span::new().days(n)).ok())
                .find(|d| d.weekday() == *w)?;
            Some((day, words.clone()))
        });
        let title = pages.get(j).and_then(|p| p.title.clone()).unwrap_or_else(|| "another article".to_owned());
        let shared = format!("it quotes the same words as “{title}” of {other}");
        let found = match (named, weekday) {
            (Some(day), _) => inferred(day, format!("{shared}; the day that it names nearest to that")),
            (None, Some((day, words))) => inferred(day, format!("{shared}; “{words}” nearest to that")),
            (None, None) => inferred(other, shared),
        };
        if let Some(page) = pages.get_mut(i).filter(|p| fits(&found, p)) {
            page.published = Some(found);
        }
    }
}

/// Runs of words inside quotation marks.
fn runs(page: &Page) -> HashSet<Vec<String>> {
    let mut out = HashSet::new();
    for p in page.paragraphs().take(400).filter(|p| p.len() < 10_000) {
        let marks = p.replace(['“', '”', '„', '«', '»'], "\"");
        for (n, piece) in marks.split('"').enumerate() {
            let words: Vec<String> = key(piece).split(' ').map(str::to_owned).collect();
            if n % 2 == 1 {
                out.extend(words.windows(SHARED).map(<[String]>::to_vec));
            }
        }
    }
    out
}

//! The day on which a claim was said, and the day that it is of.

use super::Article;
use crate::finding::{Finding, Rule};
use crate::model::{Basis, Dated, Days, Source};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Anchor};
use crate::resolve::field::{self, bad_date};
use crate::text::Entry;

pub fn published_day(source: &Source) -> Option<jiff::civil::Date> {
    source.published.get().and_then(|d| d.days.latest())
}

pub(super) fn said_on(article: &Article, d: &ClaimDraft, entry: &Entry, findings: &mut Vec<Finding>) -> Dated {
    let published = article.source.published.get();
    let default = || match published {
        Some(p) => Dated { days: p.days, basis: Basis::Inferred(Basis::PUBLICATION.into()) },
        None => Dated { days: Days::OPEN, basis: Basis::Inferred(Basis::NOTHING.into()) },
    };
    let Some(text) = d.on.as_deref() else { return default() };
    let from = |published| reading::said_on(text, &Anchor { published, counted_from: None });
    let read = from(published_day(article.source));
    // A relative day counts from every day on which the article may have been published.
    if let Some(Days { from: first @ Some(_), to: Some(_), .. }) = published.map(|p| p.days)
        && read.as_ref().is_ok_and(|last| from(first).is_ok_and(|d| d.days != last.days))
    {
        findings.push(
            Finding::new(Rule::DayInexact, entry.field("on"), "the day of publication is not exact")
                .label(format!("`{text}` counts from it"))
                .help("write the day itself, as YYYY-MM-DD, or give the article its exact `published:`"),
        );
        return default();
    }
    match read {
        Ok(dated) => {
            if let (Some(said), Some(printed)) = (dated.days.from, published.and_then(|p| p.days.to))
                && said > printed
            {
                findings.push(
                    Finding::new(Rule::DateOrder, entry.field("on"), "said after the article was published")
                        .label(format!("the article is of {printed}")),
                );
            }
            dated
        }
        Err(why) => {
            findings.push(if published.is_none() {
                Finding::new(Rule::BadDate, entry.field("on"), format!("`{text}` cannot be made a date"))
                    .label("the day of publication is not known")
                    .help("write the day itself, or give the article a `published:`")
            } else {
                let forms = "write a day, a month, `from/to`, or the source's own word such as Wednesday";
                bad_date(text, entry.field("on"), why, forms)
            });
            default()
        }
    }
}

pub(super) fn as_of(d: &ClaimDraft, said_on: &Dated, entry: &Entry, findings: &mut Vec<Finding>) -> Dated {
    match d.as_of.as_deref() {
        Some(text) => match field::days(text, || entry.field("as_of"), findings) {
            Some(days) => Dated { days, basis: Basis::Stated },
            None => said_on.clone(),
        },
        None => Dated { days: said_on.days, basis: Basis::Inferred(from_said(said_on)) },
    }
}

/// A day that is itself inferred says from what.
fn from_said(said_on: &Dated) -> String {
    match &said_on.basis {
        Basis::Inferred(from) => from.clone(),
        Basis::Stated | Basis::Resolved(_) => Basis::SAID.into(),
    }
}

//! What the lines of a plain text say of it: title, people, agencies, day and time of publication. Which line is what was
//! decided before.

use super::line::{Kind, Unit, labelled};
use super::words::{Label, agencies, agency};
use super::{Page, Published, PublishedBasis, head, outlet, printed};

/// Title, people, agencies, date and time, from the lines that say them.
pub(super) fn describe(units: &[Unit], kinds: &[Kind], start: usize, page: &mut Page) {
    let mut updated = None;
    let add = |page: &mut Page, names: &[&str]| {
        for name in names {
            if !page.agencies.iter().any(|a| a == name) {
                page.agencies.push((*name).to_owned());
            }
        }
    };
    for (n, (u, k)) in units.iter().zip(kinds).enumerate() {
        let value = || labelled(u).map_or("", |(_, v)| v);
        match k {
            Kind::Title => {
                page.title = Some(outlet::without(u.text.trim_start_matches('#').trim(), page.outlet.as_deref()).0)
            }
            Kind::Standfirst if page.standfirst.is_none() => page.standfirst = Some(u.text.to_owned()),
            Kind::Label(Label::Title) if !value().is_empty() => page.title = Some(value().to_owned()),
            Kind::Label(Label::Date) | Kind::Date => {
                let days = printed::day(u.text).map(|(d, _)| d);
                let late = u.key.starts_with("updated") || u.key.starts_with("last ");
                if let Some(days) = days.filter(|_| n < start || n + 12 > units.len()) {
                    if late {
                        updated = updated.or(Some(days));
                    } else if page.published.is_none() {
                        page.published = Some(Published { days, basis: PublishedBasis::Printed });
                    }
                    page.time = page.time.take().or_else(|| printed::time(u.text).map(str::to_owned));
                }
            }
            Kind::Label(Label::Updated) => updated = updated.or(printed::day(u.text).map(|(d, _)| d)),
            Kind::Label(Label::Time) => page.time = printed::time(u.text).map(str::to_owned).or(page.time.take()),
            Kind::Label(Label::Url) if value().starts_with("http") || u.text.contains("://") => {
                page.url =
                    u.text.find("http").and_then(|at| u.text.get(at..)?.split_whitespace().next()).map(str::to_owned);
            }
            Kind::Label(Label::Author) => people(head::people(value(), false), page),
            Kind::Label(Label::Source) => add(page, &agency(value()).map_or_else(|| agencies(value()), |a| vec![a])),
            Kind::Byline => {
                if let Some(b) = head::byline(u.text) {
                    if page.published.is_none() {
                        page.published =
                            printed::day(u.text).map(|(days, _)| Published { days, basis: PublishedBasis::Printed });
                    }
                    people(b, page);
                }
            }
            Kind::Credit => add(page, &agencies(u.text)),
            _ => {}
        }
    }
    if page.published.is_none() {
        page.published = updated.map(|days| Published { days, basis: PublishedBasis::Printed });
    }
    let paragraphs: Vec<&Unit> =
        units.iter().zip(kinds).filter(|(_, k)| **k == Kind::Paragraph).map(|(u, _)| u).collect();
    if let Some(line) = paragraphs.first().and_then(|u| dateline(u.text)) {
        add(page, &agencies(line));
        if page.published.is_none() {
            page.published = printed::day(line).map(|(days, _)| Published { days, basis: PublishedBasis::Printed });
        }
    }
    if let Some(last) = paragraphs.last()
        && let Some(at) = last.text.trim_end_matches(['.', ')', ' ']).rfind(['(', '–', '—', '/'])
        && let Some(name) = last.text.get(at..).and_then(|t| agency(t))
    {
        add(page, &[name]);
    }
}

fn people(b: head::Byline, page: &mut Page) {
    if page.byline.is_none() && !b.printed.is_empty() {
        page.byline = Some(b.printed);
    }
    for a in b.authors {
        if !page.authors.contains(&a) {
            page.authors.push(a);
        }
    }
    for a in b.agencies {
        if !page.agencies.iter().any(|x| x == a) {
            page.agencies.push(a.to_owned());
        }
    }
}

/// What stands before the dash that opens a report: "KABUL, Feb. 18 (Reuters) - ".
pub(super) fn dateline(text: &str) -> Option<&str> {
    let at = text
        .char_indices()
        .take(90)
        .find(|(i, c)| matches!(c, '-' | '–' | '—') && text.get(..*i).is_some_and(|t| t.ends_with([' ', ')'])))?;
    let line = text.get(..at.0)?;
    let place = line.chars().take_while(|c| !matches!(c, ',' | '(' | '/')).collect::<String>();
    let shouted = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    (shouted || (line.contains('(') && !agencies(line).is_empty())).then_some(line)
}

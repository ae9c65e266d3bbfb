//! What the lines of a plain text say of it: title, people, agencies, day and time of publication. Which line is what was
//! decided before.

use super::appeared::Appeared;
use super::known::Known;
use super::lead::lead;
use super::line::{Kind, Unit, labelled};
use super::said::Said;
use super::words::{Label, agencies, agency};
use super::{Page, byline, language, outlet, printed};

/// Title, people, agencies, date and time, from the lines that say them.
pub(super) fn describe(
    units: &[Unit],
    kinds: &[Kind],
    said: &[Option<Said>],
    start: usize,
    known: &Known,
    page: &mut Page,
) {
    let mut days = Appeared::default();
    let title = kinds.iter().position(|k| *k == Kind::Title);
    for (n, (u, k)) in units.iter().zip(kinds).enumerate() {
        if let Some(said) = said.get(n).and_then(Option::as_ref) {
            days.line(said, title.is_none_or(|t| t < n) && n < start);
            take(said, page);
            continue;
        }
        let value = || labelled(u).map_or("", |(_, v)| v);
        match k {
            Kind::Title => {
                let (text, _) = outlet::of_title(u.text.trim_start_matches('#').trim_matches(['*', '_', ' ']), known);
                if let Some((_, inside)) = outlet::bracketed(u.text) {
                    days.bare(inside, false);
                }
                page.title = Some(outlet::without(&text, page.outlet.as_deref()).0);
            }
            Kind::Standfirst if page.standfirst.is_none() => page.standfirst = Some(u.text.to_owned()),
            Kind::Label(Label::Title) if !value().is_empty() && page.title.is_none() => {
                page.title = Some(value().to_owned());
            }
            Kind::Label(Label::Date | Label::Updated) | Kind::Date => {
                let late =
                    u.key.starts_with("updated") || u.key.starts_with("last ") || *k == Kind::Label(Label::Updated);
                if n < start || n + 12 > units.len() {
                    days.bare(u.text, late);
                    page.time = page.time.take().or_else(|| printed::time(u.text).map(str::to_owned));
                }
            }
            Kind::Label(Label::Time) => page.time = printed::time(u.text).map(str::to_owned).or(page.time.take()),
            Kind::Label(Label::Url) if value().starts_with("http") || u.text.contains("://") => {
                page.url = super::said::address(u.text).map(str::to_owned);
            }
            Kind::Label(Label::Author) => people(byline::people_known(value(), false, known), page),
            Kind::Label(Label::Source) => add(page, &agency(value()).map_or_else(|| agencies(value()), |a| vec![a])),
            Kind::Byline => {
                if let Some(b) = byline::byline_known(u.text, known) {
                    days.bare(u.text, false);
                    people(b, page);
                }
            }
            Kind::Credit => add(page, &agencies(u.text)),
            _ => {}
        }
    }
    let paragraphs: Vec<&Unit> =
        units.iter().zip(kinds).filter(|(_, k)| **k == Kind::Paragraph).map(|(u, _)| u).collect();
    if let Some(lead) = paragraphs.first().and_then(|u| lead(u.text, known)) {
        add(page, &lead.agencies);
        days.lead(lead.day);
        if page.outlet.is_none() {
            page.outlet = lead.outlet.map(|(name, _)| name);
        }
    }
    let (spoken, _) = language::of(None, paragraphs.iter().map(|u| u.text));
    days.tell(spoken.as_deref(), page);
    if let Some(last) = paragraphs.last()
        && let Some(at) = last.text.trim_end_matches(['.', ')', ' ']).rfind(['(', '–', '—', '/'])
        && let Some(name) = last.text.get(at..).and_then(|t| agency(t))
    {
        add(page, &[name]);
    }
}

fn take(said: &Said, page: &mut Page) {
    page.title = page.title.take().or_else(|| {
        let title = said.title.as_deref()?;
        Some(outlet::without(title, page.outlet.as_deref()).0)
    });
    page.byline = page.byline.take().or_else(|| said.byline.clone());
    for name in &said.authors {
        if !page.authors.contains(name) {
            page.authors.push(name.clone());
        }
    }
    add(page, &said.agencies);
    page.time = page.time.take().or_else(|| said.time.clone());
    page.url = page.url.take().or_else(|| said.url.clone());
}

fn add(page: &mut Page, names: &[&str]) {
    for name in names {
        if !page.agencies.iter().any(|a| a == name) {
            page.agencies.push((*name).to_owned());
        }
    }
}

fn people(b: byline::Byline, page: &mut Page) {
    if page.byline.is_none() && !b.printed.is_empty() {
        page.byline = Some(b.printed);
    }
    for a in b.authors {
        if !page.authors.contains(&a) {
            page.authors.push(a);
        }
    }
    add(page, &b.agencies);
}

//! A web page: its body by a port of a reader view, its data by ourselves, its text a paragraph a line.
//!
//! A page that is too large or too deep for a tree is read as text without its tags; a page in which the reader view finds
//! nothing, as the text of all its lines.

mod day;
mod guard;
mod jsonld;
mod lines;
mod meta;
mod near;
mod parts;
mod prepare;
mod site;
mod stamp;
mod whole;

#[cfg(test)]
mod days_tests;
#[cfg(test)]
mod pages_tests;

use super::plain::{self, Hint};
use super::{Known, Page, Published, PublishedBasis, byline, language, lead, printed, words::key};
use crate::model::Days;
use crate::text::{floor, one_line};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use lines::Line;
use parts::Parts;

/// Bytes in which a page shows that it is one.
const SHOWN_IN: usize = 16 * 1024;

/// Letters that an article has at least; with fewer the reader view has found something else.
const LEAST: usize = 140;

/// By content: names of files say little.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let start = start.get(..floor(start, SHOWN_IN)).unwrap_or("").to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body"].iter().any(|t| start.starts_with(t));
    let has = |t: &str| start.contains(t);
    opens
        || (start.starts_with('<')
            && ["<html", "<body", "</p>", "</div>", "</article>", "</title>"].iter().any(|t| has(t)))
        || (has("</p>") && has("<p") && has("</"))
}

pub(super) fn clean(html: &str, known: &Known) -> Page {
    if !guard::is_tame(html) {
        return plain::clean(guard::without_tags(html), known);
    }
    let whole = Document::from(html);
    let (flow, parts) = lines::flow(&whole);
    let mut data = meta::read(&whole, &flow, known);
    let ready = whole.clone();
    prepare::prepare(&ready, data.title.as_deref());
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(ready.clone(), None, Some(config)).ok().and_then(|mut r| r.parse().ok());
    if data.byline.is_none() {
        // Where in the page it stands tells more than its class alone.
        let near = article.as_ref().and_then(|a| a.byline.as_deref()).map(one_line);
        let byline = near.or_else(|| meta::byline(&whole));
        data.byline = byline.map(|b| meta::without_by(&b).to_owned()).filter(|b| !b.is_empty());
    }
    let mut body = article.map(|a| lines::lines(&Document::from(a.content))).unwrap_or_default();
    let headline = prepare::headline(&ready, data.title.as_deref());
    if let Some(better) = whole::better(&ready, headline, &body) {
        body = better;
    }
    let found = body.iter().map(|l| l.text.len()).sum::<usize>() >= LEAST;
    if !found {
        body = lines::lines(&ready);
    }
    if data.title.is_none() && found {
        data.title = meta::heading(&whole);
    }
    let day = day_of(&whole, (&flow, &parts), &data, &body, known);
    compose(data, day, &body, found, known)
}

/// The day of publication, by what the page says anywhere.
fn day_of(
    whole: &Document,
    (lines, parts): (&[Line], &Parts),
    data: &meta::Data,
    body: &[Line],
    known: &Known,
) -> day::Told {
    let titles: Vec<String> = data.title.iter().cloned().chain(meta::heading(whole)).collect();
    let first = body.iter().find(|l| l.text.len() >= LEAST).map(|l| l.text.as_str());
    let near = near::read(lines, parts, &titles, first, known);
    let (spoken, _) = language::of(data.language.as_deref(), body.iter().map(|l| l.text.as_str()));
    let around = day::Around { today: known.today, language: spoken.as_deref(), url: data.url.as_deref() };
    day::tell(&data.stamps, &near, &around)
}

/// Title, by-line and date, then the body: with an empty line after the head and between paragraphs none.
fn compose(data: meta::Data, day: day::Told, body: &[Line], found: bool, known: &Known) -> Page {
    let mut head = String::new();
    for line in [data.title.as_deref(), data.byline.as_deref(), day.day.as_ref().map(|(_, words, _)| words.as_str())] {
        if let Some(line) = line.filter(|l| !l.is_empty()) {
            head.push_str(line);
            head.push('\n');
        }
    }
    if !head.is_empty() {
        head.push('\n');
    }
    let title = data.title.as_deref().map(key).unwrap_or_default();
    let mut text = String::new();
    let mut hints: Vec<Option<Hint>> = Vec::new();
    for (n, line) in body.iter().enumerate() {
        // The title again, at the top of the body.
        if n < 4 && !title.is_empty() && key(&line.text) == title {
            continue;
        }
        text.push_str(&line.text);
        text.push('\n');
        hints.push(line.hint);
    }
    let mut page = plain::read(&text, !found, known, |line| hints.get(line - 1).copied().flatten());
    let lead = page.body.first().and_then(|r| text.get(r.clone())).and_then(|p| lead::lead(p, known)?.day);
    let (bytes, rows) = (head.len(), head.matches('\n').count());
    for range in page.body.iter_mut().chain(&mut page.headings) {
        *range = range.start + bytes..range.end + bytes;
    }
    for range in &mut page.furniture {
        *range = range.start() + rows..=range.end() + rows;
    }
    page.text = head + &text;
    // What the lines of the body print was looked at with all that stands around them; but for the lead.
    page.published = None;
    if let Some((day, words, basis)) = day.day {
        let inferred = matches!(basis, PublishedBasis::Inferred(_));
        page.time = printed::time(&words).filter(|_| !inferred).map(str::to_owned);
        page.published = Some(Published { days: Days::on(day), basis });
        (page.pending, page.remarks) = (None, Vec::new());
    } else if day.pending.is_some() {
        page.pending = day.pending;
        page.remarks = day.remark.into_iter().collect();
    } else if let Some(printed::Day::On(days)) = lead {
        page.published = Some(Published { days, basis: PublishedBasis::Printed });
    }
    page.title = data.title.or(page.title);
    // Names in the text are those of others.
    page.outlet = data.outlet.or(page.outlet.filter(|_| !found));
    page.url = data.url.or(page.url);
    page.language = data.language;
    page.outlet = page.outlet.map(|name| known.outlet(&name).map_or(name.clone(), str::to_owned));
    people(data.byline, data.authors, known, &mut page);
    page
}

/// Authors and agencies, without the papers, roles, accounts and days that stand by their names.
fn people(printed: Option<String>, listed: Vec<String>, known: &Known, page: &mut Page) {
    let Some(printed) = printed else { return };
    let is_list = !listed.is_empty();
    let each = if is_list { listed } else { vec![printed.clone()] };
    (page.byline, page.authors) = (Some(printed), Vec::new());
    let outlet = page.outlet.as_deref().map(key);
    for name in each {
        let name = meta::without_by(&name);
        let name = byline::by(name).filter(|_| !is_list).map_or(name, |(_, rest)| rest);
        let read = byline::people_known(name, false, known);
        // A name of one word, or of words that no rule knows, is taken as it is.
        let is_whole = is_list && read.authors.is_empty() && read.agencies.is_empty() && read.outlet.is_none();
        let odd = byline::is_role(name) || name.contains(['@', '/']) || Some(key(name)) == outlet;
        let names = if is_whole && !odd { vec![name.to_owned()] } else { read.authors };
        for name in names {
            if !page.authors.contains(&name) && Some(key(&name)) != outlet {
                page.authors.push(name);
            }
        }
        for a in read.agencies {
            if !page.agencies.iter().any(|x| x == a) {
                page.agencies.push(a.to_owned());
            }
        }
    }
}

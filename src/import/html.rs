//! A web page: its body by a port of a reader view, its data by ourselves, its text a paragraph a line.
//!
//! A page that is too large or too deep for a tree is read as text without its tags; a page in which the reader view finds
//! nothing, as the text of all its lines.

mod guard;
mod jsonld;
mod lines;
mod meta;

use super::plain::{self, Hint};
use super::{Known, Page, Published, PublishedBasis, head, printed, words::key};
use crate::text::{floor, one_line};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use lines::Line;

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
    let mut data = meta::read(&whole);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(whole.clone(), None, Some(config)).ok().and_then(|mut r| r.parse().ok());
    if data.byline.is_none() {
        // Where in the page it stands tells more than its class alone.
        let near = article.as_ref().and_then(|a| a.byline.as_deref()).map(one_line);
        let byline = near.or_else(|| meta::byline(&whole));
        data.byline = byline.map(|b| meta::without_by(&b).to_owned()).filter(|b| !b.is_empty());
    }
    let mut body = article.map(|a| lines::lines(&Document::from(a.content))).unwrap_or_default();
    let found = body.iter().map(|l| l.text.len()).sum::<usize>() >= LEAST;
    if !found {
        body = lines::lines(&whole);
    }
    if data.title.is_none() && found {
        data.title = meta::heading(&whole);
    }
    compose(data, &body, found, known)
}

/// Title, by-line and date, then the body: with an empty line after the head and between paragraphs none.
fn compose(data: meta::Data, body: &[Line], found: bool, known: &Known) -> Page {
    let mut head = String::new();
    for line in [data.title.as_deref(), data.byline.as_deref(), data.published.as_ref().map(|(_, p)| p.as_str())] {
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
    let (bytes, rows) = (head.len(), head.matches('\n').count());
    for range in page.body.iter_mut().chain(&mut page.headings) {
        *range = range.start + bytes..range.end + bytes;
    }
    for range in &mut page.furniture {
        *range = range.start() + rows..=range.end() + rows;
    }
    page.text = head + &text;
    if let Some((days, printed)) = data.published {
        page.time = printed::time(&printed).map(str::to_owned).or(page.time);
        page.published = Some(Published { days, basis: PublishedBasis::Metadata });
    }
    page.title = data.title.or(page.title);
    page.outlet = data.outlet.or(page.outlet);
    page.url = data.url.or(page.url);
    page.language = data.language;
    if let Some(byline) = data.byline {
        let read = head::people(&byline, false);
        page.authors = if data.authors.is_empty() { read.authors } else { data.authors };
        page.byline = Some(byline);
        for a in read.agencies {
            if !page.agencies.iter().any(|x| x == a) {
                page.agencies.push(a.to_owned());
            }
        }
    }
    page
}

//! Links to claims become references: each leads to its evidence on the same page, and the evidence leads back.
//!
//! Works on finished pages, so that the numbers follow the order of the text whatever the theme's templates look like. A
//! link with `data-claim` whose address is the claim's place is a reference. Any other element with `data-claim` is a
//! block of that claim. A reference leads to the claim's first block on the page; where there is none, to an entry of the
//! list that stands at the page's end.

use crate::plan::views::{Cited, Link, ReferenceView};
use std::collections::BTreeMap;

/// Where a page wants the list.
pub const LIST: &str = "<!--references-->";
/// Where a block wants its links back to the prose: `<!--back ID-->`.
const BACK: &str = "<!--back ";
const END: &str = "-->";
const CLAIM: &str = " data-claim=\"";

/// A page with more has only so many listed; the other links lead to the claims' own places.
const LISTED: usize = 30;
/// So many places that cite a claim are linked back to.
const PLACES: usize = 8;

/// A page whose links lead to what is said of them.
pub struct Linked<'a> {
    pub html: String,
    pub list: Vec<Cited<'a>>,
    /// By the claim's id: places in prose that cite a claim with a block on the page.
    pub backs: BTreeMap<String, Vec<Link>>,
}

/// An opening tag with `data-claim`.
struct Tag<'h> {
    start: usize,
    /// Behind its `>`.
    end: usize,
    claim: &'h str,
}

pub fn link<'a>(html: &str, references: &'a [ReferenceView]) -> Linked<'a> {
    let known: BTreeMap<&str, &ReferenceView> = references.iter().map(|r| (r.claim.as_str(), r)).collect();
    let tags: Vec<Tag> = tags(html);
    // The first block of each claim: its id, if it has one, and which tag it is.
    let mut blocks: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    for (i, tag) in tags.iter().enumerate() {
        let text = &html[tag.start..tag.end];
        if !text.starts_with("<a ") && !blocks.contains_key(tag.claim) {
            let id = attribute(text, "id").map_or_else(|| format!("c{}", blocks.len() + 1), str::to_owned);
            blocks.insert(tag.claim, (id, i));
        }
    }
    let mut list: Vec<Cited> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut backs: BTreeMap<String, Vec<Link>> = BTreeMap::new();
    let mut places = 0;
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut written = 0;
    for (i, tag) in tags.iter().enumerate() {
        let text = &html[tag.start..tag.end];
        out.push_str(&html[written..tag.start]);
        written = tag.end;
        if !text.starts_with("<a ") {
            match blocks.get(tag.claim) {
                Some((id, first)) if *first == i && attribute(text, "id").is_none() => {
                    out.push_str(&with(text, &format!("id=\"{id}\"")));
                }
                _ => out.push_str(text),
            }
            continue;
        }
        let Some(reference) = known.get(tag.claim).filter(|r| leads_to(text, &r.href)) else {
            out.push_str(text);
            continue;
        };
        let mut place = |of: &mut Vec<Link>| -> String {
            if of.len() == PLACES {
                return String::new();
            }
            places += 1;
            of.push(Link { label: letter(of.len()), href: format!("#r{places}") });
            format!(" id=\"r{places}\"")
        };
        if let Some((id, _)) = blocks.get(tag.claim) {
            let mark = match attribute(text, "data-note") {
                Some(_) => place(backs.entry(tag.claim.to_owned()).or_default()),
                None => String::new(),
            };
            out.push_str(&with(&leading(text, id), mark.trim_start()));
            continue;
        }
        let number = match numbers.get(tag.claim) {
            Some(number) => *number,
            None if list.len() < LISTED => {
                list.push(Cited { number: list.len() + 1, of: reference, places: Vec::new() });
                numbers.insert(tag.claim, list.len());
                list.len()
            }
            None => {
                out.push_str(text);
                continue;
            }
        };
        let mark = list.get_mut(number - 1).map(|cited| place(&mut cited.places)).unwrap_or_default();
        out.push_str(&with(&leading(text, &format!("n{number}")), &format!("data-n=\"{number}\"{mark}")));
    }
    out.push_str(&html[written..]);
    Linked { html: out, list, backs }
}

/// Puts the finished list and links back where the page wants them, and takes the marks of those places out.
pub fn place(html: &str, list: &str, mut back: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len() + list.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(BACK) {
        let Some((claim, tail)) = after.split_once(END) else { break };
        out.push_str(before);
        out.push_str(&back(claim));
        rest = tail;
    }
    out.push_str(rest);
    match out.split_once(LIST) {
        Some((before, after)) => format!("{before}{list}{after}"),
        None => out,
    }
}

/// Escaped text holds neither `<` nor `"`, so the nearest ones are those of the tag.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let found = html.match_indices(CLAIM).filter_map(|(at, _)| {
        let start = html[..at].rfind('<')?;
        let value = &html[at + CLAIM.len()..];
        let claim = &value[..value.find('"')?];
        Some(Tag { start, end: at + html[at..].find('>')? + 1, claim })
    });
    found.collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

fn leads_to(tag: &str, href: &str) -> bool {
    attribute(tag, "href").is_some_and(|h| h == href || h.replace("&amp;", "&").replace("&#39;", "'") == href)
}

/// The tag with another target on the same page.
fn leading(tag: &str, id: &str) -> String {
    match attribute(tag, "href") {
        Some(href) => tag.replacen(&format!(" href=\"{href}\""), &format!(" href=\"#{id}\""), 1),
        None => tag.to_owned(),
    }
}

/// The tag with more attributes.
fn with(tag: &str, attributes: &str) -> String {
    match tag.strip_suffix('>') {
        Some(open) if !attributes.is_empty() => format!("{open} {attributes}>"),
        _ => tag.to_owned(),
    }
}

/// a, b, c …
fn letter(n: usize) -> String {
    u8::try_from(n).ok().and_then(|n| b'a'.checked_add(n)).map_or_else(String::new, |c| char::from(c).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(claim: &str) -> ReferenceView {
        let subject = Link { label: "S".into(), href: "s.html".into() };
        ReferenceView {
            claim: claim.to_owned(),
            href: format!("../articles/{}", claim.replace('/', ".html#")),
            value: "v".into(),
            subject,
            quote: "q".into(),
            words: crate::plan::views::Words::default(),
            lang: "en".into(),
            foreign: false,
            who: Vec::new(),
            source: "s".into(),
            passage_href: None,
            struck: None,
        }
    }

    /// A claim, and the places that lead to it.
    type Listed = (String, Vec<String>);

    fn linked(html: &str) -> (String, Vec<Listed>, Vec<String>) {
        let references: Vec<ReferenceView> = ["a/x", "a/y", "b/z"].map(reference).into();
        let out = link(html, &references);
        let list = out.list.iter().map(|c| (c.of.claim.clone(), c.places.iter().map(|p| p.href.clone()).collect()));
        (out.html.clone(), list.collect(), out.backs.into_keys().collect())
    }

    #[test]
    fn links_are_numbered_in_the_order_of_the_text() {
        let (html, list, backs) = linked(
            "<p><a href=\"../articles/b.html#z\" data-claim=\"b/z\">1</a> <a class=\"k\" href=\"../articles/a.html#x\" data-claim=\"a/x\">2</a> \
             <a href=\"../articles/b.html#z\" data-claim=\"b/z\">3</a></p>",
        );
        assert_eq!(
            html,
            "<p><a href=\"#n1\" data-claim=\"b/z\" data-n=\"1\" id=\"r1\">1</a> <a class=\"k\" href=\"#n2\" data-claim=\"a/x\" data-n=\"2\" id=\"r2\">2</a> \
             <a href=\"#n1\" data-claim=\"b/z\" data-n=\"1\" id=\"r3\">3</a></p>"
        );
        assert_eq!(
            list,
            [("b/z".to_owned(), vec!["#r1".to_owned(), "#r3".to_owned()]), ("a/x".to_owned(), vec!["#r2".to_owned()])]
        );
        assert!(backs.is_empty());
    }

    #[test]
    fn a_block_on_the_page_is_the_evidence() {
        let (html, list, backs) = linked(
            "<a href=\"../articles/a.html#y\" data-claim=\"a/y\" data-note=\"n\">1</a><a href=\"../articles/a.html#x\" data-claim=\"a/x\">2</a>\
             <div class=\"claim\" data-claim=\"a/y\"></div><div id=\"own\" data-claim=\"a/x\"></div><p data-claim=\"a/x\"></p>",
        );
        assert_eq!(
            html,
            "<a href=\"#c1\" data-claim=\"a/y\" data-note=\"n\" id=\"r1\">1</a><a href=\"#own\" data-claim=\"a/x\">2</a>\
             <div class=\"claim\" data-claim=\"a/y\" id=\"c1\"></div><div id=\"own\" data-claim=\"a/x\"></div><p data-claim=\"a/x\"></p>"
        );
        assert!(list.is_empty());
        assert_eq!(backs, ["a/y"]);
    }

    #[test]
    fn what_leads_elsewhere_or_is_not_known_stays() {
        for html in [
            "<a href=\"#common\" data-claim=\"a/x\">derived</a>",
            "<a href=\"../articles/c.html#d\" data-claim=\"c/d\">1</a>",
            "<a href=\"x\" data-claim=\"a/x",
            " data-claim=\"a/x\">",
            "&lt;a data-claim=&quot;a/x&quot;&gt;",
            "",
        ] {
            assert_eq!(linked(html).0, html);
        }
    }

    #[test]
    fn marks_of_places_are_filled_or_taken_out() {
        let html = "<main>1<!--back a/x-->2<!--back b/z-->3<!--references--></main>";
        let back = |claim: &str| if claim == "a/x" { "^".to_owned() } else { String::new() };
        assert_eq!(place(html, "<ol>", back), "<main>1^23<ol></main>");
        assert_eq!(place("<!--back ", "", |_| String::new()), "<!--back ");
    }

    #[test]
    fn a_page_lists_so_many() {
        let references: Vec<ReferenceView> = (0..200).map(|i| reference(&format!("a/{i}"))).collect();
        let html: String =
            (0..200).map(|i| format!("<a href=\"../articles/a.html#{i}\" data-claim=\"a/{i}\">x</a>")).collect();
        let out = link(&html, &references);
        assert_eq!(out.list.len(), LISTED);
        assert_eq!(out.html.matches("href=\"#n").count(), LISTED);
        assert_eq!(out.html.matches("href=\"../articles/a.html#").count(), 200 - LISTED);
    }
}

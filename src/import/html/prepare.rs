//! What is done to the tree of a page before its article is looked for: boxes that ask for consent, galleries and offers of
//! subscriptions go; an aside that holds the article becomes a plain block; credits become captions.

use super::parts::has_word;
use crate::import::words::{Phrases, key};
use dom_query::{Document, NodeId, NodeRef};
use std::sync::LazyLock;

/// Elements that are looked at.
const ELEMENTS: usize = 30_000;
const ASIDES: usize = 200;
/// Bytes of a box; what is larger is the page.
const BOX: usize = 30_000;
/// Bytes of a caption or a credit.
const CAPTION: usize = 300;
/// Blocks so deep are looked at for what they say, whatever they are called: boxes stand at the page's top or end.
const DEPTH: usize = 5;
/// Times that the text of a page is looked at, in parts that may hold one another.
const LOOKS: usize = 12;

/// Words in the names of boxes that ask for consent.
const CONSENT: &[&str] = &[
    "consent",
    "cookie",
    "cookies",
    "cookiebar",
    "cookiebanner",
    "cookiebot",
    "cookieconsent",
    "cookielaw",
    "cookienotice",
    "gdpr",
    "ccpa",
    "cmp",
    "didomi",
    "onetrust",
    "privacy",
    "quantcast",
    "tcf",
    "trustarc",
    "truste",
    "usercentrics",
];

/// What is no prose of an article, by its name.
const FURNITURE: &[&str] =
    &["gallery", "slideshow", "carousel", "newsletter", "subscribe", "subscription", "paywall", "signup"];

const CREDIT: &[&str] = &["caption", "credit", "credits", "photocredit", "photographer"];

/// What only boxes say that ask for consent; three of these in one block make it one.
static ASKS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("../words/consent.txt")));

pub(super) fn prepare(page: &Document, title: Option<&str>) {
    let headline: Vec<NodeId> = headline(page, title)
        .map(|h| std::iter::once(h.id).chain(h.ancestors_it(None).map(|a| a.id)).collect())
        .unwrap_or_default();
    let holds_headline = |n: &NodeRef| headline.contains(&n.id);
    let body = page.select("body").nodes().first().map_or(0, letters);
    for node in page.select("aside").nodes().iter().take(ASIDES) {
        if holds_headline(node) || holds_article(node, body) {
            node.rename("div");
            node.remove_attrs(&["class", "id", "role"]);
        }
    }
    let mut left = LOOKS * body + ELEMENTS;
    let blocks = page.select("div, section, aside, dialog, form, footer, ul");
    let mut gone: Vec<&NodeRef> = Vec::new();
    for node in blocks.nodes().iter().take(ELEMENTS).filter(|n| !holds_headline(n)) {
        let is_shallow = node.ancestors_it(Some(DEPTH + 1)).count() <= DEPTH;
        let named = has_word(node, CONSENT);
        if !is_shallow && !named && !has_word(node, FURNITURE) {
            continue;
        }
        let text = node.text();
        let Some(rest) = left.checked_sub(text.len()) else { break };
        left = rest;
        if text.len() > BOX {
            continue;
        }
        let size = text.chars().filter(|c| c.is_alphabetic()).count();
        let asks = ASKS.count_in(&key(&text));
        let goes =
            asks >= 3 || (named && (asks > 0 || size < 600)) || (has_word(node, FURNITURE) && size * 10 < body * 4);
        if goes {
            gone.push(node);
        }
    }
    gone.iter().for_each(|node| node.remove_from_parent());
    for node in page.select("p, div, small").nodes().iter().take(ELEMENTS).filter(|n| has_word(n, CREDIT)) {
        if !node.children_it(false).any(|c| c.has_name("p") || c.has_name("div")) && node.text().len() < CAPTION {
            node.rename("figcaption");
        }
    }
}

fn letters(node: &NodeRef) -> usize {
    node.text().chars().filter(|c| c.is_alphabetic()).count()
}

/// An article stands in it, or most of what the page says.
fn holds_article(node: &NodeRef, body: usize) -> bool {
    let inside = node.descendants_it();
    let mut paragraphs = 0;
    let mut letters = 0;
    for p in inside.filter(|n| n.has_name("p")) {
        paragraphs += 1;
        letters += self::letters(&p);
    }
    paragraphs >= 2 && letters * 2 > body
}

/// The heading that is called as the page is, else the only one of the first rank.
pub(super) fn headline<'d>(page: &'d Document, title: Option<&str>) -> Option<NodeRef<'d>> {
    let title = title.map(key).filter(|t| !t.is_empty());
    let all = page.select("h1, h2");
    let all = all.nodes();
    let named = title.and_then(|title| {
        all.iter().take(200).find(|h| {
            let own = key(&h.text());
            own == title || (own.split(' ').count() > 2 && (title.starts_with(&own) || own.starts_with(&title)))
        })
    });
    let mut first = all.iter().filter(|h| h.has_name("h1"));
    named.or_else(|| first.next().filter(|_| first.next().is_none())).copied()
}

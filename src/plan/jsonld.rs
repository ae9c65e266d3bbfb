//! What a page says to search engines: JSON-LD in the words of schema.org.
//!
//! An article's page lists its claims as `Claim` with the article as their `appearance`. No rating is ever given: a
//! verdict says whether two reports can both hold, not who is right.

use super::context::At;
use super::dates::machine;
use super::url;
use super::views::Frame;
use super::{Kind, Planned};
use crate::model::{ActorId, ActorKind, Holder, SourceId};
use serde_json::{Map, Value, json};

/// The text of the page's data block; nothing in it can end the block.
pub fn write(at: &At, page: &Planned, frame: &Frame) -> String {
    let site = &at.cx.b.site;
    let base = site.base_url.as_deref();
    let mut graph = vec![match &page.kind {
        Kind::Home => website(at, true),
        _ => {
            let kind = match page.kind {
                Kind::Data => "Dataset",
                Kind::Actors
                | Kind::Numbers
                | Kind::Deadlines
                | Kind::Questions
                | Kind::Articles(_)
                | Kind::Disagreements(_)
                | Kind::Timeline(_)
                | Kind::Wordings
                | Kind::Changes(_) => "CollectionPage",
                _ => "WebPage",
            };
            let mut node = Map::new();
            node.insert("@type".into(), json!(kind));
            put_url(&mut node, frame.canonical.as_deref());
            node.insert("name".into(), json!(page.title));
            node.insert("inLanguage".into(), json!(site.language));
            node.insert("dateModified".into(), json!(frame.as_of.iso));
            node.insert("isPartOf".into(), website(at, false));
            if matches!(page.kind, Kind::Data) {
                node.insert("description".into(), json!(frame.description));
                if let Some(base) = base {
                    let file = json!({
                        "@type": "DataDownload",
                        "encodingFormat": "application/json",
                        "contentUrl": url::absolute(base, url::DATA_PACKAGE),
                    });
                    node.insert("distribution".into(), json!([file]));
                }
            }
            Value::Object(node)
        }
    }];
    graph.extend(crumbs(frame, base, &page.path));
    if let Kind::Article(id) = page.kind {
        graph.extend(claims(at, id));
    }
    if let Kind::Actor(id) = page.kind {
        graph.push(party(at, id, base.map(|_| frame.canonical.clone().unwrap_or_default())));
    }
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    super::part::straight(&text).replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn put_url(node: &mut Map<String, Value>, address: Option<&str>) {
    if let Some(address) = address {
        node.insert("@id".into(), json!(address));
        node.insert("url".into(), json!(address));
    }
}

fn website(at: &At, whole: bool) -> Value {
    let site = &at.cx.b.site;
    let mut node = Map::new();
    node.insert("@type".into(), json!("WebSite"));
    let home = site.base_url.as_deref().map(|base| url::absolute(base, url::HOME));
    put_url(&mut node, home.as_deref());
    node.insert("name".into(), json!(site.title));
    if whole {
        if !site.summary.is_empty() {
            node.insert("description".into(), json!(site.summary));
        }
        node.insert("inLanguage".into(), json!(site.language));
        if let Some(publisher) = &site.publisher {
            node.insert("publisher".into(), json!({"@type": "Organization", "name": publisher}));
        }
    }
    Value::Object(node)
}

/// Where the page stands. Search engines want addresses, so a site without one has no list.
fn crumbs(frame: &Frame, base: Option<&str>, path: &str) -> Option<Value> {
    let base = base.filter(|_| frame.breadcrumbs.len() > 1)?;
    let root = &frame.root;
    let item = |(i, crumb): (usize, &super::views::Crumb)| {
        let below = crumb.href.as_deref().map_or(path, |h| h.strip_prefix(root.as_str()).unwrap_or(h));
        json!({"@type": "ListItem", "position": i + 1, "name": crumb.label, "item": url::absolute(base, below)})
    };
    let items: Vec<Value> = frame.breadcrumbs.iter().enumerate().map(item).collect();
    Some(json!({"@type": "BreadcrumbList", "itemListElement": items}))
}

/// Claims named for search engines; the files of data have all.
const NAMED: usize = 20;

/// The article and its first claims. What is no longer relied on is not handed on.
fn claims(at: &At, id: SourceId) -> Vec<Value> {
    let b = at.cx.b;
    let s = b.source(id);
    let base = b.site.base_url.as_deref();
    let mut article = Map::new();
    article.insert("@type".into(), json!("NewsArticle"));
    let original = s.url.get().cloned();
    // Without an address of its own it is named by the page that describes it.
    let name =
        original.clone().or_else(|| base.map(|base| format!("{}#source", url::absolute(base, &url::article(b, id)))));
    if let Some(name) = &name {
        article.insert("@id".into(), json!(name));
    }
    if let Some(original) = original {
        article.insert("url".into(), json!(original));
    }
    article.insert("headline".into(), json!(s.title));
    article.insert("inLanguage".into(), json!(s.language));
    if let Some(day) = s.published.get().and_then(|d| machine(&d.days)) {
        article.insert("datePublished".into(), json!(day));
    }
    if let Some(outlet) = s.outlet.get() {
        article.insert("publisher".into(), json!({"@type": "Organization", "name": b.actor(*outlet).name}));
    }
    if !s.authors.is_empty() {
        let authors: Vec<Value> = s.authors.iter().map(|a| json!({"@type": "Person", "name": a})).collect();
        article.insert("author".into(), json!(authors));
    }
    let appearance = match &name {
        Some(name) => json!({"@id": name}),
        None => json!({"@type": "NewsArticle", "headline": s.title}),
    };
    let mut out = vec![Value::Object(article)];
    let all = at.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
    for ix in all.iter().filter(|ix| !at.cx.is_struck(b.claim(**ix))).take(NAMED) {
        let c = b.claim(*ix);
        let mut node = Map::new();
        node.insert("@type".into(), json!("Claim"));
        if let Some(base) = base {
            node.insert("@id".into(), json!(url::absolute(base, &url::claim(b, *ix))));
        }
        node.insert("text".into(), json!(at.quoted_words(c)));
        node.insert("about".into(), json!({"@type": "Thing", "name": b.subject_label(c.subject)}));
        if let Some(who) = c.by.or(match c.holder {
            Holder::Actor(a) => Some(a),
            Holder::Source(_) => None,
        }) {
            node.insert("author".into(), party(at, who, None));
        }
        if let Some(day) = machine(&c.said_on.days) {
            node.insert("datePublished".into(), json!(day));
        }
        node.insert("appearance".into(), appearance.clone());
        out.push(Value::Object(node));
    }
    out
}

/// With the address of its page where one is given.
fn party(at: &At, id: ActorId, page: Option<String>) -> Value {
    let a = at.cx.b.actor(id);
    let kind = match a.kind {
        ActorKind::Person => "Person",
        ActorKind::Place => "Place",
        _ => "Organization",
    };
    match page.filter(|p| !p.is_empty()) {
        Some(page) => json!({"@type": kind, "name": a.name, "mainEntityOfPage": page}),
        // Nothing is said by a place: it stands for its government there.
        None if kind == "Place" => json!({"@type": "Organization", "name": a.name}),
        None => json!({"@type": kind, "name": a.name}),
    }
}

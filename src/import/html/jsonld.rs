//! What a page says of itself in JSON-LD (schema.org): the article among its objects, with author and publisher, whether
//! written out, listed or referred to by `@id`.

use crate::import::words::key;
use crate::text::one_line;
use serde_json::{Map, Value};

/// Objects that are looked at, and how deep they may lie: more is no news page.
const OBJECTS: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The headline, and the name where there is one as well.
    pub titles: Vec<String>,
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    /// Only of the page's own article; among several that the page may be about, of none.
    pub published: Option<String>,
    pub created: Option<String>,
    pub changed: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// What the scripts of a page say together: of the article that is called as the page is or has its address, else of the most
/// article-like object; the outlet from a site's or body's object too.
pub(super) fn read(scripts: &[String], titles: &[String], address: Option<&str>) -> Said {
    let values: Vec<Value> = scripts.iter().filter_map(|s| parse(s)).collect();
    let mut found = Vec::new();
    for v in &values {
        gather(v, &mut found);
    }
    let objects: Vec<&Map<String, Value>> = found.iter().map(|(o, _)| *o).collect();
    let Some((article, is_own)) = own(&found, titles, address) else { return Said::default() };
    let dated = |field: &str| moment(article.get(field)).filter(|_| is_own);
    let authors = ["author", "creator"].iter().find_map(|f| article.get(*f).filter(|v| !v.is_null()));
    Said {
        titles: ["headline", "name"].iter().filter_map(|f| text(article.get(*f))).collect(),
        authors: authors.map(|a| names(a, &objects)).unwrap_or_default(),
        outlet: ["publisher", "sourceOrganization", "provider"]
            .iter()
            .find_map(|f| names(article.get(*f)?, &objects).into_iter().next()),
        published: dated("datePublished"),
        created: dated("dateCreated").or_else(|| dated("uploadDate")),
        changed: dated("dateModified"),
        url: text(article.get("url")).or_else(|| match article.get("mainEntityOfPage") {
            Some(Value::Object(o)) => text(o.get("@id")).or_else(|| text(o.get("url"))),
            other => text(other),
        }),
        language: text(article.get("inLanguage")),
    }
}

/// Scripts come wrapped in comments or CDATA, and with bare line breaks inside texts.
fn parse(script: &str) -> Option<Value> {
    if script.len() > 1 << 20 {
        return None;
    }
    let bare = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .replace("//<![CDATA[", "")
        .replace("//]]>", "");
    let bare = bare.replace("<![CDATA[", "").replace("]]>", "");
    let bare = bare.trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| serde_json::from_str(&bare.replace(['\n', '\t', '\r'], " ")).ok())
}

/// The article of the page, and whether it is no other's: the first of the best kind among those of its title or address,
/// else among those that stand in no list of others.
fn own<'v>(
    found: &[(&'v Map<String, Value>, bool)],
    titles: &[String],
    address: Option<&str>,
) -> Option<(&'v Map<String, Value>, bool)> {
    let titles: Vec<String> = titles.iter().map(|t| key(t)).collect();
    let names = |o: &Map<String, Value>| {
        let named: Vec<String> = ["headline", "name"].iter().filter_map(|f| text(o.get(*f))).map(|t| key(&t)).collect();
        let same = |a: &String, b: &String| a == b || (b.split(' ').count() > 2 && a.starts_with(b.as_str()));
        named.iter().any(|n| !n.is_empty() && titles.iter().any(|t| same(t, n) || same(n, t)))
    };
    let is_at = |o: &Map<String, Value>| {
        let all = [text(o.get("url")), text(o.get("@id")), text(o.get("mainEntityOfPage"))];
        let page = o.get("mainEntityOfPage").and_then(Value::as_object).and_then(|p| text(p.get("@id")));
        let here = |a: &str| a.split('#').next().unwrap_or("").trim_end_matches('/').to_owned();
        address.is_some_and(|address| all.iter().flatten().chain(&page).any(|a| here(a) == here(address)))
    };
    let ranked: Vec<(u8, &'v Map<String, Value>, bool)> =
        found.iter().filter_map(|(o, listed)| Some((rank(o)?, *o, *listed))).collect();
    let best = |fits: &dyn Fn(&Map<String, Value>) -> bool| {
        let fitting = ranked.iter().filter(|(_, o, _)| fits(o));
        // The first of the best kind.
        fitting.min_by_key(|(rank, ..)| *rank).map(|(_, o, _)| *o)
    };
    if let Some(o) = best(&names).or_else(|| best(&is_at)) {
        return Some((o, true));
    }
    let main: Vec<_> = ranked.iter().filter(|(_, _, listed)| !listed).collect();
    let rank = main.iter().map(|(rank, ..)| *rank).min();
    let mut first = main.iter().filter(|(r, ..)| Some(*r) == rank).map(|(_, o, _)| *o);
    match (first.next(), first.next()) {
        (Some(o), None) => Some((o, true)),
        (Some(o), Some(_)) => Some((o, false)),
        (None, _) => ranked.first().map(|(_, o, _)| (*o, false)),
    }
}

/// All objects, and whether each is an entry of a list.
fn gather<'v>(v: &'v Value, out: &mut Vec<(&'v Map<String, Value>, bool)>) {
    let mut todo = vec![(v, false)];
    while let Some((v, listed)) = todo.pop() {
        if out.len() >= OBJECTS {
            return;
        }
        match v {
            Value::Array(list) => todo.extend(list.iter().rev().map(|v| (v, listed))),
            Value::Object(o) => {
                out.push((o, listed));
                let inner =
                    ["@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "itemListElement", "item"];
                let inner = inner.iter().rev().filter_map(|f| Some((o.get(*f)?, listed || *f == "itemListElement")));
                todo.extend(inner.filter(|(v, _)| v.is_object() || v.is_array()));
            }
            _ => {}
        }
    }
}

/// A day, as a text or as seconds.
fn moment(v: Option<&Value>) -> Option<String> {
    text(v).or_else(|| v?.as_u64().map(|n| n.to_string()))
}

/// Lower is nearer to an article; `None` is none.
fn rank(o: &Map<String, Value>) -> Option<u8> {
    let types: Vec<&str> = match o.get("@type")? {
        Value::String(s) => vec![s.as_str()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    types
        .iter()
        .filter_map(|t| match t.rsplit('/').next()? {
            t if t.ends_with("Article")
                || t.ends_with("BlogPosting")
                || matches!(t, "Report" | "SocialMediaPosting") =>
            {
                Some(0)
            }
            "WebPage" | "CreativeWork" | "VideoObject" => o.contains_key("datePublished").then_some(1),
            _ => None,
        })
        .min()
}

/// A text, or the first of several; entities that were written twice are read.
fn text(v: Option<&Value>) -> Option<String> {
    let found = match v? {
        Value::String(s) => s.clone(),
        Value::Array(list) => text(list.iter().find(|v| v.is_string()))?,
        Value::Object(o) => text(o.get("@value"))?,
        _ => return None,
    };
    let plain = found.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&#039;", "'");
    let plain = one_line(&plain);
    (!plain.is_empty()).then_some(plain)
}

/// Names of people or bodies: texts, objects, references, or lists of them.
fn names(v: &Value, objects: &[&Map<String, Value>]) -> Vec<String> {
    let list = match v {
        Value::Array(list) => list.iter().take(50).collect(),
        one => vec![one],
    };
    let mut out: Vec<String> = Vec::new();
    for v in list {
        let name = match v {
            Value::Object(o) => text(o.get("name")).or_else(|| {
                let id = o.get("@id")?;
                objects
                    .iter()
                    .find(|x| x.get("@id") == Some(id) && x.contains_key("name"))
                    .and_then(|x| text(x.get("name")))
            }),
            other => text(Some(other)),
        };
        if let Some(name) = name.filter(|n| !n.contains("://") && n.len() < 200)
            && !out.contains(&name)
        {
            out.push(name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_many_shapes() {
        let plain = r#"{"@type":"NewsArticle","headline":"A","author":{"name":"Jane Doe"},"publisher":{"name":"The Paper"},"datePublished":"2021-02-18"}"#;
        let graph = r##"{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"A","author":[{"@id":"#j"}],"publisher":{"@id":"#p"},"datePublished":"2021-02-18"},
            {"@type":"Person","@id":"#j","name":"Jane Doe"},{"@type":"Organization","@id":"#p","name":"The Paper"}]}"##;
        let wrapped = "<!-- \n[{\"@type\":\"ReportageNewsArticle\",\"headline\":\"A\",\"author\":\"Jane\nDoe\",\"publisher\":[{\"name\":\"The Paper\"}],\"datePublished\":\"2021-02-18\"}] -->";
        for script in [plain, graph, wrapped] {
            let said = read(&[script.to_owned()], &[], None);
            assert_eq!(said.titles, ["A"], "{script}");
            assert_eq!(said.authors, ["Jane Doe"], "{script}");
            assert_eq!(said.outlet.as_deref(), Some("The Paper"), "{script}");
            assert_eq!(said.published.as_deref(), Some("2021-02-18"), "{script}");
        }
        assert_eq!(
            read(&["{".into(), "[".repeat(10_000), r#"{"@type":"Product","name":"A"}"#.into()], &[], None),
            Said::default()
        );
    }

    #[test]
    fn days_of_other_articles_are_none_of_the_page() {
        let own = r#"{"@type":"NewsArticle","headline":"Ferry in dock again","url":"https://e.org/f","datePublished":"2026-05-04"}"#;
        let other = r#"{"@type":"NewsArticle","headline":"A fair closes","url":"https://e.org/g","datePublished":"2026-01-01"}"#;
        let list = format!(r#"{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{other}}}]}}"#);
        let third = other.replace("A fair closes", "A fair opens").replace("/g", "/h");
        let ferry = "Ferry in dock again | Courier";
        for (scripts, title, address, expected) in [
            (vec![other, own], ferry, None, Some("2026-05-04")),
            (vec![other, own], "Another title", Some("https://e.org/f#top"), Some("2026-05-04")),
            (vec![own, list.as_str()], "Another title", None, Some("2026-05-04")),
            (vec![other, third.as_str()], ferry, None, None),
            (vec![list.as_str()], ferry, None, None),
        ] {
            let scripts: Vec<String> = scripts.into_iter().map(str::to_owned).collect();
            let said = read(&scripts, &[title.to_owned()], address);
            assert_eq!(said.published.as_deref(), expected, "{scripts:?}");
        }
    }
}

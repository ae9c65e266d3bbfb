//! What a page says of itself in JSON-LD (schema.org): the article among its objects, with author and publisher, whether
//! written out, listed or referred to by `@id`.

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
    pub published: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// What the scripts of a page say together: of the most article-like object; the outlet from a site's or body's object too.
pub(super) fn read(scripts: &[String]) -> Said {
    let values: Vec<Value> = scripts.iter().filter_map(|s| parse(s)).collect();
    let mut objects = Vec::new();
    for v in &values {
        gather(v, &mut objects);
    }
    // The first of the best kind.
    let best =
        objects.iter().enumerate().filter_map(|(n, o)| Some((rank(o)?, n, o))).min_by_key(|(rank, n, _)| (*rank, *n));
    let Some((_, _, article)) = best else { return Said::default() };
    let authors = ["author", "creator"].iter().find_map(|f| article.get(*f).filter(|v| !v.is_null()));
    Said {
        titles: ["headline", "name"].iter().filter_map(|f| text(article.get(*f))).collect(),
        authors: authors.map(|a| names(a, &objects)).unwrap_or_default(),
        outlet: ["publisher", "sourceOrganization", "provider"]
            .iter()
            .find_map(|f| names(article.get(*f)?, &objects).into_iter().next()),
        published: ["datePublished", "dateCreated", "uploadDate"].iter().find_map(|f| text(article.get(*f))),
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

fn gather<'v>(v: &'v Value, out: &mut Vec<&'v Map<String, Value>>) {
    let mut todo = vec![v];
    while let Some(v) = todo.pop() {
        if out.len() >= OBJECTS {
            return;
        }
        match v {
            Value::Array(list) => todo.extend(list.iter().rev()),
            Value::Object(o) => {
                out.push(o);
                let inner = ["@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "itemListElement"];
                todo.extend(inner.iter().rev().filter_map(|f| o.get(*f)).filter(|v| v.is_object() || v.is_array()));
            }
            _ => {}
        }
    }
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
            let said = read(&[script.to_owned()]);
            assert_eq!(said.titles, ["A"], "{script}");
            assert_eq!(said.authors, ["Jane Doe"], "{script}");
            assert_eq!(said.outlet.as_deref(), Some("The Paper"), "{script}");
            assert_eq!(said.published.as_deref(), Some("2021-02-18"), "{script}");
        }
        assert_eq!(
            read(&["{".into(), "[".repeat(10_000), r#"{"@type":"Product","name":"A"}"#.into()]),
            Said::default()
        );
    }
}

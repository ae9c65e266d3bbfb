//! A reference as CSL-JSON.

use super::{Reference, date_parts, line};
use serde_json::{Map, Value, json};

/// The file that reference managers read: a list.
pub fn list(r: &Reference) -> Value {
    json!([item(r)])
}

pub fn item(r: &Reference) -> Value {
    let mut out = Map::new();
    let mut add = |name: &str, value: Value| out.insert(name.to_owned(), value);
    let date = |d| date_parts(d).map(|parts| json!({"date-parts": [parts]}));
    add("id", json!(r.key));
    add("type", json!(if r.is_article { "article-newspaper" } else { "webpage" }));
    add("title", json!(line(&r.title)));
    if !r.authors.is_empty() {
        // Names are kept as they are written: which part is the family's is not ours to guess.
        add("author", r.authors.iter().map(|a| json!({"literal": line(a)})).collect());
    }
    if let Some(container) = &r.container {
        add("container-title", json!(line(container)));
    }
    if let Some(publisher) = &r.publisher {
        add("publisher", json!(line(publisher)));
    }
    if let Some(issued) = r.issued.as_ref().and_then(date) {
        add("issued", issued);
    }
    if let Some(accessed) = r.accessed.as_ref().and_then(date) {
        add("accessed", accessed);
    }
    if let Some(url) = &r.url {
        add("URL", json!(url));
    }
    add("language", json!(r.language));
    if let Some(note) = &r.note {
        add("note", json!(line(note)));
    }
    Value::Object(out)
}

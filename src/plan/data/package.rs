//! The tables described for machines: a Frictionless Data Package.

use super::{Column, Table};
use crate::plan::context::Context;
use crate::plan::{dates, url};
use serde_json::{Map, Value, json};

pub fn describe(cx: &Context, tables: &[Table]) -> Value {
    let site = &cx.b.site;
    let mut resources = Vec::new();
    for t in tables {
        let columns = t.columns();
        for s in &t.shards {
            for ending in ["json", "csv"] {
                let path = url::table(t.name, &s.part, ending);
                let path = path.strip_prefix("data/").unwrap_or(&path);
                let fields: Vec<Value> = columns.iter().map(|c| field(c, ending == "csv")).collect();
                let mut schema = json!({"fields": fields, "missingValues": [""]});
                if columns.iter().any(|c| c.name == "id") {
                    schema["primaryKey"] = json!("id");
                }
                resources.push(json!({
                    "name": path.replace('.', "-"),
                    "title": t.title,
                    "description": t.description,
                    "path": path,
                    "profile": "tabular-data-resource",
                    "format": ending,
                    "mediatype": if ending == "csv" { "text/csv" } else { "application/json" },
                    "encoding": "utf-8",
                    "schema": schema,
                }));
            }
        }
    }
    let mut out = Map::new();
    let mut add = |name: &str, value: Value| out.insert(name.to_owned(), value);
    add("name", json!(name(&site.title)));
    add("profile", json!("data-package"));
    add("title", json!(site.title));
    add("description", json!(site.summary));
    if let Some(base) = site.base_url.as_deref() {
        add("homepage", json!(base));
        add("id", json!(url::absolute(base, url::DATA_PACKAGE)));
    }
    // The briefing's own date, as its version: the clock is never read.
    add("version", json!(dates::iso(site.as_of)));
    if let Some(publisher) = &site.publisher {
        add("contributors", json!([{"title": publisher, "role": "publisher"}]));
    }
    add("resources", Value::Array(resources));
    Value::Object(out)
}

fn field(c: &Column, is_csv: bool) -> Value {
    let day = ["_on", "_from", "_to"].iter().any(|end| c.name.ends_with(end)) && c.kind == "string";
    let kind = match c.kind.as_str() {
        "array" if is_csv => "string",
        _ if day => "date",
        kind => kind,
    };
    json!({"name": c.name, "type": kind, "description": c.description})
}

/// Small letters, digits and hyphens, as package names are written.
fn name(title: &str) -> String {
    let plain: String = title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|w| !w.is_empty()).collect();
    if words.is_empty() { "briefing".to_owned() } else { words.join("-") }
}

//! The site as data: tables in JSON and CSV with their schemas, a JSON twin of each entry's page, and the page that says
//! what there is.
//!
//! Rows are plain structs (`rows`), their JSON Schemas come from the same structs, and everything else follows from
//! those: columns, CSV, the description for machines (`package`). Long tables are split (`shard`).

use super::context::{At, Context};
use super::frame::one_line;
use super::url;
use super::views::{DataFile, DataPage, DataTable, Link, View};
use super::words::fill;
use super::{Kind, Planned};
use rayon::prelude::*;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::{Map, Value};
use shard::{Row, Shard};

mod claims;
mod csv;
mod package;
mod registries;
mod rows;
mod shard;
mod twin;
mod verdicts;

/// One kind of row.
pub struct Table {
    /// As in the file's name: `claims`.
    name: &'static str,
    title: &'static str,
    description: &'static str,
    /// JSON Schema of the JSON file: a list of rows.
    schema: Value,
    shards: Vec<Shard>,
}

/// A column, as the schema has it.
struct Column {
    name: String,
    /// JSON Schema's word: `string`, `number`, `integer`, `boolean`, `array`.
    kind: String,
    description: String,
}

/// All tables of a site, in the order in which they are presented.
pub struct Tables(Vec<Table>);

impl Tables {
    pub fn of(cx: &Context) -> Tables {
        let claims = claims::all(cx);
        let registries = registries::Registries::of(cx);
        let (verdicts, derived, ground) = verdicts::all(cx);
        Tables(vec![
            table(cx, "claims", claims, |c| c.year.clone()),
            table(cx, "verdicts", verdicts, whole),
            table(cx, "derived", derived, whole),
            table(cx, "common-ground", ground, whole),
            table(cx, "disagreements", registries.disagreements, whole),
            table(cx, "numbers", registries.numbers, whole),
            table(cx, "deadlines", registries.deadlines, whole),
            table(cx, "questions", registries.questions, whole),
            table(cx, "actors", registries.actors, whole),
            table(cx, "articles", registries.articles, whole),
            table(cx, "events", registries.events, whole),
        ])
    }
}

fn whole<T>(_: &T) -> String {
    String::new()
}

/// `key` says which part of a long table a row belongs to.
fn table<R: Serialize + JsonSchema + Sync>(
    cx: &Context,
    name: &'static str,
    rows: Vec<R>,
    key: impl Fn(&R) -> String,
) -> Table {
    let words = cx.w.data_tables.iter().find(|(n, ..)| *n == name);
    let schema = schema_for!(Vec<R>).to_value();
    let columns = columns(&schema);
    let written: Vec<Row> = rows.par_iter().map(|r| Row::new(&columns, &object(r))).collect();
    let keys: Vec<String> = rows.iter().map(key).collect();
    Table {
        name,
        title: words.map_or(name, |(_, title, _)| title),
        description: words.map_or("", |(_, _, description)| description),
        schema,
        shards: shard::split(keys.into_iter().zip(written).collect()),
    }
}

/// A row without what it has nothing to say of. That nobody's words are quoted is said.
fn object(row: &impl Serialize) -> Map<String, Value> {
    let Ok(Value::Object(mut map)) = serde_json::to_value(row) else { return Map::new() };
    map.retain(|key, v| !v.is_null() || key == "speech");
    map
}

/// In the order of the struct.
fn columns(schema: &Value) -> Vec<Column> {
    let row = schema.pointer("/items/$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'));
    let row = row.map_or_else(|| schema.pointer("/items"), |r| schema.pointer(r));
    let Some(Value::Object(properties)) = row.and_then(|r| r.get("properties")) else { return Vec::new() };
    let text = |v: &Value, key: &str| v.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let kind = |v: &Value| match v.get("type") {
        Some(Value::Array(either)) => either.first().and_then(Value::as_str).unwrap_or("string").to_owned(),
        _ => text(v, "type"),
    };
    let column = |(name, v): (&String, &Value)| Column {
        name: name.clone(),
        kind: kind(v),
        description: crate::text::one_line(&text(v, "description")),
    };
    properties.iter().map(column).collect()
}

impl Table {
    fn columns(&self) -> Vec<Column> {
        columns(&self.schema)
    }

    fn rows(&self) -> usize {
        self.shards.iter().map(|s| s.rows.len()).sum()
    }
}

/// The twin of an entry's page: path and text.
pub fn twin(cx: &Context, page: &Planned) -> Option<(String, String)> {
    Some((url::beside(&page.path, "json"), twin::write(cx, page)?))
}

/// Tables, schemas and the description for machines, one by one: path and text. What has been handed on is let go.
pub fn files(cx: &Context, tables: Tables) -> impl Iterator<Item = (String, String)> {
    let about = [
        (url::schema("page"), format!("{:#}\n", schema_for!(rows::Twin).to_value())),
        (url::DATA_PACKAGE.to_owned(), format!("{:#}\n", package::describe(cx, &tables.0))),
    ];
    let of_table = |t: Table| {
        let columns = t.columns();
        let schema = (url::schema(t.name), format!("{:#}\n", t.schema));
        let of_part = move |s: Shard| {
            [
                (url::table(t.name, &s.part, "json"), shard::json(&s.rows)),
                (url::table(t.name, &s.part, "csv"), shard::csv(&columns, &s.rows)),
            ]
        };
        t.shards.into_iter().flat_map(of_part).chain([schema])
    };
    tables.0.into_iter().flat_map(of_table).chain(about)
}

/// Pages with a JSON twin.
pub fn has_twin(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Number(_)
            | Kind::Deadline(_)
            | Kind::Question(_)
            | Kind::Actor(_)
            | Kind::Article(_)
            | Kind::Disagreement(_)
    )
}

impl<'a> At<'a> {
    pub fn data_page(&self, tables: &Tables) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let description = fill(w.desc_data, &[("site", &b.site.title)]);
        let articles = b.sources.iter().filter(|s| self.cx.shows_source(s)).count();
        let claims = tables.0.first().map_or(0, Table::rows);
        let slots = [("claims", w.count(claims, w.claims)), ("articles", w.count(articles, w.articles_n))];
        let file = |t: &Table, s: &Shard, ending: &str| DataFile {
            link: self
                .link(format!("{} {}", s.part, ending.to_uppercase()).trim(), &url::table(t.name, &s.part, ending)),
            rows: w.count(s.rows.len(), w.rows),
        };
        let table = |t: &Table| DataTable {
            name: t.name.to_owned(),
            anchor: format!("table-{}", t.name),
            title: t.title.to_owned(),
            description: t.description.to_owned(),
            rows: w.count(t.rows(), w.rows),
            files: t.shards.iter().flat_map(|s| [file(t, s, "json"), file(t, s, "csv")]).collect(),
            schema: self.link("JSON Schema", &url::schema(t.name)),
            columns: t.columns().into_iter().map(|c| (c.name, c.kind, one_line(&c.description, 400))).collect(),
        };
        View::Data(Box::new(DataPage {
            frame: self.frame("data", w.nav_data, description),
            sentence: fill(w.data_sentence, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))),
            rights: w.data_rights.to_owned(),
            package: Link { label: "datapackage.json".to_owned(), href: self.href(url::DATA_PACKAGE) },
            page_schema: self.link("JSON Schema", &url::schema("page")),
            tables: tables.0.iter().map(table).collect(),
        }))
    }
}

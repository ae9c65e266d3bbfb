//! A table as CSV (RFC 4180): a header, CRLF, quotation marks where a field needs them.
//!
//! Spreadsheets run a cell that begins with `=`, `+`, `-` or `@` as a formula. Text that begins so gets an apostrophe in
//! front, which they show as text; figures are never changed.

use super::Column;
use crate::text::without_controls;
use serde_json::{Map, Value};

/// Between the values of a list in one cell.
const SEPARATOR: &str = "; ";

pub fn header(columns: &[Column]) -> String {
    let mut out = String::new();
    record(&mut out, columns.iter().map(|c| c.name.clone()));
    out
}

pub fn row(columns: &[Column], row: &Map<String, Value>) -> String {
    let mut out = String::new();
    record(&mut out, columns.iter().map(|c| row.get(&c.name).map(cell).unwrap_or_default()));
    out
}

fn record(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => harmless(text),
        Value::Array(list) => {
            let texts: Vec<String> =
                list.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).collect();
            harmless(&texts.join(SEPARATOR))
        }
        other => other.to_string(),
    }
}

fn harmless(text: &str) -> String {
    let text = without_controls(text);
    // Some spreadsheets take the wide forms for the same signs.
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(formula) { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn read_back_by_an_independent_reader() {
        let column = |name: &str| Column { name: name.into(), kind: "string".into(), description: String::new() };
        let columns = [column("a"), column("b")];
        for (value, read) in [
            (json!("plain"), "plain"),
            (json!("a, \"b\"\r\nc"), "a, \"b\"\r\nc"),
            (json!("=1+1"), "'=1+1"),
            (json!("-5 per cent"), "'-5 per cent"),
            (json!("@x"), "'@x"),
            (json!("＝1+1"), "'＝1+1"),
            (json!("a\u{1b}[31mb\u{9b}c\u{7f}"), "a [31mb\u{a0}c "),
            (json!("\tx"), "'\tx"),
            (json!(-5), "-5"),
            (json!(true), "true"),
            (json!(["x", "y, z"]), "x; y, z"),
            (json!(["=x"]), "'=x"),
            (Value::Null, ""),
        ] {
            let cells = json!({"b": value}).as_object().unwrap().clone();
            let text = header(&columns) + &row(&columns, &cells);
            let mut reader = ::csv::Reader::from_reader(text.as_bytes());
            assert_eq!(reader.headers().unwrap(), vec!["a", "b"]);
            let records: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(records.len(), 1);
            assert_eq!((&records[0][0], &records[0][1]), ("", read));
        }
    }
}

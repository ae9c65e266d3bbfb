//! Findings for machines: one JSON document, the commands of a hosting service's workflow, SARIF.

use super::lines::{Lines, placed};
use super::{Finding, Rule, Severity};
use crate::text::{At, FileId, Files, LineColumn, Place, is_harmful};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;

/// The version of the `json` form: raised when a field changes its meaning.
pub const VERSION: u32 = 1;

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Start and end of a range; lines and columns count from 1, columns in characters, the end is exclusive.
fn ends(lines: &BTreeMap<FileId, Lines>, place: &Place, range: &Range<usize>) -> (LineColumn, LineColumn) {
    let first = LineColumn { line: 1, column: 1 };
    match lines.get(&place.file) {
        Some(lines) if place.at != At::File => (lines.position(range.start), lines.position(range.end)),
        _ => (first, first),
    }
}

/// One JSON document with every finding in reading order. Ends with a line end.
pub fn json(files: &Files, spans: &dyn Fn(&Place) -> Range<usize>, findings: &[Finding]) -> String {
    let (placed, lines) = placed(files, spans, findings);
    let place = |place: &Place, range: &Range<usize>, label: &str| {
        let (start, end) = ends(&lines, place, range);
        json!({
            "file": files.get(place.file).path, "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column, "label": label,
        })
    };
    let all: Vec<Value> = placed
        .iter()
        .map(|p| {
            let f = p.finding;
            let mut value = json!({
                "code": f.rule.code(), "rule": f.rule.title(), "severity": word(f.severity), "message": f.message,
            });
            if let (Value::Object(value), Value::Object(at)) = (&mut value, place(&f.place, &p.range, &f.label)) {
                value.extend(at);
                value.insert("help".into(), json!(f.help));
                value.insert("replacement".into(), json!(f.replacement));
                let related = f.related.iter().map(|(at, label)| place(at, &spans(at), label));
                value.insert("related".into(), related.collect());
            }
            value
        })
        .collect();
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let summary = json!({
        "errors": count(Severity::Error), "warnings": count(Severity::Warning), "notes": count(Severity::Note),
    });
    let document = json!({ "version": VERSION, "findings": all, "summary": summary });
    format!("{document:#}\n")
}

/// One workflow command a finding, as GitHub's runners read them.
pub fn github(files: &Files, spans: &dyn Fn(&Place) -> Range<usize>, findings: &[Finding]) -> String {
    // The runner reads a command a line, and shows the rest in a log that obeys what terminals do.
    let data = |text: &str| {
        let spelt = |c: char| match c {
            '%' => "%25".to_owned(),
            '\r' => "%0D".to_owned(),
            '\n' => "%0A".to_owned(),
            c if is_harmful(c) && c != '\t' => c.escape_unicode().to_string(),
            c => c.to_string(),
        };
        text.chars().map(spelt).collect::<String>()
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let (placed, lines) = placed(files, spans, findings);
    let mut out = String::new();
    for p in placed {
        let f = p.finding;
        let command = match f.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (start, end) = ends(&lines, &f.place, &p.range);
        let file = property(&files.get(f.place.file).path);
        let mut place = format!("file={file},line={},endLine={}", start.line, end.line);
        // Columns are taken for a single line only.
        if start.line == end.line {
            place += &format!(",col={},endColumn={}", start.column, end.column);
        }
        let message = match &f.help {
            Some(help) => format!("{}\n{help}", f.message),
            None => f.message.clone(),
        };
        let title = property(&format!("{} {}", f.rule.code(), f.rule.title()));
        out += &format!("::{command} {place},title={title}::{}\n", data(&message));
    }
    out
}

/// A SARIF 2.1.0 log with one run. Ends with a line end.
pub fn sarif(files: &Files, spans: &dyn Fn(&Place) -> Range<usize>, findings: &[Finding]) -> String {
    let (placed, lines) = placed(files, spans, findings);
    let rules: Vec<Value> = Rule::ALL
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code(), "name": format!("{rule:?}"),
                "shortDescription": { "text": rule.title() },
                "fullDescription": { "text": rule.explanation() },
                "help": { "text": rule.explanation() },
                "defaultConfiguration": { "level": word(rule.severity()) },
            })
        })
        .collect();
    let location = |place: &Place, range: &Range<usize>| {
        let (start, end) = ends(&lines, place, range);
        json!({
            "artifactLocation": { "uri": uri(&files.get(place.file).path) },
            "region": {
                "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            },
        })
    };
    let results: Vec<Value> = placed
        .iter()
        .map(|p| {
            let f = p.finding;
            let text = match &f.help {
                Some(help) => format!("{}. Help: {help}", f.message),
                None => f.message.clone(),
            };
            let related = f.related.iter().enumerate().map(|(i, (at, label))| {
                json!({ "id": i, "physicalLocation": location(at, &spans(at)), "message": { "text": label } })
            });
            let mut result = json!({
                "ruleId": f.rule.code(),
                "ruleIndex": Rule::ALL.iter().position(|r| *r == f.rule),
                "level": word(f.severity),
                "message": { "text": text },
                "locations": [{ "physicalLocation": location(&f.place, &p.range) }],
            });
            if let Value::Object(result) = &mut result
                && !f.related.is_empty()
            {
                result.insert("relatedLocations".into(), related.collect());
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "briefing", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A path as a relative URI reference. A colon would make its beginning a scheme.
fn uri(path: &str) -> String {
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b':')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(path, RESERVED).to_string()
}

//! Long tables in parts, so that nobody has to load everything and an arriving article changes little.

use super::{Column, csv};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A part is ended when it has so many bytes of JSON.
pub const SIZE: usize = 1 << 20;

/// A row as it will be written: text takes a fraction of the room that values take.
pub struct Row {
    json: String,
    csv: String,
}

impl Row {
    pub fn new(columns: &[Column], values: &Map<String, Value>) -> Row {
        Row { json: serde_json::to_string(values).unwrap_or_default(), csv: csv::row(columns, values) }
    }
}

/// A file's worth of rows.
pub struct Shard {
    /// Empty where the table is in one piece; else `2021`, `2021-2`, `3`.
    pub part: String,
    pub rows: Vec<Row>,
}

/// One part where everything fits; else one a key, and more where that is still too long. Rows keep their order.
pub fn split(rows: Vec<(String, Row)>) -> Vec<Shard> {
    let rows: Vec<(String, usize, Row)> = rows.into_iter().map(|(key, row)| (key, row.json.len(), row)).collect();
    if rows.iter().map(|(_, size, _)| size).sum::<usize>() <= SIZE {
        return vec![Shard { part: String::new(), rows: rows.into_iter().map(|(.., row)| row).collect() }];
    }
    let mut by_key: BTreeMap<String, Vec<(usize, Row)>> = BTreeMap::new();
    for (key, size, row) in rows {
        by_key.entry(key).or_default().push((size, row));
    }
    let mut out = Vec::new();
    for (key, rows) in by_key {
        let (mut parts, mut used) = (vec![Vec::new()], 0);
        for (size, row) in rows {
            if used > 0 && used + size > SIZE {
                parts.push(Vec::new());
                used = 0;
            }
            used += size;
            if let Some(part) = parts.last_mut() {
                part.push(row);
            }
        }
        let name = |i: usize| match (key.is_empty(), i) {
            (true, i) => (i + 1).to_string(),
            (false, 0) => key.clone(),
            (false, i) => format!("{key}-{}", i + 1),
        };
        out.extend(parts.into_iter().enumerate().map(|(i, rows)| Shard { part: name(i), rows }));
    }
    out
}

/// One row a line, so that a change shows as the lines it changes.
pub fn json(rows: &[Row]) -> String {
    let lines: Vec<&str> = rows.iter().map(|r| r.json.as_str()).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

pub fn csv(columns: &[Column], rows: &[Row]) -> String {
    let lines = rows.iter().map(|r| r.csv.as_str());
    std::iter::once(csv::header(columns).as_str()).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(n: usize, key: impl Fn(usize) -> String) -> Vec<(String, Row)> {
        let row = |i: usize| Row::new(&[], json!({"id": i, "text": "x".repeat(1000)}).as_object().unwrap());
        (0..n).map(|i| (key(i), row(i))).collect()
    }

    #[test]
    fn nothing_is_lost_and_no_part_is_long() {
        for (n, years, parts) in [(0, 1, 1), (10, 3, 1), (1500, 2, 2), (3000, 2, 4)] {
            let shards = split(rows(n, |i| (2020 + i % years).to_string()));
            assert_eq!(shards.len(), parts, "{n} rows");
            let mut ids: Vec<u64> = shards
                .iter()
                .flat_map(|s| serde_json::from_str::<Vec<Value>>(&json(&s.rows)).unwrap())
                .map(|r| r["id"].as_u64().unwrap())
                .collect();
            ids.sort_unstable();
            assert_eq!(ids, (0..n as u64).collect::<Vec<_>>());
            assert!(shards.iter().all(|s| json(&s.rows).len() < SIZE * 11 / 10));
            let names: std::collections::BTreeSet<&str> = shards.iter().map(|s| s.part.as_str()).collect();
            assert_eq!(names.len(), parts);
        }
    }
}

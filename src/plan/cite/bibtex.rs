//! A reference as BibTeX: `@misc`, which every style knows, in UTF-8.

use super::{Reference, date_parts, line};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub fn write(r: &Reference) -> String {
    // An inner pair of braces keeps capitals, and a name in one piece.
    let kept = |text: &str| format!("{{{{{}}}}}", escape(&line(text)));
    let mut fields: Vec<(&str, String)> = Vec::new();
    let authors: Vec<String> = r.authors.iter().map(|a| format!("{{{}}}", escape(&line(a)))).collect();
    if !authors.is_empty() {
        fields.push(("author", format!("{{{}}}", authors.join(" and "))));
    }
    fields.push(("title", kept(&r.title)));
    if let Some(container) = &r.container {
        fields.push(("howpublished", kept(container)));
    }
    if let Some(publisher) = &r.publisher {
        fields.push(("publisher", kept(publisher)));
    }
    let date = r.issued.as_ref().and_then(date_parts).unwrap_or_default();
    if let Some(year) = date.first() {
        fields.push(("year", format!("{{{year}}}")));
    }
    if let Some(month) = date.get(1).and_then(|m| MONTHS.get(usize::try_from(m - 1).ok()?)) {
        fields.push(("month", (*month).to_owned()));
    }
    if let Some(day) = date.get(2) {
        fields.push(("day", format!("{{{day}}}")));
    }
    if let Some(url) = &r.url {
        fields.push(("url", format!("{{{}}}", address(url))));
    }
    if let Some(day) = r.accessed.as_ref().and_then(|d| d.day()) {
        fields.push(("urldate", format!("{{{}}}", crate::plan::dates::iso(day))));
    }
    fields.push(("language", format!("{{{}}}", escape(&r.language))));
    if let Some(note) = &r.note {
        fields.push(("note", format!("{{{}}}", escape(&line(note)))));
    }
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {value}")).collect();
    format!("@misc{{{},\n{}\n}}\n", r.key, fields.join(",\n"))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Styles print an address as it is; braces alone would end the field.
fn address(url: &str) -> String {
    line(url).replace(' ', "%20").replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

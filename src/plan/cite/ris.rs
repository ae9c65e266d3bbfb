//! A reference as RIS: a tag of two characters, two spaces, a hyphen, a space and a value on each line.

use super::{Reference, date_parts, line, slashes};

pub fn write(r: &Reference) -> String {
    let mut lines: Vec<(&str, String)> = vec![("TY", if r.is_article { "NEWS" } else { "ELEC" }.to_owned())];
    lines.push(("ID", r.key.clone()));
    lines.push(("TI", r.title.clone()));
    lines.extend(r.authors.iter().map(|a| ("AU", name(a))));
    lines.extend(r.container.iter().map(|c| ("T2", c.clone())));
    lines.extend(r.publisher.iter().map(|p| ("PB", p.clone())));
    if let Some(parts) = r.issued.as_ref().and_then(date_parts) {
        lines.extend(parts.first().map(|year| ("PY", format!("{year:04}"))));
        // Year, month, day and a remark: all three slashes are wanted.
        let missing = "/".repeat(4 - parts.len());
        lines.push(("DA", slashes(&parts) + &missing));
    }
    if let Some(parts) = r.accessed.as_ref().and_then(date_parts) {
        lines.push(("Y2", slashes(&parts) + &"/".repeat(4 - parts.len())));
    }
    lines.extend(r.url.iter().map(|u| ("UR", u.clone())));
    lines.push(("LA", r.language.clone()));
    lines.extend(r.note.iter().map(|n| ("N1", n.clone())));
    lines.push(("ER", String::new()));
    lines.iter().map(|(tag, value)| format!("{tag}  - {}\r\n", line(value))).collect()
}

/// A comma stands between last and first name there, so a name as it is written must have none.
fn name(author: &str) -> String {
    author.replace(',', "")
}

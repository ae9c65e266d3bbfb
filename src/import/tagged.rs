//! The tags with which databases of newspapers mark the lines of a head: "HD", "PD", "SN".

/// Tags of databases, at the beginning of a line.
const TAGS: [&str; 26] = [
    "HD", "HL", "BY", "WC", "PD", "SN", "SC", "LA", "CY", "PUB", "ED", "PG", "ET", "SE", "CT", "CO", "IN", "NS", "RE",
    "IPC", "AN", "CR", "CLM", "VOL", "DLN", "RF",
];

/// True where lines begin with at least two different tags, one of them for a title or a day.
pub(super) fn is_tagged<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for tag in lines.take(60).filter_map(|l| tag(l)).map(|(tag, _)| tag) {
        if !seen.contains(&tag) {
            seen.push(tag);
        }
    }
    seen.len() >= 2 && seen.iter().any(|t| matches!(*t, "HD" | "HL" | "PD" | "SN"))
}

pub(super) fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_once([' ', '\t', '\u{a0}', ':'])?;
    TAGS.contains(&tag).then(|| (tag, value.trim_start_matches([':', ' ', '\t', '\u{a0}'])))
}

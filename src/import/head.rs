//! By-lines and titles: whose name a line prints, and which line of an article's head is what it is called.

use super::line::{Kind, Unit};
use super::words::{agency, key};
use std::collections::{HashMap, HashSet};

/// Who wrote it, as a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Without "By", date and place.
    pub printed: String,
    pub authors: Vec<String>,
    pub agencies: Vec<&'static str>,
    /// "for The Paper".
    pub outlet: Option<String>,
}

/// Words of names that are written small.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "der", "den", "dos", "du", "la", "le", "van", "von", "bin", "bint", "ibn", "al",
    "el", "y", "ter", "ten", "abu",
];

/// Words after a name that say what its bearer is.
const ROLES: &[&str] = &[
    "staff",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editor",
    "editors",
    "columnist",
    "contributor",
    "special",
    "senior",
    "chief",
    "political",
    "diplomatic",
    "foreign",
    "economics",
    "business",
    "health",
    "science",
    "security",
    "news",
    "bureau",
    "md",
    "phd",
    "ma",
    "md,",
    "associated",
    "press",
];

/// Capitalised words that are no names.
const NOT_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "and",
    "in",
    "on",
    "for",
    "by",
    "of",
    "to",
    "at",
    "with",
    "from",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "news",
    "today",
    "updated",
    "published",
    "agencies",
    "desk",
    "contributing",
    "photo",
    "read",
    "more",
    "this",
];

/// Reads "By Jane Doe and John Roe", "Via AP news wire", "Jane Doe, Staff Writer", "By JANE DOE | May 3, 2022".
pub(super) fn byline(text: &str) -> Option<Byline> {
    let text = text.trim_start_matches(['•', '|', '*', '-', '–', '—', ' ']);
    if text.len() > 200 || text.split_whitespace().count() > 24 {
        return None;
    }
    for start in ["written by ", "reported by ", "story by ", "words by ", "by: ", "by ", "via "] {
        let Some(head) = text.get(..start.len()).filter(|h| h.eq_ignore_ascii_case(start)) else { continue };
        let rest = text.get(head.len()..)?;
        let read = people(rest, start == "via ");
        return (!read.authors.is_empty() || !read.agencies.is_empty()).then_some(read);
    }
    // A name and a role, nothing else.
    let (name, role) = text.split_once([',', '|', '–', '—', '-'])?;
    let role = key(role);
    let is_role = !role.is_empty()
        && role.split(' ').all(|w| ROLES.contains(&w))
        && role.split(' ').any(|w| ROLES.iter().take(11).any(|r| *r == w));
    let author = name_of(name.trim()).filter(|_| is_role)?;
    Some(Byline { printed: name.trim().to_owned(), authors: vec![author], ..Byline::default() })
}

/// The people and agencies of a list of names; what follows a date, a bar or a figure is left out.
pub(super) fn people(text: &str, via: bool) -> Byline {
    let mut text = text.trim();
    for stop in [
        " | ",
        " • ",
        " · ",
        " – ",
        " — ",
        " - ",
        "\n",
        "\t",
        " Updated",
        " Published",
        " updated ",
        " published ",
        " (",
        " @",
        "  ",
    ] {
        text = text.split(stop).next().unwrap_or(text);
    }
    if let Some(n) = text.find(|c: char| c.is_ascii_digit()) {
        let before = text.get(..n).unwrap_or("").trim_end();
        // "May 3": the month goes with the day.
        text = match before.rsplit_once(' ') {
            Some((rest, month)) if is_month(&key(month)) => rest,
            _ => before,
        };
    }
    let text = text.trim().trim_end_matches([',', ';', '.', ':']);
    let mut out = Byline { printed: text.to_owned(), ..Byline::default() };
    let parts = text.replace(" and ", ",").replace(" And ", ",").replace(" AND ", ",").replace([';', '&', '/'], ",");
    let is_role = |p: &str| key(p).split(' ').all(|w| ROLES.contains(&w));
    for part in parts.split(',').map(str::trim).filter(|p| !p.is_empty() && !is_role(p)) {
        let (part, place) = part.split_once(" in ").map_or((part, false), |(p, _)| (p, true));
        let (part, outlet) = part.split_once(" for ").map_or((part, None), |(p, o)| (p, Some(o)));
        if let Some(outlet) = outlet.filter(|o| o.starts_with(char::is_uppercase)) {
            out.outlet = Some(outlet.trim().to_owned());
        }
        let part = part.trim_start_matches("by ").trim_start_matches("By ").trim();
        let wire = ["news wire", "newswire", "wire", "news agency", "staff", "reporters"].iter().find_map(|w| {
            part.get(part.len().checked_sub(w.len())?..)
                .filter(|t| t.eq_ignore_ascii_case(w))
                .map(|t| part.len() - t.len())
        });
        let short = wire.and_then(|n| part.get(..n)).unwrap_or(part).trim();
        if let Some(agency) = agency(part).or_else(|| agency(short)) {
            out.agencies.push(agency);
        } else if let Some(name) = name_of(part).filter(|_| !via || place) {
            out.authors.push(name);
        }
    }
    if out.authors.is_empty() && out.agencies.is_empty() && via && agency(text).is_none() {
        out.printed.clear();
    }
    out
}

pub(super) fn is_month(w: &str) -> bool {
    if w.len() < 3 {
        return false;
    }
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
    .iter()
    .any(|m| m.starts_with(w))
}

/// A name of two to five words; capitals all through are made small.
pub(super) fn name_of(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|w| ROLES.contains(&key(w).as_str())) {
        words.pop();
    }
    if !(2..=5).contains(&words.len()) {
        return None;
    }
    let particle = |w: &str| PARTICLES.contains(&w.to_lowercase().as_str());
    let fits = words.iter().enumerate().all(|(i, w)| {
        let letters = w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‑'));
        let initial = w.starts_with(char::is_uppercase)
            || (i > 0 && particle(w))
            || w.starts_with("al-")
            || w.chars().all(|c| c.is_alphabetic() && c.len_utf8() > 2);
        letters && initial && !NOT_NAMES.contains(&w.to_lowercase().as_str())
    });
    if !fits {
        return None;
    }
    let shouts =
        words.iter().all(|w| !w.chars().any(char::is_lowercase)) && words.iter().any(|w| w.chars().count() > 3);
    Some(if shouts { words.iter().map(|w| small(w)).collect::<Vec<_>>().join(" ") } else { words.join(" ") })
}

/// "O'NEILL-BROWN" to "O'Neill-Brown".
fn small(word: &str) -> String {
    let mut up = true;
    word.chars()
        .map(|c| {
            let out = if up { c.to_string() } else { c.to_lowercase().to_string() };
            up = !c.is_alphabetic();
            out
        })
        .collect()
}

/// Two capitalised words in a row that could be a name.
pub(super) fn has_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|w| name_of(&w.join(" ").replace([',', ';', '(', ')'], "")).is_some())
}

/// Words that carry meaning: what a title shares with its article.
pub(super) fn content_words(key: &str) -> HashSet<&str> {
    key.split(' ').filter(|w| w.len() > 3 && !NOT_NAMES.contains(w)).collect()
}

/// The title among the lines before the body: the line that has most of its words in the article's beginning; the earliest
/// of equals. A line that is a sentence is none.
pub(super) fn title(units: &[Unit], kinds: &[Kind], start: usize) -> Option<usize> {
    let opening: Vec<&str> = units.iter().skip(start).take(12).map(|u| u.key.as_str()).collect();
    let opening: HashSet<&str> = opening.iter().flat_map(|k| content_words(k)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for u in units {
        *times.entry(u.key.as_str()).or_default() += 1;
    }
    let mut best: Option<(f32, usize)> = None;
    for (i, u) in units.iter().enumerate().take(start) {
        let candidate = matches!(kinds.get(i), Some(Kind::Short | Kind::Standfirst | Kind::Paragraph));
        let question = u.text.ends_with(['?', '!']);
        if !candidate || u.words < 2 || u.words > 30 || (u.ended && !question && u.words > 9) {
            continue;
        }
        let words = content_words(&u.key);
        let shared = words.iter().filter(|w| opening.contains(*w)).count() as f32;
        let ratio = shared / words.len().max(1) as f32;
        let length = match u.words {
            0..=3 => -0.3,
            4..=20 => 0.5,
            _ => 0.0,
        };
        // Pages say their title again where they want it shared.
        let again = if times.get(u.key.as_str()).is_some_and(|n| *n > 1) { 0.2 } else { 0.0 };
        // A menu lies between the page's top and the title, a standfirst at most between title and body.
        let near = if start - i <= 8 { 0.3 } else { 0.0 };
        let score = 0.5 * ratio + shared.min(6.0) / 6.0 + length + near + again - if u.bullet { 0.4 } else { 0.0 };
        // A later line has to be clearly better: a standfirst says the title again in more words.
        if best.is_none_or(|(b, at)| score > b + if i - at <= 4 && b > 1.0 { 0.35 } else { 0.0 }) {
            best = Some((score, i));
        }
    }
    best.filter(|(score, i)| *score > 0.6 || units.get(*i).is_some_and(|u| u.words >= 4)).map(|(_, i)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for (text, printed, authors, agencies) in [
            ("By Jane Doe", "Jane Doe", vec!["Jane Doe"], vec![]),
            (
                "By JANE O'NEILL and John van der Roe",
                "JANE O'NEILL and John van der Roe",
                vec!["Jane O'Neill", "John van der Roe"],
                vec![],
            ),
            ("By Jane Doe, Staff Writer | May 3, 2022", "Jane Doe, Staff Writer", vec!["Jane Doe"], vec![]),
            ("By Jane Doe May 3, 2022", "Jane Doe", vec!["Jane Doe"], vec![]),
            ("Via AP news wire", "AP news wire", vec![], vec!["AP"]),
            ("By Reuters Staff", "Reuters Staff", vec![], vec!["Reuters"]),
            (
                "By Jane Doe in Kabul and John Roe",
                "Jane Doe in Kabul and John Roe",
                vec!["Jane Doe", "John Roe"],
                vec![],
            ),
            ("Jane Doe, Staff Writer", "Jane Doe", vec!["Jane Doe"], vec![]),
        ] {
            let read = byline(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.printed.as_str(), read.agencies), (printed, agencies), "{text}");
            assert_eq!(read.authors, authors, "{text}");
        }
        for text in [
            "By Monday",
            "By the end of the year",
            "By 12 votes",
            "Via a ferry",
            "Lima, Peru",
            "Stoltenberg: the promise",
        ] {
            assert_eq!(byline(text), None, "{text}");
        }
    }
}

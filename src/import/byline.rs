//! By-lines: whose name a line prints, and what stands beside the names: papers, agencies, roles, places, accounts.

use super::known::Known;
use super::outlet::{self, Sure};
use super::words::{BESIDE_WORDS, NAME_WORDS, agency, key};

/// Who wrote it, as a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// Without "By", date and place.
    pub printed: String,
    pub authors: Vec<String>,
    pub agencies: Vec<&'static str>,
    /// "for The Paper", ", The Paper".
    pub outlet: Option<String>,
    /// Entries of the list that are none of these.
    pub unread: usize,
}

/// Reads "By Jane Doe and John Roe", "Via AP news wire", "Jane Doe, Staff Writer", "By JANE DOE | May 3, 2022".
pub(super) fn byline(text: &str) -> Option<Byline> {
    byline_known(text, &Known::default())
}

pub(super) fn byline_known(text: &str, known: &Known) -> Option<Byline> {
    let text = text.trim_start_matches(['•', '|', '*', '-', '–', '—', ' ']);
    if text.len() > 200 || text.split_whitespace().count() > 24 {
        return None;
    }
    if let Some((start, rest)) = by(text) {
        let read = people_known(rest, start == "via", known);
        // Words such as "par" and "di" begin other lines as well; there all has to be read.
        let sure = start.ends_with("by") || start == "via" || read.unread == 0;
        return ((!read.authors.is_empty() || !read.agencies.is_empty() || read.outlet.is_some()) && sure)
            .then_some(read);
    }
    // A name and a role, nothing else.
    let (name, role) = text.split_once([',', '|', '–', '—', '-'])?;
    let is_role = is_role(role) && key(role).split(' ').any(|w| NAME_WORDS.role.contains(w));
    let author = name_of(name.trim()).filter(|_| is_role)?;
    Some(Byline { printed: name.trim().to_owned(), authors: vec![author], ..Byline::default() })
}

/// What says that a name follows ("by", "von"), and what follows.
pub(super) fn by(text: &str) -> Option<(String, &str)> {
    // A word more at a time: the lists hold phrases of at most two.
    let ends = text.match_indices([' ', ':', '\u{a0}']).map(|(at, _)| at).take(3);
    let all: Vec<usize> = ends.collect();
    all.into_iter().rev().find_map(|at| {
        let start = key(text.get(..at)?);
        let rest = text.get(at..)?.trim_start_matches([' ', ':', '\u{a0}']);
        (BESIDE_WORDS.by.starting(&start) == Some(start.as_str()) && !start.is_empty() && !rest.is_empty())
            .then_some((start, rest))
    })
}

fn is_role_word(word: &str) -> bool {
    NAME_WORDS.role.contains(word) || NAME_WORDS.beside.contains(word)
}

pub(super) fn is_role(text: &str) -> bool {
    let key = key(text);
    !key.is_empty() && key.split(' ').all(is_role_word)
}

/// The people and agencies of a list of names; what follows a date, a bar or a figure is left out.
pub(super) fn people(text: &str, via: bool) -> Byline {
    people_known(text, via, &Known::default())
}

pub(super) fn people_known(text: &str, via: bool, known: &Known) -> Byline {
    let text = list_of_names(text);
    let mut out = Byline { printed: text.to_owned(), ..Byline::default() };
    let parts = joined(text);
    for part in parts.split(',').map(|p| p.trim_matches([' ', '.', ':']).trim()) {
        // The full stop of an initial is part of the name.
        let part =
            if parts.contains(&format!("{part}.")) && part.len() <= 5 { format!("{part}.") } else { part.to_owned() };
        read_part(&part, via, known, &mut out);
    }
    if out.authors.is_empty() && out.agencies.is_empty() && via && agency(text).is_none() {
        out.printed.clear();
    }
    out
}

/// As far as the names go.
fn list_of_names(text: &str) -> &str {
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
    text.trim().trim_end_matches([',', ';', ':', '@', '('])
}

/// With commas in the place of all that joins names.
fn joined(text: &str) -> String {
    let mut text = text.replace([';', '&', '/', '(', ')'], ",");
    for and in [" and ", " And ", " AND ", " und ", " et ", " و", " y ", " e ", " en "] {
        let two = |(a, b): &(&str, &str)| {
            let last = |s: &str| s.rsplit(',').next().is_some_and(|n| name_of(n.trim()).is_some());
            let first = |s: &str| s.split(',').next().is_some_and(|n| name_of(n.trim()).is_some());
            and.trim().eq_ignore_ascii_case("and") || (last(a) && first(b))
        };
        while let Some((a, b)) = text.split_once(and).filter(two) {
            text = format!("{a},{b}");
        }
    }
    text
}

/// One entry of the list: a person, a paper, an agency, or what somebody is and where.
fn read_part(part: &str, via: bool, known: &Known, out: &mut Byline) {
    let part = part.split(" @").next().unwrap_or(part).trim();
    if part.is_empty() || part.contains('@') || is_role(part) || is_weekday(part) {
        return;
    }
    let mut part = by(part).filter(|(start, _)| start.ends_with("by")).map_or(part, |(_, rest)| rest);
    let mut paper = |words: &str, least: Sure| {
        let found = outlet::named(words, known).filter(|(_, sure)| *sure >= least);
        found.map(|(name, _)| out.outlet.get_or_insert(name)).is_some()
    };
    for of in [" for ", " of ", " für ", " pour ", " para ", " per "] {
        if let Some((name, words)) = part.split_once(of)
            && (paper(words, Sure::Perhaps) || (of == " for " && words.starts_with(char::is_uppercase)))
        {
            if !paper(words, Sure::Perhaps) && agency(words).is_none() {
                out.outlet = Some(words.trim().to_owned());
            }
            part = name.trim();
            break;
        }
    }
    let mut placed = false;
    for at in [" in ", " à ", " aus ", " en ", " from "] {
        if let Some((name, place)) = part.split_once(at).filter(|(_, place)| place.starts_with(char::is_uppercase)) {
            (part, placed) = (name, !place.is_empty());
        }
    }
    // "Jane Doe Associated Press": two lines that became one.
    let agency_behind = part.match_indices(' ').find_map(|(at, _)| {
        let (name, end) = (part.get(..at)?, part.get(at + 1..)?);
        (end.len() > 3 || end == end.to_uppercase()).then_some(())?;
        Some((name_of(name)?, agency(end)?))
    });
    if let Some((name, agency)) = agency_behind {
        out.authors.push(name);
        out.agencies.push(agency);
        return;
    }
    let short = without_staff(part);
    if let Some(agency) = agency(part).or_else(|| agency(short)) {
        out.agencies.push(agency);
        return;
    }
    let first = out.authors.is_empty();
    // "By Jane Post" is a person; "By Jane Doe, Norhaven Post" has a paper.
    let least = if first { Sure::Listed } else { Sure::Named };
    if outlet::named(short, known).is_some_and(|(_, sure)| sure >= least) || (!first && known.within(part).is_some()) {
        out.outlet = out.outlet.take().or_else(|| outlet::named(short, known).map(|(name, _)| name));
        out.outlet = out.outlet.take().or_else(|| known.within(part).map(str::to_owned));
        return;
    }
    let paper_like = !first && outlet::named(short, known).is_some();
    match name_of(part) {
        Some(_) if paper_like || (!first && is_place(part)) => {}
        Some(name) if !via || placed => out.authors.push(name),
        Some(_) => out.unread += 1,
        // "By Jane Doe, Norhaven": a place.
        None if !first && part.split(' ').count() <= 3 && part.starts_with(char::is_uppercase) => {}
        None => out.unread += 1,
    }
}

/// "Reuters Staff", "AP news wire", "Norhaven Post reporters": whose they are.
pub(super) fn without_staff(part: &str) -> &str {
    let ends = [
        "news wire",
        "newswire",
        "wire",
        "news agency",
        "staff",
        "reporters",
        "reporter",
        "newsroom",
        "correspondent",
        "editors",
    ];
    let end = ends.iter().find_map(|w| {
        let at = part.len().checked_sub(w.len())?;
        part.get(at..).filter(|t| t.eq_ignore_ascii_case(w)).map(|_| at)
    });
    end.and_then(|n| part.get(..n)).map_or(part, |p| p.trim().trim_end_matches(['\'', '’']))
}

fn is_weekday(text: &str) -> bool {
    super::inference::first_weekday(text).is_some() && !text.contains(' ')
}

/// Two words and more that name a place: "New York", "Saint Albans", "Harbour City".
fn is_place(text: &str) -> bool {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    let n = &*NAME_WORDS;
    words.first().is_some_and(|w| n.place_first.contains(*w)) || words.last().is_some_and(|w| n.place_last.contains(*w))
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
    while words.len() > 2 && words.last().is_some_and(|w| is_role_word(&key(w))) {
        words.pop();
    }
    if !(2..=5).contains(&words.len()) {
        return None;
    }
    let particle = |w: &str| NAME_WORDS.particles.contains(w.to_lowercase().as_str());
    let fits = words.iter().enumerate().all(|(i, w)| {
        let letters = w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‑'));
        let initial = w.starts_with(char::is_uppercase)
            || (i > 0 && particle(w))
            || w.starts_with("al-")
            // Scripts without capitals.
            || w.chars().all(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
        letters && initial && !NAME_WORDS.never.contains(w.to_lowercase().as_str())
    });
    if !fits {
        return None;
    }
    let shouts =
        words.iter().all(|w| !w.chars().any(char::is_lowercase)) && words.iter().any(|w| w.chars().count() > 3);
    Some(if shouts { words.iter().map(|w| small(w)).collect::<Vec<_>>().join(" ") } else { words.join(" ") })
}

/// "O'NEILL-BROWN" to "O'Neill-Brown".
pub(super) fn small(word: &str) -> String {
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

//! Names that a body or a place bore before: "Kestrel, formerly known as Veldspar". Only where the text says so.

use super::kind::{Name, NameKind};

/// Joins a former name to the present one, as another form of it.
pub(super) fn renamed(text: &str, names: &mut Vec<Name>) {
    let mut at: Vec<(usize, usize, usize)> = Vec::new();
    for (n, name) in names.iter().enumerate().filter(|(_, n)| matches!(n.kind, NameKind::Body | NameKind::Place)) {
        at.extend(name.mentions.iter().map(|m| (m.start, m.end, n)));
    }
    at.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (i, pair) in at.windows(2).enumerate() {
        let [(first, end, a), (start, last, b)] = pair else { continue };
        if a == b {
            continue;
        }
        let between = text.get(*end..*start).unwrap_or("");
        let led = text.get(i.checked_sub(1).and_then(|i| at.get(i)).map_or(0, |p| p.1)..*first).unwrap_or("");
        // "Kestrel, formerly Veldspar's arm" tells no former name.
        let ends = text.get(*last..).unwrap_or("").trim_start().chars().next().is_none_or(|c| ",.;)–—-".contains(c));
        match tells(between, ends) {
            Some(Told::Then) => joined.push((*a, *b)),
            Some(Told::Now) => joined.push((*b, *a)),
            // "Formerly known as Veldspar, Kestrel …"
            None if between == ", " && opens(led) => joined.push((*b, *a)),
            None => {}
        }
    }
    let mut gone = Vec::new();
    for (present, former) in joined {
        if gone.contains(&former) || gone.contains(&present) {
            continue;
        }
        let Some(old) = names.get(former).cloned() else { continue };
        let Some(name) = names.get_mut(present) else { continue };
        for form in std::iter::once(old.name).chain(old.aliases) {
            if form != name.name && !name.aliases.contains(&form) {
                name.aliases.push(form);
            }
        }
        // A town's word in a company's name makes it no town.
        if old.kind == NameKind::Body {
            name.kind = NameKind::Body;
        }
        name.mentions.extend(old.mentions);
        name.mentions.sort_by_key(|m| m.start);
        gone.push(former);
    }
    let mut n = 0;
    names.retain(|_| {
        n += 1;
        !gone.contains(&(n - 1))
    });
    names.sort_by_key(|n| n.mentions.first().map_or(0, |m| m.start));
}

enum Told {
    /// The second name is the former one.
    Then,
    /// The second name is the present one.
    Now,
}

/// What the words between two names say: ", which was formerly known as", " (formerly", ", now called".
fn tells(between: &str, ends: bool) -> Option<Told> {
    let all: Vec<&str> = between
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '-' | '–' | '—'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut words = all.as_slice();
    while let [first, rest @ ..] = words
        && matches!(*first, "which" | "was" | "is" | "company" | "firm" | "group")
    {
        words = rest;
    }
    if let [front @ .., "the"] = words {
        words = front;
    }
    let set_apart = ends && between.trim_start().starts_with([',', '(', '-', '–', '—']);
    match words {
        ["formerly" | "previously" | "originally", "known" | "called" | "named", ..] if names_only(words) => {
            Some(Told::Then)
        }
        ["formerly" | "previously"] if set_apart => Some(Told::Then),
        ["used", "to", "be"] | ["used", "to", "be", "called" | "known"] | ["used", "to", "be", "known", "as"] => {
            Some(Told::Then)
        }
        ["once", "known", "as"] | ["once", "called"] => Some(Told::Then),
        ["now", "known", "as"] | ["now", "called" | "named" | "renamed"] => Some(Told::Now),
        ["now"] if set_apart => Some(Told::Now),
        ["since" | "later", "renamed"] => Some(Told::Now),
        _ => None,
    }
}

/// Nothing stands behind "known as".
fn names_only(words: &[&str]) -> bool {
    words.iter().skip(1).all(|w| matches!(*w, "known" | "called" | "named" | "as"))
}

/// The words before the first name open a sentence and say that it is a former one.
fn opens(led: &str) -> bool {
    ["Formerly known as", "Previously known as", "Formerly called", "Previously called", "Once known as", "Formerly"]
        .iter()
        .any(|l| led.trim_end().ends_with(l))
}

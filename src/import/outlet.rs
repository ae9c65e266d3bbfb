//! Who published a plain text: what its lines name as a publisher. Furniture knows best; the article itself may name any
//! outlet.

use super::known::Known;
use super::line::{Kind, Unit};
use super::said::Said;
use super::words::{Label, OUTLET_FORMS, PAPER_WORDS, agency, key};
use super::{byline, line, printed};
use crate::text::one_line;
use std::collections::BTreeMap;

/// Words after a publisher's name by which it speaks of itself.
const ITS: &[&str] = &[
    "journalists",
    "reporters",
    "newsroom",
    "newsletter",
    "newsletters",
    "readers",
    "app",
    "staff",
    "news service",
    "service",
    "subscribers",
    "is trusted",
    "is an independent",
    "is on the ground",
    "has been",
    "is funded",
    "premium",
    "plus",
    "correspondents",
];

/// Words before a publisher's name in its own furniture.
const OF: &[&str] = &[
    "notifications from",
    "newsletter from",
    "newsletters from",
    "news from",
    "updates from",
    "more from",
    "subscribe to",
    "welcome to",
    "sign up to",
    "support",
    "follow",
    "copyright",
    "download the",
    "published by",
    "originally appeared in",
    "originally appeared on",
    "first appeared in",
    "first appeared on",
    "first published in",
    "first published by",
    "courtesy of",
    "provided by",
];

/// How surely words name an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// By a noun that ends other names as well: "Harbour Review".
    Perhaps,
    /// By the noun of its name: "Norhaven Gazette".
    Named,
    /// In the list of outlets that pages name.
    Listed,
    /// In the site's registry.
    Registered,
}

/// The outlet that these words, and nothing else, name. News agencies publish nothing, unless they are registered as outlets.
pub(super) fn named(words: &str, registry: &Known) -> Option<(String, Sure)> {
    let words = one_line(words.trim_matches(|c: char| !c.is_alphanumeric()));
    if words.is_empty() || words.len() > 80 {
        return None;
    }
    if let Some(name) = registry.outlet(&words) {
        return Some((name.to_owned(), Sure::Registered));
    }
    if agency(&words).is_some() {
        return None;
    }
    if registry.is_own(&words) {
        return Some((known(&words).unwrap_or(words), Sure::Listed));
    }
    by_itself(&words)
}

/// By the list or by its noun, whoever else is named.
fn by_itself(words: &str) -> Option<(String, Sure)> {
    // A single word is a name only as it is printed: "Time", "Dawn".
    let listed = match words.contains(' ') {
        true => known(words),
        false => OUTLET_FORMS.iter().find(|(form, _)| *form == words).map(|(_, name)| (*name).to_owned()),
    };
    if let Some(name) = listed.filter(|n| agency(n).is_none()) {
        return Some((name, Sure::Listed));
    }
    by_noun(words)
}

/// By the noun of its name, beside a word that is no common one.
fn by_noun(words: &str) -> Option<(String, Sure)> {
    let p = &*PAPER_WORDS;
    let list: Vec<&str> = words.split(' ').collect();
    let small = |w: &str| {
        matches!(
            w,
            "of" | "the" | "and" | "&" | "de" | "del" | "du" | "des" | "di" | "da" | "do" | "la" | "von" | "der"
        )
    };
    let capital = |w: &&str| w.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    if !(2..=6).contains(&list.len())
        || words
            .contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | ':' | '?' | '!' | '"' | '“' | '(' | '|'))
        || !list.iter().all(|w| capital(w) || small(w))
    {
        return None;
    }
    let keys: Vec<String> = list.iter().map(|w| key(w.rsplit('-').next().unwrap_or(w))).collect();
    let own = |rest: &[String]| rest.iter().any(|w| !p.common.contains(w) && !small(w) && !p.perhaps.contains(w));
    let (last, before) = keys.split_last()?;
    let of = keys.iter().position(|w| w == "of");
    let whole = key(words);
    let begins = p.first.starting(&whole).is_some_and(|f| {
        let rest: Vec<String> = whole.get(f.len()..).unwrap_or("").split_whitespace().map(str::to_owned).collect();
        own(&rest)
    });
    let sure = if (p.last.contains(last) && own(before))
        || begins
        || of.is_some_and(|at| {
            at > 0 && keys.get(at - 1).is_some_and(|w| p.last.contains(w)) && own(keys.get(at + 1..).unwrap_or(&[]))
        }) {
        Sure::Named
    } else if p.perhaps.contains(last) && own(before) {
        Sure::Perhaps
    } else {
        return None;
    };
    let shouts = list.iter().all(|w| !w.contains(char::is_lowercase)) && words.chars().any(char::is_uppercase);
    let name = if shouts {
        list.iter().map(|w| super::byline::small(w)).collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    };
    Some((name, sure))
}

/// The outlet that most speaks for itself in the lines that are not the article; none where two do so alike.
pub(super) fn outlet(units: &[Unit], kinds: &[Kind], said: &[Option<Said>], known_here: &Known) -> Option<String> {
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    let mut vote = |name: String, n: usize| *votes.entry(name).or_default() += n;
    for (n, (u, kind)) in units.iter().zip(kinds).enumerate() {
        if let Some(said) = said.get(n).and_then(Option::as_ref) {
            for (name, weight) in &said.outlets {
                vote(name.clone(), *weight);
            }
            continue;
        }
        match kind {
            Kind::Label(Label::Outlet) => {
                if let Some((_, value)) = line::labelled(u).filter(|(_, v)| is_name(v)) {
                    vote(known(value).unwrap_or(value.to_owned()), 6);
                }
            }
            Kind::Label(Label::Source) => {
                if let Some((name, _)) = line::labelled(u).and_then(|(_, v)| named(v, known_here)) {
                    vote(name, 3);
                }
            }
            Kind::Byline => {
                if let Some(name) = byline::byline_known(u.text, known_here).and_then(|b| b.outlet) {
                    vote(known(&name).unwrap_or(name), 3);
                }
            }
            Kind::Title => {
                if let (_, Some((name, sure))) = of_title(u.text, known_here) {
                    vote(name, if sure == Sure::Registered { 8 } else { 3 });
                }
            }
            Kind::Furniture | Kind::Credit | Kind::Block | Kind::Caption => {
                in_furniture(u, *kind == Kind::Credit, known_here, &mut vote);
            }
            _ => {}
        }
    }
    let most = votes.values().max().filter(|n| **n >= 2)?;
    let mut best = votes.iter().filter(|(_, n)| *n == most);
    match (best.next(), best.next()) {
        (Some((name, _)), None) => Some(name.clone()),
        _ => None,
    }
}

/// What may stand after "Publisher:": a name, no address and no sentence.
pub(super) fn is_name(value: &str) -> bool {
    let host = !value.contains(' ') && value.contains('.') || value.contains("://") || value.contains('@');
    !value.is_empty()
        && value.len() < 80
        && !host
        && value.split(' ').count() <= 8
        && value.contains(char::is_alphabetic)
}

/// A title without the outlet that stands behind or before it, and that outlet.
pub(super) fn of_title(title: &str, known_here: &Known) -> (String, Option<(String, Sure)>) {
    let title = one_line(title);
    if let Some((rest, inside)) = bracketed(&title) {
        let name = inside.split(',').next().unwrap_or("");
        return (rest.to_owned(), named(name, known_here).filter(|(_, sure)| *sure >= Sure::Named));
    }
    for sign in [" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » "] {
        let least = if sign == " | " { Sure::Perhaps } else { Sure::Named };
        for (rest, name) in title.rsplit_once(sign).into_iter().chain(title.split_once(sign).map(|(a, b)| (b, a))) {
            if let Some(found) = named(name, known_here).filter(|(_, sure)| *sure >= least)
                && !rest.trim().is_empty()
            {
                return (rest.trim().to_owned(), Some(found));
            }
        }
    }
    (title, None)
}

/// "Budget passes (Norhaven Post, May 3)": a title with where and when it came out.
pub(super) fn bracketed(title: &str) -> Option<(&str, &str)> {
    let (rest, inside) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let day = inside.split_once(',')?.1;
    let dated = printed::first(day).is_some() || printed::without_year(day).is_some();
    (dated && !rest.is_empty()).then_some((rest, inside))
}

/// Who has the rights, as a line of copyright says: "© 2026 The Norhaven Post. All rights reserved."
pub(super) fn holder(text: &str) -> Option<String> {
    let text = one_line(&text.replace("Copyright", "©").replace("(c)", " ").replace("© ©", "©"));
    let (_, rest) = text.split_once('©').filter(|(before, _)| before.len() < 20)?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '©'));
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let end = rest.find([',', ';', '|', '(']).into_iter().chain(rest.find(". ")).chain(rest.find(" All ")).min();
    let name = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', ' ']);
    let words = name.split(' ').count();
    (is_name(name) && words <= 5 && !name.starts_with(char::is_lowercase)).then(|| name.to_owned())
}

/// The name that is kept for a known outlet.
pub(super) fn known(name: &str) -> Option<String> {
    let bare = key(name);
    OUTLET_FORMS.iter().find(|(form, _)| key(form) == bare).map(|(_, name)| (*name).to_owned())
}

/// Votes for what one line of furniture names.
fn in_furniture(u: &Unit, credit: bool, registry: &Known, vote: &mut impl FnMut(String, usize)) {
    if u.words > 150 {
        return;
    }
    let mut text = u.text.replace(['\u{a0}', '’'], " ").replace(" s ", " 's ");
    for (form, name) in registry.forms().chain(OUTLET_FORMS.iter().copied()) {
        let Some(at) = whole(&text, form) else { continue };
        let after = key(text.get(at + form.len()..).unwrap_or(""));
        let after = after.strip_prefix("s ").unwrap_or(&after);
        let before = key(text.get(..at).unwrap_or(""));
        let own = ITS.iter().any(|w| after.starts_with(w)) || OF.iter().any(|w| before.ends_with(w));
        let theirs = credit && ITS.iter().any(|w| after.split(' ').take(4).collect::<Vec<_>>().join(" ").contains(w));
        // "Time", "Vice": names that are words, too.
        let word = !form.contains([' ', '.']) && form.chars().skip(1).all(char::is_lowercase);
        // An agency is credited everywhere; that makes it nobody's publisher.
        if (agency(name).is_none() && !word) || own {
            vote(name.to_owned(), if own || theirs { 3 } else { usize::from(!credit) });
        }
        text.replace_range(at..at + form.len(), &"_".repeat(form.len()));
    }
    for start in OF {
        let Some(name) = after_phrase(u.text, start) else { continue };
        // Companies: "The Paper Company", "Paper Media Group".
        if *start == "copyright" && registry.outlet(&name).is_none() && by_itself(&name).is_none() {
            // A company holds the rights of many papers.
            continue;
        }
        let company = OUTLET_FORMS.iter().any(|(form, _)| name.starts_with(form));
        if !company && agency(&name).is_none() {
            vote(name, 2);
        }
    }
}

/// Where a name stands as whole words.
pub(super) fn whole(text: &str, name: &str) -> Option<usize> {
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !letter(before) && !letter(after) && before != Some('/') && after != Some('/')
    })
}

/// The capitalised words after a phrase, where they are at least two or begin with "The".
fn after_phrase(text: &str, phrase: &str) -> Option<String> {
    let lower = text.replace('\u{a0}', " ").replace('©', "copyright").to_ascii_lowercase();
    let shown = text.replace('\u{a0}', " ").replace('©', "copyright");
    let at = lower.find(phrase)? + phrase.len();
    let rest = shown
        .get(at..)?
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–' | '(' | 'c' | ')'));
    let mut words = Vec::new();
    for w in rest.split_whitespace().take(6) {
        let end = w.ends_with(['.', ',', ';', '!', '|', ')', ':']);
        let bare = w.trim_end_matches(['.', ',', ';', '!', '|', ')', ':']);
        let small = matches!(bare, "of" | "and" | "&") && !words.is_empty();
        if !(bare.starts_with(char::is_uppercase) || small)
            || matches!(
                bare,
                "All" | "Rights" | "Facebook" | "Twitter" | "WhatsApp" | "Telegram" | "YouTube" | "Instagram"
            )
        {
            break;
        }
        words.push(bare);
        if end {
            break;
        }
    }
    while words.last().is_some_and(|w| matches!(*w, "of" | "and" | "&" | "Ltd" | "Inc" | "LLC" | "Limited")) {
        words.pop();
    }
    (words.len() >= 2).then(|| words.join(" ")).filter(|n| n.len() < 60)
}

/// A title without the name of its site: "Budget passes | The Paper". The name, where it is an outlet's.
pub(super) fn without(title: &str, outlet_name: Option<&str>) -> (String, Option<String>) {
    let title = one_line(title);
    let ours = outlet_name.map(key);
    // "Economy | Budget passes": a section before the title.
    if let Some((section, rest)) = title.split_once(" | ")
        && section.split(' ').count() <= 2
        && rest.split(' ').count() >= 5
    {
        return without(rest, outlet_name);
    }
    for sign in [" | ", " – ", " — ", " - ", " · ", " :: ", " » ", " / "] {
        let Some((before, after)) = title.rsplit_once(sign) else { continue };
        let known = known(after);
        let same = ours
            .as_deref()
            .is_some_and(|o| o == key(after) || (!o.is_empty() && key(after).ends_with(&format!(" {o}"))));
        let shape = sign != " - " && sign != " – " && sign != " — " && sign != " / " && after.split(' ').count() <= 4;
        if before.split(' ').count() >= 2 && (same || known.is_some() || shape) {
            let name = known.or_else(|| shape.then(|| after.to_owned()));
            return (before.trim().to_owned(), name);
        }
    }
    (title, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_name_of_their_site() {
        for (title, outlet, expected) in [
            ("Budget passes | The Paper", None, ("Budget passes", Some("The Paper"))),
            ("Budget passes - BBC News", None, ("Budget passes", Some("BBC News"))),
            ("Budget passes - Local Paper", Some("Local Paper"), ("Budget passes", None)),
            ("Budget passes - and what now", None, ("Budget passes - and what now", None)),
        ] {
            let (t, o) = without(title, outlet);
            assert_eq!((t.as_str(), o.as_deref()), expected, "{title}");
        }
    }
}

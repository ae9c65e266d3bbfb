//! Who published a plain text: what its lines name as a publisher. Furniture knows best; the article itself may name any
//! outlet.

use super::line::{Kind, Unit};
use super::words::{Label, OUTLET_FORMS, agency, key};
use super::{head, line};
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

/// The outlet that most speaks for itself in the lines that are not the article.
pub(super) fn outlet(units: &[Unit], kinds: &[Kind]) -> Option<String> {
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    let mut vote = |name: String, n: usize| *votes.entry(name).or_default() += n;
    for (u, kind) in units.iter().zip(kinds) {
        match kind {
            Kind::Label(Label::Outlet) => {
                if let Some((_, value)) = line::labelled(u).filter(|(_, v)| !v.is_empty() && v.len() < 80) {
                    vote(known(value).unwrap_or(value.to_owned()), 6);
                }
            }
            Kind::Label(Label::Source) => {
                if let Some((_, value)) = line::labelled(u).filter(|(_, v)| !v.is_empty() && v.len() < 80)
                    && agency(value).is_none()
                    && value.starts_with(char::is_uppercase)
                {
                    vote(known(value).unwrap_or(value.to_owned()), 3);
                }
            }
            Kind::Byline => {
                if let Some(name) = head::byline(u.text).and_then(|b| b.outlet) {
                    vote(known(&name).unwrap_or(name), 3);
                }
            }
            Kind::Furniture | Kind::Credit | Kind::Block | Kind::Caption => named(u, *kind == Kind::Credit, &mut vote),
            _ => {}
        }
    }
    // Of equals the first by name: the same input gives the same outlet.
    let best = votes.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse((*name).clone())))?;
    (*best.1 >= 2).then(|| best.0.clone())
}

/// The name that is kept for a known outlet.
pub(super) fn known(name: &str) -> Option<String> {
    let bare = key(name);
    OUTLET_FORMS.iter().find(|(form, _)| key(form) == bare).map(|(_, name)| (*name).to_owned())
}

/// Votes for what one line of furniture names.
fn named(u: &Unit, credit: bool, vote: &mut impl FnMut(String, usize)) {
    if u.words > 150 {
        return;
    }
    let mut text = u.text.replace(['\u{a0}', '’'], " ").replace(" s ", " 's ");
    for (form, name) in OUTLET_FORMS.iter() {
        let Some(at) = whole(&text, form) else { continue };
        let after = key(text.get(at + form.len()..).unwrap_or(""));
        let after = after.strip_prefix("s ").unwrap_or(&after);
        let before = key(text.get(..at).unwrap_or(""));
        let own = ITS.iter().any(|w| after.starts_with(w)) || OF.iter().any(|w| before.ends_with(w));
        let theirs = credit && ITS.iter().any(|w| after.split(' ').take(4).collect::<Vec<_>>().join(" ").contains(w));
        // An agency is credited everywhere; that makes it nobody's publisher.
        if agency(name).is_none() || own {
            vote((*name).to_owned(), if own || theirs { 3 } else { usize::from(!credit) });
        }
        text.replace_range(at..at + form.len(), &"_".repeat(form.len()));
    }
    for start in OF {
        let Some(name) = after_phrase(u.text, start) else { continue };
        // Companies: "The Paper Company", "Paper Media Group".
        let company = OUTLET_FORMS.iter().any(|(form, _)| name.starts_with(form));
        if !company && agency(&name).is_none() {
            vote(name, 2);
        }
    }
}

/// Where a name stands as whole words.
fn whole(text: &str, name: &str) -> Option<usize> {
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

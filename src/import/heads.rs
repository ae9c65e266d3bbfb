//! The lines above an article and those below it: which of them say where it comes from, and which is its title.

use super::Page;
use super::known::Known;
use super::line::{Kind, Unit};
use super::said::{self, Said};
use super::words::{FURNITURE_WORDS, SECTION_WORDS, key};
use super::{byline, lead::lead, outlet, reference, tagged};

/// Lines above an article that are looked at; a page that is copied whole has menus of hundreds.
const ABOVE: usize = 400;
/// Lines below an article that may say where it comes from.
const BELOW: usize = 12;
/// Lines from the title to the article; what is farther up is the site's.
const NEAR: usize = 12;

/// What is known, with what the text says of itself: its address, and whose it is.
pub(super) fn known_with_own(units: &[Unit], known: &Known) -> Known {
    let lines = || units.iter().take(NEAR * 2).chain(units.iter().rev().take(BELOW));
    let host = lines().find_map(|u| reference::bare_host(u.text));
    let url = lines().find_map(|u| said::address(u.text).map(str::to_owned)).or(host);
    let wrote =
        |name: &str| lines().filter_map(|u| byline::byline(u.text)).any(|b| b.authors.iter().any(|a| a == name));
    let holder = lines().find_map(|u| outlet::holder(u.text)).filter(|h| !wrote(h));
    known.with_own(url.as_deref(), holder.as_deref())
}

/// What the lines say, one entry a line; those lines are marked. The first paragraph is never one of them.
pub(super) fn read(units: &[Unit], kinds: &mut [Kind], known: &Known) -> Vec<Option<Said>> {
    let tagged = tagged::is_tagged(units.iter().map(|u| u.text));
    let mut all: Vec<Option<Said>> = vec![None; units.len()];
    let mut start = units.len();
    for (i, u) in units.iter().enumerate() {
        let is_paragraph = kinds.get(i) == Some(&Kind::Paragraph);
        if i >= ABOVE && !is_paragraph {
            continue;
        }
        if lead(u.text, known).is_some() {
            set(kinds, i, Kind::Paragraph);
            start = i;
            break;
        }
        let said = said::line(u.text, known, tagged).filter(|_| i < ABOVE);
        if let (Some(said), Some(entry)) = (said, all.get_mut(i)) {
            *entry = Some(said);
            continue;
        }
        if is_paragraph {
            if is_title_above(units, kinds, &all, known, tagged, i) {
                set(kinds, i, Kind::Short);
                continue;
            }
            start = i;
            break;
        }
    }
    give_back_the_title(units, kinds, &mut all, start);
    settle(units, &mut all, start);
    weigh(&mut all, start);
    for i in 0..start.min(units.len()) {
        if all.get(i).is_some_and(Option::is_some) {
            set(kinds, i, Kind::Said);
        }
    }
    below(units, kinds, &mut all, known, tagged, start);
    all
}

fn set(kinds: &mut [Kind], at: usize, kind: Kind) {
    if let Some(k) = kinds.get_mut(at) {
        *k = kind;
    }
}

/// A long title is taken for a paragraph; a credit and a paragraph follow it.
fn is_title_above(
    units: &[Unit],
    kinds: &[Kind],
    all: &[Option<Said>],
    known: &Known,
    tagged: bool,
    at: usize,
) -> bool {
    let sentences = |u: &Unit| 1 + u.text.trim_end_matches(['.', '!', '?']).matches(". ").count();
    let Some(u) =
        units.get(at).filter(|u| u.words <= 30 && (sentences(u) == 1 || (sentences(u) == 2 && u.words <= 22)))
    else {
        return false;
    };
    let first = (0..at).all(|n| all.get(n).is_some_and(Option::is_some) || is_kicker(units, n));
    let next =
        units.get(at + 1).and_then(|n| said::line(n.text, known, tagged)).is_some_and(|s| s.is_credit() && !s.unsure);
    let goes_on = kinds.iter().skip(at + 2).take(NEAR).any(|k| *k == Kind::Paragraph);
    first && next && goes_on && u.words >= 4
}

fn is_kicker(units: &[Unit], at: usize) -> bool {
    units.get(at).is_some_and(|u| SECTION_WORDS.contains(&u.key))
}

/// Where no line is left that could be the title, it is the first that was explained by a doubtful word.
fn give_back_the_title(units: &[Unit], kinds: &mut [Kind], all: &mut [Option<Said>], start: usize) {
    let titled = all.iter().flatten().any(|s| s.title.is_some());
    let candidate = (0..start.min(units.len())).any(|n| {
        all.get(n).is_some_and(Option::is_none)
            && matches!(kinds.get(n), Some(Kind::Short | Kind::Standfirst))
            && !is_kicker(units, n)
    });
    if titled || candidate {
        return;
    }
    if let Some(entry) = all.iter_mut().take(start).find(|e| e.as_ref().is_some_and(|s| s.unsure)) {
        *entry = None;
        return;
    }
    // "How to clear your inbox": a title that speaks to readers, over a credit.
    let spoken = (0..start.min(units.len())).find(|n| {
        kinds.get(*n) == Some(&Kind::Furniture)
            && units.get(*n).is_some_and(|u| u.words >= 4 && is_title(u) && !FURNITURE_WORDS.whole.contains(&u.key))
            && all.get(n + 1).is_some_and(|s| s.as_ref().is_some_and(Said::is_credit))
    });
    if let Some(at) = spoken {
        set(kinds, at, Kind::Short);
    }
}

/// A piece beside a day that nothing explains is an outlet where it can hardly be a person, a place or the title: by-lines stand
/// in another line, and the article does not speak of it.
fn settle(units: &[Unit], all: &mut [Option<Said>], start: usize) {
    let bylined =
        all.iter().flatten().any(|s| s.perhaps.is_none() && (!s.authors.is_empty() || !s.agencies.is_empty()));
    for (n, said) in all.iter_mut().enumerate().take(start) {
        let Some(said) = said else { continue };
        let Some(name) = said.perhaps.take() else { continue };
        let spoken_of = units.iter().skip(start).any(|u| outlet::whole(u.text, &name).is_some());
        if n > 0 && (bylined || name.starts_with("The ")) && !spoken_of && said.outlets.is_empty() {
            said.outlets.push((name, 3));
        }
    }
}

/// Names in the menu of a site weigh little.
fn weigh(all: &mut [Option<Said>], start: usize) {
    let far = start.saturating_sub(NEAR);
    for said in all.iter_mut().take(far).flatten() {
        said.outlets.iter_mut().for_each(|(_, weight)| *weight = (*weight).min(1));
    }
}

/// From the end upwards to the last paragraph: what has a label, an address or a day.
fn below(units: &[Unit], kinds: &mut [Kind], all: &mut [Option<Said>], known: &Known, tagged: bool, start: usize) {
    for i in (start + 1..units.len()).rev().take(BELOW) {
        let Some(u) = units.get(i) else { continue };
        let kind = kinds.get(i).cloned();
        let cited = reference::citation(u.text, known);
        if let Some((title, said)) = cited
            && units.iter().take(start + 1).any(|t| t.key == key(&title))
        {
            take(all, kinds, i, said);
            continue;
        }
        let said = said::line(u.text, known, tagged).filter(|s| s.is_credit() && s.title.is_none());
        match (kind, said) {
            (Some(Kind::Paragraph), _) => return,
            (Some(Kind::Short), Some(s)) if s.url.is_some() || s.labelled || s.is_reference() => take(all, kinds, i, s),
            (Some(Kind::Label(_) | Kind::Date | Kind::Byline), Some(s)) => take(all, kinds, i, s),
            _ => {}
        }
    }
}

fn take(all: &mut [Option<Said>], kinds: &mut [Kind], at: usize, said: Said) {
    if let Some(entry) = all.get_mut(at) {
        *entry = Some(said);
        set(kinds, at, Kind::Said);
    }
}

/// The title where few lines stand above the article: the first of them that nothing else explains. `None` where there are
/// many, or none.
pub(super) fn title(units: &[Unit], kinds: &[Kind], start: usize) -> Option<usize> {
    if start > NEAR {
        return None;
    }
    let mut found =
        (0..start).filter(|n| matches!(kinds.get(*n), Some(Kind::Short | Kind::Standfirst | Kind::Heading)));
    let first = found.find(|n| units.get(*n).is_some_and(is_title))?;
    // One word in capitals over a line of several is the name of the paper, or of a column.
    let next = found.next().filter(|n| {
        units.get(first).is_some_and(|u| u.words == 1 && !u.text.contains(char::is_lowercase))
            && units.get(*n).is_some_and(|u| u.words > 2 && is_title(u))
    });
    Some(next.unwrap_or(first))
}

fn is_title(u: &Unit) -> bool {
    let greets = u.text.ends_with([',', ':', ';']) || u.text.starts_with('@');
    let letters = u.text.chars().filter(|c| c.is_alphabetic()).count();
    // "Share 99 times"
    let first = u.key.split(' ').next().unwrap_or("");
    let counts = u.words <= 4 && u.key.contains(|c: char| c.is_ascii_digit()) && FURNITURE_WORDS.whole.contains(first);
    !greets
        && !counts
        && u.text.matches(" | ").count() < 2
        && letters >= 3
        && !u.bullet
        && u.words <= 30
        && !SECTION_WORDS.contains(&key(u.text))
}

/// Lines above the article that are neither its title nor its standfirst say where it comes from; they are no part of it.
pub(super) fn exclude(page: &mut Page) {
    let Some(first) = page.body.iter().chain(&page.headings).map(|r| r.start).min() else { return };
    let (title, standfirst) = (page.title.as_deref().map(key), page.standfirst.as_deref().map(key));
    let names =
        |line: &str, of: &Option<String>| of.as_ref().is_some_and(|t| !t.is_empty() && key(line).contains(t.as_str()));
    let mut lines = Vec::new();
    for (n, line) in page.text.get(..first).unwrap_or("").lines().enumerate().take(ABOVE) {
        let known = page.furniture.iter().any(|r| r.contains(&(n + 1)));
        if !known && !line.trim().is_empty() && !names(line, &title) && !names(line, &standfirst) {
            lines.push(n + 1);
        }
    }
    if lines.is_empty() {
        return;
    }
    let mut all: Vec<usize> = page.furniture.iter().flat_map(|r| r.clone()).chain(lines).collect();
    all.sort_unstable();
    page.furniture.clear();
    all.into_iter().for_each(|n| super::plain::push(&mut page.furniture, (n, n)));
}

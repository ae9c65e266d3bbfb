//! Runs of words in capitals, with the small words, marks and points that hold a name together.

use super::super::lexicon::CALENDAR_WORDS;
use super::super::lexicon::actors::{ACTORS, Sort};
use super::super::prose::{Prose, Start, abbreviates};
use super::super::token::{Gap, Token};

/// One word of a name: `Kramp-Karrenbauer`, `Gen.`, `U.S.`, `of`.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Tokens, the end not included.
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub words: Vec<Word>,
    /// The first word begins a sentence: its capital says nothing.
    pub opens: bool,
    /// Part of a compound such as "U.S.-led".
    pub compound: bool,
}

impl Chunk {
    pub fn to(&self) -> usize {
        self.words.last().map_or(0, |w| w.to)
    }
}

/// Longer runs are no name, and cut.
const LONGEST: usize = 14;

pub(super) fn chunks(prose: &Prose) -> Vec<Chunk> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < prose.tokens.len() {
        let headline = prose.paragraph.get(i).and_then(|p| prose.headline.get(*p)).is_some_and(|h| *h);
        match word(prose, i) {
            Some(w) if is_ticker(prose, &w) => i = w.to,
            // "the Sunday Telegraph" is a paper, "Sunday Live" a programme and nobody.
            Some(w) if !headline && names_a_title(prose, &w) => {
                let end = w.to + 1;
                let words = vec![Word { from: i, to: w.to }, Word { from: w.to, to: end }];
                let paper = ACTORS.known(prose.slice(i, end)).is_some()
                    || prose.at(w.to).is_some_and(|t| ACTORS.outlet_heads.contains(t.text));
                if paper {
                    out.push(Chunk { words, opens: false, compound: false });
                }
                i = end;
            }
            Some(first) if !headline && !is_calendar(prose, i, false) => {
                let chunk = chunk(prose, first);
                i = chunk.to().max(i + 1);
                out.push(chunk);
            }
            Some(w) => i = w.to,
            None => i += 1,
        }
    }
    out
}

fn chunk(prose: &Prose, first: Word) -> Chunk {
    let opens = prose.starts_sentence(first.from);
    let state = behind_town(prose, &first).is_some();
    let mut words = vec![first];
    while words.len() < LONGEST && !state {
        let Some(last) = words.last() else { break };
        let end = last.to;
        // "(Company chairman Rolf) Tamm": a bracket that closes inside a name.
        let inside = prose.at(end).is_some_and(|b| (b.is(")") || b.is("]")) && b.glued())
            && ACTORS.is_given(form(prose, last))
            && prose.at(end + 1).is_some_and(|n| n.is_capital() && n.gap == Gap::Space);
        if inside && let Some(next) = word(prose, end + 1) {
            words.push(next);
            continue;
        }
        // "Local 594"
        let channel = matches!(form(prose, last), "Radio" | "Channel");
        let part = (channel || ACTORS.unions.contains(form(prose, last))) && same_run(prose, end);
        if part && prose.at(end).is_some_and(|n| n.is_figure() && n.text.bytes().all(|b| b.is_ascii_digit())) {
            words.push(Word { from: end, to: end + 1 });
            break;
        }
        // "Kestrel plc"
        if same_run(prose, end) && prose.at(end).is_some_and(|t| t.text == "plc") {
            words.push(Word { from: end, to: end + 1 });
            break;
        }
        if same_run(prose, end)
            && let Some(next) = word(prose, end)
        {
            if is_calendar(prose, end, is_given_before(prose, &words)) {
                break;
            }
            words.push(next);
            continue;
        }
        let Some(more) = linked(prose, &words) else { break };
        words.extend(more);
    }
    let end = words.last().map_or(0, |w| w.to);
    let compound = prose.at(end).is_some_and(|h| h.is_hyphen() && h.glued())
        && prose.at(end + 1).is_some_and(|w| w.is_word() && w.glued());
    Chunk { words, opens, compound }
}

/// A shortened state behind a town, "Tarvesh, Wis.": its place in the lists.
pub(super) fn behind_town(prose: &Prose, w: &Word) -> Option<usize> {
    let comma = prose.before(w.from)?;
    let town = w.from.checked_sub(2).and_then(|b| prose.at(b))?;
    (comma.is(",") && town.is_capital()).then(|| ACTORS.shortened_state(form(prose, w))).flatten()
}

/// A weekday with a word of papers and programmes right after it.
fn names_a_title(prose: &Prose, w: &Word) -> bool {
    let weekday = CALENDAR_WORDS.weekdays.contains_key(prose.lower(w.from));
    let title = prose.at(w.to).filter(|t| t.is_capital() && t.gap == Gap::Space);
    weekday && title.is_some_and(|t| CALENDAR_WORDS.titles.contains(t.lower.as_str()))
}

/// What an exchange calls a share: "<KSTR.O>", "(NYSE: KST)". It names nobody, nor does the exchange before it.
fn is_ticker(prose: &Prose, w: &Word) -> bool {
    let capital =
        |i: usize| prose.at(i).is_some_and(|t| t.is(".") || t.is_figure() || !t.text.contains(char::is_lowercase));
    let is = |i: Option<usize>, mark: &str| i.and_then(|i| prose.at(i)).is_some_and(|t| t.is(mark));
    let first = (w.from.saturating_sub(3)..=w.from).rev().find(|i| is(i.checked_sub(1), "<"));
    let last = (w.to..w.to + 3).find(|i| is(Some(*i), ">"));
    if let (Some(first), Some(last)) = (first, last) {
        return (first..last).all(|i| capital(i) && (i == first || prose.at(i).is_some_and(|t| t.glued())));
    }
    let all = (w.from..w.to).all(capital);
    let exchange = is(w.from.checked_sub(1), "(")
        && is(Some(w.to), ":")
        && (w.to + 1..w.to + 5).find(|i| is(Some(*i), ")")).is_some_and(|end| (w.to + 1..end).all(capital));
    let share = is(w.from.checked_sub(1), ":") && is(w.from.checked_sub(3), "(") && is(Some(w.to), ")");
    all && (exchange || share)
}

/// The token stands in the same sentence as the one before, with a space between.
fn same_run(prose: &Prose, i: usize) -> bool {
    prose.at(i).is_some_and(|t| t.gap == Gap::Space) && prose.starts.get(i) == Some(&Start::Nothing)
}

/// The word of a name that begins at a token.
pub(super) fn word(prose: &Prose, i: usize) -> Option<Word> {
    let first = prose.at(i)?;
    let arabic = matches!(first.text, "al" | "el" | "Al" | "El" | "ul" | "as" | "ash" | "an" | "ar" | "at");
    let mut to = i + 1;
    if !first.is_capital() {
        // al-Qaida, al Qaeda, el-Sisi
        let join = arabic && prose.at(i + 1).is_some_and(|h| h.glued() && (h.is_hyphen() || h.is("—") || h.is("–")));
        let spaced = matches!(first.text, "al" | "el")
            && !prose.starts_sentence(i)
            && prose.at(i + 1).is_some_and(|n| n.is_capital() && n.gap == Gap::Space);
        if join && prose.at(i + 2).is_some_and(|n| n.is_capital() && n.glued()) {
            to = i + 3;
        } else if spaced {
            to = i + 2;
        } else {
            return None;
        }
    }
    while let Some(mark) = prose.at(to).filter(|m| m.glued()) {
        let dash = mark.is_hyphen() || (arabic && to == i + 1 && (mark.is("—") || mark.is("–")));
        let next = prose.at(to + 1).filter(|n| n.glued());
        let initials = |w: &Token, most: usize| w.text.len() <= most && w.text.bytes().all(|b| b.is_ascii_uppercase());
        if mark.is("&") && to == i + 1 && initials(first, 3) && next.is_some_and(|n| initials(n, 2)) {
            // M&S, AT&T
            to += 2;
            break;
        }
        if (dash || mark.is("/")) && next.is_some_and(|n| n.is_capital()) {
            // "U.S.-Taliban", "US-Taliban": two names; "RFE/RL", "Al-Qaeda": one.
            if dash && to == i + 1 && two_names(prose, i, to + 1) {
                break;
            }
            to += 2;
        } else if dash
            && next.is_some_and(|n| n.is_word() && n.text.chars().count() <= 3)
            && prose.at(to + 2).is_some_and(|h| h.is_hyphen() && h.glued())
            && prose.at(to + 3).is_some_and(|n| n.is_capital() && n.glued())
        {
            // Port-au-Prince
            to += 4;
        } else if dash && next.is_some_and(|n| n.is_figure()) {
            to += 2;
        } else if mark.is_figure() && to == i + 1 && first.text.len() <= 3 {
            // G20
            to += 1;
        } else if mark.is(".") && abbreviates(&prose.tokens, to) && to == i + 1 {
            to += 1;
            break;
        } else {
            break;
        }
    }
    Some(Word { from: i, to })
}

/// A state or nationality and another known name, joined by a hyphen.
fn two_names(prose: &Prose, a: usize, b: usize) -> bool {
    let known = |i: usize| prose.at(i).is_some_and(|t| ACTORS.known(t.text).is_some() || ACTORS.belongs(t.text));
    known(a) && known(b) && ACTORS.known(prose.slice(a, b + 1)).is_none()
}

/// A weekday, or a month that is no given name here.
fn is_calendar(prose: &Prose, i: usize, after_given: bool) -> bool {
    let Some(t) = prose.at(i) else { return false };
    let word = t.lower.as_str();
    if CALENDAR_WORDS.weekdays.contains_key(word) {
        return true;
    }
    let woman = ACTORS.is_female(t.text) && prose.at(i + 1).is_some_and(|n| n.is_capital() && n.gap == Gap::Space);
    CALENDAR_WORDS.months.contains_key(word) && !after_given && !woman
}

fn form<'a>(prose: &Prose<'a>, w: &Word) -> &'a str {
    prose.slice(w.from, w.to)
}

fn is_given_before(prose: &Prose, words: &[Word]) -> bool {
    words.last().is_some_and(|w| {
        let word = form(prose, w);
        ACTORS.is_given(word) || matches!(word, "Mrs" | "Mrs." | "Ms" | "Ms." | "Mr" | "Mr." | "Minister" | "Dr.")
    })
}

/// What joins the words so far to more words in capitals: "of", "and", "'s", "&", "von der".
fn linked(prose: &Prose, words: &[Word]) -> Option<Vec<Word>> {
    let last = words.last()?;
    let end = last.to;
    let link = prose.at(end)?;
    if matches!(link.lower.as_str(), "'s" | "'") && link.glued() {
        let owned = ACTORS.owned.contains(form(prose, last));
        let next = same_run(prose, end + 1).then(|| word(prose, end + 1)).flatten()?;
        let all = [form(prose, last), prose.slice(end, end + 1), " ", form(prose, &next)].concat();
        let known = ACTORS.known(&all).is_some();
        return (owned || known).then(|| vec![Word { from: last.to, to: end + 1 }, next]);
    }
    if !same_run(prose, end) {
        return None;
    }
    if link.is("&") {
        let next = word(prose, end + 1)?;
        return Some(vec![Word { from: end, to: end + 1 }, next]);
    }
    if !link.is_word() {
        return None;
    }
    // Small words up to the next capital.
    let mut at = end;
    while at < end + 3
        && prose.at(at).is_some_and(|t| t.is_word() && !t.is_capital() && t.text.len() <= 7)
        && word(prose, at).is_none()
    {
        at += 1;
    }
    if at == end || (end + 1..=at).any(|i| !same_run(prose, i)) {
        return None;
    }
    // "the Mail on Sunday"
    let paper = ACTORS.known(prose.slice(last.from, at + 1)).is_some();
    let next = word(prose, at).filter(|_| paper || !is_calendar(prose, at, false))?;
    let links: Vec<&str> = (end..at).map(|i| prose.lower(i)).collect();
    let join = known_across(prose, words, at) || of_body(prose, words, &links, &next) || particle(prose, words, &links);
    join.then(|| {
        let mut more: Vec<Word> = (end..at).map(|i| Word { from: i, to: i + 1 }).collect();
        more.push(next);
        more
    })
}

/// The words on both sides of the link make up a name of the lists, or a title ("Secretary of State").
fn known_across(prose: &Prose, words: &[Word], at: usize) -> bool {
    let fronts: Vec<usize> = words.iter().rev().take(4).map(|w| w.from).collect();
    let title = fronts.iter().any(|f| ACTORS.titles.at(&prose.tokens, *f).is_some_and(|(_, to)| to > at));
    let mut to = at;
    for _ in 0..4 {
        let Some(next) = word(prose, to).filter(|w| w.from == at || same_run(prose, w.from)) else { break };
        to = next.to;
        if fronts.iter().any(|f| ACTORS.known(prose.slice(*f, to)).is_some()) {
            return true;
        }
    }
    title
}

/// "Ministry of X", "Centre for X", "Ministry of X and Y".
fn of_body(prose: &Prose, words: &[Word], links: &[&str], next: &Word) -> bool {
    let last = words.last().map_or("", |w| form(prose, w));
    let linked = words.iter().any(|w| matches!(form(prose, w), "of" | "for" | "on"));
    match links {
        ["of" | "for" | "against" | "without" | "on"] | ["of" | "for" | "on", "the"] => {
            let headed = ACTORS.lead_heads.contains(last);
            // "the Ministry of Defence of Belmark", "Friends of the Bank of X"
            let again = linked && links.first() == Some(&"of") && !ACTORS.titles_word(last);
            headed || (again && ACTORS.subjects.contains(last))
        }
        ["and"] | [","] => {
            // "the Arden and Midlands Institute": a place and one more, and one body's noun.
            let place = |name: &str| {
                ACTORS.known(name).is_some_and(|(_, k)| matches!(k.sort, Sort::Place | Sort::State))
                    && !ACTORS.belongs(name)
            };
            let other = form(prose, next);
            let free = ACTORS.known(other).is_none_or(|(_, k)| k.sort == Sort::Place) && !ACTORS.belongs(other);
            let the = words.first().and_then(|w| prose.before(w.from)).is_some_and(|t| t.is("the"));
            if links == ["and"] && in_brackets(prose, words, next) {
                return true;
            }
            if words.len() == 1 && links == ["and"] && the && place(last) && free && ends_at_once(prose, next) {
                return true;
            }
            let here = ACTORS.subjects.contains(last);
            let there = form(prose, next);
            let right = ACTORS.subjects.contains(there);
            here && right && (linked || ends_in_head(prose, next) || words.len() == 1)
        }
        _ => false,
    }
}

/// The initials of all words, those after the link too, stand in brackets after them: "… and Rail Employees Union (TREU)".
fn in_brackets(prose: &Prose, words: &[Word], next: &Word) -> bool {
    let first = |w: &Word| form(prose, w).chars().next().filter(|c| c.is_uppercase());
    let mut letters: String = words.iter().filter(|w| form(prose, w) != "The").filter_map(first).collect();
    let mut at = next.from;
    for _ in 0..6 {
        let Some(w) = word(prose, at).filter(|w| w.from == next.from || same_run(prose, w.from)) else { break };
        letters.extend(first(&w));
        at = w.to;
    }
    let bracket = prose.at(at).is_some_and(|t| t.is("(")) && prose.at(at + 2).is_some_and(|t| t.is(")"));
    bracket && letters.len() > 2 && prose.at(at + 1).is_some_and(|t| t.text == letters)
}

/// The word right after is a body's noun.
fn ends_at_once(prose: &Prose, from: &Word) -> bool {
    let next = same_run(prose, from.to).then(|| word(prose, from.to)).flatten();
    next.is_some_and(|w| ACTORS.heads.contains(form(prose, &w)))
}

/// The run that goes on after a word ends in a body's noun within five words.
fn ends_in_head(prose: &Prose, from: &Word) -> bool {
    let mut at = from.to;
    for _ in 0..5 {
        if !same_run(prose, at) {
            return false;
        }
        let Some(w) = word(prose, at) else { return false };
        if ACTORS.heads.contains(form(prose, &w)) {
            return true;
        }
        at = w.to;
    }
    false
}

/// "Osama bin Laden", "Ursula von der Leyen".
fn particle(prose: &Prose, words: &[Word], links: &[&str]) -> bool {
    let first = words.iter().map(|w| form(prose, w)).find(|w| !ACTORS.titles_word(w)).unwrap_or("");
    let given = ACTORS.is_given(first);
    let last = words.last().map_or("", |w| form(prose, w));
    let sure = |w: &&str| {
        matches!(
            *w,
            "de" | "del"
                | "della"
                | "di"
                | "da"
                | "dos"
                | "van"
                | "von"
                | "der"
                | "den"
                | "ter"
                | "bin"
                | "bint"
                | "ibn"
                | "al"
                | "el"
                | "la"
                | "le"
                | "du"
                | "des"
                | "ul"
                | "ur"
        )
    };
    links.iter().all(|w| ACTORS.particles.contains(*w))
        && (given || links.iter().all(sure))
        && !ACTORS.heads.contains(last)
        && links.iter().all(|w| !matches!(*w, "un" | "ten" | "do") || given)
}

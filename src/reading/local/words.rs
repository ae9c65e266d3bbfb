//! The word lists of languages other than English, loaded once. What their sections mean is said in `words/README.md`.

use super::super::language::Style;
use super::super::quantity::Unit;
use super::lex::{Token, tokens};
use crate::model::{Exact, Hedge};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Languages by their tag, and the words of each.
const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("../words/ar.txt")),
    ("de", include_str!("../words/de.txt")),
    ("es", include_str!("../words/es.txt")),
    ("fr", include_str!("../words/fr.txt")),
    ("it", include_str!("../words/it.txt")),
    ("nl", include_str!("../words/nl.txt")),
    ("pl", include_str!("../words/pl.txt")),
    ("pt", include_str!("../words/pt.txt")),
];
const ANY: &str = include_str!("../words/any.txt");
const SCALES: &str = include_str!("../words/scales.txt");

/// Phrases of one or more tokens; the longest that stands at a token wins.
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { by_first: HashMap::default() }
    }
}

impl<T: Clone> Phrases<T> {
    fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Phrases<T> {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::default();
        let mut add = |keys: &[String], value: T| {
            if let Some((first, rest)) = keys.split_first() {
                by_first.entry(first.clone()).or_default().push((rest.to_vec(), value));
            }
        };
        for (phrase, value) in entries {
            let keys = keys(phrase);
            // The point of an abbreviation may be left out.
            if let [before @ .., last] = keys.as_slice()
                && last == "."
                && !before.is_empty()
            {
                add(before, value.clone());
            }
            add(&keys, value);
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Phrases { by_first }
    }

    /// The value and the token after the phrase.
    pub fn at(&self, t: &[Token], i: usize) -> Option<(&T, usize)> {
        self.with_first(&t.get(i)?.key, t, i)
    }

    pub fn with_first(&self, first: &str, t: &[Token], i: usize) -> Option<(&T, usize)> {
        let list = self.by_first.get(first)?;
        list.iter().find_map(|(rest, value)| {
            let here = rest.iter().enumerate().all(|(n, w)| t.get(i + 1 + n).is_some_and(|t| t.is(w)));
            here.then_some((value, i + 1 + rest.len()))
        })
    }

    /// The value of one word.
    pub fn word(&self, key: &str) -> Option<&T> {
        self.by_first.get(key)?.iter().find(|(rest, _)| rest.is_empty()).map(|(_, value)| value)
    }

    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Some phrase's first word begins the word.
    pub fn any_starts(&self, word: &str) -> bool {
        self.by_first.keys().any(|first| word.starts_with(first.as_str()))
    }

    pub fn is_at(&self, t: &[Token], i: usize) -> bool {
        self.at(t, i).is_some()
    }
}

/// What a due date's words say of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    By,
    Before,
    On,
    /// Not before, from.
    From,
    After,
    /// Some days before or after it.
    About,
    /// Denied.
    Not,
}

/// Which part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Begin,
    Middle,
    End,
}

/// Words that turn round what they govern.
#[derive(Default)]
pub(super) struct Turns {
    pub not: Phrases<()>,
    /// Those that may stand at the end of their clause.
    pub behind: Phrases<()>,
    pub deny: Phrases<()>,
    /// Look like one of them and govern nothing.
    pub harmless: Phrases<()>,
    /// "ne … que": a negation that is no more than "only" where one of these phrases follows in its clause.
    pub only: Phrases<Vec<Vec<String>>>,
    pub that: Phrases<()>,
    /// A clause begins.
    pub clause: Phrases<()>,
}

#[derive(Default)]
pub(super) struct Words {
    pub prefixes: Vec<String>,
    pub before: Phrases<Hedge>,
    pub after: Phrases<Hedge>,
    pub fill: Phrases<()>,
    pub between: Phrases<String>,
    pub to: Phrases<()>,
    pub or: Phrases<()>,
    pub change: Vec<String>,
    pub scales: Phrases<Exact>,
    pub alone: Phrases<()>,
    pub hundred: Phrases<()>,
    pub one: Phrases<()>,
    pub numbers: Phrases<Exact>,
    /// What stands between the parts of a number written in one word; `None` where numbers are not so written.
    pub compound: Option<Vec<String>>,
    pub units_first: bool,
    /// All nouns are written with a capital, not names alone.
    pub capitals: bool,
    pub and: Phrases<()>,
    pub and_a_half: Phrases<()>,
    pub fixed: Phrases<Exact>,
    pub collectives: Phrases<Exact>,
    pub not_read: Phrases<()>,
    /// Between the two figures of a share; whether it is one whatever they are.
    pub one_in: Phrases<bool>,
    /// So many more or fewer.
    pub difference: Phrases<()>,
    /// Words that are written with a point, without it.
    pub shortened: HashSet<String>,
    pub turns: Turns,
    pub shares: Phrases<Exact>,
    pub months: Phrases<i8>,
    pub weekdays: Phrases<i8>,
    pub ordinal: Phrases<()>,
    pub first: Phrases<i8>,
    pub of: Phrases<()>,
    pub before_day: Phrases<()>,
    pub leads: Phrases<Lead>,
    pub parts: Phrases<Part>,
    pub years: Phrases<()>,
    pub units: Phrases<Unit>,
    pub clock_after: Phrases<()>,
    pub clock_before: Phrases<()>,
    pub names: Phrases<()>,
    pub minus: Phrases<()>,
    pub link: Phrases<()>,
    pub stop: Phrases<()>,
}

pub(in crate::reading) type Sections = BTreeMap<&'static str, Vec<&'static str>>;

fn sections(file: &'static str) -> Sections {
    let mut out = Sections::new();
    let mut open = "";
    for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("# ")) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => {
                open = name;
                out.entry(open).or_default();
            }
            None => out.entry(open).or_default().push(line),
        }
    }
    out
}

fn lines<'s>(s: &'s Sections, name: &str) -> &'s [&'static str] {
    s.get(name).map_or(&[], Vec::as_slice)
}

fn set(s: &Sections, name: &str) -> Phrases<()> {
    Phrases::new(lines(s, name).iter().map(|l| (*l, ())))
}

fn pairs<'s>(s: &'s Sections, name: &str) -> impl Iterator<Item = (&'static str, &'static str)> + 's {
    lines(s, name).iter().filter_map(|l| l.split_once(" = "))
}

fn values(s: &Sections, name: &str) -> Phrases<Exact> {
    Phrases::new(pairs(s, name).filter_map(|(w, v)| Some((w, exact(v)?))))
}

fn small(s: &Sections, name: &str) -> Phrases<i8> {
    Phrases::new(pairs(s, name).filter_map(|(w, v)| Some((w, v.parse().ok()?))))
}

fn exact(text: &str) -> Option<Exact> {
    match text.split_once('/') {
        Some((n, d)) => Exact::parse(n)?.checked_div(Exact::parse(d)?),
        None => Exact::parse(text),
    }
}

/// The words of a phrase as they are looked up.
fn keys(phrase: &str) -> Vec<String> {
    tokens(phrase, Style::ENGLISH).into_iter().map(|t| t.key).collect()
}

/// A word as it is looked up.
fn key(word: &str) -> String {
    tokens(word, Style::ENGLISH).into_iter().next().map_or(String::new(), |t| t.key)
}

/// The words of all lists that end in a point.
fn shortened(s: &Sections) -> HashSet<String> {
    let words = s.values().flatten().map(|line| line.split(" = ").next().unwrap_or(line));
    words.filter_map(|w| w.strip_suffix('.')).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn hedges(s: &Sections, after: bool) -> Phrases<Hedge> {
    let head = if after { "after " } else { "" };
    let all =
        Hedge::ALL.into_iter().flat_map(|h| lines(s, &format!("{head}{}", h.word())).iter().map(move |l| (*l, h)));
    Phrases::new(all.collect::<Vec<_>>())
}

fn units(s: &Sections, any: &Sections) -> Phrases<Unit> {
    let measure = |name: &str| if name == "%" { Unit::Share } else { Unit::Measure(name.to_owned()) };
    let of = |s: &Sections| {
        let measures = pairs(s, "units").map(|(w, name)| (w, measure(name)));
        measures.chain(pairs(s, "money").map(|(w, code)| (w, Unit::Money(code.to_owned())))).collect::<Vec<_>>()
    };
    Phrases::new(of(any).into_iter().chain(of(s)))
}

fn load(file: &'static str) -> Words {
    let (s, any) = (sections(file), sections(ANY));
    let lead = |name: &str, lead: Lead| lines(&s, name).iter().map(|l| (*l, lead)).collect::<Vec<_>>();
    let leads = [
        lead("due by", Lead::By),
        lead("due before", Lead::Before),
        lead("due on", Lead::On),
        lead("due not before", Lead::From),
        lead("due after", Lead::After),
        lead("due about", Lead::About),
        lead("not due", Lead::Not),
    ];
    let each = |name: &str, firm: bool| lines(&s, name).iter().map(|l| (*l, firm)).collect::<Vec<_>>();
    let part = |word: &str| match word {
        "begin" => Some(Part::Begin),
        "middle" => Some(Part::Middle),
        "end" => Some(Part::End),
        _ => None,
    };
    let owned = |name: &str| s.get(name).map(|l| l.iter().map(|w| key(w)).collect::<Vec<_>>());
    Words {
        prefixes: owned("prefixes").unwrap_or_default(),
        before: hedges(&s, false),
        after: hedges(&s, true),
        fill: set(&s, "fill"),
        between: Phrases::new(pairs(&s, "between").map(|(w, and)| (w, key(and)))),
        to: set(&s, "to"),
        or: set(&s, "or"),
        change: owned("change").unwrap_or_default(),
        scales: values(&s, "scales"),
        alone: set(&s, "alone"),
        hundred: set(&s, "hundred"),
        one: set(&s, "one"),
        numbers: values(&s, "numbers"),
        compound: owned("compound"),
        units_first: s.contains_key("units first"),
        capitals: s.contains_key("capitals"),
        and: set(&s, "and"),
        and_a_half: set(&s, "and a half"),
        fixed: values(&s, "fixed"),
        collectives: values(&s, "collectives"),
        not_read: set(&s, "not read"),
        one_in: Phrases::new([each("in each", true), each("one in", false)].concat()),
        difference: set(&s, "difference"),
        shortened: shortened(&s),
        turns: Turns {
            not: set(&s, "not"),
            behind: set(&s, "not behind"),
            deny: set(&s, "deny"),
            harmless: set(&s, "not only"),
            only: Phrases::new(pairs(&s, "only").map(|(w, closes)| (w, closes.split(" | ").map(keys).collect()))),
            that: set(&s, "that"),
            clause: set(&s, "clause"),
        },
        shares: values(&s, "shares"),
        months: small(&s, "months"),
        weekdays: small(&s, "weekdays"),
        ordinal: set(&s, "ordinal"),
        first: small(&s, "first"),
        of: set(&s, "of"),
        before_day: set(&s, "before day"),
        leads: Phrases::new(leads.concat()),
        parts: Phrases::new(pairs(&s, "parts").filter_map(|(w, p)| Some((w, part(p)?)))),
        years: set(&s, "years"),
        units: units(&s, &any),
        clock_after: set(&s, "clock after"),
        clock_before: set(&s, "clock before"),
        names: set(&s, "names"),
        minus: set(&s, "minus"),
        link: set(&s, "link"),
        stop: set(&s, "stop"),
    }
}

static LISTED: LazyLock<Vec<Words>> = LazyLock::new(|| FILES.iter().map(|(_, file)| load(file)).collect());

/// Scale words alone, by language.
static UNLISTED: LazyLock<Vec<(&'static str, Words)>> = LazyLock::new(|| {
    let any = sections(ANY);
    let lines = SCALES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(" | "));
    lines
        .map(|(tag, scales)| {
            let pairs = scales.split(", ").filter_map(|p| p.split_once(" = "));
            let scales = Phrases::new(pairs.filter_map(|(w, v)| Some((w, exact(v)?))));
            (tag, Words { scales, units: units(&Sections::new(), &any), ..Words::default() })
        })
        .collect()
});

/// Signs and symbols, where no word of the language is known.
static NONE: LazyLock<Words> =
    LazyLock::new(|| Words { units: units(&Sections::new(), &sections(ANY)), ..Words::default() });

pub(in crate::reading) fn listed(tag: &str) -> Option<usize> {
    FILES.iter().position(|(t, _)| *t == tag)
}

pub(in crate::reading) fn scaled(tag: &str) -> Option<usize> {
    UNLISTED.iter().position(|(t, _)| *t == tag)
}

pub(super) fn of_listed(n: usize) -> &'static Words {
    LISTED.get(n).unwrap_or(&NONE)
}

pub(super) fn of_unlisted(n: Option<usize>) -> &'static Words {
    n.and_then(|n| UNLISTED.get(n)).map_or(&NONE, |(_, words)| words)
}

/// Tag and file of each language with words, for the tests that read every entry.
#[cfg(test)]
pub(in crate::reading) fn files() -> impl Iterator<Item = (&'static str, Sections)> {
    FILES.iter().map(|(tag, file)| (*tag, sections(file)))
}

/// The same of English, whose lists stand in files of their own.
#[cfg(test)]
pub(in crate::reading) fn english() -> (&'static str, Sections) {
    let mut out = sections(include_str!("../words/hedges.txt"));
    let due = sections(include_str!("../words/due.txt"));
    let names = [
        ("by", "due by"),
        ("before", "due before"),
        ("from", "due not before"),
        ("starting", "due not before"),
        ("after", "due after"),
    ];
    for (name, as_in_others) in names {
        out.entry(as_in_others).or_default().extend(lines(&due, name));
    }
    let denied = out.remove("denied").unwrap_or_default();
    out.insert("not read", denied);
    out.insert("scales", vec!["million = 1000000"]);
    ("en", out)
}

//! The word lists of `words/`, loaded once and looked up by token. What the lists mean is their users' matter.

pub(super) mod actors;
pub(super) mod due;
pub(super) mod rate;
pub(super) mod speech;
pub(super) mod time;
pub(super) mod turns;

use super::token::{Token, tokens};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

/// Phrases of one or more tokens, each with a value; the longest that stands at a token wins.
pub(super) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Phrases<T> {
    pub fn new(entries: impl IntoIterator<Item = (String, T)>) -> Phrases<T> {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::default();
        for (phrase, value) in entries {
            let words: Vec<String> = tokens(&phrase).into_iter().map(|t| key(&t)).collect();
            if let Some((first, rest)) = words.split_first() {
                by_first.entry(first.clone()).or_default().push((rest.to_vec(), value));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Phrases { by_first }
    }

    /// The value and the token after the phrase.
    pub fn at(&self, t: &[Token], i: usize) -> Option<(&T, usize)> {
        let list = self.by_first.get(key_of(t.get(i)?))?;
        list.iter().find_map(|(rest, value)| {
            let here = rest.iter().enumerate().all(|(n, w)| t.get(i + 1 + n).is_some_and(|t| key_of(t) == w));
            here.then_some((value, i + 1 + rest.len()))
        })
    }
}

fn key(t: &Token) -> String {
    key_of(t).to_owned()
}

fn key_of<'t>(t: &'t Token) -> &'t str {
    if t.is_figure() { t.text } else { &t.lower }
}

/// The lines of one `[section]` of a list.
fn section(file: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    let head = format!("[{name}]");
    let body = file.split_once(&head).map_or("", |(_, after)| after);
    body.lines().map(str::trim).take_while(|l| !l.starts_with('[')).filter(|l| !l.is_empty() && !l.starts_with("# "))
}

fn sections(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter_map(|l| l.trim().strip_prefix('[')?.strip_suffix(']'))
}

fn pairs(file: &'static str, name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    section(file, name).filter_map(|l| l.split_once(" = "))
}

fn numbers(file: &'static str, name: &str) -> HashMap<&'static str, i64> {
    pairs(file, name).filter_map(|(w, v)| Some((w, v.parse().ok()?))).collect()
}

fn phrases(file: &'static str, name: &str) -> Phrases<i64> {
    Phrases::new(pairs(file, name).filter_map(|(w, v)| Some((w.to_owned(), v.parse().ok()?))))
}

fn set(file: &'static str, name: &str) -> HashSet<&'static str> {
    section(file, name).collect()
}

const NUMBERS: &str = include_str!("words/numbers.txt");
const HEDGES: &str = include_str!("words/hedges.txt");
const UNITS: &str = include_str!("words/units.txt");
const CURRENCIES: &str = include_str!("words/currencies.txt");
const CALENDAR: &str = include_str!("words/calendar.txt");
const NOUNS: &str = include_str!("words/nouns.txt");
const CHANGE: &str = include_str!("words/change.txt");

/// Words of counting.
pub(super) struct Counting {
    pub units: HashMap<&'static str, i64>,
    pub tens: HashMap<&'static str, i64>,
    pub scales: HashMap<&'static str, i64>,
    pub suffixes: HashMap<&'static str, i64>,
    pub denominators: HashMap<&'static str, i64>,
    pub ordinals: Phrases<i64>,
    /// Lowest value, first value above.
    pub vague: Phrases<(i64, i64)>,
    pub some: Phrases<(i64, i64)>,
    /// Numerator and denominator.
    pub factors: Phrases<(i64, i64)>,
    pub nothing: Phrases<()>,
}

pub(super) static COUNTING: LazyLock<Counting> = LazyLock::new(|| {
    let two = |name: &str, between: char| {
        Phrases::new(pairs(NUMBERS, name).filter_map(move |(w, v)| {
            let (a, b) = v.split_once(between).unwrap_or((v, "1"));
            Some((w.to_owned(), (a.parse().ok()?, b.parse().ok()?)))
        }))
    };
    Counting {
        units: numbers(NUMBERS, "units"),
        tens: numbers(NUMBERS, "tens"),
        scales: numbers(NUMBERS, "scales"),
        suffixes: numbers(NUMBERS, "suffixes"),
        denominators: numbers(NUMBERS, "denominators"),
        ordinals: phrases(NUMBERS, "ordinals"),
        vague: two("vague", ' '),
        some: two("some", ' '),
        factors: two("factors", '/'),
        nothing: Phrases::new(section(NUMBERS, "nothing").map(|w| (w.to_owned(), ()))),
    }
});

/// Hedges by the model's word for them, before and after the figure.
pub(super) struct Hedging {
    pub before: Phrases<&'static str>,
    pub after: Phrases<&'static str>,
    /// Words that may stand between a hedge and its figure and say nothing.
    pub between: Phrases<()>,
    /// Words that say of a figure that it is far from being it.
    pub denied: Phrases<()>,
    /// Hedges that are written with a point, without it.
    pub shortened: HashSet<&'static str>,
}

pub(super) static HEDGING: LazyLock<Hedging> = LazyLock::new(|| {
    let all = |after: bool| {
        sections(HEDGES)
            .filter(move |s| s.starts_with("after ") == after && !matches!(*s, "between" | "denied"))
            .flat_map(|s| section(HEDGES, s).map(move |w| (w.to_owned(), s.trim_start_matches("after "))))
    };
    let plain = |name| Phrases::new(section(HEDGES, name).map(|w| (w.to_owned(), ())));
    let (between, denied) = (plain("between"), plain("denied"));
    let shortened = sections(HEDGES).flat_map(|s| section(HEDGES, s)).filter_map(|w| w.strip_suffix(" ."));
    let shortened = shortened.collect();
    Hedging { before: Phrases::new(all(false)), after: Phrases::new(all(true)), between, denied, shortened }
});

/// One unit of measure: its name, what it measures, its size in the first unit of that kind.
pub(super) struct Measure {
    pub name: &'static str,
    pub kind: &'static str,
    pub size: &'static str,
}

/// `times`: how many of the unit the word stands for (a decade is ten years).
pub(super) struct Measures {
    /// Index into `all`, and how many of it.
    pub words: Phrases<(usize, i64)>,
    pub all: Vec<Measure>,
    plurals: HashMap<&'static str, &'static str>,
}

impl Measures {
    /// What several of a unit are called: "miles".
    pub fn plural<'n>(&self, name: &'n str) -> &'n str {
        self.plurals.get(name).copied().unwrap_or(name)
    }
}

/// Of the names of one thing the first that is a plural by its look.
fn plural_of<'w>(names: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let all: Vec<&str> = names.collect();
    let long = |w: &&&str| w.len() > 3 && (w.ends_with('s') || w.contains("s "));
    all.iter().find(long).or(all.first()).copied()
}

pub(super) static MEASURES: LazyLock<Measures> = LazyLock::new(|| {
    let mut all = Vec::new();
    let mut words: Vec<(String, (usize, i64))> = Vec::new();
    let mut plurals = HashMap::default();
    for kind in sections(UNITS).filter(|s| *s != "several") {
        for line in section(UNITS, kind) {
            let mut parts = line.split(" | ");
            let (Some(name), Some(size)) = (parts.next(), parts.next()) else { continue };
            let others = parts.next().unwrap_or("").split(", ").filter(|w| !w.is_empty());
            plurals.extend(plural_of(others.clone()).map(|plural| (name, plural)));
            words.extend(std::iter::once(name).chain(others).map(|w| (w.to_owned(), (all.len(), 1))));
            all.push(Measure { name, kind, size });
        }
    }
    for line in section(UNITS, "several") {
        let parts: Vec<&str> = line.split(" | ").collect();
        if let [word, times, unit] = parts.as_slice()
            && let (Ok(times), Some(at)) = (times.parse(), all.iter().position(|m| m.name == *unit))
        {
            words.push(((*word).to_owned(), (at, times)));
        }
    }
    Measures { words: Phrases::new(words), all, plurals }
});

/// Money by ISO code, before the figure and after it.
pub(super) struct Money {
    pub symbols: Phrases<&'static str>,
    pub names: Phrases<&'static str>,
    /// Codes with M before them: millions of the currency.
    pub millions: Phrases<&'static str>,
    plurals: HashMap<&'static str, &'static str>,
}

impl Money {
    /// What several of a currency are called: "euros".
    pub fn plural<'n>(&self, code: &'n str) -> &'n str {
        self.plurals.get(code).copied().unwrap_or(code)
    }
}

pub(super) static MONEY: LazyLock<Money> = LazyLock::new(|| {
    let all = |name: &'static str| {
        section(CURRENCIES, name)
            .filter_map(|l| l.split_once(" | "))
            .flat_map(|(code, words)| words.split(", ").map(move |w| (w.to_owned(), code)))
    };
    Money {
        symbols: Phrases::new(all("symbols")),
        names: Phrases::new(all("names")),
        millions: Phrases::new(all("millions")),
        plurals: section(CURRENCIES, "names")
            .filter_map(|l| l.split_once(" | "))
            .filter_map(|(code, words)| Some((code, plural_of(words.split(", "))?)))
            .collect(),
    }
});

/// Words of the calendar.
pub(super) struct Calendar {
    pub months: HashMap<&'static str, i64>,
    pub weekdays: HashMap<&'static str, i64>,
    pub near: Phrases<i64>,
    pub follow: Phrases<i64>,
    pub periods: HashMap<&'static str, &'static str>,
    pub which: Phrases<i64>,
    pub parts: Phrases<&'static str>,
    /// First and last month.
    pub seasons: HashMap<&'static str, (i8, i8)>,
    pub before_season: HashSet<&'static str>,
    pub rest: Phrases<()>,
    pub holidays: Phrases<&'static str>,
    pub moving: Phrases<&'static str>,
    pub easter: Phrases<i64>,
    pub eastern: Phrases<i64>,
    pub before_year: HashSet<&'static str>,
    pub before_month: HashSet<&'static str>,
    pub planned: HashSet<&'static str>,
    pub towards: Phrases<()>,
    /// Words after a weekday that make it a paper's or a programme's name.
    pub titles: HashSet<&'static str>,
    /// Before "of" and a date: a part of it, and words before these.
    pub part_nouns: HashSet<&'static str>,
    pub part_adjectives: HashSet<&'static str>,
    /// Verbs that make the year before them the thing they tell of.
    pub of_a_year: Phrases<()>,
    pub future: HashSet<&'static str>,
    pub past: HashSet<&'static str>,
}

pub(super) static CALENDAR_WORDS: LazyLock<Calendar> = LazyLock::new(|| {
    let texts = |name| Phrases::new(pairs(CALENDAR, name).map(|(w, v)| (w.to_owned(), v)));
    Calendar {
        months: numbers(CALENDAR, "months"),
        weekdays: numbers(CALENDAR, "weekdays"),
        near: phrases(CALENDAR, "near"),
        follow: phrases(CALENDAR, "follow"),
        periods: pairs(CALENDAR, "periods").collect(),
        which: phrases(CALENDAR, "which"),
        parts: texts("parts"),
        seasons: pairs(CALENDAR, "seasons")
            .filter_map(|(w, v)| {
                Some((w, v.split_once(' ').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))?))
            })
            .collect(),
        before_season: set(CALENDAR, "before season"),
        rest: Phrases::new(section(CALENDAR, "rest").map(|w| (w.to_owned(), ()))),
        holidays: texts("holidays"),
        moving: texts("moving"),
        easter: phrases(CALENDAR, "easter"),
        eastern: phrases(CALENDAR, "eastern"),
        before_year: set(CALENDAR, "before year"),
        before_month: set(CALENDAR, "before month"),
        planned: set(CALENDAR, "planned"),
        towards: Phrases::new(section(CALENDAR, "towards").map(|w| (w.to_owned(), ()))),
        titles: set(CALENDAR, "titles"),
        part_nouns: set(CALENDAR, "part nouns"),
        part_adjectives: set(CALENDAR, "part adjectives"),
        of_a_year: Phrases::new(section(CALENDAR, "of a year").map(|w| (w.to_owned(), ()))),
        future: set(CALENDAR, "future"),
        past: set(CALENDAR, "past"),
    }
});

/// A month or a day of the week, in full.
pub fn is_calendar(word: &str) -> bool {
    let word = word.to_lowercase();
    let c = &*CALENDAR_WORDS;
    word.len() > 2 && (c.months.contains_key(word.as_str()) || c.weekdays.contains_key(word.as_str()))
}

/// Words around the thing counted.
pub(super) struct Nouns {
    pub stop: HashSet<&'static str>,
    pub plural: HashSet<&'static str>,
    pub not_plural: HashSet<&'static str>,
    pub names: HashSet<&'static str>,
    pub not_names: HashSet<&'static str>,
    pub not_one: HashSet<&'static str>,
    pub one_after: HashSet<&'static str>,
    pub change: HashSet<&'static str>,
}

pub(super) static NOUN_WORDS: LazyLock<Nouns> = LazyLock::new(|| Nouns {
    stop: set(NOUNS, "stop"),
    plural: set(NOUNS, "plural"),
    not_plural: set(NOUNS, "not plural"),
    names: set(NOUNS, "names"),
    not_names: set(NOUNS, "not names"),
    not_one: set(NOUNS, "not one"),
    one_after: set(NOUNS, "one after"),
    change: set(CHANGE, "change"),
});

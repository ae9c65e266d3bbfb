//! The word lists of `words/`, loaded once, and the form in which lines are compared with them. What a match means is the
//! matter of who asks.

use crate::text::one_line;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Lower case, straight apostrophes, everything but letters, digits and `&` as single spaces: "Read more »" is `read more`.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '©' => out.push_str(" copyright "),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            c if c.is_alphanumeric() || c == '&' => out.extend(c.to_lowercase()),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    // The sign of copyright brings spaces of its own.
    if out.contains("  ") || out.starts_with(' ') || out.ends_with(' ') {
        out = one_line(&out);
    }
    out
}

/// Phrases in the form of [`key`].
pub(super) struct Phrases(Vec<String>);

impl Phrases {
    fn new(lines: impl Iterator<Item = &'static str>) -> Phrases {
        let mut all: Vec<String> = lines.map(key).collect();
        all.sort_by_key(|p| std::cmp::Reverse(p.len()));
        Phrases(all)
    }

    /// The lines of a file.
    pub fn of(file: &'static str) -> Phrases {
        Phrases::new(lines(file))
    }

    /// The longest phrase that the key begins with.
    pub fn starting<'a>(&self, key: &'a str) -> Option<&'a str> {
        self.0.iter().find_map(|p| {
            let rest = key.strip_prefix(p.as_str())?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| key.get(..p.len()))?
        })
    }

    /// How many of them stand in a key.
    pub fn count_in(&self, key: &str) -> usize {
        self.0.iter().filter(|p| holds(key, p)).count()
    }

    pub fn is_in(&self, key: &str) -> bool {
        self.0.iter().any(|p| holds(key, p))
    }
}

/// True where the words of a phrase stand in a key.
pub(super) fn holds(key: &str, phrase: &str) -> bool {
    key.match_indices(phrase).any(|(at, _)| {
        let free = |c: Option<&u8>| c.is_none_or(|c| *c == b' ');
        let bytes = key.as_bytes();
        free(at.checked_sub(1).and_then(|b| bytes.get(b))) && free(bytes.get(at + phrase.len()))
    })
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("# "))
}

fn section(file: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    let head = format!("[{name}]");
    lines(file).skip_while(move |l| *l != head).skip(1).take_while(|l| !l.starts_with('['))
}

/// `name = form, form`: every form with the name. The name is a form of itself.
fn named(file: &'static str) -> Vec<(&'static str, &'static str)> {
    lines(file)
        .filter_map(|l| l.split_once('='))
        .flat_map(|(name, forms)| {
            let name = name.trim();
            let forms = forms.split(',').map(str::trim).filter(|f| !f.is_empty());
            std::iter::once(name).chain(forms).map(move |f| (f, name))
        })
        .collect()
}

const FURNITURE: &str = include_str!("words/furniture.txt");
const LABELS: &str = include_str!("words/labels.txt");
const AGENCIES: &str = include_str!("words/agencies.txt");
const OUTLETS: &str = include_str!("words/outlets.txt");
const CAPTIONS: &str = include_str!("words/captions.txt");
const CREDITS: &str = include_str!("words/credits.txt");
const LEADERS: &str = include_str!("words/leaders.txt");

const BESIDE: &str = include_str!("words/beside.txt");
const NAMES: &str = include_str!("words/names.txt");
const PAPERS: &str = include_str!("words/papers.txt");
const SECTIONS: &str = include_str!("words/sections.txt");

/// What stands beside a day, a name or an outlet in the lines of a head.
pub(super) struct Beside {
    pub words: HashSet<String>,
    pub changed: Phrases,
    pub published: Phrases,
    pub by: Phrases,
    pub from: Phrases,
}

pub(super) static BESIDE_WORDS: LazyLock<Beside> = LazyLock::new(|| {
    let phrases = |name| Phrases::new(section(BESIDE, name));
    Beside {
        words: section(BESIDE, "beside").chain(section(BESIDE, "months")).map(key).collect(),
        changed: phrases("changed"),
        published: phrases("published"),
        by: phrases("by"),
        from: phrases("in"),
    }
});

/// Words in and beside the names of by-lines.
pub(super) struct Names {
    pub particles: HashSet<String>,
    /// What somebody is, where one of these is among the words.
    pub role: HashSet<String>,
    pub beside: HashSet<String>,
    /// Capitalised words that are no names.
    pub never: HashSet<String>,
    pub place_first: HashSet<String>,
    pub place_last: HashSet<String>,
}

pub(super) static NAME_WORDS: LazyLock<Names> = LazyLock::new(|| {
    let set = |name| section(NAMES, name).map(key).collect();
    Names {
        particles: set("particles"),
        role: set("role"),
        beside: set("beside"),
        never: set("never"),
        place_first: set("place first"),
        place_last: set("place last"),
    }
});

/// By which words the name of a paper is known that no list has.
pub(super) struct Papers {
    pub last: HashSet<String>,
    pub perhaps: HashSet<String>,
    pub first: Phrases,
    pub common: HashSet<String>,
}

pub(super) static PAPER_WORDS: LazyLock<Papers> = LazyLock::new(|| {
    let set = |name| section(PAPERS, name).map(key).collect();
    Papers {
        last: set("last"),
        perhaps: set("perhaps"),
        first: Phrases::new(section(PAPERS, "first")),
        common: set("common"),
    }
});

/// Names of parts of a site, which are no titles.
pub(super) static SECTION_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| lines(SECTIONS).map(key).collect());

/// Site furniture.
pub(super) struct Furniture {
    pub whole: HashSet<String>,
    pub start: Phrases,
    pub label: HashSet<String>,
    pub hold: Phrases,
    pub hint: Phrases,
    pub block: HashSet<String>,
}

pub(super) static FURNITURE_WORDS: LazyLock<Furniture> = LazyLock::new(|| {
    let set = |name| section(FURNITURE, name).map(key).collect();
    Furniture {
        whole: set("whole"),
        start: Phrases::new(section(FURNITURE, "start")),
        label: set("label"),
        hold: Phrases::new(section(FURNITURE, "hold")),
        hint: Phrases::new(section(FURNITURE, "hint")),
        block: set("block"),
    }
});

/// What a line with a label says of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Date,
    Updated,
    Time,
    Author,
    Outlet,
    /// An agency or an outlet.
    Source,
    Url,
    Title,
    Nothing,
}

static LABEL_WORDS: LazyLock<HashMap<&'static str, Label>> = LazyLock::new(|| {
    [
        ("date", Label::Date),
        ("updated", Label::Updated),
        ("time", Label::Time),
        ("author", Label::Author),
        ("outlet", Label::Outlet),
        ("source", Label::Source),
        ("url", Label::Url),
        ("title", Label::Title),
        ("nothing", Label::Nothing),
    ]
    .into_iter()
    .flat_map(|(name, label)| section(LABELS, name).map(move |w| (w, label)))
    .collect()
});

/// What the words before a colon announce.
pub(super) fn label(key: &str) -> Option<Label> {
    LABEL_WORDS.get(key).copied()
}

pub(super) struct Captions {
    pub verbs: Phrases,
    pub cues: Phrases,
}

pub(super) static CAPTION_WORDS: LazyLock<Captions> = LazyLock::new(|| Captions {
    verbs: Phrases::new(section(CAPTIONS, "verbs")),
    cues: Phrases::new(section(CAPTIONS, "cues")),
});

pub(super) struct Credits {
    pub start: Phrases,
    pub hold: Phrases,
}

pub(super) static CREDIT_WORDS: LazyLock<Credits> = LazyLock::new(|| Credits {
    start: Phrases::new(section(CREDITS, "start")),
    hold: Phrases::new(section(CREDITS, "hold")),
});

static AGENCY_FORMS: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| named(AGENCIES).into_iter().map(|(form, name)| (key(form), name)).collect());

/// The usual short name of a news agency, from any of its names.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    AGENCY_FORMS.get(key(name).as_str()).copied()
}

/// Agencies that some words name, in order: by a known form, in capitals unless it has only one way to be written.
pub(super) fn agencies(text: &str) -> Vec<&'static str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(200).collect();
    let mut out: Vec<&'static str> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let found = (1..=4.min(words.len() - i)).rev().find_map(|n| {
            let form = words.get(i..i + n)?.join(" ");
            // "app", "ana", "spa" are words; "dpa" and "ntb" write themselves small.
            let proper = form.starts_with(char::is_uppercase) || key(&form) == "dpa";
            let short = n == 1 && form.len() <= 4 && form != "dpa" && form.chars().any(char::is_lowercase);
            Some((agency(&form).filter(|_| proper && !short)?, n))
        });
        match found {
            Some((name, n)) => {
                if !out.contains(&name) {
                    out.push(name);
                }
                i += n;
            }
            None => i += 1,
        }
    }
    out
}

/// Forms of outlets' names as printed, the longest first, each with the name that is kept.
pub(super) static OUTLET_FORMS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut all = named(OUTLETS);
    all.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    all
});

/// Leaders with the days of their terms: first and last day.
pub(super) static LEADERS_TERMS: LazyLock<Vec<(&'static str, Vec<crate::model::Days>)>> = LazyLock::new(|| {
    let day = |d: &str| d.trim().parse().ok();
    lines(LEADERS)
        .filter_map(|l| l.split_once('='))
        .map(|(name, terms)| {
            let term = |t: &str| {
                let (from, to) = t.split_once("..")?;
                Some(crate::model::Days { from: day(from), to: day(to), ..crate::model::Days::OPEN })
            };
            (name.trim(), terms.split(',').filter_map(term).collect())
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (text, expected) in [
            ("  • Read more »", "read more"),
            ("© 2021 The Paper", "copyright 2021 the paper"),
            ("Editor’s Picks:", "editor s picks"),
            ("AP/Reuters", "ap reuters"),
            ("", ""),
        ] {
            assert_eq!(key(text), expected);
        }
    }

    #[test]
    fn every_list_has_entries() {
        let f = &*FURNITURE_WORDS;
        assert!(f.whole.len() > 50 && f.label.len() > 20 && f.block.len() > 20);
        assert!(f.start.starting("sign up for our newsletter") == Some("sign up for"));
        assert!(f.hint.is_in("see our cookie policy here") && !f.hint.is_in("recookie policy"));
        assert!(CREDIT_WORDS.start.starting("with inputs from ani").is_some());
        assert!(CAPTION_WORDS.cues.is_in("a bridge pictured in may"));
        assert_eq!(label("published on"), Some(Label::Date));
        assert!(LEADERS_TERMS.iter().all(|(_, terms)| !terms.is_empty() && terms.iter().all(|t| t.from.is_some())));
    }

    #[test]
    fn agencies_by_their_forms() {
        for (text, expected) in [
            ("With reporting by AP, AFP, dpa, and Reuters", vec!["AP", "AFP", "dpa", "Reuters"]),
            ("the Associated Press and Agence France-Presse", vec!["AP", "AFP"]),
            ("Download the app at the spa", vec![]),
            ("(With inputs from ANI)", vec!["ANI"]),
        ] {
            assert_eq!(agencies(text), expected, "{text}");
        }
    }
}

//! The lists by which names are known and sorted: states, places, bodies, outlets, titles, given names.

use super::{Phrases, section};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

const PLACES: &str = include_str!("../words/places.txt");
const BODIES: &str = include_str!("../words/bodies.txt");
const PEOPLE: &str = include_str!("../words/people.txt");
const OPENERS: &str = include_str!("../words/openers.txt");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Sort {
    State,
    Place,
    Body,
    Outlet,
}

/// A name that news uses without explaining it.
pub(in crate::reading) struct Known {
    pub name: &'static str,
    pub sort: Sort,
    /// What it is called once it was named: "alliance".
    pub nominals: Vec<&'static str>,
}

type Set = HashSet<&'static str>;

pub(in crate::reading) struct Actors {
    known: Vec<Known>,
    by_key: HashMap<String, usize>,
    /// Words of nationality, region, faith and party, by [`key`].
    belonging: HashSet<String>,
    pub place_heads: Set,
    pub place_fronts: Set,
    pub place_nouns: Set,
    pub before_place: Set,
    pub motion: Set,
    pub outlet_heads: Set,
    pub heads: Set,
    pub lead_heads: Set,
    pub followers: Set,
    pub of_state: Phrases<()>,
    pub of_town: Phrases<()>,
    pub subjects: Set,
    pub owned: Set,
    pub not_actors: Set,
    pub not_bodies: Set,
    pub titles: Phrases<()>,
    single_titles: HashSet<String>,
    pub roles: Phrases<()>,
    pub plural_roles: Set,
    pub before_roles: Set,
    pub particles: Set,
    pub women: Set,
    pub men: Set,
    female: Set,
    male: Set,
    kin: HashMap<String, Vec<usize>>,
    pub openers: Set,
    /// What a company is in law, by the first of the forms that mean the same.
    legal: HashMap<&'static str, &'static str>,
    /// Words of party, by the bodies' places in the lists.
    parties: HashMap<&'static str, usize>,
    pub after_parties: Set,
    pub unions: Set,
    pub directions: Set,
    /// States as shortened behind a town, without the last point: indices into `known`.
    shortened: HashMap<&'static str, usize>,
}

impl Actors {
    pub fn known(&self, form: &str) -> Option<(usize, &Known)> {
        let at = self.by_key.get(&key(form)).copied().or_else(|| self.known_company(form))?;
        Some((at, self.known.get(at)?))
    }

    /// A listed company with its legal form, or by its initials with points: "General Motors Corp.", "G.M.".
    fn known_company(&self, form: &str) -> Option<usize> {
        let dotted = form.len() > 3 && form.chars().enumerate().all(|(i, c)| (c == '.') == (i % 2 == 1));
        let plain = if dotted { form.replace('.', "") } else { self.without_legal_form(form)?.0.to_owned() };
        let at = *self.by_key.get(&key(&plain))?;
        self.known.get(at).is_some_and(|k| k.sort == Sort::Body && k.nominals.contains(&"company")).then_some(at)
    }

    /// A company's name without what it is in law, and that.
    pub fn without_legal_form<'f>(&self, form: &'f str) -> Option<(&'f str, &'static str)> {
        let (name, last) = form.trim_end().rsplit_once([' ', '\n'])?;
        let legal = self.legal.get(last).or_else(|| self.legal.get(last.trim_end_matches('.')))?;
        let name = name.trim_end().trim_end_matches(['&', ',']).trim_end();
        (!name.is_empty()).then_some((name, *legal))
    }

    /// A word of party that is the name of one as well: its place in the lists.
    pub fn party(&self, form: &str) -> Option<usize> {
        self.parties.get(form).copied()
    }

    /// A state shortened behind a town: "Wis", "N.Y.".
    pub fn shortened_state(&self, form: &str) -> Option<usize> {
        self.shortened.get(form).or_else(|| self.shortened.get(form.trim_end_matches('.'))).copied()
    }

    pub fn entry(&self, at: usize) -> Option<&Known> {
        self.known.get(at)
    }

    pub fn belongs(&self, form: &str) -> bool {
        self.belonging.contains(&key(form))
    }

    /// A title by itself: "Gen.", "President".
    pub fn titles_word(&self, word: &str) -> bool {
        self.single_titles.contains(&word.trim_end_matches('.').to_lowercase())
    }

    /// A word that only begins a sentence, also shortened: "We", "I'll", "Don't".
    pub fn opens(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        match lower.split_once(['\'', '’']) {
            Some((_, "t" | "ll" | "re" | "ve" | "m")) => true,
            Some((front, "s" | "d")) => self.openers.contains(front),
            _ => self.openers.contains(lower.as_str()),
        }
    }

    pub fn is_given(&self, word: &str) -> bool {
        self.is_female(word) || self.is_male(word)
    }

    pub fn is_female(&self, word: &str) -> bool {
        self.female.contains(first_part(word))
    }

    pub fn is_male(&self, word: &str) -> bool {
        self.male.contains(first_part(word))
    }

    /// Two given names of one person, in lower case: equal, or a short form of the other.
    pub fn kin(&self, a: &str, b: &str) -> bool {
        let groups = |w: &str| self.kin.get(w).map_or(&[][..], Vec::as_slice);
        a == b || groups(a).iter().any(|g| groups(b).contains(g))
    }
}

/// `Jean-Pierre` counts as `Jean`.
fn first_part(word: &str) -> &str {
    word.split(['-', '‑']).next().unwrap_or(word)
}

/// The form under which names are looked up: plain marks, one space, lower case except for short abbreviations (`US` is
/// not `us`).
pub(in crate::reading) fn key(form: &str) -> String {
    let mut plain = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            '’' | '‘' => plain.push('\''),
            '‐' | '‑' | '—' | '–' => plain.push('-'),
            c if c.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            c => plain.push(c),
        }
    }
    let letters = plain.chars().filter(|c| c.is_alphabetic());
    let short = letters.clone().count() <= 3 && letters.clone().all(char::is_uppercase);
    if short { plain } else { plain.to_lowercase() }
}

fn list(file: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    section(file, name).flat_map(|l| l.split(", ")).map(|w| w.trim().trim_end_matches(',')).filter(|w| !w.is_empty())
}

fn all(file: &'static str, name: &str) -> Set {
    list(file, name).collect()
}

fn phrases(file: &'static str, name: &str) -> Phrases<()> {
    Phrases::new(list(file, name).map(|w| (w.to_owned(), ())))
}

pub(in crate::reading) static ACTORS: LazyLock<Actors> = LazyLock::new(|| {
    let mut known: Vec<Known> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::default();
    let mut belonging: HashSet<String> = list(PLACES, "belonging").map(key).collect();
    let columns = |line: &'static str| line.split('|').map(str::trim);
    let words = |column: Option<&'static str>| -> Vec<&'static str> {
        column.unwrap_or("").split(", ").map(str::trim).filter(|w| !w.is_empty()).collect()
    };
    for (file, name, sort) in
        [(PLACES, "states", Sort::State), (BODIES, "bodies", Sort::Body), (BODIES, "outlets", Sort::Outlet)]
    {
        for line in section(file, name) {
            let mut parts = columns(line);
            let Some(name) = parts.next() else { continue };
            for form in std::iter::once(name).chain(words(parts.next())) {
                by_key.entry(key(form)).or_insert(known.len());
            }
            let third = words(parts.next());
            let nominals = if sort == Sort::State { Vec::new() } else { third.clone() };
            if sort == Sort::State {
                belonging.extend(third.into_iter().map(key));
            }
            known.push(Known { name, sort, nominals });
        }
    }
    for name in list(PLACES, "places") {
        by_key.entry(key(name)).or_insert(known.len());
        known.push(Known { name, sort: Sort::Place, nominals: Vec::new() });
    }
    let mut shortened = HashMap::default();
    for line in section(PLACES, "shortened") {
        let mut parts = columns(line);
        // Georgia is a state of its own in the list as well: the place that is meant here is another.
        let Some(name) = parts.next() else { continue };
        let listed = by_key.get(&key(name)).copied().filter(|at| known.get(*at).is_some_and(|k| k.sort == Sort::Place));
        let at = listed.unwrap_or(known.len());
        if at == known.len() {
            known.push(Known { name, sort: Sort::Place, nominals: Vec::new() });
        }
        shortened.extend(words(parts.next()).into_iter().map(|w| (w, at)));
    }
    let party = |line: &'static str| {
        let (word, name) = line.split_once(" | ")?;
        Some((word, *by_key.get(&key(name))?))
    };
    let parties = section(BODIES, "parties").filter_map(party).collect();
    let mut kin: HashMap<String, Vec<usize>> = HashMap::default();
    for (group, line) in section(PEOPLE, "kin of names").enumerate() {
        for name in line.split(", ") {
            kin.entry(name.to_lowercase()).or_default().push(group);
        }
    }
    Actors {
        known,
        by_key,
        belonging,
        place_heads: all(PLACES, "heads"),
        place_fronts: all(PLACES, "fronts"),
        place_nouns: all(PLACES, "common heads"),
        before_place: all(PLACES, "before"),
        motion: all(PLACES, "motion"),
        outlet_heads: all(BODIES, "outlet heads"),
        heads: all(BODIES, "heads"),
        lead_heads: all(BODIES, "lead heads"),
        followers: all(BODIES, "followers"),
        of_state: phrases(BODIES, "of a state"),
        of_town: phrases(BODIES, "of a town"),
        subjects: all(BODIES, "subjects"),
        owned: all(BODIES, "owned"),
        not_actors: all(BODIES, "not actors"),
        not_bodies: all(BODIES, "not bodies"),
        titles: Phrases::new(list(PEOPLE, "titles").chain(list(PEOPLE, "honorifics")).map(|w| (w.to_owned(), ()))),
        single_titles: list(PEOPLE, "titles").chain(list(PEOPLE, "honorifics")).map(str::to_lowercase).collect(),
        roles: phrases(PEOPLE, "role words"),
        plural_roles: all(PEOPLE, "plural roles"),
        before_roles: all(PEOPLE, "before roles"),
        particles: all(PEOPLE, "particles"),
        women: all(PEOPLE, "women"),
        men: all(PEOPLE, "men"),
        female: all(PEOPLE, "female"),
        male: all(PEOPLE, "male"),
        kin,
        legal: section(BODIES, "legal forms")
            .flat_map(|l| {
                let first = l.split(", ").next().unwrap_or(l);
                l.split(", ").map(move |w| (w, first))
            })
            .collect(),
        parties,
        after_parties: all(BODIES, "after parties"),
        unions: all(BODIES, "unions"),
        directions: all(PLACES, "directions"),
        shortened,
        openers: OPENERS.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect(),
    }
});

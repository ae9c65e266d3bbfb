//! Who is spoken of, outside quotations: names, pronouns, and descriptions such as "a senior official of the ministry".

use super::super::lexicon::actors::ACTORS;
use super::super::lexicon::speech::SPEECH_WORDS;
use super::super::name::Name;
use super::super::prose::Prose;
use super::super::quotation::Quotation;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    It,
    They,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Index into the names.
    Name(usize),
    Pronoun(Pronoun),
    /// Token of the noun: "official" in "a senior official of the ministry".
    Description(usize),
}

/// Tokens `from..to`, article and title included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub from: usize,
    pub to: usize,
    pub who: Who,
}

pub(super) struct References {
    by_end: HashMap<usize, Reference>,
    by_start: BTreeMap<usize, Reference>,
    named: BTreeMap<usize, Reference>,
}

impl References {
    pub fn new(prose: &Prose, names: &[Name], quotations: &[Quotation]) -> References {
        let mut all = named(prose, names);
        let starts: HashMap<usize, usize> = all.iter().map(|(r, noun)| (*noun, r.to)).collect();
        let nominals: HashMap<&str, usize> =
            names.iter().enumerate().flat_map(|(n, name)| name.nominals.iter().map(move |w| (w.as_str(), n))).collect();
        for i in 0..prose.tokens.len() {
            all.extend(other(prose, i, &starts, &nominals).map(|r| (r, i)));
        }
        let mut q = 0;
        all.sort_by_key(|(r, _)| (r.from, std::cmp::Reverse(r.to)));
        all.retain(|(r, _)| {
            let at = prose.at(r.from).map_or(0, |t| t.range.start);
            while quotations.get(q).is_some_and(|x| x.range.end <= at) {
                q += 1;
            }
            !quotations.get(q).is_some_and(|x| x.range.contains(&at))
        });
        let mut by_end: HashMap<usize, Reference> = HashMap::new();
        let mut by_start = BTreeMap::new();
        let mut named = BTreeMap::new();
        for (r, _) in all {
            // The widest: it comes first.
            by_end.entry(r.to).or_insert(r);
            by_start.entry(r.from).or_insert(r);
            if matches!(r.who, Who::Name(_)) {
                named.entry(r.from).or_insert(r);
            }
        }
        References { by_end, by_start, named }
    }

    pub fn ending(&self, to: usize) -> Option<Reference> {
        self.by_end.get(&to).copied()
    }

    pub fn starting(&self, from: usize) -> Option<Reference> {
        self.by_start.get(&from).copied()
    }

    /// Names that begin in these tokens, in order, also inside descriptions.
    pub fn names(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = Reference> {
        self.named.range(from..to.max(from)).map(|(_, r)| *r)
    }

    /// References that begin in these tokens, in order.
    pub fn within(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = Reference> {
        self.by_start.range(from..to.max(from)).map(|(_, r)| *r)
    }
}

/// Names with the titles and roles before them, and the token where the name itself begins.
fn named(prose: &Prose, names: &[Name]) -> Vec<(Reference, usize)> {
    let starts: HashMap<usize, usize> = prose.tokens.iter().enumerate().map(|(i, t)| (t.range.start, i)).collect();
    let ends: HashMap<usize, usize> = prose.tokens.iter().enumerate().map(|(i, t)| (t.range.end, i + 1)).collect();
    let mut out = Vec::new();
    for (n, name) in names.iter().enumerate() {
        for m in &name.mentions {
            let (Some(&noun), Some(&to)) = (starts.get(&m.start), ends.get(&m.end)) else { continue };
            let mut from = noun;
            // "NATO spokeswoman Ann Lee", "the union leader Tom Roe", "Gen. Vale"
            for _ in 0..8 {
                let Some(b) = from.checked_sub(1) else { break };
                let joined = !prose.starts_sentence(from);
                let Some(t) = prose.at(b).filter(|_| joined) else { break };
                let point = t.is(".") && super::super::prose::abbreviates(&prose.tokens, b);
                let of = t.is("of")
                    && b > 0
                    && prose.before(b).is_some_and(|t| t.is_capital() && ACTORS.titles_word(t.text));
                let fits = point
                    || of
                    || (t.is_word()
                        && (ACTORS.before_roles.contains(t.lower.as_str())
                            || ACTORS.titles_word(t.text)
                            || ACTORS.roles.at(&prose.tokens, b).is_some()
                            || matches!(t.lower.as_str(), "the" | "a" | "its" | "his" | "her" | "their")
                            || (from < noun && t.is_capital() && !ACTORS.opens(t.text))));
                if !fits {
                    break;
                }
                from = b;
            }
            out.push((Reference { from, to, who: Who::Name(n) }, noun));
        }
    }
    out
}

fn other(prose: &Prose, i: usize, names: &HashMap<usize, usize>, nominals: &HashMap<&str, usize>) -> Option<Reference> {
    let t = prose.at(i).filter(|t| t.is_word())?;
    let pronoun = match t.lower.as_str() {
        "he" | "him" => Some(Pronoun::He),
        "she" => Some(Pronoun::She),
        "it" => Some(Pronoun::It),
        "they" => Some(Pronoun::They),
        _ => None,
    };
    if let Some(p) = pronoun {
        return Some(Reference { from: i, to: i + 1, who: Who::Pronoun(p) });
    }
    // "the ministry" where the article has one.
    if t.is("the") {
        for n in [2, 1] {
            let words = (i + 1..=i + n).map(|k| prose.lower(k)).collect::<Vec<_>>().join(" ");
            if let Some(name) = nominals.get(format!("the {words}").as_str()) {
                return Some(Reference { from: i, to: i + 1 + n, who: Who::Name(*name) });
            }
        }
    }
    let role = ACTORS.roles.at(&prose.tokens, i).map(|(_, to)| to);
    let several = ACTORS.plural_roles.contains(t.lower.as_str()).then_some(i + 1);
    let body = (is_body_noun(t.text) && prose.before(i).is_some_and(|b| b.is_word() || b.is("'s"))).then_some(i + 1);
    let noun_end = role.max(several).max(body)?;
    // A name follows: the role is part of that reference.
    if names.contains_key(&noun_end) && !prose.starts_sentence(noun_end) {
        return None;
    }
    if prose.at(noun_end).is_some_and(|n| n.is("'s")) || ACTORS.roles.at(&prose.tokens, noun_end).is_some() {
        return None;
    }
    let from = front(prose, i);
    let bare = from == i && several.is_none() && !t.is_capital() && !prose.starts_sentence(i);
    if bare || (from == i && body.is_some()) {
        return None;
    }
    Some(Reference { from, to: tail(prose, noun_end), who: Who::Description(noun_end - 1) })
}

/// Lower-case nouns of bodies that speak: "the company", "a new report".
fn is_body_noun(word: &str) -> bool {
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    word.starts_with(char::is_lowercase)
        && (ACTORS.heads.contains(capital.as_str())
            || SPEECH_WORDS.statements.contains(word)
            || matches!(
                word,
                "readout"
                    | "opposition"
                    | "family"
                    | "watchdog"
                    | "regulator"
                    | "firm"
                    | "bloc"
                    | "newspaper"
                    | "website"
                    | "charity"
                    | "carrier"
            ))
        && !matches!(
            word,
            "call"
                | "view"
                | "words"
                | "opinion"
                | "claim"
                | "claims"
                | "services"
                | "power"
                | "water"
                | "gas"
                | "oil"
                | "line"
                | "lines"
        )
}

/// Back to the article: "a senior U.S. state department official".
fn front(prose: &Prose, noun: usize) -> usize {
    let mut from = noun;
    for _ in 0..8 {
        let Some(b) = from.checked_sub(1) else { break };
        if prose.starts_sentence(from) {
            break;
        }
        let Some(t) = prose.at(b) else { break };
        if matches!(
            t.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "its"
                | "their"
                | "one"
                | "another"
                | "some"
                | "two"
                | "many"
                | "several"
                | "most"
                | "this"
                | "that"
                | "no"
        ) {
            return b;
        }
        let hyphen = t.is_hyphen() && t.glued();
        let word =
            t.is_word() && SPEECH_WORDS.verbs.at(&prose.tokens, b).is_none() && !SMALL.contains(&t.lower.as_str());
        if !(hyphen || word || t.is("'s") || t.is_figure() && b + 1 < noun) {
            break;
        }
        from = b;
    }
    // Without an article only words that surely belong: "NATO secretary general", "senior officials".
    let mut sure = noun;
    while sure > from {
        let fits = prose.at(sure - 1).is_some_and(|t| {
            t.is_capital()
                || ACTORS.before_roles.contains(t.lower.as_str())
                || t.is_hyphen()
                || (t.is("'s") && t.glued())
        });
        if !fits {
            break;
        }
        sure -= 1;
    }
    sure
}

/// On over "of the ministry", "at the scene", up to a verb, a comma or a clause.
fn tail(prose: &Prose, end: usize) -> usize {
    let starts = |i: usize| {
        matches!(
            prose.lower(i),
            "of" | "for"
                | "at"
                | "in"
                | "with"
                | "from"
                | "to"
                | "on"
                | "responsible"
                | "near"
                | "familiar"
                | "involved"
                | "close"
                | "under"
                | "leading"
                | "representing"
                | "monitoring"
                | "by"
                | "briefed"
        )
    };
    if !starts(end) || prose.starts_sentence(end) {
        return end;
    }
    let mut to = end;
    for i in end..end + 12 {
        let Some(t) = prose.at(i) else { break };
        let stops = !(t.is_word() || t.is_hyphen() || t.is("'s") || t.is_figure())
            || prose.starts_sentence(i)
            || SPEECH_WORDS.verbs.at(&prose.tokens, i).is_some()
            || SPEECH_WORDS.adverbs.contains(t.lower.as_str())
            || matches!(
                t.lower.as_str(),
                "that"
                    | "who"
                    | "which"
                    | "where"
                    | "whose"
                    | "reported"
                    | "and"
                    | "but"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "after"
                    | "before"
                    | "because"
                    | "when"
                    | "while"
                    | "amid"
            )
            || super::super::lexicon::CALENDAR_WORDS.weekdays.contains_key(t.lower.as_str());
        if stops {
            break;
        }
        to = i + 1;
    }
    // "on" of "on Monday" is none of it.
    while to > end && (starts(to - 1) || matches!(prose.lower(to - 1), "the" | "a" | "last" | "late")) {
        to -= 1;
    }
    to
}

/// Words at which a description cannot go on to the left.
const SMALL: [&str; 48] = [
    "and",
    "or",
    "but",
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "with",
    "from",
    "to",
    "as",
    "that",
    "which",
    "who",
    "when",
    "while",
    "after",
    "before",
    "because",
    "if",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "not",
    "according",
    "also",
    "than",
    "since",
    "until",
    "into",
    "over",
];

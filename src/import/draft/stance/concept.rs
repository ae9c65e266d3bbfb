//! What a question asks about: the words that answer it with yes, and those of the contrary.

use std::ops::Range;
use std::sync::LazyLock;

const CONCEPTS: &str = include_str!("../words/concepts.txt");

/// One pair of opposites.
pub struct Concept {
    yes: Vec<Vec<&'static str>>,
    no: Vec<Vec<&'static str>>,
    /// A word of yes may have one of the contrary as its object.
    ends: bool,
    /// Words of which one has to stand near; none are needed where there are none.
    with: Vec<&'static str>,
}

/// Where in a run of words a concept stands, and on which side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Indices of words.
    pub at: Range<usize>,
    pub yes: bool,
}

static ALL: LazyLock<Vec<Concept>> =
    LazyLock::new(|| CONCEPTS.lines().filter(|l| !l.starts_with('#')).map(read).collect());

fn read(line: &'static str) -> Concept {
    let ends = line.contains('>');
    let mut fields = line.split(['|', '>']).map(str::split_whitespace);
    let mut phrases = || fields.next().into_iter().flatten().map(|w| w.split('_').collect()).collect();
    let (yes, no) = (phrases(), phrases());
    Concept { yes, no, ends, with: fields.next().into_iter().flatten().collect() }
}

/// The concept of a question, by its words in small letters, and where it stands.
pub fn concept(words: &[&str]) -> Option<(&'static Concept, Hit)> {
    let found = ALL.iter().filter_map(|c| Some((c, c.hits(words).into_iter().next()?)));
    // The first word decides: "Have they decided whether to stay?" asks for a decision. Of two that begin alike the one that
    // needs something beside it, which is there.
    found.min_by_key(|(c, hit)| (hit.at.start, c.with.is_empty(), std::cmp::Reverse(hit.at.len())))
}

/// The concept whose first word of yes this is.
pub fn named(key: &str) -> Option<&'static Concept> {
    ALL.iter().find(|c| c.key() == key)
}

impl Concept {
    /// Its first word of yes.
    pub fn key(&self) -> &'static str {
        self.yes.first().and_then(|p| p.first()).copied().unwrap_or("")
    }

    /// The single words of one side.
    pub fn words(&self, yes: bool) -> impl Iterator<Item = &'static str> {
        let side = if yes { &self.yes } else { &self.no };
        side.iter().filter_map(|p| if let [one] = p.as_slice() { Some(*one) } else { None })
    }

    /// Where it stands in a clause; nothing where both sides stand there and say nothing together.
    pub fn hits(&self, clause: &[&str]) -> Vec<Hit> {
        if !self.with.is_empty() && !self.with.iter().any(|w| clause.iter().any(|x| inflects(x, w))) {
            return Vec::new();
        }
        let mut all: Vec<Hit> = Vec::new();
        let mut at = 0;
        while let Some(rest) = clause.get(at..).filter(|r| !r.is_empty()) {
            let of = |list: &[Vec<&str>]| list.iter().filter(|p| starts(rest, p)).map(Vec::len).max();
            match (of(&self.yes), of(&self.no)) {
                (Some(n), m) if m.is_none_or(|m| n >= m) => {
                    all.push(Hit { at: at..at + n, yes: true });
                    at += n;
                }
                (_, Some(n)) => {
                    all.push(Hit { at: at..at + n, yes: false });
                    at += n;
                }
                _ => at += 1,
            }
        }
        let both = all.iter().any(|h| h.yes) && all.iter().any(|h| !h.yes);
        if !both {
            return all;
        }
        let mut out = Vec::new();
        for (i, hit) in all.iter().enumerate() {
            let object = |o: &Hit| hit.yes && !o.yes && o.at.start > hit.at.start && o.at.start - hit.at.end <= 4;
            if self.ends && all.get(i + 1).is_some_and(object) {
                out.push(hit.clone());
            }
        }
        out
    }

    /// A word that stands with it.
    pub fn goes_with(&self, word: &str) -> bool {
        self.with.iter().any(|w| inflects(word, w))
    }

    /// One of its words.
    pub fn has(&self, word: &str) -> bool {
        self.yes.iter().chain(&self.no).any(|p| matches!(p.as_slice(), [one] if inflects(word, one)))
    }
}

fn starts(words: &[&str], phrase: &[&str]) -> bool {
    phrase.len() <= words.len() && words.iter().zip(phrase).all(|(w, p)| inflects(w, p))
}

/// A word in one of its regular forms: "reduces", "reduced", "reducing", "stopping", "carried".
pub fn inflects(word: &str, base: &str) -> bool {
    if word == base {
        return true;
    }
    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
    let Some(rest) = word.strip_prefix(stem).filter(|_| stem.len() > 1) else { return false };
    let ending = |r: &str| matches!(r, "s" | "es" | "ed" | "d" | "ing" | "ies" | "ied" | "e" | "ys" | "ying");
    let doubled = stem.chars().next_back().and_then(|last| rest.strip_prefix(last)).unwrap_or("");
    ending(rest) && !(base == stem && rest == "e") || matches!(doubled, "ed" | "ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(question: &str, clause: &str) -> Vec<(String, bool)> {
        let q: Vec<&str> = question.split(' ').collect();
        let words: Vec<&str> = clause.split(' ').collect();
        let (concept, _) = concept(&q).unwrap();
        concept.hits(&words).into_iter().map(|h| (words[h.at].join(" "), h.yes)).collect()
    }

    #[test]
    fn clauses_answer_in_other_words() {
        for (question, clause, expected) in [
            ("has the town broken with the bank", "they made the break with it", Some(("break", true))),
            ("has the town broken with the bank", "still clearly a close relationship", Some(("relationship", false))),
            ("has the town broken with the bank", "it severed all ties with it", Some(("severed", true))),
            ("did the noise fall", "noise is higher than ever", Some(("higher", false))),
            ("did the noise fall", "it has reduced the high level of noise", Some(("reduced", true))),
            ("do they keep the agreement", "they have kept up a close friendship", None),
            ("do they keep the agreement", "they adhere to the deal", Some(("adhere", true))),
            ("do they keep the agreement", "they violated the terms of it", Some(("violated", false))),
            ("should they leave", "we will pull out", Some(("pull out", true))),
            ("have they decided whether to stay", "no decision was taken", Some(("decision", true))),
            ("is there room enough", "the house is too small", Some(("too small", false))),
        ] {
            let expected: Vec<(String, bool)> =
                expected.into_iter().map(|(w, y): (&str, bool)| (w.to_owned(), y)).collect();
            assert_eq!(said(question, clause), expected, "{question} {clause}");
        }
    }

    #[test]
    fn forms_are_understood() {
        for (word, base, is) in [
            ("reduced", "reduce", true),
            ("stopping", "stop", true),
            ("carried", "carry", true),
            ("leaves", "leave", true),
            ("planet", "plan", false),
            ("backing", "back", true),
            ("ending", "end", true),
            ("endless", "end", false),
            ("tie", "ties", false),
        ] {
            assert_eq!(inflects(word, base), is, "{word} {base}");
        }
    }
}

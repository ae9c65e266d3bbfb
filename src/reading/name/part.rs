//! One run of words in capitals taken apart: title, person, body, place, and what is no name.

use super::super::lexicon::actors::{ACTORS, Sort};
use super::super::prose::{Prose, is_quote_mark};
use super::chunk::{Chunk, Word};
use super::evidence::Evidence;

mod titled;
mod unlisted;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// Index into the lists of known names.
    Known(usize),
    Person,
    Body,
    Outlet,
    Place,
    /// One word that only the rest of the article can tell.
    Weak,
}

#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Tokens, the end not included; without title.
    pub from: usize,
    pub to: usize,
    pub guess: Guess,
    /// Tokens of the role printed beside the name.
    pub role: Option<(usize, usize)>,
    /// The words before or in the title that tell a man from a woman.
    pub woman: Option<bool>,
    /// A title or role stands right before.
    pub titled: bool,
    /// Begins a sentence, and nothing else shows that it is a name.
    pub opens: bool,
}

struct Parts<'p, 'a> {
    prose: &'p Prose<'a>,
    evidence: &'p Evidence,
    chunk: &'p Chunk,
}

pub(super) fn mentions(prose: &Prose, chunk: &Chunk, evidence: &Evidence, out: &mut Vec<Mention>) {
    let parts = Parts { prose, evidence, chunk };
    let mut words = chunk.words.as_slice();
    let mut opens = chunk.opens;
    while let Some((first, rest)) = words.split_first() {
        if !parts.strips(first, rest, words, opens) {
            break;
        }
        words = rest;
        opens = false;
    }
    if opens
        && let Some(w) = words.first()
        && evidence.is_proper(parts.form(w))
    {
        opens = false;
    }
    parts.segment(words, opens, out);
}

impl<'a> Parts<'_, 'a> {
    fn form(&self, w: &Word) -> &'a str {
        self.prose.slice(w.from, w.to)
    }

    fn all(&self, words: &[Word]) -> &'a str {
        match (words.first(), words.last()) {
            (Some(a), Some(b)) => self.prose.slice(a.from, b.to),
            _ => "",
        }
    }

    /// The first word is no part of a name: it only begins the sentence, or is "The".
    fn strips(&self, first: &Word, rest: &[Word], words: &[Word], opens: bool) -> bool {
        let form = self.form(first);
        let lower = form.to_lowercase();
        let known =
            (2..=words.len().min(6)).any(|n| words.get(..n).is_some_and(|w| ACTORS.known(self.all(w)).is_some()));
        if known {
            return false;
        }
        if self.is_body(words) && ACTORS.unions.contains(form) {
            return false;
        }
        if ACTORS.opens(form) && !form.ends_with('.') {
            let title = !opens && ACTORS.titles.at(&self.prose.tokens, first.from).is_some();
            let article = matches!(
                lower.as_str(),
                "the" | "a" | "an" | "this" | "these" | "that" | "its" | "his" | "her" | "our"
            );
            let acronym = form.len() > 1 && form.chars().all(char::is_uppercase);
            let body = self.is_body(rest) && ACTORS.subjects.contains(form);
            let titled = opens && ACTORS.titles.at(&self.prose.tokens, first.from).is_some() && !rest.is_empty();
            return (opens || article) && !title && !acronym && !body && !titled;
        }
        if !opens
            || rest.is_empty()
            || ACTORS.particles.contains(lower.as_str())
            || ACTORS.is_given(form)
            || self.evidence.is_proper(form)
        {
            return false;
        }
        let rest_known = rest.first().is_some_and(|w| {
            ACTORS.known(self.form(w)).is_some()
                || ACTORS.is_given(self.form(w))
                || self.evidence.is_proper(self.form(w))
        });
        let shape = lower.ends_with("ing") || lower.ends_with("ed") || lower.ends_with("ly");
        let common = self.evidence.is_common(form) || shape;
        common && rest_known && !self.is_body(words) && !ACTORS.titles_word(form)
    }

    fn last<'w>(&self, words: &'w [Word]) -> Option<(&'w Word, &'a str)> {
        words.last().map(|w| (w, self.form(w)))
    }

    fn is_body(&self, words: &[Word]) -> bool {
        let Some((_, last)) = self.last(words) else { return false };
        if words.len() < 2 {
            return false;
        }
        let linked = words.windows(2).any(|pair| match pair {
            [a, b] => {
                matches!(self.form(b), "of" | "for" | "without" | "against" | "on" | "'s" | "’s" | "'" | "’" | "&")
                    && (ACTORS.lead_heads.contains(self.form(a))
                        || ACTORS.owned.contains(self.form(a))
                        || self.form(b) == "&")
            }
            _ => false,
        });
        let local =
            words.len().checked_sub(2).and_then(|i| words.get(i)).is_some_and(|w| ACTORS.unions.contains(self.form(w)))
                && last.starts_with(|c: char| c.is_ascii_digit());
        linked || local || ACTORS.heads.contains(last) || ACTORS.heads.contains(last.trim_end_matches('.'))
    }

    fn push(&self, words: &[Word], guess: Guess, opens: bool, out: &mut Vec<Mention>) {
        let (Some(a), Some(b)) = (words.first(), words.last()) else { return };
        out.push(Mention { from: a.from, to: b.to, guess, role: None, woman: None, titled: false, opens });
    }

    fn segment(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) {
        let Some(first) = words.first() else { return };
        let all = self.all(words);
        let form = self.form(first);
        if self.of_state(words, out) {
            return;
        }
        if let Some((at, from)) = self.region(words) {
            self.push(words, Guess::Known(at), false, out);
            out.last_mut().into_iter().for_each(|m| m.from = from);
            return;
        }
        if let Some((at, known)) = ACTORS.known(all) {
            let person = known.sort == Sort::Place && words.len() > 1 && ACTORS.is_given(form);
            if !person {
                let common = words.len() == 1 && opens && ACTORS.opens(all);
                if !common {
                    self.push(words, Guess::Known(at), false, out);
                    self.news_agency(known.sort, out);
                }
                return;
            }
        }
        if let Some(at) = ACTORS.party(all).filter(|_| self.is_party(first)) {
            return self.push(words, Guess::Known(at), false, out);
        }
        if ACTORS.belongs(all) || self.belongs_only(words) {
            return;
        }
        if self.titled(words, opens, out) {
            return;
        }
        // Nationality first: "Republican Ted Cruz", "Turkish Airlines".
        for n in [2usize, 1] {
            let (Some(front), Some(rest)) = (words.get(..n), words.get(n..)) else { continue };
            if !rest.is_empty() && ACTORS.belongs(self.all(front)) {
                let named = rest.first().is_some_and(|w| ACTORS.is_given(self.form(w)));
                if ACTORS.known(self.all(rest)).is_some() || (named && rest.len() > 1) {
                    return self.segment(rest, false, out);
                }
                break;
            }
        }
        if let Some((_, last)) = self.last(words)
            && words.iter().any(|w| ACTORS.not_actors.contains(self.form(w)))
            && !ACTORS.is_given(form)
            && !ACTORS.heads.contains(last)
        {
            return;
        }
        if words.len() == 1 {
            return self.single(first, opens, out);
        }
        self.several(words, opens, out);
    }

    /// "south Asia": a part of the world with its direction in small letters, where the lists have it.
    fn region(&self, words: &[Word]) -> Option<(usize, usize)> {
        let (first, last) = (words.first()?, words.last()?);
        let from = first.from.checked_sub(1).filter(|b| !self.prose.starts_sentence(first.from) && *b < first.from)?;
        let lead = self.prose.at(from).filter(|t| t.is_word() && !t.is_capital())?;
        let directed = ["north", "south", "east", "west", "central"].iter().any(|d| lead.lower.starts_with(d));
        let (at, known) = ACTORS.known(self.prose.slice(from, last.to)).filter(|_| directed)?;
        matches!(known.sort, Sort::Place).then_some((at, from))
    }

    /// "Reuters news agency", "NBC news".
    fn news_agency(&self, sort: Sort, out: &mut [Mention]) {
        let Some(m) = out.last_mut().filter(|_| sort == Sort::Outlet) else { return };
        if self.prose.lower(m.to) == "news" {
            m.to += 1;
            m.to += usize::from(self.prose.lower(m.to) == "agency");
        }
    }

    /// "the Afghan government", "the Biden administration".
    fn of_state(&self, words: &[Word], out: &mut Vec<Mention>) -> bool {
        let Some((last, form)) = self.last(words) else { return false };
        let all = self.all(words);
        if self.chunk.compound && self.chunk.to() == last.to {
            return false;
        }
        let state = ACTORS.belongs(all) || ACTORS.known(all).is_some_and(|(_, k)| matches!(k.sort, Sort::State));
        let belongs = state || (words.len() == 1 && ACTORS.known(all).is_none() && !ACTORS.titles_word(form));
        let town = ACTORS.of_town.at(&self.prose.tokens, last.to).filter(|_| {
            let known = ACTORS.known(all).is_some_and(|(_, k)| matches!(k.sort, Sort::State | Sort::Place));
            known || (words.len() == 1 && belongs && !self.evidence.is_common(form))
        });
        let found = ACTORS.of_state.at(&self.prose.tokens, last.to).filter(|_| belongs).or(town);
        let Some((_, to)) = found else { return false };
        let reign = matches!(self.prose.lower(last.to), "administration" | "government");
        if !state && !reign && town.is_none() || ACTORS.opens(form) {
            return false;
        }
        // "the German assembly line"
        if self.prose.lower(last.to) == "assembly"
            && matches!(self.prose.lower(to), "line" | "lines" | "plant" | "plants" | "workers" | "factory")
        {
            return false;
        }
        let (a, b) = (words.first().map_or(0, |w| w.from), to);
        // "government troops", "police officers": the body is not what is meant.
        let plain = !self.prose.at(to).is_some_and(|t| t.is_hyphen());
        if plain {
            out.push(Mention {
                from: a,
                to: b,
                guess: Guess::Body,
                role: None,
                woman: None,
                titled: false,
                opens: false,
            });
        }
        plain
    }

    /// "Labour has", "the Conservatives": no noun follows that the word would describe. "Labour is cheap" is no party's.
    fn is_party(&self, word: &Word) -> bool {
        let opens = self.prose.starts_sentence(word.from);
        let after = self.prose.at(word.to);
        let the = self.prose.before(word.from).is_some_and(|t| t.is("the"));
        // "The Conservatives accuse": a plural describes no noun.
        let plural = the && self.form(word).ends_with('s') && after.is_some_and(|t| !t.is_capital());
        let listed = |t: &super::super::token::Token| ACTORS.after_parties.contains(t.lower.as_str());
        let free = plural || after.is_none_or(|t| !t.is_word() || listed(t));
        let acts =
            self.speaks(word.to) || after.is_some_and(|t| matches!(t.lower.as_str(), "'s" | "has" | "won" | "lost"));
        !self.chunk.compound && free && (the || acts || (!opens && !self.evidence.is_common(self.form(word))))
    }

    fn all_common(&self, words: &[Word]) -> bool {
        words.iter().all(|w| {
            let form = self.form(w);
            let lower = form.to_lowercase();
            ACTORS.opens(form)
                || ACTORS.subjects.contains(form)
                || ACTORS.before_roles.contains(lower.as_str())
                || self.evidence.is_common(form)
        })
    }

    fn belongs_only(&self, words: &[Word]) -> bool {
        words.iter().all(|w| ACTORS.belongs(self.form(w)))
    }

    fn place_head(&self, words: &[Word]) -> bool {
        words.len() > 1 && self.last(words).is_some_and(|(_, l)| ACTORS.place_heads.contains(l))
    }
}

/// A state, by its usual name.
pub(super) fn of_country(word: &str) -> bool {
    ACTORS.known(word).is_some_and(|(_, known)| known.sort == Sort::State)
}

/// "the town of", "the province of" right before.
pub(super) fn of_place(prose: &Prose, at: usize) -> bool {
    at >= 2
        && prose.lower(at - 1) == "of"
        && prose.at(at - 2).is_some_and(|t| {
            let inside = matches!(
                t.lower.as_str(),
                "centre"
                    | "center"
                    | "outskirts"
                    | "streets"
                    | "residents"
                    | "suburbs"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            );
            // "Derek Mallinson, 57, of Selby"
            let aged = t.is(",") && at > 2 && prose.at(at - 3).is_some_and(|t| t.is_figure());
            (inside || aged || ACTORS.place_nouns.contains(t.lower.as_str())) && !is_quote_mark(&t.lower)
        })
}

/// A given name that mostly women or mostly men bear.
pub(super) fn gender(given: &str) -> Option<bool> {
    match (ACTORS.is_female(given), ACTORS.is_male(given)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

//! The words of a sentence that tell who speaks: verbs of speech with their subject, "according to", "a statement by".

use super::super::lexicon::CALENDAR_WORDS;
use super::super::lexicon::actors::ACTORS;
use super::super::lexicon::speech::SPEECH_WORDS;
use super::super::name::{Name, NameKind};
use super::super::prose::Prose;
use super::reference::{Pronoun, Reference, References, Who};
use super::sentence::{Item, Sentence};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Reference(Reference),
    /// Whoever spoke or acted before in the sentence: "…, saying", "and added".
    Same,
}

#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Place of the verb among the items.
    pub place: usize,
    /// Tokens of the verb.
    pub verb: (usize, usize),
    pub subject: Subject,
    /// Speaks by itself, without quotation.
    pub strong: bool,
    /// The subject stands after the verb: "said Ann Lee".
    pub inverted: bool,
    /// "according to X": holds for the whole sentence.
    pub whole: bool,
    /// Place where the words around the verb begin (subject included) and end.
    pub from: usize,
    pub to: usize,
    /// Index into the names.
    pub via: Option<usize>,
}

pub(super) fn cues(prose: &Prose, sentence: &Sentence, refs: &References, names: &[Name]) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let finder = Finder { prose, sentence, refs, names };
    let mut place = 0;
    while place < sentence.items.len() {
        if let Some(Item::Token(i)) = sentence.items.get(place) {
            let found =
                finder.according(place, *i).or_else(|| finder.verb(place, *i)).or_else(|| finder.statement(place, *i));
            if let Some(cue) = found {
                place = cue.to.max(place) + 1;
                out.push(cue);
                continue;
            }
        }
        place += 1;
    }
    out
}

struct Finder<'f, 'a> {
    prose: &'f Prose<'a>,
    sentence: &'f Sentence,
    refs: &'f References,
    names: &'f [Name],
}

/// Letters behind a name, in lower case.
const POST_NOMINALS: [&str; 10] = ["mp", "msp", "mep", "qc", "kc", "td", "mla", "obe", "cbe", "mbe"];

impl Finder<'_, '_> {
    fn lower(&self, place: usize) -> &str {
        self.sentence.token(place).map_or("", |i| self.prose.lower(i))
    }

    fn is_quote(&self, place: Option<usize>) -> bool {
        place.and_then(|p| self.sentence.items.get(p)).is_some_and(|i| matches!(i, Item::Quote(_)))
    }

    fn according(&self, place: usize, i: usize) -> Option<Cue> {
        let (_, to) = SPEECH_WORDS.according.at(&self.prose.tokens, i)?;
        let subject = self.starting(to)?;
        if self.is_document(subject) {
            return None;
        }
        let end = place + (subject.to - i);
        let via = self.carried(subject.to);
        let subject = Subject::Reference(subject);
        Some(Cue {
            place,
            verb: (i, to),
            subject,
            strong: true,
            inverted: true,
            whole: true,
            from: place,
            to: end - 1,
            via,
        })
    }

    /// A name that only goes before the noun of a document: "the Moss-Halden treaty".
    fn is_document(&self, r: Reference) -> bool {
        let joined = |i: &usize| {
            self.prose.at(*i).is_some_and(|t| t.is_hyphen() || t.is_word()) && !self.prose.starts_sentence(*i)
        };
        let behind = (r.to..r.to + 5).take_while(joined);
        let stops = |w: &str| matches!(w, "said" | "and" | "that" | "who" | "in" | "on" | "of");
        let mut words = behind.map(|i| self.prose.lower(i)).take_while(|w| !stops(w));
        matches!(r.who, Who::Name(_)) && words.any(|w| SPEECH_WORDS.documents.contains(w))
    }

    /// The reference at a token or soon after; of several that stand one right after the other, the last: "Vale
    /// administration Secretary of State Ann Lee".
    fn starting(&self, from: usize) -> Option<Reference> {
        let mut r = self.refs.starting(from).or_else(|| self.soon(from))?;
        for _ in 0..3 {
            match self
                .refs
                .starting(r.to)
                .filter(|n| matches!(n.who, Who::Name(_)) && !self.prose.starts_sentence(n.from))
            {
                Some(next) => r = Reference { from: r.from, ..next },
                None => break,
            }
        }
        Some(self.owner(r))
    }

    /// Whose statement it is: the ministry in "the ministry's last report".
    fn owner(&self, r: Reference) -> Reference {
        let Who::Description(noun) = r.who else { return r };
        if !SPEECH_WORDS.statements.contains(self.prose.lower(noun)) {
            return r;
        }
        let named = self.refs.names(r.from, noun).find(|n| self.prose.lower(n.to) == "'s" && n.to < noun);
        let by = || self.refs.names(noun + 2, r.to).next().filter(|_| self.prose.lower(noun + 1) == "by");
        let named = named.or_else(by);
        named.map_or(r, |n| Reference { who: n.who, ..r })
    }

    /// A reference within the next tokens that no mark separates.
    fn soon(&self, from: usize) -> Option<Reference> {
        self.refs.within(from, from + 6).find(|r| {
            (from..r.from).all(|i| self.prose.at(i).is_some_and(|t| t.is_word() || t.is_hyphen()))
                && !matches!(r.who, Who::Pronoun(_))
        })
    }

    fn name(&self, r: Reference) -> Option<(usize, &Name)> {
        match r.who {
            Who::Name(n) => self.names.get(n).map(|name| (n, name)),
            _ => None,
        }
    }

    fn verb(&self, place: usize, i: usize) -> Option<Cue> {
        let (&strong, to) = SPEECH_WORDS.verbs.at(&self.prose.tokens, i)?;
        if self.prose.at(i).is_some_and(|t| t.is_capital()) && !self.prose.starts_sentence(i) {
            return None;
        }
        let word = self.prose.lower(i);
        // "to say", "would have said" are no report of speech; "is expected to announce" neither.
        if self.lower(place.wrapping_sub(1)) == "to"
            || (place > 0
                && matches!(
                    self.lower(place - 1),
                    "the" | "a" | "an" | "of" | "its" | "his" | "her" | "their" | "this" | "public" | "no"
                ))
        {
            return None;
        }
        let verb = (i, to);
        if self.is_noun(word, place + (to - i)) {
            return None;
        }
        let last = place + (to - i) - 1;
        // "the panel quoted by NBC": passive, unless the sentence says who was quoted.
        if self.prose.lower(to) == "by" && !matches!(self.lower(place.wrapping_sub(1)), "was" | "is" | "were") {
            return None;
        }
        let cue = |subject, inverted, from, to, via| Cue {
            place,
            verb,
            subject,
            strong,
            inverted,
            whole: false,
            from,
            to,
            via,
        };
        // "said Ann Lee" after a quotation or a comma.
        let before = place.checked_sub(1);
        let open = self.is_quote(before) || before.is_some_and(|b| self.lower(b) == "," && b > 0);
        if open
            && SPEECH_WORDS.inverting.contains(word)
            && !self.is_participle(word)
            && let Some(r) = self.refs.starting(to)
            && (self.is_quote(before) || (!matches!(r.who, Who::Pronoun(_)) && self.closes(last + 1 + (r.to - to))))
        {
            let via = self.carried(r.to);
            return Some(cue(Subject::Reference(r), true, place, last + (r.to - to), via));
        }
        if self.is_participle(word) && self.lower(place.wrapping_sub(1)) != "as" {
            let loose = before.is_none_or(|b| {
                self.lower(b) == ","
                    || self.is_quote(Some(b))
                    || self.refs.ending(self.sentence.token(b).map_or(0, |t| t + 1)).is_none()
            });
            return loose.then(|| cue(Subject::Same, false, place, last, self.told(to).1));
        }
        let (subject, from) = self.subject(place)?;
        let (end, mut via) = self.told(to);
        let mut subject = subject;
        // "Sputnik quoted him as saying"; "was quoted as saying by Sputnik".
        if word == "quoted" || word == "cited" || word == "quotes" || word == "cites" {
            let outlet = matches!(subject, Subject::Reference(r) if self.name(r).is_some_and(|(_, n)| n.kind == NameKind::Outlet));
            let passive = (from..place).any(|p| matches!(self.lower(p), "was" | "is" | "were" | "been" | "being"));
            if passive {
                via = self.carried(to).or(via);
            } else if let Some(object) = self.object(to).or_else(|| self.starting(to)) {
                if let (true, Subject::Reference(r)) = (outlet, subject) {
                    via = self.name(r).map(|(n, _)| n);
                }
                subject = Subject::Reference(object);
            } else {
                return None;
            }
            let end = (last + 1..last + 6).find(|p| self.lower(*p) == "saying").unwrap_or(last);
            return Some(cue(subject, false, from, end, via));
        }
        Some(cue(subject, false, from, last.max(last + (end - to)), via))
    }

    /// The sentence, or the clause, ends at a place.
    fn closes(&self, place: usize) -> bool {
        place >= self.sentence.items.len()
            || self.is_quote(Some(place))
            || matches!(self.lower(place), "," | "." | "who" | "—" | "–" | "(" | "on" | "in")
    }

    /// "demands", "claims": a noun, unless what is said follows.
    fn is_noun(&self, word: &str, after: usize) -> bool {
        let both = SPEECH_WORDS.nouns.contains(word);
        both && !(self.is_quote(Some(after))
            || matches!(
                self.lower(after),
                "that"
                    | "the"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
                    | "its"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "their"
                    | "this"
                    | ":"
            ))
    }

    fn is_participle(&self, word: &str) -> bool {
        word.ends_with("ing")
    }

    /// "told Reuters", "told the Halden Gazette", "told reporters": where the listener ends, and the outlet.
    fn told(&self, to: usize) -> (usize, Option<usize>) {
        let verb = to.checked_sub(1).map_or("", |v| self.prose.lower(v));
        if !matches!(verb, "told" | "tells" | "telling" | "informed" | "assured") {
            return (to, None);
        }
        let word = |i: usize| {
            self.prose.at(i).is_some_and(|t| {
                t.is_word() && (SPEECH_WORDS.listeners.contains(t.lower.as_str()) || ACTORS.belongs(t.text))
            })
        };
        let found = self.refs.names(to, to + 4).find(|r| (to..r.from).all(word));
        if let Some((r, (n, name))) = found.and_then(|r| self.name(r).map(|n| (r, n))) {
            let mut end = r.to;
            // "told VOA's Afghan service"
            if self.prose.lower(end) == "'s" {
                end = self.refs.within(r.from, r.from + 1).map(|d| d.to).max().unwrap_or(end);
            }
            return (end, (name.kind == NameKind::Outlet).then_some(n));
        }
        let end = (to..to + 4).find(|i| !word(*i)).unwrap_or(to);
        (end, None)
    }

    /// "her" after "quoted".
    fn object(&self, at: usize) -> Option<Reference> {
        let who = match self.prose.lower(at) {
            "him" => Pronoun::He,
            "her" => Pronoun::She,
            "them" => Pronoun::They,
            _ => return None,
        };
        Some(Reference { from: at, to: at + 1, who: Who::Pronoun(who) })
    }

    /// An outlet after "by", "to" or "reported by" in the next tokens.
    fn carried(&self, from: usize) -> Option<usize> {
        let by = (from..from + 6).find(|i| self.prose.lower(*i) == "by")?;
        self.refs
            .names(by, by + 6)
            .find_map(|r| self.name(r).filter(|(_, n)| n.kind == NameKind::Outlet))
            .map(|(n, _)| n)
    }

    /// "a statement by the minister that …".
    fn statement(&self, place: usize, i: usize) -> Option<Cue> {
        let by = matches!(self.prose.lower(i + 1), "by" | "from");
        if !by || !SPEECH_WORDS.statements.contains(self.prose.lower(i)) {
            return None;
        }
        let subject = self.starting(i + 2)?;
        let to = place + (subject.to - i) - 1;
        let subject = Subject::Reference(subject);
        Some(Cue {
            place,
            verb: (i, i + 1),
            subject,
            strong: false,
            inverted: false,
            whole: false,
            from: place,
            to,
            via: None,
        })
    }

    /// Who does what the verb at `place` says, and where the words about them begin.
    fn subject(&self, place: usize) -> Option<(Subject, usize)> {
        let mut p = place.checked_sub(1)?;
        // Back over "has also", "on Wednesday".
        while let Some(i) = self.sentence.token(p) {
            let word = self.prose.lower(i);
            let day = CALENDAR_WORDS.weekdays.contains_key(word) || CALENDAR_WORDS.months.contains_key(word);
            let on = matches!(word, "on" | "late" | "early" | "last" | "this" | "week") && p + 1 < place;
            let figure = self.prose.at(i).is_some_and(|t| t.is_figure())
                && p > 0
                && CALENDAR_WORDS.months.contains_key(self.lower(p - 1));
            let adverb =
                SPEECH_WORDS.adverbs.contains(word) || (word.ends_with("ly") && self.refs.ending(i + 1).is_none());
            if !(day || on || figure || adverb) || p == 0 {
                break;
            }
            p -= 1;
        }
        let i = self.sentence.token(p)?;
        match self.prose.lower(i) {
            "," | "—" | "–" | ")" => self.apposed(p),
            "and" | "but" | "then" => Some((Subject::Same, p)),
            "who" | "which" => {
                let back = if self.lower(p.checked_sub(1)?) == "," { p.checked_sub(2)? } else { p - 1 };
                self.ending(back)
            }
            _ => self.ending(p),
        }
    }

    /// The reference that ends at a place; where a preposition leads to it, the one before that.
    fn ending(&self, place: usize) -> Option<(Subject, usize)> {
        let mut p = place;
        let mut found: Option<(Reference, usize)> = None;
        for _ in 0..4 {
            let i = self.sentence.token(p)?;
            let Some(r) = self.refs.ending(i + 1) else { break };
            let from = p.checked_sub(i - r.from)?;
            found = Some((r, from));
            let Some(b) = from.checked_sub(1) else { break };
            let leads = matches!(self.lower(b), "of" | "in" | "at" | "for" | "from" | "near" | "with" | "to");
            let Some(next) = b.checked_sub(1).filter(|_| leads) else { break };
            if self.sentence.token(next).and_then(|t| self.refs.ending(t + 1)).is_none() {
                break;
            }
            p = next;
        }
        found.map(|(r, from)| (Subject::Reference(self.owner(r)), from))
    }

    /// The verb follows a comma: "Ann Lee, the head of the service, said" or "the envoy, Ann Lee, said".
    fn apposed(&self, comma: usize) -> Option<(Subject, usize)> {
        let mut right = comma;
        let mut inside: Option<(Subject, usize)> = None;
        for round in 0..5 {
            let left = (0..right)
                .rev()
                .take(40)
                .find(|p| matches!(self.lower(*p), "," | "—" | "–" | "(") || self.is_quote(Some(*p)));
            let from = left.map_or(0, |l| l + 1);
            // "the finance minister, Ann Lee MSP, said"
            let last = right.checked_sub(1).map(|p| p - usize::from(p > 0 && POST_NOMINALS.contains(&self.lower(p))));
            let here = last.and_then(|p| self.ending(p));
            // The whole stretch between the commas is a name: it is the one meant.
            if let Some((Subject::Reference(r), start)) = here {
                let named =
                    matches!(r.who, Who::Name(n) if self.names.get(n).is_some_and(|n| n.kind == NameKind::Person));
                // "the company, Veldspar Motors, said"
                let body = matches!(r.who, Who::Name(n) if self.names.get(n).is_some_and(|n| n.kind != NameKind::Place))
                    && left.and_then(|l| l.checked_sub(1)).and_then(|l| self.ending(l)).is_some_and(
                        |(s, _)| matches!(s, Subject::Reference(r) if matches!(r.who, Who::Description(_))),
                    );
                // "the leader, Liberal Democrat Ann Lee, said"
                let high =
                    |p: usize| self.sentence.token(p).and_then(|t| self.prose.at(t)).is_some_and(|t| t.is_capital());
                let party = named && left.is_some() && start <= from + 3 && (from..start).all(high);
                if (start <= from + 1 || party) && (named || body || round > 0 || left.is_none()) {
                    return here;
                }
                if named && round > 0 {
                    return here;
                }
                inside = inside.or(here.filter(|_| named));
            }
            match left {
                Some(l) if l > 0 && !self.is_quote(Some(l)) => right = l,
                _ => break,
            }
        }
        // ", said" with nothing that fits before: whoever the sentence began with.
        inside.or(Some((Subject::Same, comma)))
    }
}

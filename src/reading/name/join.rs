//! Mentions joined into the people, bodies and places of one article. Never across kinds; never two people on a last
//! name alone.

use super::super::lexicon::actors::{ACTORS, Sort};
use super::super::prose::Prose;
use super::kind::{Name, NameKind};
use super::part::{Guess, Mention};
use super::person::{Personal, given_agree, letters, personal, same_last};
use forms::{body_key, local, stands_alone, telling_end, without_state};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

mod forms;
mod initials;

struct Entity {
    kind: NameKind,
    known: Option<usize>,
    /// Token ranges with the form, in order of reading; sorted at the end.
    mentions: Vec<(usize, usize)>,
    person: Option<Personal>,
    role: Option<(usize, usize)>,
    woman: Option<bool>,
    /// Tokens where the full name stands, in order.
    full: Vec<usize>,
}

struct Join<'p, 'a> {
    prose: &'p Prose<'a>,
    entities: Vec<Entity>,
    /// Known names, and bodies and places by their letters.
    by_known: HashMap<usize, usize>,
    by_form: HashMap<(NameKind, String), usize>,
    /// Bodies by their names without legal form, each with its form; locals by their numbers, each with its union.
    by_base: HashMap<String, Vec<(&'a str, usize)>>,
    /// People by their last name's first three letters: who may share a name.
    by_last: HashMap<String, Vec<usize>>,
    by_given: HashMap<String, Vec<usize>>,
    /// Bodies and outlets of several words by their first word.
    by_front: HashMap<String, Vec<usize>>,
    /// Those of two words by their second.
    by_back: HashMap<String, Vec<usize>>,
    /// Whose administration or government is named.
    rulers: HashSet<String>,
}

pub(super) fn join(prose: &Prose, mentions: &mut [Mention]) -> Vec<Name> {
    mentions.sort_by_key(|m| (m.from, m.to));
    let mut join = Join {
        prose,
        entities: Vec::new(),
        by_known: HashMap::new(),
        by_form: HashMap::new(),
        by_base: HashMap::new(),
        by_last: HashMap::new(),
        by_given: HashMap::new(),
        by_front: HashMap::new(),
        by_back: HashMap::new(),
        rulers: HashSet::new(),
    };
    // "the Royal Fleet Auxiliary" and "a Royal Fleet Auxiliary vessel": what is a body once is no person elsewhere.
    let bodies: HashSet<&str> =
        mentions.iter().filter(|m| m.guess == Guess::Body).map(|m| prose.slice(m.from, m.to)).collect();
    for m in mentions.iter_mut().filter(|m| m.guess == Guess::Person && !m.titled) {
        if bodies.contains(prose.slice(m.from, m.to)) {
            m.guess = Guess::Body;
        }
    }
    for m in mentions.iter() {
        if m.guess == Guess::Person && join.is_full(m) {
            join.person(m);
        }
    }
    for m in mentions.iter() {
        match m.guess {
            Guess::Known(at) => join.known(m, at),
            Guess::Body => join.body(m, NameKind::Body),
            Guess::Outlet => join.body(m, NameKind::Outlet),
            Guess::Place => join.body(m, NameKind::Place),
            Guess::Person | Guess::Weak => {}
        }
    }
    join.abbreviations(mentions);
    let mut weak: BTreeMap<String, Vec<&Mention>> = BTreeMap::new();
    for m in mentions.iter() {
        let bare = m.guess == Guess::Weak || (m.guess == Guess::Person && !join.is_full(m));
        if bare && !join.bare(m) {
            weak.entry(join.form(m).to_owned()).or_default().push(m);
        }
    }
    for list in weak.values() {
        join.unknown(list);
    }
    join.names()
}

impl<'a> Join<'_, 'a> {
    fn form(&self, m: &Mention) -> &'a str {
        self.prose.slice(m.from, m.to)
    }

    fn is_full(&self, m: &Mention) -> bool {
        !personal(self.form(m)).given.is_empty()
    }

    fn add(&mut self, kind: NameKind, m: &Mention) -> usize {
        self.entities.push(Entity {
            kind,
            known: None,
            mentions: vec![(m.from, m.to)],
            person: None,
            role: m.role,
            woman: m.woman,
            full: Vec::new(),
        });
        self.entities.len() - 1
    }

    fn join(&mut self, at: usize, m: &Mention) {
        if let Some(e) = self.entities.get_mut(at) {
            e.mentions.push((m.from, m.to));
            e.role = e.role.or(m.role);
            e.woman = e.woman.or(m.woman);
        }
    }

    fn person(&mut self, m: &Mention) {
        let name = personal(self.form(m));
        let found = self.candidates(&name.last).into_iter().rev().find(|at| {
            self.entities.get(*at).and_then(|e| e.person.as_ref()).is_some_and(|p| given_agree(&p.given, &name.given))
        });
        let at = match found {
            Some(at) => {
                self.join(at, m);
                at
            }
            None => {
                let at = self.add(NameKind::Person, m);
                for key in BTreeSet::from([front(&name.last), front(&name.bare)]) {
                    self.by_last.entry(key).or_default().push(at);
                }
                if let Some(first) = name.given.first() {
                    self.by_given.entry(first.clone()).or_default().push(at);
                }
                at
            }
        };
        if let Some(e) = self.entities.get_mut(at) {
            e.full.push(m.from);
            if e.person.as_ref().is_none_or(|p| p.given.len() < name.given.len()) {
                e.person = Some(name);
            }
        }
    }

    /// People of one last name, also in another spelling.
    fn candidates(&self, last: &str) -> Vec<usize> {
        let list = self.by_last.get(&front(last)).map_or(&[][..], Vec::as_slice);
        let equal = |at: &&usize, exact: bool| {
            self.entities
                .get(**at)
                .and_then(|e| e.person.as_ref())
                .is_some_and(|p| if exact { p.is_called(last) } else { same_last(&p.last, last) })
        };
        let exact: Vec<usize> = list.iter().rev().take(64).filter(|at| equal(at, true)).copied().collect();
        let mut found = if exact.is_empty() {
            list.iter().rev().take(64).filter(|at| equal(at, false)).copied().collect()
        } else {
            exact
        };
        found.reverse();
        found
    }

    /// A last name alone, or a given name alone: the one person it can mean, or of several the one last named in full.
    fn bare(&mut self, m: &Mention) -> bool {
        let form = self.form(m);
        let name = personal(form);
        let mut list = self.candidates(&letters(form));
        if list.is_empty() && name.given.is_empty() {
            list = self.by_given.get(&form.to_lowercase()).cloned().unwrap_or_default();
            list.truncate(2);
        }
        if let Some(woman) = m.woman {
            list.retain(|at| self.entities.get(*at).is_some_and(|e| e.woman.is_none_or(|w| w == woman)));
        }
        let at = match list.as_slice() {
            [] => return self.body_front(m),
            [one] => Some(*one),
            several => self.last_named(several, m),
        };
        if let Some(at) = at {
            self.join(at, m);
        }
        true
    }

    /// Of several people of one name, the one whose role the title repeats, or else the one last named in full.
    fn last_named(&self, list: &[usize], m: &Mention) -> Option<usize> {
        if let Some((from, to)) = m.role {
            let title = self.prose.slice(from, to).to_lowercase();
            let mut fits = list.iter().filter(|at| {
                self.entities
                    .get(**at)
                    .and_then(|e| e.role)
                    .is_some_and(|(a, b)| self.prose.slice(a, b).to_lowercase().contains(&title))
            });
            if let (Some(one), None) = (fits.next(), fits.next()) {
                return Some(*one);
            }
        }
        list.iter()
            .filter_map(|at| {
                let e = self.entities.get(*at)?;
                let before = e.full.partition_point(|f| *f < m.from);
                Some((*e.full.get(before.checked_sub(1)?)?, *at))
            })
            .max()
            .map(|(_, at)| at)
    }

    /// The first word of one longer body's name: "Kestrel" for "Kestrel Motors".
    fn body_front(&mut self, m: &Mention) -> bool {
        let word = self.form(m).to_lowercase();
        if m.titled {
            return false;
        }
        // The town of the dateline is not the body named after it.
        if let Some(&place) = self.by_form.get(&(NameKind::Place, body_key(self.form(m)))) {
            self.join(place, m);
            return true;
        }
        match self.by_front.get(&word).map(Vec::as_slice) {
            Some([one]) => {
                let one = *one;
                self.join(one, m);
                true
            }
            _ => self.body_back(m, &word),
        }
    }

    /// The last word of one body's name of two words: "Veldspar" for "Norsk Veldspar".
    fn body_back(&mut self, m: &Mention, word: &str) -> bool {
        let Some([one]) = self.by_back.get(word).map(Vec::as_slice) else { return false };
        let one = *one;
        self.join(one, m);
        true
    }

    fn known(&mut self, m: &Mention, at: usize) {
        let Some(known) = ACTORS.entry(at) else { return };
        let kind = match known.sort {
            Sort::State | Sort::Place => NameKind::Place,
            Sort::Body => NameKind::Body,
            Sort::Outlet => NameKind::Outlet,
        };
        if kind == NameKind::Place && self.is_surname(m) && self.bare(m) {
            return;
        }
        if let Some(&entity) = self.by_known.get(&at) {
            return self.join(entity, m);
        }
        let entity = self.add(kind, m);
        if let Some(e) = self.entities.get_mut(entity) {
            e.known = Some(at);
        }
        self.by_known.insert(at, entity);
    }

    /// A town's name that is the last name of somebody in the article, and does not stand where a place would.
    fn is_surname(&self, m: &Mention) -> bool {
        let form = self.form(m);
        if form.contains(' ') || self.candidates(&letters(form)).is_empty() {
            return false;
        }
        let before = self.prose.before(m.from).map_or("", |t| t.lower.as_str());
        let place = ACTORS.before_place.contains(before) || matches!(before, "of" | "from" | "to" | "at" | "for");
        !place && !self.prose.at(m.to).is_some_and(|t| t.is("-"))
    }

    fn body(&mut self, m: &Mention, kind: NameKind) {
        let form = self.form(m);
        let key = (kind, body_key(form));
        if let Some(&at) = self.by_form.get(&key) {
            return self.join(at, m);
        }
        // "Kestrel Motors" and "Kestrel Motors Ltd", "UAW Local 12" and "Local 12"; with another legal form it is another
        // company, of another union another local.
        let (base, own) = local(form).or_else(|| ACTORS.without_legal_form(form)).unwrap_or((form, ""));
        let base = body_key(base);
        let same = |(o, _): &&(&str, usize)| *o == own || o.is_empty() || own.is_empty();
        if let Some((_, at)) = self
            .by_base
            .get(&base)
            .and_then(|l| l.iter().take(64).find(same))
            .copied()
            .filter(|_| kind == NameKind::Body)
        {
            return self.join(at, m);
        }
        // "Congress" and "U.S. Congress", "Kestrel" and "Kestrel Motors".
        if let Some((at, _)) = ACTORS.known(&without_state(form)).filter(|_| without_state(form).len() < form.len())
            && kind == NameKind::Body
            && let Some(&entity) = self.by_known.get(&at)
        {
            return self.join(entity, m);
        }
        let at = self.add(kind, m);
        self.by_form.insert(key, at);
        if let Some(last) = telling_end(form).filter(|_| kind == NameKind::Body) {
            self.by_back.entry(last).or_default().push(at);
        }
        if kind == NameKind::Body {
            self.by_base.entry(base).or_default().push((own, at));
        }
        if kind != NameKind::Place
            && let Some((first, rest)) = form.split_once(' ')
            && !super::part::of_country(rest)
            && !ACTORS.belongs(first)
            && ACTORS.known(first).is_none()
            && !ACTORS.opens(first)
            && !ACTORS.subjects.contains(first)
            && !ACTORS.lead_heads.contains(first)
        {
            // "the Obama administration" is named after somebody.
            match rest.starts_with(char::is_lowercase) {
                true => drop(self.rulers.insert(first.to_lowercase())),
                false => self.by_front.entry(first.to_lowercase()).or_default().push(at),
            }
        }
    }

    /// One word that no list and no fuller name explains.
    fn unknown(&mut self, list: &[&Mention]) {
        let Some(first) = list.first() else { return };
        // The town of the dateline, in capitals there.
        if let Some(&at) = self.by_form.get(&(NameKind::Place, body_key(self.form(first)))) {
            return list.iter().for_each(|m| self.join(at, m));
        }
        let titled = list.iter().any(|m| m.guess == Guess::Person);
        let sure = list.iter().any(|m| !m.opens || self.speaks(m) || self.owns(m));
        if !sure && !titled {
            return;
        }
        let place = list.iter().filter(|m| self.is_placed(m)).count();
        let acts = list.iter().filter(|m| self.speaks(m) || self.is_the(m)).count();
        let kind = if titled {
            NameKind::Person
        } else if place > 0 && place >= acts {
            NameKind::Place
        } else if ACTORS.is_given(self.form(first)) || self.rulers.contains(&self.form(first).to_lowercase()) {
            NameKind::Person
        } else {
            NameKind::Body
        };
        let at = self.add(kind, first);
        for m in list.iter().skip(1) {
            self.join(at, m);
        }
        if kind == NameKind::Person {
            let name = personal(self.form(first));
            if let Some(e) = self.entities.get_mut(at) {
                e.person = Some(name);
            }
        }
    }

    fn speaks(&self, m: &Mention) -> bool {
        super::super::lexicon::speech::SPEECH_WORDS.verbs.at(&self.prose.tokens, m.to).is_some()
    }

    fn owns(&self, m: &Mention) -> bool {
        self.prose.at(m.to).is_some_and(|t| t.is("'s") && t.glued())
    }

    fn is_the(&self, m: &Mention) -> bool {
        self.prose.before(m.from).is_some_and(|t| t.is("the"))
    }

    fn is_placed(&self, m: &Mention) -> bool {
        let before = self.prose.before(m.from).map_or("", |t| t.lower.as_str());
        let after = self.prose.at(m.to).map_or("", |t| t.lower.as_str());
        // "an analyst at Kestrel" is at no place.
        let employed = before == "at"
            && m.from > 1
            && matches!(
                self.prose.lower(m.from - 2),
                "analyst"
                    | "analysts"
                    | "economist"
                    | "economists"
                    | "strategist"
                    | "strategists"
                    | "trader"
                    | "traders"
                    | "broker"
            );
        ACTORS.before_place.contains(before)
            || (matches!(before, "from" | "at") && !employed)
            || (before == "to" && m.from > 1 && ACTORS.motion.contains(self.prose.lower(m.from - 2)))
            || ACTORS.place_nouns.contains(after)
            || super::part::of_place(self.prose, m.from)
            || (after == "," && self.is_state(m.to + 1))
    }

    /// A shortened state stands there.
    fn is_state(&self, at: usize) -> bool {
        super::chunk::word(self.prose, at).is_some_and(|w| super::chunk::behind_town(self.prose, &w).is_some())
    }

    fn names(self) -> Vec<Name> {
        let mut out: Vec<Name> = Vec::new();
        for mut e in self.entities {
            e.mentions.sort_unstable();
            e.mentions.dedup();
            if e.mentions.is_empty() {
                continue;
            }
            let mut forms: Vec<String> = Vec::new();
            for (from, to) in &e.mentions {
                let form = clean(self.prose.slice(*from, *to));
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            let known = e.known.and_then(|at| ACTORS.entry(at)).map(|k| k.name.to_owned());
            let fullest = forms.iter().max_by_key(|f| (f.split(' ').count(), f.len())).cloned().unwrap_or_default();
            let name = known.unwrap_or(fullest);
            // "Kestrel Ltd" is called Kestrel elsewhere.
            let short = ACTORS.without_legal_form(&name).filter(|(s, _)| e.kind == NameKind::Body && stands_alone(s));
            let short = short.map(|(s, _)| s.to_owned()).filter(|s| !forms.contains(s));
            forms.extend(short);
            let role = e.role.filter(|_| e.kind == NameKind::Person).map(|(a, b)| clean(self.prose.slice(a, b)));
            out.push(Name {
                aliases: forms.into_iter().filter(|f| *f != name).collect(),
                name,
                kind: e.kind,
                nominals: Vec::new(),
                role,
                mentions: e.mentions.iter().map(|(a, b)| self.prose.bytes(*a, *b)).collect(),
                woman: e.woman.filter(|_| e.kind == NameKind::Person),
            });
        }
        out.sort_by_key(|n| n.mentions.first().map_or(0, |m| m.start));
        out
    }
}

/// A form as printed, on one line.
pub(super) fn clean(form: &str) -> String {
    let words = form.split_whitespace();
    // "Rolf) Tamm": a bracket that closes inside the name.
    let bare = |w: &str| if w.contains(['(', '[']) { w.to_owned() } else { w.replace([')', ']'], "") };
    words.map(bare).collect::<Vec<_>>().join(" ")
}

fn front(last: &str) -> String {
    last.chars().take(3).collect()
}

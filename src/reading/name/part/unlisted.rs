//! Words that no list knows as a whole and no title explains: person, body or place by their heads, given names and
//! surroundings.

use super::super::super::lexicon::COUNTING;
use super::super::super::lexicon::actors::{ACTORS, Sort};
use super::super::super::lexicon::speech::SPEECH_WORDS;
use super::super::super::prose::Start;
use super::super::chunk::{Word, behind_town};
use super::super::role;
use super::{Guess, Mention, Parts, gender, of_country, of_place};

impl Parts<'_, '_> {
    /// One word without title.
    pub(super) fn single(&self, word: &Word, opens: bool, out: &mut Vec<Mention>) {
        let form = self.form(word);
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        if let Some(at) = behind_town(self.prose, word) {
            return self.push(std::slice::from_ref(word), Guess::Known(at), false, out);
        }
        // "the Richter scale"
        if self.prose.lower(word.to) == "scale" {
            return;
        }
        // "Senator Ann Lee, D-Mich.": party and state.
        if form.split_once('-').is_some_and(|(party, _)| matches!(party, "D" | "R" | "I")) {
            return;
        }
        // "the Fiat-Saab deal" where Fiat and Saab are named apart: each for itself.
        if let Some(hyphen) = (word.from + 1..word.to).find(|h| self.prose.at(*h).is_some_and(|t| t.is_hyphen())) {
            let (a, b) = (Word { from: word.from, to: hyphen }, Word { from: hyphen + 1, to: word.to });
            let apart = |w: &Word| self.form(w).chars().count() > 1 && self.evidence.is_proper(self.form(w));
            if apart(&a) && apart(&b) {
                self.segment(&[a], false, out);
                return self.segment(&[b], false, out);
            }
        }
        // "the Tarvesh-based firm"
        let based = self.prose.at(word.to).is_some_and(|h| h.is_hyphen()) && self.prose.lower(word.to + 1) == "based";
        if based && !form.chars().all(|c| !c.is_lowercase()) {
            return self.push(std::slice::from_ref(word), Guess::Place, false, out);
        }
        // "Breakfast with Tamm programme", "the Wunderkammer show"
        if matches!(self.prose.lower(word.to), "programme" | "show") {
            return;
        }
        if letters < 2 || ACTORS.not_bodies.contains(form) || ACTORS.not_actors.contains(form) {
            return;
        }
        let role = role::before(self.prose, word.from);
        if let Some(from) = role
            && !ACTORS.opens(form)
            && !form.chars().skip(1).any(char::is_uppercase)
        {
            let woman = self.woman(from..word.from, &[]);
            let role = Some((from, word.from));
            let m =
                Mention { from: word.from, to: word.to, guess: Guess::Person, role, woman, titled: true, opens: false };
            out.push(m);
            return;
        }
        // "TARVESH, Belmark (AP) —": where the report was written.
        let starts = self.prose.starts.get(word.from) == Some(&Start::Paragraph);
        let shouted = letters > 3 && form.chars().all(|c| !c.is_lowercase());
        let dateline = self.prose.at(word.to).is_some_and(|t| matches!(t.lower.as_str(), "," | "(" | "—" | "–"));
        if starts && shouted && dateline {
            return self.push(std::slice::from_ref(word), Guess::Place, false, out);
        }
        let acronym = form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '&'))
            && letters <= 6;
        if acronym {
            let shouted = letters > 3 && self.evidence.is_common(form);
            if !shouted {
                self.push(std::slice::from_ref(word), Guess::Body, false, out);
            }
            return;
        }
        let generic = ACTORS.opens(form)
            || ACTORS.plural_roles.contains(form.to_lowercase().as_str())
            || ACTORS.heads.contains(form)
            || ACTORS.titles_word(form)
            || ACTORS.roles.at(&self.prose.tokens, word.from).is_some()
            || self.evidence.is_common(form)
            || ACTORS.belongs(form);
        if generic && (!ACTORS.is_given(form) || self.evidence.is_common(form)) {
            return;
        }
        self.push(std::slice::from_ref(word), Guess::Weak, opens, out);
    }

    /// Several words without title, unknown as a whole.
    pub(super) fn several(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) {
        let Some((first, (last_word, last))) = words.first().zip(self.last(words)) else { return };
        let form = self.form(first);
        let given = ACTORS.is_given(form);
        let links = words.iter().any(|w| matches!(self.form(w), "of" | "for" | "and" | "&" | "the" | "’s" | "'s"));
        let pair = words.len() == 2 && given && !STRONG.contains(&last);
        // "Objective One", "Phase Two": a label.
        if words.len() == 2 && COUNTING.units.contains_key(last.to_lowercase().as_str()) && ACTORS.known(form).is_none()
        {
            return;
        }
        if ACTORS.outlet_heads.contains(last) && !pair {
            return self.push(words, Guess::Outlet, false, out);
        }
        // "Radio Belmar", "Agence Nord"
        if matches!(form, "Radio" | "TV" | "Television" | "Agence") {
            return self.push(words, Guess::Outlet, false, out);
        }
        if matches!(last, "Republic" | "Kingdom") && words.split_last().is_some_and(|(_, f)| self.belongs_only(f)) {
            return;
        }
        // "BBC Radio 4", "BBC Wales"
        let channel = last.bytes().all(|b| b.is_ascii_digit()) && words.len() > 1;
        let channel = channel && words.iter().rev().nth(1).is_some_and(|w| ACTORS.outlet_heads.contains(self.form(w)));
        let medium =
            usize::from(words.len() > 2 && words.get(1).is_some_and(|w| matches!(self.form(w), "Radio" | "TV")));
        let regional = ACTORS.known(form).is_some_and(|(_, k)| k.sort == Sort::Outlet)
            && ACTORS
                .known(self.all(&words[1 + medium..]))
                .is_some_and(|(_, k)| matches!(k.sort, Sort::State | Sort::Place))
            && !self.chunk.compound;
        if channel || regional {
            return self.push(words, Guess::Outlet, false, out);
        }
        // "a second Royal Mail lorry"
        if form == "Royal" && !links {
            return self.push(words, Guess::Body, false, out);
        }
        if let Some((_, front)) = words.split_last().filter(|_| ACTORS.opens(last) && !given && !self.is_body(words)) {
            return self.segment(front, opens, out);
        }
        if self.is_body(words) && !pair {
            if self.all_common(words) && words.len() == 2 && opens {
                return;
            }
            return self.push(words, Guess::Body, false, out);
        }
        let front =
            ACTORS.place_fronts.contains(form) && (words.len() == 2 || ACTORS.known(self.all(&words[1..])).is_some());
        if (self.place_head(words) && !pair) || (front && !given && !opens) {
            return self.push(words, Guess::Place, false, out);
        }
        // "Fort Arden, Ind.", "Tarvesh East"
        let town = self.prose.at(last_word.to).is_some_and(|t| t.is(",")) && {
            let state = super::super::chunk::word(self.prose, last_word.to + 1);
            state.is_some_and(|w| behind_town(self.prose, &w).is_some())
        };
        if !links && (town || (ACTORS.directions.contains(last) && !given)) {
            return self.push(words, Guess::Place, false, out);
        }
        let role = role::before(self.prose, first.from);
        if !links && (role.is_some() || given) && words.len() <= 5 && !words.iter().any(|w| self.is_acronym(w)) {
            let known =
                words.len() == 2 && role.is_none() && ACTORS.known(last).is_some() && ACTORS.known(form).is_some();
            if !known {
                return self.person(words, role, out);
            }
        }
        // "Kestrel Japan": what belongs to a company in one country.
        if let Some((_, front)) = words.split_last()
            && of_country(last)
            && !links
            && front.iter().all(|w| ACTORS.known(self.form(w)).is_none() && !self.evidence.is_common(self.form(w)))
        {
            return self.push(words, Guess::Body, opens, out);
        }
        // A known name at either end.
        for n in (1..words.len()).rev() {
            let (front, rest) = words.split_at(n);
            if let Some((_, known)) = ACTORS.known(self.all(front))
                && !self.form(&rest[0]).starts_with(char::is_lowercase)
            {
                let place = matches!(known.sort, Sort::Place | Sort::State);
                let head = place && self.prose.at(last_word.to).is_some_and(|t| t.is("'s"));
                self.segment(front, false, out);
                if !head || rest.len() > 1 {
                    let person = rest.len() > 1 && ACTORS.is_given(self.form(&rest[0]));
                    if person || ACTORS.known(self.all(rest)).is_some() || self.is_body(rest) {
                        self.segment(rest, false, out);
                    }
                }
                return;
            }
        }
        for n in 1..words.len() {
            let (front, rest) = words.split_at(n);
            if ACTORS.known(self.all(rest)).is_some() && self.all_common(front) {
                return self.segment(rest, false, out);
            }
        }
        if links {
            // The linking words joined what no list knows: each side for itself.
            let at = words.iter().position(|w| self.form(w).starts_with(char::is_lowercase)).unwrap_or(0);
            let to = words.iter().rposition(|w| self.form(w).starts_with(char::is_lowercase)).unwrap_or(0) + 1;
            if at > 0 && to < words.len() && words.iter().skip(at).take(to - at).all(|w| self.form(w) == "and") {
                self.segment(&words[..at], opens, out);
                return self.segment(&words[to..], false, out);
            }
            return self.push(words, Guess::Body, false, out);
        }
        let tail = self.evidence.ends_a_name(self.all(words));
        if self.all_common(words) && !tail {
            return;
        }
        if words.iter().any(|w| self.is_acronym(w))
            || words.iter().any(|w| self.form(w).contains(|c: char| c.is_ascii_digit()))
        {
            return self.push(words, Guess::Body, opens, out);
        }
        let before = self.prose.before(first.from);
        let the = before.is_some_and(|t| t.is("the") || t.is("its"));
        if the || self.prose.at(last_word.to).is_some_and(|t| ACTORS.followers.contains(t.lower.as_str())) {
            return self.push(words, Guess::Body, false, out);
        }
        let inside = before.is_some_and(|t| ACTORS.before_place.contains(t.lower.as_str()))
            || self.prose.at(last_word.to).is_some_and(|t| ACTORS.place_nouns.contains(t.lower.as_str()))
            || of_place(self.prose, first.from);
        if inside {
            return self.push(words, Guess::Place, false, out);
        }
        if words.len() > 4 || self.belongs_only(&words[..1]) {
            return self.push(words, Guess::Body, false, out);
        }
        let particle = ACTORS.particles.contains(form.to_lowercase().as_str());
        if opens && !particle && !tail && !self.speaks(last_word.to) && self.evidence.is_common(form) {
            return;
        }
        self.person(words, role, out);
    }

    pub(super) fn person(&self, words: &[Word], role: Option<usize>, out: &mut Vec<Mention>) {
        let (Some(a), Some(b)) = (words.first(), words.last()) else { return };
        let woman = match role {
            Some(from) => self.woman(from..a.from, words),
            None => gender(self.form(a)),
        };
        let role = role.map(|from| (from, a.from));
        out.push(Mention {
            from: a.from,
            to: b.to,
            guess: Guess::Person,
            role,
            woman,
            titled: role.is_some(),
            opens: false,
        });
    }

    pub(super) fn is_acronym(&self, w: &Word) -> bool {
        let form = self.form(w);
        form.chars().filter(|c| c.is_alphabetic()).count() > 1 && form.chars().all(|c| !c.is_lowercase())
    }

    /// A verb of speech follows.
    pub(super) fn speaks(&self, at: usize) -> bool {
        SPEECH_WORDS.verbs.at(&self.prose.tokens, at).is_some()
    }
}

/// Heads that make a body or place of any pair, also after a given name.
const STRONG: [&str; 40] = [
    "Foundation",
    "University",
    "Institute",
    "College",
    "School",
    "Hospital",
    "Group",
    "Inc",
    "Inc.",
    "Corp",
    "Corp.",
    "Center",
    "Centre",
    "Airport",
    "Street",
    "Avenue",
    "Stadium",
    "Bridge",
    "Society",
    "Trust",
    "Fund",
    "Party",
    "Campaign",
    "Island",
    "Islands",
    "Road",
    "Square",
    "Park",
    "Ltd",
    "Ltd.",
    "Company",
    "Agency",
    "Association",
    "Committee",
    "Council",
    "County",
    "Lake",
    "River",
    "Institution",
    "Museum",
];

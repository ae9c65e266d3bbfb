//! Titles and roles before a name: "U.S. Defense Secretary Ann Lee".

use super::super::super::lexicon::actors::ACTORS;
use super::super::chunk::Word;
use super::super::role;
use super::{Guess, Mention, Parts, gender};

impl Parts<'_, '_> {
    /// Title and person: the last title in the run that has words after it.
    pub(super) fn titled(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) -> bool {
        let mut best: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(w) = words.get(at) {
            // "Forecaster Ann Lee": a role at the start of a sentence.
            let role = (at == 0 && opens).then(|| ACTORS.roles.at(&self.prose.tokens, w.from)).flatten();
            if let Some((_, to)) = ACTORS.titles.at(&self.prose.tokens, w.from).or(role) {
                let next = words.iter().position(|w| w.from >= to).unwrap_or(words.len());
                // The phrase ends where a word does, but for the point of "Gen.".
                let whole = words.get(next.wrapping_sub(1)).is_some_and(|w| w.to == to || w.to == to + 1);
                if whole && next > at {
                    best = Some((at, next));
                    at = next;
                    continue;
                }
            }
            at += 1;
        }
        let Some((p, q)) = best else { return false };
        let rest = words.get(q..).unwrap_or(&[]);
        let front = words.get(..p).unwrap_or(&[]);
        let title = words.get(p).zip(words.get(q - 1)).map_or((0, 0), |(a, b)| (a.from, b.to));
        if rest.is_empty() {
            let surname = front.last().is_some_and(|w| ACTORS.is_given(self.form(w)));
            if surname || (self.is_body(words) && ACTORS.heads.contains(self.form(words.last().unwrap_or(&words[0])))) {
                return false;
            }
            if !front.is_empty() {
                self.around(front, opens, out);
            }
            return true;
        }
        if rest.len() > 5 || self.is_body(rest) || self.place_head(rest) || self.belongs_only(rest) {
            return false;
        }
        // A given name that is a title as well: "Dean Smith", "Marshal Okoro".
        if p == 0
            && q == 1
            && ACTORS.is_given(self.form(&words[0]))
            && rest.len() == 1
            && !title_is_sure(self.form(&words[0]))
        {
            return false;
        }
        // A bill is nobody, and Bill is.
        let given = rest.len() > 1 && rest.first().is_some_and(|w| ACTORS.is_given(self.form(w)));
        if !given && rest.first().is_some_and(|w| ACTORS.not_actors.contains(self.form(w))) {
            return false;
        }
        if !front.is_empty() {
            self.around(front, opens, out);
        }
        let from = role::back(self.prose, title.0);
        let words_of_role = from..title.1;
        let woman = self.woman(words_of_role, rest);
        let guess = Guess::Person;
        let honorific = matches!(
            self.prose.slice(title.0, title.1).trim_end_matches('.'),
            "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Sir" | "Dame" | "Lady" | "Dr" | "Mister" | "Madam"
        );
        let role = (!honorific).then_some((from, title.1));
        if let (Some(a), Some(b)) = (rest.first(), rest.last()) {
            out.push(Mention { from: a.from, to: b.to, guess, role, woman, titled: true, opens: false });
        }
        true
    }

    /// Names before a title: "U.S. Defense Department" in "U.S. Defense Department Acting Inspector General".
    pub(super) fn around(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) {
        let mut words = words;
        while let Some((last, front)) = words.split_last() {
            let form = self.form(last).to_lowercase();
            let lead = ACTORS.before_roles.contains(form.as_str()) || ACTORS.titles_word(&form);
            if !lead || front.is_empty() && ACTORS.known(self.all(words)).is_some() {
                break;
            }
            words = front;
        }
        let form = self.all(words);
        if words.is_empty() || ACTORS.belongs(form) {
            return;
        }
        let known = ACTORS.known(form).is_some() || self.is_body(words) || self.place_head(words);
        let name = words.len() > 1
            || (!ACTORS.subjects.contains(form) && !self.evidence.is_common(form) && !ACTORS.not_bodies.contains(form));
        if known
            || (name && !opens && form.chars().all(|c| !c.is_lowercase()))
            || (words.len() > 1 && !self.all_common(words))
        {
            self.segment(words, opens, out);
        } else if let Some(w) = words.first().filter(|w| ACTORS.known(self.form(w)).is_some()) {
            self.segment(std::slice::from_ref(w), opens, out);
        }
    }

    pub(super) fn woman(&self, role: std::ops::Range<usize>, rest: &[Word]) -> Option<bool> {
        for i in role {
            let Some(t) = self.prose.at(i) else { continue };
            let capital: String = t.text.to_owned();
            if ACTORS.women.contains(capital.as_str()) || ACTORS.women.contains(t.lower.as_str()) {
                return Some(true);
            }
            if ACTORS.men.contains(capital.as_str()) || ACTORS.men.contains(t.lower.as_str()) {
                return Some(false);
            }
        }
        let given = self.form(rest.first().filter(|_| rest.len() > 1)?);
        gender(given)
    }
}

/// Titles that are no given names, whatever follows.
fn title_is_sure(word: &str) -> bool {
    !matches!(
        word,
        "Dean" | "Justice" | "Major" | "Marshal" | "Earl" | "Duke" | "Prince" | "Don" | "Lama" | "Saint" | "Abu"
    )
}

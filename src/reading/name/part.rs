//! One run of words in capitals taken apart: title, person, body, place, and what is no name.

use super::super::lexicon::actors::{ACTORS, Sort};
use super::super::lexicon::speech::SPEECH_WORDS;
use super::super::prose::{Prose, Start, is_quote_mark};
use super::chunk::{Chunk, Word};
use super::evidence::Evidence;
use super::role;

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
        linked || ACTORS.heads.contains(last) || ACTORS.heads.contains(last.trim_end_matches('.'))
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
        let Some((_, to)) = ACTORS.of_state.at(&self.prose.tokens, last.to).filter(|_| belongs) else { return false };
        let reign = matches!(self.prose.lower(last.to), "administration" | "government");
        if !state && !reign || ACTORS.opens(form) {
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

    /// Title and person: the last title in the run that has words after it.
    fn titled(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) -> bool {
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
    fn around(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) {
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

    fn woman(&self, role: std::ops::Range<usize>, rest: &[Word]) -> Option<bool> {
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

    /// One word without title.
    fn single(&self, word: &Word, opens: bool, out: &mut Vec<Mention>) {
        let form = self.form(word);
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
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
        let acronym =
            form.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.' || c == '-') && letters <= 6;
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
    fn several(&self, words: &[Word], opens: bool, out: &mut Vec<Mention>) {
        let Some((first, (last_word, last))) = words.first().zip(self.last(words)) else { return };
        let form = self.form(first);
        let given = ACTORS.is_given(form);
        let links = words.iter().any(|w| matches!(self.form(w), "of" | "for" | "and" | "&" | "the" | "’s" | "'s"));
        let pair = words.len() == 2 && given && !STRONG.contains(&last);
        if ACTORS.outlet_heads.contains(last) && !pair {
            return self.push(words, Guess::Outlet, false, out);
        }
        if matches!(last, "Republic" | "Kingdom") && words.split_last().is_some_and(|(_, f)| self.belongs_only(f)) {
            return;
        }
        if let Some((_, front)) =
            words.split_last().filter(|_| ACTORS.opens(last) && !given && !ACTORS.heads.contains(last))
        {
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
        if self.all_common(words) {
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
        if opens && !particle && !self.speaks(last_word.to) && self.evidence.is_common(form) {
            return;
        }
        self.person(words, role, out);
    }

    fn person(&self, words: &[Word], role: Option<usize>, out: &mut Vec<Mention>) {
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

    fn is_acronym(&self, w: &Word) -> bool {
        let form = self.form(w);
        form.chars().filter(|c| c.is_alphabetic()).count() > 1 && form.chars().all(|c| !c.is_lowercase())
    }

    /// A verb of speech follows.
    fn speaks(&self, at: usize) -> bool {
        SPEECH_WORDS.verbs.at(&self.prose.tokens, at).is_some()
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
        && prose.at(at - 2).is_some_and(|t| ACTORS.place_nouns.contains(t.lower.as_str()) && !is_quote_mark(&t.lower))
}

/// A given name that mostly women or mostly men bear.
pub(super) fn gender(given: &str) -> Option<bool> {
    match (ACTORS.is_female(given), ACTORS.is_male(given)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Titles that are no given names, whatever follows.
fn title_is_sure(word: &str) -> bool {
    !matches!(
        word,
        "Dean" | "Justice" | "Major" | "Marshal" | "Earl" | "Duke" | "Prince" | "Don" | "Lama" | "Saint" | "Abu"
    )
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

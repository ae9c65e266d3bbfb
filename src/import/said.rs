//! What one line of a head says: "By Ann Tolliver, Norhaven Post", "DW, 17 Feb 2021", "Source: https://…". A line is read as a
//! whole or not at all: what has a word that none of this explains is a title, a sentence or something else.

use super::byline::{self, is_month};
use super::known::Known;
use super::outlet::{self, Sure};
use super::printed::{self, Day};
use super::reference::bare_host;
use super::tagged::tag;
use super::words::{BESIDE_WORDS, FURNITURE_WORDS, Label, SECTION_WORDS, agencies, agency, key, label};

/// Bytes of a line that is looked at.
const LONGEST: usize = 400;
const WORDS: usize = 34;

/// Days that a line prints; more are a list of something.
const DAYS: usize = 4;

/// Nothing said is something, too: a line of menus, of tags, of counters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub title: Option<String>,
    /// Names, and how much each weighs.
    pub outlets: Vec<(String, usize)>,
    pub authors: Vec<String>,
    /// As printed after "By".
    pub byline: Option<String>,
    pub agencies: Vec<&'static str>,
    pub published: Vec<Day>,
    /// A word such as "published" stands by the day.
    pub labelled: bool,
    pub updated: Vec<Day>,
    pub time: Option<String>,
    pub url: Option<String>,
    /// Words were passed over that may be a place, and may be a title.
    pub unsure: bool,
    /// The one piece beside a day that nothing explains: perhaps an outlet that no list has.
    pub perhaps: Option<String>,
}

impl Said {
    fn outlet(&mut self, (name, sure): (String, Sure)) {
        let weight = match sure {
            Sure::Registered => 8,
            Sure::Listed | Sure::Named => 4,
            Sure::Perhaps => 3,
        };
        // "Dawn", "Time": names that are words, too.
        let word = sure == Sure::Listed && !name.contains([' ', '/']) && name.chars().skip(1).all(char::is_lowercase);
        self.outlets.push((name, weight));
        self.unsure |= sure == Sure::Perhaps || word;
    }

    /// Outlet and day, as under a text that is quoted whole.
    pub fn is_reference(&self) -> bool {
        !self.outlets.is_empty() && !self.published.is_empty() && !self.unsure
    }

    /// Says by whom, where or when it came out.
    pub fn is_credit(&self) -> bool {
        !self.outlets.is_empty()
            || !self.authors.is_empty()
            || !self.agencies.is_empty()
            || !self.published.is_empty()
            || !self.updated.is_empty()
            || self.url.is_some()
    }
}

/// With the outlet whose own the address of the line is.
fn with_host(mut said: Said, known: &Known) -> Said {
    if let Some((name, registered)) = said.url.as_deref().and_then(|u| known.of_address(u)) {
        said.outlets.push((name, if registered { 5 } else { 2 }));
    }
    said
}

/// Reads a line. `tagged`: the text is from a database that marks its lines: "HD", "PD", "SN".
pub(super) fn line(text: &str, known: &Known, tagged: bool) -> Option<Said> {
    let text = text.trim().trim_start_matches(['•', '*', '|', '▪', '●', '·']).trim();
    if text.len() > LONGEST || text.split_whitespace().count() > WORDS {
        return None;
    }
    if let Some(url) = bare_host(text) {
        let found = known.of_address(&url).map(|(name, _)| (name, 2));
        return Some(Said { outlets: found.into_iter().collect(), ..Said::default() });
    }
    if let Some((what, value)) = labelled(text, tagged) {
        return with_label(what, value, known).map(|s| with_host(s, known));
    }
    loose(text, known).map(|s| with_host(s, known))
}

/// A label and what follows it.
pub(super) fn labelled(text: &str, tagged: bool) -> Option<(Label, &str)> {
    if tagged && let Some((tag, value)) = tag(text) {
        let what = match tag {
            "BY" => Label::Author,
            _ => label(&tag.to_lowercase()).unwrap_or(Label::Nothing),
        };
        return Some((what, value.trim()));
    }
    let (name, value) = text.split_once([':', '|', '：', '\t'])?;
    // Tags of databases are labels where there are others; "La: …" is none elsewhere.
    let what = label(&key(name)).filter(|_| name.len() > 3 || name == name.to_uppercase() || !name.is_ascii())?;
    Some((what, value.trim_start_matches([':', '|', ' ', '\t']).trim()))
}

fn with_label(what: Label, value: &str, known: &Known) -> Option<Said> {
    let mut said = Said::default();
    let read = || loose(value, known).unwrap_or_default();
    match what {
        // "Date" over a sentence is a heading.
        Label::Nothing if value.split_whitespace().count() > 16 => return None,
        Label::Nothing => {}
        Label::Title => said.title = Some(subject(value)).filter(|t| !t.is_empty()),
        Label::Time => said.time = printed::time(value).map(str::to_owned),
        Label::Url => said.url = Some(address(value)?.to_owned()),
        Label::Date | Label::Updated => {
            said = read();
            let mut rest = value.to_owned();
            if !said.is_credit() {
                days(&mut rest, &mut said);
            }
            if said.published.is_empty() && said.updated.is_empty() && value.split_whitespace().count() > 8 {
                return None;
            }
            if what == Label::Updated {
                let days = std::mem::take(&mut said.published);
                said.updated.extend(days);
            }
            said.labelled = true;
            said.unsure = false;
            said.outlets.clear();
        }
        Label::Author => {
            let b = byline::people_known(value, false, known);
            said.byline = Some(b.printed).filter(|p| !p.is_empty());
            said.authors = b.authors;
            said.agencies = b.agencies;
            b.outlet.into_iter().for_each(|name| said.outlets.push((name, 4)));
            let mut rest = value.to_owned();
            days(&mut rest, &mut said);
        }
        Label::Outlet => {
            let mut rest = value.to_owned();
            days(&mut rest, &mut said);
            let bare =
                rest.split(['\u{1}', ';']).next().unwrap_or("").trim_matches([' ', ',', ';', '|', '(', '-', '–']);
            match outlet::named(bare, known) {
                Some((name, Sure::Registered)) => said.outlets.push((name, 10)),
                Some((name, _)) => said.outlets.push((name, 6)),
                None if outlet::is_name(bare) && agency(bare).is_none() => said.outlets.push((bare.to_owned(), 6)),
                None => said.agencies = agencies(value),
            }
            said.url = address(value).map(str::to_owned);
        }
        Label::Source => {
            said = read();
            if !said.is_credit() {
                said.agencies = agencies(value);
                let near = known.within(value).map(|name| (name.to_owned(), Sure::Registered));
                near.into_iter().for_each(|found| said.outlet(found));
            }
            said.unsure = false;
            if said.outlets.is_empty()
                && let Some(url) = address(value)
            {
                said.url = Some(url.to_owned());
                let name = value.split(url).next().unwrap_or("").trim_matches([' ', '(', '<', '[', ',', ':', '-', '–']);
                let whole =
                    name.split(' ').count() <= 5 && name.starts_with(char::is_uppercase) && outlet::is_name(name);
                if whole && agency(name).is_none() && (known.is_own(name) || byline::name_of(name).is_none()) {
                    said.outlets.push((name.to_owned(), 4));
                }
            }
            // "Source close to the talks" has no colon; a long value is a sentence.
            if !said.is_credit() && value.split_whitespace().count() > 10 {
                return None;
            }
        }
    }
    Some(said)
}

/// The subject of a message without what mail programs put before it.
fn subject(value: &str) -> String {
    let mut rest = value.trim();
    while let Some((start, after)) = rest.split_once(':')
        && matches!(key(start).as_str(), "fwd" | "fw" | "re" | "aw" | "wg" | "tr" | "rv" | "i")
    {
        rest = after.trim();
    }
    rest.to_owned()
}

/// The web address in a line.
pub(super) fn address(text: &str) -> Option<&str> {
    let at = ["https://", "http://"].iter().filter_map(|s| text.find(s)).min()?;
    let rest = text.get(at..)?;
    let word = rest.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '|')).next()?;
    let open = word.contains('(');
    Some(word.trim_end_matches(|c| matches!(c, '.' | ',' | ';' | ']') || (c == ')' && !open))).filter(|w| w.len() > 10)
}

/// A line without a label. Read parts are replaced by a mark, and the rest is explained or the line is something else.
fn loose(text: &str, known: &Known) -> Option<Said> {
    let mut said = Said::default();
    let mut rest = text.to_owned();
    if let Some(url) = address(text) {
        said.url = Some(url.to_owned());
        rest = rest.replacen(url, "\u{1}", 1);
    }
    days(&mut rest, &mut said);
    if is_looked_up(&key(text)) && said.is_credit() {
        // The day of the reader, not of the paper.
        return Some(Said { url: said.url, ..Said::default() });
    }
    if said.published.is_empty()
        && said.updated.is_empty()
        && let Some(day) = printed::without_year(&rest)
    {
        said.time = printed::time(&rest).map(str::to_owned);
        said.published.push(Day::WithoutYear(day));
        return Some(said);
    }
    if let Some(time) = printed::time(&rest).map(str::to_owned) {
        rest = rest.replacen(&time, "\u{1}", 1);
        said.time = Some(time);
    }
    let dated = said.is_credit();
    let strong = ['\u{1}', '|', '•', '·', '»', '\t', '(', ')', '[', ']', '<', '>', '●', '―'];
    let rest =
        rest.replace(" – ", "|").replace(" — ", "|").replace(" - ", "|").replace(" -- ", "|").replace(" / ", "|");
    for chunk in rest.split(strong) {
        let was_unsure = said.unsure;
        if explain(chunk, known, dated, &mut said).is_none() {
            perhaps(chunk, text, &mut said)?;
        } else if said.unsure && !was_unsure && said.outlets.is_empty() && said.authors.is_empty() {
            // Taken for a place.
            let _ = perhaps(chunk, text, &mut said);
        }
    }
    // "Home | News | Weather": a menu says nothing, and is no title.
    let menu = text.contains(['|', '•', '·', '»', '>']);
    (said.is_credit() || menu || (dated && said != Said::default())).then_some(said)
}

/// One piece between bars and points, of a line with a full day, may be an outlet.
fn perhaps(chunk: &str, line: &str, said: &mut Said) -> Option<()> {
    let chunk = chunk.trim_matches([' ', ',', '*', '_']);
    let words = chunk.split(' ').count();
    let capital = |w: &str| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || matches!(w, "of" | "the" | "and" | "&")
    };
    let dated = said.published.iter().any(|d| matches!(d, Day::On(_)));
    let fits =
        words <= 4 && chunk.split(' ').all(capital) && outlet::is_name(chunk) && !chunk.contains([',', ':', '?', '!']);
    if !dated || !fits || said.perhaps.is_some() || !line.contains(['·', '•', '|']) {
        return None;
    }
    said.perhaps = Some(chunk.to_owned());
    said.unsure = true;
    Some(())
}

/// Says when and where somebody read it.
fn is_looked_up(key: &str) -> bool {
    let words = ["retrieved", "accessed", "archived", "abgerufen", "consulté", "consultado", "geraadpleegd"];
    key.split(' ').take(3).any(|w| words.contains(&w))
}

/// Days, each taken out of the line.
pub(super) fn days(rest: &mut String, said: &mut Said) {
    for _ in 0..DAYS {
        let Some((day, range)) = printed::first(rest) else { return };
        let before = rest.get(..range.start).and_then(|b| b.rsplit('\u{1}').next()).map(key).unwrap_or_default();
        let last = |phrases: &super::words::Phrases| phrases.count_in(&before) > 0;
        if last(&BESIDE_WORDS.changed) && !last(&BESIDE_WORDS.published) {
            said.updated.push(day);
        } else {
            said.labelled |= last(&BESIDE_WORDS.published);
            said.published.push(day);
        }
        rest.replace_range(range, "\u{1}");
    }
}

/// True where nothing of a piece is left unexplained.
fn explain(chunk: &str, known: &Known, dated: bool, said: &mut Said) -> Option<()> {
    let chunk = chunk.trim_matches([' ', ',', ';', ':', '-', '–', '—', '\u{a0}', '_']).trim();
    if chunk.trim_end_matches('.').is_empty() || printed::is_beside(chunk) || is_furniture(chunk) {
        return Some(());
    }
    let chunk = announced(chunk);
    if let Some((_, rest)) = byline::by(chunk) {
        let b = byline::byline_known(chunk, known);
        if let Some(b) = b.filter(|b| b.unread == 0) {
            take(b, said);
            return Some(());
        }
        let staff = byline::is_role(rest) || is_furniture(rest);
        return outlet_after(chunk, known, said).or(staff.then_some(()));
    }
    if outlet_after(chunk, known, said).is_some() {
        return Some(());
    }
    if let Some(found) = outlet::named(chunk, known) {
        said.outlet(found);
        return Some(());
    }
    let parts: Vec<&str> = chunk.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let mut read = said.clone();
    if parts.iter().all(|p| part(p, known, dated, &mut read).is_some()) {
        *said = read;
        return Some(());
    }
    // "Ann Tolliver, Norhaven Post", "Ann Tolliver, Staff Writer": a name beside what only a by-line has.
    let (first, others) = parts.split_first()?;
    let name = byline::name_of(first)?;
    let mut read = said.clone();
    let beside = |p: &&str| byline::is_role(p) || agency(p).is_some() || outlet::named(p, known).is_some();
    if !others.iter().any(beside) || !others.iter().all(|p| part(p, known, false, &mut read).is_some()) {
        return None;
    }
    *said = read;
    said.byline = said.byline.take().or(Some(name.clone()));
    said.authors.push(name);
    said.unsure = true;
    Some(())
}

fn part(text: &str, known: &Known, dated: bool, said: &mut Said) -> Option<()> {
    if printed::is_beside(text) || byline::is_role(text) || is_furniture(text) || text.starts_with('@') {
        return Some(());
    }
    if !text.contains(' ') && text.contains('@') {
        return Some(());
    }
    if let Some(found) = outlet::named(text, known) {
        said.outlet(found);
        return Some(());
    }
    if let Some(agency) = agency(text).or_else(|| agency(byline::without_staff(text))) {
        said.agencies.push(agency);
        return Some(());
    }
    // Beside a day stands where it was written.
    let place = text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && text.split(' ').count() <= 2;
    if dated && place && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\'')) {
        said.unsure = true;
        return Some(());
    }
    None
}

/// "Published in the Norhaven Post", "from The Norhaven Post".
fn outlet_after(chunk: &str, known: &Known, said: &mut Said) -> Option<()> {
    let words = key(chunk);
    let start = BESIDE_WORDS.from.starting(&words)?;
    let n = start.split(' ').count();
    let rest: Vec<&str> = chunk.split_whitespace().skip(n).collect();
    let rest = rest.join(" ");
    let found = outlet::named(&rest, known).or_else(|| outlet::named(rest.strip_prefix("the ")?, known))?;
    said.outlet(found);
    Some(())
}

/// Without the words that announce what follows.
fn announced(chunk: &str) -> &str {
    let mut rest = chunk;
    while let Some((word, after)) = rest.split_once([' ', ':']) {
        let word = key(word);
        let only = matches!(word.as_str(), "published" | "posted" | "updated" | "updates" | "utc" | "gmt" | "edited");
        let zone =
            word.len() <= 4 && BESIDE_WORDS.words.contains(&word) && rest.starts_with(|c: char| c.is_ascii_uppercase());
        let by = byline::by(after.trim_start_matches([':', ' '])).is_some();
        if (only || zone) && by {
            rest = after.trim_start_matches([':', ' ']);
        } else {
            return rest;
        }
    }
    rest
}

fn take(b: byline::Byline, said: &mut Said) {
    said.byline = said.byline.take().or(Some(b.printed)).filter(|p| !p.is_empty());
    said.authors.extend(b.authors);
    said.agencies.extend(b.agencies);
    b.outlet.into_iter().for_each(|name| said.outlets.push((name, 4)));
}

/// Buttons, parts of a site, counters.
fn is_furniture(text: &str) -> bool {
    let words = key(text);
    let count: Vec<&str> = words.split(' ').collect();
    let counted = count.first().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()))
        && count.get(1).is_some_and(|w| {
            matches!(
                *w,
                "min" | "mins" | "minute" | "minutes" | "comments" | "shares" | "views" | "words" | "hours" | "days"
            )
        })
        && count.len() <= 4;
    counted
        || FURNITURE_WORDS.whole.contains(&words)
        || SECTION_WORDS.contains(&words)
        || matches!(words.as_str(), "staff" | "news desk" | "web desk" | "agencies" | "read")
        || (is_month(&words) && words.len() > 3)
}

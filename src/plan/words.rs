//! Every word that readers see and that the editor did not write: one table for a language.
//!
//! A further language is a further [`Words`] value and a line in [`LANGUAGES`]; the compiler names what it lacks. Sentences
//! are whole, with named slots (`{value}`), because word order is a language's own. Plural forms are lists, chosen by the
//! language's rule. Templates reach every entry as `words.name` and hold no words themselves. English stays what programs
//! read: addresses, columns, schemas and their descriptions.

use super::views::Part;
use crate::finding::{Finding, Rule, nearest};
use crate::model::{ActorKind, Hedge, Modality, Reason, Site, Stance, VerdictKind};

mod arabic;
mod english;
mod table;

pub use table::Words;

/// Forms of a counted noun, with the slot `{n}`; which one is used decides [`Words::plural`].
pub type Forms = &'static [&'static str];

/// The languages that a site can be written in, by the first part of their BCP 47 tags.
pub const LANGUAGES: [(&str, &Words); 2] = [("ar", &arabic::ARABIC), ("en", &english::ENGLISH)];

/// A site in a language that has no table would greet its readers in English under another language's name.
pub fn unknown_language(site: &Site) -> Option<Finding> {
    let tag = primary(&site.language);
    let known = || LANGUAGES.iter().map(|(code, _)| *code);
    if known().any(|code| code.eq_ignore_ascii_case(tag)) {
        return None;
    }
    let place = site.entry.field("language");
    let finding = Finding::new(Rule::UnknownSetting, place, format!("pages cannot be written in `{tag}`"))
        .label(format!("one of {}", known().collect::<Vec<_>>().join(", ")));
    Some(match nearest(tag, known()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => {
            finding.help("choose the language of headings and sentences here; an article's own `language` may be any")
        }
    })
}

/// The language of a tag, without region or script.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl Words {
    /// The table for a BCP 47 tag; English where there is none, which [`unknown_language`] reports.
    pub fn of(language: &str) -> &'static Words {
        let tag = primary(language);
        LANGUAGES.iter().find(|(code, _)| code.eq_ignore_ascii_case(tag)).map_or(&english::ENGLISH, |(_, words)| *words)
    }

    /// "1 report", "1,200 reports"
    pub fn count(&self, n: usize, forms: Forms) -> String {
        let form = forms.get((self.plural)(n)).or(forms.last()).copied().unwrap_or("{n}");
        fill(form, &[("n", &self.whole(n))])
    }

    /// A whole number with separators.
    pub fn whole(&self, n: usize) -> String {
        group(&n.to_string(), self.thousands)
    }

    pub fn month(&self, month: i8) -> &'static str {
        usize::try_from(month - 1).ok().and_then(|i| self.months.get(i)).copied().unwrap_or("")
    }

    pub fn short_month(&self, month: i8) -> &'static str {
        usize::try_from(month - 1).ok().and_then(|i| self.months_short.get(i)).copied().unwrap_or("")
    }

    pub fn weekday(&self, day: jiff::civil::Date) -> &'static str {
        let monday_first = day.weekday().to_monday_zero_offset();
        usize::try_from(monday_first).ok().and_then(|i| self.weekdays.get(i)).copied().unwrap_or("")
    }

    pub fn verdict(&self, kind: VerdictKind) -> &'static str {
        match kind {
            VerdictKind::Agree => self.agree,
            VerdictKind::Compatible => self.compatible,
            VerdictKind::DiffersOverTime => self.differs_over_time,
            VerdictKind::Disagree => self.disagree,
            VerdictKind::NotComparable => self.not_comparable,
        }
    }

    /// An answer under its question: "Yes".
    pub fn stance(&self, stance: Stance) -> &'static str {
        match stance {
            Stance::Affirm => self.yes,
            Stance::Deny => self.no,
            Stance::Doubt => self.doubted,
            Stance::Conditional => self.it_depends,
            Stance::Undecided => self.not_decided,
            Stance::Declined => self.not_said,
        }
    }

    /// What one who answers so did, or several: "said yes".
    pub fn stance_of(&self, stance: Stance, holders: usize) -> &'static str {
        let forms = match stance {
            Stance::Affirm => self.affirms,
            Stance::Deny => self.denies,
            Stance::Doubt => self.doubts,
            Stance::Conditional => self.conditional,
            Stance::Undecided => self.undecided,
            Stance::Declined => self.declined,
        };
        forms.get((self.plural)(holders)).or(forms.last()).copied().unwrap_or("")
    }

    /// A figure with its hedge, `{v}` standing for the figure and `{u}` for the upper one.
    pub fn hedge(&self, hedge: Hedge) -> &'static str {
        match hedge {
            Hedge::Exact | Hedge::Bare => "{v}",
            Hedge::About => self.about,
            Hedge::Nearly => self.nearly,
            Hedge::Over => self.over,
            Hedge::AtLeast => self.at_least,
            Hedge::Under => self.under,
            Hedge::UpTo => self.up_to,
            Hedge::Range | Hedge::Vague => self.range,
            Hedge::Majority => self.majority,
        }
    }

    pub fn modality(&self, modality: Modality) -> &'static str {
        match modality {
            Modality::Actual => "",
            Modality::Planned => self.planned,
            Modality::Required => self.required,
            Modality::Forecast => self.forecast,
            Modality::Habitual => self.habitual,
            Modality::Wished => self.wished,
        }
    }

    pub fn actor_kind(&self, kind: ActorKind) -> (&'static str, &'static str) {
        match kind {
            ActorKind::Person => (self.person, self.people),
            ActorKind::Body => (self.body, self.bodies),
            ActorKind::State => (self.state, self.states),
            ActorKind::Place => (self.place, self.places),
            ActorKind::Outlet => (self.outlet, self.outlets),
            ActorKind::Agency => (self.agency, self.agencies),
        }
    }

    /// A reason in a few words, and as a sentence of its own.
    pub fn reason(&self, reason: Reason) -> (&'static str, &'static str) {
        match reason {
            Reason::Measure => self.reason_measure,
            Reason::Unit => self.reason_unit,
            Reason::Place => self.reason_place,
            Reason::Modality => self.reason_modality,
            Reason::Event => self.reason_event,
            Reason::Population => self.reason_population,
            Reason::Reading => self.reason_reading,
            Reason::Instrument => self.reason_instrument,
            Reason::Proposition => self.reason_proposition,
            Reason::Declined => self.reason_declined,
            Reason::Undated => self.reason_undated,
            Reason::OneArticle => self.reason_one_article,
            Reason::PartAboveWhole => self.reason_part_above_whole,
            Reason::PartOf => self.reason_part_of,
            Reason::BoundSatisfied => self.reason_bound_satisfied,
            Reason::Forced => self.reason_forced,
            Reason::NotForced => self.reason_not_forced,
            Reason::Grew => self.reason_grew,
            Reason::Fell => self.reason_fell,
            Reason::Boundary => self.reason_boundary,
            Reason::Amended => self.reason_amended,
            Reason::Weak => self.reason_weak,
            Reason::DifferentGrounds => self.reason_different_grounds,
            Reason::BearsOn => self.reason_bears_on,
            Reason::Contrary => self.reason_contrary,
            Reason::CompatibleAnswers => self.reason_compatible_answers,
            Reason::Revised => self.reason_revised,
            Reason::ReportedDifferently => self.reason_reported_differently,
            Reason::Complement => self.reason_complement,
            Reason::SameOrigin => self.reason_same_origin,
            Reason::DateInferred => self.reason_date_inferred,
            Reason::Derived => self.reason_derived,
        }
    }

    /// A language by its tag, in this language; the tag itself where there is no name.
    pub fn language<'t>(&self, tag: &'t str) -> &'t str {
        self.languages.iter().find(|(code, _)| *code == primary(tag)).map_or(tag, |(_, name)| name)
    }

    /// "a", "a and b", "a, b and c"
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [init @ .., last] => format!("{}{}{last}", init.join(self.comma), self.and),
        }
    }
}

/// Digits with a separator between groups of three.
pub fn group(digits: &str, separator: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(c);
    }
    out
}

/// A template's pieces: plain text, and the names of its slots. One pass, so that a value which happens to hold `{n}`
/// is never read as a template.
fn pieces(template: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let text = rest?;
        let slot = text.find('{').and_then(|open| Some((open, open + text[open..].find('}')?)));
        let Some((open, close)) = slot else {
            rest = None;
            return Some((text, None));
        };
        rest = Some(&text[close + 1..]);
        Some((&text[..open], Some(&text[open + 1..close])))
    })
}

/// A question is its own mark: no colon stands behind it.
fn after<'t>(before: &str, text: &'t str) -> &'t str {
    let mark = |c: char| c == '\u{200f}';
    match text.trim_start_matches(mark).strip_prefix(':') {
        Some(rest) if before.trim_end_matches(mark).ends_with(['?', '؟']) => rest,
        _ => text,
    }
}

/// Puts values into the slots of a sentence. An unknown slot stays empty.
pub fn fill(template: &str, slots: &[(&str, &str)]) -> String {
    let values: usize = slots.iter().map(|(_, value)| value.len()).sum();
    let mut out = String::with_capacity(template.len() + values);
    for (text, slot) in pieces(template) {
        let text = after(&out, text);
        out.push_str(text);
        if let Some(name) = slot {
            out.push_str(slots.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v));
        }
    }
    out
}

/// The same for sentences whose values are links.
pub fn fill_parts(template: &str, slots: &[(&str, Vec<Part>)]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for (text, slot) in pieces(template) {
        let text = after(out.last().map_or("", |p| p.text.as_str()), text);
        if !text.is_empty() {
            out.push(Part::text(text));
        }
        if let Some((_, parts)) = slot.and_then(|name| slots.iter().find(|(n, _)| *n == name)) {
            out.extend(parts.iter().filter(|p| !p.text.is_empty()).cloned());
        }
    }
    out
}

/// A sentence begins with a capital letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]), "{b} and x");
        assert_eq!(fill("{a", &[("a", "x")]), "{a");
        assert_eq!(fill("{a}: {b}", &[("a", "Is it safe?"), ("b", "Yes")]), "Is it safe? Yes");
        assert_eq!(fill("{a}\u{200f}: {b}", &[("a", "هل هو آمن؟"), ("b", "نعم")]), "هل هو آمن؟ نعم");
    }

    #[test]
    fn separators() {
        for (digits, grouped) in [("7", "7"), ("500", "500"), ("2500", "2,500"), ("1234567", "1,234,567")] {
            assert_eq!(group(digits, ","), grouped);
        }
    }

    #[test]
    fn plurals() {
        let w = Words::of("en");
        assert_eq!(w.count(1, w.reports), "1 report");
        assert_eq!(w.count(1200, w.reports), "1,200 reports");
    }

    /// CLDR's rule for Arabic: a form each for none, one, two, 3 to 10, 11 to 99 and the round hundreds.
    #[test]
    fn arabic_plurals() {
        let w = Words::of("ar-EG");
        for (n, reports, days) in [
            (0, "لا إفادات", "لا أيام"),
            (1, "إفادة واحدة", "يوم واحد"),
            (2, "إفادتان", "يومان"),
            (3, "3 إفادات", "3 أيام"),
            (10, "10 إفادات", "10 أيام"),
            (11, "11 إفادة", "11 يوماً"),
            (99, "99 إفادة", "99 يوماً"),
            (100, "100 إفادة", "100 يوم"),
            (102, "102 إفادة", "102 يوم"),
            (103, "103 إفادات", "103 أيام"),
            (1011, "1,011 إفادة", "1,011 يوماً"),
        ] {
            assert_eq!((w.count(n, w.reports).as_str(), w.count(n, w.days).as_str()), (reports, days), "{n}");
        }
        for (n, tag) in [(1, "en"), (0, "en"), (100, "en")] {
            assert!((Words::of(tag).plural)(n) < 2);
        }
    }

    #[test]
    fn arabic_dates_lists_and_intervals() {
        let w = Words::of("ar");
        let day = jiff::civil::date(2031, 6, 30);
        assert_eq!(super::super::dates::day(day, w), "30 يونيو 2031");
        assert_eq!(super::super::dates::day_with_weekday(day, w), "الاثنين 30 يونيو 2031");
        let names: Vec<String> = ["المجلس", "الرابطة", "المكتب"].map(str::to_owned).into();
        assert_eq!(w.list(&names), "المجلس،\u{200f} الرابطة والمكتب");
        assert_eq!(fill(w.interval, &[("v", "8"), ("u", "9")]), "من 8 إلى 9");
    }

    /// Every table has a form for every count that its rule can ask for, and fills the same slots as the English one.
    #[test]
    fn tables_hold_the_same_slots() {
        let english = serde_json::to_value(Words::of("en")).unwrap();
        for (code, words) in LANGUAGES {
            let other = serde_json::to_value(words).unwrap();
            for (name, text) in english.as_object().unwrap() {
                let slots = |v: &serde_json::Value| -> std::collections::BTreeSet<String> {
                    let texts = match v {
                        serde_json::Value::Array(all) => all.iter().filter_map(|t| t.as_str()).collect(),
                        one => vec![one.as_str().unwrap_or("")],
                    };
                    texts.iter().flat_map(|t| pieces(t)).filter_map(|(_, slot)| slot.map(str::to_owned)).collect()
                };
                assert_eq!(slots(text), slots(&other[name]), "{code}: {name}");
            }
        }
    }

    #[test]
    fn a_language_without_a_table_is_reported() {
        assert_eq!(Words::of("ar-LY").dir, "rtl");
        assert_eq!(Words::of("EN-gb").dir, "ltr");
    }
}

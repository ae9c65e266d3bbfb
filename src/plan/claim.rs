//! A claim as readers see it: its value, its words, who said so, and where it stands.

use super::context::At;
use super::dates;
use super::figures::Scale;
use super::part;
use super::url;
use super::views::{ClaimView, Folded, Link, OriginView, Part, Reading, SourceRef, Struck, TranslationView};
use super::words::{fill, primary};
use crate::model::{
    Briefing, Claim, ClaimIx, Holder, Known, Modality, Source, SourceId, SourceStatus, Stance, Status, SubjectId, Value,
};
use crate::relate::{self, Pair, Side, former_anchors};

/// How many full claims one list of a page shows; the rest is counted and stands on its articles' pages.
pub const SHOWN: usize = 24;

impl<'a> At<'a> {
    pub fn scale(&self, subject: SubjectId) -> Scale<'a> {
        match subject {
            SubjectId::Number(n) => Scale::of(self.cx.w, self.cx.b.number(n)),
            _ => Scale { words: self.cx.w, share: false, unit: "" },
        }
    }

    /// The value for readers: "about 10,000 troops", "30 April 2021", "Doubts it", an answer's label.
    pub fn value(&self, c: &Claim) -> String {
        let scale = self.scale(c.subject);
        match &c.value {
            Value::Quantity(q) => scale.value(q),
            Value::Quantities(all) => self.alternatives(all.iter().map(|q| scale.value(q))),
            _ => self.short(c),
        }
    }

    /// The same without a unit.
    pub fn short(&self, c: &Claim) -> String {
        let w = self.cx.w;
        let scale = self.scale(c.subject);
        match &c.value {
            Value::Quantity(q) => scale.amount(q),
            Value::Quantities(all) => self.alternatives(all.iter().map(|q| scale.amount(q))),
            Value::Due(d) => dates::due_days(&d.soft, w),
            Value::Stance { stance, .. } => self.in_mood(c, self.stance_label(c.subject, *stance).to_owned()),
            Value::Answer(i) => self.in_mood(c, self.answer_label(c.subject, *i)),
        }
    }

    /// An answer under its question: "Yes", or in the question's own words.
    pub fn stance_label(&self, subject: SubjectId, stance: Stance) -> &'a str {
        self.own_word(subject, stance).unwrap_or(self.cx.w.stance(stance))
    }

    /// What a question of the editor's calls an answer.
    fn own_word(&self, subject: SubjectId, stance: Stance) -> Option<&'a str> {
        let SubjectId::Question(q) = subject else { return None };
        self.cx.b.question(q).words.iter().find(|(of, _)| *of == stance).map(|(_, word)| word.as_str())
    }

    /// How one who answers so, or several, and the answer make a sentence: the template, and what stands in its slot.
    pub fn predicate(&self, ix: ClaimIx, holders: usize) -> (&'static str, String) {
        let (c, w) = (self.cx.b.claim(ix), self.cx.w);
        match c.value {
            Value::Stance { stance, .. } if self.own_word(c.subject, stance).is_none() => {
                (w.holder_stance, self.in_mood(c, w.stance_of(stance, holders).to_owned()))
            }
            _ => (w.holder_value, self.told(c)),
        }
    }

    /// What is usual, planned or expected is not what is.
    fn in_mood(&self, c: &Claim, stance: String) -> String {
        match self.cx.w.modality(c.modality) {
            "" => stance,
            mood => fill(self.cx.w.stance_modality, &[("stance", &stance), ("modality", mood)]),
        }
    }

    fn alternatives(&self, values: impl Iterator<Item = String>) -> String {
        let mut values = values;
        let first = values.next().unwrap_or_default();
        values.fold(first, |a, b| fill(self.cx.w.either, &[("a", &a), ("b", &b)]))
    }

    pub fn answer_label(&self, subject: SubjectId, answer: usize) -> String {
        let SubjectId::Question(q) = subject else { return String::new() };
        self.cx.b.question(q).answers.get(answer).map(|(_, label)| label.clone()).unwrap_or_default()
    }

    pub fn readings(&self, c: &Claim) -> Vec<Reading> {
        let scale = self.scale(c.subject);
        match &c.value {
            Value::Quantity(q) => vec![scale.reading(q)],
            Value::Quantities(all) => all.iter().map(|q| scale.reading(q)).collect(),
            Value::Due(d) => vec![Reading {
                usual: dates::due_days(&d.soft, self.cx.w),
                loosest: dates::due_days(&d.hard, self.cx.w),
                same: d.soft == d.hard,
            }],
            Value::Stance { .. } | Value::Answer(_) => Vec::new(),
        }
    }

    /// The source's own words for the value.
    pub fn wording(&self, c: &Claim) -> String {
        match &c.value {
            Value::Quantity(q) => q.verbatim.clone(),
            Value::Quantities(all) => all.first().map(|q| q.verbatim.clone()).unwrap_or_default(),
            Value::Due(d) => d.verbatim.clone(),
            Value::Stance { .. } | Value::Answer(_) => String::new(),
        }
    }

    pub fn population_labels(&self, c: &Claim) -> Vec<String> {
        let SubjectId::Number(n) = c.subject else { return Vec::new() };
        let all = &self.cx.b.number(n).populations;
        c.populations.iter().filter_map(|p| all.get(p.0 as usize)).map(|p| p.label.clone()).collect()
    }

    pub fn ground_labels(&self, c: &Claim) -> Vec<String> {
        let (SubjectId::Question(q), Value::Stance { grounds, .. }) = (c.subject, &c.value) else { return Vec::new() };
        let all = &self.cx.b.question(q).grounds;
        grounds.iter().filter_map(|g| all.get(*g)).map(|g| g.label.clone()).collect()
    }

    pub fn holder(&self, holder: Holder) -> Link {
        match holder {
            Holder::Actor(a) => self.actor(a),
            // Its outlet is not known, so the article itself is named.
            Holder::Source(s) => {
                let name = &self.cx.name(s).who;
                let label = fill(self.cx.w.article_as_holder, &[("name", name)]);
                self.link(label, &url::article(self.cx.b, s))
            }
        }
    }

    /// The value and its mood, for where nothing else says it.
    pub fn told(&self, c: &Claim) -> String {
        match c.value {
            Value::Quantity(_) | Value::Quantities(_) | Value::Due(_) => {
                self.with_mood(&self.value(c), self.cx.w.modality(c.modality))
            }
            Value::Stance { .. } | Value::Answer(_) => self.value(c),
        }
    }

    /// The same without a unit.
    pub fn short_told(&self, c: &Claim) -> String {
        match c.value {
            Value::Stance { .. } | Value::Answer(_) => self.short(c),
            _ => self.with_mood(&self.short(c), self.cx.w.modality(c.modality)),
        }
    }

    fn told_part(&self, ix: ClaimIx) -> Part {
        self.figure(ix, self.told(self.cx.b.claim(ix)))
    }

    /// Two different people or bodies are quoted, so it is they who differ, not the reports of them.
    pub fn people_differ(&self, pair: &Pair) -> bool {
        let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) else { return false };
        let holder = |ix| self.cx.b.claim(ix).holder;
        holder(a) != holder(b) && self.is_quoted(a) && self.is_quoted(b)
    }

    /// Somebody says it, and not the outlet in its own words.
    pub fn is_quoted(&self, ix: ClaimIx) -> bool {
        !relate::is_own_words(self.cx.b, self.cx.b.claim(ix))
    }

    /// A figure of a claim inside a sentence.
    pub fn figure(&self, ix: ClaimIx, text: impl Into<String>) -> Part {
        let claim = self.cx.b.claim(ix).id.clone();
        Part { text: text.into(), kind: "figure", href: Some(self.claim(ix)), claim: Some(claim) }
    }

    /// A claim's value inside a sentence.
    pub fn value_part(&self, ix: ClaimIx) -> Part {
        self.figure(ix, self.value(self.cx.b.claim(ix)))
    }

    /// "about 10,000 troops (Jens Stoltenberg)"
    pub fn value_and_holder(&self, ix: ClaimIx) -> Vec<Part> {
        let holder = Part::link(self.holder(self.cx.b.claim(ix).holder));
        super::words::fill_parts(
            self.cx.w.value_holder,
            &[("value", vec![self.told_part(ix)]), ("holder", vec![holder])],
        )
    }

    /// "Zamir Kabulov said yes", "NATO: It binds"
    pub fn holder_and_value(&self, ix: ClaimIx) -> Vec<Part> {
        let holder = Part::link(self.holder(self.cx.b.claim(ix).holder));
        let (template, text) = self.predicate(ix, 1);
        let value = vec![self.figure(ix, text)];
        super::words::fill_parts(template, &[("holder", vec![holder]), ("stance", value.clone()), ("value", value)])
    }

    /// The article that tells it, and the value: where what the holder said is told in two ways.
    pub fn teller_and_value(&self, ix: ClaimIx) -> Vec<Part> {
        let teller = vec![Part::link(self.source_link(self.cx.b.claim(ix).source()))];
        let value = vec![self.told_part(ix)];
        super::words::fill_parts(self.cx.w.holder_value, &[("holder", teller), ("value", value)])
    }

    /// The article, by its outlet and date, or what else tells it from others.
    pub fn source_link(&self, id: SourceId) -> Link {
        self.link(&self.cx.name(id).full, &url::article(self.cx.b, id))
    }

    pub fn source_ref(&self, id: SourceId) -> SourceRef {
        let (b, w) = (self.cx.b, self.cx.w);
        let s = b.source(id);
        SourceRef {
            id: s.id.clone(),
            article: self.article(id),
            outlet: s.outlet.get().map(|a| self.actor(*a)),
            outlet_label: s.outlet.get().map_or(w.outlet_unknown, |a| b.actor(*a).name.as_str()).to_owned(),
            published: s.published.get().map(|d| dates::once(d, w)),
            short: self.cx.name(id).full.clone(),
            retracted: s.status == SourceStatus::Retracted,
        }
    }

    pub fn claim_view(&self, ix: ClaimIx) -> ClaimView {
        let (b, w) = (self.cx.b, self.cx.w);
        let c = b.claim(ix);
        let s = b.source(c.source());
        let passage = &c.citation.passage;
        let (block, block_label) = match c.value {
            Value::Quantity(_) => ("reported", w.figure_reported),
            Value::Due(_) => ("reported", w.date_reported),
            Value::Stance { .. } | Value::Answer(_) => ("quotation", w.quotation),
            // The editor lists what a vague phrase may mean.
            Value::Quantities(_) => ("judgement", w.judgement),
        };
        let mut chain: Vec<Link> = c.by.iter().chain(&c.via).map(|a| self.actor(*a)).collect();
        chain.push(match s.outlet {
            Known::Is(outlet) => self.actor(outlet),
            Known::Unknown { .. } => self.article(c.source()),
        });
        chain.dedup();
        ClaimView {
            id: c.id.clone(),
            anchor: c.anchor.clone(),
            former_anchors: former_anchors(b, c),
            href: self.claim(ix),
            kind: b.subject_key(c.subject).0,
            subject: self.subject(c.subject),
            block,
            block_label: block_label.to_owned(),
            populations: self.population_labels(c),
            value: self.value(c),
            short: self.short(c),
            unit: self.scale(c.subject).unit.to_owned(),
            wording: self.wording(c),
            readings: self.readings(c),
            stance: match c.value {
                Value::Stance { stance, .. } => stance.word(),
                _ => "",
            },
            grounds: self.ground_labels(c),
            quote: passage.raw.clone(),
            words: self.words_of(c),
            phrase: c.phrase.clone().unwrap_or_default(),
            sic: c.sic,
            read_by_editor: c.read_by_editor,
            lang: s.language.clone(),
            foreign: is_foreign(s, b),
            translation: c.translation.as_ref().map(|t| TranslationView {
                text: t.text.clone(),
                lang: t.language.clone(),
                label: fill(w.translation_by, &[("translator", &t.translator)]),
            }),
            passage_href: s.url.get().map(|u| url::passage(u, passage)),
            archive_href: s.archive_url.clone(),
            archive_date: archive_date(s),
            source: self.source_ref(c.source()),
            speaker: c.by.map(|a| self.actor(a)),
            chain,
            holder: self.holder(c.holder),
            on_behalf: c.by.filter(|by| c.holder != Holder::Actor(*by)).map(|_| self.holder(c.holder)),
            said_on: dates::once(&c.said_on, w),
            as_of: dates::dated(&c.as_of, w),
            modality: c.modality.word(),
            modality_label: w.modality(c.modality).to_owned(),
            event: c.event.map(|e| self.event(e)),
            origin: self.origin(ix, c),
            status: c.status.word(),
            struck: self.struck(c, s),
            draft: matches!(c.status, Status::Draft | Status::Proposed),
            note: c.note.clone(),
            over_limit_reason: passage.over_limit_reason.clone(),
            cite: self.cite_claim(ix),
            verified: s.verified.map(|d| fill(w.verified_on, &[("date", &dates::day(d, w))])),
        }
    }

    pub fn struck(&self, c: &Claim, s: &Source) -> Option<Struck> {
        let w = self.cx.w;
        let (label, reason) = match c.status {
            Status::Deprecated => (w.deprecated, &c.reason),
            Status::Retracted => (w.retracted, &c.reason),
            _ if s.status == SourceStatus::Retracted => (w.retracted, &s.status_reason),
            _ => return None,
        };
        Some(Struck { label: label.to_owned(), reason: reason.clone() })
    }

    fn origin(&self, ix: ClaimIx, c: &Claim) -> OriginView {
        let w = self.cx.w;
        let known = c.origin.is_some();
        let Some(remark) = &c.remark else {
            // An agency's copy is told by no one, and counts once all the same.
            let sentence = if known {
                fill(w.origin_copy, &[("agency", &self.origin_name(c))])
            } else {
                w.origin_unknown.to_owned()
            };
            return OriginView { known, others: 0, sentence, links: Vec::new() };
        };
        let mut seen = std::collections::BTreeSet::from([c.source()]);
        let mut links = Vec::new();
        for other in self.cx.r.remarks.get(remark).map_or(&[][..], Vec::as_slice) {
            let source = self.cx.b.claim(*other).source();
            if *other != ix && seen.insert(source) && links.len() < 5 {
                links.push(Link { label: self.source_link(source).label, href: self.claim(*other) });
            }
        }
        let others = seen.len() - 1;
        let sentence = match others {
            0 => String::new(),
            n => self.shared_label(n + 1, c),
        };
        OriginView { known, others, sentence, links }
    }

    /// The first so many claims in full, and a word on the rest.
    pub fn claims(&self, all: &[ClaimIx], limit: usize) -> (Vec<ClaimView>, Option<Folded>) {
        let shown = all.iter().take(limit).map(|ix| self.claim_view(*ix)).collect();
        (shown, self.folded(all.get(limit..).unwrap_or_default()))
    }

    /// What a list leaves out, with the articles of the newest few.
    pub fn folded(&self, rest: &[ClaimIx]) -> Option<Folded> {
        if rest.is_empty() {
            return None;
        }
        let mut links: Vec<Link> = Vec::new();
        for ix in rest {
            let c = self.cx.b.claim(*ix);
            let link = Link { label: self.source_link(c.source()).label, href: self.claim(*ix) };
            if links.len() < 10 && links.iter().all(|l| l.label != link.label) {
                links.push(link);
            }
        }
        links.push(self.link(self.cx.w.nav_articles, &url::Folder::Articles.index()));
        let w = self.cx.w;
        let sentence = fill(w.folded, &[("n", &w.count(rest.len(), w.claims))]);
        Some(Folded { count: rest.len(), sentence, links })
    }

    /// Population, modality and event in words: what makes claims of one number comparable.
    pub fn of(&self, c: &Claim) -> String {
        let populations = self.population_labels(c);
        let populations = self.alternatives(populations.into_iter());
        self.key_label(populations, c.modality, c.event)
    }

    /// The same without the mood, which a value says.
    pub fn group_of(&self, c: &Claim) -> String {
        let populations = self.population_labels(c);
        self.key_label(self.alternatives(populations.into_iter()), Modality::Actual, c.event)
    }

    pub fn key_label(&self, population: String, modality: Modality, event: Option<crate::model::EventId>) -> String {
        let event = event.map(|e| self.cx.b.event(e).label.clone()).unwrap_or_default();
        let words = [population, event, self.cx.w.modality(modality).to_owned()];
        words.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(self.cx.w.comma)
    }

    /// Parts with "and" and commas between.
    pub fn list(&self, items: Vec<Vec<Part>>) -> Vec<Part> {
        part::list(items, self.cx.w)
    }
}

/// The source's words are not in the site's language.
pub fn is_foreign(s: &Source, b: &Briefing) -> bool {
    primary(&s.language) != primary(&b.site.language)
}

/// The day of an archived copy, `YYYY-MM-DD`: archives put it into the address as 8 to 14 digits between slashes; else the
/// day the editor retrieved the article.
fn archive_date(s: &Source) -> Option<String> {
    let url = s.archive_url.as_deref()?;
    let day = url.split('/').find_map(stamp).or_else(|| s.retrieved.as_ref().and_then(|d| d.days.day()));
    day.map(|d| d.to_string())
}

fn stamp(part: &str) -> Option<jiff::civil::Date> {
    let digits = (8..=14).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let day = part.get(..8).filter(|_| digits)?;
    let (year, month, date) = (day[..4].parse().ok()?, day[4..6].parse().ok()?, day[6..].parse().ok()?);
    jiff::civil::Date::new(year, month, date).ok()
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn archives_print_the_day_in_the_address() {
        for (url, day) in [
            ("https://web.archive.org/web/20210218104600/https://example.org/a", Some("2021-02-18")),
            ("https://archive.example/20210218/a", Some("2021-02-18")),
            ("https://example.org/20219918/a", None),
            ("https://example.org/1234567/a", None),
            ("https://archive.example/AbC12", None),
        ] {
            assert_eq!(url.split('/').find_map(stamp).map(|d| d.to_string()).as_deref(), day, "{url}");
        }
    }
}

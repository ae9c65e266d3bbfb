//! The page of a deadline, and its row in lists.

use super::claim::SHOWN;
use super::context::At;
use super::dates;
use super::url::Folder;
use super::views::{AmendmentView, DeadlinePage, DeadlineRow, DueDay, Folded, Link, Part, Reading, View, WordingRow};
use super::words::{fill, fill_parts};
use crate::model::{ClaimIx, DeadlineId, DeadlineStatus, Direction, Due, Reason, SubjectId, Value, VerdictKind, day};
use crate::relate;
use crate::text::one_line;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Wordings that are drawn.
const DRAWN: usize = 16;
/// Wordings that are listed besides, folded.
const LISTED: usize = 100;

/// One wording and all reports that use it.
struct Wording {
    phrase: String,
    reading: Reading,
    claims: Vec<ClaimIx>,
}

impl<'a> At<'a> {
    pub fn deadline_page(&self, id: DeadlineId) -> View {
        let w = self.cx.w;
        let d = self.cx.b.deadline(id);
        let subject = SubjectId::Deadline(id);
        let of = self.cx.relations(subject);
        let answer = self.deadline_answer(id);
        let (pairs, more_pairs) = self.pairs(subject);
        let (claims, more_claims) = self.claims(&of.claims, SHOWN);
        let wordings = self.wordings(id);
        let first = |x: &Wording| self.due_of(*x.claims.first()?);
        let (axis, on) = self.due_axis(id, &wordings.iter().filter_map(first).collect::<Vec<_>>()).unzip();
        let row = |x: &Wording, drawn: bool| WordingRow {
            phrase: x.phrase.clone(),
            reading: x.reading.clone(),
            count: x.claims.len(),
            more: match x.claims.len().saturating_sub(5) {
                0 => String::new(),
                more => fill(w.more, &[("n", &w.whole(more))]),
            },
            claim_ids: x.claims.iter().take(5).map(|ix| self.cx.b.claim(*ix).id.clone()).collect(),
            claims: x.claims.iter().take(5).map(|ix| self.claim_link(*ix)).collect(),
            bar: first(x).zip(on.as_ref()).filter(|_| drawn).map(|(due, axis)| super::due::bar(due, axis)),
        };
        View::Deadline(Box::new(DeadlinePage {
            frame: self.frame("deadline", &d.label, self.subject_description(&d.label, &answer)),
            id: d.id.clone(),
            label: d.label.clone(),
            answer,
            due: self.due_day(id),
            no_last_day: self.leading_due(id).filter(|(_, due)| due.day().is_none()).map(|_| w.no_last_day),
            status: d.status.word(),
            status_label: self.deadline_status(d.status).to_owned(),
            instrument: d.instrument.clone(),
            obligation: d.obligation.clone(),
            obliged: d.obliged.iter().map(|a| self.actor(*a)).collect(),
            counted_from: d.counted_from.map(|day| dates::day_view(day, w)),
            force: d.force.map(|q| self.subject(SubjectId::Question(q))),
            force_stances: d.force.map(|q| self.stands_now(q)).unwrap_or_default(),
            which: self.which(id, wordings.len()),
            wordings: wordings.iter().take(DRAWN).map(|x| row(x, true)).collect(),
            other_wordings: wordings.iter().skip(DRAWN).take(LISTED).map(|x| row(x, false)).collect(),
            more_wordings: self.more_wordings(wordings.len().saturating_sub(DRAWN)),
            axis,
            verdict: self.cx.subject_verdict(subject),
            evidence: self.evidence(subject),
            disagreements: self.disagreement_links(subject),
            matrix: self.matrix(subject),
            pairs,
            more_pairs,
            amendments: d
                .amended_by
                .iter()
                .map(|a| AmendmentView { on: dates::stated_once(&a.on, w), note: a.note.clone() })
                .collect(),
            claims,
            more_claims,
            struck: of.struck.iter().map(|ix| self.claim_view(*ix)).collect(),
            note: d.note.clone(),
            unheard: of.unheard.iter().map(|a| self.actor(*a)).collect(),
            variants: self.wordings_of(subject),
            notes: self.notes(subject, |_| true),
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
        }))
    }

    /// A word on the wordings that are folded, and on those that are not even that.
    fn more_wordings(&self, count: usize) -> Option<Folded> {
        let w = self.cx.w;
        let mut sentence = fill(w.more_wordings, &[("n", &w.count(count, w.wordings))]);
        let mut links = Vec::new();
        if count > LISTED {
            sentence = format!("{sentence}. {}", fill(w.elsewhere, &[("n", &w.whole(count - LISTED))]));
            links.push(self.link(w.nav_articles, &Folder::Articles.index()));
        }
        (count > 0).then_some(Folded { count, sentence, links })
    }

    /// A claim, named by its article's outlet and date.
    pub fn claim_link(&self, ix: ClaimIx) -> Link {
        let source = self.cx.b.claim(ix).source();
        Link { label: self.source_link(source).label, href: self.claim(ix) }
    }

    pub fn deadline_status(&self, status: DeadlineStatus) -> &'static str {
        let w = self.cx.w;
        match status {
            DeadlineStatus::Open => w.deadline_open,
            DeadlineStatus::Met => w.deadline_met,
            DeadlineStatus::Missed => w.deadline_missed,
            DeadlineStatus::Amended => w.deadline_amended,
            DeadlineStatus::Void => w.deadline_void,
        }
    }

    fn due_of(&self, ix: ClaimIx) -> Option<&'a Due> {
        match &self.cx.b.claim(ix).value {
            Value::Due(d) => Some(d),
            _ => None,
        }
    }

    /// The report whose day stands for the deadline: the narrowest wording of the version in force.
    pub fn leading_due(&self, id: DeadlineId) -> Option<(ClaimIx, &'a Due)> {
        let ix = self.leading_dues(id).first().copied()?;
        Some((ix, self.due_of(ix)?))
    }

    /// The same, and the reports that it disagrees with behind it.
    fn leading_dues(&self, id: DeadlineId) -> Vec<ClaimIx> {
        relate::leading(self.cx.b, self.cx.relations(SubjectId::Deadline(id)))
    }

    /// What stands for the deadline. `None` where no report names a last day.
    pub fn due_day(&self, id: DeadlineId) -> Option<DueDay> {
        let w = self.cx.w;
        let all = self.leading_dues(id);
        let ix = *all.first()?;
        let due = self.due_of(ix)?;
        let day = due.day()?;
        let values = all.iter().filter_map(|ix| Some(self.due_text(self.due_of(*ix)?)));
        let date = values.reduce(|a, b| fill(w.current_rivals, &[("a", &a), ("b", &b)]))?;
        let mood = w.modality(self.cx.b.claim(ix).modality);
        let left = day::days_from(self.cx.b.site.as_of, day);
        let (distance, short) = match is_wide(due) && left >= 0 {
            // Some day of a span is not its last.
            true => (String::new(), String::new()),
            false => self.due_distance(left),
        };
        Some(DueDay {
            iso: dates::iso(day),
            datetime: if is_wide(due) { dates::machine(&due.soft) } else { Some(dates::iso(day)) },
            text: self.with_mood(&date, mood),
            date,
            mood: mood.to_owned(),
            passed: left < 0,
            distance,
            short,
            claim: self.cx.b.claim(ix).id.clone(),
            href: self.claim(ix),
        })
    }

    /// How far a day is from the briefing's own: in a sentence, and for lists.
    fn due_distance(&self, left: i64) -> (String, String) {
        let w = self.cx.w;
        let days = |n: i64| w.count(usize::try_from(n).unwrap_or(0), w.days);
        match left {
            0 => (w.days_today.to_owned(), w.due_today.to_owned()),
            1.. => (fill(w.days_after, &[("n", &days(left))]), fill(w.due_in, &[("n", &days(left))])),
            _ => (fill(w.days_before, &[("n", &days(-left))]), w.due_passed.to_owned()),
        }
    }

    /// A day with its weekday; where the words leave several days open, the span.
    fn due_text(&self, due: &Due) -> String {
        let w = self.cx.w;
        match due.day() {
            Some(day) if !is_wide(due) => dates::day_with_weekday(day, w),
            _ => dates::days(&due.soft, w),
        }
    }

    /// Wordings with equal readings stand together; most used first.
    fn wordings(&self, id: DeadlineId) -> Vec<Wording> {
        let mut by_phrase: BTreeMap<(String, String), Wording> = BTreeMap::new();
        for ix in &self.cx.relations(SubjectId::Deadline(id)).claims {
            let Some(due) = self.due_of(*ix) else { continue };
            let Some(reading) = self.readings(self.cx.b.claim(*ix)).into_iter().next() else { continue };
            let phrase = one_line(&due.verbatim);
            let entry = by_phrase.entry((phrase.to_lowercase(), format!("{:?}", due.soft)));
            entry.or_insert_with(|| Wording { phrase, reading, claims: Vec::new() }).claims.push(*ix);
        }
        let mut all: Vec<Wording> = by_phrase.into_values().collect();
        all.sort_by_key(|x| Reverse(x.claims.len()));
        all
    }

    /// The newest report of each wording, most used wording first.
    pub fn first_of_wordings(&self, id: DeadlineId) -> Vec<ClaimIx> {
        self.wordings(id).iter().filter_map(|x| x.claims.first().copied()).collect()
    }

    /// "Which is it?", from the subject's verdict.
    fn which(&self, id: DeadlineId, wordings: usize) -> Option<String> {
        let w = self.cx.w;
        if wordings < 2 {
            return None;
        }
        let pairs = &self.cx.relations(SubjectId::Deadline(id)).pairs;
        let boundary = pairs.iter().any(|p| p.verdict.has(Reason::Boundary));
        let template = match self.cx.subject_verdict(SubjectId::Deadline(id)).kind {
            "agree" if boundary => w.which_boundary,
            "agree" => w.which_agree,
            "one-holder" if !pairs.iter().any(|p| p.verdict.kind == VerdictKind::Compatible) => w.which_agree,
            "compatible" | "one-holder" => w.which_compatible,
            "disagree" => w.which_disagree,
            "differs-over-time" => w.which_differs,
            _ => w.which_apart,
        };
        Some(fill(template, &[("n", &w.count(wordings, w.wordings))]))
    }

    pub fn deadline_answer(&self, id: DeadlineId) -> Vec<Part> {
        let w = self.cx.w;
        let subject = SubjectId::Deadline(id);
        let of = self.cx.relations(subject);
        let Some((newest, due)) = self.leading_due(id) else { return vec![Part::text(w.deadline_none)] };
        let date = |ix: ClaimIx, due: &Due| {
            let mood = w.modality(self.cx.b.claim(ix).modality);
            vec![self.figure(ix, self.with_mood(&self.due_text(due), mood))]
        };
        let phrase = |ix: ClaimIx| {
            let due = self.due_of(ix)?;
            let holder = vec![Part::link(self.holder(self.cx.b.claim(ix).holder))];
            let slots = [("phrase", vec![self.figure(ix, due.verbatim.clone())]), ("holder", holder)];
            Some(fill_parts(w.phrase_date, &slots))
        };
        let verdict = self.cx.subject_verdict(subject);
        let own = self.cx.disagreement(subject).filter(|d| d.subject == subject);
        let conflict = own.and_then(|d| of.pairs.get(*d.pairs.first()?));
        let slots = |template: &str| {
            fill_parts(
                template,
                &[
                    ("phrase", vec![Part::text("“"), self.figure(newest, due.verbatim.clone()), Part::text("”")]),
                    ("date", date(newest, due)),
                    ("holder", vec![Part::link(self.holder(self.cx.b.claim(newest).holder))]),
                    ("phrases", {
                        let wordings = self.wordings(id);
                        let first = wordings.iter().take(5).filter_map(|x| phrase(*x.claims.first()?));
                        self.list(first.collect())
                    }),
                    ("values", {
                        let sides = conflict.map(|p| vec![p.a, p.b]).unwrap_or_default();
                        let claims = sides.into_iter().filter_map(|s| match s {
                            crate::relate::Side::Claim(ix) => Some(self.value_and_holder(ix)),
                            crate::relate::Side::Derived(_) => None,
                        });
                        self.list(claims.collect())
                    }),
                ],
            )
        };
        match verdict.kind {
            "single" => slots(w.deadline_single),
            "agree" => slots(w.deadline_agree),
            "compatible" => slots(w.deadline_compatible),
            "disagree" if conflict.is_some_and(|p| self.people_differ(p)) => slots(w.deadline_people_differ),
            "disagree" if conflict.is_some() => slots(w.deadline_disagree),
            "differs-over-time" => slots(w.deadline_differs),
            _ => slots(w.deadline_other),
        }
    }

    pub fn deadline_row(&self, id: DeadlineId) -> DeadlineRow {
        let d = self.cx.b.deadline(id);
        let subject = SubjectId::Deadline(id);
        let of = self.cx.relations(subject);
        DeadlineRow {
            id: d.id.clone(),
            link: self.subject(subject),
            due: self.due_day(id),
            weight: d.weight,
            status: d.status.word(),
            status_label: self.deadline_status(d.status).to_owned(),
            obliged: d.obliged.iter().map(|a| self.actor(*a)).collect(),
            verdict: self.cx.subject_verdict(subject),
            claims: of.claims.len(),
            counts: self.said_by(&of.evidence.voices),
            disagreement: self.disagreement_link(subject),
        }
    }

    /// All deadlines: those to come, nearest first; those that have passed, newest first; those without a date. The weightier
    /// stand before others.
    pub fn deadline_rows(&self) -> (Vec<DeadlineRow>, Vec<DeadlineRow>, Vec<DeadlineRow>) {
        let rows = (0..self.cx.b.deadlines.len() as u32).map(|i| self.deadline_row(DeadlineId(i)));
        let (mut open, mut passed, mut undated) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            match &row.due {
                None => undated.push(row),
                Some(d) if d.passed => passed.push(row),
                Some(_) => open.push(row),
            }
        }
        let iso = |r: &DeadlineRow| r.due.as_ref().map(|d| d.iso.clone());
        // A stable sort: what weighs the same stays in the order of its days.
        open.sort_by_key(|r| (Reverse(r.weight), iso(r)));
        passed.sort_by_key(|r| (Reverse(r.weight), Reverse(iso(r))));
        undated.sort_by_key(|r| Reverse(r.weight));
        (open, passed, undated)
    }
}

/// The words leave more days open than the last permitted one and its eve.
pub fn is_wide(due: &Due) -> bool {
    match (due.soft.from, due.soft.to) {
        (Some(from), Some(to)) => day::days_from(from, to) > if due.direction() == Direction::Exact { 0 } else { 1 },
        _ => true,
    }
}

//! Editions in words: what the articles of each day changed, and when and why a page last changed.
//!
//! What changed is computed in `relate::edition`; an edition is all that came on one day.

mod entry;

use super::Kind;
use super::context::{At, Context};
use super::dates;
use super::deadline::is_wide;
use super::frame::Split;
use super::part::separated;
use super::url::{self, Folder};
use super::verdict::standing;
use super::views::{ArticleChange, ChangeLine, ChangedRow, ChangedView, ChangesPage, EditionView, Link, Part, View};
use super::words::{capital, fill, fill_parts};
use crate::model::{ActorId, ClaimIx, NoteStatus, SourceId, SubjectId, Value};
use crate::relate::{Arrival, Change, Current, Standing, arrival};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Articles on one page of the changes, or as many as one edition has.
const ON_A_PAGE: usize = 30;
/// Articles told of one edition.
const TOLD: usize = 30;
/// Claims named of one article.
const BROUGHT: usize = 12;
/// Changes listed on a page about something.
const HISTORY: usize = 12;

/// The arrivals of one day.
#[derive(Clone, Debug)]
pub struct Edition {
    pub day: Option<Date>,
    /// Into the history's arrivals, which are oldest first.
    pub arrivals: Range<usize>,
    /// The page of the changes that it stands on.
    pub page: String,
}

impl Edition {
    /// Permanent.
    pub fn anchor(&self) -> String {
        match self.day {
            Some(day) => format!("edition-{}", dates::iso(day)),
            None => "edition-undated".to_owned(),
        }
    }

    pub fn path(&self) -> String {
        format!("{}#{}", self.page, self.anchor())
    }
}

/// All editions, newest first, and how the list of changes is split. Pages are filled from the oldest edition on and
/// numbered from there, so that an arriving article changes the newest page only.
pub fn editions(arrivals: &[Arrival]) -> (Vec<Edition>, Vec<Split>) {
    let mut oldest_first: Vec<Edition> = Vec::new();
    for (i, a) in arrivals.iter().enumerate() {
        match oldest_first.last_mut() {
            Some(e) if e.day == a.day => e.arrivals.end = i + 1,
            _ => oldest_first.push(Edition { day: a.day, arrivals: i..i + 1, page: String::new() }),
        }
    }
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut articles = 0;
    for (i, e) in oldest_first.iter().enumerate() {
        let more = e.arrivals.len().min(TOLD);
        match pages.last_mut() {
            Some(page) if articles + more <= ON_A_PAGE => page.end = i + 1,
            _ => {
                pages.push(i..i + 1);
                articles = 0;
            }
        }
        articles += more;
    }
    let (of, count) = (pages.len().max(1), oldest_first.len());
    for (number, page) in pages.iter().enumerate() {
        let path = if number + 1 == of { Folder::Changes.index() } else { Folder::Changes.part(number + 1) };
        for e in oldest_first.get_mut(page.clone()).unwrap_or_default() {
            e.page.clone_from(&path);
        }
    }
    let mut splits: Vec<Split> = (0..of)
        .map(|place| {
            let page = pages.get(of - 1 - place).cloned().unwrap_or(0..0);
            Split { place, of, entries: count - page.end..count - page.start }
        })
        .collect();
    splits.sort_by_key(|s| s.place);
    oldest_first.reverse();
    (oldest_first, splits)
}

/// Arrivals through which somebody was heard on something for the first time, newest first.
pub fn heard(arrivals: &[Arrival]) -> BTreeMap<ActorId, Vec<(usize, SubjectId)>> {
    let mut out: BTreeMap<ActorId, Vec<(usize, SubjectId)>> = BTreeMap::new();
    for (i, a) in arrivals.iter().enumerate().rev() {
        for change in &a.changes {
            for actor in &change.heard {
                out.entry(*actor).or_default().push((i, change.subject));
            }
        }
    }
    out
}

/// When and why a page last changed; `None` for pages that are not about one thing, and where nothing was ever said.
pub fn changed(at: &At, kind: &Kind) -> Option<ChangedView> {
    match kind {
        Kind::Number(n) => at.subject_changed(SubjectId::Number(*n)),
        Kind::Deadline(d) => at.subject_changed(SubjectId::Deadline(*d)),
        Kind::Question(q) => at.subject_changed(SubjectId::Question(*q)),
        Kind::Disagreement(i) => at.entry_changed(*i),
        Kind::Actor(a) => at.actor_changed(*a),
        _ => None,
    }
}

/// One row of a history before it is put into words: an arrival, and what it brought.
type Row = (usize, Vec<Vec<Part>>);

impl<'a> At<'a> {
    pub fn changes_page(&self, part: &Split) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let description = fill(w.desc_changes, &[("site", &b.site.title)]);
        let shown = self.cx.editions.get(part.entries.clone()).unwrap_or_default();
        View::Changes(Box::new(ChangesPage {
            frame: self.paged_frame("changes", w.nav_changes, description, part),
            basis: self.changes_basis(),
            editions: shown.iter().map(|e| self.edition(e)).collect(),
            pager: self.pager(Folder::Changes, part),
            empty: self.cx.editions.is_empty().then(|| w.empty_changes.to_owned()),
        }))
    }

    fn changes_basis(&self) -> String {
        let w = self.cx.w;
        let shortened = self.cx.history.shortened.len();
        let more = match shortened {
            0 => String::new(),
            n => fill(w.editions_shortened, &[("n", &w.count(n, w.subjects))]),
        };
        format!("{} {more}", w.editions_basis).trim().to_owned()
    }

    pub fn edition(&self, e: &Edition) -> EditionView {
        let w = self.cx.w;
        let all = self.cx.history.arrivals.get(e.arrivals.clone()).unwrap_or_default();
        EditionView {
            anchor: e.anchor(),
            title: e.day.map_or_else(|| w.edition_undated.to_owned(), |d| dates::day(d, w)),
            on: e.day.map(|d| dates::day_view(d, w)),
            sentence: self.edition_sentence(all),
            note: self.edition_note(e).map(str::to_owned),
            articles: all.iter().take(TOLD).map(|a| self.change_of(a)).collect(),
            more: self.folded_list(all.len().saturating_sub(TOLD), w.nav_articles, &Folder::Articles.index()),
        }
    }

    pub fn edition_note(&self, e: &Edition) -> Option<&'a str> {
        let notes = &self.cx.b.editions;
        notes.iter().find(|n| Some(n.day) == e.day).map(|n| n.note.as_str())
    }

    /// "4 articles brought 81 claims on 20 subjects; 3 verdicts turned."
    pub fn edition_sentence(&self, all: &[Arrival]) -> String {
        let w = self.cx.w;
        let changes = || all.iter().flat_map(|a| &a.changes);
        let subjects: BTreeSet<SubjectId> = changes().filter(|c| !c.claims.is_empty()).map(|c| c.subject).collect();
        let claims = changes().map(|c| c.claims.len()).sum();
        let mut out = vec![fill(
            w.edition_sentence,
            &[
                ("articles", &w.count(all.len(), w.articles_n)),
                ("claims", &w.count(claims, w.claims)),
                ("subjects", &w.count(subjects.len(), w.subjects)),
            ],
        )];
        let counts = [
            (changes().map(|c| c.opened.len()).sum(), w.edition_opened_n),
            (changes().map(|c| c.closed.len()).sum(), w.edition_closed_n),
            (changes().map(|c| c.joined.len()).sum(), w.edition_joined_n),
            (changes().map(|c| c.minds.len()).sum(), w.edition_minds_n),
            (changes().filter(|c| c.turned.is_some()).count(), w.edition_turned_n),
            (changes().map(|c| c.moved.len()).sum(), w.edition_moved_n),
            (changes().map(|c| c.heard.len()).sum(), w.edition_heard_n),
            (changes().filter(|c| c.compared.is_some()).count(), w.edition_compared_n),
        ];
        out.extend(counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, forms)| w.count(n, forms)));
        format!("{}.", out.join("; "))
    }

    pub fn change_of(&self, a: &Arrival) -> ArticleChange {
        let (b, w) = (self.cx.b, self.cx.w);
        let claims = self.cx.by_source.get(a.source.0 as usize).map_or(&[][..], Vec::as_slice);
        let subjects: BTreeSet<SubjectId> = claims.iter().map(|ix| b.claim(*ix).subject).collect();
        let slots = [("claims", w.count(claims.len(), w.claims)), ("subjects", w.count(subjects.len(), w.subjects))];
        let named = claims.iter().take(BROUGHT).map(|ix| {
            let subject = vec![Part::link(self.subject(b.claim(*ix).subject))];
            fill_parts(w.change_claim, &[("subject", subject), ("value", vec![self.value_part(*ix)])])
        });
        ArticleChange {
            on: arrival(b, a.source).map(|d| dates::once(d, w)),
            article: self.article(a.source),
            sentence: fill(w.change_sentence, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))),
            claims: self.semicolons(named.collect()),
            more: self.folded_list(
                claims.len().saturating_sub(BROUGHT),
                &b.source(a.source).title,
                &url::article(b, a.source),
            ),
            first_on: a.changes.iter().filter(|c| c.first).map(|c| self.subject(c.subject)).collect(),
            changes: self.lines(a),
        }
    }

    /// What an article changed, gravest first.
    fn lines(&self, a: &Arrival) -> Vec<ChangeLine> {
        let w = self.cx.w;
        let line = |kind, label: &str, c: &Change, what: Vec<Part>| {
            let slots = [("subject", vec![Part::link(self.subject(c.subject))]), ("what", what)];
            ChangeLine { kind, label: capital(label), line: fill_parts(w.edition_line, &slots) }
        };
        let mut out = Vec::new();
        for (c, d) in a.changes.iter().flat_map(|c| c.opened.iter().map(move |d| (c, *d))) {
            out.push(line("opened", w.edition_disagreement, c, self.opened(d)));
        }
        for c in a.changes.iter().flat_map(|c| c.closed.iter().map(move |_| c)) {
            out.push(line("closed", w.edition_disagreement, c, vec![Part::text(w.edition_closed)]));
        }
        for (c, d) in a.changes.iter().flat_map(|c| c.joined.iter().map(move |d| (c, *d))) {
            out.push(line("joined", w.edition_disagreement, c, self.entry_said(Some(d), w.edition_joined)));
        }
        for (c, (was, is)) in a.changes.iter().flat_map(|c| c.minds.iter().map(move |m| (c, *m))) {
            out.push(line("minds", w.edition_mind, c, self.mind(was, is)));
        }
        for c in &a.changes {
            out.extend(self.turned(c).map(|what| line("turned", w.edition_verdict, c, what)));
        }
        for c in &a.changes {
            let label = if matches!(c.subject, SubjectId::Deadline(_)) { w.edition_date } else { w.edition_figure };
            out.extend(self.moved(c).into_iter().map(|what| line("moved", label, c, what)));
        }
        for c in a.changes.iter().filter(|c| !c.heard.is_empty()) {
            out.push(line("heard", w.edition_voice, c, self.heard(&c.heard)));
        }
        for c in &a.changes {
            out.extend(self.compared(c).map(|what| line("compared", w.edition_verdict, c, what)));
        }
        out
    }

    /// That a disagreement opened, and what the editor says of it today. Of one that is none any longer there is no page.
    fn opened(&self, place: Option<usize>) -> Vec<Part> {
        self.entry_said(place, self.cx.w.edition_opened)
    }

    /// What has become of a disagreement, with what tells it from others, and whether a note explains it.
    fn entry_said(&self, place: Option<usize>, said: &str) -> Vec<Part> {
        let w = self.cx.w;
        let Some(d) = place.and_then(|i| self.cx.r.disagreements.get(i)) else {
            return vec![Part::text(said)];
        };
        let mut out = vec![Part::link(self.link(said, &url::disagreement(&d.id)))];
        let label = self.cx.disagreement_label(d);
        let apart = label.strip_prefix(self.cx.b.subject_label(d.subject)).unwrap_or_default();
        if !apart.is_empty() {
            out.push(Part::text(apart));
        }
        match self.cx.log_status(d) {
            NoteStatus::Explained => out.push(Part::text(w.edition_explained)),
            NoteStatus::Settled => out.push(Part::text(w.edition_settled)),
            NoteStatus::Open => {}
        }
        out
    }

    fn turned(&self, c: &Change) -> Option<Vec<Part>> {
        let (before, after) = c.turned?;
        let slots = [("before", self.standing_part(before)), ("after", self.standing_part(after))];
        Some(fill_parts(self.cx.w.edition_from_to, &slots))
    }

    fn compared(&self, c: &Change) -> Option<Vec<Part>> {
        Some(fill_parts(self.cx.w.edition_compared, &[("after", self.standing_part(c.compared?))]))
    }

    /// "the mayor, from yes to no"
    fn mind(&self, was: ClaimIx, is: ClaimIx) -> Vec<Part> {
        let holder = vec![Part::link(self.holder(self.cx.b.claim(is).holder))];
        let (was, is) = (vec![self.value_part(was)], vec![self.value_part(is)]);
        fill_parts(self.cx.w.edition_mind_of, &[("holder", holder), ("before", was), ("after", is)])
    }

    fn standing_part(&self, s: Standing) -> Vec<Part> {
        vec![Part::text(standing(s, self.cx.w).label)]
    }

    fn moved(&self, c: &Change) -> Vec<Vec<Part>> {
        let one = |(before, after): &(Current, Current)| {
            let group = match c.subject {
                SubjectId::Number(n) => self.group_label(n, &after.key),
                _ => String::new(),
            };
            let group = if group.is_empty() { group } else { format!(" ({group})") };
            let (before, after) = (self.current_part(c.subject, before), self.current_part(c.subject, after));
            let slots = [("before", vec![before]), ("after", vec![after]), ("group", vec![Part::text(group)])];
            fill_parts(self.cx.w.edition_moved, &slots)
        };
        c.moved.iter().map(one).collect()
    }

    fn heard(&self, actors: &[ActorId]) -> Vec<Part> {
        let names = self.list(actors.iter().map(|a| vec![Part::link(self.actor(*a))]).collect());
        fill_parts(self.cx.w.edition_heard, &[("names", names)])
    }

    fn current_part(&self, subject: SubjectId, current: &Current) -> Part {
        let w = self.cx.w;
        let values = current.figures.iter().map(|ix| self.stated_value(*ix));
        let text = values.reduce(|a, b| fill(w.current_rivals, &[("a", &a), ("b", &b)])).unwrap_or_default();
        match current.figures.first() {
            Some(first) => self.figure(*first, text),
            None => Part::link(self.subject(subject)),
        }
    }

    /// Of a date its day rather than its wording.
    pub fn stated_value(&self, ix: ClaimIx) -> String {
        let c = self.cx.b.claim(ix);
        match &c.value {
            Value::Due(due) if !is_wide(due) => {
                let day = due.day().map_or_else(|| self.value(c), |d| dates::day(d, self.cx.w));
                self.with_mood(&day, self.cx.w.modality(c.modality))
            }
            _ => self.told(c),
        }
    }

    fn subject_changed(&self, subject: SubjectId) -> Option<ChangedView> {
        let of = self.cx.history.of.get(&subject)?;
        let shown = of.iter().take(HISTORY).filter_map(|&(place, i)| {
            let change = self.cx.history.arrivals.get(place)?.changes.get(i)?;
            Some((place, self.what(change)))
        });
        self.changed_view(shown.collect(), self.untold(subject, of.len()))
    }

    /// What a history of so many rows does not tell.
    fn untold(&self, subject: SubjectId, rows: usize) -> String {
        let w = self.cx.w;
        let shortened = self.cx.history.shortened.get(&subject);
        let shortened = shortened.map(|n| fill(w.changed_shortened, &[("n", &w.count(*n, w.articles_n))]));
        format!("{} {}", self.left_out(rows), shortened.unwrap_or_default()).trim().to_owned()
    }

    /// How many rows of a history are not listed.
    fn left_out(&self, rows: usize) -> String {
        let w = self.cx.w;
        match rows.saturating_sub(HISTORY) {
            0 => String::new(),
            n => fill(w.changed_more, &[("n", &w.whole(n))]),
        }
    }

    /// What one article changed about one subject, gravest first.
    fn what(&self, c: &Change) -> Vec<Vec<Part>> {
        let w = self.cx.w;
        let mut out = Vec::new();
        for d in &c.opened {
            let mut opened = self.opened(*d);
            opened.truncate(1);
            out.push(opened);
        }
        out.extend(c.closed.iter().map(|_| vec![Part::text(w.edition_closed)]));
        for d in &c.joined {
            let mut joined = self.entry_said(Some(*d), w.edition_joined);
            joined.truncate(1);
            out.push(joined);
        }
        let prefixed = |label: &str, what: Vec<Part>| {
            let mut parts = vec![Part::text(format!("{label} "))];
            parts.extend(what);
            parts
        };
        out.extend(c.minds.iter().map(|(was, is)| prefixed(w.edition_mind, self.mind(*was, *is))));
        out.extend(self.turned(c).map(|what| prefixed(w.edition_verdict, what)));
        out.extend(self.compared(c));
        let label = if matches!(c.subject, SubjectId::Deadline(_)) { w.edition_date } else { w.edition_figure };
        out.extend(self.moved(c).into_iter().map(|what| prefixed(label, what)));
        if !c.heard.is_empty() {
            out.push(self.heard(&c.heard));
        }
        if !c.claims.is_empty() {
            let forms = if c.first { w.changed_first } else { w.changed_reports };
            out.push(vec![Part::text(w.count(c.claims.len(), forms))]);
        }
        out
    }

    fn actor_changed(&self, id: ActorId) -> Option<ChangedView> {
        let (b, w) = (self.cx.b, self.cx.w);
        let x = self.cx.actors.get(id.0 as usize)?;
        let claims: BTreeSet<ClaimIx> = x.said.iter().chain(&x.held).chain(&x.own_voice).copied().collect();
        let mut by_source: BTreeMap<SourceId, usize> = BTreeMap::new();
        for ix in claims {
            *by_source.entry(b.claim(ix).source()).or_default() += 1;
        }
        let heard = self.cx.heard.get(&id).map_or(&[][..], Vec::as_slice);
        let mut rows: BTreeMap<usize, Vec<Vec<Part>>> = BTreeMap::new();
        for (place, subject) in heard {
            let subject = vec![Part::link(self.subject(*subject))];
            rows.entry(*place).or_default().push(fill_parts(w.changed_heard, &[("subject", subject)]));
        }
        for (source, n) in by_source {
            let Some(place) = self.cx.rank.get(source.0 as usize).copied().flatten() else { continue };
            rows.entry(place).or_default().push(vec![Part::text(w.count(n, w.changed_statements))]);
        }
        let more = self.left_out(rows.len());
        self.changed_view(rows.into_iter().rev().take(HISTORY).collect(), more)
    }

    fn changed_view(&self, rows: Vec<Row>, more: String) -> Option<ChangedView> {
        let w = self.cx.w;
        let (newest, what) = rows.first()?;
        let last = self.cx.history.arrivals.get(*newest)?;
        let on = last.day.map(|d| dates::day_view(d, w));
        // The gravest reason; the others stand in the list.
        let why = what.first().cloned().unwrap_or_default();
        let source = self.cx.b.source(last.source);
        let same_day = source.published.get().and_then(|d| d.days.day()).is_some_and(|d| Some(d) == last.day);
        let mut article = self.source_link(last.source);
        if same_day {
            // The day has just been said.
            article.label.clone_from(&self.cx.name(last.source).who);
        }
        let article = vec![Part::link(article)];
        let date = vec![Part::text(on.as_ref().map_or(w.edition_undated, |d| d.text.as_str()))];
        let sentence = fill_parts(w.changed_sentence, &[("date", date), ("article", article), ("why", why)]);
        let rows = rows.into_iter().filter_map(|(place, what)| {
            let arrival = self.cx.history.arrivals.get(place)?;
            Some(ChangedRow {
                on: arrival.day.map(|d| dates::day_view(d, w)),
                edition: self.edition_link(place)?,
                article: self.source_link(arrival.source),
                what: separated(what, w.also_list),
            })
        });
        Some(ChangedView {
            title: w.changed_title.to_owned(),
            on,
            sentence,
            rows: rows.collect(),
            more: (!more.is_empty()).then_some(more),
        })
    }

    /// The edition that an arrival is part of.
    fn edition_link(&self, place: usize) -> Option<Link> {
        let w = self.cx.w;
        // Newest first, so the arrivals fall.
        let at = self.cx.editions.partition_point(|e| e.arrivals.start > place);
        let e = self.cx.editions.get(at)?;
        let label = e.day.map_or_else(|| w.edition_undated.to_owned(), |d| dates::day(d, w));
        Some(self.link(label, &e.path()))
    }
}

/// Article → its place among the arrivals.
pub fn ranks(cx: &Context) -> Vec<Option<usize>> {
    let mut out = vec![None; cx.b.sources.len()];
    for (place, a) in cx.history.arrivals.iter().enumerate() {
        if let Some(rank) = out.get_mut(a.source.0 as usize) {
            *rank = Some(place);
        }
    }
    out
}

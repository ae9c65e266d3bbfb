//! What all pages need to know: the briefing, its relations, who appears where. Built once; read by every page.

use super::dates;
use super::edition::{self, Edition};
use super::name::{self, Name};
use super::url;
use super::views::{Folded, Link, Mention};
use super::words::{Words, fill};
use crate::model::{
    ActorId, Briefing, Claim, ClaimIx, EventId, Holder, Note, Source, SourceId, SourceStatus, Status, SubjectId,
};
use crate::relate::{self, Apart, Disagreement, History, Relations, Side, SubjectRelations};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, OnceLock};

/// How many mentions a page shows.
const MENTIONS: usize = 40;

pub struct Context<'a> {
    pub b: &'a Briefing,
    pub r: &'a Relations,
    pub w: &'static Words,
    /// Each article's claims as typed, struck ones too.
    pub by_source: Vec<Vec<ClaimIx>>,
    /// What each article is called in few words.
    pub names: Vec<Name>,
    pub actors: Vec<Appearances>,
    /// Indexes into the log.
    /// A subject's entries of the log, newest first; those of others that its reports follow from behind them.
    pub disagreements_of: BTreeMap<SubjectId, Vec<usize>>,
    /// The pair that stands for each disagreement, by its place among its subject's, once somebody has asked: every article on the subject does.
    pub headlines: Vec<OnceLock<Option<usize>>>,
    /// Claims on either side of a disagreement.
    pub disputed: BTreeSet<ClaimIx>,
    /// Claim → claims that disagree with it.
    pub rivals: BTreeMap<ClaimIx, BTreeSet<ClaimIx>>,
    /// Path of a page → sentences elsewhere that mention what the page is about.
    pub mentions: BTreeMap<String, Vec<Mentioned>>,
    /// Path of a page → indexes of its corrections.
    pub corrections: BTreeMap<String, Vec<usize>>,
    /// The page of the timeline that an event stands on.
    pub event_page: BTreeMap<EventId, String>,
    /// The derived figures that each number's page shows, by their indexes.
    pub derived_shown: BTreeMap<SubjectId, BTreeSet<usize>>,
    /// What each article changed when it came.
    pub history: History,
    /// The same by day, newest first.
    pub editions: Vec<Edition>,
    /// Article → its place among the arrivals.
    pub rank: Vec<Option<usize>>,
    /// Who was heard on what for the first time, by arrival, newest first.
    pub heard: BTreeMap<ActorId, Vec<(usize, SubjectId)>>,
    /// Pages with a feed of their own.
    pub feeds: BTreeMap<String, super::feed::Of>,
    /// Every page's title by its path; filled when the addresses are known.
    pub titles: BTreeMap<String, String>,
    /// Paths of pages that need their address in their description; see `alike`.
    pub alike: BTreeSet<String>,
}

/// Where an actor appears, each newest first.
#[derive(Default)]
pub struct Appearances {
    pub said: Vec<ClaimIx>,
    /// Said by somebody else on its behalf.
    pub held: Vec<ClaimIx>,
    pub carried: Vec<ClaimIx>,
    /// Its articles' own claims.
    pub own_voice: Vec<ClaimIx>,
    pub articles: Vec<SourceId>,
    /// Those that it is a party to, or speaks in.
    pub disagreements: Vec<usize>,
    /// Who speaks and belongs to it, by what they are registered as.
    pub through: BTreeSet<ActorId>,
}

/// A mention before its links are made relative to a page.
pub struct Mentioned {
    pub label: String,
    /// Below the site, with a fragment where there is one.
    pub path: String,
    pub kind: &'static str,
    pub sentence: String,
}

impl<'a> Context<'a> {
    /// `replayed` are the subjects whose history is told, `None` for all.
    pub fn new(b: &'a Briefing, r: &'a Relations, replayed: Option<&BTreeSet<SubjectId>>) -> Context<'a> {
        let mut cx = Context {
            b,
            r,
            w: Words::of(&b.site.language),
            by_source: vec![Vec::new(); b.sources.len()],
            names: name::names(b, Words::of(&b.site.language)),
            actors: b.actors.iter().map(|_| Appearances::default()).collect(),
            headlines: r.disagreements.iter().map(|_| OnceLock::new()).collect(),
            disagreements_of: disagreements_of(b, r),
            disputed: BTreeSet::new(),
            rivals: BTreeMap::new(),
            mentions: BTreeMap::new(),
            corrections: BTreeMap::new(),
            event_page: BTreeMap::new(),
            derived_shown: r.subjects.iter().map(|(s, of)| (*s, super::pair::derived_shown(of))).collect(),
            history: relate::history(b, r, |s| replayed.is_none_or(|all| all.contains(&s))),
            editions: Vec::new(),
            rank: Vec::new(),
            heard: BTreeMap::new(),
            feeds: BTreeMap::new(),
            titles: BTreeMap::new(),
            alike: BTreeSet::new(),
        };
        cx.editions = edition::editions(&cx.history.arrivals).0;
        cx.rank = edition::ranks(&cx);
        cx.heard = edition::heard(&cx.history.arrivals);
        cx.collect_claims();
        cx.collect_articles();
        cx.collect_disagreements();
        cx.collect_corrections();
        cx.mentions = super::rich::mentions(&cx);
        cx.event_page = super::timeline::event_pages(&cx);
        cx.feeds = super::feed::pages(&cx);
        cx
    }

    fn collect_claims(&mut self) {
        for (ix, c) in self.b.claims() {
            if !self.shows(c) {
                continue;
            }
            if let Some(of) = self.by_source.get_mut(c.source().0 as usize) {
                of.push(ix);
            }
            if self.is_struck(c) {
                continue;
            }
            let holder = match c.holder {
                Holder::Actor(a) => Some(a),
                Holder::Source(_) => None,
            };
            // What an outlet reports in its own voice speaks for nobody else.
            if !relate::own_words(self.b, c) {
                for voice in c.by.into_iter().chain(holder) {
                    for body in relate::bodies(self.b, voice, c.said_on.days).into_iter().filter(|body| *body != voice)
                    {
                        self.actors[body.0 as usize].through.insert(voice);
                    }
                }
            }
            match (c.by, holder) {
                (Some(by), holder) => {
                    self.actors[by.0 as usize].said.push(ix);
                    if let Some(h) = holder.filter(|h| *h != by) {
                        self.actors[h.0 as usize].held.push(ix);
                    }
                }
                (None, Some(h)) if self.source(c).outlet.get() == Some(&h) => {
                    self.actors[h.0 as usize].own_voice.push(ix);
                }
                (None, Some(h)) => self.actors[h.0 as usize].held.push(ix),
                (None, None) => {}
            }
            for via in c.via.iter().collect::<BTreeSet<_>>() {
                self.actors[via.0 as usize].carried.push(ix);
            }
        }
        let b = self.b;
        for a in &mut self.actors {
            for list in [&mut a.said, &mut a.held, &mut a.carried, &mut a.own_voice] {
                list.sort_by_key(|ix| Reverse((b.claim(*ix).said_on.days.latest(), Reverse(*ix))));
            }
        }
    }

    fn collect_articles(&mut self) {
        for (i, s) in self.b.sources.iter().enumerate() {
            if !self.shows_source(s) {
                continue;
            }
            let who: BTreeSet<ActorId> =
                s.outlet.get().copied().into_iter().chain(s.agencies.iter().copied()).collect();
            for a in who {
                self.actors[a.0 as usize].articles.push(SourceId(i as u32));
            }
        }
    }

    fn collect_disagreements(&mut self) {
        for (i, d) in self.r.disagreements.iter().enumerate() {
            let parties = d.parties.iter().filter_map(|party| match party {
                Holder::Actor(a) => Some(*a),
                Holder::Source(_) => None,
            });
            let speakers = d.claims.iter().filter_map(|ix| self.b.claim(*ix).by);
            for a in parties.chain(speakers).collect::<BTreeSet<_>>() {
                self.actors[a.0 as usize].disagreements.push(i);
            }
            let entailed = d.entails.iter().map(|e| (e.subject, &e.pairs));
            let all = std::iter::once((d.subject, &d.pairs)).chain(entailed);
            let of = |s: SubjectId| self.r.subjects.get(&s).unwrap_or(&NONE);
            for (of, pair) in all.flat_map(|(s, p)| p.iter().filter_map(move |p| Some((of(s), of(s).pairs.get(*p)?)))) {
                if let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) {
                    self.rivals.entry(a).or_default().insert(b);
                    self.rivals.entry(b).or_default().insert(a);
                }
                for side in [pair.a, pair.b] {
                    match side {
                        Side::Claim(ix) => {
                            self.disputed.insert(ix);
                        }
                        Side::Derived(n) => {
                            self.disputed.extend(of.derived.get(n).iter().flat_map(|d| d.inputs.iter().copied()));
                        }
                    }
                }
            }
        }
    }

    fn collect_corrections(&mut self) {
        for (i, c) in self.b.corrections.iter().enumerate() {
            self.corrections.entry(correction_path(&c.page)).or_default().push(i);
        }
    }

    /// Drafts and proposals are on pages only where they were asked for.
    pub fn shows(&self, c: &Claim) -> bool {
        let draft = matches!(c.status, Status::Draft | Status::Proposed);
        (!draft || self.b.with_drafts) && self.shows_source(self.source(c))
    }

    pub fn shows_source(&self, s: &Source) -> bool {
        s.status != SourceStatus::Draft || self.b.with_drafts
    }

    /// Kept, but no longer relied on: by its own status, or because its article was withdrawn.
    pub fn is_struck(&self, c: &Claim) -> bool {
        matches!(c.status, Status::Deprecated | Status::Retracted) || self.source(c).status == SourceStatus::Retracted
    }

    pub fn source(&self, c: &Claim) -> &'a Source {
        self.b.source(c.source())
    }

    /// Every subject, numbers first, each kind as registered.
    pub fn subjects(&self) -> impl Iterator<Item = SubjectId> + use<> {
        use crate::model::{DeadlineId, NumberId, QuestionId};
        let (n, d, q) = (self.b.numbers.len() as u32, self.b.deadlines.len() as u32, self.b.questions.len() as u32);
        let numbers = (0..n).map(|i| SubjectId::Number(NumberId(i)));
        let deadlines = (0..d).map(|i| SubjectId::Deadline(DeadlineId(i)));
        numbers.chain(deadlines).chain((0..q).map(|i| SubjectId::Question(QuestionId(i))))
    }

    /// Where a subject stands in lists: the weightiest first, then what is disputed, then what most voices speak of, then as
    /// registered.
    pub fn place(&self, subject: SubjectId) -> (Reverse<i32>, bool, Reverse<usize>, SubjectId) {
        let heard = self.relations(subject).evidence.voices.all();
        (Reverse(self.b.weight(subject)), self.disagreement(subject).is_none(), Reverse(heard), subject)
    }

    pub fn relations(&self, subject: SubjectId) -> &'a SubjectRelations {
        self.r.subjects.get(&subject).unwrap_or(&NONE)
    }

    /// The entries of the log that stand on a subject's page, by their places.
    pub fn disagreements(&self, subject: SubjectId) -> impl Iterator<Item = (usize, &'a Disagreement)> {
        let places = self.disagreements_of.get(&subject).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|i| Some((*i, self.r.disagreements.get(*i)?)))
    }

    /// The newest entry on a subject.
    pub fn disagreement(&self, subject: SubjectId) -> Option<&'a Disagreement> {
        self.disagreements(subject).next().map(|(_, d)| d)
    }

    /// The page of an entry of the log, also under an id that it had.
    pub fn entry_path(&self, id: &str) -> Option<String> {
        let id = self.r.forwards.get(id).map_or(id, String::as_str);
        self.r.disagreements.iter().any(|d| d.id == id).then(|| url::disagreement(id))
    }

    /// Where a note stands: with the entry of the log that it explains, else with its subject.
    pub fn note_page(&self, n: &Note) -> String {
        let of = self.disagreements(n.subject).find(|(_, d)| self.r.explains(n, d, self.b));
        of.map_or_else(|| url::subject(self.b, n.subject), |(_, d)| url::disagreement(&d.id))
    }

    /// What an entry of the log is called: its subject, and what tells it from others there.
    pub fn disagreement_label(&self, d: &Disagreement) -> String {
        let label = self.b.subject_label(d.subject);
        if d.apart.is_empty() {
            return label.to_owned();
        }
        let words: Vec<String> = d.apart.iter().map(|a| self.told_apart(d.subject, *a)).collect();
        format!("{label} ({})", words.join(self.w.comma))
    }

    fn told_apart(&self, subject: SubjectId, a: Apart) -> String {
        match (a, subject) {
            (Apart::Population(p), SubjectId::Number(n)) => {
                self.b.number(n).populations.get(p.0 as usize).map_or_else(String::new, |p| p.label.clone())
            }
            (Apart::Population(_), _) => String::new(),
            (Apart::Event(e), _) => self.b.event(e).label.clone(),
            (Apart::Modality(m), _) => self.w.modality(m).to_owned(),
            (Apart::Month(year, month), _) => dates::month(year, month, self.w),
        }
    }
}

fn disagreements_of(b: &Briefing, r: &Relations) -> BTreeMap<SubjectId, Vec<usize>> {
    let mut out: BTreeMap<SubjectId, Vec<usize>> = BTreeMap::new();
    for (i, d) in r.disagreements.iter().enumerate() {
        out.entry(d.subject).or_default().push(i);
    }
    for (i, d) in r.disagreements.iter().enumerate() {
        for e in &d.entails {
            let of = out.entry(e.subject).or_default();
            if !of.contains(&i) {
                of.push(i);
            }
        }
        // What is said of a share is said of the rest as well, and their one dispute stands under the other.
        let rests = d.claims.iter().map(|ix| b.claim(*ix).subject).filter(|s| is_rest_of(b, *s, d.subject));
        for rest in rests.collect::<BTreeSet<_>>() {
            let of = out.entry(rest).or_default();
            if !of.contains(&i) {
                of.push(i);
            }
        }
    }
    out
}

fn is_rest_of(b: &Briefing, rest: SubjectId, of: SubjectId) -> bool {
    let (SubjectId::Number(rest), SubjectId::Number(of)) = (rest, of) else { return false };
    b.number(rest).complement_of == Some(of) || b.number(of).complement_of == Some(rest)
}

/// A subject that nothing was computed about.
static NONE: LazyLock<SubjectRelations> = LazyLock::new(SubjectRelations::default);

/// An editor types `numbers/troops`, `numbers/troops.html` or `/numbers/troops/`; all mean one page.
pub fn correction_path(typed: &str) -> String {
    let bare = typed.trim().trim_matches('/');
    let bare = bare.strip_suffix(".html").unwrap_or(bare);
    let folders = [
        "actors",
        "numbers",
        "deadlines",
        "questions",
        "articles",
        "disagreements",
        "timeline",
        "coverage",
        "changes",
        "wordings",
        "data",
    ];
    match bare {
        "" | "index" => url::HOME.to_owned(),
        _ if folders.contains(&bare) || bare == "corrections" => format!("{bare}/index.html"),
        _ => format!("{bare}.html"),
    }
}

/// What a page links to.
#[derive(Default)]
pub struct Cited {
    pub claims: BTreeSet<ClaimIx>,
    pub actors: BTreeSet<ActorId>,
}

/// One page being made: makes links as seen from it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub cx: &'a Context<'a>,
    pub path: &'a str,
    pub root: &'a str,
    /// Takes down what the page links to.
    pub cited: Option<&'a Mutex<Cited>>,
}

impl<'a> At<'a> {
    /// A place of this site, as seen from this page.
    pub fn href(&self, path: &str) -> String {
        match path.strip_prefix(self.path) {
            // A place on this very page.
            Some(fragment) if fragment.starts_with('#') => fragment.to_owned(),
            _ => format!("{}{path}", self.root),
        }
    }

    pub fn link(&self, label: impl Into<String>, path: &str) -> Link {
        Link { label: label.into(), href: self.href(path) }
    }

    pub fn actor(&self, id: ActorId) -> Link {
        if let Some(Ok(mut cited)) = self.cited.map(Mutex::lock) {
            cited.actors.insert(id);
        }
        self.link(&self.cx.b.actor(id).name, &url::actor(self.cx.b, id))
    }

    pub fn article(&self, id: SourceId) -> Link {
        self.link(&self.cx.b.source(id).title, &url::article(self.cx.b, id))
    }

    pub fn subject(&self, id: SubjectId) -> Link {
        self.link(self.cx.b.subject_label(id), &url::subject(self.cx.b, id))
    }

    pub fn claim(&self, ix: ClaimIx) -> String {
        if let Some(Ok(mut cited)) = self.cited.map(Mutex::lock) {
            cited.claims.insert(ix);
        }
        self.href(&url::claim(self.cx.b, ix))
    }

    pub fn event(&self, id: EventId) -> Link {
        let page = self.cx.event_page.get(&id).map_or(url::TIMELINE, String::as_str);
        self.link(&self.cx.b.event(id).label, &format!("{page}#{}", url::event_anchor(self.cx.b, id)))
    }

    /// Sentences elsewhere that mention what this page is about, and a word on those left out.
    pub fn mentions(&self) -> (Vec<Mention>, Option<Folded>) {
        let w = self.cx.w;
        let of = self.cx.mentions.get(self.path).map_or(&[][..], Vec::as_slice);
        let shown = of
            .iter()
            .take(MENTIONS)
            .map(|m| Mention {
                page: self.link(&m.label, &m.path),
                kind: m.kind,
                kind_label: match m.kind {
                    "digest" => w.mention_digest,
                    "text" => w.mention_text,
                    "note" => w.mention_note,
                    _ => w.mention_page,
                }
                .to_owned(),
                sentence: m.sentence.clone(),
            })
            .collect();
        let left_out = of.len().saturating_sub(MENTIONS);
        let folded = (left_out > 0).then(|| Folded {
            count: left_out,
            sentence: fill(w.folded_list, &[("n", &w.whole(left_out))]),
            links: vec![self.link(w.nav_articles, &url::Folder::Articles.index())],
        });
        (shown, folded)
    }
}

//! Small briefings made in code: the registries of the worked cases and claims in a line each.

use ::briefing::model::*;
use ::briefing::relate::{Relations, Side, pair, relate, report};
use ::briefing::text::{Entry, FileId};
use jiff::civil::{Date, date};

pub const ENTRY: Entry = Entry { file: FileId(0), list: "", index: None };

// Populations of TROOPS.
pub const US: PopulationId = PopulationId(0);
pub const NON_US: PopulationId = PopulationId(1);
pub const ALL: PopulationId = PopulationId(2);
pub const FOREIGN: PopulationId = PopulationId(3);

pub const TROOPS: SubjectId = SubjectId::Number(NumberId(0));
pub const SHARE: SubjectId = SubjectId::Number(NumberId(1));
pub const IRAQ: SubjectId = SubjectId::Number(NumberId(2));
pub const IRAQ_FACTOR: SubjectId = SubjectId::Number(NumberId(3));
pub const MEMBERS: SubjectId = SubjectId::Number(NumberId(4));
pub const KILLED: SubjectId = SubjectId::Number(NumberId(5));
pub const FIGHTERS: SubjectId = SubjectId::Number(NumberId(6));
pub const TOLL: SubjectId = SubjectId::Number(NumberId(7));

pub const DOHA: SubjectId = SubjectId::Deadline(DeadlineId(0));
pub const TWEET: SubjectId = SubjectId::Deadline(DeadlineId(1));

/// P1: the Taliban keep the agreement; its components C1 to C4 are grounds 0 to 3.
pub const P1: SubjectId = SubjectId::Question(QuestionId(0));
/// C3 as a question of its own: the Taliban have broken with al-Qaeda.
pub const C3: SubjectId = SubjectId::Question(QuestionId(1));
pub const DECISION: SubjectId = SubjectId::Question(QuestionId(2));
pub const FORMAT: SubjectId = SubjectId::Question(QuestionId(3));
/// Contrary to P1: the Taliban break the agreement.
pub const BREACH: SubjectId = SubjectId::Question(QuestionId(4));
pub const FORCE: SubjectId = SubjectId::Question(QuestionId(5));

pub const fn actor(i: u32) -> Holder {
    Holder::Actor(ActorId(i))
}

pub const NATO: u32 = 0;
pub const RUSSIA: u32 = 1;
pub const TALIBAN: u32 = 2;
pub const US_DOD: u32 = 3;
pub const UN_TEAM: u32 = 4;
pub const US_STATE: u32 = 5;
pub const AFGHAN_GOVERNMENT: u32 = 6;
pub const SEDIQQI: u32 = 7;
pub const POMPEO: u32 = 8;

/// A day, a month, or `from/to` of either; `..` is open.
pub fn days(text: &str) -> Days {
    let ends = |t: &str| -> (Date, Date) {
        match t.split('-').map(|n| n.parse::<i16>().unwrap()).collect::<Vec<_>>().as_slice() {
            [y, m, d] => (date(*y, *m as i8, *d as i8), date(*y, *m as i8, *d as i8)),
            [y, m] => (date(*y, *m as i8, 1), date(*y, *m as i8, 1).last_of_month()),
            [y] => (date(*y, 1, 1), date(*y, 12, 31)),
            _ => panic!("{t}"),
        }
    };
    let (a, b) = text.split_once('/').unwrap_or((text, text));
    let open = |t: &str| (t != "..").then(|| ends(t));
    Days { from: open(a).map(|e| e.0), to: open(b).map(|e| e.1), ..Days::OPEN }
}

pub fn q(hedge: Hedge, v: &str) -> Quantity {
    Figure::counted(hedge, Exact::parse(v).unwrap(), None).denote("", &Widths::default()).unwrap()
}

pub fn range(a: &str, b: &str) -> Quantity {
    let n = |t| Exact::parse(t).unwrap();
    Figure::counted(Hedge::Range, n(a), Some(n(b))).denote("", &Widths::default()).unwrap()
}

/// `about 10000`, `12000` (bare), `exactly 7`, `200 to 500`, `majority`.
pub fn amount(text: &str) -> Quantity {
    if let Some((a, b)) = text.split_once(" to ")
        && a != "up"
    {
        return range(a, b);
    }
    if text == "majority" {
        return Figure::counted(Hedge::Majority, Exact::ratio(1, 2).unwrap(), None)
            .denote("", &Widths::default())
            .unwrap();
    }
    let (word, value) = text.rsplit_once(' ').unwrap_or(("bare", text));
    let hedge = match word {
        "exactly" => Hedge::Exact,
        "at least" => Hedge::AtLeast,
        "up to" => Hedge::UpTo,
        w => Hedge::from_word(w).unwrap_or_else(|| panic!("{text}")),
    };
    q(hedge, value)
}

/// `[8750, 10250]`, with round brackets at open ends.
pub fn shown(i: &Interval) -> String {
    let end = |b: Bound| b.value().map_or("∞".to_owned(), |v| v.to_string());
    let open = |b: Bound| !matches!(b, Bound::Closed(_));
    let (l, r) = (if open(i.low) { '(' } else { '[' }, if open(i.high) { ')' } else { ']' });
    format!("{l}{}, {}{r}", end(i.low), end(i.high))
}

pub struct World {
    pub b: Briefing,
}

/// A claim to be added: what matters to a case is set, everything else has a plain default.
#[derive(Clone, Debug)]
pub struct New {
    pub claim: Claim,
    /// When its article came out; else that is not known.
    pub published: Option<Days>,
}

fn dated(d: &str) -> Dated {
    Dated { days: days(d), basis: Basis::Stated }
}

pub fn claim(subject: SubjectId, value: Value) -> New {
    New {
        published: None,
        claim: Claim {
            id: String::new(),
            anchor: String::new(),
            words: None,
            subject,
            populations: vec![],
            alternatives: vec![],
            read_by_editor: false,
            value,
            modality: Modality::Actual,
            event: None,
            by: None,
            holder: Holder::Source(SourceId(0)),
            via: vec![],
            said_on: dated("2021-02-17"),
            as_of: dated("2021-02-17"),
            origin: None,
            remark: None,
            status: Status::Published,
            reason: None,
            citation: Citation {
                source: SourceId(0),
                passage: Passage {
                    quote: String::new(),
                    raw: String::new(),
                    start: 0,
                    before: None,
                    after: None,
                    direct: None,
                    lead: None,
                    tail: None,
                    over_limit_reason: None,
                },
            },
            note: None,
            translation: None,
            speech: None,
            phrase: None,
            sic: false,
            entry: ENTRY,
        },
    }
}

pub fn number(subject: SubjectId, text: &str) -> New {
    claim(subject, Value::Quantity(amount(text)))
}

pub fn troops(text: &str, of: PopulationId) -> New {
    number(TROOPS, text).of(&[of])
}

pub fn stance(question: SubjectId, stance: Stance, grounds: &[usize]) -> New {
    claim(question, Value::Stance { stance, grounds: grounds.to_vec() })
}

impl New {
    pub fn of(mut self, populations: &[PopulationId]) -> New {
        self.claim.populations = populations.to_vec();
        self
    }
    /// The article, which also holds the claim unless somebody else is named afterwards.
    pub fn at(mut self, source: u32) -> New {
        self.claim.citation.source = SourceId(source);
        if let Holder::Source(_) = self.claim.holder {
            self.claim.holder = Holder::Source(SourceId(source));
        }
        self
    }
    pub fn by(mut self, who: u32) -> New {
        self.claim.by = Some(ActorId(who));
        self.claim.holder = actor(who);
        self
    }
    /// Said then, and of that time.
    pub fn on(mut self, day: &str) -> New {
        self.claim.said_on = dated(day);
        self.claim.as_of = dated(day);
        self
    }
    pub fn said(mut self, day: &str) -> New {
        self.claim.said_on = dated(day);
        self
    }
    pub fn time(mut self, day: &str) -> New {
        self.claim.as_of = dated(day);
        self
    }
    pub fn inferred(mut self) -> New {
        self.claim.as_of.basis = Basis::Inferred("publication date".into());
        self
    }
    /// The article came out then, and nothing else tells when it was said or of what time it speaks.
    pub fn published(mut self, day: &str) -> New {
        self.published = Some(days(day));
        let known = Dated { days: days(day), basis: Basis::Inferred(Basis::PUBLICATION.into()) };
        (self.claim.said_on, self.claim.as_of) = (known.clone(), known);
        self
    }
    /// Nothing tells when it was said or of what time it speaks.
    pub fn undated(mut self) -> New {
        let unknown = Dated { days: Days::OPEN, basis: Basis::Inferred(Basis::NOTHING.into()) };
        (self.claim.said_on, self.claim.as_of) = (unknown.clone(), unknown);
        self
    }
    pub fn modality(mut self, m: Modality) -> New {
        self.claim.modality = m;
        self
    }
    pub fn event(mut self, e: u32) -> New {
        self.claim.event = Some(EventId(e));
        self
    }
    pub fn origin(mut self, o: &str) -> New {
        self.claim.origin = Some(o.into());
        self.claim.remark = Some(o.into());
        self
    }
    pub fn status(mut self, s: Status) -> New {
        self.claim.status = s;
        self
    }
    pub fn foreign_unit(mut self, unit: &str) -> New {
        if let Value::Quantity(q) = &mut self.claim.value {
            q.foreign_unit = Some(unit.into());
        }
        self
    }
}

fn registered_number(id: &str, unit: &str, series: Series) -> Number {
    Number {
        id: id.into(),
        former_ids: vec![],
        weight: 0,
        label: id.into(),
        unit: unit.into(),
        series,
        place: None,
        populations: vec![],
        relation: None,
        complement_of: None,
        stable_for: 14,
        widths: Widths::default(),
        note: None,
        match_words: vec![],
        entry: ENTRY,
    }
}

fn population(id: &str, sum: &[PopulationId], part_of: &[PopulationId]) -> Population {
    Population { id: id.into(), label: id.into(), sum: sum.to_vec(), part_of: part_of.to_vec(), note: None }
}

fn question(id: &str) -> Question {
    Question {
        id: id.into(),
        former_ids: vec![],
        weight: 0,
        text: id.into(),
        proposition: None,
        asks: Asks::WhatIs,
        words: vec![],
        grounds: vec![],
        parties: vec![],
        contrary_of: vec![],
        answers: vec![],
        compatible_answers: vec![],
        stable_for: 14,
        fixed: false,
        lasts: None,
        note: None,
        match_words: vec![],
        entry: ENTRY,
    }
}

fn deadline(id: &str) -> Deadline {
    Deadline {
        id: id.into(),
        former_ids: vec![],
        weight: 0,
        label: id.into(),
        instrument: None,
        obligation: None,
        obliged: vec![],
        status: DeadlineStatus::Open,
        amended_by: vec![],
        force: None,
        counted_from: None,
        note: None,
        match_words: vec![],
        entry: ENTRY,
    }
}

fn source(id: String) -> Source {
    Source {
        id,
        former_ids: vec![],
        title: String::new(),
        outlet: Known::Unknown { reason: None },
        authors: vec![],
        agencies: vec![],
        published: Known::Unknown { reason: None },
        time: None,
        retrieved: None,
        url: Known::Unknown { reason: None },
        archive_url: None,
        language: "en".into(),
        rights: Rights::Quotation,
        status: SourceStatus::Published,
        status_reason: None,
        added: None,
        tags: vec![],
        ignored: vec![],
        body: Rich::default(),
        body_is_text: false,
        words: None,
        quoted: 0,
        grade: None,
        verified: None,
        entry: ENTRY,
    }
}

impl World {
    /// The registries of the worked cases, no claims.
    pub fn new() -> World {
        let mut troops = registered_number("troops-in-afghanistan", "troops", Series::Level);
        troops.populations = vec![
            population("us", &[], &[]),
            population("nato-non-us", &[], &[]),
            population("nato-all", &[US, NON_US], &[FOREIGN]),
            population("foreign-all", &[], &[]),
        ];
        let mut share = registered_number("non-us-share", "share", Series::Level);
        share.relation = Some(Relation::Share { number: NumberId(0), part: NON_US, whole: ALL });
        let mut factor = registered_number("iraq-growth", "times", Series::Level);
        factor.relation = Some(Relation::Factor { before: NumberId(2), after: NumberId(2) });
        let numbers = vec![
            troops,
            share,
            registered_number("troops-in-iraq", "troops", Series::Level),
            factor,
            registered_number("nato-members", "states", Series::Level),
            registered_number("killed", "persons", Series::Fixed),
            registered_number("al-qaeda-fighters", "persons", Series::Level),
            registered_number("toll", "persons", Series::Cumulative),
        ];
        let mut p1 = question("taliban-comply");
        p1.grounds = ["us-forces", "violence", "al-qaeda", "talks"]
            .iter()
            .map(|g| Ground { id: (*g).into(), label: (*g).into(), question: None })
            .collect();
        p1.grounds[2].question = Some(QuestionId(1));
        let mut format = question("meeting-format");
        format.answers = ["virtual", "in person", "mixed"].iter().map(|a| ((*a).to_owned(), (*a).to_owned())).collect();
        let mut breach = question("taliban-break-agreement");
        breach.contrary_of = vec![QuestionId(0)];
        let questions =
            vec![p1, question("broke-with-al-qaeda"), question("decision-taken"), format, breach, question("binds")];
        let mut doha = deadline("withdrawal-under-doha");
        doha.force = Some(QuestionId(5));
        let actors = ["nato", "russia", "taliban", "us-dod", "un-team", "us", "afghan-government", "sediqqi", "pompeo"];
        World {
            b: Briefing {
                site: Site {
                    title: String::new(),
                    summary: String::new(),
                    base_url: None,
                    as_of: date(2021, 2, 19),
                    language: "en".into(),
                    theme: None,
                    quotation_words: 15,
                    quotation_percent: 10,
                    publisher: None,
                    sources_note: None,
                    entry: ENTRY,
                },
                actors: actors
                    .iter()
                    .map(|id| Actor {
                        id: (*id).into(),
                        name: (*id).into(),
                        kind: ActorKind::Body,
                        aliases: vec![],
                        former_ids: vec![],
                        never_merge: vec![],
                        roles: vec![],
                        part_of: None,
                        grade: None,
                        note: None,
                        entry: ENTRY,
                    })
                    .collect(),
                sources: (0..200).map(|i| source(format!("s{i}"))).collect(),
                numbers,
                deadlines: vec![doha, deadline("home-by-christmas")],
                questions,
                events: (0..2)
                    .map(|i| Event {
                        id: format!("attack-{i}"),
                        label: String::new(),
                        on: None,
                        lasted: false,
                        place: None,
                        note: None,
                        entry: ENTRY,
                    })
                    .collect(),
                claims: vec![],
                notes: vec![],
                wordings: vec![],
                corrections: vec![],
                editions: vec![],
                published: vec![],
                removed: vec![],
                pages: vec![],
                with_drafts: false,
            },
        }
    }

    pub fn of(claims: &[New]) -> World {
        let mut w = World::new();
        for c in claims {
            w.add(c.clone());
        }
        w
    }

    pub fn add(&mut self, new: New) -> ClaimIx {
        let ix = ClaimIx(self.b.claims.len() as u32);
        if let Some(days) = new.published {
            let source = &mut self.b.sources[new.claim.citation.source.0 as usize];
            source.published = Known::Is(Dated { days, basis: Basis::Stated });
        }
        let mut claim = new.claim;
        claim.anchor = format!("c{}", ix.0);
        claim.id = format!("s{}/{}", claim.citation.source.0, claim.anchor);
        self.b.claims.push(claim);
        ix
    }

    pub fn question(&mut self, subject: SubjectId) -> &mut Question {
        let SubjectId::Question(q) = subject else { panic!("not a question") };
        &mut self.b.questions[q.0 as usize]
    }

    pub fn number(&mut self, subject: SubjectId) -> &mut Number {
        let SubjectId::Number(n) = subject else { panic!("not a number") };
        &mut self.b.numbers[n.0 as usize]
    }

    pub fn relate(&self) -> Relations {
        relate(&self.b)
    }

    /// The verdict on the first two claims, in both orders, as `disagree weak different-grounds`.
    pub fn verdict(&self) -> Option<Verdict> {
        let (x, y) = (report(&self.b, ClaimIx(0)), report(&self.b, ClaimIx(1)));
        let (v, w) = (pair(&self.b, &x, &y), pair(&self.b, &y, &x));
        assert_eq!(v, w, "the order of the two matters");
        v
    }
}

pub fn words(v: &Verdict) -> String {
    std::iter::once(v.kind.word()).chain(v.reasons.iter().map(|r| r.code())).collect::<Vec<_>>().join(" ")
}

/// The verdict on two claims alone.
pub fn between(a: New, b: New) -> String {
    World::of(&[a, b]).verdict().map_or("no pair".into(), |v| words(&v))
}

/// All pairs of a subject with a derived side, as words.
pub fn derived_pairs(r: &Relations, subject: SubjectId) -> Vec<String> {
    r.subjects[&subject]
        .pairs
        .iter()
        .filter(|p| matches!(p.a, Side::Derived(_)) || matches!(p.b, Side::Derived(_)))
        .map(|p| words(&p.verdict))
        .collect()
}

//! What two reports on one subject are to each other. A verdict never says who is right.

/// Ordered from harmless to grave, so that the worst of several is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    NotComparable,
    DiffersOverTime,
    Agree,
    Compatible,
    Disagree,
}

impl VerdictKind {
    pub const ALL: [VerdictKind; 5] = [
        VerdictKind::NotComparable,
        VerdictKind::DiffersOverTime,
        VerdictKind::Agree,
        VerdictKind::Compatible,
        VerdictKind::Disagree,
    ];

    pub fn word(self) -> &'static str {
        match self {
            VerdictKind::Agree => "agree",
            VerdictKind::Compatible => "compatible",
            VerdictKind::DiffersOverTime => "differs-over-time",
            VerdictKind::Disagree => "disagree",
            VerdictKind::NotComparable => "not-comparable",
        }
    }

    pub fn from_word(word: &str) -> Option<VerdictKind> {
        VerdictKind::ALL.into_iter().find(|v| v.word() == word)
    }
}

/// Why the verdict is what it is; a verdict may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    // not-comparable
    Measure,
    Unit,
    Place,
    Modality,
    Event,
    Population,
    Reading,
    Instrument,
    Proposition,
    /// One of the two declined to comment.
    Declined,
    /// Nobody knows of what time one of the two speaks.
    Undated,
    /// One holder in two versions within one article: for the editor to settle.
    OneArticle,
    // numbers
    PartAboveWhole,
    PartOf,
    /// One bound is met by the other figure: not a confirmation.
    BoundSatisfied,
    /// The figures exclude each other, so something must have changed.
    Forced,
    NotForced,
    Grew,
    Fell,
    // dates
    /// The readings meet without sharing a day.
    Boundary,
    Amended,
    // positions
    Weak,
    DifferentGrounds,
    BearsOn,
    Contrary,
    CompatibleAnswers,
    // any
    Revised,
    /// One statement of one holder, told in two ways.
    ReportedDifferently,
    /// A share beside what it leaves of the whole.
    Complement,
    SameOrigin,
    DateInferred,
    Derived,
}

impl Reason {
    /// The stable code that data files carry.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Measure => "measure",
            Reason::Unit => "unit",
            Reason::Place => "place",
            Reason::Modality => "modality",
            Reason::Event => "event",
            Reason::Population => "population",
            Reason::Reading => "reading",
            Reason::Instrument => "instrument",
            Reason::Proposition => "proposition",
            Reason::Declined => "declined",
            Reason::Undated => "undated",
            Reason::OneArticle => "one-article",
            Reason::PartAboveWhole => "part>whole",
            Reason::PartOf => "part-of",
            Reason::BoundSatisfied => "bound-satisfied",
            Reason::Forced => "forced",
            Reason::NotForced => "not-forced",
            Reason::Grew => "grew",
            Reason::Fell => "fell",
            Reason::Boundary => "boundary",
            Reason::Amended => "amended",
            Reason::Weak => "weak",
            Reason::DifferentGrounds => "different-grounds",
            Reason::BearsOn => "bears-on",
            Reason::Contrary => "contrary",
            Reason::CompatibleAnswers => "compatible-answers",
            Reason::Revised => "revised",
            Reason::ReportedDifferently => "reported-differently",
            Reason::Complement => "complement",
            Reason::SameOrigin => "same-origin",
            Reason::DateInferred => "date-inferred",
            Reason::Derived => "derived",
        }
    }
}

/// The rule that decided, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    R1,
    R2,
    R3,
    R4,
    R5,
    R6,
    R7,
    /// Section 3: numbers.
    R8Number,
    /// Section 5: dates.
    R8Date,
    /// Section 6: positions.
    R8Position,
    /// Section 7: categorical answers.
    R8Answer,
}

impl RuleId {
    pub fn code(self) -> &'static str {
        match self {
            RuleId::R1 => "R1",
            RuleId::R2 => "R2",
            RuleId::R3 => "R3",
            RuleId::R4 => "R4",
            RuleId::R5 => "R5",
            RuleId::R6 => "R6",
            RuleId::R7 => "R7",
            RuleId::R8Number => "R8-number",
            RuleId::R8Date => "R8-date",
            RuleId::R8Position => "R8-position",
            RuleId::R8Answer => "R8-answer",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub kind: VerdictKind,
    pub rule: RuleId,
    /// Ascending, without repeats.
    pub reasons: Vec<Reason>,
    /// The two reports speak of the same time (within the series' `stable_for`).
    pub co_temporal: bool,
    /// For R7: each listed reading (index into the populations or quantities of the vague claim) with its own verdict.
    pub readings: Vec<(usize, Verdict)>,
}

impl Verdict {
    pub fn new(kind: VerdictKind, rule: RuleId, reasons: impl IntoIterator<Item = Reason>) -> Verdict {
        let mut reasons: Vec<Reason> = reasons.into_iter().collect();
        reasons.sort();
        reasons.dedup();
        Verdict { kind, rule, reasons, co_temporal: true, readings: Vec::new() }
    }

    pub fn has(&self, reason: Reason) -> bool {
        self.reasons.contains(&reason)
    }
}

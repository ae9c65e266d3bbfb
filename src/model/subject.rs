//! What claims are about: numbers, deadlines and questions, and the events and populations that keep them apart.

use super::{ActorId, Days, Ground, NumberId, PopulationId, QuestionId, Widths};
use crate::text::Entry;
use jiff::civil::Date;

/// How a number behaves in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Goes up and down: troops, prices.
    Level,
    /// Only grows: a toll.
    Cumulative,
    /// A fact about something past: never changes, so all reports of it are comparable.
    Fixed,
}

/// A group that a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    pub id: String,
    pub label: String,
    /// Disjoint parts that make it up together: reports of the parts can be added.
    pub sum: Vec<PopulationId>,
    /// A wider population that contains it.
    pub part_of: Vec<PopulationId>,
    /// What it includes and leaves out, for readers.
    pub note: Option<String>,
}

/// A registered arithmetical relation that yields a number from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// This number is `part / whole`, two populations of one other number.
    Share { number: NumberId, part: PopulationId, whole: PopulationId },
    /// This number is `after / before`.
    Factor { before: NumberId, after: NumberId },
}

/// Something that is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub id: String,
    pub former_ids: Vec<String>,
    /// How much it weighs beside others: the largest first.
    pub weight: i32,
    pub label: String,
    /// What one is: `troops`, `million euro`, `share`, `times`.
    pub unit: String,
    pub series: Series,
    pub place: Option<ActorId>,
    pub populations: Vec<Population>,
    pub relation: Option<Relation>,
    /// The share of which this one is what is left of the whole: a dispute of the two is one dispute, listed there.
    pub complement_of: Option<NumberId>,
    /// Two reports within so many days of each other speak of the same time.
    pub stable_for: u32,
    pub widths: Widths,
    /// What is counted and what is not, by the editor.
    pub note: Option<String>,
    /// Words by which drafting recognises it.
    pub match_words: Vec<String>,
    pub entry: Entry,
}

impl Number {
    /// Values are fractions of one, printed as per cent.
    pub fn is_share(&self) -> bool {
        self.unit == "share"
    }

    /// Reports within so many days of each other speak of the same time; `None`: all of them do, however far apart.
    pub fn window(&self) -> Option<i64> {
        (self.series != Series::Fixed).then_some(i64::from(self.stable_for))
    }

    pub fn at_one_time(&self, a: &Days, b: &Days) -> bool {
        self.window().is_none_or(|days| a.gap(b) <= days)
    }

    /// Values are means of several counts, so that they need not be whole: "Average household", "births per woman".
    pub fn is_mean(&self) -> bool {
        let means = ["average", "mean", "median", "per", "rate"];
        let mut words = self.label.split(|c: char| !c.is_alphanumeric()).chain(self.unit.split_whitespace());
        words.any(|w| means.iter().any(|m| w.eq_ignore_ascii_case(m)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineStatus {
    Open,
    Met,
    Missed,
    Amended,
    Void,
}

impl DeadlineStatus {
    pub const ALL: [DeadlineStatus; 5] = [
        DeadlineStatus::Open,
        DeadlineStatus::Met,
        DeadlineStatus::Missed,
        DeadlineStatus::Amended,
        DeadlineStatus::Void,
    ];

    pub fn word(self) -> &'static str {
        match self {
            DeadlineStatus::Open => "open",
            DeadlineStatus::Met => "met",
            DeadlineStatus::Missed => "missed",
            DeadlineStatus::Amended => "amended",
            DeadlineStatus::Void => "void",
        }
    }

    pub fn from_word(word: &str) -> Option<DeadlineStatus> {
        DeadlineStatus::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A recorded change of a deadline: reports of the date before it and of the date after it do not contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub on: Days,
    /// The date that it replaced, and the new one. Where one is not recorded, reports are told apart by the day they were made.
    pub from: Option<Days>,
    pub to: Option<Days>,
    pub note: String,
}

impl Amendment {
    /// The two dates, where both are recorded.
    pub fn dates(&self) -> Option<(Days, Days)> {
        self.from.zip(self.to)
    }
}

/// A date by which somebody is to have done something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub id: String,
    pub former_ids: Vec<String>,
    /// How much it weighs beside others: the largest first.
    pub weight: i32,
    pub label: String,
    /// The agreement, law or announcement that sets it.
    pub instrument: Option<String>,
    pub obligation: Option<String>,
    pub obliged: Vec<ActorId>,
    pub status: DeadlineStatus,
    pub amended_by: Vec<Amendment>,
    /// Whether it binds, as a question of its own.
    pub force: Option<QuestionId>,
    /// When the obligation was made; "within 14 months" counts from here.
    pub counted_from: Option<Date>,
    pub note: Option<String>,
    pub match_words: Vec<String>,
    pub entry: Entry,
}

/// What a question asks for, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Whether something is, was or will be the case.
    WhatIs,
    /// Whether something should be.
    WhatShouldBe,
    /// Who, what, which, when, how: neither yes nor no is an answer.
    Which,
}

/// A contested proposition. Where `answers` is not empty it is categorical: claims give one of the answers instead of a
/// stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: String,
    pub former_ids: Vec<String>,
    /// How much it weighs beside others: the largest first.
    pub weight: i32,
    /// The question as readers see it: "Do the Taliban keep the agreement?"
    pub text: String,
    /// What to affirm is to say: "The Taliban keep the agreement."
    pub proposition: Option<String>,
    pub grounds: Vec<Ground>,
    /// What its text asks for.
    pub asks: Asks,
    /// What the editor calls an answer, where yes, no and the like do not fit.
    pub words: Vec<(super::Stance, String)>,
    /// Who has a stake: a party without a claim is shown as unheard.
    pub parties: Vec<ActorId>,
    pub contrary_of: Vec<QuestionId>,
    /// Categorical answers: id and label.
    pub answers: Vec<(String, String)>,
    /// Pairs of answers that can both hold, with the editor's reason.
    pub compatible_answers: Vec<(usize, usize, String)>,
    /// Two statements within so many days of each other speak of the same time.
    pub stable_for: u32,
    /// It asks about something past, so what is said of it is of all times.
    pub fixed: bool,
    /// Days for which a holder's statement stands at most.
    pub lasts: Option<u32>,
    pub note: Option<String>,
    pub match_words: Vec<String>,
    pub entry: Entry,
}

impl Question {
    /// Where neither the question nor the site says otherwise.
    pub const STABLE_FOR: u32 = 14;

    /// As [`Number::window`].
    pub fn window(&self) -> Option<i64> {
        (!self.fixed).then_some(i64::from(self.stable_for))
    }

    pub fn at_one_time(&self, a: &Days, b: &Days) -> bool {
        self.window().is_none_or(|days| a.gap(b) <= days)
    }
}

/// Something that happened once, so that two counts of different occurrences are never compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub label: String,
    pub on: Option<Days>,
    /// It lasted from the first of these days to the last; else it happened on one of them.
    pub lasted: bool,
    pub place: Option<ActorId>,
    pub note: Option<String>,
    pub entry: Entry,
}

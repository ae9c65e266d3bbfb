//! Claims: a report that a holder says a quantity, a date or a stance of a subject.

use super::{ActorId, Citation, Dated, Due, EventId, PopulationId, Quantity, SourceId, Stance, SubjectId};
use crate::text::Entry;

/// Whose claim it is. An outlet speaking in its own voice holds its own claims; where the outlet is unknown the article
/// does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    Actor(ActorId),
    Source(SourceId),
}

/// In whose words a claim is quoted: computed from the quotation marks of the original, never typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// The speaker's own, inside quotation marks.
    Direct,
    /// The reporter's, on what the speaker said.
    Reported,
}

impl Speech {
    pub fn word(self) -> &'static str {
        match self {
            Speech::Direct => "direct",
            Speech::Reported => "reported",
        }
    }
}

/// In what mood a claim speaks: a plan is never compared with a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    Actual,
    Planned,
    Required,
    Forecast,
    Habitual,
    /// What somebody wants, and nobody has planned: "we should have the soldiers home by Christmas".
    Wished,
}

impl Modality {
    pub const ALL: [Modality; 6] = [
        Modality::Actual,
        Modality::Planned,
        Modality::Required,
        Modality::Forecast,
        Modality::Habitual,
        Modality::Wished,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Planned => "planned",
            Modality::Required => "required",
            Modality::Forecast => "forecast",
            Modality::Habitual => "habitual",
            Modality::Wished => "wished",
        }
    }

    pub fn from_word(word: &str) -> Option<Modality> {
        Modality::ALL.into_iter().find(|m| m.word() == word)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Published,
    /// Drafted by the tool, not accepted by an editor.
    Proposed,
    Draft,
    /// No longer relied on; shown struck, with a reason.
    Deprecated,
    /// Withdrawn by its source; shown struck, with a reason.
    Retracted,
}

impl Status {
    pub const ALL: [Status; 5] =
        [Status::Published, Status::Proposed, Status::Draft, Status::Deprecated, Status::Retracted];

    pub fn word(self) -> &'static str {
        match self {
            Status::Published => "published",
            Status::Proposed => "proposed",
            Status::Draft => "draft",
            Status::Deprecated => "deprecated",
            Status::Retracted => "retracted",
        }
    }

    pub fn from_word(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// What is claimed.
#[expect(clippy::large_enum_variant, reason = "most claims are quantities; boxing them would cost more than it saves")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Quantity(Quantity),
    /// Several quantities that one vague phrase may mean ("eight times": ×8 or ×9).
    Quantities(Vec<Quantity>),
    Due(Due),
    /// Stance and the indexes of its grounds in the question, ascending.
    Stance {
        stance: Stance,
        grounds: Vec<usize>,
    },
    /// An answer to a categorical question, by index.
    Answer(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Permanent: `<article id>/<claim id>`.
    pub id: String,
    /// The part after the slash: the anchor on the article's page.
    pub anchor: String,
    /// By what a claim without a typed id is known again when its fields are edited.
    pub words: Option<WordsId>,
    pub subject: SubjectId,
    /// Whom the number counts. Empty where the number has no populations; several where the phrase may mean any of them.
    pub populations: Vec<PopulationId>,
    /// Whom else the phrase may mean, where the editor has chosen one of several: not what verdicts rest on.
    pub alternatives: Vec<PopulationId>,
    pub value: Value,
    /// The editor said some of the value, because words of the quotation could not be read.
    pub read_by_editor: bool,
    pub modality: Modality,
    pub event: Option<EventId>,
    /// Who speaks; `None` where the outlet reports in its own voice.
    pub by: Option<ActorId>,
    /// Whose claim it is: the one spoken for, else the speaker, else the outlet, else the article.
    pub holder: Holder,
    /// From the speaker to this article, outlet left out.
    pub via: Vec<ActorId>,
    pub said_on: Dated,
    pub as_of: Dated,
    /// As whose statement it counts: the name that the editor gave, else the id of the one spoken for, of the speaker, or
    /// of the agency whose copy it is. `None`: the outlet's own words, which are counted apart.
    pub origin: Option<String>,
    /// One utterance, which several articles may tell: the editor's name for it, else speaker, first carrier and day.
    pub remark: Option<String>,
    pub status: Status,
    pub reason: Option<String>,
    pub citation: Citation,
    pub note: Option<String>,
    pub translation: Option<Translation>,
    /// In whose words it is quoted. `None`: the article speaks in its own voice, or nothing tells.
    pub speech: Option<Speech>,
    /// The whole phrase of the value as its sentence has it, where that is longer than the words the value was read from.
    pub phrase: Option<String>,
    /// The quotation has an error of the source's own, kept as it is.
    pub sic: bool,
    pub entry: Entry,
}

/// What a derived id is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsId {
    /// Of the quotation and the words that tell it from others: what no edit of the claim's other fields changes.
    pub quotation: String,
    /// Ending of the id as it is derived now.
    pub ending: String,
    /// What both are made of: the quotation with the words behind and before which it stands, then the fields that may be edited.
    pub quote: [String; 3],
    pub of: String,
    pub by: String,
    pub event: String,
    /// As it was typed, the usual one too.
    pub modality: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    pub text: String,
    /// BCP 47 tag of the translation.
    pub language: String,
    pub translator: String,
}

impl Claim {
    pub fn source(&self) -> SourceId {
        self.citation.source
    }

    /// Takes part in verdicts.
    pub fn counts(&self) -> bool {
        self.status == Status::Published
    }

    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Quantity(q) => Some(q),
            Value::Quantities(q) => q.first(),
            _ => None,
        }
    }
}

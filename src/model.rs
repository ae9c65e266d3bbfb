//! The words of the product as plain values: sources and passages, actors, claims and subjects, quantities, dates and
//! stances, verdicts.
//!
//! Nothing here reads a file, computes a verdict or knows a page. Fields are public unless an invariant needs a guard.

pub mod actor;
pub mod briefing;
pub mod claim;
pub mod day;
pub mod due;
pub mod exact;
pub mod figure;
pub mod hedge;
pub mod id;
pub mod interval;
pub mod note;
pub mod permanent;
pub mod position;
pub mod quantity;
pub mod rich;
pub mod source;
pub mod subject;
pub mod verdict;
pub mod wording;

pub use actor::{Actor, ActorKind, Role};
pub use briefing::{Briefing, FreePage, Site};
pub use claim::{Claim, Holder, Modality, Speech, Status, Translation, Value, WordsId};
pub use day::{Basis, Dated, Days};
pub use due::{Direction, Due, DueForm};
pub use exact::Exact;
pub use figure::{Figure, Precision};
pub use hedge::{Hedge, Widths};
pub use id::{ActorId, ClaimIx, DeadlineId, EventId, NumberId, PopulationId, QuestionId, SourceId, SubjectId};
pub use interval::{Bound, Interval};
pub use note::{Correction, EditionNote, Note, NoteStatus, Override};
pub use permanent::{Address, Permanent, Published, Removal, prefixes};
pub use position::{Ground, Stance};
pub use quantity::Quantity;
pub use rich::{EntryLink, Heading, Mention, Rich, RichPart, Section, Sentence, Target};
pub use source::{Citation, Credibility, Grade, Ignored, Known, Passage, Reliability, Rights, Source, SourceStatus};
pub use subject::{Amendment, Asks, Deadline, DeadlineStatus, Event, Number, Population, Question, Relation, Series};
pub use verdict::{Reason, RuleId, Verdict, VerdictKind};
pub use wording::{Same, Wording, WordingPassage};

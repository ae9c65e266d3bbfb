//! Which of the briefing's lists a thing stands in, and where: indices, so that nothing holds another.

/// Index into [`super::Briefing::actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

/// Index into [`super::Briefing::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// Index into [`super::Briefing::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIx(pub u32);

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] pub struct $name(pub u32);)*
    };
}

index! {
    /// Index into [`super::Briefing::numbers`].
    NumberId
    /// Index into [`super::Briefing::deadlines`].
    DeadlineId
    /// Index into [`super::Briefing::questions`].
    QuestionId
    /// Index into [`super::Briefing::events`].
    EventId
    /// Index into the [`super::Number::populations`] of its number.
    PopulationId
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectId {
    Number(NumberId),
    Deadline(DeadlineId),
    Question(QuestionId),
}

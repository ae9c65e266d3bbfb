//! An actor's page and the list of actors.

use super::{
    ArticleRow, ClaimView, CorrectionView, DateView, DisagreementRow, Folded, Frame, GradeView, Link, Mention, Part,
    StanceView,
};
use serde::Serialize;

/// `actor.html`
#[derive(Clone, Debug, Serialize)]
pub struct ActorPage {
    pub frame: Frame,
    pub id: String,
    pub name: String,
    /// `person`, `body`, `state`, `place`, `outlet`, `agency`.
    pub kind: &'static str,
    pub kind_label: String,
    /// Who or what it is and how much the briefing holds of it: one sentence.
    pub sentence: String,
    pub note: Option<String>,
    /// The editor's grade of an outlet or agency; mostly empty.
    pub grades: Vec<GradeView>,
    pub roles: Vec<RoleView>,
    /// Other names and spellings (former ids left out).
    pub aliases: Vec<String>,
    pub part_of: Option<Link>,
    /// Actors that are part of this one.
    pub members: Vec<Link>,
    /// Easily taken for this one: "Not to be confused with …".
    pub not_to_be_confused: Vec<Link>,
    /// What it says, its figures, by when it is to act, whom it contradicts; `null` where there is none of these.
    pub map: Option<ActorMap>,
    /// "Whom Jens Stoltenberg contradicts"
    pub disputes_title: String,
    /// "What Jens Stoltenberg said"
    pub said_title: String,
    /// What it said itself: by subject, the weightiest first, each newest first.
    pub said: Vec<SaidOn>,
    pub more_said: Option<Folded>,
    /// What others said on its behalf, newest first.
    pub held: Vec<ClaimView>,
    pub more_held: Option<Folded>,
    /// Statements it carried (agency or go-between), newest first.
    pub carried: Vec<ClaimView>,
    pub more_carried: Option<Folded>,
    /// An outlet's articles, or those with an agency's copy, newest first.
    pub articles: Vec<ArticleRow>,
    pub more_articles: Option<Folded>,
    /// Claims that its articles make in the outlet's own voice, newest first.
    pub own_voice: Vec<ClaimView>,
    pub more_own_voice: Option<Folded>,
    /// Deadlines that bind it.
    pub deadlines: Vec<Link>,
    /// Questions it is a party to, with whether it has been heard on them.
    pub questions: Vec<Link>,
    /// The latter without a statement of its own.
    pub unheard_on: Vec<Link>,
    /// Numbers and events of this place.
    pub numbers: Vec<Link>,
    /// Whom it disputes.
    pub disagreements: Vec<DisagreementRow>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

/// What it said of one subject, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct SaidOn {
    pub subject: Link,
    pub claims: Vec<ClaimView>,
}

/// Short lists, at most eight lines each; a list may be empty.
#[derive(Clone, Debug, Serialize)]
pub struct ActorMap {
    /// Its newest answer to each question, the weightiest first; then the questions that it is a party to without a claim.
    pub holds: Vec<Held>,
    pub more_holds: Option<Folded>,
    /// The newest figure or date that it gives of each number and deadline, the weightiest first.
    pub figures: Vec<Given>,
    pub more_figures: Option<Folded>,
    /// Deadlines that oblige it, those to come first.
    pub binds: Vec<Bound>,
    pub more_binds: Option<Folded>,
    /// Who opposes it, with the disagreements.
    pub disputes: Vec<Disputed>,
    pub more_disputes: Option<Folded>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Held {
    pub question: Link,
    /// `null`: no claim recorded.
    pub stance: Option<StanceView>,
    /// When it was said.
    pub said_on: Option<DateView>,
    /// The claim's id and home; empty where no claim is recorded.
    pub claim: String,
    pub href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Given {
    pub subject: Link,
    /// The value, linked to its claim.
    pub value: Vec<Part>,
    /// Whom or what it counts, and the event; may be empty.
    pub of: String,
    pub said_on: DateView,
}

#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    pub deadline: Link,
    /// Its day, linked; empty where no report names one.
    pub due: Vec<Part>,
    /// "in 73 days", "passed", or the deadline's status.
    pub short: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Disputed {
    pub rival: Link,
    pub over: Vec<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleView {
    pub role: String,
    pub of: Option<Link>,
    /// "from 2018", "2018 to 2021"; empty where not recorded.
    pub during: String,
}

/// `actors.html`: by kind; those first who say most on what weighs most, those without a name last.
#[derive(Clone, Debug, Serialize)]
pub struct ActorsPage {
    pub frame: Frame,
    pub rows: Vec<ActorRow>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ActorRow {
    pub id: String,
    pub link: Link,
    pub kind: &'static str,
    /// The kind in words, in the plural: "People", "Outlets". Rows of one kind stand together.
    pub kind_label: String,
    /// Its first role, or the body it is part of; may be empty.
    pub role: String,
    /// Claims it holds, said or carried.
    pub claims: usize,
    pub articles: usize,
    /// Its newest answer to the weightiest question, in a line; may be empty.
    pub says: String,
    /// "3 statements", "2 articles", "mentioned only".
    pub counts: String,
    pub disagreements: usize,
}

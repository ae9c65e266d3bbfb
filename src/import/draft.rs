//! Raw articles to drafts: what `briefing import` proposes.
//!
//! `propose` reads an article's figures, dates and statements and links them to what a briefing has; `phrase` chooses the
//! words to quote; `yaml` writes as a person would. Nothing is published before an editor accepts it.

mod cast;
mod clause;
mod counted;
pub mod document;
mod due;
mod figure;
mod level;
mod likes;
mod list;
mod phrase;
mod place;
mod proposal;
mod propose;
mod share;
mod stance;
mod stem;
pub mod variant;
pub mod yaml;

pub use cast::{Cast, cast};
pub use phrase::sentences;
pub use proposal::{NewActor, NewDeadline, NewNumber, NewQuestion, NewWording, Proposal, ProposedClaim, Subject};
pub use propose::{Article, Voice, propose};
pub use stance::unasked::{Heard, Unasked, unasked};

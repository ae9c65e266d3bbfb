//! A quotation's surroundings, as every page shows them.

use serde::Serialize;

/// What goes with a quotation wherever it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Context before it, letter by letter: print it inside the same quotation marks, lighter than the words of the claim,
    /// which stand in a `<mark>`. Empty where there is none.
    pub lead: String,
    /// The same behind it.
    pub tail: String,
    /// `direct`, `reported`, or empty for an article's own voice.
    pub speech: &'static str,
    /// "in the speaker's words", "as Voice of America reports it"; empty for an article's own voice.
    pub label: String,
}

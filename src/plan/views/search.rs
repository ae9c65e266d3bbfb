//! The search page, and the field that leads to it from elsewhere.

use super::{Folded, Frame, Link};
use serde::Serialize;

/// `search.html`. The script fills the results; without it the page is a list of everything that has a page.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    pub frame: Frame,
    pub form: SearchForm,
    /// What can be found and how.
    pub sentence: String,
    /// For readers without script.
    pub without_script: String,
    /// What the filters do, as their group's name.
    pub filters_label: String,
    /// Choices that narrow the results; of no use without script.
    pub filters: Vec<SearchFilter>,
    /// Changes with the data: put it on the form as `data-version`. The script adds it to what it loads, so that no browser
    /// mixes old data with new.
    pub version: String,
    /// What the script says where its data cannot be loaded: `data-failed` of the form.
    pub failed: String,
    /// The button below the results.
    pub more: String,
    /// Heading of the lists.
    pub list_label: String,
    pub lists: Vec<SearchList>,
}

/// A form with one field, `q`, sent by GET.
#[derive(Clone, Debug, Serialize)]
pub struct SearchForm {
    /// The search page, as seen from here.
    pub action: String,
    pub label: String,
    pub button: String,
}

/// One choice among many: a `select` with this name.
#[derive(Clone, Debug, Serialize)]
pub struct SearchFilter {
    /// `kind`, `actor`, `outlet`, `verdict`, `year`.
    pub name: &'static str,
    pub label: String,
    /// The first option, with the empty value.
    pub any: String,
    pub options: Vec<SearchOption>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SearchOption {
    pub value: String,
    pub label: String,
}

/// Entries of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct SearchList {
    pub label: String,
    pub links: Vec<Link>,
    pub more: Option<Folded>,
}

//! What the tool remarks to the editor: a rule, how bad it is, where, and what to do.
//!
//! Findings are about content. They are collected, never thrown: each stage returns its value together with what it
//! found, and all of a run are shown at once. Errors of the outside world (a folder that cannot be read) are
//! `anyhow::Error` instead.

use crate::text::{FileId, Place};

mod echo;
pub mod human;
mod lines;
pub mod machine;
pub mod rule;

pub use echo::{Echo, without_echoes};
pub use rule::Rule;

/// How bad a finding is. Errors stop a build; warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    /// Something to know, for example which quotations the lock vouched for.
    Note,
}

/// One remark. `message` says what is wrong, `label` stands beside the marked text, `help` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    pub message: String,
    pub place: Place,
    pub label: String,
    /// Further places that explain the first, each with its own label.
    pub related: Vec<(Place, String)>,
    pub help: Option<String>,
    /// Text that would mend it, in place of the marked text.
    pub replacement: Option<String>,
    /// Other mistakes that would have caused this one: where there is one of them, only that is shown.
    pub echo_of: Vec<Echo>,
}

impl Finding {
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            rule,
            severity: rule.severity(),
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            help: None,
            replacement: None,
            echo_of: Vec::new(),
        }
    }

    pub fn label(mut self, label: impl Into<String>) -> Finding {
        self.label = label.into();
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    pub fn related(mut self, place: Place, label: impl Into<String>) -> Finding {
        self.related.push((place, label.into()));
        self
    }

    /// Offers the known name nearest to the typed one, in place of any help given before; without one nothing changes.
    pub fn offer<'a>(self, typed: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
        match nearest(typed, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")).replacement(near),
            None => self,
        }
    }

    pub fn replacement(mut self, text: impl Into<String>) -> Finding {
        self.replacement = Some(text.into());
        self
    }

    pub fn echo_of(mut self, cause: Echo) -> Finding {
        self.echo_of.push(cause);
        self
    }
}

/// A value and what was found on the way to it. The value is always usable: what could not be understood is left out
/// of it and named in `findings`.
#[derive(Clone, Debug, Default)]
pub struct Checked<T> {
    pub value: T,
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    pub fn new(value: T) -> Checked<T> {
        Checked { value, findings: Vec::new() }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: f(self.value), findings: self.findings }
    }

    /// Takes the value and hands the findings to the collector.
    pub fn take(self, into: &mut Vec<Finding>) -> T {
        into.extend(self.findings);
        self.value
    }
}

/// True where any finding stops a build.
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|f| f.severity == Severity::Error)
}

/// The known name nearest to a mistyped one, if near enough to be worth offering: at most one edit per three
/// characters, counting a swap of neighbours as one. A single letter resembles every other, so none is offered for it.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = typed.chars().count();
    let limit = (length / 3).max(1);
    // Nobody mistypes a name of hundreds of letters, and comparing costs the product of both lengths.
    if !(2..=200).contains(&length) {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (strsim::damerau_levenshtein(typed, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// Findings in reading order: by file, then by place in it.
pub fn sort(findings: &mut [Finding], span: impl Fn(&Place) -> (FileId, usize)) {
    findings.sort_by(|a, b| (span(&a.place), a.rule, &a.message).cmp(&(span(&b.place), b.rule, &b.message)));
}

//! What the template engine complains of, as findings with a place in the site's own template.
//!
//! Faults within a built-in template are reported at the site's settings with the template's name, because there is no
//! file of the editor's to point at.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};
use std::collections::BTreeMap;
use tera::{Error, ErrorKind};

/// Cannot be read as a template at all.
pub fn is_syntax(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
}

/// Several complaints may come joined as one text; each becomes a finding.
pub fn findings(error: &Error, own: &BTreeMap<String, FileId>, site: FileId) -> Vec<Finding> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let at = own.get(report.filename()).map(|id| Place::bytes(*id, report.span().range.clone()));
            vec![finding(report.message(), report.filename(), report.span().start_line, at, site)]
        }
        ErrorKind::Msg(text) if text.starts_with("error: ") => {
            text.split("\n\nerror: ").map(|one| joined(one.trim_start_matches("error: "), own, site)).collect()
        }
        ErrorKind::MissingParent { current, .. } => vec![whole(error, current, own, site)],
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            vec![whole(error, tpl, own, site)]
        }
        _ => vec![whole(error, "", own, site)],
    }
}

/// The same fault shows on every page that uses the template: once is enough.
pub fn tidy(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    findings.dedup();
}

fn finding(message: &str, template: &str, line: usize, at: Option<Place>, site: FileId) -> Finding {
    let message = message.trim();
    match at {
        Some(place) => Finding::new(Rule::Template, place, message)
            .label("here")
            .help(format!("what a template sees is documented for each kind of page; compare `default/{template}`")),
        None => Finding::new(
            Rule::Template,
            Place::file(site),
            format!("the built-in template `{template}` cannot be used: {message} (its line {line})"),
        )
        .help("a file of your theme may have changed something that it needs; without a theme of your own this is a fault of the tool"),
    }
}

/// A complaint about a template as a whole.
fn whole(error: &Error, template: &str, own: &BTreeMap<String, FileId>, site: FileId) -> Finding {
    let place = own.get(template).map_or(Place::file(site), |id| Place::file(*id));
    Finding::new(Rule::Template, place, first_line(&error.to_string()))
}

/// One of several joined reports: `message`, then ` --> name:line:column`, then the line itself, then a line that marks
/// the place.
fn joined(report: &str, own: &BTreeMap<String, FileId>, site: FileId) -> Finding {
    let message = first_line(report);
    let place = report.lines().find_map(|l| l.trim_start().strip_prefix("--> ")).and_then(|at| {
        let (rest, _column) = at.rsplit_once(':')?;
        let (name, line) = rest.rsplit_once(':')?;
        Some((name, line.parse::<usize>().ok()?))
    });
    match place {
        Some((name, line)) => {
            let at = own.get(name).map(|id| Place::file(*id));
            match at {
                Some(place) => Finding::new(Rule::Template, place, format!("{message} (line {line})"))
                    .help("the names of filters and components are those of the default theme"),
                None => finding(&message, name, line, None, site),
            }
        }
        None => Finding::new(Rule::Template, Place::file(site), message),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

//! YAML text to typed drafts: one typed pass over a clean file, a careful one over any other.
//!
//! The careful pass reports every problem and keeps every entry that is right.

use super::decode;
use super::escapes::{self, Escape};
use super::item::Item;
use super::scan;
use super::shape::Typed;
use super::syntax;
use super::tree::{self, Problem, Tree};
use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::borrow::Cow;

/// The YAML of one file.
pub struct Yaml<'a> {
    pub file: FileId,
    text: Cow<'a, str>,
    /// Byte of the file at which it begins.
    offset: usize,
    /// First control character, which the parsers do not see.
    control: Option<(usize, char)>,
    /// Escapes of control characters; the text has spaces in their place.
    escapes: Vec<Escape>,
}

impl<'a> Yaml<'a> {
    pub fn new(file: FileId, text: &'a str, offset: usize) -> Yaml<'a> {
        let is_control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || c == '\u{7f}';
        let control = text.char_indices().find(|(_, c)| is_control(*c));
        let text = match control {
            // One byte for one byte, so that everything else keeps its place.
            Some(_) => Cow::Owned(text.replace(is_control, " ")),
            None => Cow::Borrowed(text),
        };
        let escapes = escapes::of_controls(&text);
        let text = if escapes.is_empty() { text } else { Cow::Owned(escapes::as_spaces(&text, &escapes)) };
        Yaml { file, text, offset, control, escapes }
    }
}

/// A file or front matter that is one map. `what` names it to the editor.
pub fn map<T: Typed>(yaml: &Yaml, what: &str, findings: &mut Vec<Finding>) -> T {
    let read = |tree: &Tree, findings: &mut Vec<Finding>| match &tree.root {
        Some(root) => typed(decode::map(yaml.file, root, T::shape(), what, None, findings).0).unwrap_or_default(),
        None => T::default(),
    };
    either(yaml, read, findings)
}

/// A file that is one list.
pub fn list<T: Typed>(yaml: &Yaml, what: (&str, &str), findings: &mut Vec<Finding>) -> Vec<Item<T>> {
    let read = |tree: &Tree, findings: &mut Vec<Finding>| match &tree.root {
        Some(root) => {
            List(decode_items(decode::items(yaml.file, root, T::shape(), what, findings)).into_iter().collect())
        }
        None => List(Vec::new()),
    };
    either(yaml, read, findings).0
}

/// A map with a list of entries under the key `claims`, each of which can fail by itself.
pub fn map_with_claims<T: Typed, C: Typed>(
    yaml: &Yaml,
    what: &str,
    take: impl Fn(&mut T) -> Vec<C>,
    findings: &mut Vec<Finding>,
) -> (T, Vec<Item<C>>) {
    let read = |tree: &Tree, findings: &mut Vec<Finding>| {
        let Some(root) = &tree.root else { return Split { map: T::default(), claims: None } };
        let (value, claims) = decode::map(yaml.file, root, T::shape(), what, Some("claims"), findings);
        let claims = claims.map(|list| decode::items(yaml.file, list, C::shape(), ("claims", "a claim"), findings));
        Split { map: typed(value).unwrap_or_default(), claims: Some(decode_items(claims.unwrap_or_default())) }
    };
    let mut both: Split<T, C> = either(yaml, read, findings);
    let typed = take(&mut both.map);
    let claims = both.claims.unwrap_or_else(|| enumerated(typed));
    (both.map, claims)
}

/// What the careful pass makes; the typed pass makes it from the bare draft.
struct Split<T, C> {
    map: T,
    claims: Option<Vec<Item<C>>>,
}

struct List<T>(Vec<Item<T>>);

impl<'de, T: Typed, C> serde::Deserialize<'de> for Split<T, C> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Split { map: T::deserialize(from)?, claims: None })
    }
}

impl<'de, T: Typed> serde::Deserialize<'de> for List<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(List(enumerated(Vec::deserialize(from)?)))
    }
}

fn enumerated<T>(values: Vec<T>) -> Vec<Item<T>> {
    values.into_iter().enumerate().map(|(index, value)| Item { index, value }).collect()
}

fn decode_items<T: Typed>(items: Vec<(usize, Value)>) -> Vec<Item<T>> {
    items.into_iter().filter_map(|(index, value)| Some(Item { index, value: typed(Some(value))? })).collect()
}

/// A value that was checked against the shape of its type is of that type.
fn typed<T: Typed>(value: Option<Value>) -> Option<T> {
    value.and_then(|v| serde_json::from_value(v).ok())
}

fn either<T: serde::de::DeserializeOwned>(
    yaml: &Yaml,
    read: impl Fn(&Tree, &mut Vec<Finding>) -> T,
    findings: &mut Vec<Finding>,
) -> T {
    findings.extend(yaml.escapes.iter().map(|escape| escapes::finding(yaml.file, yaml.offset, escape)));
    let before = findings.len();
    if let Some((at, character)) = yaml.control {
        let place = Place::bytes(yaml.file, yaml.offset + at..yaml.offset + at + character.len_utf8());
        let message = format!("a control character, U+{:04X}, in YAML", u32::from(character));
        findings.push(Finding::new(Rule::YamlSyntax, place, message).label("not allowed here").help("delete it"));
    }
    let mut error = None;
    let mut whole = None;
    let dangerous = scan::is_dangerous(&yaml.text);
    if !dangerous {
        match serde_yaml::from_str::<T>(&yaml.text) {
            Ok(value) if !scan::may_hold_nothing(&yaml.text) => return value,
            Ok(value) => whole = Some(value),
            Err(e) => error = Some(e),
        }
    }
    let tree = tree::read(&yaml.text, yaml.offset);
    let hostile = tree.problems.iter().any(Problem::is_hostile);
    if dangerous && !hostile {
        match serde_yaml::from_str::<T>(&yaml.text) {
            Ok(value) => whole = Some(value),
            Err(e) => error = Some(e),
        }
    }
    let only_syntax = tree.problems.iter().all(|p| matches!(p, Problem::Syntax(..)));
    if let Some(value) = whole.take_if(|_| only_syntax && !tree.problems.is_empty()) {
        // The stricter of the two parsers stopped; the one that counts did not.
        return value;
    }
    let broken = match hostile {
        true => None,
        false => serde_yaml::from_str::<IgnoredAny>(&yaml.text).err(),
    };
    let mut line_of_alias = None;
    for problem in &tree.problems {
        if let Problem::Alias(_, at) = problem {
            // One remark a line: a bomb has dozens of them on each.
            let before = yaml.text.get(..at.start.saturating_sub(yaml.offset)).unwrap_or_default();
            let line = before.rfind('\n');
            if line_of_alias.replace(line) == Some(line) {
                continue;
            }
        }
        match (problem, &broken) {
            (Problem::Syntax(..), Some(_)) => {}
            _ => findings.push(syntax::problem(yaml.file, problem)),
        }
    }
    let second_document = tree.problems.iter().any(|p| matches!(p, Problem::SecondDocument(_)));
    if let Some(broken) = broken
        && !second_document
    {
        findings.push(syntax::error(yaml.file, &yaml.text, yaml.offset, &broken));
    }
    let value = read(&tree, findings);
    if findings.len() > before {
        return value;
    }
    if let (Some(error), Some(_)) = (error, &tree.root) {
        findings.push(syntax::error(yaml.file, &yaml.text, yaml.offset, &error));
    }
    whole.unwrap_or(value)
}

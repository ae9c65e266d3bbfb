//! A tree against the shape it should have: every mistake becomes a finding, and what is right is kept.

use super::shape::Shape;
use super::tree::{Key, Kind, Node};
use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::ops::Range;

/// The value of a list of entries: the right ones with their index. `what` names the list to the editor, `one` an
/// entry of it.
pub fn items(
    file: FileId,
    list: &Node,
    entry: &Shape,
    (what, one): (&str, &str),
    findings: &mut Vec<Finding>,
) -> Vec<(usize, Value)> {
    let mut out = Out { file, findings };
    match &list.kind {
        Kind::List(nodes) => {
            nodes.iter().enumerate().filter_map(|(i, n)| Some((i, value(n, entry, one, &mut out)?))).collect()
        }
        // The list stands under a key of its own, as it would elsewhere.
        Kind::Map(entries) if matches!(entries.as_slice(), [(_, Node { kind: Kind::List(_), .. })]) => {
            let key = entries.first().map_or_else(String::new, |(key, _)| shortened(&key.text));
            let finding = wrong(list, format!("{} is a list", named(what)), kind_of(list), &out);
            out.push(finding.help(format!("leave out `{key}:`, the list begins at the top of the file")));
            Vec::new()
        }
        _ => {
            wrong_list(list, entry, what, &mut out);
            Vec::new()
        }
    }
}

/// The value of a map, and apart from it the node of the key `aside`, which is not looked at here.
pub fn map<'a>(
    file: FileId,
    node: &'a Node,
    shape: &Shape,
    what: &str,
    aside: Option<&str>,
    findings: &mut Vec<Finding>,
) -> (Option<Value>, Option<&'a Node>) {
    let mut out = Out { file, findings };
    let Kind::Map(entries) = &node.kind else { return (value(node, shape, what, &mut out), None) };
    let Shape::Map(fields) = shape else { return (value(node, shape, what, &mut out), None) };
    let apart = aside.and_then(|name| entries.iter().find(|(k, _)| k.text == name)).map(|(_, n)| n);
    (Some(fields_of(entries, fields, what, aside, &mut out)), apart)
}

struct Out<'a> {
    file: FileId,
    findings: &'a mut Vec<Finding>,
}

impl Out<'_> {
    fn place(&self, span: &Range<usize>) -> Place {
        Place::bytes(self.file, span.clone())
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

/// `what` names the value to the editor: the key it stands under, or what an entry is.
fn value(node: &Node, shape: &Shape, what: &str, out: &mut Out) -> Option<Value> {
    if node.kind == Kind::Null {
        empty(node, what, out);
        return None;
    }
    match (shape, &node.kind) {
        (Shape::Text, Kind::Scalar { text, .. }) if text.trim().is_empty() => {
            empty(node, what, out);
            None
        }
        (Shape::Text, Kind::Scalar { text, .. }) => Some(Value::String(text.clone())),
        (Shape::Whole(bounds), Kind::Scalar { text, plain }) => {
            let number = whole(text).filter(|n| *plain && bounds.contains(n));
            if number.is_none() {
                let mut finding = wrong(node, format!("`{what}` is a whole number"), "not a whole number", out);
                if whole(text).is_some() {
                    finding = finding.help(format!("write it without quotes: `{text}`"));
                }
                out.push(finding);
            }
            number.map(Value::from)
        }
        (Shape::Truth, Kind::Scalar { text, plain }) => {
            let truth = match text.as_str() {
                "true" | "True" | "TRUE" if *plain => Some(true),
                "false" | "False" | "FALSE" if *plain => Some(false),
                _ => None,
            };
            if truth.is_none() {
                let mut finding = wrong(node, format!("`{what}` is `true` or `false`"), "neither of the two", out);
                let meant = match text.to_ascii_lowercase().as_str() {
                    "yes" | "y" | "on" | "true" | "1" => Some("true"),
                    "no" | "n" | "off" | "false" | "0" => Some("false"),
                    _ => None,
                };
                if let Some(meant) = meant {
                    finding = finding.help(format!("write `{meant}`, without quotes"));
                    if *plain {
                        finding = finding.replacement(meant);
                    }
                }
                out.push(finding);
            }
            truth.map(Value::from)
        }
        (Shape::List(inner), Kind::List(nodes)) => {
            let entry = format!("an entry of `{what}`");
            Some(nodes.iter().filter_map(|n| value(n, inner, &entry, out)).collect())
        }
        (Shape::List(inner), Kind::Scalar { text, .. }) => {
            wrong_list(node, inner, what, out);
            // A single word stands for a list of one, so that nothing else is reported because it is missing.
            (**inner == Shape::Text).then(|| Value::from(vec![text.clone()]))
        }
        (Shape::List(inner), _) => {
            wrong_list(node, inner, what, out);
            None
        }
        (Shape::Map(fields), Kind::Map(entries)) => Some(fields_of(entries, fields, what, None, out)),
        (Shape::Map(fields), _) => {
            let known: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
            let first = known.first().copied().unwrap_or("id");
            let finding = wrong(node, format!("{} has keys and values", named(what)), kind_of(node), out);
            out.push(finding.help(format!("write `{first}: …`; the keys are {}", listed(&known))));
            None
        }
        (_, Kind::List(nodes)) => {
            let mut finding = wrong(node, format!("{} takes a single value", named(what)), "this is a list", out);
            if let [Node { kind: Kind::Scalar { text, .. }, .. }] = nodes.as_slice() {
                finding = finding.help(format!("write `{text}`, without brackets or dash"));
            }
            out.push(finding);
            None
        }
        (_, _) => {
            let finding = wrong(node, format!("{} takes a single value", named(what)), kind_of(node), out);
            out.push(finding.help("text that holds `: ` or begins with `{` needs quotes around it"));
            None
        }
    }
}

fn fields_of(
    entries: &[(Key, Node)],
    fields: &[(String, Shape)],
    what: &str,
    aside: Option<&str>,
    out: &mut Out,
) -> Value {
    let mut seen: HashMap<&str, &Key> = HashMap::new();
    let mut object = Map::new();
    for (key, node) in entries {
        if let Some(first) = seen.get(key.text.as_str()) {
            let finding =
                Finding::new(Rule::DuplicateKey, out.place(&key.span), format!("the key `{}` stands twice", key.text))
                    .label("again here")
                    .related(out.place(&first.span), "first here")
                    .help("keep one of the two: only one value would count");
            out.push(finding);
            continue;
        }
        seen.insert(&key.text, key);
        match fields.iter().find(|(name, _)| *name == key.text) {
            Some((name, _)) if aside == Some(name) => {}
            Some((name, shape)) => {
                if let Some(value) = value(node, shape, name, out) {
                    object.insert(name.clone(), value);
                }
            }
            // Reported where the tree was read.
            None if key.text == "<<" => {}
            None => unknown_key(key, fields, what, out),
        }
    }
    Value::Object(object)
}

fn unknown_key(key: &Key, fields: &[(String, Shape)], what: &str, out: &mut Out) {
    let known: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let finding = Finding::new(
        Rule::UnknownKey,
        out.place(&key.span),
        format!("{} has no key `{}`", named(what), shortened(&key.text)),
    )
    .label("unknown key");
    out.push(finding.help(format!("the keys are {}", listed(&known))).offer(&key.text, known.iter().copied()));
}

fn empty(node: &Node, what: &str, out: &mut Out) {
    let help = match what {
        "outlet" | "published" | "url" => "write `unknown` where the source does not tell, or leave it out",
        _ => "give it a value, or leave it out",
    };
    let finding = Finding::new(Rule::EmptyValue, out.place(&node.span), format!("{} has no value", named(what)))
        .label("nothing is written here")
        .help(help);
    out.push(finding);
}

fn wrong_list(node: &Node, entry: &Shape, what: &str, out: &mut Out) {
    let finding = wrong(node, format!("{} is a list", named(what)), kind_of(node), out);
    out.push(match (&node.kind, entry) {
        (Kind::Null, _) => {
            empty(node, what, out);
            return;
        }
        (Kind::Scalar { text, plain }, Shape::Text) => {
            let list = format!("[{}]", shortened(text));
            let finding = finding.help(format!("write `{list}`"));
            if *plain && !text.contains([',', '[', ']', '{', '}']) { finding.replacement(list) } else { finding }
        }
        (_, Shape::Map(fields)) => {
            let first = fields.first().map_or("id", |(name, _)| name.as_str());
            finding.help(format!("each entry begins with a dash: `- {first}: …`"))
        }
        _ => finding.help("each entry stands on a line of its own and begins with a dash: `- …`"),
    });
}

fn wrong(node: &Node, message: String, label: &str, out: &Out) -> Finding {
    Finding::new(Rule::YamlShape, out.place(&node.span), message).label(label)
}

fn kind_of(node: &Node) -> &'static str {
    match &node.kind {
        Kind::Null => "this is empty",
        Kind::Scalar { .. } => "this is a single value",
        Kind::List(_) => "this is a list",
        Kind::Map(_) => "this has keys and values",
    }
}

/// A key in code marks; what is already a phrase ("an entry of `via`", "a claim") as it is.
fn named(what: &str) -> String {
    if what.contains(' ') { what.to_owned() } else { format!("`{what}`") }
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

/// So much of a foreign word as a message can bear.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A whole number as YAML reads it plainly: decimal without leading zeros, `0x` or `0o`.
fn whole(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u32::from_str_radix(digits, 16).ok().map(i64::from);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u32::from_str_radix(digits, 8).ok().map(i64::from);
    }
    let (below, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
    let decimal = digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    let number = i64::from(if decimal { digits.parse::<u32>().ok()? } else { return None });
    Some(if below { -number } else { number })
}

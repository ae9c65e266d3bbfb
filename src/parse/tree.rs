//! YAML as a tree whose every key and value knows its bytes, duplicates included.
//!
//! Made only for a file that has something to report, or that looks as if it had. It holds text, not types: see
//! `decode` for what a value should have been.

use saphyr_parser::{Event, Parser, ScalarStyle};
use std::ops::Range;

/// Most parser events of one file: far above any registry, far below what makes a machine wait.
pub const EVENT_LIMIT: usize = 400_000;
/// Deepest nesting. The content model needs five levels.
pub const DEPTH_LIMIT: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the file: without the quotes, without the header and the trailing lines of a block. A missing value
    /// has the bytes of its key.
    pub span: Range<usize>,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    Scalar {
        text: String,
        /// Written without quotes, on one line or several.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub span: Range<usize>,
}

/// What keeps a tree from being read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// An anchor, an alias, a merge key or a tag; the word says which.
    Alias(&'static str, Range<usize>),
    /// A list or map where a key should be.
    KeyNotWord(Range<usize>),
    SecondDocument(Range<usize>),
    TooMany(Range<usize>),
    TooDeep(Range<usize>),
    /// Everything after it is unknown.
    Syntax(String, Range<usize>),
}

impl Problem {
    /// The file must not be handed to a parser that expands it.
    pub fn is_hostile(&self) -> bool {
        matches!(self, Problem::Alias(..) | Problem::TooMany(_) | Problem::TooDeep(_))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// `None`: nothing but comments. After a problem that stopped reading, what was complete by then.
    pub root: Option<Node>,
    pub problems: Vec<Problem>,
}

enum Frame {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, key: Option<Key>, entries: Vec<(Key, Node)> },
}

/// Reads `yaml`, which stands at byte `offset` of its file.
pub fn read(yaml: &str, offset: usize) -> Tree {
    let bytes = Bytes::new(yaml);
    let mut tree = Tree::default();
    let mut stack: Vec<Frame> = Vec::new();
    let mut aliases = 0;
    for (count, event) in Parser::new_from_str(yaml).enumerate() {
        let (event, span) = match event {
            Ok((event, span)) => (event, bytes.at(span.start.index())..bytes.at(span.end.index())),
            Err(error) => {
                let at = bytes.at(error.marker().index());
                let place = here(yaml, at, offset);
                tree.problems.push(match error.info() {
                    info if info.contains("unknown anchor") => Problem::Alias("an alias", place),
                    info if info.contains("recursion limit") => Problem::TooDeep(place),
                    info => Problem::Syntax(info.to_owned(), place),
                });
                break;
            }
        };
        if count >= EVENT_LIMIT {
            tree.problems.push(Problem::TooMany(here(yaml, span.start, offset)));
            break;
        }
        let refused = match &event {
            Event::Alias(_) => Some("an alias"),
            Event::Scalar(_, _, anchor, tag) => refused(*anchor, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => refused(*anchor, tag.is_some()),
            _ => None,
        };
        if let Some(what) = refused {
            aliases += 1;
            tree.problems.push(Problem::Alias(what, trimmed(yaml, span.clone(), offset)));
            // Enough to see what is wrong.
            if aliases >= 20 {
                break;
            }
        }
        let node = match event {
            Event::DocumentStart(_) if tree.root.is_some() => {
                tree.problems.push(Problem::SecondDocument(trimmed(yaml, span, offset)));
                break;
            }
            Event::Scalar(text, style, _, _) => scalar(yaml, text.into_owned(), style, span, offset),
            Event::Alias(_) => {
                Node { span: trimmed(yaml, span, offset), kind: Kind::Scalar { text: "*".into(), plain: true } }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if stack.len() >= DEPTH_LIMIT => {
                tree.problems.push(Problem::TooDeep(here(yaml, span.start, offset)));
                break;
            }
            Event::SequenceStart(..) => {
                stack.push(Frame::List { start: span.start, items: Vec::new() });
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Frame::Map { start: span.start, key: None, entries: Vec::new() });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(frame) => closed(yaml, frame, span.end, offset),
                None => continue,
            },
            _ => continue,
        };
        place(node, &mut stack, &mut tree);
    }
    // Reading stopped early: what was begun is closed where it stands. An entry that was not complete is left out.
    while let Some(frame) = stack.pop() {
        let (end, whole) = match &frame {
            Frame::List { start, items } => (items.last().map_or(*start, |n| n.span.end - offset), !items.is_empty()),
            Frame::Map { start, entries, .. } => {
                (entries.last().map_or(*start, |(_, n)| n.span.end - offset), stack.is_empty())
            }
        };
        if whole {
            place(closed(yaml, frame, end, offset), &mut stack, &mut tree);
        } else if let Some(Frame::Map { key, .. }) = stack.last_mut() {
            *key = None;
        }
    }
    tree
}

/// Bytes of all texts between double quotes, the quotes included, up to where reading stops.
pub fn double_quoted(yaml: &str) -> Vec<Range<usize>> {
    let bytes = Bytes::new(yaml);
    let mut depth = 0;
    let mut out = Vec::new();
    for (event, span) in Parser::new_from_str(yaml).take(EVENT_LIMIT).map_while(Result::ok) {
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth -= 1,
            Event::Scalar(_, ScalarStyle::DoubleQuoted, _, _) => {
                out.push(bytes.at(span.start.index())..bytes.at(span.end.index()));
            }
            _ => {}
        }
        if depth > DEPTH_LIMIT {
            break;
        }
    }
    out
}

fn refused(anchor: usize, tag: bool) -> Option<&'static str> {
    match (anchor, tag) {
        (0, false) => None,
        (0, true) => Some("a tag"),
        _ => Some("an anchor"),
    }
}

fn closed(yaml: &str, frame: Frame, end: usize, offset: usize) -> Node {
    let (start, kind) = match frame {
        Frame::List { start, items } => (start, Kind::List(items)),
        Frame::Map { start, entries, .. } => (start, Kind::Map(entries)),
    };
    Node { span: trimmed(yaml, start..end.max(start), offset), kind }
}

fn place(mut node: Node, stack: &mut [Frame], tree: &mut Tree) {
    match stack.last_mut() {
        None => {
            if tree.root.is_none() {
                tree.root = Some(node);
            }
        }
        Some(Frame::List { items, .. }) => items.push(node),
        Some(Frame::Map { key, entries, .. }) => match key.take() {
            Some(key) => {
                // Nothing is written after the key, or the block after its header is empty.
                if node.span.is_empty() {
                    node.span = key.span.clone();
                }
                entries.push((key, node));
            }
            None => {
                let text = match node.kind {
                    Kind::Scalar { text, .. } => text,
                    Kind::Null => String::new(),
                    Kind::List(_) | Kind::Map(_) => {
                        tree.problems.push(Problem::KeyNotWord(node.span.clone()));
                        String::new()
                    }
                };
                if text == "<<" {
                    tree.problems.push(Problem::Alias("a merge key", node.span.clone()));
                }
                *key = Some(Key { text, span: node.span });
            }
        },
    }
}

fn scalar(yaml: &str, text: String, style: ScalarStyle, span: Range<usize>, offset: usize) -> Node {
    let plain = style == ScalarStyle::Plain;
    let span = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => unquoted(yaml, span, offset),
        _ => trimmed(yaml, span, offset),
    };
    let kind = match plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
        true => Kind::Null,
        false => Kind::Scalar { text, plain },
    };
    Node { span, kind }
}

/// The inside of the quotes, or the quotes where there is nothing inside.
fn unquoted(yaml: &str, span: Range<usize>, offset: usize) -> Range<usize> {
    let outside = trimmed(yaml, span.clone(), 0);
    let text = yaml.get(outside.clone()).unwrap_or_default();
    let quoted = text.len() > 2 && text.starts_with(['"', '\'']) && text.ends_with(['"', '\'']);
    let inside = if quoted { outside.start + 1..outside.end - 1 } else { outside };
    inside.start + offset..inside.end + offset
}

/// The range without white space at its ends, in bytes of the file.
fn trimmed(yaml: &str, span: Range<usize>, offset: usize) -> Range<usize> {
    let text = yaml.get(span.clone()).unwrap_or_default();
    let start = span.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    match text.trim().is_empty() {
        true => span.start + offset..span.start + offset,
        false => start + offset..end + offset,
    }
}

/// The one character at a place, or nothing at a line's end.
pub fn here(yaml: &str, at: usize, offset: usize) -> Range<usize> {
    let next = yaml.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !matches!(c, '\n' | '\r'));
    at + offset..at + offset + next.map_or(0, char::len_utf8)
}

/// Positions in characters to positions in bytes: the YAML crate counts characters.
struct Bytes<'a> {
    text: &'a str,
    /// Byte offset of every [`Bytes::STEP`]th character; empty where all are ASCII.
    marks: Vec<usize>,
}

impl<'a> Bytes<'a> {
    const STEP: usize = 64;

    pub fn new(text: &'a str) -> Bytes<'a> {
        let marks = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().step_by(Bytes::STEP).map(|(i, _)| i).collect(),
        };
        Bytes { text, marks }
    }

    pub fn at(&self, character: usize) -> usize {
        if self.marks.is_empty() {
            return character.min(self.text.len());
        }
        let Some(mark) = self.marks.get(character / Bytes::STEP) else { return self.text.len() };
        let rest = &self.text[*mark..];
        rest.char_indices().nth(character % Bytes::STEP).map_or(self.text.len(), |(i, _)| mark + i)
    }
}

impl Node {
    /// The node at a path such as `claims[2].quote`, or the nearest parent that exists. The second value is the key it
    /// stands under, where it was found whole and stands under one.
    pub fn find<'a>(&'a self, path: &str) -> (&'a Node, Option<&'a Key>) {
        let mut node = self;
        let mut key = None;
        for step in steps(path) {
            let next = match (step, &node.kind) {
                (Step::Index(i), Kind::List(items)) => items.get(i).map(|n| (n, None)),
                (Step::Key(name), Kind::Map(entries)) => {
                    entries.iter().find(|(k, _)| k.text == name).map(|(k, n)| (n, Some(k)))
                }
                _ => None,
            };
            match next {
                Some((n, k)) => (node, key) = (n, k),
                None => return (node, None),
            }
        }
        (node, key)
    }
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split(['.', '[']).filter(|s| !s.is_empty()).map(|s| match s.strip_suffix(']') {
        Some(index) => index.parse().map_or(Step::Key(s), Step::Index),
        None => Step::Key(s),
    })
}

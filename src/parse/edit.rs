//! Hand-edited YAML with one entry or key more, less or changed: every other byte stays as it was. Places come from the
//! tree, so comments, order, quoting and line ends are nobody's business here. A layout that cannot be edited by lines is
//! refused, never guessed.

use super::front;
use super::tree::{self, Key, Kind, Node, Tree};
use std::fmt;
use std::ops::Range;

/// Why a text is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusual(pub String);

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unusual {}

fn unusual<T>(why: &str) -> Result<T, Unusual> {
    Err(Unusual(why.to_owned()))
}

/// A file of content and its lists. `path` tells front matter from YAML alone.
pub struct Sheet<'a> {
    path: &'a str,
    text: &'a str,
    tree: Tree,
}

/// An entry of a list, in bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its own lines, from the one with its dash, with the last line's end.
    pub lines: Range<usize>,
    /// The comment lines directly above it; ends where `lines` begins.
    pub comments: Range<usize>,
    /// Letters before its dash.
    indent: usize,
    keys: Vec<(Key, Node)>,
    /// Written in braces.
    flow: bool,
}

/// An entry as it is written, from a dash in the first column, with `\n` as line end, and the comments above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub comments: Vec<String>,
    pub body: String,
}

/// Where an entry is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Before(usize),
    After(usize),
    /// Behind all others.
    Last,
}

impl<'a> Sheet<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Sheet<'a> {
        let yaml = front::yaml_range(path, text);
        let tree = tree::read(text.get(yaml.clone()).unwrap_or(""), yaml.start);
        Sheet { path, text, tree }
    }

    /// `\r\n` where the first line ends so.
    pub fn newline(&self) -> &'static str {
        newline(self.text)
    }

    fn yaml(&self) -> Range<usize> {
        front::yaml_range(self.path, self.text)
    }

    fn list(&self, list: &str) -> Option<&Node> {
        let root = self.tree.root.as_ref()?;
        if list.is_empty() {
            return Some(root);
        }
        match &root.kind {
            Kind::Map(entries) => entries.iter().find(|(k, _)| k.text == list).map(|(_, n)| n),
            _ => None,
        }
    }

    /// The entries of a list: `claims`, or the empty name for a file that is one. None where there is no such list.
    ///
    /// # Errors
    /// The file is not laid out a line a key.
    pub fn items(&self, list: &str) -> Result<Vec<Listed>, Unusual> {
        if !self.tree.problems.is_empty() {
            return unusual("the file cannot be read as YAML");
        }
        let Some(node) = self.list(list) else { return Ok(Vec::new()) };
        let nodes = match &node.kind {
            Kind::Null => return Ok(Vec::new()),
            Kind::List(nodes) => nodes,
            _ => return unusual("there is no list where one should be"),
        };
        nodes.iter().map(|n| self.listed(n, list)).collect()
    }

    fn listed(&self, node: &Node, list: &str) -> Result<Listed, Unusual> {
        let Kind::Map(keys) = &node.kind else { return unusual("an entry is no map of keys") };
        let start = line_start(self.text, node.span.start);
        let before = self.text.get(start..node.span.start).unwrap_or("");
        let indent = before.len() - before.trim_start_matches(' ').len();
        if before.trim() != "-" || before.contains('\t') {
            return unusual("an entry does not begin on a line of its own with a dash");
        }
        let mut end = line_end(self.text, last_end(node, self.text));
        // Comments that are indented as what is in the entry belong to it.
        for line in self.text.get(end..).unwrap_or("").split_inclusive('\n') {
            let inner = line.len() - line.trim_start_matches(' ').len();
            if !line.trim_start().starts_with('#') || inner <= indent {
                break;
            }
            end += line.len();
        }
        let mut comments = start;
        while comments > self.yaml().start {
            let above = line_start(self.text, comments - 1);
            let line = self.text.get(above..comments).unwrap_or("");
            if above < self.yaml().start || !line.trim_start().starts_with('#') {
                break;
            }
            comments = above;
        }
        // What stands at the head of a registry is about all of it.
        let header = list.is_empty() && self.text.get(..comments).unwrap_or("").trim_matches('\u{feff}').is_empty();
        let comments = if header { start } else { comments };
        let flow = self.text.get(node.span.start..).is_some_and(|t| t.starts_with('{'));
        Ok(Listed { lines: start..end, comments: comments..start, indent, keys: keys.clone(), flow })
    }

    fn item(&self, list: &str, index: usize) -> Result<Listed, Unusual> {
        self.items(list)?.into_iter().nth(index).ok_or_else(|| Unusual("the entry is not there any more".to_owned()))
    }

    /// An entry as it is written.
    pub fn entry(&self, list: &str, index: usize) -> Result<Entry, Unusual> {
        let item = self.item(list, index)?;
        let text = |r: &Range<usize>| self.text.get(r.clone()).unwrap_or("");
        let comments = text(&item.comments).lines().map(|l| l.trim().to_owned()).collect();
        Ok(Entry { comments, body: moved(text(&item.lines), item.indent, 0, "\n") })
    }

    /// Comments inside an entry's lines, those behind a value included.
    pub fn inner_comments(&self, list: &str, index: usize) -> Result<Vec<String>, Unusual> {
        let item = self.item(list, index)?;
        let mut values = Vec::new();
        item.keys.iter().for_each(|(key, node)| {
            values.push(key.span.clone());
            scalars(node, &mut values);
        });
        let mut out = Vec::new();
        let mut at = item.lines.start;
        for line in self.text.get(item.lines.clone()).unwrap_or("").split_inclusive('\n') {
            let is_comment = |i: &usize| {
                let before = line.get(..*i).unwrap_or("");
                let alone = before.is_empty() || before.ends_with([' ', '\t']);
                alone && !values.iter().any(|v| v.contains(&(at + i)))
            };
            if let Some(i) = line.match_indices('#').map(|(i, _)| i).find(is_comment) {
                out.push(line.get(i..).unwrap_or("").trim_end().to_owned());
            }
            at += line.len();
        }
        Ok(out)
    }

    /// Without one entry and the comments directly above it. A list that has nothing else goes with its key.
    pub fn without(&self, list: &str, index: usize) -> Result<String, Unusual> {
        let items = self.items(list)?;
        let item = self.item(list, index)?;
        let mut range = item.comments.start..item.lines.end;
        if items.len() == 1 && !list.is_empty() {
            let Some(key) = self.key(list) else { return unusual("the list has no key") };
            let start = line_start(self.text, key.span.start);
            let between = self.text.get(line_end(self.text, key.span.end)..range.start).unwrap_or("").to_owned();
            let text = replaced(self.text, &[(start..range.end, between)]);
            return verified(self.path, text, list, 0);
        }
        let blank = |line: &str| line.trim().is_empty();
        let above = self.text.get(..range.start).unwrap_or("").split_inclusive('\n').next_back();
        let below = self.text.get(range.end..self.yaml().end).unwrap_or("").split_inclusive('\n').next();
        // Of the blank lines on both sides one is enough.
        match (above, below) {
            (Some(a), Some(b)) if blank(a) && blank(b) => range.end += b.len(),
            (Some(a), None) if blank(a) => range.start -= a.len(),
            _ => {}
        }
        verified(self.path, replaced(self.text, &[(range, String::new())]), list, items.len() - 1)
    }

    /// With one entry more. A list that is not there yet is begun at the end.
    pub fn with(&self, list: &str, spot: Spot, entry: &Entry) -> Result<String, Unusual> {
        let items = self.items(list)?;
        let nl = self.newline();
        let gaps = items.windows(2).filter(|w| self.has_blank(w[0].lines.end..w[1].comments.start)).count();
        let apart = 2 * gaps > items.len().saturating_sub(1);
        let gap = if apart { nl } else { "" };
        let indent = items.first().map_or(if list.is_empty() { 0 } else { 2 }, |i| i.indent);
        let lines: String = entry.comments.iter().map(|c| format!("{c}\n")).chain([entry.body.clone()]).collect();
        let new = moved(&lines, 0, indent, nl);
        let (at, text) = match (spot, items.as_slice()) {
            (_, []) => return self.begun(list, &new),
            (Spot::Before(i), all) if i < all.len() => (all[i].comments.start, format!("{new}{gap}")),
            (Spot::After(i), all) if i + 1 < all.len() => (all[i].lines.end, format!("{gap}{new}")),
            (_, [.., last]) => {
                let open = self.text.get(..last.lines.end).is_some_and(|t| !t.ends_with('\n'));
                (last.lines.end, format!("{}{gap}{new}", if open { nl } else { "" }))
            }
        };
        verified(self.path, replaced(self.text, &[(at..at, text)]), list, items.len() + 1)
    }

    fn begun(&self, list: &str, new: &str) -> Result<String, Unusual> {
        let nl = self.newline();
        let end = self.yaml().end;
        if let Some(node) = self.list(list).filter(|n| !matches!(n.kind, Kind::Null)) {
            // `claims: []` or `[]`: the brackets go.
            let inside = self.text.get(node.span.clone()).unwrap_or("");
            if !inside.starts_with('[') {
                return unusual("the list is written in brackets");
            }
            let start = node.span.start;
            let before = self.text.get(line_start(self.text, start)..start).unwrap_or("").trim_end().len();
            let start = line_start(self.text, start) + before;
            let to = line_end(self.text, node.span.end);
            let break_ = if before > 0 { nl } else { "" };
            let text = replaced(self.text, &[(start..to, format!("{break_}{new}"))]);
            return verified(self.path, text, list, 1);
        }
        let before = self.text.get(..end).unwrap_or("");
        let open = if before.is_empty() || before.ends_with('\n') { "" } else { nl };
        if list.is_empty() {
            let blank = before.trim_end_matches([' ', '\t']);
            let gap = if blank.is_empty() || blank.ends_with("\n\n") || blank.ends_with("\r\n\r\n") { "" } else { nl };
            return verified(self.path, replaced(self.text, &[(end..end, format!("{open}{gap}{new}"))]), list, 1);
        }
        let (at, text) = match self.key(list) {
            // `claims:` without anything.
            Some(key) => (line_end(self.text, key.span.end), new.to_owned()),
            None => (end, format!("{open}{list}:{nl}{new}")),
        };
        verified(self.path, replaced(self.text, &[(at..at, text)]), list, 1)
    }

    /// With another text in the place of an entry; the comments above it are part of both.
    pub fn with_other(&self, list: &str, index: usize, entry: &Entry) -> Result<String, Unusual> {
        let items = self.items(list)?;
        let item = self.item(list, index)?;
        let lines: String = entry.comments.iter().map(|c| format!("{c}\n")).chain([entry.body.clone()]).collect();
        let new = moved(&lines, 0, item.indent, self.newline());
        verified(self.path, replaced(self.text, &[(item.comments.start..item.lines.end, new)]), list, items.len())
    }

    /// Without the comment lines directly above an entry that `which` picks.
    pub fn without_comments(&self, list: &str, index: usize, which: impl Fn(&str) -> bool) -> Result<String, Unusual> {
        let item = self.item(list, index)?;
        let mut at = item.comments.start;
        let mut cuts = Vec::new();
        for line in self.text.get(item.comments.clone()).unwrap_or("").split_inclusive('\n') {
            if which(line.trim()) {
                cuts.push((at..at + line.len(), String::new()));
            }
            at += line.len();
        }
        verified(self.path, replaced(self.text, &cuts), list, self.items(list)?.len())
    }

    /// Without a key of an entry and its value; where it cannot be cut out by lines its value becomes `instead`, which
    /// must mean the same as to leave it out.
    pub fn without_key(&self, list: &str, index: usize, key: &str, instead: &str) -> Result<String, Unusual> {
        let item = self.item(list, index)?;
        let count = self.items(list)?.len();
        let text = self.cut(&item.keys, item.flow, item.lines.start, key, instead)?;
        verified(self.path, text, list, count)
    }

    /// The same for a key of the file itself or its front matter.
    pub fn without_top_key(&self, key: &str, instead: &str) -> Result<String, Unusual> {
        let Some(Node { kind: Kind::Map(keys), span }) = &self.tree.root else { return unusual("there are no keys") };
        let flow = self.text.get(span.start..).is_some_and(|t| t.starts_with('{'));
        self.cut(keys, flow, usize::MAX, key, instead)
    }

    /// With another value of a key of the front matter, on one line.
    pub fn with_top_value(&self, key: &str, value: &str) -> Result<String, Unusual> {
        let Some(Node { kind: Kind::Map(keys), .. }) = &self.tree.root else { return unusual("there are no keys") };
        let Some((key, node)) = keys.iter().find(|(k, _)| k.text == key) else { return unusual("the key is missing") };
        let line = line_start(self.text, key.span.start)..line_end(self.text, key.span.end);
        let end = last_end(node, self.text);
        if end > line.end
            || matches!(&node.kind, Kind::List(_))
                && !self.text.get(node.span.clone()).is_some_and(|t| t.starts_with('['))
        {
            return unusual("the value is written on several lines");
        }
        Ok(replaced(self.text, &[(node.span.clone(), value.to_owned())]))
    }

    fn cut(
        &self,
        keys: &[(Key, Node)],
        flow: bool,
        dash_line: usize,
        name: &str,
        instead: &str,
    ) -> Result<String, Unusual> {
        let Some((key, node)) = keys.iter().find(|(k, _)| k.text == name) else { return unusual("the key is missing") };
        let start = line_start(self.text, key.span.start);
        if flow || start == dash_line {
            return Ok(replaced(self.text, &[(node.span.clone(), instead.to_owned())]));
        }
        let value = last_end(node, self.text);
        let end = line_end(self.text, value);
        // A comment behind the value was typed by somebody, and stays where it was.
        let behind = self.text.get(value..end).unwrap_or("");
        let comment = behind.find(" #").map(|i| behind.get(i + 1..).unwrap_or("")).unwrap_or("");
        let indent = self.text.get(start..key.span.start).filter(|_| !comment.is_empty()).unwrap_or("");
        Ok(replaced(self.text, &[(start..end, format!("{indent}{comment}"))]))
    }

    fn key(&self, name: &str) -> Option<&Key> {
        match &self.tree.root.as_ref()?.kind {
            Kind::Map(entries) => entries.iter().map(|(k, _)| k).find(|k| k.text == name),
            _ => None,
        }
    }

    fn has_blank(&self, range: Range<usize>) -> bool {
        self.text.get(range).unwrap_or("").lines().any(|l| l.trim().is_empty())
    }
}

/// A text that has so many entries now; anything else means that the layout was not understood.
fn verified(path: &str, text: String, list: &str, count: usize) -> Result<String, Unusual> {
    match Sheet::new(path, &text).items(list) {
        Ok(items) if items.len() == count => Ok(text),
        _ => unusual("the file is laid out in a way that only its editor should change"),
    }
}

/// `\r\n` where the first line ends so.
pub fn newline(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next().unwrap_or("");
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// Ranges must be in order and apart.
fn replaced(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start).unwrap_or(""));
        out.push_str(new);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// Lines from one indentation to another.
fn moved(lines: &str, from: usize, to: usize, newline: &str) -> String {
    let mut out = String::new();
    for line in lines.lines() {
        let line = line.trim_end_matches('\r');
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let rest = line.get(spaces.min(from)..).unwrap_or("");
        if !rest.trim().is_empty() {
            out.push_str(&" ".repeat(to));
            out.push_str(rest);
        }
        out.push_str(newline);
    }
    out
}

/// The last byte of what is written for a node: the span of a block may reach to what comes after it.
fn last_end(node: &Node, text: &str) -> usize {
    let flow = text.get(node.span.start..).is_some_and(|t| t.starts_with(['{', '[']));
    match &node.kind {
        Kind::Map(entries) if !flow => entries.last().map_or(node.span.end, |(k, n)| k.span.end.max(last_end(n, text))),
        Kind::List(items) if !flow => items.last().map_or(node.span.end, |n| last_end(n, text)),
        _ => node.span.end,
    }
}

fn scalars(node: &Node, out: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Map(entries) => entries.iter().for_each(|(_, n)| scalars(n, out)),
        Kind::List(items) => items.iter().for_each(|n| scalars(n, out)),
        _ => out.push(node.span.clone()),
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1)
}

/// Behind the line's end.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |i| at + i + 1)
}

#[cfg(test)]
mod tests;

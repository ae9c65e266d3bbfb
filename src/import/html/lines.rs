//! A tree of a page to lines of text: a paragraph, a heading, an entry of a list, a row of a table each one line, with what
//! its tags say of it.

use super::parts::{self, Parts};
use super::stamp::{self, Marked};
use crate::import::plain::Hint;
use dom_query::{Document, NodeRef};

/// A line, with single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub hint: Option<Hint>,
    /// Of the first rank.
    pub is_h1: bool,
    /// Days that its elements have for machines.
    pub marked: Vec<Marked>,
    /// The innermost part of the page that it stands in.
    pub part: usize,
}

/// Elements whose text is none of the page's.
const SILENT: &[&str] =
    &["script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object", "select", "textarea"];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
    "caption",
];

/// Days that are marked in one line; more are a table of something.
const MARKED: usize = 8;

/// What is being put together.
#[derive(Default)]
struct Open {
    text: String,
    /// Characters of `text` that are links.
    linked: usize,
    marked: Vec<Marked>,
}

/// An open block.
#[derive(Clone, Copy, Default)]
struct Block {
    hint: Option<Hint>,
    is_h1: bool,
    part: usize,
}

/// The lines of a page that hold text.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let (mut out, _) = flow(document);
    out.retain(|line| !line.text.is_empty());
    out
}

/// All lines, also those without text that have a day for machines, and the parts of the page. The tree is walked without
/// recursion.
pub(super) fn flow(document: &Document) -> (Vec<Line>, Parts) {
    let mut out = Vec::new();
    let mut parts = Parts::default();
    let mut open = Open::default();
    // Innermost last: blocks that say what their text is, and how many links are open.
    let mut context: Vec<Block> = Vec::new();
    let mut links = 0usize;
    let mut next = document.root().first_child().map(|n| (n, true));
    while let Some((node, enters)) = next {
        let name = node.node_name().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        let silent = SILENT.contains(&name.as_str());
        if node.is_text() {
            add(&mut open, &node.text(), links > 0);
        } else if node.is_element() && !silent {
            if BLOCKS.contains(&name.as_str()) {
                flush(&mut out, &mut open, &context);
                if enters {
                    let outer = context.last().map_or(0, |b| b.part);
                    let part = parts::kind(&node, &name).map_or(outer, |kind| parts.add(outer, kind));
                    context.push(Block { hint: hint(&name), is_h1: name == "h1", part });
                } else {
                    context.pop();
                }
            } else if name == "a" {
                links = if enters { links + 1 } else { links.saturating_sub(1) };
            } else if name == "br" && enters {
                // Twice ends a paragraph, once only a line: both are lines here.
                flush(&mut out, &mut open, &context);
            } else if enters && name == "span" && context.iter().rev().find_map(|b| b.hint) == Some(Hint::Caption) {
                // "Credit" and whose it is: style sheets set them apart.
                add(&mut open, " ", links > 0);
            } else if matches!(name.as_str(), "td" | "th") && !open.text.is_empty() && enters {
                open.text.push_str(" | ");
            }
            if enters && open.marked.len() < MARKED {
                open.marked.extend(stamp::marked(&node, &name));
            }
        }
        next = step(node, enters, silent);
    }
    flush(&mut out, &mut open, &[]);
    (out, parts)
}

/// The next node in the order of the text, and whether it is entered or left.
fn step(node: NodeRef<'_>, enters: bool, silent: bool) -> Option<(NodeRef<'_>, bool)> {
    if enters && node.is_element() {
        return match node.first_child().filter(|_| !silent) {
            Some(child) => Some((child, true)),
            None => Some((node, false)),
        };
    }
    match node.next_sibling() {
        Some(sibling) => Some((sibling, true)),
        None => node.parent().filter(|p| p.is_element()).map(|p| (p, false)),
    }
}

fn hint(name: &str) -> Option<Hint> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Hint::Heading),
        "figcaption" | "caption" => Some(Hint::Caption),
        "p" | "li" | "tr" | "blockquote" | "dd" | "pre" => Some(Hint::Text),
        _ => None,
    }
}

/// Where a browser may break a word or a line: nothing that a reader sees, and in the way of every comparison.
fn is_break_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn add(open: &mut Open, text: &str, linked: bool) {
    for c in text.chars().filter(|c| !is_break_mark(*c)) {
        let c = if c.is_whitespace() && c != '\u{a0}' { ' ' } else { c };
        if c == ' ' && (open.text.is_empty() || open.text.ends_with(' ')) {
            continue;
        }
        open.text.push(c);
        open.linked += usize::from(linked && c != ' ');
    }
}

fn flush(out: &mut Vec<Line>, open: &mut Open, context: &[Block]) {
    let Open { text, linked, marked } = std::mem::take(open);
    let text = text.trim().trim_end_matches('|').trim_end();
    if text.is_empty() && marked.is_empty() {
        return;
    }
    let hint = context.iter().rev().find_map(|b| b.hint);
    let is_h1 = context.iter().any(|b| b.is_h1);
    let part = context.last().map_or(0, |b| b.part);
    let all = text.chars().filter(|c| *c != ' ').count();
    // Words of a sentence may be links; a line that is nothing else leads away.
    let link = all > 0 && linked * 100 >= all * 95 && text.split(' ').count() >= 4 && hint != Some(Hint::Heading);
    let hint = if link { Some(Hint::Link) } else { hint };
    out.push(Line { text: text.to_owned(), hint, is_h1, marked, part });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines() {
        let html = "<h2>Costs</h2><p>It r&shy;ose by\n  <b>3</b>&#8203;%.<br>Then it fell.<script>x</script><ul><li>One<li>Two</ul>\
                    <table><tr><td>A<td>1</table><figure><img><figcaption>A bridge</figcaption></figure>\
                    <p><a href=x>Five charts on the budget</a></p>Loose <i>end</i>";
        let lines = lines(&Document::from(html));
        let shown: Vec<(&str, Option<Hint>)> = lines.iter().map(|l| (l.text.as_str(), l.hint)).collect();
        assert_eq!(
            shown,
            [
                ("Costs", Some(Hint::Heading)),
                ("It rose by 3%.", Some(Hint::Text)),
                ("Then it fell.", Some(Hint::Text)),
                ("One", Some(Hint::Text)),
                ("Two", Some(Hint::Text)),
                ("A | 1", Some(Hint::Text)),
                ("A bridge", Some(Hint::Caption)),
                ("Five charts on the budget", Some(Hint::Link)),
                ("Loose end", None),
            ]
        );
    }
}

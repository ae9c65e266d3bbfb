//! The article as its page marks it off, where a reader view finds something else or only part of it: the block that holds the
//! headline and the paragraphs under it; of a live blog all its entries, with their times.

use super::lines::{self, Line};
use super::parts::has_word;
use crate::import::plain::Hint;
use dom_query::{Document, NodeRef};
use std::collections::HashSet;

/// Letters of a paragraph, and of the paragraphs of an article.
const PARAGRAPH: usize = 50;
const ARTICLE: usize = 200;
/// Blocks around a headline that are looked at.
const AROUND: usize = 12;
/// Entries from which on blocks that are alike make a live blog.
const ENTRIES: usize = 3;

/// The lines to read in the place of those that a reader view found: `None` where it has the article.
pub(super) fn better(page: &Document, headline: Option<NodeRef>, found: &[Line]) -> Option<Vec<Line>> {
    let block = block(page, headline)?;
    let entries = entries(&block);
    let (mut own, parts) = lines::flow(&block.to_fragment());
    own.retain(|l| !l.text.is_empty() && !parts.is_within_apart(l.part));
    let paragraphs: Vec<&str> = own.iter().filter(|l| is_paragraph(l)).map(|l| l.text.as_str()).collect();
    if paragraphs.iter().map(|p| p.len()).sum::<usize>() < ARTICLE {
        return None;
    }
    let there: HashSet<&str> = found.iter().map(|l| l.text.as_str()).collect();
    let kept = paragraphs.iter().filter(|p| there.contains(**p)).count();
    if entries.is_empty() && kept * 3 >= paragraphs.len() {
        return None;
    }
    let times: HashSet<String> = entries.iter().filter_map(time).collect();
    own.iter_mut().filter(|l| times.contains(&l.text)).for_each(|l| l.hint = Some(Hint::Time));
    Some(own)
}

fn is_paragraph(line: &Line) -> bool {
    !matches!(line.hint, Some(Hint::Heading | Hint::Caption | Hint::Link)) && line.text.len() >= PARAGRAPH
}

/// The smallest block around the headline that holds two paragraphs; where there is no headline, the page's only article.
fn block<'d>(page: &'d Document, headline: Option<NodeRef<'d>>) -> Option<NodeRef<'d>> {
    let paragraphs = |n: &NodeRef| n.descendants_it().filter(|d| d.has_name("p")).take(2).count() == 2;
    if let Some(headline) = headline {
        let around: Vec<NodeRef> = headline.ancestors_it(None).take(AROUND).filter(NodeRef::is_element).collect();
        let article = around.iter().find(|n| n.has_name("article") && paragraphs(n));
        return article.or_else(|| around.iter().find(|n| paragraphs(n))).copied();
    }
    let all = page.select("article");
    match all.nodes() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The entries of a live blog: blocks side by side, each with a time of its own and with prose, which are most of their article.
fn entries<'d>(block: &NodeRef<'d>) -> Vec<NodeRef<'d>> {
    let times = block.descendants_it().filter(|n| n.has_name("time")).take(500);
    let mut parents: Vec<(NodeRef, Vec<NodeRef>)> = Vec::new();
    for time in times {
        // From the time up to the block: an entry is the child of what holds its neighbours as well.
        let mut entry = time;
        for outer in time.ancestors_it(None).take(AROUND).take_while(|a| a.id != block.id).chain([*block]) {
            if matches!(&*entry.node_name().unwrap_or_default(), "article" | "section" | "div" | "li")
                && has_prose(&entry)
            {
                match parents.iter_mut().find(|(p, _)| p.id == outer.id) {
                    Some((_, list)) if list.iter().all(|e| e.id != entry.id) => list.push(entry),
                    Some(_) => {}
                    None => parents.push((outer, vec![entry])),
                }
                break;
            }
            entry = outer;
        }
    }
    let all = prose(block);
    parents
        .into_iter()
        .filter(|(parent, list)| list.len() >= ENTRIES && !has_word(parent, &["comments", "comment", "related"]))
        .map(|(_, list)| list)
        .find(|list| list.iter().map(prose).sum::<usize>() * 10 >= all * 6)
        .unwrap_or_default()
}

fn has_prose(node: &NodeRef) -> bool {
    node.descendants_it().filter(|n| n.has_name("p")).take(4).any(|p| p.text().len() >= PARAGRAPH)
}

/// Bytes of its paragraphs.
fn prose(node: &NodeRef) -> usize {
    node.descendants_it().filter(|n| n.has_name("p")).take(1_000).map(|p| p.text().len()).sum()
}

/// The time of an entry as it is printed.
fn time(entry: &NodeRef) -> Option<String> {
    let time = entry.descendants_it().find(|n| n.has_name("time"))?;
    Some(crate::text::one_line(&time.text())).filter(|t| !t.is_empty())
}

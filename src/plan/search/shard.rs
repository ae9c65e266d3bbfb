//! Cuts the index into files that a browser loads as it needs them.
//!
//! Tokens that begin alike lie in one file, named after what they share. Where that would be large, it is cut by the next
//! character, and so on; the file of the shorter prefix then holds the token that is exactly the prefix, and under `*` the
//! first results of all the others, so that two letters typed never cost more than one small file.

use super::LISTS;
use std::collections::BTreeMap;

/// Characters of a file before it is cut. Numbers in base 36 with commas take about 4.3 bits a character, so a file of this
/// size has at most 26 KiB when compressed. One token's own list is never cut.
const LIMIT: usize = 48 * 1024;
/// First results that a cut prefix holds.
const FIRST: usize = 100;

/// Where one token stands: numbers of entities that it names, of entities that otherwise hold it, and the same of articles
/// and claims. Each ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postings {
    pub lists: [Vec<u32>; LISTS],
}

/// One file of the index.
#[derive(Debug)]
pub struct Shard {
    pub prefix: String,
    /// Not cut any further: it holds all tokens that begin with the prefix.
    pub whole: bool,
    /// Token → postings as text.
    pub entries: Vec<(String, String)>,
}

pub fn shards(index: &BTreeMap<String, Postings>) -> Vec<Shard> {
    let entries: Vec<Entry> = index.iter().map(|(token, p)| Entry { token, postings: p, text: p.text() }).collect();
    let mut out = Vec::new();
    cut("", &entries, &mut out);
    out
}

struct Entry<'i> {
    token: &'i str,
    postings: &'i Postings,
    text: String,
}

/// `entries` are all that begin with `prefix`, in their order.
fn cut(prefix: &str, entries: &[Entry], out: &mut Vec<Shard>) {
    let held = |entries: &[Entry]| entries.iter().map(|e| (e.token.to_owned(), e.text.clone())).collect::<Vec<_>>();
    let size: usize = entries.iter().map(|e| e.token.len() + e.text.len() + 6).sum();
    if entries.is_empty() {
        return;
    }
    if size <= LIMIT || entries.len() == 1 {
        out.push(Shard { prefix: prefix.to_owned(), whole: true, entries: held(entries) });
        return;
    }
    // Sorted, so the token that is the prefix itself comes first.
    let own = usize::from(entries.first().is_some_and(|e| e.token == prefix));
    let (exact, longer) = entries.split_at(own);
    if !prefix.is_empty() {
        let mut entries = vec![("*".to_owned(), first_results(entries).text())];
        entries.extend(held(exact));
        out.push(Shard { prefix: prefix.to_owned(), whole: false, entries });
    }
    let next = |e: &Entry| e.token.get(prefix.len()..).and_then(|rest| rest.chars().next());
    for group in longer.chunk_by(|a, b| next(a) == next(b)) {
        if let Some(c) = group.first().and_then(next) {
            cut(&format!("{prefix}{c}"), group, out);
        }
    }
}

/// Of each list the best: the first entities, the newest articles; those that are named before those that mention.
fn first_results(entries: &[Entry]) -> Postings {
    let mut out = Postings::default();
    let mut left = FIRST;
    for (i, list) in out.lists.iter_mut().enumerate() {
        let mut all: Vec<u32> = entries.iter().filter_map(|e| e.postings.lists.get(i)).flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        // The second half of the lists is of articles, whose newest come last.
        if i >= LISTS / 2 {
            all.drain(..all.len().saturating_sub(left));
        }
        all.truncate(left);
        left -= all.len();
        *list = all;
    }
    out
}

impl Postings {
    /// Differences in base 36 with commas between them, a difference of one left empty; lists with semicolons between them.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (i, list) in self.lists.iter().enumerate() {
            if i > 0 {
                out.push(';');
            }
            let mut before = None;
            for n in list {
                // Numbers count from 0, differences from 1.
                let difference = before.map_or(n + 1, |b| n - b);
                if before.is_some() {
                    out.push(',');
                }
                if difference != 1 || list.len() == 1 {
                    base36(difference, &mut out);
                }
                before = Some(*n);
            }
        }
        out.truncate(out.trim_end_matches(';').len());
        out
    }
}

fn base36(n: u32, out: &mut String) {
    if n >= 36 {
        base36(n / 36, out);
    }
    out.extend(char::from_digit(n % 36, 36));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the script reads it.
    fn read(text: &str) -> [Vec<u32>; LISTS] {
        let mut out: [Vec<u32>; LISTS] = Default::default();
        for (list, text) in out.iter_mut().zip(text.split(';')) {
            let mut at = 0;
            for d in text.split(',').filter(|_| !text.is_empty()) {
                at += if d.is_empty() { 1 } else { u32::from_str_radix(d, 36).unwrap() };
                list.push(at - 1);
            }
        }
        out
    }

    #[test]
    fn postings_survive_writing_and_reading() {
        for lists in [
            [vec![], vec![], vec![], vec![]],
            [vec![0], vec![], vec![], vec![]],
            [vec![0, 1, 2], vec![5], vec![], vec![35, 36, 37, 2000]],
            [vec![], vec![], vec![0, 70_000], vec![]],
        ] {
            let p = Postings { lists };
            assert_eq!(read(&p.text()), p.lists, "{}", p.text());
        }
    }

    #[test]
    fn every_token_lies_in_the_file_of_its_longest_prefix() {
        let list: Vec<u32> = (0..3000).map(|n| n * 40).collect();
        let mut index = BTreeMap::new();
        for a in ['a', 'b', 'é'] {
            for b in 0..40 {
                let lists = [vec![b], vec![], vec![b], list.clone()];
                index.insert(format!("{a}{}", char::from_u32('a' as u32 + b).unwrap()), Postings { lists });
            }
        }
        index.insert("a".into(), Postings { lists: [vec![7], vec![], vec![], vec![]] });
        let shards = shards(&index);
        let prefixes: Vec<&str> = shards.iter().map(|s| s.prefix.as_str()).collect();
        assert!(prefixes.contains(&"a") && prefixes.contains(&"é"));
        for token in index.keys() {
            let home: Vec<&Shard> = shards
                .iter()
                .filter(|s| if s.whole { token.starts_with(&s.prefix) } else { *token == s.prefix })
                .collect();
            assert_eq!(home.len(), 1, "{token}: {prefixes:?}");
            assert!(home[0].entries.iter().any(|(t, _)| t == token));
        }
        for s in &shards {
            assert!(
                s.entries.len() == 1 || s.entries.iter().map(|(t, p)| t.len() + p.len() + 6).sum::<usize>() <= LIMIT
            );
            let first = s.entries.iter().find(|(t, _)| t == "*");
            assert_eq!(first.is_some(), !s.whole, "{}", s.prefix);
            if let Some((_, text)) = first {
                assert!(read(text).iter().map(Vec::len).sum::<usize>() <= FIRST);
            }
        }
    }
}

//! Wordings of one remark, word by word: which words another wording lacks, and where one lacks words that another has.
//! Compares words without their case, their marks and the punctuation at their edges; judges nothing.

use super::views::WordPiece;

/// Longer passages are not compared: a quotation has some fifteen words.
const WORDS: usize = 120;

/// For each wording its pieces, in order.
pub fn pieces(wordings: &[&str]) -> Vec<Vec<WordPiece>> {
    let split: Vec<Vec<&str>> = wordings.iter().map(|w| w.split_whitespace().take(WORDS).collect()).collect();
    let bare: Vec<Vec<String>> = split.iter().map(|words| words.iter().map(|w| key(w)).collect()).collect();
    split.iter().zip(&bare).enumerate().map(|(i, (words, keys))| one(i, words, keys, &bare)).collect()
}

fn key(word: &str) -> String {
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    inner.replace(['\u{2019}', '\u{2018}'], "'").to_lowercase()
}

fn one(index: usize, words: &[&str], keys: &[String], all: &[Vec<String>]) -> Vec<WordPiece> {
    let mut differs = vec![false; words.len()];
    // One place before each word, and one behind the last.
    let mut missing = vec![false; words.len() + 1];
    for (_, other) in all.iter().enumerate().filter(|(i, _)| *i != index) {
        let matched = longest_common(keys, other);
        for (i, differ) in differs.iter_mut().enumerate() {
            *differ |= !matched.iter().any(|(a, _)| *a == i);
        }
        let (mut here, mut there) = (0, 0);
        for (a, b) in matched.iter().copied().chain([(keys.len(), other.len())]) {
            // Other words in the same place are a difference, not a gap.
            if a == here && b > there {
                missing[a] = true;
            }
            (here, there) = (a + 1, b + 1);
        }
    }
    let mut out: Vec<WordPiece> = Vec::new();
    let mut push = |kind: &'static str, word: &str| match out.last_mut() {
        Some(last) if last.kind == kind => {
            last.text.push(' ');
            last.text.push_str(word);
        }
        _ => out.push(WordPiece { kind, text: word.to_owned() }),
    };
    for ((word, differ), gap) in words.iter().zip(&differs).zip(&missing) {
        if *gap {
            push("missing", "");
        }
        push(if *differ { "differs" } else { "text" }, word);
    }
    if missing.last() == Some(&true) {
        push("missing", "");
    }
    out
}

/// Pairs of places of the longest common subsequence.
fn longest_common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let mut length = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            length[i][j] = if x == y { length[i + 1][j + 1] + 1 } else { length[i + 1][j].max(length[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[i + 1][j] >= length[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::pieces;

    /// `*word*` differs, `_` is a gap.
    fn shown(wordings: &[&str]) -> Vec<String> {
        let piece = |p: &super::WordPiece| match p.kind {
            "differs" => format!("*{}*", p.text),
            "missing" => "_".to_owned(),
            _ => p.text.clone(),
        };
        pieces(wordings).iter().map(|w| w.iter().map(piece).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn words_that_another_lacks_are_marked_and_so_are_gaps() {
        for (wordings, expected) in [
            (
                vec!["with many dilemmas", "with the many dilemmas"],
                vec!["with _ many dilemmas", "with *the* many dilemmas"],
            ),
            (vec!["is high,", "is High"], vec!["is high,", "is High"]),
            (vec!["is high", "is low"], vec!["is *high*", "is *low*"]),
            (vec!["we leave", "we leave soon"], vec!["we leave _", "we leave *soon*"]),
            (vec!["a b", "a b", "a c b"], vec!["a _ b", "a _ b", "a *c* b"]),
            (vec!["", "a"], vec!["_", "*a*"]),
        ] {
            assert_eq!(shown(&wordings), expected);
        }
    }

    #[test]
    fn no_word_is_lost() {
        let long = "so it goes on and on ".repeat(5);
        for wordings in [vec!["one two", "three"], vec![long.as_str(), "so on"]] {
            for (pieces, wording) in pieces(&wordings).iter().zip(&wordings) {
                let words: Vec<&str> = pieces.iter().map(|p| p.text.as_str()).filter(|t| !t.is_empty()).collect();
                assert_eq!(words.join(" "), wording.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
}

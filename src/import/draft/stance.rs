//! Statements on registered questions: where the words of a question and a speaker meet in one sentence, the stance that
//! its words suggest. A guess for an editor to judge, and never a sure one.

use super::counted::stem;
use super::phrase::Finder;
use super::proposal::{ProposedClaim, Subject};
use super::propose::{Article, phrase_of};
use crate::model::Briefing;
use crate::reading::words;
use std::collections::BTreeSet;
use std::ops::Range;

/// Word or phrase and the stance that it suggests, the first that fits.
const SIGNS: &str = include_str!("words/stances.txt");

/// Claims on questions that a sentence allows.
pub fn claims(article: &Article, b: &Briefing, finder: &Finder, sentence: Range<usize>) -> Vec<ProposedClaim> {
    let Some(said) = article.text.get(sentence.clone()) else { return Vec::new() };
    let lower = said.to_lowercase();
    let near: BTreeSet<String> = words(said).map(|(_, w)| stem(w)).collect();
    let mut out = Vec::new();
    for q in b.questions.iter().filter(|q| q.answers.is_empty()) {
        let of = |text: &str| words(text).map(|(_, w)| stem(w)).collect::<BTreeSet<String>>();
        let matched: Vec<&String> = q.match_words.iter().filter(|m| of(m).is_subset(&near)).collect();
        let about = of(&q.text).iter().filter(|s| s.len() > 4 && near.contains(*s)).count();
        let Some(word) = matched.first().filter(|_| matched.len() > 1 || about > 0) else { continue };
        let Some((sign, stance)) = signs().find(|(sign, _)| has_words(&lower, sign)) else { continue };
        let Some(at) = lower.find(sign).filter(|_| lower.len() == said.len()) else { continue };
        let core = sentence.start + at..sentence.start + at + sign.len();
        let voice = (article.voice)(core.clone());
        // Without somebody who says it, a sentence is no statement.
        let Some(by) = voice.by else { continue };
        let Some(quote) = phrase_of(article, finder, sentence.clone(), core) else { continue };
        out.push(ProposedClaim {
            subject: Subject::Question(q.id.clone()),
            known: true,
            populations: Vec::new(),
            stance: Some(stance),
            quote,
            by: Some(by),
            on: voice.on,
            via: voice.via,
            origin: None,
            as_of: None,
            sure: (25 + 10 * matched.len().min(3)) as u8,
            why: format!("“{word}” stands beside “{sign}”: read it before you believe it"),
        });
    }
    out
}

fn signs() -> impl Iterator<Item = (&'static str, &'static str)> {
    SIGNS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

fn has_words(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_stance_of_the_model() {
        let known = ["affirm", "deny", "doubt", "conditional", "undecided", "declined"];
        for (sign, stance) in signs() {
            assert!(known.contains(&stance) && sign == sign.to_lowercase(), "{sign}");
        }
        assert!(signs().count() > 20);
        assert!(has_words("it is not so", "not") && !has_words("nothing", "not"));
    }
}

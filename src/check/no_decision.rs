//! A question whether something was decided, answered "undecided" with words that say it was not.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Stance, SubjectId, Value};
use crate::relate::Relations;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        let SubjectId::Question(q) = subject else { continue };
        if !asks_for_a_decision(&b.question(*q).text) {
            continue;
        }
        for claim in relations.claims.iter().map(|ix| b.claim(*ix)) {
            let undecided = matches!(claim.value, Value::Stance { stance: Stance::Undecided, .. });
            if undecided && says_none_was_taken(&claim.citation.passage.quote) {
                findings.push(
                    Finding::new(
                        Rule::NoDecision,
                        claim.entry.field("stance"),
                        "to a question whether something was decided, no decision is a no",
                    )
                    .label("the quotation says that it was not decided")
                    .help("write `stance: deny`; `undecided` is for somebody who does not know whether it was"),
                );
            }
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let word = |w: &str| w.trim_matches('\'').to_lowercase();
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(word).filter(|w| !w.is_empty()).collect()
}

/// "Has the council decided …?", "Was a decision taken …?"
fn asks_for_a_decision(question: &str) -> bool {
    let words = words(question);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    match words.first().map(String::as_str) {
        Some("has" | "have" | "had" | "did" | "was" | "were") => {
            has(&["decided", "decide"])
                || (has(&["decision", "decisions"]) && has(&["taken", "made", "reached", "take", "make"]))
        }
        _ => false,
    }
}

/// "no final decision", "not yet decided", "undecided"
fn says_none_was_taken(quote: &str) -> bool {
    let words = words(&quote.replace('\u{2019}', "'"));
    let negated = |i: usize| {
        words.iter().take(i).rev().take(3).any(|w| matches!(w.as_str(), "no" | "not" | "never") || w.ends_with("n't"))
    };
    words.iter().enumerate().any(|(i, w)| match w.as_str() {
        "undecided" => true,
        "decision" | "decisions" | "decided" => negated(i),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_decisions() {
        for (question, expected) in [
            ("Has the council decided to build the bridge?", true),
            ("Did the council decide on the bridge?", true),
            ("Has a decision on the bridge been taken?", true),
            ("Was the decision on the bridge right?", false),
            ("Will the council decide on the bridge?", false),
            ("Is the bridge safe?", false),
        ] {
            assert_eq!(asks_for_a_decision(question), expected, "{question}");
        }
        for (quote, expected) in [
            ("no final decision", true),
            ("has not yet decided", true),
            ("hasn\u{2019}t decided", true),
            ("remains undecided", true),
            ("a decision is near", false),
            ("does not know", false),
        ] {
            assert_eq!(says_none_was_taken(quote), expected, "{quote}");
        }
    }
}

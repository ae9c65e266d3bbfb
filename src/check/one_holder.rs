//! What one holder is reported to have said, told in two ways: by two articles, or within one.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Claim, ClaimIx, Holder, Reason};
use crate::relate::{Relations, Side};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let mut asked: BTreeSet<(ClaimIx, bool)> = BTreeSet::new();
    for pair in r.subjects.values().flat_map(|s| &s.pairs) {
        let (Side::Claim(x), Side::Claim(y)) = (pair.a, pair.b) else { continue };
        if pair.verdict.has(Reason::ReportedDifferently) {
            for (ix, other) in [(x, y), (y, x)] {
                if asked.insert((ix, true)) {
                    findings.push(told(b, b.claim(ix), b.claim(other)));
                }
            }
        }
        if pair.verdict.has(Reason::OneArticle) {
            let later = if stands_later(b.claim(x), b.claim(y)) { x } else { y };
            if asked.insert((later, false)) {
                findings.push(two_versions(b, b.claim(later), b.claim(if later == x { y } else { x })));
            }
        }
    }
}

fn stands_later(x: &Claim, y: &Claim) -> bool {
    x.citation.passage.start > y.citation.passage.start
}

fn holder(b: &Briefing, c: &Claim) -> String {
    match c.holder {
        Holder::Actor(a) => b.actor(a).name.clone(),
        Holder::Source(_) => "the article".to_owned(),
    }
}

fn told(b: &Briefing, c: &Claim, other: &Claim) -> Finding {
    let (who, there) = (holder(b, c), &other.citation.passage.quote);
    // Where the articles themselves say when, more days do not tell the two reports apart.
    let dated = !c.said_on.is_inferred() && !other.said_on.is_inferred();
    let one_event = c.event.is_some() && c.event == other.event;
    let help = match (dated, one_event) {
        (true, true) => {
            "both are of one `event:`, so they are one statement: correct `event:` where one is of another; else say in a \
             note in content/disagreements which report is right"
        }
        (true, false) => {
            "both say when it was said (`on:`): correct the day where it is wrong, or give an `event:` to each where they \
             speak of two; else say in a note in content/disagreements which report is right"
        }
        _ => "if these were two statements, say when each was made: `on: YYYY-MM-DD`",
    };
    Finding::new(
        Rule::ReportedDifferently,
        c.entry.field("quote"),
        format!("another article reports differently what {who} said"),
    )
    .label(format!("`{}` has \u{201c}{there}\u{201d}", b.source(other.source()).id))
    .help(help)
}

fn two_versions(b: &Briefing, c: &Claim, other: &Claim) -> Finding {
    let (who, there) = (holder(b, c), &other.citation.passage.quote);
    Finding::new(
        Rule::TwoVersions,
        c.entry.field("quote"),
        format!("this article tells in two versions what {who} said"),
    )
    .label(format!("the other is \u{201c}{there}\u{201d}"))
    .help("say what tells them apart: who speaks (`by:`), on which day (`on:`), or of what time (`as_of:`)")
}

//! One screen after an import: what the article says that was known, what is new, what is at odds with what others say,
//! which notes it would break, and what nobody claims yet.

use super::count;
use super::site::Change;
use crate::finding::{Rule, Severity};
use crate::import::draft::{ProposedClaim, Subject};
use crate::model::Briefing;
use crate::parse::Spans;
use crate::pipeline::Run;
use std::collections::BTreeSet;

/// Lines of one kind.
const LINES: usize = 12;

/// `before` is the briefing without the article, `after` the one with it and with all proposals.
pub fn screen(name: &str, change: &Change, before: &Run, after: &Run, again: Option<&str>) -> String {
    let p = &change.proposal;
    if let Some(id) = again {
        return renewed(name, id, after);
    }
    let mut out = format!("{name}: content/articles/{}.md\n  “{}”\n", p.id, change.front.title);
    let (known, new): (Vec<&ProposedClaim>, Vec<&ProposedClaim>) = p.claims.iter().partition(|c| c.known);
    list(&mut out, "on known subjects", known.iter().map(|c| line(&after.briefing, c)).collect());
    list(&mut out, "on new subjects", new.iter().map(|c| line(&after.briefing, c)).collect());
    let old: BTreeSet<&str> = before.relations.disagreements.iter().map(|d| d.id.as_str()).collect();
    let opened = after.relations.disagreements.iter().filter(|d| !old.contains(d.id.as_str()));
    list(&mut out, "at odds", opened.map(|d| after.briefing.subject_label(d.subject).to_owned()).collect());
    list(&mut out, "notes that no longer hold", broken(before, after));
    list(&mut out, "echoes of other originals", change.echoes.clone());
    list(&mut out, "one remark in other words", change.variants.clone());
    list(&mut out, "claimed by nobody yet", p.unclaimed.iter().map(|text| format!("“{text}”")).collect());
    let actors = count(p.actors.len(), "new actor");
    out.push_str(&format!(
        "  {} proposed, {actors}; look at them with `briefing serve --drafts`, accept each by taking away its `status: \
         proposed`\n",
        count(p.claims.len(), "claim"),
    ));
    out
}

fn line(b: &Briefing, c: &ProposedClaim) -> String {
    let label = match &c.subject {
        Subject::Number(id) => b.numbers.iter().find(|n| n.id == *id).map(|n| n.label.as_str()),
        Subject::Deadline(id) => b.deadlines.iter().find(|d| d.id == *id).map(|d| d.label.as_str()),
        Subject::Question(id) => b.questions.iter().find(|q| q.id == *id).map(|q| q.text.as_str()),
    };
    let of = if c.populations.is_empty() { String::new() } else { format!(" ({})", c.populations.join(" or ")) };
    let stance = c.stance.map(|s| format!(": {s}")).unwrap_or_default();
    format!("{}{of}{stance}: “{}” ({} % sure)", label.unwrap_or(c.subject.key().1), c.quote.text, c.sure)
}

fn list(out: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    out.push_str(&format!("  {title} ({}):\n", lines.len()));
    for line in lines.iter().take(LINES) {
        out.push_str(&format!("    {line}\n"));
    }
    if lines.len() > LINES {
        out.push_str(&format!("    and {} more\n", lines.len() - LINES));
    }
}

/// Pinned verdicts that the proposals would change.
fn broken(before: &Run, after: &Run) -> Vec<String> {
    let said = |run: &Run| -> BTreeSet<String> {
        run.findings.iter().filter(|f| f.rule == Rule::VerdictChanged).map(|f| f.message.clone()).collect()
    };
    said(after).difference(&said(before)).cloned().collect()
}

/// A known article in a new state: which of its quotations no longer stand.
fn renewed(name: &str, id: &str, after: &Run) -> String {
    let Some(file) = after.files.by_path(&format!("content/articles/{id}.md")) else { return String::new() };
    let spans = Spans::new(&after.files);
    let text = after.files.get(file).text.as_str();
    let errors = after.findings.iter().filter(|f| f.severity == Severity::Error && f.place.file == file);
    let lost: Vec<String> = errors
        .map(|f| {
            let line = text.get(..spans.range(&f.place).start).map_or(1, |t| t.lines().count().max(1));
            format!("line {line}: {}", f.message)
        })
        .collect();
    let stands = after.briefing.claims().filter(|(_, c)| after.briefing.source(c.source()).id == id).count();
    let mut out = format!("{name}: a new state of the article `{id}`; its file is left to you\n");
    list(&mut out, "quotations that no longer stand", lost);
    out.push_str(&format!("  {} still stand\n", count(stands, "claim")));
    out
}

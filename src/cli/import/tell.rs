//! One screen after an import: what the article says that was known, what is new, what is at odds with what others say,
//! which notes it would break, and what nobody claims yet.

use super::again::Renewed;
use super::count;
use super::questions::Found;
use super::site::{Change, Texts};
use crate::finding::human::harmless;
use crate::finding::{Finding, Rule, Severity};
use crate::import::draft::{ProposedClaim, Subject};
use crate::model::Briefing;
use crate::parse::{self, Spans};
use crate::pipeline::Run;
use crate::relate::Disagreement;
use crate::resolve::coverage;
use crate::text::line_column;
use std::collections::BTreeSet;

/// Lines of one kind.
const LINES: usize = 12;

/// `before` is the briefing without the article, `after` the one with it and with all proposals.
pub fn screen(name: &str, change: &Change, before: &Run, after: &Run) -> String {
    let p = &change.proposal;
    let mut out = format!("{name}: content/articles/{}.md\n  “{}”\n", p.id, harmless(&change.front.title));
    let (known, new): (Vec<&ProposedClaim>, Vec<&ProposedClaim>) = p.claims.iter().partition(|c| c.known);
    list(&mut out, "on known subjects", known.iter().map(|c| line(&after.briefing, c)).collect());
    list(&mut out, "on new subjects", new.iter().map(|c| line(&after.briefing, c)).collect());
    let old: BTreeSet<&str> = before.relations.disagreements.iter().map(|d| d.id.as_str()).collect();
    let opened = after.relations.disagreements.iter().filter(|d| !old.contains(d.id.as_str()));
    list(&mut out, "at odds", opened.map(|d| at_odds(&after.briefing, d)).collect());
    list(&mut out, "notes that no longer hold", broken(before, after));
    list(&mut out, "echoes of other originals", change.echoes.clone());
    list(&mut out, "one remark in other words", change.variants.clone());
    list(&mut out, "claimed by nobody yet", unclaimed(after, &p.id, change.undrafted.is_some()));
    if let Some(language) = &change.undrafted {
        let language = if language == "und" { "another language".to_owned() } else { format!("`{language}`") };
        out.push_str(&format!(
            "  only English is drafted, and this is in {language}: nothing is proposed, its figures are yours to claim\n"
        ));
        return out;
    }
    let actors = count(p.actors.len(), "new actor");
    let unknown = [(change.front.outlet.is_none(), "outlet"), (change.front.published.is_none(), "day of publication")];
    let unknown: Vec<&str> = unknown.iter().filter_map(|(open, word)| open.then_some(*word)).collect();
    if !unknown.is_empty() {
        out.push_str(&format!("  unknown: {}; `briefing review {}` asks for it\n", unknown.join(", "), p.id));
    }
    out.push_str(&format!(
        "  {} proposed, {actors}; `briefing review {}` walks them, `briefing serve --drafts` shows the pages\n",
        count(p.claims.len(), "claim"),
        p.id
    ));
    out
}

/// A dispute by its subject and what tells it from others there.
fn at_odds(b: &Briefing, d: &Disagreement) -> String {
    let apart: Vec<String> = d.apart.iter().map(|a| a.word(b, d.subject)).collect();
    let label = b.subject_label(d.subject);
    if apart.is_empty() { label.to_owned() } else { format!("{label} ({})", apart.join(", ")) }
}

/// What of a page's own data was not taken as it is.
pub fn remarks(remarks: &[String]) -> String {
    remarks.iter().map(|remark| format!("  {}\n", harmless(remark))).collect()
}

/// An article that was there, and what was added to make it whole.
pub fn completed(name: &str, id: &str, texts: &Texts) -> String {
    let path = |(path, _): &(String, String)| path.replacen("originals:", "originals/", 1);
    let added: Vec<String> = texts.iter().map(path).collect();
    format!("{name}: is the article `{id}` already; what was missing is added: {}\n", added.join(", "))
}

/// Figures and dates that neither a claim nor a proposal holds; of an article that is not drafted the figures in digits.
fn unclaimed(after: &Run, id: &str, is_undrafted: bool) -> Vec<String> {
    let drafts = parse::parse(&after.files).value;
    let Some(source) = after.briefing.sources.iter().find(|s| s.id == id) else { return Vec::new() };
    let Some(text) = coverage::text(&after.files, &drafts, source) else { return Vec::new() };
    let claims = coverage::claims_of(&after.briefing, source);
    let open = coverage::unclaimed(&after.files, &text, source, &claims);
    let told = |u: &&coverage::Unclaimed| !is_undrafted || (!u.is_date && u.words.contains(char::is_numeric));
    open.iter().filter(told).map(|u| format!("line {}: “{}”", u.line, u.words)).collect()
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
        out.push_str(&format!("    {}\n", harmless(line)));
    }
    if lines.len() > LINES {
        out.push_str(&format!("    and {} more\n", lines.len() - LINES));
    }
}

/// The questions that are proposed after an import, each with its two sides.
pub fn questions(found: &Found) -> String {
    let b = &found.after.briefing;
    let name = |id: &str| b.actors.iter().find(|a| a.id == id).map_or(id.to_owned(), |a| a.name.clone());
    let mut out = String::new();
    for (question, claims) in &found.questions {
        out.push_str(&format!("proposed question `{}`: {}\n", question.id, harmless(&question.text)));
        let said = claims.iter().map(|(article, c)| {
            let by = c.by.as_deref().map_or_else(|| "the article itself".to_owned(), name);
            format!("{by}: {}, “{}” (`{article}`, {} % sure)", c.stance.unwrap_or(""), c.quote.text, c.sure)
        });
        list(&mut out, "on it", said.collect());
    }
    out
}

/// Pinned verdicts that the proposals would change.
fn broken(before: &Run, after: &Run) -> Vec<String> {
    let said = |run: &Run| -> BTreeSet<String> {
        run.findings.iter().filter(|f| f.rule == Rule::VerdictChanged).map(|f| f.message.clone()).collect()
    };
    said(after).difference(&said(before)).cloned().collect()
}

/// A known article in a new state: what it says that it did not say before, and what no longer stands.
pub fn renewed(name: &str, renewed: &Renewed, before: &Run, after: &Run) -> String {
    let id = &renewed.id;
    let path = format!("content/articles/{id}");
    let spans = Spans::new(&after.files);
    let own = |f: &&Finding| after.files.get(f.place.file).path.starts_with(&path) && f.severity == Severity::Error;
    let lost = after.findings.iter().filter(own).map(|f| {
        let file = after.files.get(f.place.file);
        format!("{}:{}: {}", file.path, line_column(&file.text, spans.range(&f.place).start).line, f.message)
    });
    let stands = after.briefing.claims().filter(|(_, c)| after.briefing.source(c.source()).id == *id).count();
    let mut out = format!("{name}: a new state of the article `{id}`; what was accepted or ignored is kept\n");
    let short = |s: &String| first_words(s);
    list(&mut out, "sentences that are new", renewed.said.0.iter().map(short).collect());
    list(&mut out, "sentences that are gone", renewed.said.1.iter().map(short).collect());
    list(&mut out, "quotations that no longer stand", lost.collect());
    list(&mut out, "no longer in the text, and taken away", renewed.gone.clone());
    list(&mut out, "proposed", renewed.added.iter().map(|c| line(&after.briefing, c)).collect());
    list(&mut out, "notes that no longer hold", broken(before, after));
    renewed.remarks.iter().for_each(|r| out.push_str(&format!("  {}\n", harmless(r))));
    let kept = stands.saturating_sub(renewed.added.len());
    out.push_str(&format!("  {} still stand, {} proposed\n", count(kept, "claim"), renewed.added.len()));
    out
}

/// As much of a sentence as a line of the screen holds.
fn first_words(sentence: &str) -> String {
    const LETTERS: usize = 90;
    if sentence.chars().count() <= LETTERS {
        return sentence.to_owned();
    }
    let start: String = sentence.chars().take(LETTERS).collect();
    format!("{} …", start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words))
}

//! A claim, a subject or a disagreement in plain text: what was typed where, how it was read, and what came of it.

use super::wrapped;
use crate::finding::nearest;
use crate::model::{Briefing, Claim, ClaimIx, Dated, Days, Holder, Known, Quantity, Speech, SubjectId, Value};
use crate::parse::Spans;
use crate::pipeline::Run;
use crate::plan;
use crate::relate::{Pair, Side, SubjectRelations};
use crate::text::{Entry, line_column};
use anyhow::bail;
use std::fmt::Write as _;

/// What the id names.
enum Found {
    Claim(ClaimIx),
    Subject(SubjectId),
}

/// Everything about an id. An error where nothing has it, with the nearest one.
pub fn explain(run: &Run, id: &str) -> anyhow::Result<String> {
    let found = find(run, id);
    if found.is_empty() {
        let known = ids(&run.briefing);
        match nearest(id, known.iter().map(String::as_str)) {
            Some(near) => bail!("no claim, subject or disagreement is called {id}; did you mean {near}?"),
            None => bail!(
                "no claim, subject or disagreement is called {id}; ids look like {}",
                known.first().map_or("number-troops", String::as_str)
            ),
        }
    }
    let facts = Facts { run, spans: Spans::new(&run.files) };
    let texts: Vec<String> = found
        .iter()
        .map(|f| match f {
            Found::Claim(ix) => facts.claim(*ix),
            Found::Subject(subject) => facts.subject(*subject),
        })
        .collect();
    Ok(texts.join("\n"))
}

fn subjects(run: &Run) -> impl Iterator<Item = SubjectId> {
    run.relations.subjects.keys().copied()
}

/// `article/claim`, `number-troops` (a subject, and its disagreement), or `troops` alone.
fn find(run: &Run, id: &str) -> Vec<Found> {
    let b = &run.briefing;
    let claims = b.claims().filter(|(_, c)| c.id == id).map(|(ix, _)| Found::Claim(ix));
    let is_named = |subject: &SubjectId| {
        let (kind, own) = b.subject_key(*subject);
        own == id || id.strip_prefix(kind).and_then(|rest| rest.strip_prefix(['-', '/'])) == Some(own)
    };
    claims.chain(subjects(run).filter(is_named).map(Found::Subject)).collect()
}

fn ids(b: &Briefing) -> Vec<String> {
    let numbers = b.numbers.iter().flat_map(|n| [n.id.clone(), format!("number-{}", n.id)]);
    let deadlines = b.deadlines.iter().flat_map(|d| [d.id.clone(), format!("deadline-{}", d.id)]);
    let questions = b.questions.iter().flat_map(|q| [q.id.clone(), format!("question-{}", q.id)]);
    numbers.chain(deadlines).chain(questions).chain(b.claims.iter().map(|c| c.id.clone())).collect()
}

struct Facts<'a> {
    run: &'a Run,
    spans: Spans<'a>,
}

impl Facts<'_> {
    fn briefing(&self) -> &Briefing {
        &self.run.briefing
    }

    /// `content/numbers.yaml:12`
    fn line(&self, entry: &Entry) -> String {
        let file = self.run.files.get(entry.file);
        let at = line_column(&file.text, self.spans.range(&entry.place()).start);
        format!("{}:{}", file.path, at.line)
    }

    fn subject(&self, subject: SubjectId) -> String {
        let b = self.briefing();
        let (kind, id) = b.subject_key(subject);
        let mut out =
            format!("{kind} {id}: {}\n  {}\n", b.subject_label(subject), self.line(&subject_entry(b, subject)));
        let Some(relations) = self.run.relations.subjects.get(&subject) else { return out };
        let verdict = relations.verdict.map_or("no two independent reports of one time", |v| v.word());
        let e = &relations.evidence.voices;
        let _ = writeln!(
            out,
            "\nverdict: {verdict}\nnewest reports: {} articles, {} people or bodies, {} outlets in their own words",
            e.articles, e.origins, e.own_words
        );
        for d in self.run.relations.entries(subject) {
            let parties: Vec<&str> = d.parties.iter().map(|p| self.holder(*p)).collect();
            let opened = d.opened.as_ref().map_or(String::new(), |days| format!(", opened {}", shown_days(days)));
            let _ = writeln!(out, "disagreement {}{opened}: {}", d.id, parties.join(", "));
        }
        out.push_str("\nclaims, newest first\n");
        for ix in relations.claims.iter().chain(&relations.struck) {
            out.push_str(&self.claim_lines(b.claim(*ix)));
        }
        out.push_str(&self.pairs(subject, relations, |_| true));
        out
    }

    fn claim(&self, ix: ClaimIx) -> String {
        let b = self.briefing();
        let claim = b.claim(ix);
        let source = b.source(claim.source());
        let (kind, subject) = b.subject_key(claim.subject);
        let mut out = self.claim_lines(claim);
        let via: Vec<&str> = claim.via.iter().map(|a| b.actor(*a).name.as_str()).collect();
        let _ = writeln!(out, "  on {kind} {subject}: {}", b.subject_label(claim.subject));
        let _ = writeln!(out, "  held by {}", self.holder(claim.holder));
        if let Some(by) = claim.by {
            let _ = writeln!(out, "  said by {}", b.actor(by).name);
        }
        if !via.is_empty() {
            let _ = writeln!(out, "  through {}", via.join(", "));
        }
        let _ = writeln!(out, "  said on {}; describes {}", shown(&claim.said_on), shown(&claim.as_of));
        let _ = writeln!(out, "  origin: {}", claim.origin.as_deref().unwrap_or("the outlet's own words"));
        let outlet = match &source.outlet {
            Known::Is(outlet) => &b.actor(*outlet).name,
            Known::Unknown { .. } => "outlet unknown",
        };
        let _ = writeln!(out, "  in \"{}\", {outlet}, {}", source.title, self.line(&source.entry));
        if let Some(relations) = self.run.relations.subjects.get(&claim.subject) {
            out.push_str(&self.pairs(claim.subject, relations, |side| touches(relations, side, ix)));
        }
        out
    }

    /// Id, place, the words, and how they were read.
    fn claim_lines(&self, claim: &Claim) -> String {
        let b = self.briefing();
        let p = &claim.citation.passage;
        let context = |text: &Option<String>| text.as_ref().map_or(String::new(), |t| format!("[{t}]"));
        let words = format!("{}{}{}", context(&p.lead), p.quote, context(&p.tail));
        let mut out = format!("  {}\n    {}\n    \"{words}\"\n", claim.id, self.line(&claim.entry));
        if !claim.counts() {
            let reason = claim.reason.as_deref().map_or(String::new(), |r| format!(": {r}"));
            let _ = writeln!(out, "    {}, so it does not count{reason}", claim.status.word());
        }
        if let SubjectId::Number(number) = claim.subject {
            let populations: Vec<&str> = claim
                .populations
                .iter()
                .filter_map(|p| b.number(number).populations.get(p.0 as usize))
                .map(|p| p.label.as_str())
                .collect();
            if !populations.is_empty() {
                let _ = writeln!(out, "    of {}", populations.join(", or of "));
            }
        }
        if let Some(phrase) = &claim.phrase {
            out.push_str(&wrapped(&format!("in its sentence: “{phrase}”"), "    "));
        }
        if let Some(speech) = claim.speech {
            let _ = writeln!(out, "    {}", whose_words(speech));
        }
        let by = if claim.read_by_editor { ", read by the editor" } else { "" };
        out.push_str(&wrapped(&format!("read as {}{by}", value(b, claim)), "    "));
        out
    }

    /// The pairs of a subject that have such a side, worst first.
    fn pairs(&self, subject: SubjectId, relations: &SubjectRelations, wanted: impl Fn(Side) -> bool) -> String {
        let mut out = String::new();
        for pair in relations.pairs.iter().filter(|p| wanted(p.a) || wanted(p.b)) {
            out.push_str(&self.pair(subject, relations, pair));
        }
        if out.is_empty() { out } else { format!("\npairs, worst first{out}") }
    }

    /// The verdict, the two reports, and the site's own sentences about them.
    fn pair(&self, subject: SubjectId, relations: &SubjectRelations, pair: &Pair) -> String {
        let v = &pair.verdict;
        let reasons: Vec<&str> = v.reasons.iter().map(|r| r.code()).collect();
        let because = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
        let mut out = format!(
            "\n  {}{because}, by rule {}\n    {}\n    {}\n",
            v.kind.word(),
            v.rule.code(),
            self.side(relations, pair.a),
            self.side(relations, pair.b)
        );
        for sentence in plan::explain_verdict(self.briefing(), &self.run.relations, subject, pair) {
            out.push_str(&wrapped(&sentence, "    "));
        }
        out
    }

    fn side(&self, relations: &SubjectRelations, side: Side) -> String {
        let b = self.briefing();
        match side {
            Side::Claim(ix) => b.claim(ix).id.clone(),
            Side::Derived(i) => relations.derived.get(i).map_or_else(String::new, |d| {
                let inputs: Vec<&str> = d.inputs.iter().map(|ix| b.claim(*ix).id.as_str()).collect();
                format!("computed from {}", inputs.join(" and "))
            }),
        }
    }

    fn holder(&self, holder: Holder) -> &str {
        holder_name(self.briefing(), holder)
    }
}

/// Whose words a quotation is in.
pub fn whose_words(speech: Speech) -> &'static str {
    match speech {
        Speech::Direct => "inside quotation marks: in the speaker's words",
        Speech::Reported => "outside quotation marks: as the article reports it",
    }
}

pub fn holder_name(b: &Briefing, holder: Holder) -> &str {
    match holder {
        Holder::Actor(a) => &b.actor(a).name,
        Holder::Source(s) => &b.source(s).title,
    }
}

/// What was read of a claim's words.
pub fn value(b: &Briefing, claim: &Claim) -> String {
    match &claim.value {
        Value::Quantity(q) => quantity(q),
        Value::Quantities(list) => list.iter().map(quantity).collect::<Vec<_>>().join("; or "),
        Value::Due(d) => {
            format!("\"{}\": usually {}, at the loosest {}", d.verbatim, shown_days(&d.soft), shown_days(&d.hard))
        }
        Value::Stance { stance, grounds } => {
            let all = match claim.subject {
                SubjectId::Question(q) => b.question(q).grounds.as_slice(),
                _ => &[],
            };
            let named: Vec<&str> = grounds.iter().filter_map(|g| all.get(*g)).map(|g| g.label.as_str()).collect();
            match named.is_empty() {
                true => format!("{}, no grounds given", stance.word()),
                false => format!("{}, on the grounds: {}", stance.word(), named.join("; ")),
            }
        }
        Value::Answer(i) => match claim.subject {
            SubjectId::Question(q) => {
                b.question(q).answers.get(*i).map_or_else(String::new, |(_, label)| format!("the answer \"{label}\""))
            }
            _ => String::new(),
        },
    }
}

pub fn subject_entry(b: &Briefing, subject: SubjectId) -> Entry {
    match subject {
        SubjectId::Number(n) => b.number(n).entry,
        SubjectId::Deadline(d) => b.deadline(d).entry,
        SubjectId::Question(q) => b.question(q).entry,
    }
}

/// True where a side is the claim, or was computed from it.
fn touches(relations: &SubjectRelations, side: Side, claim: ClaimIx) -> bool {
    match side {
        Side::Claim(ix) => ix == claim,
        Side::Derived(i) => relations.derived.get(i).is_some_and(|d| d.inputs.contains(&claim)),
    }
}

fn quantity(q: &Quantity) -> String {
    let figure = q.upper.map_or(q.value.to_string(), |upper| format!("{} to {upper}", q.value));
    format!("{} {figure}: usually {}, at the loosest {}", q.hedge.word(), interval(&q.soft), interval(&q.hard))
}

/// `[9000, 11000)`, open ends as `..`
fn interval(i: &crate::model::Interval) -> String {
    use crate::model::Bound::{Closed, Infinite, Open};
    let low = match i.low {
        Closed(v) => format!("[{v}"),
        Open(v) => format!("({v}"),
        Infinite => "(..".to_owned(),
    };
    let high = match i.high {
        Closed(v) => format!("{v}]"),
        Open(v) => format!("{v})"),
        Infinite => "..)".to_owned(),
    };
    format!("{low}, {high}")
}

fn shown_days(days: &Days) -> String {
    let end = |d: Option<jiff::civil::Date>| d.map_or("..".to_owned(), |d| d.to_string());
    let about = if days.about { "about " } else { "" };
    match days.day() {
        Some(day) => format!("{about}{day}"),
        None => format!("{about}{} to {}", end(days.from), end(days.to)),
    }
}

/// A date with how it is known.
pub fn shown(dated: &Dated) -> String {
    use crate::model::Basis::{Inferred, Resolved, Stated};
    let days = shown_days(&dated.days);
    match &dated.basis {
        Stated => days,
        Resolved(how) => format!("{days} ({how})"),
        Inferred(from) => format!("{days} (inferred: {from})"),
    }
}

//! A subject for frames on other sites: its value, verdict and sources, with the way to its page. Static, without a script.
//!
//! Other sites need an absolute address, so a site whose address is not known offers none.

use super::context::At;
use super::part::plain;
use super::url;
use super::views::{EmbedPage, EmbedSource, EmbedView, View};
use super::words::fill;
use crate::model::{SourceId, SubjectId};
use crate::relate::Side;
use std::collections::BTreeSet;

const SOURCES: usize = 6;

impl<'a> At<'a> {
    pub fn embed_page(&self, subject: SubjectId) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let label = b.subject_label(subject);
        let (mut value, mut of, mut range) = (None, String::new(), None);
        let answer = match subject {
            SubjectId::Number(n) => {
                if let Some(c) = self.current(n) {
                    let time = c.as_of.told(w);
                    of = if c.of.is_empty() { time } else { format!("{}{}{time}", c.of, w.comma) };
                    let newest = self.cx.relations(subject).claims.iter().find(|ix| b.claim(**ix).id == c.claim);
                    let usual = newest.map(|ix| self.side_reading(subject, Side::Claim(*ix)).usual);
                    // A plan, or a rival, has a reading of its own.
                    let alone = newest.is_some_and(|ix| self.value(b.claim(*ix)) == c.value);
                    range = usual.filter(|u| alone && !c.value.starts_with(u.as_str()));
                    value = Some(c.value);
                }
                self.number_answer(n)
            }
            SubjectId::Deadline(d) => {
                if let Some(due) = self.due_day(d) {
                    of = due.distance;
                    value = Some(due.text);
                }
                self.deadline_answer(d)
            }
            SubjectId::Question(q) => self.question_answer(q, 8),
        };
        let sentence = plain(&answer);
        let all = self.sources_of(subject);
        let left_out = all.len().saturating_sub(SOURCES);
        let description = fill(w.embed_description, &[("description", &self.subject_description(label, &answer))]);
        let mut frame = self.frame("embed", &fill(w.embed_title, &[("label", label)]), description);
        frame.noindex = true;
        View::Embed(Box::new(EmbedPage {
            frame,
            kind: b.subject_key(subject).0,
            label: label.to_owned(),
            value,
            of,
            range: range.map(|r| fill(w.embed_usual, &[("range", &r)])),
            sentence,
            verdict: self.cx.subject_verdict(subject),
            evidence: self.evidence(subject),
            sources: all.into_iter().take(SOURCES).map(|s| self.embed_source(s)).collect(),
            more: if left_out > 0 { fill(w.cite_more, &[("n", &w.whole(left_out))]) } else { String::new() },
            page: self.link(w.embed_open, &url::subject(b, subject)),
            home: self.link(&b.site.title, url::HOME),
        }))
    }

    /// Each once, in the order of their newest reports.
    fn sources_of(&self, subject: SubjectId) -> Vec<SourceId> {
        let mut seen = BTreeSet::new();
        let claims = self.cx.relations(subject).claims.iter();
        claims.map(|ix| self.cx.b.claim(*ix).source()).filter(|s| seen.insert(*s)).collect()
    }

    fn embed_source(&self, id: SourceId) -> EmbedSource {
        let source = self.cx.b.source(id);
        EmbedSource { link: self.source_link(id), title: source.title.clone() }
    }

    /// The HTML that another site puts into a page of its own.
    pub fn embed_view(&self, subject: SubjectId) -> Option<EmbedView> {
        let w = self.cx.w;
        let base = self.cx.b.site.base_url.as_deref()?;
        let path = url::embed(self.cx.b, subject);
        let title = format!("{} – {}", self.cx.b.subject_label(subject), self.cx.b.site.title);
        let code = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"520\" loading=\"lazy\"></iframe>",
            attribute(&url::absolute(base, &path)),
            attribute(&title)
        );
        Some(EmbedView {
            label: w.embed.to_owned(),
            sentence: w.embed_sentence.to_owned(),
            look: self.link(w.embed_look, &path),
            code_label: w.embed_code.to_owned(),
            code,
        })
    }
}

/// Text as the value of an attribute in HTML that somebody copies.
fn attribute(text: &str) -> String {
    let text = super::part::straight(text);
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

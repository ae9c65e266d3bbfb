//! Prose with its addresses filled in, and who is mentioned where.

use super::context::{At, Context, Mentioned};
use super::part::straight;
use super::url::{self, Folder};
use super::views::{Link, RichView};
use super::words::fill;
use crate::model::{ClaimIx, Note, Rich, RichPart, Section, SourceId, Target};
use std::collections::{BTreeMap, BTreeSet};

/// From so many headings on a text gets a table of contents.
const CONTENTS: usize = 3;

pub fn article(at: &At, id: SourceId) -> Option<RichView> {
    let rich = &at.cx.b.source(id).body;
    (!rich.is_empty()).then(|| body(at, rich))
}

pub fn note(at: &At, note: &Note) -> RichView {
    with_prefix(body(at, &note.body), &note.id)
}

/// Two notes on one page may have equal headings and footnotes: the ids of each begin with its name. Only markup has `<`,
/// because text is escaped.
fn with_prefix(view: RichView, name: &str) -> RichView {
    let own = format!("s-{name}.");
    let mut html = String::with_capacity(view.html.len() + 64);
    let mut rest = view.html.as_str();
    while let Some(open) = rest.find('<') {
        let close = rest[open..].find('>').map_or(rest.len(), |i| open + i);
        html.push_str(&rest[..open]);
        let tag = &rest[open..close];
        html.push_str(&tag.replace("id=\"s-", &format!("id=\"{own}")).replace("href=\"#s-", &format!("href=\"#{own}")));
        rest = &rest[close..];
    }
    html.push_str(rest);
    let contents = view.contents.into_iter().map(|l| Link { href: l.href.replacen("#s-", &format!("#{own}"), 1), ..l });
    RichView { html, contents: contents.collect() }
}

pub fn body(at: &At, rich: &Rich) -> RichView {
    let mut html = String::new();
    let mut seen = BTreeSet::new();
    for part in &rich.parts {
        match part {
            RichPart::Html(text) => html.push_str(text),
            RichPart::Code { language, code } => html.push_str(&block(language.as_deref(), code)),
            RichPart::Link { target, html: text } => {
                let first = seen.insert(target);
                html.push_str(&link(at, target, text, first));
            }
        }
    }
    let contents = rich.headings.iter().filter(|_| rich.headings.len() >= CONTENTS);
    let contents = contents.map(|h| Link { label: h.text.clone(), href: format!("#{}", h.id) });
    RichView { html, contents: contents.collect() }
}

/// `text` is safe already: only the Markdown stage makes it.
fn link(at: &At, target: &Target, text: &str, first: bool) -> String {
    match target {
        Target::Claim(ix) => {
            let href = escape(&at.claim(*ix));
            let claim = escape(&at.cx.b.claim(*ix).id);
            let note = if first { escape(&note_of(at, *ix)) } else { String::new() };
            format!("<a href=\"{href}\" data-claim=\"{claim}\" data-note=\"{note}\">{text}</a>")
        }
        _ => format!("<a href=\"{}\">{text}</a>", escape(&at.href(&path(at.cx, target)))),
    }
}

/// What stands beside the text: "Jens Stoltenberg, Voice of America, 17 February 2021: “…”"
fn note_of(at: &At, ix: ClaimIx) -> String {
    let r = at.reference(ix);
    let mut from = r.who;
    from.push(r.source);
    let note = fill(
        at.cx.w.side_note,
        &[("from", &from.join(", ")), ("quote", &[r.words.lead.as_str(), &r.quote, &r.words.tail].concat())],
    );
    let whose = Some(r.words.label).filter(|_| r.words.speech == "reported");
    straight(&whose.map_or(note.clone(), |whose| format!("{note} ({whose})")))
}

fn path(cx: &Context, target: &Target) -> String {
    match target {
        Target::Actor(a) => url::actor(cx.b, *a),
        Target::Subject(s) => url::subject(cx.b, *s),
        Target::Source(s) => url::article(cx.b, *s),
        Target::Claim(ix) => url::claim(cx.b, *ix),
        // Where nothing disagrees any more, the subject says so.
        Target::Disagreement(s, id) => cx.entry_path(id).unwrap_or_else(|| url::subject(cx.b, *s)),
        Target::Page(i) => match cx.b.pages.get(*i as usize) {
            Some(page) => url::free_page(&page.id),
            None => url::HOME.to_owned(),
        },
        Target::Section(section) => match section {
            Section::Home => url::HOME.to_owned(),
            Section::Actors => Folder::Actors.index(),
            Section::Numbers => Folder::Numbers.index(),
            Section::Deadlines => Folder::Deadlines.index(),
            Section::Questions => Folder::Questions.index(),
            Section::Articles => Folder::Articles.index(),
            Section::Disagreements => Folder::Disagreements.index(),
            Section::Timeline => url::TIMELINE.to_owned(),
            Section::Coverage => url::COVERAGE.to_owned(),
            Section::Changes => url::CHANGES.to_owned(),
            Section::Corrections => url::CORRECTIONS.to_owned(),
        },
    }
}

/// Every sentence that mentions something with a page of its own: articles newest first, then notes, then free pages.
pub fn mentions(cx: &Context) -> BTreeMap<String, Vec<Mentioned>> {
    let mut out: BTreeMap<String, Vec<Mentioned>> = BTreeMap::new();
    let mut collect = |rich: &Rich, label: &str, page: String, kind: &'static str| {
        for m in &rich.mentions {
            let of = match &m.target {
                // A claim is mentioned where its subject is.
                Target::Claim(ix) => url::subject(cx.b, cx.b.claim(*ix).subject),
                Target::Page(_) | Target::Section(_) => continue,
                target => path(cx, target),
            };
            let list = out.entry(of.clone()).or_default();
            let known = list.iter().rev().take(20).any(|x| x.path == page && x.sentence == m.sentence);
            if !known && of != page {
                let (label, sentence) = (label.to_owned(), m.sentence.clone());
                list.push(Mentioned { label, path: page.clone(), kind, sentence });
            }
        }
    };
    for (i, s) in cx.b.sources.iter().enumerate().filter(|(_, s)| cx.shows_source(s)) {
        let kind = if s.rights.text_is_public() { "text" } else { "digest" };
        collect(&s.body, &s.title, url::article(cx.b, SourceId(i as u32)), kind);
    }
    for n in cx.b.notes.iter().filter(|n| !n.draft || cx.b.with_drafts) {
        let page = cx.note_page(n);
        collect(&n.body, cx.b.subject_label(n.subject), format!("{page}#note-{}", n.id), "note");
    }
    for p in cx.b.pages.iter().filter(|p| !p.draft || cx.b.with_drafts) {
        collect(&p.body, &p.title, url::free_page(&p.id), "page");
    }
    out
}

/// Plain: the theme colours it.
fn block(language: Option<&str>, code: &str) -> String {
    let class = language.map(|l| format!(" class=\"language-{}\"", escape(l))).unwrap_or_default();
    format!("<pre><code{class}>{}</code></pre>\n", escape(code))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

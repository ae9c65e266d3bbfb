//! How to cite a page or a claim: as a sentence, and as a reference for BibTeX, RIS and CSL-JSON.
//!
//! A claim and an article are cited after their original source, which is named first; what this site computed is cited
//! as this site's, with its own date. The formats are in `bibtex`, `ris` and `csl`.

use super::context::{At, Context};
use super::dates;
use super::name::{agency, titled};
use super::url;
use super::views::{CiteView, Link, MetaView};
use super::words::fill;
use super::{Kind, Planned};
use crate::model::{Briefing, ClaimIx, Days, Source, SourceId, Speech, SubjectId};
use crate::relate::Disagreement;
use serde_json::Value;
use std::collections::BTreeSet;

mod bibtex;
mod csl;
mod ris;

/// Sources named for a page that rests on many.
const NAMED: usize = 5;

/// What a reference manager wants to know.
pub struct Reference {
    /// Unique in the site, of letters, digits, `-`: the key in BibTeX.
    key: String,
    /// A newspaper's article; else a page of this site.
    is_article: bool,
    title: String,
    /// People and bodies, as named.
    authors: Vec<String>,
    /// Outlet, where it is known, or this site.
    container: Option<String>,
    publisher: Option<String>,
    /// Of an article its publication, of a page the briefing's own date: the dates that the page shows.
    issued: Option<Days>,
    accessed: Option<Days>,
    /// Of the original where it is known, else of the page.
    url: Option<String>,
    language: String,
    note: Option<String>,
}

/// What can be cited.
#[derive(Clone, Copy)]
enum Cited<'a> {
    Article(SourceId),
    Subject(SubjectId),
    /// Title, and the entry of the log.
    Disagreement(&'a str, &'a Disagreement),
}

impl<'a> Cited<'a> {
    fn of(cx: &Context<'a>, page: &'a Planned) -> Option<Cited<'a>> {
        Some(match page.kind {
            Kind::Article(id) => Cited::Article(id),
            Kind::Number(n) => Cited::Subject(SubjectId::Number(n)),
            Kind::Deadline(d) => Cited::Subject(SubjectId::Deadline(d)),
            Kind::Question(q) => Cited::Subject(SubjectId::Question(q)),
            Kind::Disagreement(i) => Cited::Disagreement(&page.title, cx.r.disagreements.get(i)?),
            _ => return None,
        })
    }
}

/// The reference files of a page that can be cited: path and text.
pub fn files(cx: &Context, page: &Planned) -> Vec<(String, String)> {
    let Some(cited) = Cited::of(cx, page) else { return Vec::new() };
    let r = reference(cx, &page.path, cited);
    vec![
        (url::beside(&page.path, "bib"), bibtex::write(&r)),
        (url::beside(&page.path, "ris"), ris::write(&r)),
        (url::beside(&page.path, "csl.json"), format!("{:#}\n", csl::list(&r))),
    ]
}

/// For the JSON twin of a page.
pub fn as_csl(cx: &Context, page: &Planned) -> Option<Value> {
    Some(csl::item(&reference(cx, &page.path, Cited::of(cx, page)?)))
}

/// For the JSON twin of a page.
pub fn as_text(cx: &Context, page: &Planned) -> Option<String> {
    let at = At { cx, path: "", root: "", cited: None };
    Some(at.cite_text(&page.path, Cited::of(cx, page)?))
}

impl<'a> At<'a> {
    /// What the page shows under "Cite".
    pub fn cite_view(&self, page: &Planned) -> Option<CiteView> {
        let cited = Cited::of(self.cx, page)?;
        let link =
            |label: &str, ending| Link { label: label.to_owned(), href: self.href(&url::beside(self.path, ending)) };
        Some(CiteView {
            text: self.cite_text(self.path, cited),
            links: vec![link("BibTeX", "bib"), link("RIS", "ris"), link("CSL-JSON", "csl.json")],
        })
    }

    /// The tags by which reference managers know a page.
    pub fn citation_meta(&self, page: &Planned) -> Vec<MetaView> {
        let Some(cited) = Cited::of(self.cx, page) else { return Vec::new() };
        let r = reference(self.cx, self.path, cited);
        let mut out = Vec::new();
        let mut add = |name, content: Option<String>| {
            out.extend(content.map(|c| line(&c)).filter(|c| !c.is_empty()).map(|content| MetaView { name, content }));
        };
        add("citation_title", Some(r.title));
        for author in r.authors {
            add("citation_author", Some(author));
        }
        add("citation_publication_date", r.issued.as_ref().and_then(date_parts).map(|d| slashes(&d)));
        add("citation_publisher", r.publisher.or(r.container));
        add("citation_language", Some(r.language));
        add("citation_public_url", r.url);
        out
    }

    /// One claim in a sentence: the source, its words, and where this site has them.
    pub fn cite_claim(&self, ix: ClaimIx) -> String {
        let (b, w) = (self.cx.b, self.cx.w);
        let c = b.claim(ix);
        let s = self.cx.source(c);
        let outlet = s.outlet.get();
        // The reporter's words are never put into the speaker's mouth.
        let template = if c.speech == Some(Speech::Reported) { w.cite_reported } else { w.cite_speaker };
        let speaker = c.by.filter(|by| outlet != Some(by)).map(|by| b.actor(by).name.as_str());
        let speaker = speaker.map(|name| fill(template, &[("speaker", name)])).unwrap_or_default();
        let [authors, title, source, original] = self.work(s);
        let slots = [
            ("authors", authors),
            ("title", title),
            ("source", source),
            ("original", original),
            ("quote", self.quoted_words(c)),
            ("speaker", speaker),
            ("site", b.site.title.clone()),
            ("date", dates::day(b.site.as_of, w)),
            ("url", address(self.cx, &url::claim(b, ix))),
        ];
        fill(w.cite_claim, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))
    }

    /// The original in the order of a citation: author or agency, title, outlet and day, address.
    fn work(&self, s: &Source) -> [String; 4] {
        let (b, w) = (self.cx.b, self.cx.w);
        let authors = match credited(b, s) {
            names if names.is_empty() => String::new(),
            names => format!("{}: ", w.list(&names)),
        };
        let outlet = s.outlet.get().map_or(w.outlet_unknown, |a| b.actor(*a).name.as_str());
        let source = match s.published.get() {
            Some(d) => fill(w.source_short, &[("outlet", outlet), ("date", &dates::once(d, w).told(w))]),
            None => fill(w.source_short_undated, &[("outlet", outlet)]),
        };
        let original = s.url.get().map(|u| fill(w.cite_original, &[("url", u)])).unwrap_or_default();
        [authors, titled(&s.title, w), source, original]
    }

    fn cite_text(&self, path: &str, cited: Cited) -> String {
        let (b, w) = (self.cx.b, self.cx.w);
        let date = dates::day(b.site.as_of, w);
        let here = address(self.cx, path);
        if let Cited::Article(id) = cited {
            let s = b.source(id);
            let [authors, title, source, original] = self.work(s);
            let described = fill(w.cite_described, &[("site", &b.site.title), ("date", &date), ("url", &here)]);
            let slots = [
                ("authors", authors.as_str()),
                ("title", &title),
                ("source", &source),
                ("original", &original),
                ("described", &described),
            ];
            return fill(w.cite_article, &slots);
        }
        let label = label(self.cx, cited);
        let publisher = b.site.publisher.as_ref().map(|p| format!("{p}{}", self.cx.w.comma)).unwrap_or_default();
        let rests = self.rests_on(cited);
        let slots = [
            ("label", label.as_str()),
            ("site", &b.site.title),
            ("publisher", &publisher),
            ("date", &date),
            ("url", &here),
            ("rests", &rests),
        ];
        fill(w.cite_page, &slots)
    }

    /// What takes part in a dispute, in the order of its subject's reports; those on other subjects last.
    fn taking_part(&self, d: &Disagreement) -> Vec<ClaimIx> {
        let own: BTreeSet<ClaimIx> = d.claims.iter().copied().collect();
        let of = &self.cx.relations(d.subject).claims;
        let listed: BTreeSet<ClaimIx> = of.iter().copied().collect();
        let others = d.claims.iter().filter(|ix| !listed.contains(ix));
        of.iter().filter(|ix| own.contains(ix)).chain(others).copied().collect()
    }

    /// The original sources of a page, newest first.
    fn rests_on(&self, cited: Cited) -> String {
        let w = self.cx.w;
        let claims = match cited {
            Cited::Article(_) => return String::new(),
            Cited::Subject(subject) => self.cx.relations(subject).claims.clone(),
            Cited::Disagreement(_, d) => self.taking_part(d),
        };
        let mut sources: Vec<String> = Vec::new();
        for ix in claims {
            let short = self.cx.name(self.cx.b.claim(ix).source()).full.clone();
            if !sources.contains(&short) {
                sources.push(short);
            }
            // How many more there are is not worth a walk through thousands.
            if sources.len() > 10 * NAMED {
                break;
            }
        }
        if sources.is_empty() {
            return String::new();
        }
        let more = sources.len().saturating_sub(NAMED);
        sources.truncate(NAMED);
        if more > 0 {
            sources.push(fill(w.cite_more, &[("n", &w.whole(more))]));
        }
        fill(w.cite_rests_on, &[("sources", &sources.join(w.semicolon))])
    }
}

/// Authors as named, else the agency whose copy it is.
fn credited(b: &Briefing, s: &Source) -> Vec<String> {
    if s.authors.is_empty() { agency(b, s).into_iter().collect() } else { s.authors.clone() }
}

fn label(cx: &Context, cited: Cited) -> String {
    match cited {
        Cited::Article(id) => cx.b.source(id).title.clone(),
        Cited::Subject(s) => cx.b.subject_label(s).to_owned(),
        Cited::Disagreement(title, _) => format!("{}: {title}", cx.w.nav_disagreements),
    }
}

/// The absolute address where the site has one; else the path below it.
fn address(cx: &Context, path: &str) -> String {
    cx.b.site.base_url.as_deref().map_or_else(|| path.to_owned(), |base| url::absolute(base, path))
}

fn reference(cx: &Context, path: &str, cited: Cited) -> Reference {
    let (b, w) = (cx.b, cx.w);
    let at = At { cx, path: "", root: "", cited: None };
    let key: String = path.trim_end_matches(".html").chars().map(|c| if c == '/' { '-' } else { c }).collect();
    let here = b.site.base_url.as_deref().map(|base| url::absolute(base, path));
    match cited {
        Cited::Article(id) => {
            let s = b.source(id);
            let outlet = s.outlet.get().map(|a| b.actor(*a).name.clone());
            let slots =
                [("site", b.site.title.clone()), ("date", dates::day(b.site.as_of, w)), ("url", address(cx, path))];
            Reference {
                key,
                is_article: true,
                title: s.title.clone(),
                authors: match credited(b, s) {
                    names if names.is_empty() => outlet.iter().cloned().collect(),
                    names => names,
                },
                container: outlet,
                publisher: None,
                issued: s.published.get().map(|d| d.days),
                accessed: s.retrieved.as_ref().map(|d| d.days),
                url: s.url.get().cloned().or(here),
                language: s.language.clone(),
                note: Some(fill(w.cite_described, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))),
            }
        }
        _ => Reference {
            key,
            is_article: false,
            title: label(cx, cited),
            authors: vec![b.site.publisher.clone().unwrap_or_else(|| b.site.title.clone())],
            container: Some(b.site.title.clone()),
            publisher: b.site.publisher.clone(),
            issued: Some(Days::on(b.site.as_of)),
            accessed: None,
            url: here,
            language: b.site.language.clone(),
            note: Some(at.rests_on(cited).trim_start_matches(['.', ' ']).to_owned()).filter(|n| !n.is_empty()),
        },
    }
}

/// Year, month and day, as far as they are one: `[2021, 2]` for a month. Reference formats know no other spans.
fn date_parts(d: &Days) -> Option<Vec<i16>> {
    let (from, to) = (d.from?, d.to?);
    let mut out = Vec::new();
    if from.year() == to.year() {
        out.push(from.year());
        if from.month() == to.month() {
            out.push(from.month().into());
            if from.day() == to.day() {
                out.push(from.day().into());
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

fn slashes(parts: &[i16]) -> String {
    parts.iter().map(|p| format!("{p:02}")).collect::<Vec<_>>().join("/")
}

/// On one line, without what no format can hold.
fn line(text: &str) -> String {
    super::part::straight(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect()
}

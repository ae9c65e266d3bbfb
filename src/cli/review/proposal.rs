//! The proposed claims of a site, in the order of articles and lines.

use super::desk::Desk;
use crate::finding::nearest;
use crate::import::draft::document::read_remark;
use crate::model::{Claim, ClaimIx, SourceStatus, Status};
use crate::parse::Draft;
use crate::parse::draft::{ArticleDraft, ClaimDraft};
use crate::parse::edit::Sheet;
use crate::text::{Entry, FileId, line_column};
use anyhow::bail;
use std::collections::BTreeMap;

/// A claim that waits.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// `<article>/<claim>`; of a claim that cannot be read `<article>/#3`, its place in the file.
    pub id: String,
    pub article: String,
    pub entry: Entry,
    pub draft: ClaimDraft,
    /// `None`: it cannot be read; the findings say why.
    pub claim: Option<ClaimIx>,
}

/// All that wait, or those of one article.
pub fn all(desk: &Desk, article: Option<&str>) -> Vec<Proposal> {
    let mut out = Vec::new();
    let b = &desk.run.briefing;
    let known: BTreeMap<Entry, ClaimIx> = b.claims().map(|(ix, c)| (c.entry, ix)).collect();
    for (file, of, claims) in lists(desk) {
        if article.is_some_and(|a| a != of) {
            continue;
        }
        let key = if desk.run.files.get(file).path.ends_with(".md") { "claims" } else { "" };
        for item in claims.iter().filter(|i| i.value.status.as_deref() == Some(Status::Proposed.word())) {
            let entry = Entry::item(file, key, item.index);
            let claim = known.get(&entry).copied();
            let id = claim.map_or_else(|| format!("{of}/#{}", item.index + 1), |ix| b.claim(ix).id.clone());
            out.push(Proposal { id, article: of.to_owned(), entry, draft: item.value.clone(), claim });
        }
    }
    out
}

fn lists(desk: &Desk) -> impl Iterator<Item = (FileId, &str, &[crate::parse::Item<ClaimDraft>])> {
    desk.drafts.iter().filter_map(|d| match d {
        Draft::Article { file, id, claims, .. } => Some((*file, id.as_str(), claims.as_slice())),
        Draft::Claims { file, article, claims } => Some((*file, article.as_str(), claims.as_slice())),
        _ => None,
    })
}

/// An article's file and front matter.
pub fn front<'a>(desk: &'a Desk, article: &str) -> Option<(FileId, &'a ArticleDraft)> {
    desk.drafts.iter().find_map(|d| match d {
        Draft::Article { file, id, front, .. } if id == article => Some((*file, front.as_ref())),
        _ => None,
    })
}

/// True for an article that only its editor sees.
pub fn is_draft(desk: &Desk, article: &str) -> bool {
    desk.run.briefing.sources.iter().any(|s| s.id == article && s.status == SourceStatus::Draft)
}

/// The article that is meant: by its id, or by a path to its file.
///
/// # Errors
/// There is none.
pub fn article(desk: &Desk, name: &str) -> anyhow::Result<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let id = file.strip_suffix(".claims.yaml").or_else(|| file.strip_suffix(".md")).unwrap_or(file);
    let known: Vec<&str> = desk
        .drafts
        .iter()
        .filter_map(|d| if let Draft::Article { id, .. } = d { Some(id.as_str()) } else { None })
        .collect();
    if known.contains(&id) {
        return Ok(id.to_owned());
    }
    match nearest(id, known) {
        Some(near) => bail!("there is no article `{id}`; did you mean `{near}`?"),
        None => bail!("there is no article `{id}`; articles are the files in content/articles/"),
    }
}

/// The proposal of this id, with or without its article's.
///
/// # Errors
/// There is none, or several.
pub fn find(desk: &Desk, id: &str) -> anyhow::Result<Proposal> {
    let all = all(desk, None);
    let fits = |p: &&Proposal| p.id == id || p.id.split_once('/').is_some_and(|(_, own)| own == id);
    let mut found: Vec<&Proposal> = all.iter().filter(fits).collect();
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one.clone()),
        (Some(_), false) => bail!("several articles have a proposal `{id}`; write `<article>/{id}`"),
        (None, _) => {
            if desk.run.briefing.claims.iter().any(|c| c.id == id) {
                bail!("the claim `{id}` is not proposed: it was accepted already");
            }
            match nearest(id, all.iter().map(|p| p.id.as_str())) {
                Some(near) => bail!("nothing proposed is called `{id}`; did you mean `{near}`?"),
                None => bail!("nothing proposed is called `{id}`; `briefing review --list` lists what is"),
            }
        }
    }
}

impl Proposal {
    pub fn claim<'a>(&self, desk: &'a Desk) -> Option<&'a Claim> {
        self.claim.map(|ix| desk.run.briefing.claim(ix))
    }

    pub fn path<'a>(&self, desk: &'a Desk) -> &'a str {
        &desk.run.files.get(self.entry.file).path
    }

    pub fn index(&self) -> usize {
        self.entry.index.unwrap_or(0) as usize
    }

    /// The line on which it begins.
    pub fn line(&self, desk: &Desk) -> usize {
        let text = &desk.run.files.get(self.entry.file).text;
        let spans = crate::parse::Spans::new(&desk.run.files);
        line_column(text, spans.range(&self.entry.place()).start).line
    }

    /// How sure the import was, in per cent, and why.
    pub fn remark(&self, desk: &Desk) -> Option<(u8, String)> {
        let file = desk.run.files.get(self.entry.file);
        let entry = Sheet::new(&file.path, &file.text).entry(self.entry.list, self.index()).ok()?;
        entry.comments.iter().find_map(|c| read_remark(c).map(|(sure, why)| (sure, why.to_owned())))
    }

    /// Of how many kinds the subject is: `number`, `deadline` or `question`, and its id.
    pub fn subject(&self) -> (&'static str, &str) {
        let d = &self.draft;
        let named = [("number", &d.number), ("deadline", &d.deadline), ("question", &d.question)];
        named.into_iter().find_map(|(kind, id)| Some((kind, id.as_deref()?))).unwrap_or(("nothing", ""))
    }
}

//! Text to drafts: YAML and front matter, with every mistake reported and the rest kept.
//!
//! The only user of the YAML and Markdown crates. Nothing is looked up here: see `resolve`.

use crate::finding::{Checked, Finding, Rule};
use crate::text::{File, FileId, Files, Kept, Place, kept_or};
use draft::*;
use front::Split;
use layout::Kind;
use rayon::prelude::*;
use yaml::Yaml;

mod conflict;
mod decode;
pub mod draft;
pub mod edit;
mod escapes;
mod front;
mod item;
mod layout;
pub mod markdown;
mod scan;
mod shape;
mod span;
mod syntax;
mod tree;
mod yaml;

pub use item::{Body, Item};
pub use span::{Spans, span};

/// Most findings reported of one file.
const FINDINGS_LIMIT: usize = 200;

/// What one file holds, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    Site {
        file: FileId,
        site: Box<SiteDraft>,
    },
    Actors {
        file: FileId,
        list: Vec<Item<ActorDraft>>,
    },
    Numbers {
        file: FileId,
        list: Vec<Item<NumberDraft>>,
    },
    Deadlines {
        file: FileId,
        list: Vec<Item<DeadlineDraft>>,
    },
    Questions {
        file: FileId,
        list: Vec<Item<QuestionDraft>>,
    },
    Events {
        file: FileId,
        list: Vec<Item<EventDraft>>,
    },
    Wordings {
        file: FileId,
        list: Vec<Item<WordingDraft>>,
    },
    Corrections {
        file: FileId,
        list: Vec<Item<CorrectionDraft>>,
    },
    Editions {
        file: FileId,
        list: Vec<Item<EditionDraft>>,
    },
    Removed {
        file: FileId,
        list: Vec<Item<RemovedDraft>>,
    },
    /// `claims` are taken out of the front matter, so that one bad claim does not lose the others.
    Article {
        file: FileId,
        id: String,
        front: Box<ArticleDraft>,
        claims: Vec<Item<ClaimDraft>>,
        body: Body,
    },
    /// `articles/<id>.claims.yaml`
    Claims {
        file: FileId,
        article: String,
        claims: Vec<Item<ClaimDraft>>,
    },
    Note {
        file: FileId,
        id: String,
        front: Box<NoteDraft>,
        body: Body,
    },
    Page {
        file: FileId,
        id: String,
        front: Box<PageDraft>,
        body: Body,
    },
}

/// Reads what the editor typed in every file below `content/`, in the order of the files.
///
/// Originals and themes are not drafts; of them only what is not UTF-8 or too long is reported.
pub fn parse(files: &Files) -> Checked<Vec<Draft>> {
    parse_again(files, None)
}

/// What one file came to.
type Parsed = (Option<Draft>, Vec<Finding>);
/// What files came to before.
pub type Memory = Kept<Parsed>;

/// The same, where what files came to before may be kept.
pub fn parse_again(files: &Files, memory: Option<&Memory>) -> Checked<Vec<Draft>> {
    let all: Vec<(FileId, &File)> = files.iter().collect();
    let one = |(id, file): &(FileId, &File)| kept_or(memory, || files.digest(*id), || parse_file(*id, file));
    let read: Vec<Parsed> = all.par_iter().map(one).collect();
    let mut checked = Checked::new(Vec::new());
    let beside =
        |id: FileId| layout::text_beside(&files.get(id).path).is_some_and(|path| files.by_path(&path).is_some());
    for ((id, _), (draft, findings)) in all.iter().zip(read) {
        checked.value.extend(draft);
        checked.findings.extend(findings.into_iter().filter(|_| !beside(*id)));
    }
    let site = files.by_path("content/site.yaml");
    let is_there = site.is_some_and(|id| !is_blank(files.get(id)));
    if let (false, Some(id)) = (is_there, site.or_else(|| files.under("content/").next().map(|(id, _)| id))) {
        let message = "the file `content/site.yaml` is missing or empty";
        let finding = Finding::new(Rule::MissingField, Place::file(id), message)
            .help("it holds at least `title` and `as_of`; `briefing init` writes one");
        checked.findings.push(finding);
    }
    checked
}

fn is_blank(file: &File) -> bool {
    file.text.trim().is_empty() && file.too_long.is_none() && file.link.is_none()
}

/// True of a picture or a print-out among the originals.
fn is_no_text(file: &File) -> bool {
    !file.path.ends_with(".txt") && (file.invalid_at.is_some() || file.too_long.is_some())
}

fn parse_file(id: FileId, file: &File) -> (Option<Draft>, Vec<Finding>) {
    let mut findings = Vec::new();
    if let Some(link) = file.link {
        return (None, vec![layout::not_followed(id, &file.path, link)]);
    }
    if file.path.contains(char::is_control) {
        let finding =
            Finding::new(Rule::ControlCharacter, Place::file(id), "the name of a file holds a control character");
        findings.push(finding.help("rename the file"));
    }
    let kind = match file.path.strip_prefix("content/") {
        Some(path) => layout::kind(path),
        None if file.path.starts_with("originals:") => Kind::Text,
        None => return (None, findings),
    };
    if let Kind::Unknown = kind {
        return (None, vec![layout::not_used(id, &file.path)]);
    }
    if let (Kind::Text, true) = (&kind, is_no_text(file)) {
        return (None, vec![layout::not_searched(id, file)]);
    }
    if let Some(length) = file.too_long {
        let message = format!("the file has {} MiB and was not read", length.div_ceil(1024 * 1024));
        findings.push(Finding::new(Rule::FileTooLong, Place::file(id), message).help("split it, or move it elsewhere"));
        return (None, findings);
    }
    if let Some(at) = file.invalid_at {
        let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
        let finding = Finding::new(Rule::Encoding, Place::bytes(id, at..end), "this file is not UTF-8")
            .label("the first byte that is not")
            .help("save the file again as UTF-8");
        findings.push(finding);
    }
    let unmerged = if kind == Kind::Text { Vec::new() } else { conflict::findings(id, &file.text, FINDINGS_LIMIT) };
    if !unmerged.is_empty() {
        findings.extend(unmerged);
        return (None, findings);
    }
    let draft = draft_of(id, file, kind, &mut findings);
    if findings.len() > FINDINGS_LIMIT {
        let more = findings.len() - FINDINGS_LIMIT;
        findings.truncate(FINDINGS_LIMIT);
        let message = format!("{more} more remarks on this file are left out");
        findings.push(Finding::new(Rule::YamlTooMany, Place::file(id), message).help("mend the first ones"));
    }
    (draft, findings)
}

fn draft_of(file: FileId, of: &File, kind: Kind, findings: &mut Vec<Finding>) -> Option<Draft> {
    let whole = || Yaml::new(file, &of.text, 0);
    Some(match kind {
        Kind::Text | Kind::Unknown => return None,
        Kind::Site if is_blank(of) => return None,
        Kind::Site => Draft::Site { file, site: Box::new(yaml::map(&whole(), "site.yaml", findings)) },
        Kind::Actors => Draft::Actors { file, list: yaml::list(&whole(), ("actors.yaml", "an actor"), findings) },
        Kind::Numbers => Draft::Numbers { file, list: yaml::list(&whole(), ("numbers.yaml", "a number"), findings) },
        Kind::Deadlines => {
            Draft::Deadlines { file, list: yaml::list(&whole(), ("deadlines.yaml", "a deadline"), findings) }
        }
        Kind::Questions => {
            Draft::Questions { file, list: yaml::list(&whole(), ("questions.yaml", "a question"), findings) }
        }
        Kind::Events => Draft::Events { file, list: yaml::list(&whole(), ("events.yaml", "an event"), findings) },
        Kind::Wordings => {
            Draft::Wordings { file, list: yaml::list(&whole(), ("wordings.yaml", "a set of wordings"), findings) }
        }
        Kind::Corrections => {
            Draft::Corrections { file, list: yaml::list(&whole(), ("corrections.yaml", "a correction"), findings) }
        }
        Kind::Editions => {
            Draft::Editions { file, list: yaml::list(&whole(), ("editions.yaml", "an edition"), findings) }
        }
        Kind::Removed => {
            Draft::Removed { file, list: yaml::list(&whole(), ("removed.yaml", "a removed entry"), findings) }
        }
        Kind::Claims(article) => {
            let claims = yaml::list(&whole(), ("a file of claims", "a claim"), findings);
            Draft::Claims { file, article, claims }
        }
        Kind::Article(id) => {
            let (yaml, body) = front_matter(file, &of.text, findings)?;
            let take = |front: &mut ArticleDraft| std::mem::take(&mut front.claims);
            let (front, claims) = yaml::map_with_claims(&yaml, "an article", take, findings);
            Draft::Article { file, id, front: Box::new(front), claims, body }
        }
        Kind::Note(id) => {
            let (yaml, body) = front_matter(file, &of.text, findings)?;
            Draft::Note { file, id, front: Box::new(yaml::map(&yaml, "a note", findings)), body }
        }
        Kind::Page(id) => {
            let (yaml, body) = front_matter(file, &of.text, findings)?;
            Draft::Page { file, id, front: Box::new(yaml::map(&yaml, "a page", findings)), body }
        }
    })
}

/// The front matter and the body; `None`, with a finding, where they cannot be told apart.
fn front_matter<'a>(file: FileId, text: &'a str, findings: &mut Vec<Finding>) -> Option<(Yaml<'a>, Body)> {
    let finding = match front::split(text) {
        Split::Parts { yaml, body } => {
            let body = Body { text: text[body..].to_owned(), start: body };
            return Some((Yaml::new(file, &text[yaml.clone()], yaml.start), body));
        }
        Split::Missing => Finding::new(Rule::FrontMatterMissing, Place::bytes(file, 0..0), "there is no front matter")
            .label("the file begins here")
            .help("begin with a line `---`, then keys such as `title: …`, then a line `---`"),
        Split::Open(fence) => {
            Finding::new(Rule::YamlSyntax, Place::bytes(file, fence), "the front matter has no closing `---`")
                .label("opened here")
                .help("write a line `---` after the last key")
        }
        Split::TooLong { fence, length } => {
            let message = format!("the front matter has {} KiB, more than 64", length.div_ceil(1024));
            Finding::new(Rule::FrontMatterTooLong, Place::bytes(file, fence), message).label("begins here").help(
                "move the claims into `<article>.claims.yaml` beside the article, or close the front matter sooner",
            )
        }
    };
    findings.push(finding);
    None
}

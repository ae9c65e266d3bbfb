//! Which file below `content/` is what.

use crate::finding::{Finding, Rule, Severity, nearest};
use crate::text::{File, FileId, Link, Place};

/// What a file holds, with its id where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Site,
    Actors,
    Numbers,
    Deadlines,
    Questions,
    Events,
    Wordings,
    Corrections,
    Editions,
    Removed,
    Article(String),
    Claims(String),
    Note(String),
    Page(String),
    /// Text that is no draft: a lock, an original.
    Text,
    Unknown,
}

const FILES: [(&str, Kind); 12] = [
    ("site.yaml", Kind::Site),
    ("actors.yaml", Kind::Actors),
    ("numbers.yaml", Kind::Numbers),
    ("deadlines.yaml", Kind::Deadlines),
    ("questions.yaml", Kind::Questions),
    ("events.yaml", Kind::Events),
    ("wordings.yaml", Kind::Wordings),
    ("corrections.yaml", Kind::Corrections),
    ("editions.yaml", Kind::Editions),
    ("removed.yaml", Kind::Removed),
    ("originals.lock", Kind::Text),
    ("published.lock", Kind::Text),
];
/// Holds registries of what is proposed, under the same names.
const PROPOSED: &str = "proposed";
const REGISTRIES: [(&str, Kind); 5] = [
    ("actors.yaml", Kind::Actors),
    ("numbers.yaml", Kind::Numbers),
    ("deadlines.yaml", Kind::Deadlines),
    ("questions.yaml", Kind::Questions),
    ("wordings.yaml", Kind::Wordings),
];
const FOLDERS: [&str; 3] = ["articles", "disagreements", "pages"];

/// `path` is below `content/`.
pub fn kind(path: &str) -> Kind {
    if let Some((_, kind)) = FILES.iter().find(|(name, _)| *name == path) {
        return kind.clone();
    }
    let Some((folder, name)) = path.split_once('/') else { return Kind::Unknown };
    if folder == PROPOSED {
        return REGISTRIES.iter().find(|(n, _)| *n == name).map_or(Kind::Unknown, |(_, kind)| kind.clone());
    }
    let stem = |suffix: &str| {
        name.strip_suffix(suffix).filter(|stem| !stem.is_empty() && !stem.contains('/')).map(str::to_owned)
    };
    let found = match folder {
        "articles" => stem(".claims.yaml").map(Kind::Claims).or_else(|| stem(".md").map(Kind::Article)),
        "disagreements" => stem(".md").map(Kind::Note),
        "pages" => stem(".md").map(Kind::Page),
        _ => None,
    };
    found.unwrap_or(Kind::Unknown)
}

/// The remark on a link that was not followed.
pub fn not_followed(file: FileId, path: &str, link: Link) -> Finding {
    let (private, shown) = match path.strip_prefix("originals:") {
        Some(below) => (true, format!("originals/{below}")),
        None => (false, path.to_owned()),
    };
    let folder = match path.split('/').collect::<Vec<_>>().as_slice() {
        ["themes", name, _, ..] => format!("themes/{name}/"),
        [_] if private => "originals/".to_owned(),
        [first, ..] => format!("{}/", if private { "originals" } else { first }),
        [] => String::new(),
    };
    let (where_to, help) = match link {
        Link::Out => (format!("leads out of `{folder}`"), format!("put a copy of the file into `{folder}`")),
        Link::Folder => (
            "leads to a folder inside the same folder".to_owned(),
            "its files are read where they lie, and nothing through the link: delete the link".to_owned(),
        ),
        Link::Nowhere => ("leads nowhere".to_owned(), "delete it, or put the file in its place".to_owned()),
    };
    let mut finding =
        Finding::new(Rule::LinkNotFollowed, Place::file(file), format!("`{shown}` is a link that {where_to}"));
    // A private text that is there and not read is not looked for in the site.
    if link == Link::Folder || private && link == Link::Nowhere {
        finding.severity = Severity::Warning;
    }
    finding.help(help)
}

/// Where the text of a private file that is none lies: `a.txt` beside `a.pdf`.
pub fn text_beside(path: &str) -> Option<String> {
    let (stem, ending) = path.strip_prefix("originals:")?.rsplit_once('.')?;
    (ending != "txt").then(|| format!("originals:{stem}.txt"))
}

/// The remark on a private file that cannot be read as text.
pub fn not_searched(file: FileId, of: &File) -> Finding {
    let message = format!("nothing of `{}` is looked for in the site", of.path.trim_start_matches("originals:"));
    let mut finding = Finding::new(Rule::Encoding, Place::file(file), message).help(
        "it is no text in UTF-8: save its text beside it as a .txt file, so that the site can be searched for it",
    );
    finding.severity = Severity::Warning;
    finding
}

/// The remark on a file of no kind. `path` begins with `content/`.
pub fn not_used(file: FileId, path: &str) -> Finding {
    let finding = Finding::new(Rule::FileNotUsed, Place::file(file), format!("nothing reads `{path}`"));
    let below = path.strip_prefix("content/").unwrap_or(path);
    finding.help(match below.split_once('/') {
        None => {
            let names = FILES.iter().map(|(name, _)| *name);
            // `actors.yml` is one letter from `actors.yaml`, `actor.json` is not, but means it.
            let stem = below.split('.').next().unwrap_or(below);
            let meant = nearest(below, names.clone())
                .or_else(|| names.clone().find(|n| nearest(stem, [n.split('.').next().unwrap_or(n)]).is_some()));
            match meant {
                Some(name) => format!("did you mean `content/{name}`?"),
                None => format!("files here are {}", names.collect::<Vec<_>>().join(", ")),
            }
        }
        Some((folder, rest)) if FOLDERS.contains(&folder) => match (folder, rest.contains('/')) {
            (_, true) => format!("files stand directly in `content/{folder}/`, not in folders of their own"),
            ("articles", _) => "articles are `<id>.md`, claims beside them `<id>.claims.yaml`".to_owned(),
            _ => format!("files in `content/{folder}/` are `<id>.md`"),
        },
        Some((PROPOSED, _)) => {
            let names = REGISTRIES.iter().map(|(name, _)| *name);
            format!("files in `content/{PROPOSED}/` are {}", names.collect::<Vec<_>>().join(", "))
        }
        Some((folder, _)) => match nearest(folder, FOLDERS) {
            Some(near) => format!("did you mean the folder `content/{near}/`?"),
            None => "folders here are articles, disagreements and pages".to_owned(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_decide_what_a_file_is() {
        for (path, expected) in [
            ("site.yaml", Kind::Site),
            ("events.yaml", Kind::Events),
            ("originals.lock", Kind::Text),
            ("articles/a-1.md", Kind::Article("a-1".into())),
            ("articles/a-1.claims.yaml", Kind::Claims("a-1".into())),
            ("disagreements/x.md", Kind::Note("x".into())),
            ("pages/about.md", Kind::Page("about".into())),
            ("proposed/actors.yaml", Kind::Actors),
            ("proposed/wordings.yaml", Kind::Wordings),
            ("proposed/site.yaml", Kind::Unknown),
            ("articles/.md", Kind::Unknown),
            ("articles/2021/a.md", Kind::Unknown),
            ("articles/a.yaml", Kind::Unknown),
            ("actors.yml", Kind::Unknown),
            ("notes/x.md", Kind::Unknown),
        ] {
            assert_eq!(kind(path), expected, "{path}");
        }
    }

    #[test]
    fn a_misnamed_file_is_offered_the_right_name() {
        for (path, expected) in [
            ("content/actors.yml", "`content/actors.yaml`"),
            ("content/actor.yaml", "`content/actors.yaml`"),
            ("content/deadlines.json", "`content/deadlines.yaml`"),
            ("content/article/a.md", "`content/articles/`"),
            ("content/articles/a.txt", "`<id>.md`"),
            ("content/articles/2021/a.md", "directly"),
            ("content/README.md", "site.yaml"),
        ] {
            let finding = not_used(FileId(0), path);
            assert!(finding.help.as_deref().unwrap_or_default().contains(expected), "{path}: {:?}", finding.help);
        }
    }
}

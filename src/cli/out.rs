//! Where a site may be written to: a folder for it alone, never one in which its editor keeps something else.

use anyhow::{Context, bail};
use std::path::{Component, Path, PathBuf};

/// What this folder is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Is,
    Holds,
    LiesIn,
}

/// # Errors
/// It belongs to another briefing; or the output folder is, holds or lies in the content, the originals, the themes or a git repository's data, or it is or
/// holds the site's folder or the user's own.
pub fn check(out: &Path, site: &Path, originals: Option<&Path>) -> anyhow::Result<()> {
    let at = resolved(out)?;
    if at.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git")) {
        bail!(refusal(out, Relation::LiesIn, "the folder .git"));
    }
    if let Some((relation, what)) = of_another(&at, &resolved(site)?) {
        bail!(refusal(out, relation, what));
    }
    for (what, folder, may_hold) in keepers(site, originals) {
        match relation(&at, &resolved(&folder)?) {
            Some(Relation::LiesIn) if may_hold => {}
            Some(relation) => bail!(refusal(out, relation, what)),
            None => {}
        }
    }
    Ok(())
}

/// What the folder is to another briefing that it is or lies in.
fn of_another(at: &Path, site: &Path) -> Option<(Relation, &'static str)> {
    let mut others = at.ancestors().filter(|folder| *folder != site && folder.join("content/site.yaml").is_file());
    others.find_map(|other| {
        let below = at.strip_prefix(other).ok()?;
        let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().to_lowercase());
        match first.as_deref() {
            None => Some((Relation::Is, "the folder of another briefing")),
            Some("content") => Some((Relation::LiesIn, "the content of another briefing")),
            Some("originals") => Some((Relation::LiesIn, "the originals of another briefing")),
            Some("themes") => Some((Relation::LiesIn, "the themes of another briefing")),
            Some(_) => None,
        }
    })
}

/// The folders that must not be written to, and whether the output folder may lie in them all the same.
fn keepers(site: &Path, originals: Option<&Path>) -> Vec<(&'static str, PathBuf, bool)> {
    let mut all = vec![
        ("the site's own folder", site.to_owned(), true),
        ("the folder content", site.join("content"), false),
        ("the folder originals", site.join("originals"), false),
        ("the folder themes", site.join("themes"), false),
        ("the folder .git", site.join(".git"), false),
    ];
    all.extend(originals.map(|folder| ("the folder of the originals", folder.to_owned(), false)));
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    all.extend(home.map(|home| ("your home folder", home, true)));
    all
}

fn relation(out: &Path, other: &Path) -> Option<Relation> {
    if out == other {
        Some(Relation::Is)
    } else if other.starts_with(out) {
        Some(Relation::Holds)
    } else {
        out.starts_with(other).then_some(Relation::LiesIn)
    }
}

fn refusal(out: &Path, relation: Relation, what: &str) -> String {
    let relation = match relation {
        Relation::Is => "is",
        Relation::Holds => "holds",
        Relation::LiesIn => "lies in",
    };
    let out = out.display();
    format!("the site cannot be written to {out}, which {relation} {what}; name a folder for it alone with --out")
}

/// The path without links and `..`, also where nothing is there yet.
fn resolved(path: &Path) -> anyhow::Result<PathBuf> {
    let absolute = std::path::absolute(path).with_context(|| format!("cannot tell where {} is", path.display()))?;
    let mut out = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
        // A drive alone is the folder last used on it.
        if !matches!(part, Component::Prefix(_))
            && let Ok(real) = out.canonicalize()
        {
            out = real;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        for folder in ["content/articles", "themes/own", ".git/objects"] {
            std::fs::create_dir_all(site.join(folder)).unwrap();
        }
        std::fs::create_dir(dir.path().join("texts")).unwrap();
        (dir, site)
    }

    #[test]
    fn folders_that_hold_something_else_are_refused() {
        let (dir, site) = site();
        let texts = dir.path().join("texts");
        let refused = |out: &Path| {
            let why = check(out, &site, Some(&texts)).err().map(|e| e.to_string());
            why.and_then(|why| Some(why.split_once(", which ")?.1.split_once(';')?.0.to_owned()))
        };
        for (out, why) in [
            (".", "is the site's own folder"),
            ("..", "holds the site's own folder"),
            ("../..", "holds the site's own folder"),
            ("/", "holds the site's own folder"),
            ("content", "is the folder content"),
            ("content/", "is the folder content"),
            ("./public/../content", "is the folder content"),
            ("content/articles", "lies in the folder content"),
            ("content/not/yet", "lies in the folder content"),
            ("not/../content/yet", "lies in the folder content"),
            ("originals", "is the folder originals"),
            ("originals/site", "lies in the folder originals"),
            ("themes", "is the folder themes"),
            ("themes/own/public", "lies in the folder themes"),
            (".git", "lies in the folder .git"),
            (".git/public", "lies in the folder .git"),
            ("../other/.git/public", "lies in the folder .git"),
            ("../texts", "is the folder of the originals"),
            ("../texts/public", "lies in the folder of the originals"),
        ] {
            assert_eq!(refused(&site.join(out)).as_deref(), Some(why), "{out}");
        }
        for out in ["public", "docs/not/yet", "../elsewhere", "contents", "originals.public", "public/content"] {
            assert_eq!(refused(&site.join(out)), None, "{out}");
        }
        let home = std::env::home_dir().unwrap();
        assert_eq!(refused(&home).as_deref(), Some("is your home folder"));
        assert_eq!(refused(&home.join("a-site-of-mine")), None);
    }

    #[test]
    fn another_briefing_is_left_alone() {
        let (dir, site) = site();
        let other = dir.path().join("other");
        std::fs::create_dir_all(other.join("content")).unwrap();
        std::fs::write(other.join("content/site.yaml"), "").unwrap();
        for out in ["", "content", "content/new", "originals", "originals/new", "themes/own", "public/../content"] {
            let why = check(&other.join(out), &site, None).unwrap_err().to_string();
            assert!(why.contains("another briefing"), "{out}: {why}");
        }
        for out in ["public", "docs/content", "contents"] {
            assert!(check(&other.join(out), &site, None).is_ok(), "{out}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_do_not_hide_where_a_folder_is() {
        let (dir, site) = site();
        let link = |to: &Path, name: &str| std::os::unix::fs::symlink(to, dir.path().join(name)).unwrap();
        link(&site.join("content"), "a");
        link(&site, "b");
        link(&dir.path().join("texts"), "site/originals");
        for out in ["a", "a/public", "b", "b/content", "b/themes/new", "b/../site", "texts", "texts/public"] {
            assert!(check(&dir.path().join(out), &site, None).is_err(), "{out}");
        }
        for out in ["b/public", "c"] {
            assert!(check(&dir.path().join(out), &site, None).is_ok(), "{out}");
        }
    }
}

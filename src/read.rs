//! Reads the project from disk: content, originals and themes, as text. Nothing is understood here.
//!
//! The only reader of an editor's files. Trouble with the disk is an error; trouble with what a file holds is kept in
//! the [`File`] and reported by `parse`.

use crate::text::{File, Files, Link};
use anyhow::{Context, bail};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Most bytes read of one file.
pub const FILE_LIMIT: u64 = 16 * 1024 * 1024;

/// Begins the paths of originals.
const ORIGINALS: &str = "originals:";

const SITE: &str = "content/site.yaml";

/// Reads the site in `root`.
///
/// - `content/`: every file, so that one under a wrong name can be reported. A missing `site.yaml` is there as an empty
///   file.
/// - originals: every file of the given folder, or of `originals/`, which need not exist: whatever its ending, it is
///   private. Their paths become `originals:` and the path below that folder, so that a report never tells where an editor
///   keeps private texts.
/// - `themes/<theme>/`: the files that are text. Fonts and pictures of a theme are copied elsewhere.
///
/// Hidden files are passed over, but for those of the originals: they are private texts too. A symbolic link is followed only where it leads to a file inside the folder that is
/// being read; of any other only its name and where it leads are kept.
///
/// # Errors
/// A folder or file that cannot be read, a missing or empty `content/`, a missing folder of originals or theme that
/// was asked for by name.
pub fn read(root: &Path, originals: Option<&Path>, theme: Option<&str>) -> anyhow::Result<Files> {
    let mut files = Vec::new();
    let content = root.join("content");
    if !content.is_dir() {
        bail!(
            "there is no folder `{}`: run this in a briefing's folder, or make one with `briefing init`",
            content.display()
        );
    }
    read_folder(&content, "content/", &mut files)?;
    if files.is_empty() {
        bail!("the folder `{}` is empty: `briefing init` writes a small working site", content.display());
    }
    if files.iter().all(|f| f.path != SITE) {
        // Something for the finding that it is missing to stand in.
        files.push(File::new(SITE, ""));
    }
    match originals {
        Some(folder) if !folder.is_dir() => {
            bail!("there is no folder `{}` with originals: check the path", folder.display())
        }
        Some(folder) => read_folder(folder, ORIGINALS, &mut files)?,
        None => {
            let folder = root.join("originals");
            if folder.is_dir() {
                read_folder(&folder, ORIGINALS, &mut files)?;
            }
        }
    }
    if let Some(theme) = theme {
        let themes = root.join("themes");
        if theme.is_empty() || theme.contains(['/', '\\']) || theme == ".." || theme == "." {
            bail!("`{theme}` is no name of a theme: a theme is a folder directly below `themes/`");
        }
        let folder = themes.join(theme);
        let home = themes.canonicalize().ok().filter(|_| folder.is_symlink());
        let link = home.and_then(|home| odd(&folder, &home)).filter(|link| *link != Link::Folder);
        if let Some(link) = link {
            files.push(File { link: Some(link), ..File::new(format!("themes/{theme}"), "") });
        } else if folder.is_dir() {
            let start = files.len();
            read_folder(&folder, &format!("themes/{theme}/"), &mut files)?;
            let read: Vec<File> = files.drain(start..).filter(|f| f.invalid_at.is_none()).collect();
            files.extend(read);
        }
    }
    Ok(Files::new(files))
}

/// `content/site.yaml` alone: it says where the originals lie and which theme is used. `None` where there is none.
///
/// # Errors
/// A file that is there and cannot be read.
pub fn settings(root: &Path) -> anyhow::Result<Option<File>> {
    let path = root.join(SITE);
    let home = root.join("content").canonicalize().ok();
    let followed = !path.is_symlink() || home.is_some_and(|home| odd(&path, &home).is_none());
    if followed && path.is_file() { read_file(&path, SITE.to_owned()).map(Some) } else { Ok(None) }
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<File>) -> anyhow::Result<()> {
    let home = folder
        .canonicalize()
        .with_context(|| format!("cannot read the folder `{}`: is it yours?", folder.display()))?;
    let is_private = prefix == ORIGINALS;
    let wanted = |e: &DirEntry| e.depth() == 0 || if is_private { !is_of_git(e) } else { !is_hidden(e.path()) };
    let name = |path: &Path| format!("{prefix}{}", below(path, folder));
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(wanted) {
        let entry = entry.with_context(|| format!("cannot list the folder `{}`", folder.display()))?;
        let path = entry.path();
        if is_private && entry.depth() == 0 {
            // Wherever it lies, it is the folder that was asked for.
            continue;
        }
        let link = if entry.path_is_symlink() { odd(path, &home) } else { None };
        if let Some(link) = link {
            // A link out of the site would publish what was never meant for it.
            files.push(File { link: Some(link), ..File::new(name(path), "") });
        } else if entry.path_is_symlink() || entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    let read = |path: &PathBuf| read_file(path, name(path));
    let read = found.par_iter().map(read).collect::<anyhow::Result<Vec<File>>>()?;
    // What systems and editors leave in a folder is hidden and no text.
    let is_litter = |path: &Path, file: &File| is_hidden(path) && file.invalid_at.is_some();
    files.extend(found.iter().zip(read).filter(|(path, file)| !is_litter(path, file)).map(|(_, file)| file));
    Ok(())
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// What git keeps in a folder for itself.
fn is_of_git(entry: &DirEntry) -> bool {
    [".git", ".gitignore", ".gitattributes"].iter().any(|name| entry.file_name() == *name)
}

/// Why a symbolic link is not followed by who reads the folder `home`.
fn odd(link: &Path, home: &Path) -> Option<Link> {
    match link.canonicalize() {
        Err(_) => Some(Link::Nowhere),
        Ok(to) if !to.starts_with(home) => Some(Link::Out),
        Ok(to) => (!to.is_file()).then_some(Link::Folder),
    }
}

/// The path below a folder with `/` on every system.
fn below(path: &Path, folder: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    parts.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// How often a file is read that changes meanwhile.
const ATTEMPTS: u32 = 5;

fn read_file(path: &Path, name: String) -> anyhow::Result<File> {
    let advice = || format!("cannot read `{}`: check that it is there and that you may read it", path.display());
    let look = || -> anyhow::Result<(u64, Option<std::time::SystemTime>)> {
        let m = std::fs::metadata(path).with_context(advice)?;
        Ok((m.len(), m.modified().ok()))
    };
    for attempt in 1..=ATTEMPTS {
        let before = look()?;
        if before.0 > FILE_LIMIT {
            return Ok(File { too_long: Some(before.0), ..File::new(name, "") });
        }
        let bytes = std::fs::read(path).with_context(advice)?;
        if bytes.len() as u64 == before.0 && look()? == before {
            return Ok(decode(name, bytes));
        }
        // Half of an old and half of a new text would be neither.
        std::thread::sleep(std::time::Duration::from_millis(20 * u64::from(attempt)));
    }
    bail!("`{}` changes while it is being read: build again when it is written", path.display())
}

/// Bytes to text. A byte order mark is dropped: editors do not count it, so lines and columns stay what they show.
/// Line ends are kept as they are.
pub fn decode(path: String, bytes: Vec<u8>) -> File {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => File::new(path, text),
        Err(error) => {
            let invalid_at = Some(error.utf8_error().valid_up_to());
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            File { invalid_at, ..File::new(path, text) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        dir
    }

    fn paths(files: &Files) -> Vec<String> {
        files.iter().map(|(_, f)| f.path.clone()).collect()
    }

    #[test]
    fn content_originals_and_the_theme_are_read_and_nothing_else() {
        let dir = site(&[
            ("content/site.yaml", b"title: x\n"),
            ("content/articles/a.md", b"---\n---\n"),
            ("content/.hidden", b"x"),
            ("content/articles/.a.md.swp", b"x"),
            ("originals/a.txt", b"text"),
            ("originals/b.html", b"<p>text"),
            ("originals/.gitignore", b"*"),
            ("originals/.git/HEAD", b"x"),
            ("originals/.hidden", b"text"),
            ("originals/.git2/x.txt", b"text"),
            ("originals/.DS_Store", b"\xff\xfe\x00"),
            ("themes/plain/page.html", b"{{ x }}"),
            ("themes/plain/font.woff2", b"\xff\xfe\x00"),
            ("themes/other/page.html", b"x"),
            ("public/index.html", b"x"),
        ]);
        let files = read(dir.path(), None, Some("plain")).unwrap();
        assert_eq!(
            paths(&files),
            [
                "content/articles/a.md",
                "content/site.yaml",
                "originals:.git2/x.txt",
                "originals:.hidden",
                "originals:a.txt",
                "originals:b.html",
                "themes/plain/page.html"
            ]
        );
    }

    #[test]
    fn originals_may_lie_elsewhere() {
        let dir = site(&[("content/site.yaml", b""), ("originals/a.txt", b"here"), ("else/where/b.txt", b"there")]);
        let files = read(dir.path(), Some(&dir.path().join("else")), None).unwrap();
        assert_eq!(paths(&files), ["content/site.yaml", "originals:where/b.txt"]);
        let error = read(dir.path(), Some(&dir.path().join("nowhere")), None).unwrap_err().to_string();
        assert!(error.contains("nowhere") && error.contains("originals"), "{error}");
    }

    #[test]
    fn a_folder_that_is_no_site_is_told_how_to_become_one() {
        for files in [&[][..], &[("content/.keep", &b""[..])]] {
            let error = read(site(files).path(), None, None).unwrap_err().to_string();
            assert!(error.contains("briefing init"), "{error}");
        }
    }

    #[test]
    fn a_theme_is_a_name_and_not_a_path() {
        let dir = site(&[("content/site.yaml", b""), ("secret/a.html", b"x")]);
        for theme in ["../secret", "..", "", "a/b"] {
            assert!(read(dir.path(), None, Some(theme)).is_err(), "{theme}");
        }
    }

    #[test]
    fn text_is_decoded_without_guessing() {
        for (bytes, text, invalid_at) in [
            (&b"\xef\xbb\xbfa: b\r\n"[..], "a: b\r\n", None),
            (b"a\xffb", "a\u{fffd}b", Some(1)),
            (b"\xef\xbb\xbf\xc3\xa9\xc3", "\u{e9}\u{fffd}", Some(2)),
            (b"", "", None),
        ] {
            let file = decode("x".into(), bytes.to_vec());
            assert_eq!((file.text.as_str(), file.invalid_at), (text, invalid_at));
        }
    }

    #[test]
    fn a_huge_file_is_named_and_not_read() {
        let dir = site(&[("content/site.yaml", b"")]);
        let huge = fs::File::create(dir.path().join("content/film.md")).unwrap();
        huge.set_len(FILE_LIMIT + 1).unwrap();
        let files = read(dir.path(), None, None).unwrap();
        let file = files.get(files.by_path("content/film.md").unwrap());
        assert_eq!((file.text.as_str(), file.too_long), ("", Some(FILE_LIMIT + 1)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_not_followed() {
        let dir = site(&[
            ("content/site.yaml", b""),
            ("content/pages/about.md", b"x"),
            ("originals/a.txt", b"x"),
            ("private/letter.md", b"x"),
            ("themes/mine/page.css", b"x"),
        ]);
        let link = |to: &str, at: &str| std::os::unix::fs::symlink(dir.path().join(to), dir.path().join(at)).unwrap();
        link("private/letter.md", "content/pages/letter.md");
        link("private", "content/articles");
        link("content/pages", "content/more");
        link("nowhere", "content/pages/gone.md");
        link("content/pages/about.md", "content/pages/same.md");
        link("private/letter.md", "originals/b.txt");
        link("private/letter.md", "themes/mine/b.css");
        link("originals", "texts");
        let linked = read(dir.path(), Some(&dir.path().join("texts")), None).unwrap();
        assert!(linked.by_path("originals:a.txt").is_some() && linked.by_path("originals:").is_none());
        let files = read(dir.path(), None, Some("mine")).unwrap();
        let found: Vec<(&str, &str, Option<Link>)> =
            files.iter().map(|(_, f)| (f.path.as_str(), f.text.as_str(), f.link)).collect();
        assert_eq!(
            found,
            [
                ("content/articles", "", Some(Link::Out)),
                ("content/more", "", Some(Link::Folder)),
                ("content/pages/about.md", "x", None),
                ("content/pages/gone.md", "", Some(Link::Nowhere)),
                ("content/pages/letter.md", "", Some(Link::Out)),
                ("content/pages/same.md", "x", None),
                ("content/site.yaml", "", None),
                ("originals:a.txt", "x", None),
                ("originals:b.txt", "", Some(Link::Out)),
                ("themes/mine/b.css", "", Some(Link::Out)),
                ("themes/mine/page.css", "x", None),
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn settings_and_themes_are_not_read_through_a_link_out_of_the_site() {
        let dir =
            site(&[("content/pages/a.md", b""), ("private/site.yaml", b"theme: mine\n"), ("private/t/a.css", b"x")]);
        std::fs::create_dir(dir.path().join("themes")).unwrap();
        let link = |to: &str, at: &str| std::os::unix::fs::symlink(dir.path().join(to), dir.path().join(at)).unwrap();
        link("private/site.yaml", "content/site.yaml");
        link("private/t", "themes/mine");
        assert!(settings(dir.path()).unwrap().is_none());
        let files = read(dir.path(), None, Some("mine")).unwrap();
        let links: Vec<&str> = files.iter().filter(|(_, f)| f.link.is_some()).map(|(_, f)| f.path.as_str()).collect();
        assert_eq!(links, ["content/site.yaml", "themes/mine"]);
        assert!(files.by_path("themes/mine/a.css").is_none());
    }
}

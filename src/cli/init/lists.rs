//! The lists that git reads, in a folder that has them already: what they lack of ours is added at their end.

use crate::durable;
use anyhow::Context;
use std::fs;
use std::path::Path;

/// The lines that were added: those of `ours` that say something and are not there.
///
/// # Errors
/// The file cannot be read or written.
pub fn add(path: &Path, ours: &str) -> anyhow::Result<Vec<String>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let theirs = String::from_utf8_lossy(&bytes);
    // In a list of attributes git passes over blanks at both ends of a line, in a list of what it ignores only behind it.
    let trim = if path.ends_with(".gitignore") { without_blanks_behind } else { str::trim };
    let lacks = lacking(&theirs, ours, trim);
    if lacks.is_empty() {
        return Ok(lacks);
    }
    let end = if theirs.is_empty() || theirs.ends_with('\n') { "" } else { "\n" };
    let text = format!("{end}# Added by `briefing init`.\n{}\n", lacks.join("\n"));
    durable::write(path, &[&bytes, text.as_bytes()].concat())
        .with_context(|| format!("cannot add to {}; is it read-only?", path.display()))?;
    Ok(lacks)
}

fn without_blanks_behind(line: &str) -> &str {
    line.trim_end_matches(' ')
}

fn lacking(theirs: &str, ours: &str, trim: fn(&str) -> &str) -> Vec<String> {
    let says = |line: &&str| !line.is_empty() && !line.starts_with('#');
    // A line that takes something back may take back what stands above it.
    let all: Vec<&str> = theirs.lines().map(trim).collect();
    let after = all.iter().rposition(|line| line.starts_with('!')).map_or(0, |i| i + 1);
    let there: Vec<&str> = all.into_iter().skip(after).map(bare).collect();
    ours.lines().map(str::trim).filter(says).filter(|line| !there.contains(&bare(line))).map(str::to_owned).collect()
}

/// `originals`, `/originals` and `originals/` all keep the folder out.
fn bare(line: &str) -> &str {
    line.trim_end_matches('/').trim_start_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_there_is_added() {
        let ours = "# Texts.\n/originals/\n/public/\n";
        for (theirs, expected) in [
            ("", &["/originals/", "/public/"][..]),
            ("node_modules\n", &["/originals/", "/public/"]),
            ("originals\n", &["/public/"]),
            ("/originals\r\npublic/\r\n", &[]),
            ("# originals\npublic/  ", &["/originals/"]),
            (" /originals/\n\tpublic/", &["/originals/", "/public/"]),
            ("/originals/\n !/originals/keep.txt\npublic", &[]),
            ("/originals/\n!/originals/keep.txt\npublic\n", &["/originals/"]),
            ("my/originals\n/public", &["/originals/"]),
        ] {
            assert_eq!(lacking(theirs, ours, without_blanks_behind), expected, "{theirs:?}");
        }
    }

    #[test]
    fn attributes_may_be_indented() {
        assert!(lacking("  a.lock merge=union\t\n", "a.lock merge=union\n", str::trim).is_empty());
    }

    #[test]
    fn what_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".gitignore");
        for theirs in ["", "a", "a\n", "\u{e9}\r\n"] {
            fs::write(&path, theirs).unwrap();
            assert_eq!(add(&path, "/b/\n").unwrap(), ["/b/"]);
            let after = fs::read_to_string(&path).unwrap();
            assert!(after.starts_with(theirs) && after.lines().any(|l| l == "/b/"), "{after:?}");
            assert!(add(&path, "/b/\n").unwrap().is_empty());
            assert_eq!(fs::read_to_string(&path).unwrap(), after);
        }
    }
}

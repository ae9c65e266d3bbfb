//! What the host takes: remarks on a site that comes near the limits of GitHub Pages. It measures finished outputs and
//! stops nothing, for the site may be meant for another host.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};

/// Bytes of a site that GitHub Pages publishes, at most.
const SITE: u64 = 1_000_000_000;
/// From this part of it on there is something to say.
const NEAR: u64 = SITE / 10 * 8;
/// Git hosting warns of files over 50 MiB and refuses those over 100 MiB, which matters where the built site is committed.
const FILE: u64 = 50 * 1024 * 1024;

/// Remarks on outputs, each a path and its bytes. They stand at `site.yaml`, for no line of it is to blame.
pub fn check<'a>(outputs: impl IntoIterator<Item = (&'a str, u64)>, site: FileId) -> Vec<Finding> {
    let warn = |message: String| Finding::new(Rule::HostLimit, Place::file(site), message);
    let mut findings = Vec::new();
    let (mut all, mut files) = (0, 0);
    for (path, bytes) in outputs {
        all += bytes;
        files += 1;
        if bytes > FILE {
            let message = format!("the file `{path}` of the site has {} MiB", bytes / (1024 * 1024));
            findings.push(warn(message).help("where the built site is committed, GitHub takes no file over 100 MiB: split the subject, or publish with the workflow"));
        }
    }
    if all > NEAR {
        let what = if all > SITE { "more than" } else { "near" };
        let message = format!(
            "the site has {} MB in {files} files, {what} the 1,000 MB that GitHub Pages takes",
            all / 1_000_000
        );
        findings.push(warn(message).help("move older articles into a site of their own, or choose another host; a deployment that takes over 10 minutes is ended, too"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_near_the_limits_is_told_so_before_the_host_refuses_it() {
        let mb = 1_000_000;
        for (sizes, said) in [
            (&[1, 2, 3][..], &[][..]),
            (&[40 * mb; 20], &[]),
            (&[40 * mb; 21], &["840 MB in 21 files, near"]),
            (&[40 * mb; 26], &["1040 MB in 26 files, more than"]),
            (&[60 * mb], &["`0.html` of the site has 57 MiB"]),
        ] {
            let paths: Vec<String> = (0..sizes.len()).map(|i| format!("{i}.html")).collect();
            let found = check(paths.iter().map(String::as_str).zip(sizes.iter().copied()), FileId(0));
            assert_eq!(found.len(), said.len(), "{found:?}");
            assert!(found.iter().zip(said).all(|(f, s)| f.message.contains(s) && f.help.is_some()), "{found:?}");
        }
    }
}

//! What the last build wrote and how the files lay there, so that the next one need not read them again. It only saves
//! work: without it, or with one that is damaged, a build does the same and takes longer.
//!
//! A line a file: key of the page, digest, length, time of change, time of the entry, number of the file,
//! path. The last line is the digest of all others.

use crate::durable;
use crate::manifest::{digest, is_safe};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// First word of the file; changes with its form.
const FORM: &str = "briefing-cache-2";
/// A file that changed so shortly before it was looked at may change again without showing it.
const TICK: Duration = Duration::from_millis(50);

/// How a file lies on the disk. What was written to since has another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stat {
    pub len: u64,
    modified: u128,
    changed: u128,
    number: u64,
}

impl Stat {
    /// `None` where it is no file.
    pub fn of(path: &Path) -> Option<Stat> {
        let m = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let nanoseconds = |t: SystemTime| t.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let modified = m.modified().map(nanoseconds).ok()?;
        #[cfg(unix)]
        let (changed, number) = {
            use std::os::unix::fs::MetadataExt;
            let seconds = u64::try_from(m.ctime()).unwrap_or_default();
            (u128::from(seconds) * 1_000_000_000 + m.ctime_nsec().unsigned_abs() as u128, m.ino())
        };
        #[cfg(not(unix))]
        let (changed, number) = (modified, 0);
        Some(Stat { len: m.len(), modified, changed, number })
    }

    fn is_settled(&self, now: SystemTime) -> bool {
        let limit =
            now.checked_sub(TICK).and_then(|t| t.duration_since(UNIX_EPOCH).ok()).unwrap_or_default().as_nanos();
        self.changed.max(self.modified) < limit
    }
}

/// One file as the last build left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Empty for files without a template.
    pub key: String,
    pub digest: String,
    /// `None` where it was too new to be sure of.
    pub stat: Option<Stat>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cache {
    /// What beside the files has to be the same for keys to hold.
    pub stamp: String,
    /// All that the site was made from, as one digest; empty where the next build must make it again all the same.
    pub inputs: String,
    pub files: BTreeMap<String, Entry>,
}

impl Cache {
    /// Empty where there is none for this folder, or a damaged one.
    pub fn read(path: &Path, out: &str) -> Cache {
        std::fs::read_to_string(path).ok().and_then(|text| Cache::parse(&text, out)).unwrap_or_default()
    }

    fn parse(text: &str, out: &str) -> Option<Cache> {
        let (body, end) = text.trim_end_matches('\n').rsplit_once('\n')?;
        if digest(body.as_bytes()) != end {
            return None;
        }
        let mut lines = body.lines();
        let (form, stamp) = lines.next()?.split_once(' ')?;
        if form != FORM || lines.next()? != out {
            return None;
        }
        let inputs = lines.next()?.to_owned();
        let mut files = BTreeMap::new();
        for line in lines {
            let mut fields = line.splitn(7, ' ');
            let mut next = || fields.next();
            let (key, digest) = (next()?.to_owned(), next()?.to_owned());
            let (len, modified) = (next()?.parse().ok()?, next()?.parse().ok()?);
            let (changed, number) = (next()?.parse().ok()?, next()?.parse().ok()?);
            let path = next().filter(|p| is_safe(p))?.to_owned();
            let stat = (modified != 0).then_some(Stat { len, modified, changed, number });
            files.insert(path, Entry { key, digest, stat });
        }
        Some(Cache { stamp: stamp.to_owned(), inputs, files })
    }

    fn text(&self, out: &str, now: SystemTime) -> String {
        use std::fmt::Write as _;
        let mut text = format!("{FORM} {}\n{out}\n{}\n", self.stamp, self.inputs);
        for (path, e) in &self.files {
            let s = e.stat.filter(|s| s.is_settled(now)).unwrap_or_default();
            let _ = writeln!(text, "{} {} {} {} {} {} {path}", e.key, e.digest, s.len, s.modified, s.changed, s.number);
        }
        let end = digest(text.trim_end_matches('\n').as_bytes());
        text.push_str(&end);
        text.push('\n');
        text
    }

    /// Keeps it for the next build. `now` is a moment before the files were looked at.
    pub fn write(&self, path: &Path, out: &str, now: SystemTime) -> std::io::Result<()> {
        durable::write(path, self.text(out, now).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_and_damage_is_noticed() {
        let stat = Some(Stat { len: 3, modified: 5_000_000, changed: 6_000_000, number: 7 });
        let entry = |key: &str, stat| Entry { key: key.to_owned(), digest: digest(b"x"), stat };
        let files = [("a b.html", entry("k", stat)), ("b.json", entry("", None))];
        let cache =
            Cache { stamp: "s".into(), inputs: "i".into(), files: files.map(|(p, e)| (p.to_owned(), e)).into() };
        let text = cache.text("/out", SystemTime::now());
        assert_eq!(Cache::parse(&text, "/out"), Some(cache.clone()));
        assert_eq!(Cache::parse(&text, "/elsewhere"), None);
        for at in 0..text.len() - 1 {
            assert_eq!(Cache::parse(&text[..at], "/out"), None, "cut at {at}");
        }
        assert_eq!(Cache::parse(&text.replace("b.json", "c.json"), "/out"), None);
        let at_once = cache.text("/out", UNIX_EPOCH + Duration::from_millis(7));
        let read = Cache::parse(&at_once, "/out").unwrap();
        assert_eq!(read.files["a b.html"].stat, None, "too new to be sure");
    }
}

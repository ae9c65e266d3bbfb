//! The outputs of one build, by path, with a digest of each: what tells a browser whether what it shows is still so. And
//! the sink that the next build fills: it keeps what would be rendered alike.

use crate::render::{Output, Sink};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A built site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Held>,
    /// What said which private text may be shown when these files were searched for it.
    stamp: String,
    /// Path of the public address, beginning and ending with `/`.
    base: String,
    sheets: String,
    parts: String,
}

/// A file of a site.
#[derive(Clone, Debug)]
struct Held {
    bytes: Arc<[u8]>,
    /// By which it was made; empty for what has no template.
    key: String,
}

/// Takes the files of one build, and those of the site before where they are equal.
pub struct Filling<'a> {
    before: Option<&'a Site>,
    files: Mutex<BTreeMap<String, Held>>,
}

impl<'a> Filling<'a> {
    /// `stamp` as in `pipeline::stamp`: with another one everything is looked through again.
    pub fn new(before: Option<&'a Site>, stamp: &str) -> Filling<'a> {
        Filling { before: before.filter(|site| site.stamp == stamp), files: Mutex::default() }
    }

    /// All files that came.
    pub fn files(self) -> Files {
        Files(self.files.into_inner().unwrap_or_default())
    }

    fn take(&self, path: &str, held: Held) {
        if let Ok(mut files) = self.files.lock() {
            files.insert(path.to_owned(), held);
        }
    }
}

impl Sink for Filling<'_> {
    fn keeps(&self, path: &str, key: &str) -> bool {
        let held = self.before.and_then(|site| site.files.get(path)).filter(|held| held.key == key);
        held.inspect(|held| self.take(path, (*held).clone())).is_some()
    }

    fn put(&self, file: &Output, key: &str) -> anyhow::Result<bool> {
        let old = self.before.and_then(|site| site.files.get(&file.path)).filter(|old| *old.bytes == *file.bytes);
        // Words that are no part of the bytes may be others.
        let known = old.is_some() && file.words.is_none();
        let bytes = old.map_or_else(|| file.bytes.as_slice().into(), |old| old.bytes.clone());
        self.take(&file.path, Held { bytes, key: key.to_owned() });
        Ok(known)
    }
}

/// Files by their paths.
pub struct Files(BTreeMap<String, Held>);

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    File {
        path: &'a str,
        bytes: &'a [u8],
    },
    /// A folder was named without its last `/`; links of its page would lead astray.
    Elsewhere(String),
    Nothing,
}

impl Site {
    /// `base_url` as in site.yaml, `stamp` as in `pipeline::stamp`.
    pub fn new(files: Files, base_url: Option<&str>, stamp: String) -> Site {
        let mut site = Site { files: files.0, base: base_path(base_url), stamp, ..Site::default() };
        site.sheets = site.digest_of(&[".css"], "");
        site.parts = site.digest_of(&[".js", ".svg"], "assets/");
        site
    }

    /// This site with other files laid over its own.
    pub fn with(&self, files: Files, base_url: Option<&str>) -> Site {
        let mut all = self.files.clone();
        all.extend(files.0);
        Site::new(Files(all), base_url, self.stamp.clone())
    }

    fn digest_of(&self, ends: &[&str], below: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        let wanted = |path: &str| path.starts_with(below) && ends.iter().any(|e| path.ends_with(e));
        for (path, held) in self.files.iter().filter(|(path, _)| wanted(path)) {
            hasher.update(path.as_bytes()).update(&[0]).update(blake3::hash(&held.bytes).as_bytes());
        }
        short(hasher.finalize())
    }

    /// Path of the public address, beginning and ending with `/`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Changes with any style sheet.
    pub fn sheets(&self) -> &str {
        &self.sheets
    }

    /// Changes with any script or picture of the theme.
    pub fn parts(&self) -> &str {
        &self.parts
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// A file by its path below the output folder.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|held| &*held.bytes)
    }

    /// Files that are new, gone or other than in the site before.
    pub fn differs_from(&self, before: &Site) -> usize {
        let same = |a: &Held, b: &Held| Arc::ptr_eq(&a.bytes, &b.bytes) || a.bytes == b.bytes;
        let is_other = |path: &str, held: &Held| before.files.get(path).is_none_or(|old| !same(old, held));
        let other = self.files.iter().filter(|(path, held)| is_other(path, held)).count();
        other + before.files.keys().filter(|path| !self.files.contains_key(*path)).count()
    }

    /// Looks an address up as the host does: below the path of the public address, and also without it, so that both kinds
    /// of links can be tried.
    pub fn find(&self, address: &str) -> Found<'_> {
        let mut found = Found::Nothing;
        let without_base = address.strip_prefix(self.base.as_str());
        for path in [without_base, address.strip_prefix('/')].into_iter().flatten() {
            found = self.at(path, address);
            if found != Found::Nothing {
                return found;
            }
        }
        if format!("{address}/") == self.base {
            return Found::Elsewhere(self.base.clone());
        }
        found
    }

    fn at(&self, path: &str, address: &str) -> Found<'_> {
        let folder = path.is_empty() || path.ends_with('/');
        let name = if folder { format!("{path}index.html") } else { path.to_owned() };
        if let Some((path, held)) = self.files.get_key_value(&name) {
            return Found::File { path, bytes: &held.bytes };
        }
        if !folder && self.files.contains_key(&format!("{path}/index.html")) {
            return Found::Elsewhere(format!("{address}/"));
        }
        Found::Nothing
    }
}

/// Enough of a digest to tell versions of one thing apart.
pub fn short(hash: blake3::Hash) -> String {
    hash.to_hex().chars().take(16).collect()
}

/// The path of an address, beginning and ending with `/`.
fn base_path(base_url: Option<&str>) -> String {
    let after_host = base_url.and_then(|u| u.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
    match after_host.map(|(_, path)| path.trim_matches('/')) {
        None | Some("") => "/".to_owned(),
        Some(path) => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(base: Option<&str>) -> Site {
        let filling = Filling::new(None, "");
        for path in ["index.html", "404.html", "numbers/index.html", "numbers/a.html"] {
            filling.put(&Output::new(path, path), "").unwrap();
        }
        Site::new(filling.files(), base, String::new())
    }

    fn said(site: &Site, address: &str) -> String {
        match site.find(address) {
            Found::File { path, .. } => path.to_owned(),
            Found::Elsewhere(to) => format!("-> {to}"),
            Found::Nothing => String::new(),
        }
    }

    #[test]
    fn addresses_lead_where_the_host_leads() {
        for (base, address, expected) in [
            (None, "/", "index.html"),
            (None, "/numbers/", "numbers/index.html"),
            (None, "/numbers", "-> /numbers/"),
            (None, "/numbers/a.html", "numbers/a.html"),
            (None, "/numbers/b.html", ""),
            (None, "/briefing/", ""),
            (Some("https://example.org/briefing"), "/briefing/", "index.html"),
            (Some("https://example.org/briefing/"), "/briefing", "-> /briefing/"),
            (Some("https://example.org/briefing/"), "/briefing/numbers", "-> /briefing/numbers/"),
            (Some("https://example.org/briefing/"), "/briefing/numbers/a.html", "numbers/a.html"),
            (Some("https://example.org/briefing/"), "/", "index.html"),
            (Some("https://example.org"), "/", "index.html"),
            (None, "/../index.html", ""),
            (None, "/numbers/../index.html", ""),
            (None, "//index.html", ""),
            (None, "/etc/passwd", ""),
            (None, "/numbers\\a.html", ""),
            (None, "/index.html\0", ""),
        ] {
            assert_eq!(said(&site(base), address), expected, "{base:?} {address}");
        }
    }
}

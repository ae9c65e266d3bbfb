//! The outputs of one build, by path, with a digest of each: what tells a browser whether what it shows is still so.

use crate::render::Output;
use std::collections::BTreeMap;

/// A built site.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    /// Path of the public address, beginning and ending with `/`.
    base: String,
    sheets: String,
    parts: String,
}

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
    /// `base_url` as in site.yaml.
    pub fn new(outputs: Vec<Output>, base_url: Option<&str>) -> Site {
        let files: BTreeMap<String, Vec<u8>> = outputs.into_iter().map(|o| (o.path, o.bytes)).collect();
        let digest_of = |ends: &[&str], below: &str| {
            let mut hasher = blake3::Hasher::new();
            let wanted = |path: &str| path.starts_with(below) && ends.iter().any(|e| path.ends_with(e));
            for (path, bytes) in files.iter().filter(|(path, _)| wanted(path)) {
                hasher.update(path.as_bytes()).update(&[0]).update(blake3::hash(bytes).as_bytes());
            }
            short(hasher.finalize())
        };
        let (sheets, parts) = (digest_of(&[".css"], ""), digest_of(&[".js", ".svg"], "assets/"));
        Site { sheets, parts, base: base_path(base_url), files }
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
        self.files.get(path).map(Vec::as_slice)
    }

    /// Files that are new, gone or other than in the site before.
    pub fn differs_from(&self, before: &Site) -> usize {
        let other = self.files.iter().filter(|(path, bytes)| before.files.get(*path) != Some(bytes)).count();
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
        if let Some((path, bytes)) = self.files.get_key_value(&name) {
            return Found::File { path, bytes };
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
        let output = |path: &str| Output::new(path, path);
        Site::new(["index.html", "404.html", "numbers/index.html", "numbers/a.html"].map(output).to_vec(), base)
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

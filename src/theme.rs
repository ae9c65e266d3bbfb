//! How pages look: the templates, style sheets and pictures of a theme, ready to render with.
//!
//! The default theme is part of the program. A site's own `themes/<name>/…` wins file by file: a template of the same
//! name stands in for the built-in one, which stays reachable as `default/<file>` and can be extended from there. Nothing
//! here knows what a page is about; see `plan::views` for what a template sees.

use crate::finding::{Checked, Finding, Rule, nearest};
use crate::text::{FileId, Files, Place, is_control};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use tera::{Context, Kwargs, State, Tera, Value};

mod fault;
mod highlight;
mod script;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Built-in templates carry this before their names, so that an override can extend what it overrides.
const PREFIX: &str = "default/";

/// What of a theme is published beside the pages; anything else that is not a template (a README) stays where it is.
const ASSETS: [&str; 3] = ["css", "js", "svg"];

/// Scripts that stand in the pages themselves, and are not published beside them.
const INLINE: [&str; 2] = ["page.js", "search.js"];

/// The picture of the site in a browser's tab: it stands in the pages, and is a file for tools that look for one.
const ICON: &str = "favicon.svg";
/// The two fonts of all card images, as TrueType files.
#[derive(Clone, Copy, Debug)]
pub struct Fonts<'a> {
    pub regular: &'a [u8],
    pub bold: &'a [u8],
}

/// The colours and measures; they are published as the beginning of the style sheet, so that a site can replace them alone
/// and no page has to ask for one file more.
const VARIABLES: &str = "variables.css";
const SHEET: &str = "style.css";

/// Path and text of every file of the built-in theme.
pub fn built_in() -> BTreeMap<String, &'static str> {
    embedded(&BUILT_IN)
}

/// A theme with its templates compiled.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    /// Path below `assets/` → text.
    assets: BTreeMap<String, String>,
    digest: String,
    /// The site's own templates, by name: findings point into them.
    own: BTreeMap<String, FileId>,
    /// Where to report what stands in no file of the site.
    site: FileId,
}

/// Loads the theme called `name`, or the built-in one alone. Templates that cannot be used are findings, and the
/// built-in ones stand in for them. Templates and components reach the language's `words` under that name, and the theme's
/// own `scripts` and `icon` (see `script.rs`).
pub fn load(files: &Files, name: Option<&str>, words: &impl serde::Serialize) -> Checked<Theme> {
    let mut findings = Vec::new();
    let folder = name.map(|n| format!("themes/{n}/"));
    let own: Vec<(FileId, &str, &str)> = match &folder {
        Some(folder) => files
            .under(folder)
            .filter_map(|(id, f)| Some((id, f.path.strip_prefix(folder.as_str())?, f.text.as_str())))
            .collect(),
        None => Vec::new(),
    };
    let site = files.by_path("content/site.yaml").unwrap_or(FileId(0));
    if let Some(name) = name
        && own.is_empty()
        && name != "default"
    {
        findings.push(unknown(files, site, name));
    }

    let mut assets = BTreeMap::new();
    let mut built_in = Vec::new();
    for (path, text) in embedded(&BUILT_IN) {
        if is_template(&path) {
            built_in.push((format!("{PREFIX}{path}"), text));
        } else if is_asset(&path) {
            let inline = INLINE.contains(&path.as_str());
            assets.insert(path, if inline { script::bare(text) } else { text.to_owned() });
        }
    }
    let mut templates = Vec::new();
    for (id, path, text) in &own {
        if is_template(path) {
            templates.push((*id, *path, *text));
        } else if is_asset(path) {
            assets.insert((*path).to_owned(), (*text).to_owned());
        }
    }
    let replaced = |name: &str| own.iter().any(|(_, path, _)| *path == name);
    let variables = assets.remove(VARIABLES);
    // A sheet of the site's own says for itself what it needs.
    if let Some(variables) = variables.filter(|_| replaced(VARIABLES) || !replaced(SHEET)) {
        let sheet = assets.entry(SHEET.to_owned()).or_default();
        *sheet = format!("{variables}{sheet}");
    }
    let digest = digest(&assets, &built_in, &templates);
    let mut tera = engine();
    let scripts: script::Scripts = INLINE
        .iter()
        .filter_map(|path| Some((path.strip_suffix(".js")?.to_owned(), script::inline(&assets.remove(*path)?))))
        .collect();
    let icon = assets.get(ICON).map(|svg| script::data_uri(svg)).unwrap_or_default();
    tera.global_context().insert("words", words);
    tera.global_context().insert("scripts", &scripts);
    tera.global_context().insert("icon", &icon);
    let mut theme = Theme { tera, assets, digest, own: BTreeMap::new(), site };
    if let Err(e) = theme.tera.add_raw_templates(built_in.iter().map(|(n, t)| (n.as_str(), *t))) {
        findings.extend(theme.faults(&e));
    }
    theme.own = templates.iter().map(|(id, path, _)| ((*path).to_owned(), *id)).collect();
    theme.add(&templates, &mut findings);
    fault::tidy(&mut findings);
    Checked { value: theme, findings }
}

impl Theme {
    /// Renders one template; the page's value becomes its variables.
    ///
    /// # Errors
    /// What the template names and the page does not hold, with its place.
    pub fn page(&self, template: &str, view: &impl serde::Serialize) -> Result<String, Vec<Finding>> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(template, &context))
            .map_err(|e| self.faults(&e))
    }

    /// True where a template of the site's own stands in for a built-in one.
    pub fn has_own_templates(&self) -> bool {
        !self.own.is_empty()
    }

    /// Path below `assets/` and text of every file that is published as it is.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The fonts of card images. They are the built-in theme's: a site's own files are text.
    pub fn fonts(&self) -> Fonts<'static> {
        let font = |path: &str| BUILT_IN.get_file(path).map_or(&[][..], |f| f.contents());
        Fonts { regular: font("fonts/DejaVuSans.ttf"), bold: font("fonts/DejaVuSans-Bold.ttf") }
    }

    /// A finding on what a template made, where the template itself is sound.
    pub fn refused(&self, template: &str, why: &str) -> Finding {
        let place = match self.own.get(template) {
            Some(file) => Place::file(*file),
            None => Place::value(self.site, "theme"),
        };
        Finding::new(Rule::Template, place, format!("`{template}` does not make a card: {why}"))
    }

    /// Changes with any byte of the theme.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Adds the site's templates: each is read by itself first, so that every one that cannot be read is named.
    fn add(&mut self, templates: &[(FileId, &str, &str)], findings: &mut Vec<Finding>) {
        let mut readable = Vec::new();
        for (_, path, text) in templates {
            match engine().add_raw_template(path, text) {
                Err(e) if fault::is_syntax(&e) => findings.extend(self.faults(&e)),
                // Whatever else is wrong with it by itself may be right among the others.
                _ => readable.push((*path, *text)),
            }
        }
        if let Err(e) = self.tera.add_raw_templates(readable) {
            findings.extend(self.faults(&e));
        }
    }

    fn faults(&self, error: &tera::Error) -> Vec<Finding> {
        fault::findings(error, &self.own, self.site)
    }
}

/// The template engine as every theme gets it: HTML is escaped, unknown names are errors, built-in templates stand in for
/// absent ones.
fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".html", ".svg"]);
    tera.set_escape_fn(escape);
    tera.register_filter("highlight", |html: &str, _: Kwargs, _: &State| Value::safe_string(&highlight::blocks(html)));
    // Fails only once there are templates.
    let _ = tera.set_fallback_prefixes([PREFIX]);
    tera
}

/// Text as templates print it.
pub fn escaped(text: &str) -> String {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = escape(text, &mut page);
    String::from_utf8(page).unwrap_or_default()
}

/// Text into a page: mark-up is escaped, and control characters and those that turn the direction of what follows them are
/// left out. A title with one of those would otherwise rearrange the rest of its line.
fn escape(text: &str, page: &mut dyn std::io::Write) -> std::io::Result<()> {
    let odd = |c: char| is_control(c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match text.contains(odd) {
        true => tera::escape_html(&text.replace(odd, ""), page),
        false => tera::escape_html(text, page),
    }
}

fn unknown(files: &Files, site: FileId, name: &str) -> Finding {
    let known = files.iter().filter_map(|(_, f)| f.path.strip_prefix("themes/")?.split('/').next());
    let help = match nearest(name, known.chain(["default"])) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("put its files into `themes/{name}/`, or leave `theme` out"),
    };
    Finding::new(Rule::UnknownId, Place::value(site, "theme"), format!("there is no theme `{name}`")).help(help)
}

/// Pages, and the pictures that are drawn from what a page says.
fn is_template(path: &str) -> bool {
    path.ends_with(".html") || (path.starts_with("cards/") && path.ends_with(".svg"))
}

fn is_asset(path: &str) -> bool {
    // The name becomes an address and a line of the list of files.
    !path.contains(char::is_control) && path.rsplit_once('.').is_some_and(|(_, extension)| ASSETS.contains(&extension))
}

/// Text files of the built-in theme, in the order of their paths.
fn embedded(dir: &'static Dir) -> BTreeMap<String, &'static str> {
    let mut out = BTreeMap::new();
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            out.insert(file.path().to_string_lossy().replace('\\', "/"), text);
        }
    }
    for inner in dir.dirs() {
        out.extend(embedded(inner));
    }
    out
}

fn digest(
    assets: &BTreeMap<String, String>,
    built_in: &[(String, &str)],
    templates: &[(FileId, &str, &str)],
) -> String {
    let mut hasher = blake3::Hasher::new();
    // Lengths in between, so that no two sets of files run together to the same bytes.
    let mut add = |name: &str, text: &str| {
        for part in [name, text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    };
    assets.iter().for_each(|(n, t)| add(n, t));
    built_in.iter().for_each(|(n, t)| add(n, t));
    templates.iter().for_each(|(_, n, t)| add(n, t));
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests;

//! What whoever imports knows beforehand: the outlets of the site's registry, and the present day.

use super::words::{OUTLET_FORMS, key};
use jiff::civil::Date;

/// An outlet's name as it is registered, with one form in which it may be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    printed: String,
    key: String,
    name: String,
}

/// Nothing is known by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The longest first.
    forms: Vec<Form>,
    pub today: Option<Date>,
    /// The name in the web address that a text gives: `norhavengazette` of `www.norhavengazette.example`.
    host: Option<String>,
    /// Who has the rights in it, as its line of copyright says.
    holder: Option<String>,
}

impl Known {
    /// `outlets`: each name with the other names that it is known by.
    pub fn new(outlets: impl IntoIterator<Item = (String, Vec<String>)>, today: Option<Date>) -> Known {
        let mut forms = Vec::new();
        for (name, others) in outlets {
            for printed in std::iter::once(&name).chain(&others) {
                let key = bare(printed);
                // Former ids are written small; words written small are words.
                let is_name = !printed.starts_with(char::is_lowercase) || printed.contains('.');
                if is_name && !key.is_empty() {
                    forms.push(Form { printed: printed.clone(), key, name: name.clone() });
                }
            }
        }
        forms.sort_by(|a, b| b.printed.len().cmp(&a.printed.len()).then_with(|| a.printed.cmp(&b.printed)));
        Known { forms, today, host: None, holder: None }
    }

    /// With the address that a text gives of itself, and who has the rights in it.
    pub(super) fn with_own(&self, url: Option<&str>, holder: Option<&str>) -> Known {
        Known { host: url.and_then(host), holder: holder.map(squeezed), ..self.clone() }
    }

    /// The words are a name that the text gives of itself: "TechPort" of `techport.example`, or of "© 2026 TechPort".
    pub(super) fn is_own(&self, words: &str) -> bool {
        let words = squeezed(words);
        let same = |own: &String| *own == words || words.strip_prefix("the") == Some(own.as_str());
        !words.is_empty() && (self.host.as_ref().is_some_and(same) || self.holder.as_ref().is_some_and(same))
    }

    /// The outlet whose own the address is: one of the registry, or of the list by a name that is no common word.
    pub(super) fn of_address(&self, url: &str) -> Option<(String, bool)> {
        let host = host(url)?;
        let fits = |form: &str| squeezed(form) == host;
        if let Some((_, name)) = self.forms().find(|(form, _)| fits(form)) {
            return Some((name.to_owned(), true));
        }
        let word = |form: &str| !form.contains([' ', '.']) && form.chars().skip(1).all(char::is_lowercase);
        let listed = OUTLET_FORMS.iter().find(|(form, _)| fits(form.split('.').next().unwrap_or(form)) && !word(form));
        listed.map(|(_, name)| ((*name).to_owned(), false))
    }

    /// The registered outlet that these words, and nothing else, name.
    pub(super) fn outlet(&self, words: &str) -> Option<&str> {
        let bare = bare(words);
        self.forms.iter().find(|f| f.key == bare).map(|f| f.name.as_str())
    }

    /// Where a registered outlet stands among other words, and its name.
    pub(super) fn within(&self, text: &str) -> Option<&str> {
        self.forms().find(|(form, _)| super::outlet::whole(text, form).is_some()).map(|(_, name)| name)
    }

    /// Forms as printed, each with the name, the longest first.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.forms.iter().map(|f| (f.printed.as_str(), f.name.as_str()))
    }
}

/// Hosts of many sites: each is called by what stands before.
const HOUSES: [&str; 7] = ["blogspot", "wordpress", "substack", "tumblr", "typepad", "github", "medium"];

/// The name in an address, without what is the same everywhere.
pub(super) fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let labels: Vec<&str> = url.domain()?.split('.').collect();
    let general = |l: &str| matches!(l, "co" | "com" | "org" | "net" | "gov" | "ac" | "edu" | "or" | "ne");
    let from_end = match labels.as_slice() {
        [.., second, top] if top.len() == 2 && general(second) && labels.len() > 2 => 3,
        [.., own, house, _] if HOUSES.contains(house) && *own != "www" => 3,
        _ => 2,
    };
    let label = labels.get(labels.len().checked_sub(from_end)?)?;
    Some(squeezed(label)).filter(|l| l.len() > 2)
}

/// Letters and digits alone.
pub(super) fn squeezed(text: &str) -> String {
    key(text).replace(' ', "")
}

/// Without the article: "The Norhaven Post" and "Norhaven Post" are one.
fn bare(name: &str) -> String {
    let key = key(name);
    key.strip_prefix("the ").map(str::to_owned).unwrap_or(key)
}

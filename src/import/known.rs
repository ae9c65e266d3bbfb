//! What whoever imports knows beforehand: the outlets of the site's registry, and the present day.

use super::words::key;
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
        Known { forms, today }
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

/// Without the article: "The Norhaven Post" and "Norhaven Post" are one.
fn bare(name: &str) -> String {
    let key = key(name);
    key.strip_prefix("the ").map(str::to_owned).unwrap_or(key)
}

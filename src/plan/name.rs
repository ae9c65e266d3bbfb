//! What an article is called where a few words must do: its outlet and day, an agency first where it is the agency's copy, a short
//! form of its title where the outlet is not known. No two articles of a site share such a name.

use super::context::{At, Context};
use super::dates;
use super::words::{Words, fill};
use crate::model::{Briefing, Source, SourceId};
use std::collections::BTreeMap;

/// Letters of a title that is not shortened, and of one that is.
const WHOLE: usize = 48;
const SHORT: usize = 40;

/// The names of one article.
#[derive(Clone, Debug, Default)]
pub struct Name {
    /// "Voice of America", "Northern Wire in The Wexmoor Gazette", "“No final word on the harbour”".
    pub who: String,
    /// The same with the day: "Voice of America, 17 February 2021".
    pub full: String,
}

/// Everybody's, in the order of the sources.
pub fn names(b: &Briefing, w: &Words) -> Vec<Name> {
    let forms: [fn(&Briefing, &Source, &Words) -> String; 4] = [plain, with_short_title, with_title, with_id];
    let named = |s: &Source, form: usize| {
        let who = forms.get(form).map(|f| f(b, s, w)).unwrap_or_default();
        Name { full: with_day(&who, s, w), who }
    };
    let mut out: Vec<Name> = b.sources.iter().map(|s| named(s, 0)).collect();
    for form in 1..forms.len() {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, name) in out.iter().enumerate() {
            alike.entry(name.full.to_lowercase()).or_default().push(i);
        }
        for i in alike.into_values().filter(|places| places.len() > 1).flatten() {
            if let (Some(name), Some(s)) = (out.get_mut(i), b.sources.get(i)) {
                *name = named(s, form);
            }
        }
    }
    out
}

fn with_day(who: &str, s: &Source, w: &Words) -> String {
    match s.published.get() {
        Some(d) => fill(w.source_short, &[("outlet", who), ("date", &dates::once(d, w).told(w))]),
        None => fill(w.source_short_undated, &[("outlet", who)]),
    }
}

/// Who brings it; `None` where neither outlet nor agency is known.
fn publisher(b: &Briefing, s: &Source, w: &Words) -> Option<String> {
    let outlet = s.outlet.get();
    let name = |a: &crate::model::ActorId| b.actor(*a).name.clone();
    match (agency(b, s), outlet.map(name)) {
        (Some(agency), Some(outlet)) => Some(fill(w.agency_in, &[("agency", &agency), ("outlet", &outlet)])),
        (agency, outlet) => agency.or(outlet),
    }
}

/// The agency whose copy it is, by its name.
pub fn agency(b: &Briefing, s: &Source) -> Option<String> {
    s.copied_from().map(|one| b.actor(one).name.clone())
}

fn plain(b: &Briefing, s: &Source, w: &Words) -> String {
    publisher(b, s, w).unwrap_or_else(|| titled(&shortened(&s.title), w))
}

fn with_short_title(b: &Briefing, s: &Source, w: &Words) -> String {
    beside(publisher(b, s, w), &shortened(&s.title), w)
}

fn with_title(b: &Briefing, s: &Source, w: &Words) -> String {
    beside(publisher(b, s, w), &s.title, w)
}

fn with_id(b: &Briefing, s: &Source, w: &Words) -> String {
    format!("{} ({})", with_title(b, s, w), s.id)
}

fn beside(publisher: Option<String>, title: &str, w: &Words) -> String {
    let title = titled(title, w);
    publisher.map_or_else(|| title.clone(), |p| format!("{p}{}{title}", w.comma))
}

/// A title in quotation marks; one that the editor supplied stands in its brackets.
pub fn titled(title: &str, w: &Words) -> String {
    if supplied(title).is_some() { title.to_owned() } else { fill(w.quoted, &[("phrase", title)]) }
}

/// What stands between the brackets of a title that the editor supplied.
fn supplied(title: &str) -> Option<&str> {
    title.strip_prefix('[')?.strip_suffix(']')
}

/// Whole words as far as there is room.
fn shortened(title: &str) -> String {
    if let Some(inner) = supplied(title) {
        return format!("[{}]", shortened(inner));
    }
    if title.chars().count() <= WHOLE {
        return title.to_owned();
    }
    let mut out = String::new();
    for word in title.split_whitespace() {
        if !out.is_empty() && out.chars().count() + 1 + word.chars().count() > SHORT {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    // One word without an end is cut within.
    let cut: String = out.chars().take(WHOLE).collect();
    format!("{}…", cut.trim_end_matches(|c: char| c.is_ascii_punctuation() || "–—،؛".contains(c)).trim_end())
}

impl<'a> Context<'a> {
    pub fn name(&self, id: SourceId) -> &Name {
        static NONE: Name = Name { who: String::new(), full: String::new() };
        self.names.get(id.0 as usize).unwrap_or(&NONE)
    }
}

impl<'a> At<'a> {
    /// "Voice of America, 17 February 2021": where the title stands beside it.
    pub fn outlet_and_day(&self, s: &Source) -> String {
        let outlet = publisher(self.cx.b, s, self.cx.w);
        with_day(outlet.as_deref().unwrap_or(self.cx.w.outlet_unknown), s, self.cx.w)
    }
}

#[cfg(test)]
mod tests {
    use super::{shortened, titled};
    use crate::plan::words::Words;

    #[test]
    fn titles_are_shortened_between_words() {
        let w = Words::of("en");
        for (title, short) in [
            ("Quay opens", "“Quay opens”"),
            ("A title of forty-eight letters is left as it is.", "“A title of forty-eight letters is left as it is.”"),
            (
                "The harbour board, after a long night, has decided nothing at all about the quay",
                "“The harbour board, after a long night…”",
            ),
            ("[Notice on the quay]", "[Notice on the quay]"),
            (
                "[The harbour board, after a long night, has decided nothing at all]",
                "[The harbour board, after a long night…]",
            ),
            (&"x".repeat(60), &format!("“{}…”", "x".repeat(48))),
        ] {
            assert_eq!(titled(&shortened(title), w), short);
        }
    }
}

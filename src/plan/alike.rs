//! Pages that data alone makes look alike: two articles under one headline, two people of one name. Search engines and
//! screen readers tell pages apart by their descriptions, so theirs end with the address.

use super::{Kind, Planned};
use crate::model::Briefing;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a title that are surely part of its page's description.
const TITLE: usize = 60;

/// Paths of pages whose title is another's as well.
pub fn paths(b: &Briefing, planned: &[Planned]) -> BTreeSet<String> {
    let mut by_title: BTreeMap<(u8, String), Vec<&str>> = BTreeMap::new();
    for p in planned {
        let (group, title) = match &p.kind {
            Kind::Actor(_) | Kind::Number(_) | Kind::Deadline(_) | Kind::Question(_) | Kind::Article(_) => {
                (0, p.title.as_str())
            }
            Kind::Free(i) => (0, b.pages.get(*i).and_then(|p| p.summary.as_deref()).unwrap_or(&p.title)),
            Kind::Disagreement(_) => (1, p.title.as_str()),
            Kind::Embed(_) => (2, p.title.as_str()),
            Kind::Redirect(_) => (3, p.title.as_str()),
            Kind::Removed(_) => (4, p.title.as_str()),
            // Lists have descriptions of their own, which count their pages.
            _ => continue,
        };
        by_title.entry((group, title.chars().take(TITLE).collect())).or_default().push(&p.path);
    }
    by_title.into_values().filter(|paths| paths.len() > 1).flatten().map(str::to_owned).collect()
}

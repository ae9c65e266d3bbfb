//! One address in two articles: one of them was entered twice, or has the other's address.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Source};
use crate::relate::Relations;
use std::collections::BTreeMap;
use url::Url;

pub fn check(b: &Briefing, _: &Relations, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<String, &Source> = BTreeMap::new();
    let mut sources: Vec<&Source> = b.sources.iter().collect();
    sources.sort_by_key(|s| &s.id);
    for source in sources {
        let Some(key) = source.url.get().and_then(|text| normal(text)) else { continue };
        let Some(other) = first.get(&key) else {
            first.insert(key, source);
            continue;
        };
        findings.push(
            Finding::new(Rule::SameAddress, source.entry.field("url"), format!("`{}` has this address too", other.id))
                .label("the same page, but for how the address is written")
                .related(other.entry.field("url"), "first here")
                .help("remove one of the two articles, or mend the address of one"),
        );
    }
}

/// Without what leads to the same page: scheme, `www.`, a closing slash, the fragment, marks of where a reader came from.
fn normal(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map_or_else(String::new, |p| format!(":{p}"));
    let tracks = |name: &str| name.starts_with("utm_") || matches!(name, "fbclid" | "gclid" | "mc_cid" | "mc_eid");
    let mut query: Vec<String> =
        url.query_pairs().filter(|(name, _)| !tracks(name)).map(|(name, value)| format!("{name}={value}")).collect();
    query.sort();
    Some(format!("{host}{port}{}?{}", url.path().trim_end_matches('/'), query.join("&")))
}

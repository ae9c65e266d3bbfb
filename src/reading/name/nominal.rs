//! What stands for a name in the rest of the article: "the alliance", "the ministry", "the head of the mission". Only where
//! one name of the article can be meant.

use super::super::lexicon::actors::ACTORS;
use super::super::prose::Prose;
use super::join::clean;
use super::kind::{Name, NameKind};
use super::role;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) fn nominals(prose: &Prose, names: &mut [Name]) {
    let definite = definite(prose);
    let mut claims: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (n, name) in names.iter().enumerate() {
        for noun in nouns(name) {
            claims.entry(noun).or_default().insert(n);
        }
    }
    for (noun, whose) in claims {
        let (Some(&n), 1) = (whose.first(), whose.len()) else { continue };
        let Some(name) = names.get_mut(n).filter(|_| definite.contains(&noun)) else { continue };
        name.nominals.push(format!("the {noun}"));
    }
    descriptions(prose, names);
}

/// The nouns after "the", with up to one word between: "the militant group" gives "militant group" and "group".
fn definite(prose: &Prose) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (i, t) in prose.tokens.iter().enumerate() {
        if t.is("the") {
            for n in 1..=2 {
                let plain = (i + 1..=i + n).all(|k| prose.at(k).is_some_and(|t| t.is_word() && !t.is_capital()));
                if plain {
                    out.insert((i + 1..=i + n).map(|k| prose.lower(k)).collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
    out
}

fn nouns(name: &Name) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    match name.kind {
        NameKind::Body => {
            if let Some((_, known)) = ACTORS.known(&name.name) {
                out.extend(known.nominals.iter().map(|w| (*w).to_owned()));
            }
            let words: Vec<&str> = name.name.split(' ').collect();
            let lead = words
                .first()
                .filter(|w| ACTORS.lead_heads.contains(**w) && words.get(1).is_some_and(|l| *l == "of" || *l == "for"));
            let head = lead.or(words.last().filter(|w| words.len() > 1 && ACTORS.heads.contains(**w)));
            out.extend(head.map(|w| w.to_lowercase()));
            if ACTORS.without_legal_form(&name.name).is_some() {
                out.extend(["company", "firm"].map(str::to_owned));
            }
            let last = words.last().copied().unwrap_or("");
            let numbered = words.len() > 1 && ACTORS.unions.contains(words.get(words.len() - 2).copied().unwrap_or(""));
            if numbered
                || matches!(last, "Workers" | "Teamsters" | "Miners" | "Employees" | "Machinists" | "Steelworkers")
            {
                out.push("union".to_owned());
            }
            out.dedup();
        }
        NameKind::Person => {
            if let Some(role) = &name.role {
                let office = [" of ", " for ", " to ", " at ", " and "]
                    .iter()
                    .fold(role.as_str(), |r, w| r.split(w).next().unwrap_or(r));
                out.extend(office.split([' ', '-']).next_back().map(str::to_lowercase));
            }
        }
        NameKind::Place | NameKind::Outlet => {}
    }
    out
}

/// "Ana Holt, the head of the rescue service," and ", the head of the rescue service, Ana Holt,".
fn descriptions(prose: &Prose, names: &mut [Name]) {
    let ends: HashMap<usize, usize> = prose.tokens.iter().enumerate().map(|(i, t)| (t.range.end, i + 1)).collect();
    for name in names.iter_mut().filter(|n| n.kind == NameKind::Person) {
        let mut found = Vec::new();
        for mention in name.mentions.iter().take(8) {
            let Some((a, b)) = ends.get(&mention.end).and_then(|at| role::after(prose, *at)) else { continue };
            // "his sister" says nothing beside the one whose sister she is.
            if !["his", "her", "their", "its", "my", "our"].contains(&prose.lower(a)) {
                found.push(clean(prose.slice(a, b)));
            }
        }
        for description in found {
            if name.role.is_none() {
                let bare =
                    ["the ", "a ", "an "].iter().find_map(|p| description.strip_prefix(p)).unwrap_or(&description);
                name.role = Some(bare.to_owned());
            }
            if !name.nominals.contains(&description) {
                name.nominals.push(description);
            }
        }
    }
}

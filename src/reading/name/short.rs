//! Bodies named again in short and in lower case: "the UN monitoring team" after "UN Analytical Support and Sanctions
//! Monitoring Team".

use super::super::lexicon::actors::ACTORS;
use super::super::prose::Prose;
use super::join::clean;
use super::kind::{Name, NameKind};
use std::collections::HashMap;

/// Adds such forms to the names they shorten: the same first word, the same noun at the end, and only words of the full
/// name between, in their order.
pub(super) fn shortened(prose: &Prose, names: &mut [Name]) {
    let mut by_head: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, name) in names.iter().enumerate() {
        let last = name.name.rsplit(' ').next().unwrap_or("");
        if name.kind == NameKind::Body && name.name.split(' ').count() > 3 && ACTORS.heads.contains(last) {
            by_head.entry(last.to_lowercase()).or_default().push(n);
        }
    }
    for i in 0..prose.tokens.len() {
        let Some(list) = prose.at(i).filter(|t| t.is_word() && !t.is_capital()).and_then(|t| by_head.get(&t.lower))
        else {
            continue;
        };
        let [n] = list.as_slice() else { continue };
        let Some(name) = names.get_mut(*n) else { continue };
        let words: Vec<String> = name.name.split(' ').map(str::to_lowercase).collect();
        let mut at = words.len() - 1;
        let mut from = i;
        while let Some(b) = from.checked_sub(1) {
            let word = prose.lower(b);
            let Some(found) = words.get(..at).and_then(|w| w.iter().rposition(|w| w == word)) else { break };
            at = found;
            from = b;
        }
        if at == 0 && from < i {
            let form = clean(prose.slice(from, i + 1));
            if form != name.name && !name.aliases.contains(&form) {
                name.aliases.push(form);
            }
            name.mentions.push(prose.bytes(from, i + 1));
            name.mentions.sort_by_key(|m| m.start);
        }
    }
}

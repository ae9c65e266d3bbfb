//! Bodies by their initials: "Agency for Harbours (AH)".

use super::super::super::lexicon::actors::ACTORS;
use super::super::kind::NameKind;
use super::super::part::{Guess, Mention};
use super::super::person::letters;
use super::Join;
use std::collections::HashMap;

impl Join<'_, '_> {
    /// "Agency for Harbours (AH)", and "AH" for the one body of those initials.
    pub(super) fn abbreviations(&mut self, mentions: &[Mention]) {
        let mut of: HashMap<usize, usize> = HashMap::new();
        for (e, entity) in self.entities.iter().enumerate() {
            if let Some((from, _)) = entity.mentions.first() {
                of.insert(*from, e);
            }
        }
        let mut initials: HashMap<String, Vec<usize>> = HashMap::new();
        for (e, entity) in self.entities.iter().enumerate() {
            if matches!(entity.kind, NameKind::Body | NameKind::Outlet) {
                for (from, to) in entity.mentions.iter().take(4) {
                    for i in initials_of(self.prose.slice(*from, *to)) {
                        let list = initials.entry(i).or_default();
                        if !list.contains(&e) {
                            list.push(e);
                        }
                    }
                }
            }
        }
        // "PCS" alone: without the noun, where that leaves three letters that no other name has.
        let mut short: HashMap<String, Vec<usize>> = HashMap::new();
        for (e, entity) in self.entities.iter().enumerate().filter(|(_, e)| e.kind == NameKind::Body) {
            for (from, to) in entity.mentions.iter().take(4) {
                let form = self.prose.slice(*from, *to);
                let Some((front, head)) = form.rsplit_once(' ').filter(|(_, h)| ACTORS.heads.contains(h)) else {
                    continue;
                };
                for i in initials_of(front).into_iter().filter(|i| i.len() > 2 && head == "Union") {
                    let list = short.entry(i).or_default();
                    if !list.contains(&e) {
                        list.push(e);
                    }
                }
            }
        }
        let ends: HashMap<usize, usize> = self
            .entities
            .iter()
            .enumerate()
            .flat_map(|(at, e)| e.mentions.iter().map(move |(_, to)| (*to, at)))
            .collect();
        let mut into: Vec<(usize, usize)> = Vec::new();
        for m in mentions {
            let form = self.form(m);
            let acronym = !form.contains(' ') && form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            // "PCS Union" of the "Public and Commercial Services Union"
            let headed = form.rsplit_once(' ').filter(|(front, head)| {
                ACTORS.heads.contains(head) && front.len() > 2 && front.bytes().all(|b| b.is_ascii_uppercase())
            });
            let acronym = acronym || headed.is_some();
            let Some(&e) = of.get(&m.from).filter(|_| acronym && matches!(m.guess, Guess::Body | Guess::Known(_)))
            else {
                continue;
            };
            let bracket = m.from >= 2
                && self.prose.at(m.from - 1).is_some_and(|t| t.is("("))
                && self.prose.at(m.to).is_some_and(|t| t.is(")"));
            let long =
                bracket.then(|| ends.get(&(m.from - 1)).copied()).flatten().filter(|l| self.shares_initial(*l, form));
            let key = match headed {
                Some((front, head)) => format!("{}{}", letters(front), letters(head.get(..1).unwrap_or(""))),
                None => letters(form),
            };
            let by_letters = initials.get(&key).or_else(|| short.get(&key)).and_then(|l| match l.as_slice() {
                [one] => Some(*one),
                _ => None,
            });
            if let Some(l) = long.or(by_letters).filter(|l| *l != e) {
                into.push((e, l));
            }
        }
        for (from, to) in into {
            let moved = self.entities.get_mut(from).map(|e| std::mem::take(&mut e.mentions)).unwrap_or_default();
            if let Some(e) = self.entities.get_mut(to) {
                e.mentions.extend(moved);
            }
        }
        self.entities.iter_mut().for_each(|e| e.mentions.sort_unstable());
    }

    pub(super) fn shares_initial(&self, entity: usize, acronym: &str) -> bool {
        let Some(e) = self.entities.get(entity).filter(|e| e.kind != NameKind::Person) else { return false };
        let first = acronym.chars().next();
        e.mentions.iter().take(4).any(|(from, to)| {
            let form = self.prose.slice(*from, *to);
            form.split_whitespace().any(|w| w.chars().next() == first) && form.contains(' ')
        })
    }
}

/// Initials of a name of several words, with and without its small words.
fn initials_of(form: &str) -> Vec<String> {
    let short = ACTORS.without_legal_form(form).map(|(name, _)| initials_of(name)).unwrap_or_default();
    let words: Vec<&str> = form.split([' ', '-', '\n']).filter(|w| !w.is_empty()).collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let pick = |small: bool| -> String {
        words
            .iter()
            .filter(|w| small || w.starts_with(char::is_uppercase))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (all, high) = (pick(true), pick(false));
    let mut out = short;
    for letters in [all, high] {
        if !out.contains(&letters) {
            out.push(letters);
        }
    }
    out
}

//! Forms of a body's name that mean the same body: with and without marks, legal form, union or state.

use super::super::super::lexicon::actors::{ACTORS, Sort};

/// A company's name that says enough without its legal form.
pub(super) fn stands_alone(name: &str) -> bool {
    let (first, many) = name.split_once(' ').map_or((name, false), |(first, _)| (first, true));
    let common = ACTORS.opens(first)
        || ACTORS.is_given(first)
        || ACTORS.subjects.contains(first)
        || ACTORS.heads.contains(first)
        || ACTORS.not_bodies.contains(first);
    !ACTORS.belongs(name) && ACTORS.known(name).is_none() && first.chars().count() > 2 && (many || !common)
}

/// Bodies are one where their letters are: "Al-Qaeda", "Al Qaeda".
pub(super) fn body_key(form: &str) -> String {
    let form = form.strip_prefix("The ").or_else(|| form.strip_prefix("the ")).unwrap_or(form);
    form.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Local 12" of "UAW Local 12", and the union.
pub(super) fn local(form: &str) -> Option<(&str, &str)> {
    let (front, number) = form.rsplit_once(' ')?;
    let (union, word) = front.rsplit_once(' ').unwrap_or(("", front));
    let is_one = ACTORS.unions.contains(word) && number.bytes().all(|b| b.is_ascii_digit());
    is_one.then(|| (form.get(union.len()..).unwrap_or(form).trim_start(), union))
}

pub(super) fn without_state(form: &str) -> String {
    match form.split_once(' ') {
        Some((first, rest))
            if ACTORS.belongs(first) || ACTORS.known(first).is_some_and(|(_, k)| k.sort == Sort::State) =>
        {
            rest.to_owned()
        }
        _ => form.to_owned(),
    }
}

/// The second word of a body's name, in lower case, where no other body would end so.
pub(super) fn telling_end(form: &str) -> Option<String> {
    let form = ACTORS.without_legal_form(form).map_or(form, |(name, _)| name);
    let (_, last) = form.split_once(' ').filter(|(_, last)| !last.contains(' '))?;
    let common = ACTORS.heads.contains(last)
        || ACTORS.lead_heads.contains(last)
        || ACTORS.subjects.contains(last)
        || ACTORS.opens(last)
        || ACTORS.belongs(last)
        || ACTORS.known(last).is_some();
    (!common && last.starts_with(char::is_uppercase)).then(|| last.to_lowercase())
}

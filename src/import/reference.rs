//! Lines that refer to an article rather than stand over it: a citation as in a list of sources, the name of a host.

use super::known::Known;
use super::outlet;
use super::printed;
use super::said::{Said, address};

/// The address of a line that is the name of a host, as reader views print it over a title: "www.norhavenpost.example".
pub(super) fn bare_host(text: &str) -> Option<String> {
    let (rest, end) = text.trim().rsplit_once('.')?;
    let labels = |t: &str| t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let fits =
        (2..=8).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase()) && labels(rest) && rest.len() > 1;
    fits.then(|| format!("https://{}/", text.trim()))
}

/// "Doe, Jane. “Library hours change.” Norhaven Post, March 3, 2026. https://…": the title, and what is said of it.
pub(super) fn citation(text: &str, known: &Known) -> Option<(String, Said)> {
    let (_, quoted) = text.split_once(['“', '"', '«', '„'])?;
    let at = quoted.find(['”', '"', '»'])?;
    let (title, rest) = (quoted.get(..at)?, quoted.get(at..)?);
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (day, range) = printed::first(rest)?;
    let name = rest.get(..range.start)?.trim_matches(|c: char| matches!(c, ' ' | ',' | '.' | '(' | '*' | '_'));
    let fits = outlet::is_name(name) && !name.starts_with(char::is_lowercase) && !name.contains([',', '(']);
    let found = outlet::named(name, known).map(|(name, _)| name).or_else(|| fits.then(|| name.to_owned()));
    let outlets = found.into_iter().map(|name| (name, 5)).collect();
    let url = address(text).map(str::to_owned);
    Some((title.to_owned(), Said { outlets, published: vec![day], labelled: true, url, ..Said::default() }))
}

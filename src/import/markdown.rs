//! Markdown: what its front matter says, and the text under it. The text is kept as it is written.

use super::words::{Label, label};
use super::{Known, Page, Published, PublishedBasis, head, outlet, plain, printed};

/// By the ending of the name, or by front matter.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown") || front_matter(text).is_some()
}

/// Front matter and the number of lines it takes, fences included.
fn front_matter(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest.find("\n---\n").or_else(|| rest.strip_suffix("\n---").map(str::len))?;
    let inner = rest.get(..end)?;
    (inner.len() < 64 * 1024 && inner.contains(':')).then(|| (inner, inner.lines().count() + 2))
}

pub(super) fn clean(text: String, known: &Known) -> Page {
    let Some((front, lines)) = front_matter(&text) else { return plain::clean(text, known) };
    let offset = text.split_inclusive('\n').take(lines).map(str::len).sum();
    let mut page = plain::read(text.get(offset..).unwrap_or(""), true, known, |_| None);
    for range in page.body.iter_mut().chain(&mut page.headings) {
        *range = range.start + offset..range.end + offset;
    }
    let shifted = page.furniture.iter().map(|r| r.start() + lines..=r.end() + lines);
    page.furniture = std::iter::once(1..=lines).chain(shifted).collect();
    for line in front.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'', '[', ']']);
        if value.is_empty() {
            continue;
        }
        match label(&super::words::key(name)) {
            Some(Label::Title) => page.title = Some(value.to_owned()),
            Some(Label::Date) => {
                if let Some((days, _)) = printed::day(value) {
                    page.published = Some(Published { days, basis: PublishedBasis::Metadata });
                    page.time = printed::time(value).map(str::to_owned);
                }
            }
            Some(Label::Author) => {
                let people = head::people(&value.replace(['"', '\''], ""), false);
                page.byline = Some(people.printed);
                page.authors = people.authors;
            }
            Some(Label::Outlet | Label::Source) => {
                page.outlet = outlet::known(value).or_else(|| Some(value.to_owned()));
            }
            Some(Label::Url) => page.url = Some(value.to_owned()),
            _ => {}
        }
    }
    Page { text, ..page }
}

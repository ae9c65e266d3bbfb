//! Who somebody is stands behind the name where a page first mentions it.
//!
//! Works on finished pages, so that "first" is what a reader meets first, whatever the theme's templates look like.

use crate::plan::views::RoleBehind;
use crate::theme::escaped;

pub fn behind_names(html: String, people: &[RoleBehind]) -> String {
    let Some(start) = html.find("<main").filter(|_| !people.is_empty()) else { return html };
    let end = html.rfind("</main>").unwrap_or(html.len());
    let mut found: Vec<(usize, String)> = Vec::new();
    for person in people {
        let name = format!(">{}</a>", escaped(&person.name));
        let mut ends = html[start..end].match_indices(&name).map(|(i, _)| start + i + name.len());
        let Some(close) = ends.find(|i| !within_head(&html[..*i])) else { continue };
        let Some(at) = html[..close].rfind("<a ") else { continue };
        // No brackets in brackets.
        let role = if html[..at].trim_end().ends_with('(') { &person.in_brackets } else { &person.behind };
        found.push((close, format!("<span class=\"role\">{}</span>", escaped(role))));
    }
    found.sort();
    let mut out = html;
    for (at, text) in found.into_iter().rev() {
        out.insert_str(at, &text);
    }
    out
}

/// Headings, captions and the way back are labels and no sentences.
fn within_head(before: &str) -> bool {
    let inside = |tag: &str, end: &str| before.rfind(tag).is_some_and(|at| !before[at..].contains(end));
    inside("<h1", "</h1>") || inside("<p class=\"kicker\"", "</p>") || inside("<caption", "</caption>")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, role: &str) -> RoleBehind {
        let (behind, in_brackets) = (format!(" ({role})"), format!(", {role}"));
        RoleBehind { name: name.to_owned(), behind, in_brackets }
    }

    #[test]
    fn a_role_stands_once_behind_the_first_name() {
        let people = [person("Ada", "mayor, the council"), person("Tom", "pilot & <cook>")];
        let ada = "<a href=\"../actors/ada.html\">Ada</a>";
        for (html, wanted) in [
            (
                format!("<nav>{ada}</nav><main><h1>{ada}</h1><p>{ada} says yes; {ada} too</p></main>"),
                format!("<nav>{ada}</nav><main><h1>{ada}</h1><p>{ada}<span class=\"role\"> (mayor, the council)</span> says yes; {ada} too</p></main>"),
            ),
            (
                format!("<main><p>500 ({ada})</p></main>"),
                format!("<main><p>500 ({ada}<span class=\"role\">, mayor, the council</span>)</p></main>"),
            ),
            (
                "<main><a href=\"tom.html\" data-x=\"1\">Tom</a></main>".to_owned(),
                "<main><a href=\"tom.html\" data-x=\"1\">Tom</a><span class=\"role\"> (pilot &amp; &lt;cook&gt;)</span></main>".to_owned(),
            ),
            (ada.to_owned(), ada.to_owned()),
        ] {
            assert_eq!(behind_names(html, &people), wanted);
        }
    }
}

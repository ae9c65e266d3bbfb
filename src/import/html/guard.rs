//! What keeps hostile pages from taking more than their share: a look at the tags before a tree is made of them, and a way
//! to the text that needs no tree. Both are one pass over the bytes.

/// Bytes, tags and open elements of a page up to which a tree is made. News pages have some hundred thousand bytes, some
/// thousand tags and no more than a hundred open elements.
const BYTES: usize = 12 * 1024 * 1024;
const TAGS: usize = 200_000;
const OPEN: usize = 600;
/// Attributes of one tag.
const ATTRIBUTES: usize = 20_000;

/// Elements that have no end, or whose end is often left out.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "path", "circle",
    "rect", "use", "polygon", "line",
];

/// Elements after which a line ends.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "hr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "figcaption",
    "title",
    "dt",
    "dd",
    "pre",
    "form",
    "button",
    "option",
    "main",
    "time",
];

/// A tag: its name, whether it closes, and where it ends.
fn tag(html: &str, at: usize) -> Option<(&str, bool, usize)> {
    let rest = html.get(at + 1..)?;
    let closes = rest.starts_with('/');
    let from = at + 1 + usize::from(closes);
    let name = html.get(from..)?;
    let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    name.bytes().next().filter(u8::is_ascii_alphabetic)?;
    let end = html.get(from..)?.find('>').map_or(html.len(), |n| from + n + 1);
    Some((html.get(from..from + length)?, closes, end))
}

/// True where a tree may be made of the page.
pub(super) fn is_tame(html: &str) -> bool {
    if html.len() > BYTES {
        return false;
    }
    let (mut tags, mut open, mut most, mut at) = (0usize, 0usize, 0usize, 0usize);
    while let Some(n) = html.get(at..).and_then(|rest| rest.find('<')) {
        at += n;
        let Some((name, closes, end)) = tag(html, at) else {
            at += 1;
            continue;
        };
        let inside = html.get(at..end).unwrap_or("");
        if inside.matches('=').count() > ATTRIBUTES {
            return false;
        }
        tags += 1;
        let name = name.to_ascii_lowercase();
        if closes {
            open = open.saturating_sub(usize::from(!UNCLOSED.contains(&name.as_str())));
        } else if !UNCLOSED.contains(&name.as_str()) && !inside.ends_with("/>") {
            open += 1;
            most = most.max(open);
        }
        at = if !closes && matches!(name.as_str(), "script" | "style") { raw_end(html, end, &name) } else { end };
        if tags > TAGS || most > OPEN {
            return false;
        }
    }
    true
}

/// Where the text of a script or a style ends.
fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(n) = html.get(at..).and_then(|rest| rest.find("</")) {
        at += n;
        if html.get(at + 2..at + 2 + name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    html.len()
}

/// The page's text, a block a line, without scripts and styles.
pub(super) fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(n) = html.get(at..).and_then(|rest| rest.find('<')) {
        push(&mut out, html.get(at..at + n).unwrap_or(""));
        at += n;
        if html.get(at..).is_some_and(|r| r.starts_with("<!--")) {
            at = html.get(at + 4..).and_then(|r| r.find("-->")).map_or(html.len(), |n| at + 4 + n + 3);
            continue;
        }
        let Some((name, closes, end)) = tag(html, at) else {
            out.push('<');
            at += 1;
            continue;
        };
        let name = name.to_ascii_lowercase();
        if BLOCKS.contains(&name.as_str()) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        at = if !closes && matches!(name.as_str(), "script" | "style") { raw_end(html, end, &name) } else { end };
    }
    push(&mut out, html.get(at..).unwrap_or(""));
    out
}

/// Text with runs of space as one and the commonest entities as what they stand for.
fn push(out: &mut String, text: &str) {
    let text = text
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&amp;", "&");
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => out.push(c),
            _ if out.is_empty() || out.ends_with([' ', '\n']) => {}
            _ => out.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_without_a_tree() {
        let html = "<title>A &amp; B</title><style>p{}</style><p>One <b>two</b>.</p><script>if (a<b) {}</script><!-- <p> --><div>3 < 4";
        assert_eq!(without_tags(html).lines().collect::<Vec<_>>(), ["A & B", "One two.", "3 < 4"]);
    }

    #[test]
    fn hostile_pages_are_not_tame() {
        assert!(is_tame("<p>a<p>b<br><div><b>c</b></div>"));
        assert!(!is_tame(&"<div>".repeat(10_000)));
        assert!(!is_tame(&"<br>".repeat(TAGS + 1)));
        assert!(!is_tame(&format!("<a {}>", "b=c ".repeat(ATTRIBUTES + 1))));
        assert!(is_tame(&"<p>".repeat(10_000)));
    }
}

//! Colours for code: blocks of a known language become spans with classes, and one style sheet says what they mean.
//!
//! No colour stands in a page itself: the sheet holds a light and a dark set, and only pages with code load it. What
//! marks a block is what the Markdown stage writes, `<pre><code class="language-…">`; text that looks like it is escaped
//! there and never found here.

use std::sync::LazyLock;
use syntect::highlighting::ThemeSet;
use syntect::html::{ClassStyle, ClassedHTMLGenerator, css_for_theme_with_class_style};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "z-" };
const OPEN: &str = "<pre><code";
const LANGUAGE: &str = " class=\"language-";
const CLOSE: &str = "</code></pre>";

/// Longer blocks stay plain: grammars are slow, and nobody reads colours by the megabyte.
const LIMIT: usize = 64 * 1024;

/// Read from the program's own data at the first block of code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Colours every block of code in safe markup. What is not a block of code, or not of a known language, stays as it is.
pub fn blocks(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let Some((head, inner)) = after.split_once('>') else {
            out.push_str(OPEN);
            rest = after;
            break;
        };
        let Some((code, tail)) = inner.split_once(CLOSE) else {
            out.push_str(OPEN);
            rest = after;
            break;
        };
        let language = head.strip_prefix(LANGUAGE).and_then(|l| l.strip_suffix('"'));
        // A block scrolls inside itself, so it has to be reachable by keyboard.
        match language.and_then(|l| spans(&plain(code), l)) {
            Some(spans) => out.push_str(&format!("<pre class=\"z-code\" tabindex=\"0\"><code{head}>{spans}{CLOSE}")),
            None => out.push_str(&format!("<pre tabindex=\"0\"><code{head}>{code}{CLOSE}")),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn spans(code: &str, language: &str) -> Option<String> {
    if code.len() > LIMIT {
        return None;
    }
    let syntax = syntax(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// By name or by file ending; `text` and the like have nothing to colour.
fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let found = SYNTAXES.find_syntax_by_token(&plain(language))?;
    (found.name != "Plain Text").then_some(found)
}

/// The text that was escaped.
fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The style sheet of coloured code: a light and a dark set, each readable on the default theme's ground.
pub fn style_sheet() -> String {
    let themes = ThemeSet::load_defaults();
    let sheet = |name: &str, ground: [u8; 3]| {
        let css = themes.themes.get(name).and_then(|t| css_for_theme_with_class_style(t, STYLE).ok());
        readable(&css.unwrap_or_default(), ground)
    };
    format!(
        "@media print, (prefers-color-scheme: light) {{\n{}}}\n@media screen and (prefers-color-scheme: dark) {{\n{}}}\n",
        sheet("InspiredGitHub", [0xf1, 0xf2, 0xf0]),
        sheet("base16-ocean.dark", [0x1b, 0x20, 0x23])
    )
}

/// Keeps text colours and font styles, moves a colour that would be hard to read away from the ground, and drops comments,
/// backgrounds and rules that say nothing then.
fn readable(css: &str, ground: [u8; 3]) -> String {
    let mut out = String::new();
    let body = css.split_once("*/").map_or(css, |(_, rest)| rest);
    for rule in body.split('}') {
        let Some((selector, declarations)) = rule.split_once('{') else { continue };
        let kept: Vec<String> = declarations
            .split(';')
            .filter_map(|d| {
                let (name, value) = d.split_once(':')?;
                match (name.trim(), value.trim()) {
                    ("color", v) => hex(v).map(|c| format!("color:{}", text(contrasting(c, ground)))),
                    ("background-color", _) => None,
                    (name, v) => Some(format!("{name}:{v}")),
                }
            })
            .collect();
        if !kept.is_empty() {
            out.push_str(&format!("{}{{{}}}\n", selector.trim().replace(", ", ","), kept.join(";")));
        }
    }
    out
}

fn hex(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#').filter(|d| d.len() == 6)?;
    let n = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = n.to_be_bytes();
    Some([r, g, b])
}

fn text([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The colour nearest to `colour` with a contrast of 4.6 against `ground`: WCAG AA asks for 4.5.
fn contrasting(mut colour: [u8; 3], ground: [u8; 3]) -> [u8; 3] {
    let darker = luminance(ground) > 0.2;
    for _ in 0..64 {
        let (a, b) = (luminance(colour), luminance(ground));
        if (a.max(b) + 0.05) / (a.min(b) + 0.05) >= 4.6 {
            break;
        }
        colour = colour.map(|c| match darker {
            true => c - c.div_ceil(16),
            false => c + (255 - c).div_ceil(16),
        });
    }
    colour
}

/// Relative luminance, 0 to 1, as WCAG defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_hostile_code_stays_text() {
        let html = "<p>a</p>\n<pre><code class=\"language-rust\">fn main() { &lt;script&gt;alert(1)&lt;/script&gt; }\n</code></pre><p>b</p>";
        let out = blocks(html);
        assert!(
            out.starts_with(
                "<p>a</p>\n<pre class=\"z-code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"z-"
            ),
            "{out}"
        );
        assert!(out.ends_with("</code></pre><p>b</p>"), "{out}");
        assert!(!out.contains("<script"), "{out}");
        assert!(!out.contains("style="), "{out}");
    }

    #[test]
    fn unknown_languages_and_cut_markup_stay_as_they_are() {
        let none = "<pre><code class=\"language-klingon\">a &lt; b</code></pre>";
        assert_eq!(blocks(none), "<pre tabindex=\"0\"><code class=\"language-klingon\">a &lt; b</code></pre>");
        assert_eq!(blocks("<pre><code>x</code></pre>"), "<pre tabindex=\"0\"><code>x</code></pre>");
        for cut in ["<pre><code", "<pre><code class=\"language-rust\">fn", "", "<pre><code x"] {
            assert_eq!(blocks(cut), cut);
        }
    }

    #[test]
    fn every_colour_is_readable_on_both_grounds() {
        let css = style_sheet();
        let (light, dark) = css.split_once("@media screen").unwrap();
        for (part, ground) in [(light, [0xf1, 0xf2, 0xf0]), (dark, [0x1b, 0x20, 0x23])] {
            let colours: Vec<[u8; 3]> =
                part.split("color:").skip(1).filter_map(|c| hex(c.get(..7).unwrap_or_default())).collect();
            assert!(colours.len() > 10);
            for c in colours {
                let (a, b) = (luminance(c), luminance(ground));
                assert!((a.max(b) + 0.05) / (a.min(b) + 0.05) >= 4.5, "{c:?} on {ground:?}");
            }
        }
    }
}

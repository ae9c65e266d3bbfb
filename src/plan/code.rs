//! Blocks of code with their syntax marked by classes, and the style sheet for those classes, light and dark.

use std::sync::LazyLock;
use syntect::highlighting::ThemeSet;
use syntect::html::{ClassStyle, ClassedHTMLGenerator, css_for_theme_with_class_style};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Reading the built-in syntaxes takes time, so only a site with code pays for it.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Longer blocks stay plain: marking them would cost more than it helps a reader.
const LONGEST: usize = 64 * 1024;

/// The block as safe markup. An unknown language, or code that the syntax cannot follow, is shown plain.
pub fn block(language: Option<&str>, code: &str) -> String {
    let marked = language.filter(|_| code.len() <= LONGEST).and_then(|name| mark(name, code));
    let inner = marked.unwrap_or_else(|| escape(code));
    // The block scrolls inside itself, so it must be reachable by keyboard.
    format!("<pre class=\"code\" tabindex=\"0\"><code>{inner}</code></pre>\n")
}

fn mark(language: &str, code: &str) -> Option<String> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// Colours for both schemes. The background is the theme's own.
pub fn style_sheet() -> String {
    let themes = ThemeSet::load_defaults();
    let css = |name: &str| {
        let theme = themes.themes.get(name)?;
        css_for_theme_with_class_style(theme, STYLE).ok()
    };
    let light = css("InspiredGitHub").unwrap_or_default();
    let dark = css("base16-ocean.dark").unwrap_or_default();
    format!("{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n")
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_are_marked_and_everything_is_escaped() {
        let yaml = block(Some("yaml"), "a: \"<script>\"\n");
        assert!(yaml.contains("class=\"hl-") && !yaml.contains("<script>"), "{yaml}");
        let unknown = block(Some("no-such-thing"), "<b>\n");
        assert!(unknown.contains("&lt;b&gt;") && !unknown.contains("hl-"));
    }

    #[test]
    fn the_style_sheet_has_both_schemes() {
        let css = style_sheet();
        assert!(css.contains(".hl-") && css.contains("prefers-color-scheme: dark"));
    }
}

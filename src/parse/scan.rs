//! A cheap look at YAML text before any parser sees it: is it dangerous, and may it hold an empty value?
//!
//! Both answers may be a false "yes", which costs a walk over the parser's events; never a false "no" for anything an
//! editor could mean.

/// Bytes above which a file's events are counted first.
const LARGE: usize = 512 * 1024;
/// Brackets open at once; quotes are not understood here, so prose counts too.
const BRACKETS: usize = 64;

/// A parser that expands aliases or takes brackets apart one in another must not see it before it has been looked at:
/// 200,000 opening brackets cost seconds.
pub fn is_dangerous(yaml: &str) -> bool {
    let bytes = yaml.as_bytes();
    let mut open = 0usize;
    let mut deepest = 0;
    let mut sigil = false;
    let mut before = b'\n';
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' | b'{' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b']' | b'}' => open = open.saturating_sub(1),
            b'&' | b'*' | b'!' => {
                let begins = before.is_ascii_whitespace() || matches!(before, b'[' | b'{' | b',' | b':' | b'-');
                let goes_on = bytes.get(i + 1).is_some_and(|b| !b.is_ascii_whitespace());
                sigil |= begins && goes_on;
            }
            _ => {}
        }
        before = *byte;
    }
    sigil || deepest > BRACKETS || bytes.len() > LARGE
}

/// Some key or list entry may have no value: YAML readers turn that into "not there" without a word.
pub fn may_hold_nothing(yaml: &str) -> bool {
    let mut lines = yaml.lines().map(uncommented).filter(|l| !l.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_end();
        if text.contains('{') || text.contains("[,") || text.contains(", ]") || text.contains(",]") {
            return true;
        }
        if text.contains(['"', '\'']) && has_empty_quotes(text) {
            return true;
        }
        let words = text.split([' ', '[', ']', ',', '\t']);
        if words.into_iter().any(|w| matches!(w, "~" | "null" | "Null" | "NULL" | "<<:")) {
            return true;
        }
        let opens = text.ends_with([':', '-']) || is_block_header(text);
        if opens {
            let at = indent(text);
            let filled = lines.peek().is_some_and(|next| {
                let under = next.len() - next.trim_start().len();
                under > at || (under == at && next.trim_start().starts_with('-') && !text.ends_with('-'))
            });
            if !filled {
                return true;
            }
        }
    }
    false
}

fn uncommented(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    line.find(" #").map_or(line, |i| &line[..i])
}

/// Where the line's key stands: after the dashes of a list entry.
fn indent(line: &str) -> usize {
    let mut at = 0;
    let bytes = line.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let dash = *byte == b'-' && bytes.get(at + 1) == Some(&b' ');
        if *byte != b' ' && !dash {
            break;
        }
        at += 1;
    }
    at
}

fn is_block_header(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    last.starts_with(['|', '>']) && last.len() <= 3
}

fn has_empty_quotes(line: &str) -> bool {
    let mut rest = line;
    while let Some(i) = rest.find(['"', '\'']) {
        let quote = &rest[i..i + 1];
        rest = &rest[i + 1..];
        if rest.trim_start().starts_with(quote) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_expands_or_nests_is_dangerous() {
        for (yaml, expected) in [
            ("a: &x b\n", true),
            ("a: *x\n", true),
            ("a: [*x, *x]\n", true),
            ("a: !tag b\n", true),
            ("a: Q & A, 3 * 4, no!\n", false),
            ("quote: about 10,000 NATO troops\nvia: [sputnik]\n", false),
        ] {
            assert_eq!(is_dangerous(yaml), expected, "{yaml}");
        }
        assert!(is_dangerous(&"[".repeat(200_000)));
        assert!(!is_dangerous(&"- [x]\n".repeat(1_000)));
        assert!(is_dangerous(&"- x\n".repeat(200_000)));
    }

    #[test]
    fn an_empty_value_is_never_overlooked() {
        for yaml in [
            "title:\n",
            "title:",
            "title: # later\nurl: x\n",
            "title: ~\n",
            "title: null\n",
            "title: ''\n",
            "title: \"  \"\n",
            "tags: [a, ~]\n",
            "tags: [a, '']\n",
            "tags:\n- \n- b\n",
            "tags:\n-\n",
            "- id: x\n  label:\n  unit: y\n",
            "- id: x\n  label:\n- id: y\n",
            "- via:\n- x\n",
            "a: {b: , c: d}\n",
            "note: |\nurl: x\n",
            "note: >-\n\nurl: x\n",
        ] {
            assert!(may_hold_nothing(yaml), "{yaml:?}");
        }
    }

    #[test]
    fn usual_content_is_not_suspected() {
        for yaml in [
            "title: A title\nclaims:\n  - number: x\n    quote: about 7,000\n",
            "title: A title\nclaims:\n- number: x\n  via: [a, b]\n",
            "- id: x\n  aliases:\n  - X\n  - Y\n- id: y\n  note: >-\n    folded\n    text\n",
        ] {
            assert!(!may_hold_nothing(yaml), "{yaml:?}");
        }
    }
}

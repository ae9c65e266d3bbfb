//! YAML as a person would have typed it: for new articles and new entries of registries. Files that exist are only ever
//! added to, never written anew, so that an editor's comments, order and layout stay.

/// A value on one line: plain where YAML reads it back as the same text, else in quotation marks.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// `[a, b]`
pub fn list(items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|i| {
            if is_plain(i) && i.chars().all(|c| c.is_alphanumeric() || " -.'/".contains(c)) {
                i.clone()
            } else {
                quoted(i)
            }
        })
        .collect();
    format!("[{}]", items.join(", "))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Strict: whatever could be a number, a date, a mark of YAML or a word with a meaning of its own is quoted.
fn is_plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(char::is_alphabetic);
    let last = text.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != ':');
    let marks = text.contains(": ")
        || text.contains(" #")
        || text.contains(|c: char| c.is_control() || "\"\\`|{}[]".contains(c));
    let exotic = text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}']);
    let meaning = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    first && last && !marks && !exotic && !meaning.contains(&text.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_would_type_it_so() {
        for (text, expected) in [
            ("about 10,000 troops", "about 10,000 troops"),
            ("10,000 troops", "\"10,000 troops\""),
            ("He said: no", "\"He said: no\""),
            ("no", "\"no\""),
            ("2021-02-18", "\"2021-02-18\""),
            ("“quoted” words", "\"“quoted” words\""),
            ("a # b", "\"a # b\""),
            ("", "\"\""),
        ] {
            assert_eq!(scalar(text), expected);
        }
        assert_eq!(list(&["AP".into(), "a, b".into(), "À:?".into()]), "[AP, \"a, b\", \"À:?\"]");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in any::<String>(), other in "[a-z:#,\\[\\]{}&*!|>'\"%@` -]{0,12}") {
            for text in [text, other] {
                let value: String = serde_yaml::from_str(&format!("{}\n", scalar(&text))).unwrap();
                prop_assert_eq!(&value, &text);
                let values: Vec<String> = serde_yaml::from_str(&list(std::slice::from_ref(&text))).unwrap();
                prop_assert_eq!(values, vec![text]);
            }
        }
    }
}

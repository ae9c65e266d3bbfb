//! Every byte that no edit is about stays; whatever the file looks like.

use super::*;
use proptest::prelude::*;

const ARTICLE: &str = "---
title: A # of one
claims:
  # 30 % sure: why
  # keep me
  - number: n   # which
    quote: >-
      two
      words
    status: proposed
    # inner
  - deadline: d
    status: proposed # later
    quote: \"by # May\"

  - {number: n, status: proposed, quote: x}
tags: [a]
---
body
- no item
";

fn both(check: impl Fn(&str, &str)) {
    check(ARTICLE, "\n");
    check(&ARTICLE.replace('\n', "\r\n"), "\r\n");
}

#[test]
fn a_key_goes_with_its_line() {
    both(|text, nl| {
        let sheet = Sheet::new("a.md", text);
        assert_eq!(sheet.items("claims").unwrap().len(), 3);
        let cut = |i| sheet.without_key("claims", i, "status", "published").unwrap();
        assert_eq!(cut(0), text.replacen(&format!("    status: proposed{nl}"), "", 1));
        assert_eq!(cut(1), text.replace("    status: proposed # later", "    # later"));
        assert_eq!(cut(2), text.replace("status: proposed, quote: x", "status: published, quote: x"));
        assert_eq!(sheet.without_top_key("title", "").unwrap(), text.replace("title: A #", "#"));
    });
}

#[test]
fn an_entry_goes_and_comes_back() {
    both(|text, nl| {
        let sheet = Sheet::new("a.md", text);
        let entry = sheet.entry("claims", 0).unwrap();
        assert_eq!(entry.comments, ["# 30 % sure: why", "# keep me"]);
        assert!(entry.body.starts_with("- number: n   # which\n  quote: >-\n    two\n"), "{}", entry.body);
        assert_eq!(sheet.inner_comments("claims", 0).unwrap(), ["# which", "# inner"]);
        assert_eq!(sheet.inner_comments("claims", 1).unwrap(), ["# later"]);
        let without = sheet.without("claims", 0).unwrap();
        let from = text.find("  # 30").unwrap();
        let to = text.find("  - deadline").unwrap();
        assert_eq!(without, format!("{}{}", &text[..from], &text[to..]));
        let again = Sheet::new("a.md", &without).with("claims", Spot::Before(0), &entry).unwrap();
        // The two others stand apart.
        assert_eq!(again, text.replace("  - deadline", &format!("{nl}  - deadline")));
        let other = sheet.with_other("claims", 0, &Entry { comments: vec![], body: "- number: m\n".into() }).unwrap();
        assert_eq!(other, format!("{}  - number: m{nl}{}", &text[..from], &text[to..]));
        assert_eq!(
            sheet.without_comments("claims", 0, |c| c.contains("sure")).unwrap(),
            text.replace(&format!("  # 30 % sure: why{nl}"), "")
        );
    });
}

#[test]
fn lists_begin_and_end() {
    let new = Entry { comments: vec!["# c".into()], body: "- id: b\n  x: 1\n".into() };
    for (path, list, before, after) in [
        ("a.yaml", "", "", "# c\n- id: b\n  x: 1\n"),
        ("a.yaml", "", "# head\n", "# head\n\n# c\n- id: b\n  x: 1\n"),
        ("a.yaml", "", "[]\n", "# c\n- id: b\n  x: 1\n"),
        ("a.yaml", "", "# head\n- id: a", "# head\n- id: a\n# c\n- id: b\n  x: 1\n"),
        ("a.yaml", "", "- id: a\n\n- id: c\n# foot\n", "- id: a\n\n- id: c\n\n# c\n- id: b\n  x: 1\n# foot\n"),
        ("a.md", "l", "---\nt: x\n---\nb", "---\nt: x\nl:\n  # c\n  - id: b\n    x: 1\n---\nb"),
        ("a.md", "l", "---\nl:\nt: x\n---\nb", "---\nl:\n  # c\n  - id: b\n    x: 1\nt: x\n---\nb"),
        ("a.md", "l", "---\nl: []\nt: x\n---\nb", "---\nl:\n  # c\n  - id: b\n    x: 1\nt: x\n---\nb"),
        ("a.md", "l", "---\nl:\n- id: a\n---\n", "---\nl:\n- id: a\n# c\n- id: b\n  x: 1\n---\n"),
    ] {
        assert_eq!(Sheet::new(path, before).with(list, Spot::Last, &new).unwrap(), after, "{before:?}");
    }
    for (path, list, index, before, after) in [
        ("a.md", "l", 0, "---\nl:\n  # c\n  - id: b\nt: x\n---\n", "---\nt: x\n---\n"),
        ("a.yaml", "", 0, "# head\n- id: a\n", "# head\n"),
        ("a.yaml", "", 1, "- id: a\n\n# b\n- id: b\n\n- id: c\n", "- id: a\n\n- id: c\n"),
        ("a.yaml", "", 1, "- id: a\n\n- id: b\n", "- id: a\n"),
    ] {
        assert_eq!(Sheet::new(path, before).without(list, index).unwrap(), after, "{before:?}");
    }
}

#[test]
fn what_is_not_understood_is_left_alone() {
    for text in ["---\nl: [{id: a}]\n---\n", "---\nl:\n  -\n    id: a\n---\n", "---\nl: x\n---\n", "---\nl: [\n---\n"] {
        let sheet = Sheet::new("a.md", text);
        assert!(sheet.without("l", 0).is_err(), "{text:?}");
        assert!(
            sheet.with("l", Spot::Last, &Entry { comments: vec![], body: "- id: b\n".into() }).is_err(),
            "{text:?}"
        );
    }
}

fn odd_yaml() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "claims:\n",
        "  - number: n\n",
        "    status: proposed # c\n",
        "    quote: >-\n      é\n",
        "  # c\n",
        "- a: b\n",
        "\n",
        "  - {a: b, status: x}\n",
        "  -\n",
        "\t",
        "  - status: x\n",
        "    note: \"# x\n      y\"\n",
        "    via: [a,\n      b]\n",
        "ignored: []\n",
        "ignored:\n",
        "l: {a: b}\n",
        "\r\n",
        "\u{feff}",
        "    - x\n",
        "  - a:\n      - b: c # d\n      # e\n",
        "'",
        "|",
        "&a ",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn whatever_a_file_holds_an_edit_is_right_or_refused(body in odd_yaml(), whole in any::<bool>()) {
        let (path, text) = if whole { ("a.yaml", body) } else { ("a.md", format!("---\nclaims:\n  - number: n\n{body}---\nbody\n")) };
        let list = if whole { "" } else { "claims" };
        let sheet = Sheet::new(path, &text);
        let count = sheet.items(list).map_or(0, |i| i.len());
        let entry = Entry { comments: vec!["# c".to_owned()], body: "- number: new\n  quote: q\n".to_owned() };
        for spot in [Spot::Before(0), Spot::After(0), Spot::Last] {
            if let Ok(with) = sheet.with(list, spot, &entry) {
                prop_assert_eq!(Sheet::new(path, &with).items(list).map(|i| i.len()), Ok(count + 1));
                prop_assert!(subsequence(&text, &with), "{text:?} {with:?}");
            }
        }
        for i in 0..count {
            let _ = (sheet.entry(list, i), sheet.inner_comments(list, i));
            if let Ok(without) = sheet.without(list, i) {
                prop_assert!(subsequence(&without, &text), "{text:?} {without:?}");
            }
            if let Ok(cut) = sheet.without_key(list, i, "status", "published") {
                prop_assert_eq!(Sheet::new(path, &cut).items(list).map(|i| i.len()), Ok(count));
            }
            let _ = sheet.without_comments(list, i, |_| true);
            let _ = sheet.with_other(list, i, &entry);
        }
        let _ = (sheet.with_top_value("ignored", "[x]"), sheet.without_top_key("claims", ""));
    }
}

/// Every letter of the first is in the second, in order.
fn subsequence(few: &str, many: &str) -> bool {
    let mut many = many.chars().filter(|c| !"[]".contains(*c));
    few.chars().filter(|c| !"[]".contains(*c)).all(|c| many.any(|m| m == c))
}

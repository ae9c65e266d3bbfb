//! Every byte that no edit is about stays; whatever the file looks like.

use super::*;

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

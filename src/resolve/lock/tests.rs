use super::*;

fn quotation(at: u32) -> LockedQuote {
    LockedQuote {
        at, words: format!("“{at}”"), before: None, after: Some("x".into()), seen: None, digest: "d".into()
    }
}

fn locked(text: &str, verified: &str, quotations: &[u32]) -> Locked {
    Locked {
        text: text.into(),
        length: 9,
        words: 2,
        verified: verified.into(),
        quotations: quotations.iter().map(|at| quotation(*at)).collect(),
        others: vec![],
    }
}

fn lock(articles: &[(&str, Locked)]) -> Lock {
    Lock { articles: articles.iter().map(|(id, l)| ((*id).to_owned(), l.clone())).collect() }
}

fn whole(text: &str) -> Lock {
    let reading = Lock::read(text);
    assert_eq!((reading.unread, reading.old_form), (vec![], false), "{text}");
    reading.lock
}

#[test]
fn what_is_written_is_read() {
    let two = Locked { others: vec![locked("g", "2025-01-01", &[3])], ..locked("h", "2026-01-01", &[1, 5]) };
    for lock in [Lock::default(), lock(&[("b", locked("h", "2026-01-01", &[]))]), lock(&[("a\n\"", two)])] {
        assert_eq!(whole(&lock.write()), lock);
        assert_eq!(whole(&lock.write().replace('\n', "\r\n")), lock);
    }
}

/// Whatever lines a merge leaves, in whatever order: what both sides vouch for is vouched for.
#[test]
fn lines_of_two_people_are_united() {
    let ours = lock(&[("a", locked("h", "2026-01-01", &[1, 5])), ("c", locked("h", "2026-01-01", &[1]))]);
    let theirs = lock(&[("a", locked("h", "2026-02-02", &[1, 3])), ("b", locked("h", "2026-01-01", &[1]))]);
    let all = lock(&[
        ("a", locked("h", "2026-02-02", &[1, 3, 5])),
        ("b", locked("h", "2026-01-01", &[1])),
        ("c", locked("h", "2026-01-01", &[1])),
    ]);
    let (ours, theirs) = (ours.write(), theirs.write());
    for text in [
        format!("{ours}{theirs}"),
        format!("{theirs}{ours}"),
        format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"),
        format!("<<<<<<< HEAD\n{ours}||||||| 1234\n{ours}=======\n{theirs}>>>>>>> the name of a branch\n{ours}"),
    ] {
        assert_eq!(whole(&text), all, "{text}");
        assert!(all.covers(&whole(&ours)) && all.covers(&whole(&theirs)));
    }
}

#[test]
fn different_texts_of_one_article_are_kept_apart() {
    let (old, new) = (locked("h", "2026-01-01", &[1, 5]), locked("g", "2026-02-02", &[1]));
    let both = Locked { others: vec![old.clone()], ..new.clone() };
    for lines in [[&old, &new], [&new, &old]] {
        let text: String = lines.iter().map(|l| line::write("a", l)).collect();
        assert_eq!(whole(&text), lock(&[("a", both.clone())]));
    }
    assert!(both.covers(&old) && both.covers(&new) && !new.covers(&old));
}

#[test]
fn a_line_that_cannot_be_read_takes_nothing_from_the_others() {
    let good = lock(&[("a", locked("h", "2026-01-01", &[1]))]).write();
    let line = good.lines().nth(1).unwrap();
    for (bad, why, newer) in [
        ("{\"v\":2,\"article\":\"b\"}", "missing field `text`", false),
        (&line[..60], "EOF while parsing", false),
        ("x", "expected value", false),
        ("{\"v\":2,\"\u{e9}\u{e9}", "EOF", false),
        ("[]", "invalid", false),
        ("{\"v\":99,\"article\":\"b\",\"newest\":1}", "later briefing", true),
        ("{\"v\":1}", "no lines of version 1", false),
        ("{\"v\":-1}", "invalid value", false),
        (&line.replace("\"v\":2", "\"v\":2,\"extra\":1"), "unknown field `extra`", false),
        (&"[".repeat(100_000), "invalid type", false),
    ] {
        for text in [format!("{bad}\n{good}"), format!("{good}{bad}\n"), format!("{good}{bad}")] {
            let reading = Lock::read(&text);
            assert_eq!(reading.lock, whole(&good), "{bad}");
            let [unread] = reading.unread.as_slice() else { panic!("{bad}: {reading:?}") };
            assert!(unread.why.contains(why) && unread.newer == newer, "{bad}: {unread:?}");
            assert!(
                text.find(bad).unwrap() <= unread.at.start && text[unread.at.clone()].chars().count() <= 1,
                "{bad}"
            );
        }
    }
}

const FIRST: &str = "{\n\"about\": \"x\",\n\"version\": 1,\n\"articles\": {\n\"a\": {\"text\": \"h\", \"length\": 9, \
                     \"words\": 2, \"verified\": \"2026-01-01\", \"quotations\": [\n  \
                     {\"at\":1,\"words\":\"“1”\",\"after\":\"x\",\"digest\":\"d\"}]}\n}\n}\n";

#[test]
fn the_first_form_is_read_and_said_to_be_old() {
    let same = lock(&[("a", locked("h", "2026-01-01", &[1]))]);
    for text in [FIRST.to_owned(), FIRST.replace('\n', "\r\n"), FIRST.replace('\n', "")] {
        assert_eq!(Lock::read(&text), Reading { lock: same.clone(), unread: vec![], old_form: true }, "{text}");
    }
    for (text, at, why) in [
        (FIRST.replace("\"version\": 1", "\"version\": 7"), 0, "version 7"),
        (format!("<<<<<<< HEAD\n{FIRST}"), 0, "expected value"),
        (FIRST.replace("\"words\": 2, ", ""), 4, "missing field `words`"),
        ("{\n".to_owned(), 1, "EOF"),
    ] {
        let reading = Lock::read(&text);
        let [unread] = reading.unread.as_slice() else { panic!("{text}: {reading:?}") };
        assert!(reading.old_form && reading.lock == Lock::default() && unread.why.contains(why), "{text}: {unread:?}");
        assert!(text[..unread.at.start].matches('\n').count() >= at, "{text}: {unread:?}");
    }
}

#[test]
fn the_file_is_written_only_where_that_changes_it() {
    let now = lock(&[("a", locked("h", "2026-01-01", &[1]))]);
    let text = now.write();
    let rewritten = |file: Option<&str>, originals: bool| {
        let lock = file.map(|text| crate::text::File::new(super::super::LOCK_PATH, text));
        let original = originals.then(|| crate::text::File::new("originals:a.txt", "x"));
        let files = Files::new(lock.into_iter().chain(original).collect());
        Lock::read(file.unwrap_or_default()).rewritten(&files, &now)
    };
    assert_eq!(rewritten(None, true).as_deref(), Some(text.as_str()));
    assert_eq!(rewritten(Some(&text), true), None);
    assert_eq!(rewritten(Some(&text.replace('\n', "\r\n")), true), None);
    assert_eq!(rewritten(Some(&format!("<<<<<<< x\n{text}>>>>>>> y\n")), false).as_deref(), Some(text.as_str()));
    assert_eq!(rewritten(Some(FIRST), false), None);
    assert_eq!(rewritten(Some(FIRST), true).as_deref(), Some(text.as_str()));
}

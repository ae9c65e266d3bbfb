//! How well raw articles are cleaned: five hand-read reports; web pages, against what a well-known reader view makes of
//! them; and the same pages as somebody copies them from a screen, with everything around the article. All lie beside the
//! repository and are not part of it; where they are absent the test says so and passes. Floors are a little under what was
//! measured, so that a change that cleans worse fails.
//!
//! Set `MISSES` in the environment to see what is missed.

mod shared;

use briefing::import::echo::{Index, LEAST, Original, Quoted};
use briefing::import::{Known, Page, PublishedBasis, clean, date_together};
use serde_json::Value;
use shared::shared;
use std::collections::HashMap;
use std::path::PathBuf;

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn plain(text: &str) -> String {
    let straight: String = text
        .chars()
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c => c,
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of the text before a byte.
fn chars(text: &str, byte: usize) -> u64 {
    text[..byte].chars().count() as u64
}

#[test]
fn reports() {
    let Some(gold) = shared("gold/reports.yaml") else { return };
    let gold: Value = serde_yaml::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let articles = gold["articles"].as_array().unwrap();
    let folder = shared("reports").unwrap();
    let mut pages: Vec<Page> = articles
        .iter()
        .map(|a| {
            let file = a["file"].as_str().unwrap();
            clean(file, &std::fs::read(folder.join(file)).unwrap(), &Known::default()).unwrap()
        })
        .collect();
    date_together(&mut pages);
    let mut right: HashMap<&str, usize> = HashMap::new();
    let (mut kept, mut lost, mut all, mut traps) = (0, 0, 0, 0);
    for (a, page) in articles.iter().zip(&pages) {
        let id = a["id"].as_str().unwrap();
        let published = page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string());
        for (field, ours) in
            [("title", &page.title), ("publisher", &page.outlet), ("byline", &page.byline), ("published", &published)]
        {
            let accept: Vec<&str> =
                a[format!("{field}_acceptable")].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let ok = match (a[field].as_str(), ours) {
                (None, None) => true,
                (want, Some(ours)) => want.is_some_and(|w| plain(w) == plain(ours)) || accept.contains(&ours.as_str()),
                _ => false,
            };
            *right.entry(field).or_default() += usize::from(ok);
            if !ok || misses() {
                println!("{id} {field}: {ours:?} for {}", a[field]);
            }
        }
        if misses() {
            println!("{id} {:?} {:?} {:?}", page.agencies, page.standfirst, page.published);
        }
        // By line, weighted by its characters; titles, standfirsts and headings count neither way.
        let neutral: Vec<String> = ["title", "standfirst", "subtitle"]
            .iter()
            .filter_map(|f| a[*f].as_str())
            .chain(a["subheads"].as_array().into_iter().flatten().filter_map(Value::as_str))
            .map(plain)
            .collect();
        let (from, to) = (a["body"]["start"].as_u64().unwrap(), a["body"]["end"].as_u64().unwrap());
        let mut at = 0;
        for line in page.text.split('\n') {
            let range = at..at + line.len();
            at = range.end + 1;
            let (start, end) = (chars(&page.text, range.start), chars(&page.text, range.end));
            if line.trim().is_empty() || neutral.contains(&plain(line)) {
                continue;
            }
            let dropped = a["boilerplate_lines"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|b| start < b["end"].as_u64().unwrap() && b["start"].as_u64().unwrap() < end);
            let want = start < to && from < end && !dropped;
            let ours = page.body.iter().any(|b| b.start < range.end && range.start < b.end);
            let n = line.trim().chars().count();
            all += usize::from(want) * n;
            if want != ours {
                *(if want { &mut lost } else { &mut kept }) += n;
                println!("{id} {}: {line}", if want { "lost" } else { "kept" });
            }
        }
        for trap in a["traps"].as_array().into_iter().flatten() {
            let words = trap["text"].as_str().unwrap();
            // A name of the article that only looks like a date is no furniture.
            let foreign = a["boilerplate_lines"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|b| plain(b["text"].as_str().unwrap()).contains(words));
            let taken = foreign && page.paragraphs().any(|p| plain(p).contains(words));
            traps += usize::from(taken);
        }
    }
    println!(
        "reports: title {}/5, publisher {}/5, by-line {}/5, published {}/5",
        right["title"], right["publisher"], right["byline"], right["published"]
    );
    println!("reports: {all} characters of body, {lost} lost, {kept} of furniture kept, {traps} traps");
    assert_eq!((right["title"], right["publisher"], right["byline"], right["published"]), (5, 5, 5, 5));
    assert!(kept * 100 < all && lost * 100 < all && traps == 0);
    let printed = |p: &&Page| p.published.as_ref().is_some_and(|p| p.basis == PublishedBasis::Printed);
    assert_eq!(pages.iter().filter(printed).count(), 2);
}

/// Which reports share long runs of words: agency copy, one remark, a stock phrase. No others do.
#[test]
fn echoes_of_the_reports() {
    let Some(folder) = shared("reports") else { return };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let pages: Vec<Page> =
        files.iter().map(|f| clean("a.txt", &std::fs::read(f).unwrap(), &Known::default()).unwrap()).collect();
    let outside: Vec<Vec<std::ops::Range<usize>>> = pages
        .iter()
        .map(|p| {
            let starts = std::iter::once(0).chain(p.body.iter().map(|b| b.end));
            let ends = p.body.iter().map(|b| b.start).chain([p.text.len()]);
            starts.zip(ends).map(|(a, b)| a..b).collect()
        })
        .collect();
    let originals: Vec<Original> =
        pages.iter().zip(&outside).map(|(p, excluded)| Original { text: &p.text, excluded }).collect();
    let mut pairs = Vec::new();
    let mut copied = Vec::new();
    for (i, a) in originals.iter().enumerate() {
        for (j, b) in originals.iter().enumerate().skip(i + 1) {
            let found = Index::new(a, LEAST).echoes(b);
            if !found.is_empty() {
                pairs.push(format!("S{i}–S{j}"));
            }
            copied.extend(found.iter().filter(|e| e.quoted == Quoted::Neither).map(|e| (i, j, e.words)));
            for e in found {
                println!("S{i}–S{j}: {} words, {:?}", e.words, e.quoted);
            }
        }
    }
    assert_eq!(pairs, ["S0–S2", "S0–S4", "S1–S2", "S1–S3", "S2–S4"]);
    assert!(copied.contains(&(0, 2, 17)), "{copied:?}");
}

/// Words in lower case: what both sides are compared in.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Runs of four words with how often each stands there.
fn shingles(text: &str) -> HashMap<Vec<String>, usize> {
    let mut out: HashMap<Vec<String>, usize> = HashMap::new();
    for w in words(text).windows(4) {
        *out.entry(w.to_vec()).or_default() += 1;
    }
    out
}

/// Precision and recall of one text against another.
fn compare(ours: &str, theirs: &str) -> (f64, f64) {
    let (a, b) = (shingles(ours), shingles(theirs));
    let common: usize = a.iter().map(|(k, n)| (*n).min(b.get(k).copied().unwrap_or(0))).sum();
    let share = |all: &HashMap<_, usize>| {
        let all: usize = all.values().sum();
        if all == 0 { 1.0 } else { common as f64 / all as f64 }
    };
    (share(&a), share(&b))
}

/// The page as somebody copies it from a screen: all its text, a block a line, with everything around the article.
fn copied(html: &str) -> String {
    let root = dom_query::Document::from(html);
    let mut out = String::new();
    const BLOCKS: &str = " p div li ul ol tr h1 h2 h3 h4 h5 h6 br blockquote section article header footer nav aside figure figcaption dt dd pre form button td ";
    let mut silent = 0;
    let mut next = root.root().first_child().map(|n| (n, true));
    while let Some((node, enters)) = next {
        let name = node.node_name().map(|n| n.to_string()).unwrap_or_default();
        let hidden = ["script", "style", "noscript", "head", "svg", "iframe", "select", "textarea", "template"]
            .contains(&name.as_str());
        if node.is_text() && silent == 0 {
            out.push_str(&node.text().split_whitespace().collect::<Vec<_>>().join(" "));
            out.push(' ');
        }
        if BLOCKS.contains(&format!(" {name} ")) && !out.ends_with("\n") {
            out.push('\n');
        }
        if hidden && enters {
            silent += 1;
        }
        if hidden && !enters {
            silent -= 1;
        }
        next = match node.first_child().filter(|_| enters) {
            Some(child) => Some((child, true)),
            None if enters && node.is_element() => Some((node, false)),
            None => match node.next_sibling() {
                Some(sibling) => Some((sibling, true)),
                None => node.parent().filter(|p| p.is_element()).map(|p| (p, false)),
            },
        };
    }
    out
}

#[test]
fn copied_pages() {
    let Some(folder) = shared("suites/readability-news") else { return };
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    let (mut ours, mut all, mut n) = ((0.0, 0.0), (0.0, 0.0), 0.0);
    let mut titles = 0;
    for case in &cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let text = copied(&String::from_utf8_lossy(&unpacked(&case.join("source.html.gz"))));
        let expected = text_of(&String::from_utf8(unpacked(&case.join("expected.html.gz"))).unwrap());
        let Ok(page) = clean("page.txt", text.as_bytes(), &Known::default()) else { continue };
        let own: Vec<&str> = page.paragraphs().collect();
        let (p, r) = compare(&own.join("\n"), &expected);
        let (ap, ar) = compare(&text, &expected);
        let meta: Value = serde_json::from_slice(&std::fs::read(case.join("expected-metadata.json")).unwrap()).unwrap();
        let title = meta["title"].as_str().unwrap_or("");
        let same = page.title.as_deref().is_some_and(|t| words(t) == words(title));
        titles += usize::from(same);
        (ours, all, n) = ((ours.0 + p, ours.1 + r), (all.0 + ap, all.1 + ar), n + 1.0);
        if misses() {
            println!(
                "{name:40} P {p:.3} R {r:.3}   all P {ap:.3} R {ar:.3}  {:?} {:?} {:?} {:?}",
                page.title,
                page.outlet,
                page.byline,
                page.published.as_ref().map(|p| (p.days.day(), &p.basis))
            );
            if std::env::var("MISSES").as_deref() == Ok(name) {
                let known = shingles(&expected);
                let mut at = 0;
                for line in text.split('\n') {
                    let range = at..at + line.len();
                    at = range.end + 1;
                    let kept = page.body.iter().any(|b| b.start < range.end && range.start < b.end);
                    let of = shingles(line);
                    let want = of.len() > 4 && of.keys().all(|k| known.contains_key(k));
                    let sign = match (kept, want) {
                        (true, true) => '=',
                        (true, false) => '+',
                        (false, true) => '-',
                        _ => '.',
                    };
                    println!("   {sign} {}", line.chars().take(140).collect::<String>());
                }
            }
        }
    }
    let f1 = |(p, r): (f64, f64)| 2.0 * p * r / (p + r) / n;
    println!(
        "copied pages: {n} bodies P {:.3} R {:.3} F1 {:.3}; uncleaned P {:.3} R {:.3} F1 {:.3}; title {titles}",
        ours.0 / n,
        ours.1 / n,
        f1(ours),
        all.0 / n,
        all.1 / n,
        f1(all)
    );
    assert!(f1(ours) >= 0.86);
}

fn unpacked(path: &std::path::Path) -> Vec<u8> {
    let mut out = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap());
    std::io::Read::read_to_end(&mut reader, &mut out).unwrap();
    out
}

/// Text of HTML with a space between elements.
fn text_of(html: &str) -> String {
    let document = dom_query::Document::from(html);
    let root = document.root();
    let texts = root.descendants().into_iter().filter(|n| n.is_text()).map(|n| n.text().to_string());
    texts.collect::<Vec<_>>().join(" ")
}

/// The headings of the first rank, as words.
fn headings(page: &[u8]) -> Vec<Vec<String>> {
    let document = dom_query::Document::from(String::from_utf8_lossy(page).as_ref());
    document.select("h1").iter().map(|h| words(&h.text())).collect()
}

#[test]
fn web_pages() {
    let Some(folder) = shared("suites/readability-news") else { return };
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    let mut right: HashMap<&str, (usize, usize)> = HashMap::new();
    let (mut whole, mut body) = ((0.0, 0.0), (0.0, 0.0));
    for case in &cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let source = unpacked(&case.join("source.html.gz"));
        let page = clean("page.html", &source, &Known::default()).unwrap();
        let expected = text_of(&String::from_utf8(unpacked(&case.join("expected.html.gz"))).unwrap());
        // The lines that were taken from the page, without the head that we put before them.
        let from = page.text.find("\n\n").map_or(0, |n| n + 2);
        let (p, r) = compare(&page.text[from..], &expected);
        let own: Vec<&str> = page.paragraphs().collect();
        let (bp, br) = compare(&own.join("\n"), &expected);
        whole = (whole.0 + p, whole.1 + r);
        body = (body.0 + bp, body.1 + br);
        let meta: Value = serde_json::from_slice(&std::fs::read(case.join("expected-metadata.json")).unwrap()).unwrap();
        let published = page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string());
        for (field, ours) in [
            ("title", &page.title),
            ("byline", &page.byline),
            ("siteName", &page.outlet),
            ("publishedTime", &published),
        ] {
            let Some(want) = meta[field].as_str() else { continue };
            let want = if field == "publishedTime" { &want[..10] } else { want };
            // The suite has what stands in the window's bar; the heading that the page shows is its title, too.
            let shown = |o: &str| field == "title" && headings(&source).contains(&words(o));
            let ok = ours.as_deref().is_some_and(|o| words(o) == words(want) || shown(o));
            let entry = right.entry(field).or_default();
            entry.0 += usize::from(ok);
            entry.1 += 1;
            if !ok && misses() {
                println!("  {name} {field}: {ours:?} for {want:?}");
            }
        }
        if misses() {
            let known = shingles(&expected);
            let lines: Vec<&str> = page.text.lines().collect();
            for line in page.furniture.iter().flat_map(|r| r.clone()).filter_map(|n| lines.get(n - 1)) {
                let of = shingles(line);
                if std::env::var("MISSES").as_deref() == Ok(name)
                    || of.len() > 4 && of.keys().all(|k| known.contains_key(k))
                {
                    println!("    marked: {}", line.chars().take(130).collect::<String>());
                }
            }
            println!("{name:40} P {p:.3} R {r:.3}   paragraphs alone P {bp:.3} R {br:.3}");
        }
    }
    let n = cases.len() as f64;
    let f1 = |(p, r): (f64, f64)| 2.0 * p * r / (p + r) / n;
    println!("web pages: {n} bodies P {:.3} R {:.3} F1 {:.3}", whole.0 / n, whole.1 / n, f1(whole));
    println!("  without what is marked as furniture P {:.3} R {:.3} F1 {:.3}", body.0 / n, body.1 / n, f1(body));
    for field in ["title", "byline", "siteName", "publishedTime"] {
        println!("  {field} {} of {}", right[field].0, right[field].1);
    }
    assert!(f1(whole) >= 0.98 && f1(body) >= 0.91);
    // One page's site name is a web address in the suite, and "TMZ" here; two have "Washington Post" without the article.
    for (field, floor) in [("title", 42), ("byline", 26), ("siteName", 23), ("publishedTime", 12)] {
        assert!(right[field].0 >= floor, "{field}");
    }
}

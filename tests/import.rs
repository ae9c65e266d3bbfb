//! `briefing import`: a raw article becomes an article file with proposed claims; nothing is published, nothing of an
//! editor's is written anew, and whatever the bytes are it ends with a clear message.

mod importing;

use importing::{Site, code, said};
use std::fs;

/// Invented, as everything in it.
const STORM: &str = "\
Home | News | Weather

Storm cuts off villages in Halden

HALDEN, 3 March 2021 - At least 12 people were killed and about 340 homes flooded in Halden after a storm on Tuesday, \
officials said.

\"We need every hand we can get,\" Mayor Ingrid Solberg said on Wednesday.

The government has promised 40 million euros for repairs, which must be paid out by the end of April.

The wind came up in the evening and turned against the coast after dark. Boats that lay in the outer harbour broke loose \
and were driven against the quay, and the road along the shore was under water before midnight. Neighbours carried \
sandbags until the morning, and the school took in families who could not go back. Trees lay across the railway, and \
the power was off in most of the valley for the whole night. Helicopters brought blankets and bread to farms that no road \
led to any longer, and took the sick to hospital. By noon the rain had stopped, and the river was falling slowly. \
Engineers looked at the bridge and closed it to lorries. The mayor thanked everybody who had come to help, and asked \
people to stay away from the harbour until the cranes had been made safe. The council meets again next week to speak \
about the dykes, which several of its members had called too low after the last storm.

Share this article
";

const ARTICLE: &str = "content/articles/storm-cuts-off-villages-in-halden.md";

#[test]
fn an_article_is_drafted_and_nothing_is_published() {
    let site = Site::new();
    assert_eq!(code(&site.run(&["build", "-q"], b"")), 0);
    let before = site.tree("public");
    let imported = site.import("storm.txt", STORM.as_bytes());
    assert_eq!(code(&imported), 0, "{}", said(&imported));
    for told in ["“At least 12 people”", "by the end of April", "on new subjects"] {
        assert!(said(&imported).contains(told), "{told}: {}", said(&imported));
    }
    let article = site.read(ARTICLE);
    for line in ["status: draft", "published: 2021-03-03", "quote: At least 12 people", "status: proposed"] {
        assert!(article.contains(line), "{line}: {article}");
    }
    assert!(!article.contains("Share this"), "{article}");
    assert_eq!(site.read("originals/storm-cuts-off-villages-in-halden.txt"), STORM);

    let built = site.run(&["build"], b"");
    assert_eq!(code(&built), 0, "{}", said(&built));
    assert_eq!(site.tree("public").keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert_eq!(site.tree("public"), before, "proposals change no page");

    let drafts = site.run(&["build", "--drafts", "--out", "preview"], b"");
    assert_eq!(code(&drafts), 0, "{}", said(&drafts));
    let pages = site.tree("preview");
    let page =
        pages.iter().find(|(p, _)| p.starts_with("numbers/") && p.contains("people-killed") && p.ends_with(".html"));
    let (path, html) = page.expect("a page of those who were killed");
    assert!(String::from_utf8_lossy(html).contains("At least 12"), "{path}");
}

#[test]
fn the_same_article_is_known_and_a_changed_one_is_told() {
    let site = Site::new();
    let html = |figure: &str| {
        format!(
            "<!doctype html><html lang=en><head><title>Ferry strike ends</title>\
             <meta property=\"og:url\" content=\"https://example.org/ferry\">\
             <meta property=\"article:published_time\" content=\"2021-03-03T08:00:00Z\"></head><body><article>\
             <h1>Ferry strike ends</h1><p>The strike by {figure} sailors ended in Moss on Tuesday after nine days, the union \
             said in a statement that all members had been waiting for since the talks began.</p><p>Ferries will run again \
             by Friday, and the ministry expects the harbour to be as busy as it was before the walkout.</p></article>\
             </body></html>"
        )
    };
    let first = site.import("ferry.html", html("about 600").as_bytes());
    assert_eq!(code(&first), 0, "{}", said(&first));
    let content = site.tree("content");
    let again = site.import("ferry.html", html("about 600").as_bytes());
    assert!(said(&again).contains("already, word for word"), "{}", said(&again));
    assert_eq!(site.tree("content"), content);

    let changed = site.import("ferry.html", html("more than 900").as_bytes());
    assert_eq!(code(&changed), 0, "{}", said(&changed));
    for told in ["taken away (1)", "“about 600 sailors", "proposed (1)", "“more than 900 sailors"] {
        assert!(said(&changed).contains(told), "{told}: {}", said(&changed));
    }
}

#[test]
fn what_an_editor_wrote_is_never_written_anew() {
    let site = Site::new();
    let registries = ["content/actors.yaml", "content/numbers.yaml", "content/deadlines.yaml"];
    let before = registries.map(|path| site.read(path));
    assert_eq!(code(&site.import("storm.txt", STORM.as_bytes())), 0);
    assert_eq!(registries.map(|path| site.read(path)), before);
    let path = site.0.path().join("content/proposed/numbers.yaml");
    let edited = site.read("content/proposed/numbers.yaml") + "# a remark of the editor's\n";
    fs::write(&path, &edited).unwrap();
    let second = STORM.replace("Halden", "Moss").replace("villages", "farms").replace("homes", "barns");
    assert_eq!(code(&site.import("second.txt", second.as_bytes())), 0);
    assert!(site.read("content/proposed/numbers.yaml").starts_with(&edited), "only added to");
}

#[test]
fn what_is_accepted_at_once_rests_on_nothing_that_waits() {
    let site = Site::new();
    let numbers = site.read("content/numbers.yaml")
        + "- id: homes-flooded\n  label: Homes flooded in Halden\n  unit: homes\n  match: [homes, flooded]\n- id: boats-lost\n  \
           label: Boats lost\n  unit: boats\n  match: [boats, lost]\n";
    fs::write(site.0.path().join("content/numbers.yaml"), numbers).unwrap();
    let spoken = STORM
        .replace("The government", "Mayor Ingrid Solberg said on Wednesday that 90 boats were lost. The government");
    for (name, text) in [("storm.txt", spoken.clone()), ("second.txt", spoken.replace("Storm cuts", "A storm cuts"))] {
        fs::write(site.0.path().join(name), text).unwrap();
        let out = site.run(&["import", "--accept-above", "30", name], b"");
        assert_eq!(code(&out), 0, "{}", said(&out));
        for args in [&["check"][..], &["check", "--drafts"]] {
            let out = site.run(args, b"");
            assert_eq!(code(&out), 0, "{name}: {}", said(&out));
        }
    }
    let article = site.read(ARTICLE);
    let status_of =
        |quote: &str| article.split(quote).nth(1).and_then(|rest| rest.lines().nth(1)).unwrap_or("").trim().to_owned();
    assert_ne!(status_of("about 340 homes"), "status: proposed", "{article}");
    assert_eq!(status_of("90 boats"), "status: proposed", "she is proposed herself: {article}");
}

#[test]
fn files_with_other_line_ends_keep_them() {
    let site = Site::new();
    let path = site.0.path().join("content/proposed/numbers.yaml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let before = "# by hand\r\n\r\n- id: a\r\n  label: A\r\n  unit: apples";
    fs::write(&path, before).unwrap();
    assert_eq!(code(&site.import("storm.txt", STORM.as_bytes())), 0);
    let after = site.read("content/proposed/numbers.yaml");
    assert!(after.starts_with(&format!("{before}\r\n\r\n- id: ")), "{after}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn hostile_input_is_refused_or_read_and_never_breaks_the_site() {
    let site = Site::new();
    let deep = "<div>".repeat(10_000);
    let cases: Vec<(&str, Vec<u8>, i32)> = vec![
        ("empty.txt", Vec::new(), 1),
        ("picture.txt", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0xff, 0xfe, 0, 0, 0, 9], 1),
        ("deep.html", format!("<!doctype html><html><body>{deep}At least 12 people died.").into_bytes(), -1),
        (
            "yaml.txt",
            b"Title: # [x] {y}\n\nAt least 5 \"people\": '[' were *hurt* in Moss & Halden on 3 March 2021.\n".to_vec(),
            0,
        ),
    ];
    for (name, bytes, expected) in cases {
        let out = site.import(name, &bytes);
        assert!(expected == -1 || code(&out) == expected, "{name}: {} {}", code(&out), said(&out));
        assert!((0..=1).contains(&code(&out)), "{name}: {}", said(&out));
        let checked = site.run(&["check", "--drafts"], b"");
        assert_eq!(code(&checked), 0, "{name}: {}", said(&checked));
    }
    // A terminal must not obey what an article holds.
    let out = site.import(
        "escape.txt",
        b"A \x1b[31mred\x1b[0m storm\n\nAt least 12 \x1b[31mred\x1b[0m boats sank in Moss on 3 March 2021.\n",
    );
    let review = site.run(&["review"], b"s\ns\ns\n");
    for out in [out, review, site.run(&["status"], b"")] {
        assert!(!said(&out).contains('\u{1b}'), "{:?}", said(&out));
    }
    let none = site.run(&["import", "nowhere.txt"], b"");
    assert_eq!(code(&none), 2, "{}", said(&none));
    assert!(said(&none).contains("nowhere.txt"));
}

#[test]
fn standard_input_and_a_dry_run() {
    let site = Site::new();
    let content = site.tree("content");
    let dry = site.run(&["import", "--dry-run", "-"], STORM.as_bytes());
    assert_eq!(code(&dry), 0, "{}", said(&dry));
    assert!(said(&dry).contains("At least 12 people"), "{}", said(&dry));
    assert_eq!(site.tree("content"), content);
    let wet = site.run(&["import", "-"], STORM.as_bytes());
    assert_eq!(code(&wet), 0, "{}", said(&wet));
    assert!(site.0.path().join(ARTICLE).exists());
}

/// A head that states nothing but its title.
const BARE: &str = "Library hours change\n\nThe library will open at dawn from now on. About 300 readers had asked for it, the \
                    council said. The hall stays shut.\n";

#[test]
fn what_the_editor_says_decides_over_what_was_read() {
    let site = Site::new();
    let text = format!("By Ann Tolliver, Norhaven Gazette\n3 March 2026\n\n{}", BARE.split_once("\n\n").unwrap().1);
    fs::write(site.0.path().join("a.txt"), format!("Library hours change\n{text}")).unwrap();
    let given = site.run(
        &[
            "import",
            "a.txt",
            "--title",
            "Dawn in the library",
            "--outlet",
            "Wexmoor Courier",
            "--published",
            "2026-03-04",
            "--url",
            "https://courier.example/dawn",
            "--language",
            "en-GB",
            "--author",
            "Osman bin Harun",
            "--author",
            "Perpetua Quill",
        ],
        b"",
    );
    assert_eq!(code(&given), 0, "{}", said(&given));
    let article = site.read("content/articles/dawn-in-the-library.md");
    for line in [
        "title: Dawn in the library",
        "outlet: wexmoor-courier",
        "published: 2026-03-04",
        "published_basis: the editor says so",
        "https://courier.example/dawn",
        "language: en-GB",
        "Osman bin Harun",
        "Perpetua Quill",
    ] {
        assert!(article.contains(line), "{line}: {article}");
    }
    assert!(!article.contains("Ann Tolliver"), "{article}");
}

#[test]
fn what_is_said_is_said_of_one_article_and_can_be_read() {
    let site = Site::new();
    for name in ["a.txt", "b.txt"] {
        fs::write(site.0.path().join(name), BARE.replace("Library", name)).unwrap();
    }
    let content = site.tree("content");
    for (args, told) in [
        (vec!["import", "a.txt", "b.txt", "--outlet", "Wexmoor Courier"], "2 are named"),
        (vec!["import", "a.txt", "--published", "soon"], "2026-03-03"),
        (vec!["import", "a.txt", "--published", "03/04/2026"], "2026-03-03"),
        (vec!["import", "a.txt", "--url", "courier"], "https://"),
        (vec!["import", "a.txt", "--language", "German, I think"], "pt-BR"),
    ] {
        let refused = site.run(&args, b"");
        assert_eq!(code(&refused), 2, "{args:?}: {}", said(&refused));
        assert!(said(&refused).contains(told), "{args:?}: {}", said(&refused));
    }
    assert_eq!(site.tree("content"), content);
}

#[test]
fn an_outlet_of_the_registry_is_known_by_any_of_its_names() {
    let site = Site::new();
    let actors = site.read("content/actors.yaml");
    let courier = "- id: courier\n  name: Wexmoor Courier\n  kind: outlet\n  aliases: [WXC]\n";
    fs::write(site.0.path().join("content/actors.yaml"), format!("{}\n\n{courier}", actors.trim_end())).unwrap();
    let imported = site.import("a.txt", BARE.replace("change\n", "change\nBy Ann Tolliver, WXC\n").as_bytes());
    assert_eq!(code(&imported), 0, "{}", said(&imported));
    let article = site.read("content/articles/library-hours-change.md");
    assert!(article.contains("outlet: courier"), "{article}");
}

#[test]
fn what_is_unknown_is_listed_and_asked_for_first() {
    let site = Site::new();
    let imported = site.import("a.txt", BARE.as_bytes());
    assert!(said(&imported).contains("unknown: outlet, day of publication"), "{}", said(&imported));
    let path = "content/articles/library-hours-change.md";
    assert!(site.read(path).contains("outlet: unknown") && site.read(path).contains("published: unknown"));
    let status = said(&site.run(&["status"], b""));
    assert!(status.contains("unknown: outlet, day of publication, address"), "{status}");
    assert!(status.contains("briefing review library-hours-change"), "{status}");
    // A slip, a new outlet, no day, a day, no address and why.
    let answers = "x\nNorhaven Gazette\nsoon\n2026-03-03\nunknown (a cutting)\nq\n";
    let review = site.run(&["review", "library-hours-change"], answers.as_bytes());
    let shown = said(&review);
    assert_eq!(code(&review), 0, "{shown}");
    let at = |what: &str| shown.find(what).unwrap_or_else(|| panic!("{what}: {shown}"));
    assert!(at("the outlet is unknown") < at("the day of publication is unknown"), "{shown}");
    let article = site.read(path);
    for line in ["outlet: norhaven-gazette", "published: 2026-03-03", "unknown (a cutting)"] {
        assert!(article.contains(line), "{line}: {article}\n{shown}");
    }
    assert!(site.read("content/proposed/actors.yaml").contains("Norhaven Gazette"));
    let status = said(&site.run(&["status"], b""));
    assert!(!status.contains("unknown:"), "{status}");
}

#[test]
fn lines_of_the_head_hold_no_figures_that_wait_for_a_claim() {
    let site = Site::new();
    let text = BARE.replace(
        "change\n",
        "change for 300 - Norhaven Gazette\nBy Ann Tolliver | 3 March 2026, 10:05 | 4 min read\nURL: https://gazette.example/2026/11\n",
    );
    let imported = site.import("a.txt", text.as_bytes());
    assert_eq!(code(&imported), 0, "{}", said(&imported));
    // What is printed beside it tells of progress, where the machine is slow.
    let status: serde_json::Value = serde_json::from_slice(&site.run(&["status", "--json"], b"").stdout).unwrap();
    let article = status["articles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["file"].as_str().unwrap().contains("library"))
        .unwrap();
    for open in article["unclaimed"].as_array().unwrap() {
        assert!(open["line"].as_u64().unwrap() > 4, "{open}");
    }
}

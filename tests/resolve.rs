//! Drafts to a briefing, through the first stages as a run does them: what is read from a quotation, who holds it, when it
//! was said, what the lock remembers. What is printed for a mistake is in `cases.rs`.

use briefing::finding::{Finding, Rule};
use briefing::model::{Basis, Briefing, Claim, Exact, Holder, Interval, Value};
use briefing::resolve::{self, LOCK_PATH, Resolution, Wishes};
use briefing::text::{File, Files};
use briefing::{parse, relate};

const SITE: &str = "title: T\nas_of: 2021-03-10\n";
const ACTORS: &str = "- {id: paper, name: The Paper, kind: outlet}\n- {id: wire, name: The Wire, kind: agency}\n- {id: port, name: The port, kind: body}\n- {id: ada-example, name: Ada Example, kind: person}\n";
const NUMBERS: &str = "- {id: boats, label: Boats, unit: boats}\n- {id: quota, label: Share, unit: share}\n- {id: length, label: Length, unit: km}\n- {id: growth, label: Growth, unit: times}\n- id: crews\n  label: Crews\n  unit: sailors\n  populations: [{id: deck}, {id: engine}, {id: all, sum: [deck, engine]}]\n";
const DEADLINES: &str = "- {id: opening, label: Opening}\n- {id: term, label: Term, counted_from: 2021-01-31}\n- {id: moved, label: Moved, amended_by: [{on: 2020-11-01, from: 2020-12-01, to: 2021-06-01}]}\n";
const QUESTIONS: &str = "- id: safe\n  text: Is it safe?\n  components: [{id: cables}, {id: deck}]\n- id: who\n  text: Who pays?\n  answers: [{id: town}, {id: state}]\n";

fn site(files: &[(&str, &str)]) -> Vec<File> {
    let own = [
        ("content/site.yaml", SITE),
        ("content/actors.yaml", ACTORS),
        ("content/numbers.yaml", NUMBERS),
        ("content/deadlines.yaml", DEADLINES),
        ("content/questions.yaml", QUESTIONS),
    ];
    own.iter().chain(files).map(|(path, text)| File::new(*path, *text)).collect()
}

fn run(files: Vec<File>) -> (Resolution, Vec<Finding>, Files) {
    let files = Files::new(files);
    let mut findings = Vec::new();
    let drafts = parse::parse(&files).take(&mut findings);
    let resolution = resolve::resolve(&files, &drafts, &Wishes::default()).take(&mut findings);
    (resolution, findings, files)
}

fn article(claims: &str, body: &str) -> String {
    format!("---\ntitle: A\noutlet: paper\npublished: 2021-03-08\nrights: own\nclaims:\n{claims}---\n{body}\n")
}

/// One claim whose text is its own quotation: the claim, and the codes of what was found.
fn one(fields: &str, quote: &str) -> (Option<Claim>, Vec<&'static str>) {
    let text = article(&format!("  - {{{fields}, quote: '{quote}'}}\n"), &format!("Then {quote}, so they say."));
    let (r, findings, _) = run(site(&[("content/articles/a.md", &text)]));
    (r.briefing.claims.into_iter().next(), findings.iter().map(|f| f.rule.code()).collect())
}

fn claim(fields: &str, quote: &str) -> Claim {
    let (claim, codes) = one(fields, quote);
    assert_eq!(codes, Vec::<&str>::new(), "{fields} | {quote}");
    claim.unwrap_or_else(|| panic!("{fields} | {quote}"))
}

/// Value, hedge and source's words, as text.
fn read(claim: &Claim) -> String {
    let quantity = |q: &briefing::model::Quantity| format!("{} {} `{}`", q.value, q.hedge.word(), q.verbatim);
    match &claim.value {
        Value::Quantity(q) => quantity(q),
        Value::Quantities(all) => all.iter().map(quantity).collect::<Vec<_>>().join(" or "),
        Value::Due(d) => format!("{:?} `{}`", d.hard, d.verbatim),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_value_is_read_from_its_quotation() {
    for (fields, quote, expected) in [
        ("number: boats", "about 40 boats", "40 about `about 40`"),
        ("number: boats", "nearly 7,000 boats", "7000 nearly `nearly 7,000`"),
        ("number: boats, value: 38", "38 boats and 41 boats", "38 exact `38`"),
        ("number: boats, value: 41", "38 boats and 41 boats", "41 exact `41`"),
        ("number: boats, value: about 40", "about 40 boats", "40 about `about 40`"),
        ("number: boats, value: 40", "forty boats", "40 exact `forty`"),
        ("number: boats", "200 to 500 boats", "200 range `200 to 500`"),
        ("number: boats", "dozens of boats", "24 vague `dozens`"),
        ("number: boats", "5 km and 40 boats", "40 exact `40`"),
        ("number: boats", "40 people", "40 exact `40`"),
        ("number: quota", "about 40 per cent", "0.4 about `about 40 per cent`"),
        ("number: quota", "more than half", "0.5 majority `more than half`"),
        ("number: quota, value: 0.4", "40 percent", "0.4 bare `40 percent`"),
        ("number: length", "about 3,000 metres", "3 about `about 3,000 metres`"),
        ("number: length, value: 3", "3,000 metres", "3 bare `3,000 metres`"),
        ("number: length, unit: miles", "10 miles", "16.0934 bare `10 miles`"),
        ("number: length, unit: miles", "10 of them", "16.0934 bare `10`"),
        ("number: length, unit: thousand kilometres", "about 10", "10000 about `about 10`"),
        ("number: boats, unit: thousand boats", "40 in all", "40000 exact `40`"),
        ("number: growth", "has doubled", "2 bare `doubled`"),
        ("number: growth", "eight times as many", "8 bare `eight times`"),
    ] {
        assert_eq!(read(&claim(fields, quote)), expected, "{fields} | {quote}");
    }
}

#[test]
fn a_typed_value_must_stand_in_the_quotation() {
    for (fields, quote, expected) in [
        ("number: boats, value: 41", "about 40 boats", "B0308"),
        ("number: boats, value: many", "about 40 boats", "B0206"),
        ("number: boats, low: 35", "about 40 boats", "B0308"),
        ("number: boats, high: lots", "about 40 boats", "B0206"),
        ("number: boats, value: nearly 40", "about 40 boats", "B0311"),
        ("number: boats, hedge: nearly", "about 40 boats", "B0311"),
        ("number: boats, hedge: rougly", "about 40 boats", "B0204"),
        ("number: boats", "38 boats and 41 boats", "B0310"),
        ("number: boats", "some boats there", "B0309"),
        ("deadline: opening, value: 2021-05-01", "by 1 April", "B0308"),
        ("deadline: opening, value: soon", "by 1 April", "B0205"),
        ("deadline: opening, value: 2021-02-30", "by 1 April", "B0205"),
        ("deadline: opening", "in April or in June", "B0310"),
        ("deadline: opening", "very soon", "B0309"),
        ("deadline: opening", "within three months", "B0309"),
        ("question: safe", "it is safe", "B0403"),
        ("question: safe, stance: affirm, grounds: [mast]", "it is safe", "B0203"),
        ("question: safe, stance: affirm, answer: town", "it is safe", "B0404"),
        ("question: who, stance: affirm, answer: town", "the town pays", "B0404"),
        ("question: who", "the town pays", "B0403"),
        ("question: who, answer: twon", "the town pays", "B0203"),
        ("number: crews", "12 sailors", "B0402"),
        ("number: crews, of: cook", "12 sailors", "B0203"),
        ("number: crews, of: deck, readings: [engine]", "12 sailors", "B0402"),
    ] {
        assert_eq!(one(fields, quote).1, [expected], "{fields} | {quote}");
    }
}

#[test]
fn bounds_and_readings_are_the_sources_own() {
    let low = claim("number: boats, value: 40, low: 35, high: 45", "40 boats (35 to 45)");
    let Value::Quantity(q) = &low.value else { panic!("{low:?}") };
    let bound = |text| Exact::parse(text).unwrap();
    assert_eq!((q.soft, q.hard, q.value), (Interval::closed(bound("35"), bound("45")), q.soft, bound("40")));
    let miles = claim("number: length, unit: miles, value: 10, low: 5, high: 20", "10 miles (5 to 20)");
    let Value::Quantity(q) = &miles.value else { panic!("{miles:?}") };
    assert_eq!(q.soft, Interval::closed(bound("8.04672"), bound("32.18688")));
    let loads = claim("number: boats, unit: fleets", "40 fleets");
    let Value::Quantity(q) = &loads.value else { panic!("{loads:?}") };
    assert_eq!((q.value, q.foreign_unit.as_deref()), (bound("40"), Some("fleets")));
    let crews = claim("number: crews, readings: [deck, all]", "12 sailors");
    assert_eq!(crews.populations.iter().map(|p| p.0).collect::<Vec<_>>(), [0, 2]);
    let boats = claim(
        "number: boats, readings: [about 20, about 40]",
        "20 or rather 40".replace("or rather 40", "pairs").as_str(),
    );
    assert!(matches!(&boats.value, Value::Quantities(all) if all.len() == 2), "{boats:?}");
}

#[test]
fn a_date_is_read_from_the_day_it_was_said() {
    for (fields, quote, first, last) in [
        ("deadline: opening", "by the end of April", "", "2021-04-30"),
        ("deadline: opening", "on 1 May 2021", "2021-05-01", "2021-05-01"),
        ("deadline: term", "within three months", "", "2021-04-30"),
        ("deadline: opening, value: 2021-05-01", "not on 1 April 2021 but on 1 May 2021", "2021-05-01", "2021-05-01"),
    ] {
        let claim = claim(fields, quote);
        let Value::Due(due) = &claim.value else { panic!("{claim:?}") };
        let text = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let days = (text(due.soft.from), text(due.soft.to));
        assert_eq!(days.1, last, "{quote}");
        assert!(first.is_empty() || days.0 == first, "{quote}: {days:?}");
    }
}

#[test]
fn a_year_that_is_not_printed_is_that_of_a_version_or_asked_for() {
    for (fields, quote, expected, codes) in [
        ("deadline: moved", "due by 1 December", "2020-12-01", "B0341"),
        ("deadline: moved", "due by 1 June", "2021-06-01", ""),
        ("deadline: opening", "was to open by 1 December", "2020-12-01", ""),
        ("deadline: opening", "was to open by 9 September", "", "B0340"),
        ("deadline: opening, value: 2020-09-09", "was to open by 9 September", "2020-09-09", ""),
    ] {
        let (claim, found) = one(fields, quote);
        let to = claim.and_then(|c| if let Value::Due(due) = c.value { due.hard.to } else { None });
        assert_eq!(
            (to.map(|d| d.to_string()).unwrap_or_default(), found.join(" ")),
            (expected.into(), codes.into()),
            "{quote}"
        );
    }
}

#[test]
fn a_figure_that_the_quotation_denies_is_refused_until_it_is_typed() {
    for (fields, quote, value, codes) in [
        ("number: boats", "denied that 50 boats had been sold", "", "B0325"),
        ("number: boats, value: 50", "denied that 50 boats had been sold", "50", ""),
        ("number: boats", "None of the 50 boats", "", "B0330"),
        ("number: boats, value: 50", "None of the 50 boats", "50", ""),
        ("number: boats", "Not all 50 boats", "", "B0330"),
        ("number: boats", "All but 50 boats", "", "B0330"),
        ("number: boats", "12 fewer boats", "12", "B0327"),
        ("number: boats, value: 12", "12 fewer boats", "12", ""),
        ("number: boats", "sold not more than 50 boats", "50", ""),
        ("deadline: opening", "denied that it would open by 1 June 2021", "", "B0325"),
        ("deadline: opening", "will not open before 1 June 2021", "2021-06-01", ""),
    ] {
        let (claim, found) = one(fields, quote);
        let read = claim.map_or(String::new(), |c| match c.value {
            Value::Quantity(q) => q.value.to_string(),
            Value::Due(due) => due.bound.0.from.map_or(String::new(), |d| d.to_string()),
            _ => String::new(),
        });
        assert_eq!((read.as_str(), found.join(" ").as_str()), (value, codes), "{fields}: {quote}");
    }
}

#[test]
fn a_context_that_denies_the_figure_is_no_way_round() {
    for (value, expected) in [("", "B0325"), (", value: 50", "")] {
        let text = article(
            &format!("  - {{number: boats, quote: 50 boats sank, after: untrue that{value}}}\n"),
            "The board said it was untrue that 50 boats sank.",
        );
        let (_, findings, _) = run(site(&[("content/articles/a.md", &text)]));
        assert_eq!(findings.iter().map(|f| f.rule.code()).collect::<Vec<_>>().join(" "), expected, "{value}");
    }
}

#[test]
fn the_sentence_tells_the_year_of_a_shorter_quotation() {
    // Whichever the editor means, a typed day settles it.
    for (value, expected) in [("", "B0340"), (", value: 2021-02-09", ""), (", value: 2022-02-09", "")] {
        let text = article(
            &format!("  - {{deadline: opening, quote: by 9 February{value}}}\n"),
            "The board missed it: the bridge should have opened by 9 February.",
        );
        let (_, findings, _) = run(site(&[("content/articles/a.md", &text)]));
        assert_eq!(findings.iter().map(|f| f.rule.code()).collect::<Vec<_>>().join(" "), expected, "{value}");
    }
}

#[test]
fn who_holds_it_is_whom_it_is_said_for_else_the_speaker_else_the_outlet() {
    for (fields, holder, origin) in [
        ("number: boats", "paper", None),
        ("number: boats, by: port", "port", Some("port")),
        ("number: boats, by: Ada Example", "ada-example", Some("ada-example")),
        ("number: boats, by: ada-example, for: port", "port", Some("port")),
        ("number: boats, by: port, via: [wire]", "port", Some("port")),
        ("number: boats, by: port, via: [wire], on: 2021-03-05", "port", Some("port")),
        ("number: boats, by: port, on: yesterday", "port", Some("port")),
        ("number: boats, via: [wire]", "paper", Some("wire")),
        ("number: boats, by: paper", "paper", None),
        ("number: boats, by: port, origin: the count", "port", Some("the count")),
        ("number: boats, origin: the count", "paper", Some("the count")),
    ] {
        let text = article(&format!("  - {{{fields}, quote: 40 boats}}\n"), "There are 40 boats.");
        let (r, findings, _) = run(site(&[("content/articles/a.md", &text)]));
        assert_eq!(findings, [], "{fields}");
        let claim = &r.briefing.claims[0];
        let Holder::Actor(actor) = claim.holder else { panic!("{claim:?}") };
        assert_eq!(r.briefing.actor(actor).id, holder, "{fields}");
        assert_eq!(claim.origin.as_deref(), origin, "{fields}");
    }
}

#[test]
fn dates_that_nobody_stated_are_marked_inferred() {
    let inferred = |claim: &Claim| (matches!(claim.said_on.basis, Basis::Inferred(_)), claim.as_of.is_inferred());
    for (fields, expected) in [
        ("number: boats", (true, true)),
        ("number: boats, on: 2021-03-05", (false, true)),
        ("number: boats, as_of: 2021-03", (true, false)),
        ("number: boats, on: 2021-03-05, as_of: 2021-02", (false, false)),
    ] {
        assert_eq!(inferred(&claim(fields, "40 boats")), expected, "{fields}");
    }
    let said = claim("number: boats, on: 2021-03-05", "40 boats");
    assert_eq!(said.as_of.days, said.said_on.days);
}

#[test]
fn an_article_without_a_day_gives_claims_without_one() {
    let text = "---\ntitle: A\noutlet: unknown (a cutting)\npublished: unknown (a cutting)\nrights: own\nclaims:\n  - {number: boats, quote: 40 boats}\n---\nThere are 40 boats.\n";
    let (r, findings, _) = run(site(&[("content/articles/a.md", text)]));
    assert_eq!(findings, []);
    let claim = &r.briefing.claims[0];
    assert_eq!((claim.said_on.days.from, claim.said_on.days.to), (None, None));
    assert!(matches!(claim.holder, Holder::Source(_)));
}

const TWO: [&str; 3] = [
    "  - {number: boats, quote: about 40 boats}\n",
    "  - {question: safe, stance: affirm, quote: it is safe}\n",
    "  - {deadline: opening, quote: by the end of April}\n",
];
const BODY: &str = "There are about 40 boats, it is safe, and it opens by the end of April.";

fn ids(b: &Briefing) -> Vec<String> {
    let mut ids: Vec<String> = b.claims.iter().map(|c| c.id.clone()).collect();
    ids.sort();
    ids
}

#[test]
fn derived_ids_do_not_depend_on_order_or_file() {
    let of = |order: [usize; 3]| {
        let claims: String = order.iter().map(|i| TWO[*i]).collect();
        ids(&run(site(&[("content/articles/a.md", &article(&claims, BODY))])).0.briefing)
    };
    let first = of([0, 1, 2]);
    assert_eq!(first.len(), 3);
    assert!(first.iter().all(|id| id.starts_with("a/")), "{first:?}");
    assert_eq!(of([2, 0, 1]), first);
    let beside = TWO.concat().replace("  - ", "- ");
    let front = article("", BODY).replace("claims:\n", "");
    let files = site(&[("content/articles/a.md", &front), ("content/articles/a.claims.yaml", &beside)]);
    assert_eq!(ids(&run(files).0.briefing), first);
    // Another word, another claim.
    let other = article(&TWO[0].replace("about 40 boats", "There are about 40 boats"), BODY);
    assert!(!first.contains(&ids(&run(site(&[("content/articles/a.md", &other)])).0.briefing)[0]));
}

#[test]
fn notes_name_what_they_are_about() {
    let text = article(
        "  - {id: one, number: boats, quote: 40 boats}\n  - {id: two, number: boats, quote: 43 boats}\n  - {id: far, question: safe, stance: deny, quote: not safe}\n",
        "There are 40 boats, or 43 boats. It is not safe.",
    );
    for (front, expected) in [
        ("number: boats", None),
        ("number: boats\npair: [a/one, a/two]\nexpect: disagree\nstatus: settled", None),
        ("number: boats\npair: [a/one]", Some(Rule::NoteSubject)),
        ("number: boats\npair: [a/one, a/far]", Some(Rule::NoteSubject)),
        ("number: boats\npair: [a/one, a/tow]", Some(Rule::UnknownId)),
        ("number: boats\nquestion: safe", Some(Rule::NoteSubject)),
        ("status: open", Some(Rule::NoteSubject)),
        ("number: bots", Some(Rule::UnknownId)),
        ("number: boats\nexpect: agrees", Some(Rule::UnknownSetting)),
        ("number: boats\noverride: {verdict: agree}", Some(Rule::OverrideReason)),
        ("number: boats\noverride: {verdict: agree, reason: Counted twice.}", None),
        ("number: boats\noverride: {reason: Counted twice.}", Some(Rule::MissingField)),
    ] {
        let note = format!("---\n{front}\n---\nWords.\n");
        let files = site(&[("content/articles/a.md", &text), ("content/disagreements/n.md", &note)]);
        let (r, findings, _) = run(files);
        assert_eq!(findings.iter().map(|f| f.rule).collect::<Vec<_>>(), Vec::from_iter(expected), "{front}");
        assert!(expected.is_some() || r.briefing.notes.len() == 1, "{front}");
    }
}

#[test]
fn links_lead_to_what_is_there() {
    for (link, expected, mended) in [
        ("[[numbers/boats]]", None, None),
        ("[boats](numbers/boats)", None, None),
        ("[[deadlines/opening]]", None, None),
        ("[[questions/safe|whether it is safe]]", None, None),
        ("[[disagreements/number-boats]]", None, None),
        ("[[articles/a]]", None, None),
        ("[[paper]]", None, None),
        ("[[about]]", None, None),
        ("[[pages/about]]", None, None),
        ("[[numbers]]", None, None),
        ("[[numbers/baots]]", Some(Rule::UnknownId), Some("numbers/boats")),
        ("[boats](numbers/baots)", Some(Rule::UnknownId), Some("numbers/boats")),
        ("[[pages/abuot]]", Some(Rule::BrokenLink), Some("pages/about")),
        ("[[papre]]", Some(Rule::UnknownId), Some("paper")),
        ("[[articles/later]]", Some(Rule::DraftUsed), None),
        ("[[nothing/x]]", Some(Rule::BrokenLink), None),
        ("[[disagreements/boats]]", Some(Rule::BrokenLink), None),
        ("[[claims/a/x]]", Some(Rule::BrokenLink), None),
    ] {
        let page = format!("---\ntitle: About\n---\nSee {link}, please.\n");
        let later = article("", "x").replace("claims:\n", "status: draft\n");
        let own = article("", "x").replace("claims:\n", "");
        let files = site(&[
            ("content/articles/a.md", &own),
            ("content/articles/later.md", &later),
            ("content/pages/about.md", &page),
        ]);
        let (_, findings, files) = run(files);
        assert_eq!(findings.iter().map(|f| f.rule).collect::<Vec<_>>(), Vec::from_iter(expected), "{link}");
        for f in &findings {
            assert_eq!(f.replacement.as_deref(), mended, "{link}");
            // The marked text is the target alone, so that the replacement mends it.
            let text = &files.get(f.place.file).text;
            let marked = &text[parse::span(&files, &f.place)];
            assert!(!marked.contains(['[', ']', '(', '|']) && link.contains(marked), "{link}: {marked}");
        }
    }
}

fn private(claims: &str) -> String {
    article(claims, "A digest.").replace("rights: own", "rights: quotation")
}

fn long(text: &str) -> String {
    format!("{text} {}", "and then some more words of no weight. ".repeat(20))
}

#[test]
fn with_the_lock_in_place_of_the_originals_the_briefing_is_the_same() {
    let text = private(&TWO.concat());
    let original = long(BODY);
    let with = site(&[("content/articles/a.md", &text), ("originals:a.txt", &original)]);
    let (full, findings, _) = run(with);
    assert_eq!(findings, []);
    let lock = full.lock.write();
    let without = |text: &str| run(site(&[("content/articles/a.md", text), (LOCK_PATH, &lock)]));
    let (locked, findings, _) = without(&text);
    assert_eq!(findings, []);
    assert_eq!(locked.lock, full.lock);
    assert_eq!((locked.verified.by_text, locked.verified.by_lock), (0, 3));
    // File numbers differ by the lock itself; everything else is equal.
    let plain = |b: &Briefing| without_files(&format!("{b:?}"));
    assert_eq!(plain(&locked.briefing), plain(&full.briefing));
    for (from, to) in [("about 40", "about 41"), ("it is safe", "it is Safe"), ("by the end", "By the end")] {
        assert_eq!(without(&text.replace(from, to)).1.iter().map(|f| f.rule).collect::<Vec<_>>(), [Rule::QuoteChanged]);
    }
    // Neither the words nor their place can be edited in the lock.
    for (from, to) in [("about 40 boats", "about 41 boats"), ("\"at\":10", "\"at\":11")] {
        assert!(lock.contains(from), "{lock}");
        let edited = lock.replace(from, to);
        let (_, findings, _) = run(site(&[("content/articles/a.md", &text), (LOCK_PATH, &edited)]));
        assert_eq!(findings.iter().map(|f| f.rule).collect::<Vec<_>>(), [Rule::QuoteChanged], "{to}");
    }
}

fn without_files(debug: &str) -> String {
    let mut parts = debug.split("FileId(");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once(')').map_or(part, |(_, rest)| rest))
}

#[test]
fn the_order_in_which_files_are_listed_changes_nothing() {
    let second = private(TWO[0]).replace("2021-03-08", "2021-03-09");
    let note = "---\nnumber: boats\n---\nSee [[articles/a]].\n";
    let wrong =
        article("  - {number: bots, quote: 40 boats}\n  - {number: boats, quote: 41 boats}\n", "There are 40 boats.");
    let original = long(BODY);
    let files = site(&[
        ("content/articles/a.md", &private(&TWO.concat())),
        ("content/articles/b.md", &second),
        ("content/articles/c.md", &wrong),
        ("content/disagreements/n.md", note),
        ("originals:a.txt", &original),
        ("originals:b.txt", &original),
    ]);
    let all = |files: Vec<File>| {
        let (r, findings, _) = run(files);
        let relations = relate::relate(&r.briefing);
        (format!("{:?}", r.briefing), format!("{relations:?}"), findings, r.lock.write())
    };
    let expected = all(files.clone());
    assert_eq!(expected.2.len(), 2);
    // A small generator of orders: the same ones in every run.
    let mut state = 7u64;
    for _ in 0..12 {
        let mut shuffled = files.clone();
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        assert!(all(shuffled) == expected);
    }
}

/// Who stands behind some claims: people and bodies, outlets in their own words, articles.
#[test]
fn voices_are_counted_by_holder() {
    let post = ("post", "");
    let wire = ("paper", "agencies: [wire]\n");
    let paper = ("paper", "");
    for (case, claims, expected) in [
        (
            "one speaker on three days",
            vec![(paper, "by: port, on: 2021-03-01"), (post, "by: port, on: 2021-03-03"), (post, "by: port")],
            (1, 0, 3),
        ),
        ("two speakers for one", vec![(paper, "by: ada-example, for: port"), (post, "by: port")], (1, 0, 2)),
        ("two people", vec![(paper, "by: ada-example"), (post, "by: port")], (2, 0, 2)),
        (
            "one through an agency",
            vec![(paper, "by: port, via: [wire]"), (post, "by: port, via: [wire], on: 2021-03-01")],
            (1, 0, 2),
        ),
        ("copy of an agency", vec![(wire, ""), (post, "via: [wire]")], (1, 0, 2)),
        ("the agency itself", vec![(wire, ""), (post, "by: wire")], (1, 0, 2)),
        ("a speaker in an agency's copy", vec![(wire, "by: port"), (wire, "")], (2, 0, 2)),
        ("outlets in their own words", vec![(paper, ""), (post, "")], (0, 2, 2)),
        ("one outlet twice", vec![(paper, ""), (paper, "")], (0, 1, 2)),
        ("an outlet that another names", vec![(paper, ""), (post, "by: paper")], (1, 0, 2)),
        ("an outlet and a body", vec![(paper, ""), (post, "by: port")], (1, 1, 2)),
        (
            "one typed origin",
            vec![(paper, "by: port, origin: the count"), (post, "by: ada-example, origin: the count")],
            (1, 0, 2),
        ),
        (
            "and its holder's other words",
            vec![(paper, "by: port, origin: the count"), (post, "by: port"), (post, "origin: the count")],
            (1, 0, 3),
        ),
        ("an actor's id as origin", vec![(paper, "by: port"), (post, "origin: port")], (1, 0, 2)),
    ] {
        let mut files =
            vec![("content/actors.yaml".to_owned(), format!("{ACTORS}- {{id: post, name: The Post, kind: outlet}}\n"))];
        for (i, ((outlet, more), fields)) in claims.iter().enumerate() {
            let fields = if fields.is_empty() { String::new() } else { format!("{fields}, ") };
            files.push((
                format!("content/articles/a{i}.md"),
                format!("---\ntitle: A\noutlet: {outlet}\n{more}published: 2021-03-08\nrights: own\nclaims:\n  - {{number: boats, as_of: 2021-03-01, {fields}quote: 40 boats}}\n---\nThere are 40 boats.\n"),
            ));
        }
        let own = site(&[]).into_iter().filter(|f| f.path != "content/actors.yaml");
        let all = own.chain(files.into_iter().map(|(path, text)| File::new(path, text))).collect();
        let (r, findings, _) = run(all);
        assert_eq!(findings, [], "{case}");
        let relations = relate::relate(&r.briefing);
        let v = &relations.subjects.values().next().expect("boats").evidence.voices;
        assert_eq!((v.origins, v.own_words, v.articles), expected, "{case}");
        let by_copy: Vec<&str> = v.by_copy.iter().map(|a| r.briefing.actor(*a).id.as_str()).collect();
        let only_by_copy = ["copy of an agency", "a speaker in an agency's copy"].contains(&case);
        assert_eq!(by_copy, Vec::from_iter(only_by_copy.then_some("wire")), "{case}");
    }
}

/// Where claims are typed decides nothing: in the front matter or in a file beside the article.
#[test]
fn claims_beside_the_article_get_the_same_verdicts() {
    let articles = [
        (
            "a",
            "  - {number: boats, quote: '40 boats', by: ada-example}\n  - {question: safe, quote: is safe, stance: affirm}\n  - {deadline: opening, quote: by 1 May 2021}\n",
            "The port has 40 boats. It is safe. It opens by 1 May 2021.",
        ),
        (
            "b",
            "  - {number: boats, quote: '60 boats', by: ada-example}\n  - {question: who, quote: the town pays, answer: town, by: port}\n  - {deadline: opening, quote: by 1 June 2021}\n",
            "The port has 60 boats, and the town pays. It opens by 1 June 2021.",
        ),
        (
            "c",
            "  - {number: boats, quote: 'about 50 boats'}\n  - {question: who, quote: the state pays, answer: state, by: port}\n  - {question: safe, quote: is not safe, stance: deny}\n",
            "The port has about 50 boats, the state pays. It is not safe.",
        ),
    ];
    let verdicts = |beside: bool| {
        let mut files = Vec::new();
        for (id, claims, body) in articles {
            if beside {
                files.push((format!("content/articles/{id}.md"), article("", body).replace("claims:\n", "")));
                files.push((format!("content/articles/{id}.claims.yaml"), claims.replace("  - ", "- ")));
            } else {
                files.push((format!("content/articles/{id}.md"), article(claims, body)));
            }
        }
        let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        let (r, findings, _) = run(site(&files));
        assert_eq!(findings.iter().map(|f| f.rule.code()).collect::<Vec<_>>(), Vec::<&str>::new());
        let b = r.briefing;
        let mut all: Vec<String> = Vec::new();
        for (subject, of) in relate::relate(&b).subjects {
            let id = |s| match s {
                relate::Side::Claim(ix) => b.claim(ix).id.clone(),
                relate::Side::Derived(i) => format!("derived {i}"),
            };
            all.extend(of.pairs.iter().map(|p| {
                let mut two = [id(p.a), id(p.b)];
                two.sort();
                format!("{subject:?} {two:?} {:?}", p.verdict)
            }));
        }
        all.sort();
        all
    };
    let beside = verdicts(true);
    assert_eq!(verdicts(false), beside);
    assert!(beside.len() > 5 && beside.iter().any(|v| v.contains("ReportedDifferently")), "{beside:#?}");
}

#[test]
fn what_registries_say_of_time_and_of_rests() {
    let files = |numbers: &str, questions: &str, deadlines: &str| {
        let (r, findings, _) = run(vec![
            File::new("content/site.yaml", SITE),
            File::new("content/numbers.yaml", numbers),
            File::new("content/questions.yaml", questions),
            File::new("content/deadlines.yaml", deadlines),
        ]);
        (r.briefing, findings.iter().map(|f| f.rule.code()).collect::<Vec<_>>())
    };
    let numbers =
        "- {id: town, label: Town, unit: share}\n- {id: rest, label: Rest, unit: share, complement_of: town}\n";
    let (b, codes) = files(
        numbers,
        "- {id: past, text: Was it safe?, series: fixed, lasts: 30, stable_for: 3}\n- {id: safe, text: Is it safe?}\n",
        "- {id: open, label: O, amended_by: [{on: 2021-02-01, from: 2021-05-01, to: 2021-09}]}\n",
    );
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(b.numbers[1].complement_of, Some(briefing::model::NumberId(0)));
    let time = |i: usize| (b.questions[i].fixed, b.questions[i].lasts, b.questions[i].stable_for);
    assert_eq!((time(0), time(1)), ((true, Some(30), 3), (false, None, 14)));
    let m = &b.deadlines[0].amended_by[0];
    assert_eq!(m.from.and_then(|d| d.day()).map(|d| d.to_string()).as_deref(), Some("2021-05-01"));
    assert_eq!(m.to.and_then(|d| d.to).map(|d| d.to_string()).as_deref(), Some("2021-09-30"));
    for (numbers, expected) in [
        ("- {id: a, label: A, unit: share, complement_of: a}\n", "B0206"),
        ("- {id: a, label: A, unit: boats}\n- {id: b, label: B, unit: share, complement_of: a}\n", "B0206"),
        (
            "- {id: a, label: A, unit: share, complement_of: b}\n- {id: b, label: B, unit: share, complement_of: a}\n",
            "B0206",
        ),
        ("- {id: a, label: A, unit: share, complement_of: c}\n", "B0203"),
    ] {
        assert_eq!(files(numbers, "", "").1, [expected], "{numbers}");
    }
    assert_eq!(files(numbers, "- {id: past, text: Was it?, series: level}\n", "").1, ["B0204"]);
    assert_eq!(files(numbers, "", "- {id: o, label: O, amended_by: [{on: 2021-02-01, from: soon}]}\n").1, ["B0205"]);
}

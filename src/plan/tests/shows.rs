//! What the pages say.

use super::*;

#[test]
fn a_disputed_number_shows_both_figures_with_their_claims() {
    let view = site(&[]).view("numbers/boats.html");
    let answer = sentence(&view["answer"]);
    assert!(
        answer.contains("disagree") && answer.contains("about 1,000 boats") && answer.contains("1,300 boats"),
        "{answer}"
    );
    let figures: Vec<&Value> = view["answer"].as_array().unwrap().iter().filter(|p| p["kind"] == "figure").collect();
    assert!(!figures.is_empty() && figures.iter().all(|p| p["claim"].is_string() && p["href"].is_string()));
    assert_eq!(view["verdict"]["kind"], "compatible", "the editor's verdict is in force");
    assert_eq!(view["notes"][0]["by_hand"]["computed"]["kind"], "disagree", "the computed one stays visible");
    assert_eq!(view["disagreements"][0]["href"], "../disagreements/number-boats.html");
    let rivals = sentence(&site(&[]).view("articles/gazette-1.html")["subjects"][0]["rivals"]);
    assert!(rivals.contains("1,300 boats") && rivals.contains("The Herald"), "{rivals}");
}

#[test]
fn digits_in_sentences_come_from_claims_or_are_derived() {
    let planned = site(&[]);
    for path in ["numbers/boats.html", "numbers/quays.html"] {
        for part in planned.view(path)["answer"].as_array().unwrap() {
            let text = part["text"].as_str().unwrap();
            // Dates are as-ofs, not figures of the number.
            let figure = text.chars().any(|c| c.is_ascii_digit()) && !text.contains("20");
            assert!(!figure || part["claim"].is_string(), "{path}: `{text}` has no claim");
        }
    }
}

#[test]
fn derived_figures_show_their_arithmetic_and_inputs() {
    let view = site(&[]).view("numbers/boats.html");
    let sums: Vec<String> = view["derived"].as_array().unwrap().iter().map(|d| sentence(&d["arithmetic"])).collect();
    let sum = sums.iter().find(|s| s.contains('+')).unwrap_or_else(|| panic!("{sums:?}"));
    assert!(sum.starts_with("600 + about 400 = 1,000 boats (usually read as"), "{sum}");
    let inputs = view["derived"][0]["arithmetic"].as_array().unwrap().iter().filter(|p| p["kind"] == "figure");
    assert_eq!(inputs.count(), 2);
}

#[test]
fn age_is_judged_by_the_briefings_own_date() {
    for (as_of, stale) in [("2021-02-20", false), ("2021-03-04", false), ("2021-03-05", true), ("2021-06-01", true)] {
        let settings = format!("title: Harbour\nsummary: Boats.\nas_of: {as_of}\n");
        let planned = site(&[("content/site.yaml", &settings)]);
        assert_eq!(planned.view("numbers/boats.html")["stale"].is_string(), stale, "{as_of}");
        assert_eq!(
            planned.view("numbers/quays.html")["stale"],
            Value::Null,
            "a fact about something past does not age"
        );
    }
}

#[test]
fn a_deadline_has_passed_or_not_by_the_briefings_own_date() {
    for (as_of, passed, distance) in [
        ("2021-03-01", false, "61 days after the date of this briefing"),
        ("2021-05-01", false, "the day of this briefing"),
        ("2021-05-02", true, "passed 1 day before the date of this briefing"),
    ] {
        let settings = format!("title: Harbour\nsummary: Boats.\nas_of: {as_of}\n");
        let view = site(&[("content/site.yaml", &settings)]).view("deadlines/dredging.html");
        assert_eq!(view["due"]["text"], "Saturday 1 May 2021");
        assert_eq!((&view["due"]["passed"], view["due"]["distance"].as_str()), (&Value::Bool(passed), Some(distance)));
    }
}

#[test]
fn wordings_of_one_date_are_answered_in_a_sentence() {
    let view = site(&[]).view("deadlines/dredging.html");
    assert_eq!(view["wordings"].as_array().unwrap().len(), 2);
    assert_eq!(view["which"], "All 2 wordings mean the same date: they differ in wording only.");
    assert_eq!(view["force"]["href"], "../questions/binding.html");
    assert_eq!(view["force_stances"][0]["stance"]["label"], "Yes");
}

#[test]
fn a_question_tells_who_stands_where_and_who_is_not_heard() {
    let planned = site(&[]);
    let view = planned.view("questions/safe.html");
    let answer = sentence(&view["answer"]);
    assert_eq!(answer, "Port Office said yes; Dockers' Union doubted it.");
    assert_eq!(view["stands"][0]["speaker"]["label"], "Ann Sea");
    let talking_past = view["talking_past"].as_str().unwrap();
    assert!(talking_past.contains("Port Office") && talking_past.contains("Dockers' Union"), "{talking_past}");
    assert_eq!(planned.view("questions/lit.html")["unheard"].as_array().unwrap().len(), 0);
    let other = planned.view("questions/where.html");
    assert_eq!(other["answers"][1]["holders"][0]["holder"]["label"], "The Herald");
    assert_eq!(planned.view("actors/union.html")["disagreements"][0]["id"], "question-safe");
    let nobody = "---\ntitle: A letter\noutlet: unknown\npublished: 2021-02-20\nrights: own\nclaims:\n- {question: lit, stance: affirm, quote: all shine}\n---\nThey all shine.\n";
    let lit = sentence(&site(&[("content/articles/letter.md", nobody)]).view("questions/lit.html")["answer"]);
    assert_eq!(lit, "The article “A letter” said yes; Dockers' Union said no.");
}

#[test]
fn a_claim_carries_its_chain_its_dates_and_the_way_to_its_passage() {
    let view = site(&[]).view("articles/gazette-1.html");
    let claims: Vec<&Value> =
        view["subjects"].as_array().unwrap().iter().flat_map(|s| s["claims"].as_array().unwrap()).collect();
    let claim = claims.iter().find(|c| c["anchor"] == "is-safe").unwrap();
    let chain: Vec<&str> = claim["chain"].as_array().unwrap().iter().map(|l| l["label"].as_str().unwrap()).collect();
    assert_eq!(chain, ["Ann Sea", "The Wire", "The Gazette"]);
    assert_eq!(claim["on_behalf"]["label"], "Port Office");
    assert_eq!((&claim["said_on"]["basis"], &claim["said_on"]["iso"]), (&"stated".into(), &"2021-02-16".into()));
    assert_eq!(claim["block"], "quotation");
    let total = claims.iter().find(|c| c["anchor"] == "total").unwrap();
    assert_eq!(total["passage_href"], "https://example.com/full#:~:text=about%201%2C000%20boats");
    assert_eq!((&total["wording"], &total["value"]), (&"about 1,000".into(), &"about 1,000 boats".into()));
    assert_eq!((&total["said_on"]["basis"], &total["block"]), (&"inferred".into(), &"reported".into()));
    assert_eq!(total["readings"][0]["usual"], "900 to 1,100");
}

#[test]
fn unknown_things_are_printed_as_unknown_with_the_reason() {
    let card = &site(&[]).view("articles/nobody-1.html")["card"];
    assert_eq!(card["outlet"]["known"], false);
    assert_eq!(card["outlet"]["label"], "unknown: not printed");
    assert_eq!(card["published"], Value::Null);
    assert_eq!(card["published_unknown"], "publication date unknown");
}

#[test]
fn struck_claims_stay_with_their_reason_and_out_of_the_rest() {
    let view = site(&[]).view("numbers/boats.html");
    assert_eq!(view["struck"][0]["struck"]["reason"], "A misprint.");
    let text = view["groups"].to_string() + &view["pairs"].to_string() + &view["matrix"].to_string();
    assert!(!text.contains("herald-1/wrong"));
}

#[test]
fn verdicts_explain_themselves_without_jargon() {
    let view = site(&[]).view("disagreements/number-boats.html");
    let text =
        view["pairs"][0]["rows"][0]["newest"]["explanation"].as_array().unwrap().iter().map(|s| s.as_str().unwrap());
    let text = text.collect::<Vec<_>>().join("\n");
    for needed in ["“about 1,000”", "900 to 1,100 boats", "850 to 1,150 boats", "1 day apart", "±10%", "R8-number"]
    {
        assert!(text.contains(needed), "`{needed}` is missing in:\n{text}");
    }
    for jargon in ["soft", "hard", "co-temporal", "interval"] {
        assert!(!text.contains(jargon), "`{jargon}` in:\n{text}");
    }
}

#[test]
fn mentions_come_with_their_sentence_and_lead_back() {
    let planned = site(&[]);
    let port = &planned.view("actors/port.html")["mentions"];
    assert_eq!(port[0]["sentence"], "The Port Office keeps count.");
    assert_eq!(port[0]["page"]["href"], "../articles/gazette-1.html");
    let boats = &planned.view("numbers/boats.html")["mentions"];
    assert_eq!((&boats[0]["kind"], &boats[0]["sentence"]), (&"page".into(), &"We count boats.".into()));
    assert_eq!(
        planned.view("actors/herald.html")["mentions"][0]["page"]["href"],
        "../disagreements/number-boats.html#note-boats"
    );
}

#[test]
fn people_who_are_easily_confused_point_at_each_other() {
    let planned = site(&[]);
    assert_eq!(planned.view("actors/ann.html")["not_to_be_confused"][0]["label"], "Ben Sea");
    assert_eq!(planned.view("actors/ben.html")["not_to_be_confused"][0]["label"], "Ann Sea");
}

#[test]
fn the_picture_stays_inside_its_frame() {
    let view = site(&[]).view("numbers/boats.html");
    let groups = view["chart"]["groups"].as_array().unwrap();
    let bars: Vec<&Value> = groups.iter().flat_map(|g| g["bars"].as_array().unwrap()).collect();
    assert!(bars.len() >= 6, "claims and derived figures");
    for bar in &bars {
        for (x, width) in [("x", "width"), ("loose_x", "loose_width")] {
            let (x, width) = (bar[x].as_f64().unwrap(), bar[width].as_f64().unwrap());
            assert!(x >= 0.0 && width > 0.0 && x + width <= 100.01, "{bar}");
        }
        assert!(bar["claim"].is_string() && bar["href"].is_string());
    }
    let opposed: Vec<String> = bars.iter().map(|b| sentence(&b["conflict"])).filter(|s| !s.is_empty()).collect();
    assert!(opposed.iter().any(|s| s == "disagrees with 1,300 boats"), "{opposed:?}");
    let total = bars.iter().find(|b| b["label"] == "1,300 boats").unwrap();
    assert!(sentence(&total["conflict"]).starts_with("disagrees with"), "{total}");
}

#[test]
fn the_home_page_counts_what_it_rests_on() {
    let view = site(&[]).view("index.html");
    assert_eq!(view["source"]["sentence"], "3 articles; 2 outlets identified; 1 with agency copy.");
    assert_eq!(
        view["sentence"],
        "3 numbers, 1 deadline and 4 questions from 3 articles; 3 disagreements: 2 open, 1 explained."
    );
    assert_eq!(view["disagreements"].as_array().unwrap().len(), 3, "the whole log, explained ones too");
    assert_eq!(site(&[]).view("disagreements/index.html")["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn the_same_site_gives_the_same_pages() {
    let text = |p: &Planned| p.pages.iter().map(|p| serde_json::to_string(&p.view).unwrap()).collect::<Vec<_>>();
    assert_eq!(text(&site(&[])), text(&site(&[])));
}

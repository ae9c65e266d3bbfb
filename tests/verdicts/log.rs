//! One entry of the log for each dispute: which disagreeing reports share one, what it is called, and what becomes of an
//! entry that was published when reports come and go.

use crate::build::*;
use ::briefing::model::*;
use ::briefing::relate::{Addresses, Fate, Relations};
use ::briefing::text::Place;

/// `id: opened; parties`, newest first.
fn log(w: &World) -> Vec<String> {
    let r = w.relate();
    r.disagreements.iter().map(|d| shown_entry(w, d)).collect()
}

fn shown_entry(w: &World, d: &::briefing::relate::Disagreement) -> String {
    let name = |h: &Holder| match h {
        Holder::Actor(a) => w.b.actor(*a).id.clone(),
        Holder::Source(s) => w.b.source(*s).id.clone(),
    };
    let mut parties: Vec<String> = d.parties.iter().map(name).collect();
    parties.sort();
    let opened = d.opened.and_then(|o| o.latest()).map_or("-".to_owned(), |d| d.to_string());
    format!("{}: {opened}; {}", d.id, parties.join(" "))
}

fn us(text: &str, day: &str, by: u32) -> New {
    troops(text, US).on(day).by(by).at(by)
}

/// Publishes what is there: the next build knows it.
fn publish(w: &mut World) {
    let r = w.relate();
    let text = Addresses::of(&w.b, &r).list(&w.b);
    w.b.published = text
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|line| {
            let mut words = line.splitn(3, ' ');
            let kind = Permanent::from_word(words.next().unwrap()).unwrap();
            let id = words.next().unwrap().to_owned();
            let standing = words.next().unwrap_or_default().to_owned();
            Published { address: (kind, id), standing, place: Place::file(ENTRY.file) }
        })
        .collect();
}

fn fate(w: &World, r: &Relations, id: &str) -> String {
    match Addresses::of(&w.b, r).fate(&(Permanent::Disagreement, id.to_owned())) {
        Fate::Live => "live".into(),
        Fate::Renamed((_, now)) => format!("-> {now}"),
        Fate::Ended(_) => "ended".into(),
        fate => format!("{fate:?}"),
    }
}

#[test]
fn disputes_of_one_subject_are_told_apart() {
    let base = "number-troops-in-afghanistan";
    let rows: Vec<(&str, Vec<New>, Vec<String>)> = vec![
        (
            "one",
            vec![us("exactly 2500", "2021-02-01", NATO), us("exactly 3500", "2021-02-05", RUSSIA)],
            vec![format!("{base}: 2021-02-05; nato russia")],
        ),
        (
            "two groups with nothing to do with each other",
            vec![
                us("exactly 2500", "2021-02-01", NATO),
                us("exactly 3500", "2021-02-05", RUSSIA),
                troops("exactly 7000", NON_US).on("2021-02-01").by(NATO).at(NATO),
                troops("exactly 8000", NON_US).on("2021-02-06").by(TALIBAN).at(TALIBAN),
            ],
            vec![format!("{base}-nato-non-us: 2021-02-06; nato taliban"), format!("{base}: 2021-02-05; nato russia")],
        ),
        (
            "another time",
            vec![
                us("exactly 2500", "2021-02-01", NATO),
                us("exactly 3500", "2021-02-05", RUSSIA),
                us("exactly 600", "2021-05-01", NATO),
                us("exactly 900", "2021-05-03", TALIBAN),
            ],
            vec![format!("{base}-2021-05: 2021-05-03; nato taliban"), format!("{base}: 2021-02-05; nato russia")],
        ),
        (
            "a chain of days is one time, and a report that nobody disputes joins nothing",
            vec![
                us("exactly 2500", "2021-02-01", NATO),
                us("exactly 3500", "2021-02-05", RUSSIA),
                us("exactly 3000", "2021-02-16", US_DOD),
                us("under 9000", "2021-03-01", UN_TEAM),
                us("exactly 600", "2021-03-12", NATO),
                us("exactly 900", "2021-03-13", TALIBAN),
            ],
            vec![
                format!("{base}-2021-03: 2021-03-13; nato taliban"),
                format!("{base}: 2021-02-05; nato russia us-dod"),
            ],
        ),
        (
            "a part that is larger than the whole is disputed with the whole",
            vec![
                troops("exactly 9000", ALL).on("2021-02-01").by(NATO).at(NATO),
                us("exactly 12000", "2021-02-03", RUSSIA),
                us("exactly 13000", "2021-02-04", TALIBAN),
            ],
            vec![format!("{base}-us: 2021-02-04; russia taliban"), format!("{base}: 2021-02-03; nato russia taliban")],
        ),
        (
            "a plan is not a count",
            vec![
                us("exactly 2500", "2021-02-01", NATO),
                us("exactly 3500", "2021-02-05", RUSSIA),
                us("exactly 0", "2021-02-06", NATO).modality(Modality::Planned),
                us("exactly 600", "2021-02-07", RUSSIA).modality(Modality::Planned),
            ],
            vec![format!("{base}-planned: 2021-02-07; nato russia"), format!("{base}: 2021-02-05; nato russia")],
        ),
    ];
    for (what, claims, wanted) in rows {
        let w = World::of(&claims);
        assert_eq!(log(&w), wanted, "{what}");
        let reversed: Vec<New> = claims.iter().rev().cloned().collect();
        assert_eq!(log(&World::of(&reversed)), wanted, "{what}: the order of the claims matters");
    }
}

#[test]
fn events_are_told_apart_and_facts_have_one_time() {
    let killed = |n: &str, e: u32, day: &str, by: u32| number(KILLED, n).event(e).on(day).by(by).at(by);
    let w = World::of(&[
        killed("exactly 10", 0, "2020-01-01", NATO),
        killed("exactly 30", 0, "2021-02-01", RUSSIA),
        killed("exactly 5", 1, "2021-02-02", NATO),
        killed("exactly 7", 1, "2021-02-03", TALIBAN),
        killed("exactly 20", 0, "2021-06-01", UN_TEAM),
    ]);
    assert_eq!(
        log(&w),
        ["number-killed-attack-1: 2021-02-03; nato taliban", "number-killed: 2021-02-01; nato russia un-team"]
    );
}

#[test]
fn what_follows_by_arithmetic_is_listed_with_its_reason() {
    let all = |n: &str, at: u32| troops(n, ALL).by(at).at(at);
    let own = |n: &str, of: PopulationId, at: u32| troops(n, of).by(at).at(at);
    // The sum of one side disagrees with the other's whole, because a part does.
    let w = World::of(&[
        own("exactly 2500", US, NATO),
        own("exactly 7000", NON_US, NATO),
        own("exactly 4500", US, RUSSIA),
        all("exactly 11500", RUSSIA),
    ]);
    let r = w.relate();
    let ids: Vec<&str> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["number-troops-in-afghanistan"]);
    assert!(r.disagreements[0].entails.iter().all(|e| e.subject == TROOPS));
    assert!(!r.disagreements[0].entails.is_empty());
    // Shares of what is disputed are computed in another number.
    let w = World::of(&[
        own("exactly 2500", NON_US, NATO),
        all("exactly 10000", NATO),
        own("exactly 5000", NON_US, RUSSIA),
        all("exactly 10000", RUSSIA),
        number(SHARE, "exactly 0.5").by(RUSSIA).at(RUSSIA),
    ]);
    let r = w.relate();
    assert_eq!(r.subjects[&SHARE].verdict, Some(VerdictKind::Disagree));
    let ids: Vec<&str> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["number-troops-in-afghanistan"]);
    assert_eq!(r.disagreements[0].entails.iter().filter(|e| e.subject == SHARE).count(), 1);
    // With nothing to follow from it stands for itself, and once.
    let w = World::of(&[
        own("exactly 2500", US, NATO),
        own("exactly 7000", NON_US, NATO),
        own("exactly 7000", NON_US, RUSSIA),
        all("exactly 11500", RUSSIA),
    ]);
    assert_eq!(w.relate().disagreements.len(), 1, "the sum and the difference are one dispute");
}

#[test]
fn a_published_id_stays_with_its_dispute() {
    let base = "number-troops-in-afghanistan";
    let mut w = World::of(&[us("exactly 600", "2021-05-01", NATO), us("exactly 900", "2021-05-03", TALIBAN)]);
    publish(&mut w);
    // An older dispute comes to be known: the id is taken.
    w.add(us("exactly 2500", "2021-02-01", NATO));
    w.add(us("exactly 3500", "2021-02-05", RUSSIA));
    assert_eq!(
        log(&w),
        [format!("{base}: 2021-05-03; nato taliban"), format!("{base}-2021-02: 2021-02-05; nato russia")]
    );
    publish(&mut w);
    // Reports between the two join them: the one that was published first stays.
    for (n, day) in [("exactly 2000", "2021-02-18"), ("exactly 1900", "2021-03-03"), ("exactly 1800", "2021-03-16")] {
        w.add(us(n, day, UN_TEAM));
        w.add(us("exactly 5000", day, US_DOD));
    }
    for (n, day) in [("exactly 1500", "2021-03-29"), ("exactly 1400", "2021-04-11"), ("exactly 1300", "2021-04-20")] {
        w.add(us(n, day, UN_TEAM));
        w.add(us("exactly 5000", day, US_DOD));
    }
    let r = w.relate();
    let ids: Vec<&str> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, [base]);
    assert_eq!(fate(&w, &r, &format!("{base}-2021-02")), format!("-> {base}"));
    publish(&mut w);
    assert_eq!(fate(&w, &w.relate(), &format!("{base}-2021-02")), format!("-> {base}"), "also in the build after");
    // Without them there are two again: what was one keeps its address for the oldest pair.
    let between: Vec<usize> = (4..w.b.claims.len()).collect();
    for i in between {
        w.b.claims[i].status = Status::Deprecated;
    }
    let r = w.relate();
    let mut ids: Vec<&str> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, [base, &format!("{base}-2021-05")]);
    assert_eq!(fate(&w, &r, &format!("{base}-2021-02")), format!("-> {base}"));
    // Nothing disagrees: both are remembered, and another dispute takes neither.
    for claim in &mut w.b.claims {
        claim.status = Status::Deprecated;
    }
    publish(&mut w);
    assert_eq!(fate(&w, &w.relate(), base), "ended");
    w.add(troops("exactly 7000", NON_US).on("2021-06-01").by(NATO).at(NATO));
    w.add(troops("exactly 9000", NON_US).on("2021-06-02").by(RUSSIA).at(RUSSIA));
    assert_eq!(log(&w), [format!("{base}-nato-non-us: 2021-06-02; nato russia")]);
    assert_eq!(fate(&w, &w.relate(), base), "ended");
}

#[test]
fn an_entry_of_an_older_list_is_the_oldest_of_what_it_splits_into() {
    let base = "number-troops-in-afghanistan";
    let mut w = World::of(&[
        us("exactly 600", "2021-05-01", NATO),
        us("exactly 900", "2021-05-03", TALIBAN),
        us("exactly 2500", "2021-02-01", NATO),
        us("exactly 3500", "2021-02-05", RUSSIA),
    ]);
    let address = (Permanent::Disagreement, base.to_owned());
    w.b.published = vec![Published { address, standing: "explained".into(), place: Place::file(ENTRY.file) }];
    assert_eq!(
        log(&w),
        [format!("{base}-2021-05: 2021-05-03; nato taliban"), format!("{base}: 2021-02-05; nato russia")]
    );
}

#[test]
fn a_note_explains_the_dispute_that_it_names() {
    let note = |w: &mut World, disagreement: Option<&str>| {
        w.b.notes = vec![Note {
            id: "n".into(),
            subject: TROOPS,
            disagreement: disagreement.map(str::to_owned),
            pair: None,
            status: NoteStatus::Explained,
            expect: None,
            override_: None,
            body: Rich::default(),
            draft: false,
            entry: ENTRY,
        }];
    };
    let base = "number-troops-in-afghanistan";
    let mut w = World::of(&[
        us("exactly 2500", "2021-02-01", NATO),
        us("exactly 3500", "2021-02-05", RUSSIA),
        us("exactly 600", "2021-05-01", NATO),
        us("exactly 900", "2021-05-03", TALIBAN),
    ]);
    let later = format!("{base}-2021-05");
    for (named, wanted) in [
        (None, [NoteStatus::Open, NoteStatus::Explained]),
        (Some(base), [NoteStatus::Open, NoteStatus::Explained]),
        (Some(later.as_str()), [NoteStatus::Explained, NoteStatus::Open]),
        (Some("number-troops-in-afghanistan-2020-01"), [NoteStatus::Open, NoteStatus::Open]),
    ] {
        note(&mut w, named);
        let r = w.relate();
        let found: Vec<NoteStatus> = r.disagreements.iter().map(|d| r.status(&w.b, d)).collect();
        assert_eq!(found, wanted, "{named:?}");
    }
}

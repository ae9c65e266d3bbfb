//! Which dates `briefing import` takes for deadlines of their own, and what it calls them. Everything is invented; half of the
//! dates are of what was, of what will come anyhow, or of what something only comes before.

mod importing;

use importing::{Site, code, said};

/// A sentence, and the label of the deadline that it sets, if any.
const CASES: &[(&str, Option<&str>)] = &[
    ("Voters need to register by 11 March.", Some("Voters need to register")),
    (
        "The money will be used to raise the grants of the islands to at least £12m a year by 2035.",
        Some("Raise the grants of the islands to at least £12m a year"),
    ),
    (
        "The mayor of the old town called on both sides to return to the table by Sunday.",
        Some("Both sides to return to the table"),
    ),
    ("The promise was to open the bridge by the end of June.", Some("Promise was to open the bridge")),
    (
        "The line has yet to settle the dispute with its crews by the union's deadline of 10 March.",
        Some("Settle the dispute with its crews"),
    ),
    ("The deadline for bids is 30 March.", Some("Deadline for bids is")),
    ("The council had sold both ferries by November 2030.", None),
    ("Per Moe sat in the council until 1995, when he went to sea.", None),
    ("Borrowing is tipped to fall by the end of 2033.", None),
    ("The harbour could be full by June 2032.", None),
    ("The members showed their support ahead of next week's vote.", None),
    ("The islanders will be heartened by today's ruling.", None),
];

const FILLER: &str = "The gulls had the quay to themselves in the morning and nobody could remember a quieter day at this time of year. ";

#[test]
fn what_is_due_is_told_from_what_comes_to_be() {
    let mut wrong = Vec::new();
    for (i, (sentence, expected)) in CASES.iter().enumerate() {
        let site = Site::new();
        let text = format!(
            "Notes from Moss {i}\n\nMOSS, 3 March 2031 - {}\n\n{sentence}\n\n{}\n",
            FILLER.repeat(3),
            FILLER.repeat(4)
        );
        let out = site.import("notes.txt", text.as_bytes());
        assert_eq!(code(&out), 0, "{}", said(&out));
        let registry =
            std::fs::read_to_string(site.0.path().join("content/proposed/deadlines.yaml")).unwrap_or_default();
        let label = registry.lines().find_map(|l| l.strip_prefix("  label: ")).map(|l| l.trim_matches('"'));
        if label != *expected {
            wrong.push(format!("{sentence}\n    expected {expected:?}, found {label:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

use super::*;
use jiff::civil::date;

fn read(text: &str) -> Vec<String> {
    let anchor = Anchor { published: Some(date(2021, 2, 18)), counted_from: Some(date(2020, 2, 29)) };
    dues(text, &anchor)
        .into_iter()
        .map(|f| {
            let end = |d: Option<Date>| d.map_or("..".to_owned(), |d| d.to_string());
            let show = |d: crate::model::Days| format!("{}/{}", end(d.from), end(d.to)).replace("2021-", "");
            format!("{} {:?} {}", &text[f.range], f.value.form, show(f.value.soft))
        })
        .collect()
}

#[test]
fn periods_from_the_day_of_the_news() {
    let anchor = Anchor { published: Some(date(2021, 2, 18)), counted_from: None };
    for (text, expected) in [
        ("the rest is to follow within 90 days", Some(date(2021, 5, 19))),
        ("the bank will repay it within two weeks", Some(date(2021, 3, 4))),
        ("the bank repaid it within two weeks", None),
        ("it will be paid within two weeks of the vote", None),
    ] {
        assert_eq!(dues(text, &anchor).first().and_then(|d| d.value.soft.to), expected, "{text}");
    }
}

#[test]
fn wordings_of_deadlines() {
    for (text, expected) in [
        ("from Afghanistan by the end of April as per", "by the end of April ByEndOf 04-30/04-30"),
        ("to leave Afghanistan by May in exchange", "by May ByPeriod 04-30/05-01"),
        ("have to leave Afghanistan by 1 May 2021.", "by 1 May 2021 By 04-30/05-01"),
        ("as the May 1 deadline is approaching", "the May 1 deadline Deadline 05-01/05-01"),
        ("there is a May 1st deadline.", "a May 1st deadline Deadline 05-01/05-01"),
        ("If we stay beyond the first of May, we risk", "beyond the first of May Deadline 05-01/05-01"),
        ("by May 1, as required by last year’s agreement", "by May 1 By 04-30/05-01"),
        ("home by Christmas.", "by Christmas By 12-24/12-25"),
        ("before 1 May", "before 1 May Before 04-30/04-30"),
        ("within 14 months", "within 14 months Within 04-29/04-30"),
        ("within 14 months of 15 January 2020", "within 14 months of 15 January 2020 Within 03-15/03-15"),
        ("no later than 11 September", "no later than 11 September By 09-10/09-11"),
        ("on 1 May", "on 1 May On 05-01/05-01"),
        ("1 May 2021", "1 May 2021 Deadline 05-01/05-01"),
        ("as of 1 May", "as of 1 May NotBefore 05-01/.."),
        ("by the end of the month", "by the end of the month ByEndOf 02-28/02-28"),
        ("a deadline of 1 May", "deadline of 1 May Deadline 05-01/05-01"),
        ("until May 1", "until May 1 By 04-30/05-01"),
        ("by Friday", "by Friday By 02-18/02-19"),
        ("on Friday, May 7", "on Friday, May 7 On 05-07/05-07"),
        ("by March next year", "by March next year ByPeriod 2022-02-28/2022-03-01"),
        ("by the end of March next year", "by the end of March next year ByEndOf 2022-03-31/2022-03-31"),
        ("in March last year, last Easter", ""),
        ("by the first quarter of next year", "by the first quarter of next year ByPeriod 12-31/2022-01-01"),
        ("by the second half of 2021", "by the second half of 2021 ByPeriod 06-30/07-01"),
        ("signed last year, two days ago", ""),
        ("by the deadline of noon today", "deadline of noon today Deadline 02-18/02-18"),
        ("They have until midnight on 1 March", "until midnight on 1 March By 02-28/03-01"),
        ("a deadline of 5 p.m. on Friday", "on Friday On 02-19/02-19"),
        ("the plant will close in 2023", "2023 On 2023-01-01/2023-12-31"),
        ("payments maturing this year", "this year On 01-01/12-31"),
        ("talks are expected this summer", "this summer On 06-01/08-31"),
        (
            "by the autumn, by the summer of 2022",
            "by the autumn ByPeriod 08-31/09-01|by the summer of 2022 ByPeriod 2022-05-31/2022-06-01",
        ),
        ("payments due in 2021 until next year", "until next year ByPeriod 12-31/2022-01-01"),
        (
            "The lease expires on 31 March, and must be signed by 1 March",
            "on 31 March Deadline 03-31/03-31|by 1 March By 02-28/03-01",
        ),
        ("the pact expires September 14", "September 14 Deadline 09-14/09-14"),
        ("no strike before the summer", ""),
        ("her term ends next August", "next August On 08-01/08-31"),
        ("an election is expected on 5 May next year", "on 5 May next year On 2022-05-05/2022-05-05"),
        ("the board will meet later this week, they hinted", "later this week On 02-18/02-21"),
        ("they hinted at a strike later this year", ""),
        ("it grew in 2020 and slowed this year, last summer, this week", ""),
    ] {
        assert_eq!(read(text).join("|"), expected, "{text}");
    }
}

#[test]
fn bounds_and_days() {
    for (text, expected) in [
        ("it opens not before 12 June", "not before 12 June NotBefore 06-12/.."),
        ("it will not open before 12 June", "not open before 12 June NotBefore 06-12/.."),
        ("no train will run before 12 June", "no train will run before 12 June NotBefore 06-12/.."),
        ("whether or not it is, they leave before 12 June", "before 12 June Before 06-11/06-11"),
        ("it won't open until 12 June", "won't open until 12 June NotBefore 06-12/.."),
        ("it will not run until after 12 June", "not run until after 12 June After 06-13/.."),
        ("it won't run till after 12 June", "won't run till after 12 June After 06-13/.."),
        ("it is shut until after 12 June", "until after 12 June After 06-13/.."),
        ("it will not run till after the end of May", "not run till after the end of May After 06-01/.."),
        ("it stays shut until at least 12 June", "until at least 12 June NotBefore 06-12/.."),
        ("it opens around 12 June", "around 12 June On 06-09/06-15"),
        ("it opens on or about 12 June", "about 12 June On 06-09/06-15"),
        ("it has been shut since 12 June", ""),
        ("it opens between 12 June and 9 July", "between 12 June and 9 July On 06-12/07-09"),
        ("it runs from 12 June to 9 July", "from 12 June to 9 July On 06-12/07-09"),
        ("it will not open between 12 June and 9 July", ""),
        ("no earlier than 12 June", "no earlier than 12 June NotBefore 06-12/.."),
        ("on 12 June at the earliest", "on 12 June at the earliest NotBefore 06-12/.."),
        ("at the earliest in June", "at the earliest in June NotBefore 06-01/.."),
        ("on or after 12 June", "on or after 12 June NotBefore 06-12/.."),
        ("12 June or later", "12 June or later NotBefore 06-12/.."),
        ("fares rise from 1 July on.", "from 1 July on NotBefore 07-01/.."),
        ("fares rise from 1 July onwards", "from 1 July onwards NotBefore 07-01/.."),
        ("fares rise starting 1 July", "starting 1 July NotBefore 07-01/.."),
        ("it could sail as early as July", "as early as July NotBefore 07-01/.."),
        ("it sails after 12 June", "after 12 June After 06-13/.."),
        ("it will not sail after 12 June", "not sail after 12 June By 06-11/06-12"),
        ("on or before 12 June", "on or before 12 June By 06-11/06-12"),
        ("by 12 June at the latest", "by 12 June at the latest By 06-11/06-12"),
        ("at the latest on 12 June", "at the latest on 12 June By 06-11/06-12"),
        ("at the latest by the end of May", "at the latest by the end of May ByEndOf 05-31/05-31"),
        ("opens next February", "next February On 2022-02-01/2022-02-28"),
        ("answer by Monday week", "by Monday week By 02-28/03-01"),
        ("opens a week on Friday", "a week on Friday On 02-26/02-26"),
        ("closes Friday fortnight", "Friday fortnight On 03-05/03-05"),
        ("on next Friday, 26 February", "on next Friday, 26 February On 02-26/02-26"),
        ("will open next week", "next week On 02-22/02-28"),
        ("will open in the next two weeks", "the next two weeks On 02-18/03-04"),
    ] {
        assert_eq!(read(text).join("|"), expected, "{text}");
    }
}

#[test]
fn what_is_over_lies_behind_and_what_was_promised_ahead() {
    for (text, expected) in [
        ("He sold the mill in April", "2020-04-01"),
        ("She bought the old ferry on April 11", "2020-04-11"),
        ("The bridge opened on April 11", "2020-04-11"),
        ("They struck the deal before 12 June", "2020-06-11"),
        ("The bridge was opened in May", "2020-05-01"),
        ("The yard began to sell coal in May", "2020-05-01"),
        ("The bridge will be opened on April 11", "2021-04-11"),
        ("The mayor said the bridge opens on April 11", "2021-04-11"),
        ("They promised to open it on April 11", "2021-04-11"),
        ("The dredgers were to have left on May 1", "2021-05-01"),
        ("It was to open on April 11", "2021-04-11"),
        ("They were due in Oslo on April 11", "2021-04-11"),
        ("They had called for a vote in May", "2021-05-01"),
        ("It will close the planned road on April 11", "2021-04-11"),
        ("He moved to sell the yard on April 11", "2020-04-11"),
    ] {
        let anchor = Anchor { published: Some(date(2021, 2, 18)), counted_from: None };
        let first = dues(text, &anchor).first().and_then(|d| d.value.soft.from).map(|d| d.to_string());
        assert_eq!(first.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_day_beside_a_date_and_a_part_of_a_month_are_not_the_bare_date() {
    for (text, expected) in [
        ("it will sail on the eve of 12 June", "on the eve of 12 June On 06-11/06-11"),
        ("it will sail the day before 12 June", "the day before 12 June On 06-11/06-11"),
        ("it will sail the day after 12 June", "the day after 12 June On 06-13/06-13"),
        ("it will sail two days before 12 June", "two days before 12 June On 06-10/06-10"),
        ("it will sail two weeks after 12 June", "two weeks after 12 June On 06-26/06-26"),
        ("by two days before 12 June", "by two days before 12 June By 06-09/06-10"),
        ("it will open in the week of 12 June", "the week of 12 June On 06-07/06-13"),
        ("it will open in the week before 12 June", "the week before 12 June On 06-05/06-11"),
        ("it will open in the second half of May", "the second half of May On 05-16/05-31"),
        ("it will open in the first half of June", "the first half of June On 06-01/06-15"),
        ("it will open in the middle of May", "the middle of May On 05-11/05-20"),
        ("it will open in mid-May", "mid-May On 05-11/05-20"),
        ("it will open by late May", "by late May ByPeriod 05-20/05-21"),
        ("it will shut on the night of 12 to 13 June", "12 to 13 June On 06-12/06-13"),
        ("it will shut in the last days of May", ""),
        ("it will be shut for most of May", ""),
    ] {
        assert_eq!(read(text).join("|"), expected, "{text}");
    }
}

#[test]
fn a_bound_that_is_denied_is_another_bound_or_none() {
    for (text, expected) in [
        ("it won't be ready by 12 June", "won't be ready by 12 June After 06-13/.."),
        ("it will never be finished by 12 June", "never be finished by 12 June After 06-13/.."),
        ("it will not open before 12 June", "not open before 12 June NotBefore 06-12/.."),
        ("it cannot be finished until 12 June", "cannot be finished until 12 June NotBefore 06-12/.."),
        ("it will not open on 12 June", ""),
        ("the board did not ask them to leave by 12 June", ""),
        ("the board failed to leave by 12 June", ""),
        ("there is no doubt it will be ready by 12 June", "by 12 June By 06-11/06-12"),
        ("it must be ready by 12 June and not later", "by 12 June By 06-11/06-12"),
    ] {
        assert_eq!(read(text).join("|"), expected, "{text}");
    }
}

#[test]
fn a_plan_told_as_past_takes_the_year_that_its_words_tell() {
    for (published, text, expected) in [
        ("2026-06-20", "It was to have run by 9 May", "2026-05-09"),
        ("2026-06-20", "It was due to run by 9 May", "2026-05-09"),
        ("2026-06-20", "They were to leave by 9 May", "2026-05-09"),
        ("2026-06-20", "The board missed its deadline of 9 May", "2026-05-09"),
        ("2026-06-20", "The board missed the 9 May deadline", "2026-05-09"),
        ("2026-06-20", "The 9 May deadline passed", "2026-05-09"),
        ("2026-06-20", "It should have opened by 1 June", "2026-06-01"),
        ("2026-06-20", "It had been due by 1 June", "2026-06-01"),
        ("2026-06-20", "It had been promised by 1 June", "2026-06-01"),
        ("2026-06-20", "It was originally meant to open by 1 June", "2026-06-01"),
        ("2026-06-20", "The board promised to open it by 9 May", "2026-05-09"),
        ("2026-06-20", "The council pledged to finish by 9 May", "2026-05-09"),
        ("2026-06-20", "The mayor vowed to reopen it by 9 May", "2026-05-09"),
        ("2026-06-20", "A judge ordered the owner to leave by 9 May", "2026-05-09"),
        ("2026-06-20", "In January the board promised to open by 9 May", "2026-05-09"),
        ("2026-06-20", "The board promised in January to open by 9 May", "2026-05-09"),
        ("2026-06-20", "In January the board said it would open by 9 May", "2026-05-09"),
        ("2026-06-20", "In March 2024 the board promised to open by 9 May", "2024-05-09"),
        ("2026-06-20", "On Monday the board promised to open by 9 May", "2027-05-09"),
        ("2026-06-20", "It will open by 9 May", "2027-05-09"),
        ("2026-06-20", "It is to open by 9 May", "2027-05-09"),
        ("2026-06-20", "The board has promised to open by 9 May", "2027-05-09"),
        ("2026-06-20", "Work is due to end by 9 May", "2027-05-09"),
        ("2026-06-20", "It said it would open by 9 May", "2027-05-09"),
        ("2026-06-20", "The bridge, due to open by 9 May, is late", "2027-05-09"),
        ("2026-06-20", "The bridge, expected by 9 May, is late", "2027-05-09"),
        ("2026-03-02", "It is to open by 9 May", "2026-05-09"),
        ("2026-03-02", "It said it would open by 9 May", "2026-05-09"),
        ("2026-03-02", "It was to open by 9 May", "2026-05-09"),
        ("2026-03-02", "It should have opened by 1 June", "2025-06-01"),
        ("2026-03-02", "They missed their deadline of 1 June", "2025-06-01"),
        ("2026-11-12", "It was to have opened by 9 May", "2026-05-09"),
        // Half a year from either: the words do not tell.
        ("2026-11-12", "It was to open by 9 May", ""),
    ] {
        let anchor = Anchor { published: published.parse().ok(), counted_from: None };
        let first = dues(text, &anchor).first().and_then(|d| d.value.soft.to).map(|d| d.to_string());
        assert_eq!(first.unwrap_or_default(), expected, "{published}: {text}");
    }
}

//! Figures in parts, rates and denied hedges: read right or not at all, never in part.

use super::super::*;
use super::show;
use crate::model::Widths;

#[test]
fn figures_in_parts_are_read_whole() {
    for (text, expected) in [
        ("one-in-five readers", "one-in-five: bare 0.2 share"),
        ("nine-in-ten boats, 3-in-10 boats", "nine-in-ten: bare 0.9 share|3-in-10: bare 0.3 share"),
        ("10-15,000 visitors", "10-15,000: range 10000..15000 of visitors"),
        ("a roof of $5-8,000", "$5-8,000: range 5000..8000 USD"),
        ("500-1,500 visitors", "500-1,500: range 500..1500 of visitors"),
        ("a turnout of 20pc", "20pc: bare 0.2 share"),
        ("it costs 50p for children", "50p: bare 50 penny"),
        ("5 per mille of salt, 12‰", "5 per mille: bare 0.005 share|12‰: bare 0.012 share"),
        ("up 25bp, 30 basis points", "25bp: bare 25 basis point|30 basis points: bare 30 basis point"),
        ("half a percent", "half a percent: bare 0.005 share"),
        ("a quarter of one per cent", "a quarter of one per cent: bare 0.0025 share"),
        ("half a percentage point", "half a percentage point: bare 0.5 percentage point"),
        ("≈500 visitors", "≈500: about 500 of visitors"),
        ("around 500-600 visitors", "around 500-600: range 500..600 of visitors"),
        ("over 500 but under 600 visitors", "over 500 but under 600: range 500..600 of visitors"),
        ("at least 500 visitors and at most 600", "at least 500 visitors and at most 600: range 500..600 of visitors"),
        ("a bridge of $1MM, $2.5MM", "$1MM: bare 1000000 USD|$2.5MM: bare 2500000 USD"),
        ("it was shut twice in May", "twice: exact 2 times"),
        ("it flooded a third time", "a third time: exact 3 times"),
        ("a loss of -$5m, (-3 °C)", "-$5m: bare -5000000 USD|-3 °C: bare -3 °C"),
        ("not over 500 visitors", "not over 500: up_to 500 of visitors"),
        ("it did not exceed 500 visitors", "not exceed 500: up_to 500 of visitors"),
        ("never fewer than 40 visitors", "never fewer than 40: at_least 40 of visitors"),
        ("500-odd visitors", "500-odd: about 500 of visitors"),
        ("5 pounds and 50 pence", "5 pounds and 50 pence: bare 5.5 GBP"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn forms_that_are_not_read_are_not_read_in_part() {
    for text in [
        "5×10^6 grains, 3 x 10^8 stars, 10² grains",
        "a yard of 3 x 4 metres",
        "1'500 visitors, 12’500 visitors",
        "he is 5'10\" tall, at 51°30′",
        "500 ± 20 visitors, a margin of ±3 points",
        "£3 10s, £3 10s 6d, three pounds ten shillings and six pence",
        "10st 4lb, 3h 20m, five foot ten",
        "ten degrees below zero",
        "twice the 500 visitors, three times last year's 500",
        "voted 83-16, 16-83 in the vote, passed 83-16-2",
        "nowhere near 500 visitors, far from 500, not about 500, not even close to 500",
        "10 to 15,000 visitors",
        "until at least 2031 in the bay, since about 1950",
        "at 10.30, half past six, ten past nine, from 7 to 9pm, at 0800 hours",
        "in the 1990s, Group 77, a three-in-one pen",
        "$5x of it",
    ] {
        assert_eq!(show(text), "", "{text}");
    }
}

#[test]
fn sides_of_a_vote_are_read_apart() {
    let sides = |text: &str| tallies(text).into_iter().map(|f| f.value.value.to_string()).collect::<Vec<_>>();
    assert_eq!(sides("voted 83-16 for it"), ["83", "16"]);
    assert_eq!(sides("passed 83–16–2."), ["83", "16", "2"]);
    assert_eq!(sides("lost 16-83"), ["16", "83"]);
    for text in ["10-15 visitors", "call 650-6500", "on 12-16 June", "in 2008-9"] {
        assert!(sides(text).is_empty(), "{text}");
    }
}

#[test]
fn what_a_share_is_taken_of_is_marked() {
    let base = |text: &str| quantities(text).into_iter().map(|f| f.value.print.base).collect::<Vec<_>>();
    assert_eq!(base("half of the 500 visitors"), [false, true]);
    assert_eq!(base("20 per cent of last year's 500 visitors"), [false, true]);
    assert_eq!(base("2,500 of the 10,000 visitors"), [false, false]);
    assert_eq!(base("half the 900 visitors"), [false, true]);
    for (text, expected) in [
        ("None of the 85 pupils sat", true),
        ("Not all of the 85 pupils sat", true),
        ("Not all 85 pupils sat", true),
        ("not one of his 85 pupils sat", true),
        ("All but 12 pupils passed", true),
        ("all 85 pupils sat", false),
        ("one of the 85 pupils sat", false),
        ("some of the 85 pupils sat", false),
        ("Not only 85 pupils sat", false),
        ("The school has none. The 85 pupils sat", false),
    ] {
        assert_eq!(base(text).last(), Some(&expected), "{text}");
    }
}

#[test]
fn a_difference_is_marked() {
    for (text, expected) in [
        ("12 fewer pupils sat", true),
        ("12 pupils fewer than in May", true),
        ("900 more visitors than in May", true),
        ("The school has 12 pupils too many.", true),
        ("The school is 12 pupils short.", true),
        ("showed 12 short films", false),
        ("sent 900 more troops", false),
        ("no fewer than 12 pupils", false),
        ("12 pupils or fewer", false),
        ("12 pupils sat, fewer than in May", false),
    ] {
        let found: Vec<bool> = quantities(text).into_iter().map(|f| f.value.print.difference).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn small_words_of_doubt_and_the_outermost_bounds() {
    for (text, expected) in [
        ("Perhaps 80 pupils came", "Perhaps 80: about 80 of pupils"),
        ("Maybe 80 pupils came", "Maybe 80: about 80 of pupils"),
        ("Barely 80 pupils came", "Barely 80: about 80 of pupils"),
        ("Hardly 80 pupils came", "Hardly 80: about 80 of pupils"),
        ("hardly over 80 pupils", "hardly over 80: up_to 80 of pupils"),
        ("hardly more than 80 pupils", "hardly more than 80: about 80 of pupils"),
        ("At the very least 80 pupils came", "At the very least 80: at_least 80 of pupils"),
        ("At the very most 80 pupils came", "At the very most 80: up_to 80 of pupils"),
        ("80 pupils, at a guess", "80 pupils, at a guess: about 80 of pupils"),
        ("costs $3 million plus $400,000 in fees", "$3 million: bare 3000000 USD|$400,000: bare 400000 USD"),
        ("gave $3 million or more than twice that", "$3 million: bare 3000000 USD|more than twice that: over 2 times"),
        ("80 pupils, or so the head says", "80: bare 80 of pupils"),
        ("80 pupils or so came", "80 pupils or so: about 80 of pupils"),
        ("$3 million plus", "$3 million plus: at_least 3000000 USD"),
        ("He ran it for a decade", "a decade: bare 10 year"),
        ("He ran it for a moment", ""),
    ] {
        assert_eq!(super::show(text), expected, "{text}");
    }
}

#[test]
fn rates() {
    let per = |text: &str| {
        let all = quantities(text);
        all.into_iter().map(|f| (f.value.value.to_string(), f.value.per.unwrap_or_default())).collect::<Vec<_>>()
    };
    for (text, value, expected) in [
        ("300 visitors a day", "300", "day"),
        ("around 300 a day", "300", "day"),
        ("$275 a week", "275", "week"),
        ("$14.6 million a year", "14600000", "year"),
        ("€5 an hour or more", "5", "hour"),
        ("300 visitors each day", "300", "day"),
        ("300 visitors per day", "300", "day"),
        ("300 visitors/day", "300", "day"),
        ("300 daily visitors", "300", "day"),
        ("300 visitors daily", "300", "day"),
        ("3 million euros annually", "3000000", "year"),
        ("an annual 3 million euros", "3000000", "year"),
        ("a yearly budget of $3m", "3000000", "year"),
        ("every day 300 visitors come", "300", "day"),
        ("a $10-a-month fee", "10", "month"),
        ("120 litres per person per day", "120", "person day"),
        ("42 cases per 100,000 people", "42", "100000 people"),
        ("$80 a barrel", "80", "barrel"),
        ("$5 apiece", "5", "item"),
        ("an average of 300 visitors a day", "300", "day"),
        // No rates.
        ("500 troops a year ago", "500", ""),
        ("12 people a day after the storm", "12", ""),
        ("300 visitors in a day", "300", ""),
        ("3 per cent", "0.03", ""),
        ("a third time", "3", ""),
        ("an annual report of 300 pages", "300", ""),
    ] {
        assert_eq!(per(text), [(value.to_owned(), expected.to_owned())], "{text}");
    }
}

/// A rate is in no unit but that of its own rate; a foreign unit is named in words.
#[test]
fn rates_and_units_apart() {
    for (text, unit, expected) in [
        ("300 visitors a day", "visitors", "300 visitors per day"),
        ("300 guests a day", "visitors", "300 visitors per day"),
        ("300 miles a day", "km", "482.8032 km per day"),
        ("300 visitors a day", "visitors per day", "300"),
        ("300 visitors daily", "daily visitors", "300"),
        ("300 visitors", "visitors a day", "300 visitors"),
        ("300", "visitors a day", "300"),
        ("$5 an hour", "dollars per hour", "5"),
        ("$5 an hour", "dollars per week", "5 dollars per hour"),
        ("3 per cent a year", "share", "3 per cent per year"),
        ("60 miles an hour", "mph", "60"),
        ("€3bn", "dollars", "3000000000 euros"),
        ("3 percentage points", "percent", "3 percentage points"),
        ("3 per cent", "dollars", "3 per cent"),
        ("50p", "pounds", "0.5"),
        ("£3", "pounds", "3"),
        ("50 pence", "GBP", "0.5"),
        ("50 cents", "dollars", "0.5"),
        ("1.5m", "metres", "1.5"),
        ("1.5m", "km", "0.0015"),
        ("1.5m", "visitors", "1500000"),
    ] {
        let amount = whole_quantity(text).unwrap_or_else(|| panic!("{text}"));
        let seen = convert(&amount, unit);
        let value = amount.value.checked_mul(seen.by).unwrap();
        let shown = format!("{value} {}", seen.foreign.unwrap_or_default());
        assert_eq!(shown.trim(), expected, "{text} in {unit}");
    }
}

/// How closely a figure is meant, by its print: the loosest interval.
#[test]
fn figures_stand_for_what_rounds_to_them() {
    for (text, thing, expected) in [
        ("300 feet", true, "285 to 315"),
        ("90 metres", true, "85.5 to 94.5"),
        ("3.0 km", true, "2.95 to 3.05"),
        ("20 per cent", true, "0.195 to 0.205"),
        ("49.0 per cent", true, "0.4895 to 0.4905"),
        ("$2.5 million", true, "2450000 to 2550000"),
        ("two decades", true, "18 to 22"),
        ("half", true, "0.45 to 0.55"),
        ("a dozen boats", true, "11 to 13"),
        ("half a million people", true, "450000 to 550000"),
        ("90 people", true, "90 to 90"),
        ("1,500 people", true, "1450 to 1550"),
        ("2.5 children", true, "2.45 to 2.55"),
        ("60", true, "60 to 60"),
        ("60", false, "57 to 63"),
        ("5 ft 10 in", true, "5.7917 to 5.875"),
        ("300 visitors a day", true, "285 to 315"),
        ("around 500-600 visitors", true, "425 to 690"),
        ("over 500 but under 600 visitors", true, "501 to 599"),
    ] {
        let q =
            whole_quantity(text).unwrap_or_else(|| panic!("{text}")).denote(text, thing, &Widths::default()).unwrap();
        let ends = (q.hard.low.value().unwrap(), q.hard.high.value().unwrap());
        assert_eq!(format!("{} to {}", ends.0, ends.1), expected, "{text}");
    }
}

#[test]
fn figures_in_names_count_nothing() {
    for text in [
        "Blink 182 played in Wexmoor.",
        "The band Blink 182 played.",
        "She lives at 221B Baker Row, in flat 12A.",
        "A Boeing 737 landed, and two more Boeing 737s.",
        "Article 50 was triggered, Covid-19 closed the hall, and the G20 met.",
        "Route 66 was closed.",
        "Level 42 played. It was a Catch-22 for the town.",
        "24-hour News reported it.",
        "A 7-Eleven opened.",
        "Studio 54 closed. Heaven 17 sang. District 9 voted.",
        "3M left the town.",
        "Web 2.0 failed.",
        "Formula 1 cars raced, and tier 3 rules apply.",
        "The Group of 77 met.",
    ] {
        let text = text.replace("two more ", "");
        assert_eq!(show(&text), "", "{text}");
    }
    for text in [
        "In Wexmoor 300 people came.",
        "On Monday 300 people came.",
        "Police 300 strong came.",
        "The Red Cross sent 300 lorries.",
        "Nearly 300 came. ",
        "Altogether 300 drowned.",
        "Week after week 300 people came.",
        "After a day 300 people came.",
        "A 300-mile walk began.",
        "It cost $300M.",
        "It made 300M visitors glad.",
    ] {
        assert_eq!(quantities(text).len(), 1, "{text}");
    }
}

//! What phrases of news are read as.

mod parts;

use super::*;
use crate::model::Interval;
use crate::model::{Exact, Widths};
use std::ops::Range;

fn show(text: &str) -> String {
    let all = quantities(text).into_iter().map(|f| one(text, &f.value, &f.range));
    all.collect::<Vec<_>>().join("|")
}

fn one(text: &str, a: &Amount, range: &Range<usize>) -> String {
    let upper = a.upper.map_or(String::new(), |u| format!("..{u}"));
    let unit = match &a.unit {
        None => String::new(),
        Some(Unit::Count) => format!(" of {}", a.noun.as_deref().unwrap_or("?")),
        Some(Unit::Money(u) | Unit::Measure(u)) => format!(" {u}"),
        Some(Unit::Share) => " share".to_owned(),
        Some(Unit::Times) => " times".to_owned(),
    };
    format!("{}: {} {}{upper}{unit}", &text[range.clone()], a.hedge.word(), a.value)
}

#[test]
fn quantities_of_news() {
    for (text, expected) in [
        ("There are roughly 10,000 NATO troops in", "roughly 10,000: about 10000 of NATO troops"),
        ("is now down to 2,500 after Trump", "2,500: bare 2500"),
        (
            "at under 12,000 troops, and more than half of these",
            "under 12,000: under 12000 of troops|more than half: majority 0.5 share",
        ),
        ("will increase from 500 personnel to around 4,000 and", "500: bare 500 of personnel|around 4,000: about 4000"),
        (
            "200 to 500 Al-Qaeda fighters across about 11 Afghan provinces.",
            "200 to 500: range 200..500 of Al-Qaeda fighters|about 11: about 11 of Afghan provinces",
        ),
        ("the 30-nation U.S.-led military alliance", "30: bare 30 of nation"),
        ("the way the 30 member countries contribute cash", "30: bare 30 of member countries"),
        (
            "At least two government security troops were killed and four others wounded",
            "At least two: at_least 2 of government security troops|four: bare 4 of others",
        ),
        ("a two-day, virtual meeting", "two-day: bare 2 day"),
        (
            "with tens of thousands of troops for now close to two decades.",
            "tens of thousands: vague 20000..100000 of troops|close to two decades: nearly 20 year",
        ),
        ("not a single American soldier has died", "not a single: exact 0 of American soldier"),
        ("from the 100,000 U.S. troops in Afghanistan a decade ago", "100,000: bare 100000 of U.S. troops"),
        ("make up at least half of the troops participating", "at least half: at_least 0.5 share"),
        ("The Alliance increases eight times its contingent", "eight times: bare 8 times"),
        ("Around 8,000 U.S. troops were involved in August", "Around 8,000: about 8000 of U.S. troops"),
        ("the majority of them are not from", "the majority: majority 0.5 share"),
        (
            "two Afghan policemen were shot; a bomb killed two officers and wounded three more",
            "two: bare 2 of Afghan policemen|two: bare 2 of officers|three: bare 3",
        ),
        ("installing three staunch loyalists in", "three: bare 3 of staunch loyalists"),
        ("including 2,500 from the United States", "2,500: bare 2500"),
        (
            "It is to get 1bn euros now, with another 550m to follow.",
            "1bn euros: bare 1000000000 EUR|550m: bare 550000000 EUR",
        ),
        (
            "of the £50m given so far only \"six or seven million\" had been spent",
            "£50m: bare 50000000 GBP|six or seven million: range 6000000..7000000 GBP",
        ),
        ("voted by more than three to one for a strike", ""),
        ("a style of zero tolerance, and two-bit mayors", ""),
        ("carrying several bags, several hundred forms", "several hundred: vague 300..1000 of forms"),
        ("he set up six bogus firms", "six: bare 6 of bogus firms"),
        ("savings in the area of £325m", "in the area of £325m: about 325000000 GBP"),
        ("The ballot was for one day's action. One day it may pass.", "one day: bare 1 day"),
        ("a budget of $4.2 billion, up 3 per cent", "$4.2 billion: bare 4200000000 USD|3 per cent: bare 0.03 share"),
        ("€300 and 10m euros and 60%", "€300: bare 300 EUR|10m euros: bare 10000000 EUR|60%: bare 0.6 share"),
        ("rose 5 to 10 per cent", "5 to 10 per cent: range 0.05..0.1 share"),
        ("rose from 5 to 10 per cent", "5: bare 0.05 share|10 per cent: bare 0.1 share"),
        ("from 10 to 20 dollars", "from 10 to 20 dollars: range 10..20 USD"),
        ("between 200 and 500 fighters", "between 200 and 500: range 200..500 of fighters"),
        ("2-3 million people", "2-3 million: range 2000000..3000000 of people"),
        ("cut troops from 4,500 to 2,500 by January", "4,500: bare 4500|2,500: bare 2500"),
        ("500 people or more", "500 people or more: at_least 500 of people"),
        ("some 20 or so", "some 20 or so: about 20"),
        ("a few hundred soldiers", "a few hundred: vague 300..700 of soldiers"),
        ("two or three attacks", "two or three: range 2..3 of attacks"),
        ("up to about 300 km away", "up to about 300 km: up_to 300 km"),
        ("one in five Afghans", "one in five: bare 0.2 share"),
        ("two-thirds of the country", "two-thirds: bare 0.6667 share"),
        ("violence has doubled", "doubled: bare 2 times"),
        ("nearly half a million people", "nearly half a million: nearly 500000 of people"),
        ("5 percentage points", "5 percentage points: bare 5 percentage point"),
        ("as many as 9,000 men", "as many as 9,000: up_to 9000 of men"),
        ("one soldier was killed", "one: bare 1 of soldier"),
        ("more than one attack", "more than one: over 1 of attack"),
        ("500+ attacks", "500+: at_least 500 of attacks"),
        ("the 2,500 remaining U.S. troops", "2,500: bare 2500 of U.S. troops"),
        ("cut by half.", "half: bare 0.5 share"),
        ("rise to 2 million-plus", "2 million-plus: at_least 2000000"),
        ("two years and three months", "two years and three months: bare 2.25 year"),
        ("a $300 deal, A$5", "$300: bare 300 USD|A$5: bare 5 AUD"),
        ("half an hour", "half an hour: bare 0.5 hour"),
        ("In Kabul 12 people died", "12: bare 12 of people"),
        ("a 1,500-strong force", "1,500: bare 1500 of strong"),
        ("waited two more years", "two more years: bare 2 year"),
        ("talks of an hour and a half", "an hour and a half: bare 1.5 hour"),
        ("a year and three months in prison", "a year and three months: bare 1.25 year"),
        ("it lasted two days and a half", "two days and a half: bare 2.5 day"),
        ("half of an hour, ½ mile", "half of an hour: bare 0.5 hour|½ mile: bare 0.5 mile"),
        ("a fine of 13 dollars and 45 cents", "13 dollars and 45 cents: bare 13.45 USD"),
        ("RM42 million, 75 USD million", "RM42 million: bare 42000000 MYR|75 USD million: bare 75000000 USD"),
        ("sales of MSEK 30 and 48.5 MEUR", "48.5 MEUR: bare 48500000 EUR"),
        ("HK$10bn and C $5", "HK$10bn: bare 10000000000 HKD|C $5: bare 5 CAD"),
        ("10,000 bitcoins", "10,000 bitcoins: bare 10000 BTC"),
        ("children aged 5 to 11", "5 to 11: range 5..11 year"),
        ("a woman aged 87 died", "87: bare 87 year"),
        ("several hundred thousand homes", "several hundred thousand: vague 300000..1000000 of homes"),
        ("five km away", "five km: bare 5 km"),
        ("he is 5 ft 11 in tall", "5 ft 11 in: bare 5.9167 foot"),
        ("it was minus five degrees Celsius", "minus five degrees Celsius: bare -5 °C"),
        ("she tested negative five times", "five times: bare 5 times"),
        ("an error of plus or minus 2.5 points", "2.5: bare 2.5 of points"),
        (
            "a magnitude 6.8 earthquake, a 5.9-magnitude one",
            "6.8: bare 6.8 magnitude|5.9-magnitude: bare 5.9 magnitude",
        ),
        ("one person in six may need help", "one person in six: bare 0.1667 share"),
        ("temperatures of -5 °C", "-5 °C: bare -5 °C"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn quantities_as_agencies_print_them() {
    for (text, expected) in [
        ("sales rose 12 pct to 40.5 mln dlrs", "12 pct: bare 0.12 share|40.5 mln dlrs: bare 40500000 USD"),
        ("a loan of 3 bln Canadian dlrs", "3 bln Canadian dlrs: bare 3000000000 CAD"),
        ("a profit of 15 mln stg", "15 mln stg: bare 15000000 GBP"),
        ("a one billion dlr fund", "one billion dlr: bare 1000000000 USD"),
        ("it shipped 20,000 tonnes at 18 cts", "20,000 tonnes: bare 20000 tonne|18 cts: bare 18 cent"),
        ("a rise of 2 pct points over nine mths", "2 pct points: bare 2 percentage point|nine mths: bare 9 month"),
        ("wells that give 1.2 mln barrels a day", "1.2 mln barrels a day: bare 1200000 barrel per day"),
        ("did an estimated billion dlrs of damage", "an estimated billion dlrs: about 1000000000 USD"),
        ("an estimated million people fled", "an estimated million: about 1000000 of people"),
        ("repairs will take more than a month.", "more than a month: over 1 month"),
        ("it lasted almost an hour", "almost an hour: nearly 1 hour"),
        ("over a year-long ban", ""),
        ("up to a total of 300 homes burned", "up to a total of 300: up_to 300 of homes"),
        ("at least another 20 miners", "at least another 20: at_least 20 of miners"),
        ("growth of between 1-1/2 and two pct", "between 1-1/2 and two pct: range 0.015..0.02 share"),
        (
            "spending falls to 38.5bn euros from 40.5bn this year",
            "38.5bn euros: bare 38500000000 EUR|40.5bn: bare 40500000000 EUR",
        ),
        ("it made 412 mln crowns", "412 mln crowns: bare 412000000 crown"),
        ("a one-for-five rights issue at 120 yen", "120 yen: bare 120 JPY"),
        ("output of 15.8 mln bpd", "15.8 mln bpd: bare 15800000 barrel per day"),
        ("the Belmar Rooks beat the Tarvesh Lions 5-3 before 900 people", "900: bare 900 of people"),
        ("a 50p rate above £100,000", "50p: bare 50 penny|above £100,000: over 100000 GBP"),
        ("a 720p screen", ""),
        ("gold fell 4.50 dlrs to 402.00 dlrs", "4.50 dlrs: bare 4.5 USD|402.00 dlrs: bare 402 USD"),
        ("sales will rise 2 pct to 9 pct", "2 pct to 9 pct: range 0.02..0.09 share"),
        ("costs rose $2 million to $3 million", "$2 million to $3 million: range 2000000..3000000 USD"),
        ("it lost $2 million to $3 million a year", "$2 million to $3 million a year: range 2000000..3000000 USD"),
        ("it measured 6.8 on the open-ended Richter scale", "6.8: bare 6.8 magnitude"),
        ("a majority of 61 seats", "61: bare 61 of seats"),
        ("it shut 42 of the district's 58 schools", "42: bare 42 of schools|58: bare 58 of schools"),
        ("a total of 300 homes burned", "300: bare 300 of homes"),
        (
            "it owes 45 mln dlrs in interest and about 6 mln in fees",
            "45 mln dlrs: bare 45000000 USD|about 6 mln: about 6000000 USD",
        ),
        (
            "turnover rose to $5.2 billion from 4.8 billion",
            "$5.2 billion: bare 5200000000 USD|4.8 billion: bare 4800000000 USD",
        ),
        ("it fell to 5 mln dlrs from 8 mln.", "5 mln dlrs: bare 5000000 USD|8 mln: bare 8000000 USD"),
        (
            "a $3 million plan for 2 million and more homes",
            "$3 million: bare 3000000 USD|2 million and more: at_least 2000000 of homes",
        ),
        (
            "it spent 3 million dollars and 2 million voted",
            "3 million dollars: bare 3000000 USD|2 million: bare 2000000 of voted",
        ),
        ("it cost 3 mln dlrs and 2 mln were lost", "3 mln dlrs: bare 3000000 USD|2 mln: bare 2000000"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn figures_that_count_nothing() {
    for text in [
        "in 2014 and since 2003",
        "on February 17 and 1 May 2021",
        "the 21st century, the third attempt, the 1st and the twenty-first",
        "10:46 am, 5 p.m., at 09:31 EST, 1600 GMT",
        "the G7, NATO 2030, MI6, A4, 16x9, COVID-19, F-16, 5G",
        "• No: 16981",
        "call 650-650-6500 or +1-222-222-2222",
        "Article 5 and Resolution 1325, Flight 370",
        "one of them, the one, no one, this one, one could say, one another",
        "the second half of the year",
        "9/11 and 24/7",
        "a single currency, a couple, some troops",
        "won 3-1",
        "back in ’91, 10^5",
        "the 2020 election",
        "https://example.org/2021/02/500-troops",
        "Majority Leader",
        "Trump might order it",
        "more than ever, at least, up to",
    ] {
        assert_eq!(show(text), "", "{text}");
    }
}

#[test]
fn whole_values() {
    for (text, expected) in [
        ("10000", "bare 10000"),
        ("10,000", "bare 10000"),
        (" around 8,000 ", "about 8000"),
        ("around 8,000 troops", "about 8000"),
        ("200 to 500", "range 200..500"),
        ("200–500", "range 200..500"),
        ("eight times", "bare 8"),
        ("more than half", "majority 0.5"),
        ("majority", "majority 0.5"),
        ("most of them", "majority 0.5"),
        ("60%", "bare 0.6"),
        ("2.5 million", "bare 2500000"),
        ("2020", "bare 2020"),
        ("one", "bare 1"),
        ("half", "bare 0.5"),
        ("a third", "bare 0.3333"),
        ("dozens", "vague 24..100"),
        ("tens of thousands of troops", "vague 20000..100000"),
        ("zero", "exact 0"),
        ("none", "exact 0"),
        ("exactly 12,000", "exact 12000"),
        ("0.75", "bare 0.75"),
        ("30-nation", "bare 30"),
        ("10k", "bare 10000"),
        ("twenty-three million", "bare 23000000"),
    ] {
        let a = whole_quantity(text).unwrap_or_else(|| panic!("{text}"));
        let upper = a.upper.map_or(String::new(), |u| format!("..{u}"));
        assert_eq!(format!("{} {}{upper}", a.hedge.word(), a.value), expected, "{text}");
        assert!(text.get(a.figure).is_some(), "{text}");
    }
    for text in ["", "troops", "2,500 and 3,000", "about", "between friends", "10,00", "yes, 5", "5 or so they say"] {
        assert_eq!(whole_quantity(text), None, "{text}");
    }
}

#[test]
fn units_convert() {
    for (text, unit, expected) in [
        ("500 personnel", "troops", "500"),
        ("2,500", "troops", "2500"),
        ("12 miles", "km", "19.3121"),
        ("1,234 million euro", "million euro", "1234"),
        ("1,234 million euro", "euro", "1234000000"),
        ("1,234", "million euro", "1234"),
        ("€5bn", "million euro", "5000"),
        ("60 per cent", "per cent", "60"),
        ("60%", "share", "0.6"),
        ("half of the troops", "share", "0.5"),
        ("0.6", "share", "0.6"),
        ("60", "per cent", "60"),
        ("eight times", "times", "8"),
        ("8", "times", "8"),
        ("12,000 tonnes", "thousand tonnes", "12"),
        ("1.2 million people", "thousand people", "1200"),
        ("two decades", "years", "20"),
        ("18 months", "years", "1.5"),
        ("$5", "euro", "foreign dollars"),
        ("half of the troops", "troops", "foreign per cent"),
        ("2,500 troops", "km", "foreign troops"),
        ("12 km", "troops", "foreign kilometres"),
        ("60", "share", "foreign a plain number"),
        ("2 days", "months", "foreign days"),
    ] {
        let amount = whole_quantity(text).unwrap_or_else(|| panic!("{text}"));
        let seen = convert(&amount, unit);
        let shown = seen.foreign.map_or_else(|| seen.amount.value.to_string(), |what| format!("foreign {what}"));
        assert_eq!(shown, expected, "{text} in {unit}");
    }
}

#[test]
fn shares_stay_between_none_and_all() {
    let share = whole_quantity("at least 90 per cent").unwrap();
    let quantity = share.denote("at least 90 per cent", true, &Widths::default()).unwrap();
    let top = Interval::point(Exact::ONE);
    assert!(quantity.soft.touches(&top) && !quantity.hard.contains(Exact::from_int(2)));
    let growth = whole_quantity("120 per cent").unwrap().denote("120 per cent", true, &Widths::default()).unwrap();
    assert!(growth.hard.contains(growth.value));
}

/// Value and unit of each quantity.
fn with_units(text: &str) -> Vec<String> {
    quantities(text).into_iter().map(|f| format!("{} {:?}", f.value.value, f.value.unit)).collect()
}

#[test]
fn a_bare_figure_after_a_name_is_an_age() {
    let year = |n: i32| format!("{n} Some(Measure(\"year\"))");
    assert_eq!(with_units("Anna Moe, 43, and her son Per, 12, fled."), [year(43), year(12)]);
    assert_eq!(with_units("It hurt Anna Moe, 43."), [year(43)]);
    for text in [
        "In Oslo, 43, of all places, were shut.",
        "Sections 12, 13, and 14.",
        "Moe, 430, of Halden.",
        "Moe, about 43, fled.",
    ] {
        assert!(with_units(text).iter().all(|q| !q.contains("year")), "{text}: {:?}", with_units(text));
    }
}

#[test]
fn number_words_in_names_count_nothing() {
    for text in [
        "It shut Ninety Mile Beach.",
        "The Big Ten met.",
        "Leaders of the Group of Seven met.",
        "It flew on Air Force One.",
    ] {
        assert!(quantities(text).is_empty(), "{text}");
    }
    for text in [
        "Ten people died.",
        "He fled. Two NATO soldiers died.",
        "He said: “Seven ships sank.”",
        "The U.S. lost ten ships.",
    ] {
        assert_eq!(quantities(text).len(), 1, "{text}");
    }
}

#[test]
fn a_time_over_which_something_is_spread_is_no_bound() {
    let read = |text: &str| -> Vec<String> {
        quantities(text).into_iter().map(|f| format!("{} {}", f.value.hedge.word(), f.value.value)).collect()
    };
    assert_eq!(read("It costs $300 over two years."), ["bare 300", "bare 2"]);
    assert_eq!(read("Output rose 4 per cent over six months."), ["bare 0.04", "bare 6"]);
    assert_eq!(read("The strike has lasted over two years."), ["over 2"]);
    assert_eq!(read("Since the crisis of 2008-9, 4 banks closed."), ["bare 4"]);
}

//! Dates in prose, printed in full or counted from the publication date.

mod anchor;
mod due;
mod lean;
mod over;
mod phrase;
mod planned;
mod resolve;
mod span;
mod tense;

pub use anchor::{Anchor, DateRead};
pub use due::dues;
pub(super) use phrase::part_of;
pub(super) use span::around;

use super::Found;
use super::token::{Token, bytes, tokens};
use crate::model::Basis;
use resolve::{Context, Known};
use tense::lean;

/// All dates in a stretch of prose, in order, not overlapping. A date that lacks its year takes the one nearest to the
/// publication date, or the last or next one where the words before it speak of the past or the future; a bare weekday is
/// the most recent one up to and including the publication date unless they speak of the future. Without a publication
/// date only dates printed in full are found. Vague ones ("in recent weeks") are not.
pub fn dates(text: &str, anchor: &Anchor) -> Vec<Found<DateRead>> {
    let t = tokens(text);
    let (mut last_day, mut last) = (None, None);
    let day_first = phrase::day_first(&t);
    let mut out = Vec::new();
    let phrases = phrase::all(&t);
    let named = phrase::months(&phrases);
    for (phrase, start, end) in phrases {
        let published = anchor.published;
        let lean = lean(&t, start, end);
        let context = Context { published, last_day, last, named: &named, lean, day_first };
        let (Some((days, known)), Some(range)) = (resolve::resolve(&phrase, &context), bytes(&t, start, end)) else {
            continue;
        };
        let words = text.get(range.clone()).unwrap_or("");
        let basis = match known {
            Known::Printed => Basis::Stated,
            Known::YearLess => Basis::Resolved(format!("{words}{}", Basis::YEAR_FROM_PUBLICATION)),
            Known::Relative => Basis::Resolved(format!("{words}{}", Basis::FROM_PUBLICATION)),
            Known::Following => Basis::Resolved(format!("{words}{}", Basis::FROM_DATE_BEFORE)),
        };
        if !matches!(phrase, phrase::Phrase::Near(_)) {
            last_day = days.day().or(last_day);
            last = Some(days);
        }
        out.push(Found { value: DateRead { days, basis }, range });
    }
    out
}

/// Tokens that belong to a date: no figure among them counts anything.
pub(super) fn spans(t: &[Token]) -> Vec<(usize, usize)> {
    // "over the past two decades" tells a length as well as dates.
    let lapse = |p: &phrase::Phrase| matches!(p, phrase::Phrase::Lapse(..) | phrase::Phrase::Within(..));
    phrase::all(t).into_iter().filter(|(p, ..)| !lapse(p)).map(|(_, start, end)| (start, end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    fn read(text: &str, published: &str) -> Vec<String> {
        let anchor = Anchor { published: published.parse().ok(), counted_from: None };
        let show = |d: Option<Date>| d.map_or("..".to_owned(), |d| d.to_string());
        dates(text, &anchor)
            .into_iter()
            .map(|f| {
                let days = f.value.days;
                let value =
                    days.day().map_or_else(|| format!("{}/{}", show(days.from), show(days.to)), |d| d.to_string());
                format!("{} = {value}{}", &text[f.range], if days.about { "~" } else { "" })
            })
            .collect()
    }

    #[test]
    fn dates_of_news() {
        for (text, expected) in [
            ("due to discuss on February 18 whether", "February 18 = 2021-02-18"),
            (
                "took office in January, it opened on February 17",
                "January = 2021-01-01/2021-01-31|February 17 = 2021-02-17",
            ),
            ("peace talks in Qatar in September, violence", "September = 2020-09-01/2020-09-30"),
            ("on February 17. Two days earlier, he", "February 17 = 2021-02-17|Two days earlier = 2021-02-15"),
            ("on 17 and 18 February, Ministers", "17 and 18 February = 2021-02-17/2021-02-18"),
            ("agreement of last year, all", "last year = 2020-01-01/2020-12-31"),
            ("by 1 May 2021.", "1 May 2021 = 2021-05-01"),
            ("as the May 1 deadline", "May 1 = 2021-05-01"),
            ("stay beyond the first of May, we", "the first of May = 2021-05-01"),
            ("begins sometime in March, after", "March = 2021-03-01/2021-03-31"),
            ("terms of the February 2020 deal", "February 2020 = 2020-02-01/2020-02-29"),
            ("Russia, on Wednesday, backed", "Wednesday = 2021-02-17"),
            ("meeting Thursday, refusing", "Thursday = 2021-02-18"),
            ("it will meet again on Monday", "Monday = 2021-02-22"),
            ("spoke this week and", "this week = 2021-02-15/2021-02-21"),
            ("earlier this week, top", "earlier this week = 2021-02-15/2021-02-18"),
            ("Last week, Trump", "Last week = 2021-02-08/2021-02-14"),
            ("troops a decade ago.", "a decade ago = 2011-01-01/2011-12-31"),
            ("signed a year ago that", "a year ago = 2020-01-01/2020-12-31"),
            ("a discussion tomorrow;", "tomorrow = 2021-02-19"),
            ("tweeted on Oct. 7 that", "Oct. 7 = 2020-10-07"),
            ("publish: 18 February 2021", "18 February 2021 = 2021-02-18"),
            ("Monday 16 November 2020 09:31 EST", "Monday 16 November 2020 = 2020-11-16"),
            ("by the end of April as", "the end of April = 2021-04-30"),
            ("in 2003, two years after", "2003 = 2003-01-01/2003-12-31"),
            ("home by Christmas.", "Christmas = 2021-12-25"),
            ("the last report in January, there", "January = 2021-01-01/2021-01-31"),
            (
                "from 2001 to 2014 and in the 1990s",
                "2001 to 2014 = 2001-01-01/2014-12-31|the 1990s = 1990-01-01/1999-12-31",
            ),
            ("Feb. 17-20, 2021", "Feb. 17-20, 2021 = 2021-02-17/2021-02-20"),
            ("from March 3 to April 2, 2020", "March 3 to April 2, 2020 = 2020-03-03/2020-04-02"),
            ("in early March and mid-2020", "early March = 2021-03-01/2021-03-10|mid-2020 = 2020-05-01/2020-08-31"),
            ("more than a decade ago", "more than a decade ago = 2011-01-01/2011-12-31~"),
            ("the third quarter of 2020", "the third quarter of 2020 = 2020-07-01/2020-09-30"),
            ("2021-02-17 and 31/12/2020", "2021-02-17 = 2021-02-17|31/12/2020 = 2020-12-31"),
            ("by Easter, on Good Friday 2020", "Easter = 2021-04-04|Good Friday 2020 = 2020-04-10"),
            ("the first Monday of October 2014", "the first Monday of October 2014 = 2014-10-06"),
            ("meet Wednesday next week", "Wednesday next week = 2021-02-24"),
            ("signed on the 15th.", "the 15th = 2021-02-15"),
            ("over the past three months", "the past three months = 2020-11-18/2021-02-18"),
            ("14 months after 29 February 2020", "14 months after 29 February 2020 = 2021-04-29"),
            (
                "the first week of March, this August",
                "the first week of March = 2021-03-01/2021-03-07|this August = 2021-08-01/2021-08-31",
            ),
            (
                "earlier in the week, in 2007 and 2009",
                "earlier in the week = 2021-02-15/2021-02-18|2007 = 2007-01-01/2007-12-31|2009 = 2009-01-01/2009-12-31",
            ),
            ("the early 1990s, the World of Tomorrow", "early 1990s = 1990-01-01/1993-12-31"),
            ("the day after Easter 2021", "the day after Easter 2021 = 2021-04-05"),
            ("it will end in two weeks", "in two weeks = 2021-03-04~"),
            ("the worst in 20 years", ""),
            ("in March last year, sales fell", "March last year = 2020-03-01/2020-03-31"),
            ("on 5 May this year", "5 May this year = 2021-05-05"),
            ("the third quarter of last year", "the third quarter of last year = 2020-07-01/2020-09-30"),
            ("the first quarter of the year", "the first quarter of the year = 2021-01-01/2021-03-31"),
            (
                "2020 Q3, Q4 2020 and H1 2021",
                "2020 Q3 = 2020-07-01/2020-09-30|Q4 2020 = 2020-10-01/2020-12-31|H1 2021 = 2021-01-01/2021-06-30",
            ),
            ("the fourth-quarter 2020 results", "the fourth-quarter 2020 = 2020-10-01/2020-12-31"),
            ("the second half of 2020", "the second half of 2020 = 2020-07-01/2020-12-31"),
            ("the first three months of 2020", "the first three months of 2020 = 2020-01-01/2020-03-31"),
            ("the last ten days of August 2020", "the last ten days of August 2020 = 2020-08-22/2020-08-31"),
            ("the first 10 days of this month", "the first 10 days of this month = 2021-02-01/2021-02-10"),
            ("the 20th of next month", "the 20th of next month = 2021-03-20"),
            ("the 15th day of June 2020", "the 15th day of June 2020 = 2020-06-15"),
            ("the first Monday of the month", "the first Monday of the month = 2021-02-01"),
            ("last Easter and next Thanksgiving", "last Easter = 2020-04-12|next Thanksgiving = 2021-11-25"),
            ("Orthodox Easter 2021", "Orthodox Easter 2021 = 2021-05-02"),
            ("on Black Friday 2020", "Black Friday 2020 = 2020-11-27"),
            ("Sunday, Feb 10", "Sunday, Feb 10 = 2019-02-10"),
            ("Tuesday, Feb. 23", "Tuesday, Feb. 23 = 2021-02-23"),
            ("the week of March 10", "the week of March 10 = 2021-03-08/2021-03-14"),
            ("the week beginning 4 January", "the week beginning 4 January = 2021-01-04/2021-01-10"),
            (
                "the week after next, the year before last",
                "the week after next = 2021-03-01/2021-03-07|the year before last = 2019-01-01/2019-12-31",
            ),
            ("on Friday after next", "Friday after next = 2021-02-26"),
            ("two days after Easter 2021", "two days after Easter 2021 = 2021-04-06"),
            ("three weeks from tomorrow", "three weeks from tomorrow = 2021-03-12"),
            ("it was two days before Christmas", "two days before Christmas = 2020-12-23"),
            ("14 months from February 2020", "February 2020 = 2020-02-01/2020-02-29"),
            (
                "a couple of weeks ago, a fortnight ago",
                "a couple of weeks ago = 2021-02-04~|a fortnight ago = 2021-02-04~",
            ),
            ("from 9 to 12 of June 2020", "9 to 12 of June 2020 = 2020-06-09/2020-06-12"),
            (
                "between the 13th and the 15th of July 2020",
                "the 13th and the 15th of July 2020 = 2020-07-13/2020-07-15",
            ),
            ("from 2019 to the end of 2020", "2019 to the end of 2020 = 2019-01-01/2020-12-31"),
            ("from March 2019 until now", "March 2019 until now = 2019-03-01/2021-02-18"),
            ("closed from Monday to Friday", "Monday to Friday = 2021-02-15/2021-02-19"),
            ("moved from Monday to Friday", "Monday = 2021-02-15|Friday = 2021-02-12"),
            ("the years 2014 to 2018", "2014 to 2018 = 2014-01-01/2018-12-31"),
            ("between June and January 2021", "June and January 2021 = 2020-06-01/2021-01-31"),
            ("next week on Tuesday", "next week on Tuesday = 2021-02-23"),
            ("over the past week", "the past week = 2021-02-11/2021-02-18"),
            ("in the past two quarters", "the past two quarters = 2020-07-01/2020-12-31"),
            ("a $12 December 27 ticket", "December 27 = 2020-12-27"),
            ("by 2150", "2150 = 2150-01-01/2150-12-31"),
            ("a year and a half ago", "a year and a half ago = 2019-08-01/2019-08-31"),
            ("two and a half years ago", "two and a half years ago = 2018-08-01/2018-08-31"),
            ("half a century ago", "half a century ago = 1971-01-01/1971-12-31"),
            ("coming a year after the last", ""),
            (
                "from the last Sunday in September until the first Sunday in April",
                "the last Sunday in September until the first Sunday in April = 2020-09-27/2021-04-04",
            ),
            ("the provinces (1853–76)", "1853–76 = 1853-01-01/1876-12-31"),
            ("this past Wednesday", "this past Wednesday = 2021-02-17"),
            ("between now and 15 November", "now and 15 November = 2021-02-18/2021-11-15"),
            ("the third month of 2020", "the third month of 2020 = 2020-03-01/2020-03-31"),
            ("in use 2018 or later", "2018 = 2018-01-01/2018-12-31"),
            ("last Monday, this coming Friday", "last Monday = 2021-02-08|this coming Friday = 2021-02-19"),
            ("last year's third quarter", "last year's third quarter = 2020-07-01/2020-09-30"),
            ("the 21st this month", "the 21st this month = 2021-02-21"),
            ("January-March 2020", "January-March 2020 = 2020-01-01/2020-03-31"),
            ("no later than 2025", "2025 = 2025-01-01/2025-12-31"),
            ("in 2014 AD, in 44 BC, in 1200 BC", "2014 AD = 2014-01-01/2014-12-31"),
            ("in the year to date", "year to date = 2021-01-01/2021-02-18"),
            ("12/31/2020 and 02/03/2021", "12/31/2020 = 2020-12-31|02/03/2021 = 2021-02-03"),
            ("31/12/2020 and 02/03/2021", "31/12/2020 = 2020-12-31|02/03/2021 = 2021-03-02"),
            ("31/12/2020, 12/31/2020, 02/03/2021", "31/12/2020 = 2020-12-31|12/31/2020 = 2020-12-31"),
            ("3.4.2020", "3.4.2020 = 2020-04-03"),
            ("from 10/1/2020 to 10/17/2020", "10/1/2020 to 10/17/2020 = 2020-10-01/2020-10-17"),
            ("over the next year", "next year = 2022-01-01/2022-12-31"),
            ("the strike in 2020 until next year", "2020 = 2020-01-01/2020-12-31|next year = 2022-01-01/2022-12-31"),
            ("spending in fiscal 2022", "2022 = 2022-01-01/2022-12-31"),
            (
                "the trial begins on September 8, in the year that ends August 31",
                "September 8 = 2021-09-08|August 31 = 2021-08-31",
            ),
            ("the plan for the year beginning 1 October", "1 October = 2021-10-01"),
            ("members are balloted about a 23 March walkout", "23 March = 2021-03-23"),
            ("unions have earmarked 23 March for it", "23 March = 2021-03-23"),
            ("people had returned their papers by Wednesday", "Wednesday = 2021-02-17"),
            ("it could close as early as September", "September = 2021-09-01/2021-09-30"),
            ("no change before the 2024 Olympics", "2024 = 2024-01-01/2024-12-31"),
            ("during the present year", "the present year = 2021-01-01/2021-12-31"),
            (
                "payments for the rest of 2021, the rest of the year",
                "the rest of 2021 = 2021-02-18/2021-12-31|the rest of the year = 2021-02-18/2021-12-31",
            ),
            (
                "tough talks this fall, last summer",
                "this fall = 2021-09-01/2021-11-30~|last summer = 2020-06-01/2020-08-31~",
            ),
            ("next spring, this winter", "next spring = 2021-03-01/2021-05-31~|this winter = 2020-12-01/2021-02-28~"),
            (
                "the drought in the autumn of 1986, summer 2019",
                "the autumn of 1986 = 1986-09-01/1986-11-30~|summer 2019 = 2019-06-01/2019-08-31~",
            ),
            ("talks will begin in the summer", "the summer = 2021-06-01/2021-08-31~"),
            ("the floods of late summer 2020", "late summer 2020 = 2020-08-01/2020-08-31"),
            ("prices cut 2020 exports by half", "2020 = 2020-01-01/2020-12-31"),
            (
                "losses to the 2021 budget, the 2019 bargaining round",
                "2021 = 2021-01-01/2021-12-31|2019 = 2019-01-01/2019-12-31",
            ),
            ("the firm's 2020 profit", "2020 = 2020-01-01/2020-12-31"),
            ("A hearing will be held on 3 February", "3 February = 2022-02-03"),
            ("a report was due to be published in October", "October = 2021-10-01/2021-10-31"),
            ("A debate takes place on Monday", "Monday = 2021-02-22"),
            ("They have until noon on Friday", "Friday = 2021-02-19"),
            ("Schools will stay closed until at least Monday", "Monday = 2021-02-22"),
            ("profits of £8m in the year to 31 July", "31 July = 2020-07-31"),
            ("it expects profits of £8m in the year to 31 July", "31 July = 2021-07-31"),
            // Published on a Thursday.
            ("On Friday, she will visit the port", "Friday = 2021-02-19"),
            ("On Friday, she visited the port", "Friday = 2021-02-12"),
            ("On Monday the two leaders meet in Oslo", "Monday = 2021-02-22"),
            ("The envoy is to visit Lagos on Saturday", "Saturday = 2021-02-20"),
            (
                "She will represent the union at a conference called in the capital, Oslo, on Monday",
                "Monday = 2021-02-22",
            ),
            ("The firm, which will close two plants, said on Monday", "Monday = 2021-02-15"),
            ("in the run-up to the summit in Oslo in July", "July = 2021-07-01/2021-07-31"),
            ("ahead of the vote in Oslo in September", "September = 2021-09-01/2021-09-30"),
            (
                "The raid of June 2020 came first. Fraud is alleged in the 10 June poll",
                "June 2020 = 2020-06-01/2020-06-30|10 June = 2020-06-10",
            ),
            (
                "The raid of February 2020 came first. A second, on 3 February, failed",
                "February 2020 = 2020-02-01/2020-02-29|3 February = 2021-02-03",
            ),
            (
                "a raid in June 2020, before that month's poll",
                "June 2020 = 2020-06-01/2020-06-30|that month = 2020-06-01/2020-06-30",
            ),
            ("in May 2019 and later that year", "May 2019 = 2019-05-01/2019-05-31|that year = 2019-01-01/2019-12-31"),
            ("the rest is to follow within 90 days", "within 90 days = 2021-05-19"),
            ("the court will rule within a week.", "within a week = 2021-02-25"),
            ("She said 2021 must be the year of change", "2021 = 2021-01-01/2021-12-31"),
            ("next month, next Friday", "next month = 2021-03-01/2021-03-31|next Friday = 2021-02-26"),
        ] {
            assert_eq!(read(text, "2021-02-18").join("|"), expected, "{text}");
        }
    }

    #[test]
    fn no_dates() {
        for text in [
            "they may 12 times",
            "Theresa May said",
            "forces march on Kabul",
            "the NATO 2030 initiative",
            "in recent weeks",
            "2,500 troops",
            "at 10:46 am",
            "Feb. 30",
            "03/04/2021",
            "she told the radio's Today programme",
            "the second week",
            "the Sunday Telegraph said",
            "the radio's Sunday Live programme",
            "the Mail on Sunday reported",
            "the Good Friday Agreement",
            "paid within 90 days, said that year after year",
            "of the 40,000 forms 2005 were void",
            "the fall of the government, by the fall in prices",
            "a summer-long strike",
            "the spring broke",
            "the 2000 homes, 2000 exports, its 1800 workers",
            "the 1950 votes cast, with 2010 people",
            "650-650-6500",
            "2014 to 2018 people",
            "the second half of the match",
            "the first three months of the war",
            "the fourth quarter of the game",
            "half past three",
            "a resolution of 1800 x 1920 pixels",
            "The next year, she published it",
            "and the following week they left",
        ] {
            assert_eq!(read(text, "2021-02-18"), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn figures_that_fall_on_the_day_of_publication_are_that_day() {
        assert_eq!(read("Published 04/03/2021", "2021-03-04"), ["04/03/2021 = 2021-03-04"]);
        assert_eq!(read("Published 04/03/2021", "2021-03-05"), Vec::<String>::new());
    }

    #[test]
    fn without_a_publication_date_only_full_dates_are_read() {
        assert_eq!(read("on Friday, 1 May and 2 May 2021", ""), ["2 May 2021 = 2021-05-02"]);
    }
}

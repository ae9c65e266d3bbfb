//! Where dates stand in a text, and what they say: not yet which year is meant.

use super::super::super::token::Gap;
use super::super::lex::Token;
use super::super::words::{Part, Phrases, Words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// "3. bis 5. Mai"
    Days {
        year: Option<i16>,
        month: i8,
        first: i8,
        last: i8,
    },
    Month {
        year: Option<i16>,
        month: i8,
        part: Option<Part>,
    },
    Months {
        year: Option<i16>,
        first: i8,
        last: i8,
    },
    Year(i16),
    /// From 1, Monday.
    Weekday(i8),
}

#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub when: When,
    pub start: usize,
    /// The token after it.
    pub end: usize,
}

pub(super) fn all(w: &Words, t: &[Token]) -> Vec<Phrase> {
    let reader = Reader { w, t };
    let mut out = Vec::new();
    let mut i = 0;
    while i < t.len() {
        match reader.at(i) {
            Some((when, end)) => {
                out.push(Phrase { when, start: i, end });
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

/// A list's phrase at a token, behind the letters that the language writes to the next word too.
pub(super) fn prefixed<'w, T: Clone>(w: &Words, list: &'w Phrases<T>, t: &[Token], i: usize) -> Option<(&'w T, usize)> {
    list.at(t, i).or_else(|| {
        let key = &t.get(i)?.key;
        w.prefixes.iter().find_map(|p| list.with_first(key.strip_prefix(p.as_str())?, t, i))
    })
}

struct Reader<'a> {
    w: &'a Words,
    t: &'a [Token<'a>],
}

impl Reader<'_> {
    fn at(&self, i: usize) -> Option<(When, usize)> {
        self.numeric(i)
            .or_else(|| self.weekday(i))
            .or_else(|| self.day(i))
            .or_else(|| self.part(i))
            .or_else(|| self.month(i))
            .or_else(|| self.year(i))
    }

    fn same(&self, i: usize) -> bool {
        self.t.get(i).is_some_and(|t| t.gap != Gap::Break)
    }

    fn glued(&self, i: usize, sign: &str) -> bool {
        self.t.get(i).is_some_and(|t| t.is(sign) && t.glued())
    }

    /// Digits without marks, so many of them.
    fn plain(&self, i: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let plain = self.t.get(i)?.digits.as_ref()?.plain.as_deref()?;
        plain.parse().ok().filter(|_| lengths.contains(&plain.len()))
    }

    /// `2026-06-30`, `30.06.2026`, `30/6/2026`, `30.6.`: the day comes first, unless the year does.
    fn numeric(&self, i: usize) -> Option<(When, usize)> {
        let day = |y: Option<i16>, m: i16, d: i16| {
            let fits = (1..=12).contains(&m) && (1..=31).contains(&d) && y.is_none_or(|y| (1000..3000).contains(&y));
            fits.then_some(When::Day { year: y, month: m as i8, day: d as i8 })
        };
        let text = self.t.get(i).filter(|t| t.digits.is_some())?.text;
        let parts: Vec<&str> = text.split('.').collect();
        let number = |p: &str| p.parse::<i16>().ok();
        match parts.as_slice() {
            [d, m, y] if d.len() <= 2 && m.len() <= 2 && y.len() == 4 => {
                return Some((day(Some(number(y)?), number(m)?, number(d)?)?, i + 1));
            }
            [d, m] if d.len() <= 2 && m.len() <= 2 && self.glued(i + 1, ".") && self.w.ordinal.is_at(self.t, i + 1) => {
                return Some((day(None, number(m)?, number(d)?)?, i + 2));
            }
            _ => {}
        }
        let sign = ["-", "/"].into_iter().find(|s| self.glued(i + 1, s) && self.glued(i + 3, s))?;
        let glued = |i: usize| self.t.get(i).is_some_and(Token::glued);
        let ends = !(self.glued(i + 5, sign) && self.t.get(i + 6).is_some_and(|t| t.glued() && t.digits.is_some()));
        if !glued(i + 2) || !glued(i + 4) || !ends {
            return None;
        }
        let when = match (self.plain(i, 4..=4), self.plain(i + 4, 4..=4)) {
            (Some(y), None) => day(Some(y), self.plain(i + 2, 1..=2)?, self.plain(i + 4, 1..=2)?)?,
            (None, Some(y)) => day(Some(y), self.plain(i + 2, 1..=2)?, self.plain(i, 1..=2)?)?,
            _ => return None,
        };
        Some((when, i + 5))
    }

    /// The number of a day, with its mark of order; the token after it.
    fn number(&self, i: usize) -> Option<(i8, usize)> {
        if let Some((n, next)) = self.w.first.at(self.t, i) {
            return Some((*n, next));
        }
        let n = self.plain(i, 1..=2).filter(|n| (1..=31).contains(n))?;
        let mark = self.w.ordinal.at(self.t, i + 1).filter(|_| self.t.get(i + 1).is_some_and(Token::glued));
        Some((n as i8, mark.map_or(i + 1, |(_, next)| next)))
    }

    fn named_month(&self, i: usize) -> Option<(i8, usize)> {
        let (month, next) = prefixed(self.w, &self.w.months, self.t, i).filter(|_| self.same(i))?;
        // "حزيران/يونيو": its two names
        let twice = self.w.months.at(self.t, next + 1).filter(|(m, _)| self.glued(next, "/") && *m == month);
        Some((*month, twice.map_or(next, |(_, after)| after)))
    }

    /// A small word between the parts of a date, if there is one.
    fn past_of(&self, i: usize) -> usize {
        self.w.of.at(self.t, i).filter(|_| self.same(i)).map_or(i, |(_, next)| next)
    }

    /// The year behind a month, and the token after it.
    fn year_behind(&self, i: usize) -> (Option<i16>, usize) {
        let comma = usize::from(self.glued(i, ","));
        let at = self.past_of(i + comma);
        match self.plain(at, 4..=4).filter(|y| self.same(at) && (1000..3000).contains(y)) {
            Some(year) => (Some(year), at + 1),
            None => (None, i),
        }
    }

    /// "bis", "und", a dash.
    fn joint(&self, i: usize) -> Option<usize> {
        let t = self.t.get(i).filter(|t| t.gap != Gap::Break)?;
        if t.is("-") || t.is("–") {
            return Some(i + 1);
        }
        let list = [&self.w.to, &self.w.and, &self.w.or];
        list.into_iter().find_map(|l| l.at(self.t, i)).map(|(_, next)| next)
    }

    /// "15. März 2026", "3. bis 5. Mai", "12 de junio de 2026".
    fn day(&self, i: usize) -> Option<(When, usize)> {
        let (first, next) = self.number(i)?;
        if let Some((month, next)) = self.named_month(self.past_of(next)) {
            let (year, end) = self.year_behind(next);
            return Some((When::Day { year, month, day: first }, end));
        }
        let joined = self.joint(next)?;
        let at = self.w.before_day.at(self.t, joined).map_or(joined, |(_, next)| next);
        let (last, next) = self.number(at).filter(|_| self.same(at))?;
        let (month, next) = self.named_month(self.past_of(next))?;
        let (year, end) = self.year_behind(next);
        (first < last).then_some((When::Days { year, month, first, last }, end))
    }

    /// "Freitag, den 15. März", "Freitag".
    fn weekday(&self, i: usize) -> Option<(When, usize)> {
        let (n, next) = self.w.weekdays.at(self.t, i)?;
        let at = next + usize::from(self.glued(next, ","));
        let at = self.w.before_day.at(self.t, at).map_or(at, |(_, next)| next);
        let dated = self.same(at).then(|| self.numeric(at).or_else(|| self.day(at))).flatten();
        Some(dated.unwrap_or((When::Weekday(*n), next)))
    }

    /// "Ende April", "à la fin de mars 2026".
    fn part(&self, i: usize) -> Option<(When, usize)> {
        let (part, next) = self.w.parts.at(self.t, i)?;
        let at = next + usize::from(self.glued(next, "-"));
        let (month, next) = self.named_month(self.past_of(at))?;
        let (year, end) = self.year_behind(next);
        Some((When::Month { year, month, part: Some(*part) }, end))
    }

    /// "März 2026"; without a year where words before it lead to a date.
    fn month(&self, i: usize) -> Option<(When, usize)> {
        let (first, next) = self.named_month(i)?;
        let (year, end) = self.year_behind(next);
        if year.is_none()
            && let Some(at) = self.joint(next)
            && let Some((last, after)) = self.named_month(at)
        {
            let (year, end) = self.year_behind(after);
            return (first < last).then_some((When::Months { year, first, last }, end));
        }
        let full = self.t.get(i).is_some_and(|t| t.key.chars().count() > 3 || t.text.starts_with(char::is_uppercase));
        let led = (1..=3).any(|back| {
            let at = i.checked_sub(back);
            at.and_then(|at| prefixed(self.w, &self.w.leads, self.t, at)).is_some_and(|(_, next)| next == i)
        });
        (year.is_some() || (led && full)).then_some((When::Month { year, month: first, part: None }, end))
    }

    /// "im Jahr 2026", "bis 2030."
    fn year(&self, i: usize) -> Option<(When, usize)> {
        let year = self.plain(i, 4..=4).filter(|y| (1900..2100).contains(y))?;
        let ends = |list: Option<(usize, usize)>| list.is_some_and(|(_, next)| next == i);
        let before = |back: usize| {
            let at = i.checked_sub(back)?;
            self.w.years.at(self.t, at).map(|(_, next)| (at, next))
        };
        let named = (1..=3).any(|back| ends(before(back)));
        let alone = self.t.get(i + 1).is_none_or(|t| !t.is_word || t.gap == Gap::Break);
        let clings =
            self.t.get(i + 1).is_some_and(|t| t.glued() && (t.is_word || matches!(t.text, "-" | "–" | "/" | "%")));
        (named && alone && !clings).then_some((When::Year(year), i + 1))
    }
}

//! From where to where in a page's lines the article goes: the stretch in which paragraphs outweigh lines of furniture.
//! What lies outside is other articles' teasers, comments and the like.

use super::line::{Kind, Unit};
use std::ops::Range;

/// Words of a paragraph that count at most: one long notice is no article.
const WORDS: i64 = 80;

/// What a line that is no paragraph costs, and what a run of them costs at most: a chart or a table in the middle of an
/// article is many short lines.
const COST: i64 = 8;
const RUN: i64 = 80;

/// What "LIMA (AP) - " at the start of a paragraph is worth: reports begin so, and readers' comments do not.
const DATELINE: i64 = 200;

/// Units of the heaviest stretch; all of them where nothing is.
pub(super) fn extent(units: &[Unit], kinds: &[Kind]) -> Range<usize> {
    let weight = |u: &Unit, k: &Kind| match k {
        Kind::Paragraph => i64::try_from(u.words).unwrap_or(WORDS).min(WORDS),
        Kind::Heading | Kind::Caption | Kind::Credit | Kind::Standfirst | Kind::Title => -2,
        Kind::Block => -5 * COST,
        _ => -COST,
    };
    let mut best = (0i64, 0..units.len());
    let (mut sum, mut from, mut run) = (0i64, 0, 0i64);
    let paragraph = |i: Option<usize>| i.and_then(|i| kinds.get(i)) == Some(&Kind::Paragraph);
    for (i, (u, k)) in units.iter().zip(kinds).enumerate() {
        if sum <= 0 {
            (sum, from) = (0, i);
        }
        let mut weight = weight(u, k);
        if weight > 0 && !paragraph(i.checked_sub(1)) && !paragraph(Some(i + 1)) {
            // Alone between other lines, as teasers are.
            weight /= 2;
        }
        if weight > 0 && super::lead::lead(u.text, &super::known::Known::default()).is_some() {
            weight += DATELINE;
        }
        // Of a run that is over its most, only what was left of that.
        let over = (run - weight - RUN).max(0);
        run = if weight > 0 { 0 } else { (run - weight).min(RUN) };
        sum += if weight > 0 { weight } else { (weight + over).min(0) };
        if sum > best.0 {
            best = (sum, from..i + 1);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::line::{kind, units};

    #[test]
    fn teasers_around_an_article_are_outside() {
        let sentence =
            "The council said on Monday that the bridge would stay closed for a year because of the flood.\n";
        let link = "Five charts on the budget\n";
        let text = format!(
            "{}{sentence}{}{}{}{sentence}",
            link.repeat(3),
            link.repeat(20),
            sentence.repeat(6),
            link.repeat(12)
        );
        let units = units(&text);
        let kinds: Vec<Kind> = units.iter().map(kind).collect();
        assert_eq!(extent(&units, &kinds), 24..30);
    }
}

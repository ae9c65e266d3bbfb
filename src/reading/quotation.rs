//! Quoted words in prose, by their marks: straight and curly, double and single, French and German, over several
//! paragraphs, and healed where a mark is missing. Whose words they are is [`super::speaker`]'s matter.

mod mark;
mod part;
mod single;

use super::lexicon::speech::SPEECH_WORDS;
use super::prose::paragraphs;
use super::token::tokens;
use super::words;
pub use part::Quotation;

use mark::{Family, Mark, marks};
use std::ops::Range;

struct Open {
    start: usize,
    inner: usize,
    family: Family,
}

/// All quotations in order, not overlapping; those inside another are part of it. Apostrophes and inches are none.
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let paragraphs = paragraphs(text);
    let all: Vec<Vec<Mark>> = paragraphs.iter().map(|p| marks(text, p.clone())).collect();
    let mut open: Option<Open> = None;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let list = all.get(n).map_or(&[][..], Vec::as_slice);
        let mut depth = 0usize;
        for (k, m) in list.iter().enumerate() {
            match &open {
                None if m.opens => open = Some(Open { start: m.range.start, inner: m.range.end, family: m.family }),
                None => {}
                Some(o) if m.closes && m.family.closes(o.family) => {
                    if depth > 0 {
                        depth -= 1;
                    } else {
                        out.push(quotation(text, o.start..m.range.end, o.inner..m.range.start, false));
                        open = None;
                    }
                }
                Some(o) if m.opens && m.family == o.family => {
                    let continues = m.first && o.start < paragraph.start;
                    if !continues && nests(list, k) {
                        depth += 1;
                    } else if !continues {
                        out.push(heal(text, o, m.range.start));
                        open = Some(Open { start: m.range.start, inner: m.range.end, family: m.family });
                    }
                }
                Some(_) => {}
            }
        }
        if let Some(o) = &open {
            let next = all.get(n + 1).and_then(|l| l.first());
            let goes_on = next.is_some_and(|m| (m.first && m.opens && m.family == o.family) || (m.closes && !m.opens));
            if !goes_on {
                out.push(heal(text, o, paragraph.end));
                open = None;
            }
        }
    }
    let singles = single::singles(text, &paragraphs, &out);
    out.extend(singles.into_iter().map(|(range, inner)| quotation(text, range, inner, false)));
    out.sort_by_key(|q| (q.range.start, std::cmp::Reverse(q.range.end)));
    // Two marks with nothing between are a slip of the pen.
    out.retain(|q| text.get(q.inner.clone()).is_some_and(|w| w.contains(char::is_alphanumeric)));
    let mut last = 0;
    out.retain(|q| {
        let apart = q.range.start >= last;
        last = if apart { q.range.end } else { last };
        apart
    });
    out
}

/// The mark that opens at `k` while a quotation is open has a closing mark of its own: the rest of the paragraph holds
/// one more that closes than that opens.
fn nests(list: &[Mark], k: usize) -> bool {
    let mut depth = 0isize;
    // Enough for any prose; keeps the time linear.
    for m in list.iter().skip(k).take(12) {
        depth += isize::from(m.opens && !m.closes) - isize::from(m.closes && !m.opens);
        if depth < 0 {
            return true;
        }
    }
    false
}

/// A quotation without its closing mark ends before "he said", or else where the words do.
fn heal(text: &str, open: &Open, end: usize) -> Quotation {
    let whole = text.get(open.inner..end).unwrap_or("").trim_end();
    let stop = tag(whole).unwrap_or(whole.len());
    let end = open.inner + stop;
    quotation(text, open.start..end, open.inner..end, true)
}

/// Where a clause such as ", she said." begins: after its comma.
fn tag(words: &str) -> Option<usize> {
    let t = tokens(words);
    let mut comma: Option<(usize, usize)> = None;
    for (i, token) in t.iter().enumerate() {
        if matches!(token.lower.as_str(), "," | "?" | "!") {
            comma = Some((i, token.range.end));
        }
        if token.is_word()
            && SPEECH_WORDS.inverting.contains(token.lower.as_str())
            && let Some((at, end)) = comma
            && i - at <= 4
            && i > at + 1
        {
            let subject =
                t.get(at + 1).is_some_and(|s| s.is_capital() || ["he", "she", "they", "it"].contains(&&*s.lower));
            if subject {
                return Some(end);
            }
        }
    }
    None
}

fn quotation(text: &str, range: Range<usize>, inner: Range<usize>, healed: bool) -> Quotation {
    let content = text.get(inner.clone()).unwrap_or("").trim();
    let mut count = 0;
    let mut high = 0;
    for (_, w) in words(content).take(6) {
        count += 1;
        high += usize::from(w.starts_with(char::is_uppercase));
    }
    let spoken = content.ends_with([',', '!', '?']);
    let title = (3..=5).contains(&count) && high == count && !content.ends_with([',', '.', '!', '?']);
    Quotation { range, inner, scare: (count <= 2 && !spoken) || title, healed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        quotations(text)
            .iter()
            .map(|q| {
                let flags = format!("{}{}", if q.scare { "~" } else { "" }, if q.healed { "!" } else { "" });
                format!("{flags}{}", text[q.inner.clone()].trim())
            })
            .collect()
    }

    #[test]
    fn spans_of_quoted_words() {
        for (text, expected) in [
            ("\"The dam will hold,\" she said.", vec!["The dam will hold,"]),
            ("“The dam will hold,” she said, “for now.”", vec!["The dam will hold,", "~for now."]),
            (
                "He said \"we will leave before the time is right,” he added.",
                vec!["we will leave before the time is right,"],
            ),
            ("A ‘managed decline’ of the town’s mills, he called it.", vec!["~managed decline"]),
            ("‘The ministers’ first offer was poor,’ Holt said.", vec!["The ministers’ first offer was poor,"]),
            ("'It's the workers' money,' he said.", vec!["It's the workers' money,"]),
            ("It's the '90s, and the rock 'n' roll of '68 isn't over.", vec![]),
            ("A 6\" pipe and a 12\" valve burst, 5'10\" under the road.", vec![]),
            ("« Nous restons », a-t-il dit.", vec!["~Nous restons"]),
            ("„Wir bleiben hier, ganz sicher“, sagte er.", vec!["Wir bleiben hier, ganz sicher"]),
            ("»Wir bleiben hier und warten«, sagte er.", vec!["Wir bleiben hier und warten"]),
            ("The sum is \"\" and too low.", vec![]),
            ("“He told me ‘never again’ and left,” she said.", vec!["He told me ‘never again’ and left,"]),
            ("“He told me “never again” and left,” she said.", vec!["He told me “never again” and left,"]),
            ("“The water rose fast, she said. “We had to swim.”", vec!["!The water rose fast,", "We had to swim."]),
            (
                "“The water rose fast and nobody came.\n\nIt fell on Monday.",
                vec!["!The water rose fast and nobody came."],
            ),
            ("``We are ready to talk,'' he said.", vec!["We are ready to talk,"]),
            ("Her film “The Long Way Down” won.", vec!["~The Long Way Down"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn several_paragraphs_are_one_quotation() {
        for text in [
            "“We lost the roof.\n\n“We lost the barn.\n\n“We are alive,” he said.",
            "\"We lost the roof.\n\n\"We lost the barn.\n\n\"We are alive,\" he said.",
            "\"We lost the roof. We lost the barn.\n\nWe are alive,” he said.",
        ] {
            let found = quotations(text);
            assert_eq!(found.len(), 1, "{text}");
            assert!(
                text[found[0].inner.clone()].starts_with("We lost") && text[found[0].inner.clone()].ends_with("alive,")
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_marks_give_ordered_ranges(text in "[ab.,“”\"'‘’«»„ \n]{0,60}") {
            let mut last = 0;
            for q in quotations(&text) {
                assert!(q.range.start >= last && q.range.end >= q.range.start);
                assert!(text.get(q.range.clone()).is_some() && text.get(q.inner.clone()).is_some());
                last = q.range.end;
            }
        }
    }
}

//! What the editor types of a figure: it must be what the quotation says. Where the quotation's words cannot be read, the
//! editor's reading holds and is marked as theirs, as long as the digits do not say otherwise.

use super::Read;
use crate::finding::{Finding, Rule};
use crate::model::{Exact, Hedge};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Doubt, Found, Language, Unit};
use crate::text::{Entry, Place};

/// A claim's words, and what is typed beside them.
pub struct Words<'a> {
    pub claim: &'a ClaimDraft,
    pub unit: &'a str,
    pub quote: &'a str,
    pub language: Language,
    pub entry: &'a Entry,
}

/// The figure that a typed value means: as it was read, else as the editor says. The last field: the editor says it.
pub fn value<'a>(
    words: &Words<'a>,
    typed: &str,
    read: &[Read<'a>],
    findings: &mut Vec<Finding>,
) -> Option<(Read<'a>, bool)> {
    let entry = words.entry;
    // A value may be typed as the site's editor writes figures, or as the source does.
    let in_source = || {
        let found = reading::quantities(typed.trim(), words.language);
        found.into_iter().find(|f| f.range == (0..typed.trim().len())).map(|f| f.value)
    };
    let wanted: Vec<Amount> = reading::whole_quantity(typed).into_iter().chain(in_source()).collect();
    let Some(first) = wanted.first() else {
        findings.push(
            Finding::new(Rule::BadValue, entry.field("value"), format!("`{typed}` cannot be read as a value"))
                .label("a number, or a phrase such as `about 7,000`"),
        );
        return None;
    };
    for wanted in &wanted {
        let in_unit = reading::convert(wanted, words.unit).amount;
        let equal = |r: &&Read| {
            let same = |a: &Amount| r.seen.amount.value == a.value && r.seen.amount.upper == a.upper;
            same(&in_unit) || same(wanted)
        };
        if let Some(found) = read.iter().find(equal) {
            // A plain number says nothing of the hedge; a phrase does.
            let plain = matches!(wanted.hedge, Hedge::Bare | Hedge::Exact);
            if !plain && wanted.hedge != found.printed.hedge && words.claim.hedge.is_none() {
                mismatch(wanted.hedge, found.printed.hedge, entry.field("value"), entry, findings);
            }
            return Some((found.clone(), false));
        }
    }
    if may_be(words, first) {
        let (printed, seen) = (first.clone(), reading::convert(first, words.unit));
        return Some((Read { printed, seen, words: words.quote }, true));
    }
    findings.push(not_there(typed, read, entry));
    None
}

fn not_there(typed: &str, read: &[Read], entry: &Entry) -> Finding {
    let label = match read {
        [] => "no figure can be read in the quotation".to_owned(),
        some => {
            let all: Vec<String> = some.iter().map(|r| format!("`{}`", r.words)).collect();
            format!("the quotation holds {}", all.join(", "))
        }
    };
    Finding::new(Rule::ValueNotInQuote, entry.field("value"), format!("the quotation does not hold `{typed}`"))
        .label(label)
        .related(entry.field("quote"), "the quotation")
        .help("quote the words that hold the figure, or leave `value` out and let it be read")
}

/// The digits of the quotation do not say otherwise.
fn may_be(words: &Words, wanted: &Amount) -> bool {
    let doubts = reading::doubts(words.quote, words.language);
    let share = wanted.unit == Some(Unit::Share);
    let any = |v: Exact| doubts.iter().any(|d: &Found<Doubt>| d.value.may_be(v, share));
    let digits = !reading::printed_numbers(words.quote).is_empty();
    // Number words of a language that is not read.
    let in_words = !words.language.reads_words() && !digits;
    in_words || (any(wanted.value) && wanted.upper.is_none_or(any))
}

/// Says that nothing was read, and how to go on.
pub fn unread(words: &Words) -> Finding {
    let entry = words.entry;
    let doubts = reading::doubts(words.quote, words.language);
    let Some(doubt) = doubts.first() else {
        return Finding::new(Rule::NothingToRead, entry.field("quote"), "no figure can be read in this quotation")
            .label("a claim on a number needs one")
            .help("quote the words that hold the figure");
    };
    let figure = words.quote.get(doubt.range.clone()).unwrap_or("");
    let label = match doubt.value.values.as_slice() {
        [a, b] => format!("it may be {a} or {b}"),
        _ => "what it counts, or a word beside it, was not read".to_owned(),
    };
    Finding::new(Rule::FigureUnsure, entry.field("quote"), format!("`{figure}` cannot be read for certain"))
        .label(label)
        .help("say what it is with `value:`, and with `hedge:` how it is meant, for example `hedge: about`")
}

/// The amount with the typed hedge, where that holds; and whether the editor has said some of it.
pub fn hedged(
    words: &Words,
    mut amount: Amount,
    verbatim: &str,
    by_editor: bool,
    findings: &mut Vec<Finding>,
) -> (Amount, bool) {
    let (claim, entry) = (words.claim, words.entry);
    let unread = by_editor || !words.language.reads_words();
    let typed = claim.hedge.as_deref().and_then(|word| {
        let known = Hedge::ALL.map(Hedge::word);
        crate::resolve::field::setting(word, "hedge", &known, Hedge::from_word, || entry.field("hedge"), findings)
    });
    // Bare and exact differ only by the size of the figure.
    let class = |h: Hedge| if h == Hedge::Bare { Hedge::Exact } else { h };
    let Some(typed) = typed else {
        if unread && claim.hedge.is_none() && class(amount.hedge) == Hedge::Exact {
            findings.push(
                Finding::new(Rule::HedgeUnread, entry.field("quote"), "words beside this figure were not read")
                    .label("“about”, “more than” and the like may stand there")
                    .help("say how the figure is meant: `hedge: exact`, or about, nearly, over, at_least, under, up_to")
                    .echo_of(crate::finding::Echo::Key(entry.key("hedge"))),
            );
        }
        return (amount, by_editor);
    };
    if class(typed) == class(amount.hedge) {
        // "Exact" is more than a figure without a hedge says of itself.
        amount.hedge = if unread { typed } else { amount.hedge };
        return (amount, unread);
    }
    let beside = unread || reading::has_unread_word(words.quote, verbatim, words.language);
    if class(amount.hedge) == Hedge::Exact && beside && has_figures(typed, &amount) {
        amount.hedge = typed;
        return (amount, true);
    }
    mismatch(typed, amount.hedge, entry.field("hedge"), entry, findings);
    (amount, by_editor)
}

/// A range needs two figures, and no other hedge has them.
fn has_figures(hedge: Hedge, amount: &Amount) -> bool {
    matches!(hedge, Hedge::Range | Hedge::Vague) == amount.upper.is_some()
}

fn mismatch(typed: Hedge, read: Hedge, place: Place, entry: &Entry, findings: &mut Vec<Finding>) {
    findings.push(
        Finding::new(
            Rule::HedgeMismatch,
            place,
            format!("the claim says `{}`, its quotation says `{}`", typed.word(), read.word()),
        )
        .label("the quotation wins")
        .help("leave the hedge out: it is read from the quotation")
        .related(entry.field("quote"), "the quotation"),
    );
}

//! An article's figures, dates and statements as proposed claims: on the subjects that a briefing has, where the words
//! allow it, else on new ones. Every proposal says how sure it is and why.

use super::clause;
use super::counted::Earlier;
use super::due::due;
use super::figure::{Unreviewed, figure, unreviewed};
use super::phrase::{Finder, Grow, Quote, quote, sentences};
use super::place::Whereabouts;
use super::proposal::{Proposal, ProposedClaim};
use super::stance;
use crate::model::{Briefing, Due, NumberId, Widths};
use crate::reading::{Amount, Anchor, Around, DateRead, Found, Language, as_of, dates, dues, quantities, written};
use std::collections::BTreeSet;
use std::ops::Range;

/// An article as its readers found it.
pub struct Article<'a> {
    pub id: &'a str,
    pub text: &'a str,
    /// Byte ranges of its paragraphs, without furniture.
    pub body: &'a [Range<usize>],
    pub anchor: Anchor,
    pub language: Language,
    /// Whose word something at a place is, as far as the text says.
    pub voice: &'a dyn Fn(Range<usize>) -> Voice,
}

/// Whose word it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Id of an actor; `None` is the outlet.
    pub by: Option<String>,
    /// When it was said, as printed.
    pub on: Option<String>,
    /// Id of the actor that carried the words.
    pub via: Option<String>,
}

/// A sentence of an article, and what is at hand for reading it.
#[derive(Clone)]
pub struct At<'a> {
    pub article: &'a Article<'a>,
    pub b: &'a Briefing,
    /// Numbers that only proposals speak of.
    pub unreviewed: &'a Unreviewed,
    pub finder: &'a Finder,
    pub elsewhere: &'a Whereabouts,
    /// Bytes.
    pub sentence: Range<usize>,
}

pub fn propose(article: &Article, b: &Briefing) -> Proposal {
    let mut out = Proposal { id: article.id.to_owned(), ..Proposal::default() };
    let finder = Finder::new(article.text);
    let elsewhere = Whereabouts::new(article.text, article.body);
    let mut quoted = BTreeSet::new();
    let mut is_new = |c: &ProposedClaim| quoted.insert((c.subject.key().1.to_owned(), c.quote.text.clone()));
    let unreviewed = unreviewed(b);
    let mut said: Vec<(ProposedClaim, Amount)> = Vec::new();
    let questions = stance::Questions::new(b);
    let mut stances = Vec::new();
    let mut before = None;
    for paragraph in article.body {
        let all = sentences(article.text, paragraph.clone());
        let part = article.text.get(paragraph.clone()).unwrap_or("");
        let shift = paragraph.start;
        let moved = |r: &Range<usize>| shift + r.start..shift + r.end;
        let within = |r: &Range<usize>| {
            // The last that begins before it.
            let n = all.partition_point(|s| s.start <= r.start);
            n.checked_sub(1).and_then(|i| all.get(i)).cloned().unwrap_or(paragraph.clone())
        };
        let at = |range: &Range<usize>| At {
            article,
            b,
            unreviewed: &unreviewed,
            finder: &finder,
            elsewhere: &elsewhere,
            sentence: within(range),
        };
        let mut earlier: Option<(Earlier, Range<usize>)> = None;
        let (figures, dues) = (quantities(part, article.language), dues(part, &article.anchor, article.language));
        let held = held(article, part, &figures, &dues);
        for (found, as_of) in figures.into_iter().zip(held) {
            let range = moved(&found.range);
            let at = at(&range);
            let last = earlier.as_ref().map(|(e, sentence)| (e, *sentence == at.sentence));
            let (what, claim) = figure(&at, &mut out, range.clone(), &found.value, last, as_of);
            if !what.noun.is_empty() {
                earlier =
                    Some((Earlier { range: range.clone(), noun: what.noun, is_level: what.is_level }, at.sentence));
            }
            // Nobody contradicts himself in one article: the second figure counts something else.
            let labels = || {
                let named = b.numbers.iter().zip(0..).filter(|(_, i)| unreviewed.contains_key(&NumberId(*i)));
                let known = named.map(|(n, _)| (&n.id, &n.label));
                known.chain(out.numbers.iter().map(|n| (&n.id, &n.label)))
            };
            let bare = |c: &ProposedClaim| labels().any(|(id, l)| id == c.subject.key().1 && !l.contains(' '));
            let claim = claim.filter(|c| {
                let bare = bare(c);
                !said.iter().any(|(s, amount)| contradicts(s, amount, c, &found.value, bare))
            });
            said.extend(claim.iter().map(|c| (c.clone(), found.value.clone())));
            out.claims.extend(claim.filter(&mut is_new));
        }
        for found in dues {
            let range = moved(&found.range);
            let at = at(&range);
            let claim = due(&at, &mut out, range, &found).filter(&mut is_new);
            out.claims.extend(claim);
        }
        for sentence in &all {
            stances.extend(questions.claims(article, &finder, sentence.clone(), before.replace(sentence.clone())));
        }
    }
    out.claims.extend(stance::one_each(stances));
    let around = Around::new(article.text, article.language);
    let whole = |c: ProposedClaim| clause::whole(article, &around, &finder, c);
    out.claims = out.claims.into_iter().filter_map(whole).collect();
    // In the order of the article.
    out.claims.sort_by_key(|c| c.quote.range.start);
    out
}

/// Two figures of one voice on one number, of one time and mood, that cannot both hold; any two where the number is `bare`: "45
/// million children" and "30,000 children" of one article are not the same children.
fn contradicts(a: &ProposedClaim, x: &Amount, b: &ProposedClaim, y: &Amount, bare: bool) -> bool {
    let said = |c: &ProposedClaim| (!bare).then(|| (c.populations.clone(), c.by.clone(), c.as_of.clone(), c.modality));
    let of = |c: &ProposedClaim| (c.subject.clone(), said(c));
    let denoted = |amount: &Amount| amount.denote("", true, &Widths::default());
    let apart = || denoted(x).zip(denoted(y)).is_some_and(|(x, y)| !x.hard.touches(&y.hard));
    of(a) == of(b) && apart()
}

/// When each figure held, as content files have it, where that is not the day of publication.
fn held(article: &Article, part: &str, figures: &[Found<Amount>], dues: &[Found<Due>]) -> Vec<Option<String>> {
    let all = dates(part, &article.anchor, article.language);
    let figures: Vec<Range<usize>> = figures.iter().map(|f| f.range.clone()).collect();
    let today = |d: &DateRead| d.days.day().is_some() && d.days.day() == article.anchor.published;
    as_of(part, &figures, &all, dues, &article.anchor)
        .into_iter()
        .map(|date| all.get(date?).filter(|d| !today(&d.value)).and_then(|d| written(&d.value.days)))
        .collect()
}

/// "withdraw" and "withdrawal", "Afghan" and "Afghanistan".
pub fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    common >= 5 && (common + 4 >= long || (common == short && short >= 6))
}

/// A claim's quotation for a whole statement.
pub fn phrase_of(article: &Article, finder: &Finder, sentence: Range<usize>, core: Range<usize>) -> Option<Quote> {
    // A comma or a quotation mark is where the statement ends.
    let marks = |text: &str| text.matches([',', ';', ':', '—', '“', '”', '"']).count();
    let own = marks(article.text.get(core.clone())?);
    quote(article.text, finder, sentence, core, Grow::Later, |p| marks(p) <= own)
}

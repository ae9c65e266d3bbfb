//! Which cards a site has, what stands on them, and which page shows which.
//!
//! The home page, numbers, deadlines, questions and disagreements have cards of their own; articles, actors and further
//! pages of a list share the card of their list, everything else the site's. A card says nothing that its page does not
//! say. Shared addresses need absolute ones, so a site whose address is not known has no cards.

use super::Page;
use super::frame::one_line;
use super::part::plain;
use super::url;
use super::verdict::said;
use super::views::{CardLink, CardPage, Frame, Verdict, View};
use super::words::{Words, fill};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Pixels: the shape that is shown in full nearly everywhere.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// Own cards of one kind, in the order of their ids; the rest show their list's. Keeps a large site's build quick.
const MOST: usize = 500;
/// Letters in the description of a card.
const ALT: usize = 300;

/// Letters that the cards' fonts have. A text with others has no card: a row of boxes would say nothing.
pub const LETTERS: [RangeInclusive<char>; 6] = [
    '\u{0}'..='\u{17f}',
    '\u{386}'..='\u{3ce}',
    '\u{400}'..='\u{45f}',
    '\u{621}'..='\u{63a}',
    '\u{641}'..='\u{64a}',
    '\u{fe80}'..='\u{fefc}',
];
/// Single letters besides: Persian, Romanian, Azerbaijani, Ukrainian, Kazakh, and the German capital sharp s.
pub const MORE_LETTERS: &str =
    "پچژکگی\u{218}\u{219}\u{21a}\u{21b}\u{18f}\u{259}\u{490}\u{491}\u{492}\u{493}\u{4d8}\u{4d9}\u{1e9e}";

/// The cards that pages share, and how a page gets one.
pub struct Cards<'a> {
    base: Option<&'a str>,
    w: &'static Words,
    /// Name of a list's card to its description where another page shows it.
    shared: BTreeMap<String, String>,
}

impl<'a> Cards<'a> {
    /// `lists` are the home page and the first pages of lists: their entries share their cards.
    pub fn new<'p>(base: Option<&'a str>, w: &'static Words, lists: impl Iterator<Item = &'p Page>) -> Cards<'a> {
        let of = |page: &Page| own(&page.view, w).filter(|(_, card)| drawable(card));
        let shared = lists.filter_map(of).map(|(name, card)| (name, alt_shared(&card))).collect();
        Cards { base, w, shared }
    }

    /// The list of this page has a card.
    pub fn has_list(&self, path: &str) -> bool {
        self.shared.contains_key(folder(path))
    }

    /// Tells a page's frame which card it shows, and answers with the card if it is the page's own. `rank` is the page's
    /// place among those of its kind.
    pub fn give(&self, page: &mut Page, rank: usize) -> Option<Page> {
        let base = self.base?;
        let own = own(&page.view, self.w).filter(|(_, card)| rank < MOST && drawable(card));
        let (name, alt) = match &own {
            Some((name, card)) => (name.as_str(), alt(card)),
            None => {
                let find = |name: &str| self.shared.get_key_value(name);
                let (name, alt) = find(folder(&page.path)).or_else(|| find(SITE))?;
                (name.as_str(), alt.clone())
            }
        };
        let card = CardLink { href: url::absolute(base, &url::card(name)), alt, width: WIDTH, height: HEIGHT };
        page.view.frame_mut()?.card = Some(card);
        let (name, card) = own?;
        Some(Page {
            references: Vec::new(),
            path: url::card(&name),
            template: "cards/card.svg",
            view: View::Card(Box::new(card)),
        })
    }
}

/// The site's own card.
const SITE: &str = "index";

/// `actors/un.html` lies in `actors`.
fn folder(path: &str) -> &str {
    path.split_once('/').map_or(SITE, |(folder, _)| folder)
}

/// The list whose card this page shows where it has none of its own; without one it shows the home page's.
pub fn list(path: &str) -> String {
    match folder(path) {
        SITE => url::HOME.to_owned(),
        folder => format!("{folder}/{}", url::HOME),
    }
}

fn own_name(view: &View) -> Option<String> {
    Some(match view {
        View::Number(p) => format!("number-{}", p.id),
        View::Deadline(p) => format!("deadline-{}", p.id),
        View::Question(p) => format!("question-{}", p.id),
        View::Disagreement(p) => format!("disagreement-{}", p.id),
        View::Embed(_) | View::NotFound(_) | View::Redirect(_) | View::Removed(_) => return None,
        view => {
            let frame = view.frame()?;
            frame.path.ends_with(url::HOME).then(|| folder(&frame.path).to_owned())?
        }
    })
}

/// The name of a page's own card, and what stands on it.
fn own(view: &View, w: &'static Words) -> Option<(String, CardPage)> {
    let name = own_name(view)?;
    let frame = view.frame()?;
    let card = blank(frame, w);
    let card = match view {
        View::Number(p) => CardPage {
            kind: w.search_number.to_owned(),
            value: p.current.as_ref().map(|c| c.value.clone()),
            sentence: match &p.current {
                Some(c) => [c.of.as_str(), &c.as_of.told(w)].join_filled(),
                None => plain(&p.answer),
            },
            verdict: compared(&p.verdict, w),
            basis: p.evidence.basis.clone(),
            ..card
        },
        View::Deadline(p) => CardPage {
            kind: w.search_deadline.to_owned(),
            value: p.due.as_ref().map(|d| d.text.clone()),
            sentence: p.due.as_ref().map_or_else(|| plain(&p.answer), |d| d.distance.clone()),
            verdict: compared(&p.verdict, w),
            basis: p.evidence.basis.clone(),
            ..card
        },
        View::Question(p) => CardPage {
            kind: w.search_question.to_owned(),
            sentence: plain(&p.answer),
            verdict: compared(&p.verdict, w),
            basis: p.evidence.basis.clone(),
            ..card
        },
        View::Disagreement(p) => CardPage {
            kind: w.search_disagreement.to_owned(),
            sentence: plain(&p.answer),
            verdict: compared(&p.verdict, w),
            basis: [p.kind_label.as_str(), &p.status_label].join_filled(),
            ..card
        },
        View::Home(p) => CardPage {
            site_title: frame.publisher.clone().unwrap_or_default(),
            title: frame.site_title.clone(),
            sentence: p.summary.clone(),
            basis: p.sentence.clone(),
            ..card
        },
        _ => CardPage { sentence: frame.description.clone(), ..card },
    };
    Some((name, card))
}

fn blank(frame: &Frame, w: &'static Words) -> CardPage {
    CardPage {
        width: WIDTH,
        height: HEIGHT,
        dir: w.dir,
        site_title: frame.site_title.clone(),
        kind: String::new(),
        title: frame.title.clone(),
        value: None,
        sentence: String::new(),
        verdict: None,
        basis: String::new(),
        as_of: fill(w.card_as_of, &[("date", &frame.as_of.text)]),
    }
}

/// No report, no verdict.
fn compared(verdict: &Verdict, w: &Words) -> Option<Verdict> {
    (verdict.kind != "none").then(|| Verdict { label: said(verdict, w), ..verdict.clone() })
}

trait JoinFilled {
    fn join_filled(&self) -> String;
}

impl<const N: usize> JoinFilled for [&str; N] {
    /// What is not empty, with dots between.
    fn join_filled(&self) -> String {
        self.iter().copied().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

fn alt(card: &CardPage) -> String {
    let verdict = card.verdict.as_ref().map_or("", |v| v.label.as_str());
    let answer = card.value.as_deref().unwrap_or(&card.sentence);
    one_line(&[card.title.as_str(), answer, verdict, &card.as_of].join_filled(), ALT)
}

/// A list's card counts its entries. Pages that share it do not say so, or each new article would change them all.
fn alt_shared(card: &CardPage) -> String {
    one_line(&[card.title.as_str(), &card.site_title, &card.as_of].join_filled(), ALT)
}

fn drawable(card: &CardPage) -> bool {
    let verdict = card.verdict.as_ref().map_or("", |v| v.label.as_str());
    let texts = [card.site_title.as_str(), &card.kind, &card.title, &card.sentence, verdict, &card.basis, &card.as_of];
    let known = |c: char| !c.is_alphabetic() || LETTERS.iter().any(|l| l.contains(&c)) || MORE_LETTERS.contains(c);
    texts.into_iter().chain(card.value.as_deref()).flat_map(str::chars).all(known)
}

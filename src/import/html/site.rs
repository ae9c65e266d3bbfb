//! Whose site a page is of, by what the page says of itself: its data, what stands beside its title, the name that spells its
//! address. Names in the text of the article say nothing of that. And titles without such a name.

use super::lines::Line;
use crate::import::known::{self, Known};
use crate::import::outlet::{self, Sure};
use crate::import::words::{SECTION_WORDS, key};
use dom_query::Document;

/// What divides a title from the name of its site.
const SIGNS: &[&str] =
    &[" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " / ", " : ", "｜", " ~ ", " < ", " « "];
/// The same, where a heading shows that they divide.
const CHARS: &[char] = &['|', '-', '–', '—', '·', '•', ':', '»', '«', '/', '_', '：', '｜', '<', '>', '~'];

/// Bytes of a title in which parts are looked for.
const TITLE: usize = 400;
/// Bytes of a line that may hold the name of a site.
const SHORT: usize = 120;
/// Words of a name.
const WORDS: usize = 6;

/// How a site is called.
pub(super) struct Site<'k> {
    known: &'k Known,
    /// The name in its address.
    label: Option<String>,
    /// All its names, as letters and figures alone.
    squeezed: Vec<String>,
    /// The names that its data states, the best first.
    stated: Vec<String>,
}

/// The headings of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Headings {
    /// Of the first rank.
    pub first: Vec<String>,
    pub others: Vec<String>,
}

impl Headings {
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.first.iter().chain(&self.others)
    }
}

/// A title, and the name that stood beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parted {
    pub title: String,
    pub name: Option<String>,
}

impl<'k> Site<'k> {
    /// By the names in its data and by its address. `titles`: what the page is called, which no site is.
    pub fn new(stated: &[String], address: Option<&str>, titles: &[String], known: &'k Known) -> Site<'k> {
        let label = address.and_then(known::host);
        let mut site = Site { known, label, squeezed: Vec::new(), stated: Vec::new() };
        let titles: Vec<String> = titles.iter().map(|t| key(t)).collect();
        site.stated = stated.iter().filter(|s| !titles.contains(&key(s))).filter_map(|s| site.name_in(s)).collect();
        site.squeezed =
            site.stated.iter().map(|n| known::squeezed(without_domain(n))).chain(site.label.clone()).collect();
        site
    }

    /// The name in what a page states: "Raw Ore - Ten years of independent news" has a motto as well.
    fn name_in(&self, stated: &str) -> Option<String> {
        let pieces = pieces(stated);
        let is_known = |p: &&&str| outlet::named(p, self.known).is_some_and(|(_, sure)| sure >= Sure::Listed);
        let best = pieces.iter().find(|p| self.is_label(p)).or_else(|| pieces.iter().find(is_known));
        let name = best.or_else(|| pieces.iter().find(|p| is_name(p)))?;
        is_name(name).then(|| (*name).to_owned())
    }

    /// Spells the address of the page.
    fn is_label(&self, words: &str) -> bool {
        let Some(label) = self.label.as_deref() else { return false };
        let words = known::squeezed(without_domain(words));
        words == label || words.strip_prefix("the") == Some(label)
    }

    /// Names this site, and nothing else.
    pub fn is_own(&self, words: &str) -> bool {
        let own = known::squeezed(without_domain(words));
        if own.is_empty() {
            return false;
        }
        let bare = own.strip_prefix("the").unwrap_or(&own);
        let same = self.squeezed.iter().any(|n| *n == own || n.strip_prefix("the").unwrap_or(n) == bare);
        // "WNN Politics": a part of it.
        let part = || {
            let words = key(words);
            words.match_indices(' ').any(|(at, _)| {
                let (start, end) = (words.get(..at).unwrap_or(""), words.get(at + 1..).unwrap_or(""));
                self.squeezed.contains(&known::squeezed(start)) && SECTION_WORDS.contains(end)
            })
        };
        same || self.known.outlet(words).is_some() || outlet::known(words).is_some() || part()
    }

    /// A title without the names of its site behind and before it.
    pub fn without(&self, title: &str) -> Parted {
        let mut parted = Parted { title: crate::text::one_line(title), name: None };
        for _ in 0..3 {
            let Some((title, name)) = self.cut(&parted.title) else { break };
            parted = Parted { title, name: parted.name.or(Some(name)) };
        }
        let (title, name) = outlet::without(&parted.title, self.stated.first().map(String::as_str));
        Parted { title, name: parted.name.or(name) }
    }

    fn cut(&self, title: &str) -> Option<(String, String)> {
        let is_title = |t: &str| t.split_whitespace().count() >= 2 || t.chars().count() >= 8;
        for sign in SIGNS.iter().chain(&[": "]) {
            let behind = title.rsplit_once(sign).filter(|_| *sign != ": ");
            let before = title.split_once(sign).map(|(a, b)| (b, a));
            for (rest, name) in behind.into_iter().chain(before) {
                if is_title(rest) && self.is_own(name) {
                    return Some((rest.trim().to_owned(), name.trim().to_owned()));
                }
            }
        }
        None
    }

    /// The longest heading that is a whole part of the page's title; what is left of that names the site.
    pub fn headed(&self, shown: &str, headings: &Headings) -> Option<Parted> {
        let shown = shown.get(..crate::text::floor(shown, TITLE))?;
        let long = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).count();
        let is_first = |h: &String| headings.first.contains(h) && long(h) >= 12;
        let parts = headings.all().filter(|h| !self.is_own(h)).filter_map(|h| Some((h, rest_of(shown, h)?)));
        let (title, rest) = parts
            .filter(|(h, rest)| long(h) >= 4 && (is_first(h) || long(h) > long(rest) || self.own_piece(rest).is_some()))
            .max_by_key(|(h, _)| long(h))?;
        Some(Parted { title: title.clone(), name: self.own_piece(rest).or_else(|| self.last_piece(rest)) })
    }

    /// The piece that is known to name the site.
    fn own_piece(&self, rest: &str) -> Option<String> {
        let is_paper = |p: &&str| outlet::named(p, self.known).is_some_and(|(_, sure)| sure >= Sure::Named);
        pieces(rest).into_iter().find(|p| self.is_own(p) || is_paper(p)).map(str::to_owned)
    }

    /// The last of the pieces, where it may be a name.
    fn last_piece(&self, rest: &str) -> Option<String> {
        let last = *pieces(rest).last()?;
        let is_short = last.split_whitespace().count() <= 4 && !last.starts_with(char::is_lowercase);
        (is_short && is_name(last)).then(|| last.to_owned())
    }

    /// Who published the page. `beside`: the name beside its title.
    pub fn outlet(
        &self,
        beside: Option<String>,
        document: &Document,
        lines: &[Line],
        address: Option<&str>,
    ) -> Option<String> {
        let beside = beside.filter(|n| is_name(n));
        let all = || self.stated.iter().chain(&beside);
        if let Some(name) = all().find_map(|n| self.known.outlet(without_domain(n)).or_else(|| self.known.outlet(n))) {
            return Some(name.to_owned());
        }
        if let Some(name) = all().find(|n| !is_address_like(n)) {
            return Some(self.kept(name));
        }
        let of_address = address.and_then(|a| self.known.of_address(a)).map(|(name, _)| name);
        let by_address = || self.label.as_deref().and_then(|label| spelled(label, document, lines));
        let weak = || all().next().map(|n| self.kept(n));
        of_address.or_else(by_address).or_else(weak)
    }

    /// The name that is kept for what a page states.
    fn kept(&self, name: &str) -> String {
        outlet::known(name).or_else(|| outlet::known(without_domain(name))).unwrap_or_else(|| name.to_owned())
    }
}

/// What stands between signs, not empty.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = vec![text];
    for sign in SIGNS.iter().chain(&[": "]) {
        all = all.into_iter().flat_map(|p| p.split(sign)).collect();
    }
    all.into_iter()
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || CHARS.contains(&c)))
        .filter(|p| !p.is_empty())
        .collect()
}

/// What is left of a title beside a heading that is a whole part of it.
fn rest_of<'t>(shown: &'t str, heading: &str) -> Option<&'t str> {
    let heading = key(heading);
    if heading.is_empty() {
        return None;
    }
    if key(shown) == heading {
        return Some("");
    }
    shown.match_indices(CHARS).find_map(|(at, sign)| {
        let (before, after) = (shown.get(..at)?, shown.get(at + sign.len()..)?);
        let behind = (key(before) == heading).then_some(after);
        behind.or_else(|| (key(after) == heading).then_some(before))
    })
}

/// A name, and none of a part of a site: "Magazine", "U.S.".
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let general = SECTION_WORDS.contains(&key(text));
    words > 0
        && words <= WORDS + 2
        && text.len() < 80
        && !text.contains(['@', '/'])
        && text.contains(char::is_alphabetic)
        && !general
}

/// "norhavenpost", "NorhavenPost.com": an address in the place of a name.
fn is_address_like(name: &str) -> bool {
    let small = name.chars().any(char::is_lowercase) && !name.chars().any(char::is_uppercase);
    !name.contains(' ') && (without_domain(name) != name || (small && name.is_ascii()))
}

/// Without ".com" and the like.
fn without_domain(name: &str) -> &str {
    let Some((rest, end)) = name.rsplit_once('.') else { return name };
    let is_domain = (2..=4).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphabetic()) && !name.contains(' ');
    if is_domain && rest.len() > 1 { rest.strip_prefix("www.").unwrap_or(rest) } else { name }
}

/// The name that spells the page's address, as its logo, the link to its first page, its line of copyright or another short
/// line prints it.
fn spelled(label: &str, document: &Document, lines: &[Line]) -> Option<String> {
    let mut texts: Vec<String> = Vec::new();
    let logos = "a[href='/'], a[rel=home], [class*=logo], [id*=logo], [class*=brand], img[alt], svg title";
    for node in document.select(logos).nodes().iter().take(400) {
        let named = ["alt", "title", "aria-label"].iter().filter_map(|a| node.attr(a)).map(|a| a.to_string());
        texts.extend(named.chain([node.text().to_string()]).filter(|t| t.len() < SHORT));
    }
    let rights = lines.iter().filter(|l| l.text.contains('©') || l.text.contains("Copyright")).map(|l| &l.text);
    let rights = rights.filter_map(|t| t.get(..crate::text::floor(t, 2 * SHORT)));
    let sure = texts.iter().map(String::as_str).chain(rights).find_map(|t| spelling(label, t, 1));
    let short = || lines.iter().map(|l| l.text.as_str()).filter(|t| t.len() < SHORT);
    sure.or_else(|| short().find_map(|t| spelling(label, t, 2)))
}

/// The words of a text that spell a label together, at least so many.
fn spelling(label: &str, text: &str, least: usize) -> Option<String> {
    let clean = |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).len();
    let words: Vec<&str> = text.split_whitespace().filter(|w| clean(w) > 0).collect();
    (0..words.len()).find_map(|from| {
        (least..=WORDS).find_map(|n| {
            let run = words.get(from..from + n)?.join(" ");
            let run = run.trim_matches(|c: char| !c.is_alphanumeric());
            let squeezed = known::squeezed(run);
            let spells = squeezed == label || squeezed.strip_prefix("the") == Some(label);
            (spells && !run.starts_with(char::is_lowercase) && !is_address_like(run)).then(|| run.to_owned())
        })
    })
}

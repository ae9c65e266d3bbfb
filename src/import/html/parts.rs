//! The parts of a page: which elements hold an article, and which hold something else than the article that they stand beside
//! or in, such as comments, other stories, menus.

use dom_query::NodeRef;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An article, of this page or of another that it points to.
    Article,
    /// The page without what is on all pages of its site.
    Main,
    /// What is never part of the article around it.
    Apart,
}

/// The parts that were met on the way through a page, each with the one around it. The page itself is part 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts(Vec<(usize, Kind)>);

impl Parts {
    pub fn add(&mut self, outer: usize, kind: Kind) -> usize {
        self.0.push((outer, kind));
        self.0.len()
    }

    fn get(&self, part: usize) -> Option<(usize, Kind)> {
        self.0.get(part.checked_sub(1)?).copied()
    }

    /// The part and those around it, the innermost first.
    fn around(&self, part: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(part).filter(|p| *p > 0), |p| {
            self.get(*p).map(|(outer, _)| outer).filter(|p| *p > 0)
        })
    }

    /// The parts of the article whose headline stands in `headline`, with all that is around it. An article that begins after
    /// its headline, at `next`, is its own as well.
    pub fn own(&self, headline: usize, next: Option<usize>) -> Vec<usize> {
        let mut own: Vec<usize> = self.around(headline).collect();
        if !own.iter().any(|p| self.is(*p, Kind::Article)) {
            let begun = next.and_then(|n| self.around(n).filter(|p| self.is(*p, Kind::Article)).last());
            own.extend(begun.into_iter().flat_map(|p| self.around(p)));
        }
        own
    }

    /// True for what stands in a part that is none of an article's own.
    pub fn is_apart(&self, part: usize, own: &[usize]) -> bool {
        self.around(part).any(|p| !self.is(p, Kind::Main) && !own.contains(&p))
    }

    /// True for what stands in the same article, or main part of the page, as the headline.
    pub fn shares(&self, part: usize, headline: usize) -> bool {
        let holds = |p: &usize| self.is(*p, Kind::Article) || self.is(*p, Kind::Main);
        self.around(headline).find(holds).is_some_and(|a| self.around(part).any(|p| p == a))
    }

    /// True for what stands in comments, asides, menus.
    pub fn is_within_apart(&self, part: usize) -> bool {
        self.around(part).any(|p| self.is(p, Kind::Apart))
    }

    fn is(&self, part: usize, kind: Kind) -> bool {
        self.get(part).is_some_and(|(_, k)| k == kind)
    }
}

/// Words in the classes and ids of what stands beside an article.
const BESIDE: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "disqus",
    "replies",
    "related",
    "recommended",
    "recommendation",
    "recommendations",
    "recirc",
    "recirculation",
    "popular",
    "trending",
    "mostread",
    "sidebar",
    "teaser",
    "teasers",
    "promo",
    "promos",
    "newsletter",
    "footer",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "masthead",
    "breadcrumb",
    "breadcrumbs",
    "ticker",
    "outbrain",
    "taboola",
    "consent",
    "cookie",
    "cookies",
    "gdpr",
    "onetrust",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "sponsored",
];

/// What part of a page an element begins, if any.
pub(super) fn kind(node: &NodeRef, name: &str) -> Option<Kind> {
    match name {
        "article" => Some(Kind::Article),
        "main" => Some(Kind::Main),
        "aside" | "nav" | "footer" | "figure" | "form" | "dialog" => Some(Kind::Apart),
        _ => {
            let kind_of_thing = node.attr_or("itemtype", "");
            let property = node.attr_or("itemprop", "");
            let is_other = property.split_whitespace().any(|p| p == "comment") || kind_of_thing.ends_with("/Comment");
            (is_other || has_word(node, BESIDE)).then_some(Kind::Apart)
        }
    }
}

/// True where one of the words is a word of an element's class or id: "related-stories", "mostRead", "comments__list".
pub(super) fn has_word(node: &NodeRef, words: &[&str]) -> bool {
    let named = |attribute: &str| {
        let value = node.attr_or(attribute, "");
        pieces(value.get(..crate::text::floor(&value, 1_000)).unwrap_or("")).iter().any(|w| words.contains(&w.as_str()))
    };
    named("class") || named("id")
}

/// The words of a class: parted by signs, and where a capital follows a small letter.
fn pieces(name: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphabetic() || (small && c.is_uppercase()) {
            out.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(last) = out.last_mut().filter(|_| c.is_alphabetic()) {
            last.extend(c.to_lowercase());
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_classes() {
        assert_eq!(
            pieces("related-stories mostRead comments__list x2"),
            ["related", "stories", "most", "read", "comments", "list", "x"]
        );
    }

    #[test]
    fn what_stands_apart() {
        let mut parts = Parts::default();
        let main = parts.add(0, Kind::Main);
        let article = parts.add(main, Kind::Article);
        let aside = parts.add(article, Kind::Apart);
        let other = parts.add(main, Kind::Article);
        let own = parts.own(article, None);
        assert!(!parts.is_apart(0, &own) && !parts.is_apart(main, &own) && !parts.is_apart(article, &own));
        assert!(parts.is_apart(aside, &own) && parts.is_apart(other, &own));
        // A headline in an aside: what is in it is no longer apart.
        assert!(!parts.is_apart(aside, &parts.own(aside, None)));
        // A headline above its article.
        let own = parts.own(main, Some(article));
        assert!(!parts.is_apart(article, &own) && parts.is_apart(other, &own));
        assert!(parts.shares(aside, article) && !parts.shares(other, article) && !parts.shares(other, 0));
        assert!(parts.is_within_apart(aside) && !parts.is_within_apart(other));
    }
}

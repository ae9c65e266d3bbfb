//! The only maker of addresses.
//!
//! Every output is a file with a name, and every link between pages is relative and names that file, so that the same
//! bytes work under any sub-path, from a folder and from a stick. Ids are `[a-z0-9-]+` (checked when they are read), so
//! names with a dot in them (`page.2.html`) can never clash with an id's.

use crate::model::{ActorId, Briefing, ClaimIx, EventId, Passage, SourceId, SubjectId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub const HOME: &str = "index.html";
pub const NOT_FOUND: &str = "404.html";
pub const TIMELINE: &str = "timeline/index.html";
pub const COVERAGE: &str = "coverage/index.html";
pub const CHANGES: &str = "changes/index.html";
pub const CORRECTIONS: &str = "corrections/index.html";
pub const SEARCH: &str = "search/index.html";
/// What the search page's script loads first.
pub const SEARCH_START: &str = "search/start.js";
/// All wordings side by side.
pub const WORDINGS: &str = "wordings/index.html";
pub const SITEMAP: &str = "sitemap.xml";
pub const ROBOTS: &str = "robots.txt";
pub const NO_JEKYLL: &str = ".nojekyll";
/// What the data files hold.
pub const DATA: &str = "data/index.html";
/// All deadlines in one calendar.
pub const CALENDAR: &str = "deadlines/index.ics";
/// Describes the data files to machines.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// The folder of a kind of entry; its list is `<folder>/index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    Actors,
    Numbers,
    Deadlines,
    Questions,
    Articles,
    Disagreements,
    Timeline,
    Changes,
}

impl Folder {
    pub fn name(self) -> &'static str {
        match self {
            Folder::Actors => "actors",
            Folder::Numbers => "numbers",
            Folder::Deadlines => "deadlines",
            Folder::Questions => "questions",
            Folder::Articles => "articles",
            Folder::Disagreements => "disagreements",
            Folder::Timeline => "timeline",
            Folder::Changes => "changes",
        }
    }

    pub fn index(self) -> String {
        format!("{}/index.html", self.name())
    }

    pub fn entry(self, id: &str) -> String {
        format!("{}/{id}.html", self.name())
    }

    /// One page of a list that is split; numbered from the oldest entries, so that old pages keep their content.
    pub fn part(self, number: usize) -> String {
        format!("{}/page.{number}.html", self.name())
    }
}

pub fn actor(b: &Briefing, id: ActorId) -> String {
    Folder::Actors.entry(&b.actor(id).id)
}

pub fn article(b: &Briefing, id: SourceId) -> String {
    Folder::Articles.entry(&b.source(id).id)
}

pub fn subject(b: &Briefing, id: SubjectId) -> String {
    let folder = match id {
        SubjectId::Number(_) => Folder::Numbers,
        SubjectId::Deadline(_) => Folder::Deadlines,
        SubjectId::Question(_) => Folder::Questions,
    };
    folder.entry(b.subject_key(id).1)
}

/// A claim's home: its place on its article's page.
pub fn claim(b: &Briefing, ix: ClaimIx) -> String {
    let c = b.claim(ix);
    format!("{}#{}", article(b, c.source()), c.anchor)
}

/// The page of a disagreement by its permanent id (`number-troops`).
pub fn disagreement(id: &str) -> String {
    Folder::Disagreements.entry(id)
}

/// The element id of an event on the timeline.
pub fn event_anchor(b: &Briefing, id: EventId) -> String {
    format!("event-{}", b.event(id).id)
}

/// The element id of a set of wordings.
pub fn wording_anchor(id: &str) -> String {
    format!("wording-{id}")
}

/// One of the editor's own pages.
pub fn free_page(id: &str) -> String {
    format!("{id}.html")
}

/// A file that goes with a page: `numbers/troops.html` and `bib` give `numbers/troops.bib`.
pub fn beside(page: &str, ending: &str) -> String {
    format!("{}.{ending}", page.strip_suffix(".html").unwrap_or(page))
}

/// A card image, by its name: `cards/number-troops.png`.
pub fn card(name: &str) -> String {
    format!("cards/{name}.png")
}

/// A subject for frames on other sites: `embed/number-troops.html`.
pub fn embed(b: &Briefing, id: SubjectId) -> String {
    let (kind, id) = b.subject_key(id);
    embed_of(kind, id)
}

/// The same of what may not be there any longer.
pub fn embed_of(kind: &str, id: &str) -> String {
    format!("embed/{kind}-{id}.html")
}

/// The feed of a page: `numbers/troops.feed.xml`; of a list or the whole site `feed.xml` in its folder.
pub fn feed(page: &str, ending: &str) -> String {
    match page.strip_suffix(HOME) {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("{folder}feed.{ending}"),
        _ => beside(page, &format!("feed.{ending}")),
    }
}

/// A table of the data: `data/claims.json`, or a part of one, `data/claims-2021.csv`.
pub fn table(name: &str, part: &str, ending: &str) -> String {
    let dash = if part.is_empty() { "" } else { "-" };
    format!("data/{name}{dash}{part}.{ending}")
}

/// The JSON Schema of a table, or of the JSON twins of pages (`page`).
pub fn schema(name: &str) -> String {
    format!("data/schemas/{name}.schema.json")
}

/// The host in the site's absolute address.
pub fn host(base_url: &str) -> Option<&str> {
    let after_scheme = base_url.split_once("://")?.1;
    after_scheme.split(['/', ':']).next().filter(|h| !h.is_empty())
}

/// A file of search data, beside the search page. Prefixes of words become file names that every system can hold: what is
/// not an ASCII letter or digit is written as its number.
pub fn search_data(kind: char, prefix: &str) -> String {
    let mut out = format!("search/{kind}-");
    for c in prefix.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ => out.push_str(&format!("-{:x}-", c as u32)),
        }
    }
    out.push_str(".js");
    out
}

/// From the page at `path` to the top of the site: `""` or `"../"`.
pub fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The site's own path on its host (`/briefing/`), from its absolute address; `None` where there is no host in it.
pub fn base_path(base_url: &str) -> Option<&str> {
    let after_scheme = base_url.split_once("://")?.1;
    Some(after_scheme.find('/').map_or("/", |at| &after_scheme[at..]))
}

/// The absolute address of a page. The home page's is the site's own.
pub fn absolute(base_url: &str, path: &str) -> String {
    let slash = if base_url.ends_with('/') { "" } else { "/" };
    // A folder's own address, as servers give it: they answer with its `index.html`.
    let path = match path.strip_suffix(HOME) {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    format!("{base_url}{slash}{path}")
}

/// Text fragments encode everything that is not a letter or a digit of ASCII, and some harmless marks: `-`, `,` and `&`
/// have a meaning of their own there.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The original at the passage: `<url>#:~:text=[prefix-,]text[,-suffix]`, from the original's own glyphs. An address
/// with a fragment of its own keeps it: the directive follows it. One that has a directive already leads where it says.
pub fn passage(url: &str, passage: &Passage) -> String {
    if url.split_once('#').is_some_and(|(_, fragment)| fragment.contains(":~:")) {
        return url.to_owned();
    }
    let mut out = String::from(url);
    if !url.contains('#') {
        out.push('#');
    }
    out.push_str(":~:text=");
    // A page shows a line end and any run of white space as one space, and that is what browsers look for.
    let encode = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        utf8_percent_encode(&words.join(" "), FRAGMENT).to_string()
    };
    if let Some(before) = passage.before.as_deref().filter(|t| !t.trim().is_empty()) {
        out.push_str(&encode(before));
        out.push_str("-,");
    }
    let raw = passage.raw.replace("\r\n", "\n");
    // No browser finds words over the end of a paragraph; it does find a first and a last stretch.
    let mut paragraphs = raw.split("\n\n").filter(|p| !p.trim().is_empty());
    out.push_str(&encode(paragraphs.next().unwrap_or("")));
    if let Some(last) = paragraphs.last() {
        out.push(',');
        out.push_str(&encode(last));
    }
    if let Some(after) = passage.after.as_deref().filter(|t| !t.trim().is_empty()) {
        out.push_str(",-");
        out.push_str(&encode(after));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(raw: &str, before: Option<&str>, after: Option<&str>) -> Passage {
        Passage {
            quote: raw.into(),
            raw: raw.into(),
            start: 0,
            before: before.map(Into::into),
            after: after.map(Into::into),
            direct: None,
            lead: None,
            tail: None,
            over_limit_reason: None,
        }
    }

    #[test]
    fn text_fragments_are_encoded() {
        for (url, passage_of, expected) in [
            ("https://e.org/a", quote("about 10,000", None, None), "https://e.org/a#:~:text=about%2010%2C000"),
            (
                "https://e.org/a",
                quote("conditions-based", Some("a & b"), Some("c,d")),
                "https://e.org/a#:~:text=a%20%26%20b-,conditions%2Dbased,-c%2Cd",
            ),
            ("https://e.org/a#top", quote("x", None, Some(" ")), "https://e.org/a#top:~:text=x"),
            ("https://e.org/a", quote("it’s", None, None), "https://e.org/a#:~:text=it%E2%80%99s"),
            (
                "https://e.org/a",
                quote("two\r\n  of\u{a0}three\tboats", None, None),
                "https://e.org/a#:~:text=two%20of%20three%20boats",
            ),
            ("https://e.org/a", quote("x", Some("some\n\nof "), Some("\n")), "https://e.org/a#:~:text=some%20of-,x"),
            (
                "https://e.org/a",
                quote("to the\n\nquay. It\n\n opened", None, None),
                "https://e.org/a#:~:text=to%20the,opened",
            ),
            ("https://e.org/a#:~:text=b", quote("x", None, None), "https://e.org/a#:~:text=b"),
            ("https://e.org/a#top:~:text=b", quote("x", None, None), "https://e.org/a#top:~:text=b"),
            ("https://e.org/:~:a", quote("x", None, None), "https://e.org/:~:a#:~:text=x"),
        ] {
            assert_eq!(passage(url, &passage_of), expected);
        }
    }

    #[test]
    fn roots_and_bases() {
        for (path, up) in [("index.html", ""), ("about.html", ""), ("actors/index.html", "../")] {
            assert_eq!(root(path), up);
        }
        for (base, path) in [
            ("https://h.org/r/", Some("/r/")),
            ("https://h.org/", Some("/")),
            ("https://h.org", Some("/")),
            ("nonsense", None),
        ] {
            assert_eq!(base_path(base), path);
        }
        for (page, feed_of_it) in [
            ("index.html", "feed.xml"),
            ("disagreements/index.html", "disagreements/feed.xml"),
            ("numbers/troops.html", "numbers/troops.feed.xml"),
            ("numbers/the-index.html", "numbers/the-index.feed.xml"),
        ] {
            assert_eq!(feed(page, "xml"), feed_of_it);
        }
        assert_eq!((host("https://h.org:80/r/"), host("nonsense")), (Some("h.org"), None));
        assert_eq!(absolute("https://h.org/r/", HOME), "https://h.org/r/");
        assert_eq!(absolute("https://h.org/r/", "about.html"), "https://h.org/r/about.html");
    }
}

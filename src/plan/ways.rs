//! What a page offers besides itself: its feed, its citation, its data, its calendar, and what it tells search engines.

use super::calendar;
use super::context::At;
use super::data::has_twin;
use super::dates::{iso, machine};
use super::url::{self, Folder};
use super::views::{Frame, Link, WaysView};
use super::{Kind, Planned, jsonld};
use crate::model::SubjectId;

/// Fills the part of a page's frame that depends on what kind of page it is.
pub fn add(at: &At, page: &Planned, frame: &mut Frame) {
    if matches!(page.kind, Kind::NotFound | Kind::Redirect(_)) {
        return;
    }
    if matches!(page.kind, Kind::Embed(_) | Kind::Removed(_)) {
        frame.json_ld = jsonld::write(at, page, frame);
        return;
    }
    frame.feeds = at.feed_links();
    frame.citation = at.citation_meta(page);
    frame.json_ld = jsonld::write(at, page, frame);
    (frame.published, frame.modified) = days(at, page);
    let cite = at.cite_view(page);
    let data = has_twin(&page.kind).then(|| at.link(at.cx.w.nav_data, &url::beside(at.path, "json")));
    let calendar = match page.kind {
        Kind::Deadline(id) => calendar::has_entry(at.cx, id).then(|| url::beside(at.path, "ics")),
        Kind::Deadlines => {
            let rows = (0..at.cx.b.deadlines.len() as u32).map(crate::model::DeadlineId);
            rows.into_iter().any(|id| calendar::has_entry(at.cx, id)).then(|| url::CALENDAR.to_owned())
        }
        _ => None,
    };
    let calendar = calendar.map(|path| Link { label: "iCalendar".to_owned(), href: at.href(&path) });
    let lists = [url::HOME.to_owned(), url::CHANGES.to_owned(), Folder::Disagreements.index()];
    let embed = match page.kind {
        Kind::Number(n) => at.embed_view(SubjectId::Number(n)),
        Kind::Deadline(d) => at.embed_view(SubjectId::Deadline(d)),
        Kind::Question(q) => at.embed_view(SubjectId::Question(q)),
        _ => None,
    };
    let feeds =
        if cite.is_some() || data.is_some() || lists.contains(&page.path) { frame.feeds.clone() } else { Vec::new() };
    if cite.is_some() || data.is_some() || calendar.is_some() || !feeds.is_empty() {
        frame.ways = Some(WaysView { cite, feeds, data, calendar, embed });
    }
}

/// When what the page is about appeared, and the day that the page speaks from: for pages about one thing.
fn days(at: &At, page: &Planned) -> (Option<String>, Option<String>) {
    // Only whole days: the format knows no months.
    let day = |text: String| (text.len() == "2021-02-17".len()).then_some(text);
    let published = match page.kind {
        Kind::Article(id) => at.cx.b.source(id).published.get().and_then(|d| machine(&d.days)).and_then(day),
        Kind::Number(_) | Kind::Deadline(_) | Kind::Question(_) | Kind::Disagreement(_) => None,
        _ => return (None, None),
    };
    (published, Some(iso(at.cx.b.site.as_of)))
}

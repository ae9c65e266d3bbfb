//! Deadlines for calendars (RFC 5545): one all-day entry on the day, or over the days, that the deadline's page shows.
//!
//! Nothing in it comes from a clock: the stamp is the briefing's own date, and an entry keeps its UID as long as the
//! deadline keeps its id.

use super::context::{At, Context};
use super::dates;
use super::deadline::is_wide;
use super::part::{plain, straight};
use super::url;
use super::words::fill;
use crate::model::{Claim, DeadlineId, DeadlineStatus, Modality, SubjectId, VerdictKind};
use jiff::civil::Date;

/// A line may have so many bytes without its end.
const LINE: usize = 75;

/// A calendar for each deadline with a date, and one for all: path and text.
pub fn files(cx: &Context) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut all = Vec::new();
    for (d, i) in cx.b.deadlines.iter().zip(0..) {
        let path = url::subject(cx.b, SubjectId::Deadline(DeadlineId(i)));
        let at = At { cx, path: "", root: "", cited: None };
        if let Some(event) = event(&at, DeadlineId(i), &path) {
            let name = fill(cx.w.feed_of, &[("label", &d.label), ("site", &cx.b.site.title)]);
            out.push((url::beside(&path, "ics"), calendar(&name, &event)));
            all.extend(event);
        }
    }
    if !all.is_empty() {
        let name = fill(cx.w.calendar_name, &[("site", &cx.b.site.title)]);
        out.push((url::CALENDAR.to_owned(), calendar(&name, &all)));
    }
    out
}

fn calendar(name: &str, events: &[String]) -> String {
    let head = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//briefing//deadlines//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escape(name)),
    ];
    let lines = head.iter().chain(events).map(String::as_str).chain(["END:VCALENDAR"]);
    lines.map(fold).collect()
}

/// How sure a calendar is of a date.
enum Fixed {
    /// An agreement, a law or an announcement sets it, and no report gives another.
    Confirmed,
    /// Planned, disputed, or not said to be set by anything.
    Tentative,
}

/// A date that is due. `None` where none is named, and for what is only usual or expected: no calendar has that.
fn fixed(cx: &Context, id: DeadlineId, claim: &Claim) -> Option<Fixed> {
    let disputed = cx.subject_verdict(SubjectId::Deadline(id)).kind == VerdictKind::Disagree.word();
    match claim.modality {
        Modality::Forecast | Modality::Habitual | Modality::Wished => None,
        Modality::Actual | Modality::Required if !disputed && cx.b.deadline(id).instrument.is_some() => {
            Some(Fixed::Confirmed)
        }
        _ => Some(Fixed::Tentative),
    }
}

/// The lines of one entry.
fn event(at: &At, id: DeadlineId, path: &str) -> Option<Vec<String>> {
    let (b, w) = (at.cx.b, at.cx.w);
    let d = b.deadline(id);
    let (ix, due) = at.leading_due(id)?;
    let last = due.day()?;
    let first = due.soft.from.filter(|_| is_wide(due)).unwrap_or(last);
    let shown = at.due_day(id)?;
    let fixed = fixed(at.cx, id, b.claim(ix))?;
    let slots = [
        ("answer", plain(&at.deadline_answer(id))),
        ("status", at.deadline_status(d.status).to_owned()),
        ("date", dates::day(b.site.as_of, w)),
    ];
    let text = fill(w.calendar_text, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
    let status = match (d.status, fixed) {
        (DeadlineStatus::Void, _) => "CANCELLED",
        (_, Fixed::Confirmed) => "CONFIRMED",
        (_, Fixed::Tentative) => "TENTATIVE",
    };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:deadline-{}@{}", d.id, owner(at.cx)),
        format!("DTSTAMP:{}T000000Z", basic(b.site.as_of)),
        format!("SEQUENCE:{}", d.amended_by.len()),
        format!("DTSTART;VALUE=DATE:{}", basic(first)),
        // The end is the first day that is free again.
        format!("DTEND;VALUE=DATE:{}", basic(last.tomorrow().unwrap_or(last))),
        format!("SUMMARY:{}", escape(&at.with_mood(&d.label, &shown.mood))),
        format!("DESCRIPTION:{}", escape(&text)),
        format!("STATUS:{status}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    if let Some(base) = b.site.base_url.as_deref() {
        lines.push(format!("URL:{}", url::absolute(base, path)));
    }
    lines.push("END:VEVENT".to_owned());
    Some(lines)
}

/// The deadline has an entry in the calendar.
pub fn has_entry(cx: &Context, id: DeadlineId) -> bool {
    let at = At { cx, path: "", root: "", cited: None };
    let dated = at.leading_due(id).filter(|(_, due)| due.day().is_some());
    dated.is_some_and(|(ix, _)| fixed(cx, id, cx.b.claim(ix)).is_some())
}

/// Tells this site's entries from any other's. A site without an address goes by its title.
fn owner(cx: &Context) -> String {
    let site = &cx.b.site;
    match site.base_url.as_deref().and_then(|base| Some((url::host(base)?, url::base_path(base)?))) {
        Some((host, path)) => format!("{}{host}", path.trim_matches('/').replace('/', ".") + "."),
        None => format!("{}.invalid", blake3::hash(site.title.as_bytes()).to_hex().get(..16).unwrap_or_default()),
    }
    .trim_start_matches('.')
    .to_owned()
}

fn basic(day: Date) -> String {
    dates::iso(day).replace('-', "")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in straight(text).chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Ends a line, and continues it on further ones where it is too long. Characters stay whole.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        for text in ["x".repeat(74), "x".repeat(75), "x".repeat(76), "é".repeat(200), "日本".repeat(90)] {
            let folded = fold(&text);
            assert!(folded.ends_with("\r\n"));
            assert!(folded.split("\r\n").all(|l| l.len() <= LINE), "{folded:?}");
            assert_eq!(folded.replace("\r\n ", "").trim_end(), text);
        }
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escape("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }
}

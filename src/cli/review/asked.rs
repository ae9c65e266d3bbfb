//! What an article rests on and nobody has said yet: its outlet and its day. They are asked for before anything else, for a
//! claim of a paper that is not known, on a day that is not known, says little.

use super::change::Planned;
use super::desk::Desk;
use super::{finish, proposal, walk};
use crate::cli::import::outlet_entry;
use crate::finding::human::harmless;
use crate::import::day;
use crate::model::{ActorKind, Known, Source};
use crate::parse::edit::{Sheet, Unusual};
use crate::reading::written;
use std::io::BufRead;

/// One thing that an article does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Outlet,
    Day,
    Address,
}

impl Missing {
    pub fn word(self) -> &'static str {
        match self {
            Missing::Outlet => "outlet",
            Missing::Day => "day of publication",
            Missing::Address => "address",
        }
    }
}

/// What is unknown of an article without a reason why.
pub fn missing(source: &Source) -> Vec<Missing> {
    fn open<T>(value: &Known<T>) -> bool {
        matches!(value, Known::Unknown { reason: None })
    }
    let all = [
        (open(&source.outlet), Missing::Outlet),
        (open(&source.published), Missing::Day),
        (open(&source.url), Missing::Address),
    ];
    all.into_iter().filter_map(|(open, what)| open.then_some(what)).collect()
}

/// The drafts whose outlet or day is unknown, and what of them; the address is no reason to ask by itself.
pub fn open(desk: &Desk, article: Option<&str>) -> Vec<(String, Vec<Missing>)> {
    let sources = desk.run.briefing.sources.iter();
    let meant = sources.filter(|s| article.is_none_or(|a| a == s.id) && proposal::is_draft(desk, &s.id));
    let asked = meant.map(|s| (s.id.clone(), missing(s)));
    asked.filter(|(_, missing)| missing.iter().any(|m| *m != Missing::Address)).collect()
}

/// Asks for each; false where the editor would stop.
pub fn walk(desk: &mut Desk, article: Option<&str>, input: &mut dyn BufRead) -> anyhow::Result<bool> {
    for (id, missing) in open(desk, article) {
        let source = desk.run.briefing.sources.iter().find(|s| s.id == id);
        let title = source.map_or_else(String::new, |s| s.title.clone());
        crate::cli::print(&format!("\n{}: “{}”\n", harmless(&id), harmless(&title)))?;
        for what in missing {
            if !ask(desk, &id, what, input)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn ask(desk: &mut Desk, id: &str, what: Missing, input: &mut dyn BufRead) -> anyhow::Result<bool> {
    let form = match what {
        Missing::Outlet => "its name, or the id of a registered one",
        Missing::Day => "as 2026-03-03",
        Missing::Address => "https://…",
    };
    let question = format!("  the {} is unknown: {form}, `unknown REASON`, [s]kip, [q]uit ", what.word());
    loop {
        let Some(typed) = walk::answer(input, &question)? else { return Ok(false) };
        match typed.to_lowercase().as_str() {
            "q" | "quit" => return Ok(false),
            "" | "s" | "skip" => return Ok(true),
            _ => {}
        }
        desk.refresh()?;
        let planned = match typed.strip_prefix("unknown ") {
            Some(reason) => {
                Some(with(desk, id, what, &format!("unknown ({})", reason.trim().trim_matches(['(', ')']))))
            }
            None => answered(desk, id, what, &typed),
        };
        match planned {
            None => finish::complain(&format!("“{typed}” is no {}", what.word())),
            Some(planned) => {
                if finish::make(desk, planned)? {
                    return Ok(true);
                }
            }
        }
    }
}

/// `None` where the answer is none.
fn answered(desk: &Desk, id: &str, what: Missing, typed: &str) -> Option<Result<Planned, Unusual>> {
    match what {
        Missing::Day => Some(with(desk, id, what, &written(&day(typed)?)?)),
        Missing::Address => Some(with(desk, id, what, &crate::import::address(typed)?)),
        Missing::Outlet => {
            let b = &desk.run.briefing;
            let named = |n: &str| n.eq_ignore_ascii_case(typed);
            let mut outlets = b.actors.iter().filter(|a| a.kind == ActorKind::Outlet);
            let known = outlets.find(|a| a.id == typed || named(&a.name) || a.aliases.iter().any(|n| named(n)));
            if let Some(actor) = known {
                return Some(with(desk, id, what, &actor.id.clone()));
            }
            // One letter is a slip of the keys.
            let name = crate::import::harmless_line(typed);
            if name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
                return None;
            }
            let (outlet, texts) = outlet_entry(&desk.run, &name);
            let planned = with(desk, id, what, &outlet).map(|mut planned| {
                let article = std::mem::take(&mut planned.change);
                texts.into_iter().for_each(|(path, text)| planned.change.put(&path, Some(text)));
                article.into_texts().into_iter().for_each(|(path, text)| planned.change.put(&path, text));
                planned
            });
            Some(planned)
        }
    }
}

fn with(desk: &Desk, id: &str, what: Missing, value: &str) -> Result<Planned, Unusual> {
    let key = match what {
        Missing::Outlet => "outlet",
        Missing::Day => "published",
        Missing::Address => "url",
    };
    let path = format!("content/articles/{id}.md");
    let text = desk.run.files.by_path(&path).map_or("", |f| desk.run.files.get(f).text.as_str());
    let value = crate::import::draft::document::value(value);
    let mut planned = Planned::default();
    planned.change.put(&path, Some(Sheet::new(&path, text).with_top_value(key, &value)?));
    Ok(planned)
}

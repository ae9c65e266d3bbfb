//! The questions one by one, on plain lines: any terminal, a pipe, a test. Each answer is written at once.

use super::change::{self, Planned};
use super::desk::Desk;
use super::proposal::{self, Proposal};
use super::{asked, editor, finish, registry, shown, wordings};
use crate::cli::show::count;
use anyhow::bail;
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal};

const KEYS: &str = "[a]ccept [e]dit [n]ew entry [i]gnore [s]kip [b]ack [q]uit [?] ";

const HELP: &str = "\x20 a  accept: takes away `status: proposed`, and moves what the claim needs to the registries
  e  edit: opens this claim alone in $VISUAL or $EDITOR, and comes back with what is then read
  n  new entry: the same for the entry that the claim is about, where that is new: its id, its label, its unit
  i  ignore: takes the claim away and keeps its words with your reason, so that nobody proposes them again;
     `i REASON` does it in one line
  s  skip: leaves it as it is
  b  back: to the one before
  q  quit: everything answered so far is written already
";

/// What was done.
#[derive(Default)]
struct Done {
    accepted: usize,
    ignored: usize,
}

pub fn walk(desk: &mut Desk, article: Option<&str>, input: &mut dyn BufRead) -> anyhow::Result<()> {
    if !asked::open(desk, article).is_empty() {
        let goes_on = asked::walk(desk, article, input)?;
        if !goes_on || proposal::all(desk, article).is_empty() {
            return Ok(());
        }
    }
    let mut ids: Vec<String> = proposal::all(desk, article).into_iter().map(|p| p.id).collect();
    let total = ids.len();
    let mut done = Done::default();
    let mut at = 0;
    // What an editor typed and the checks refused.
    let mut typed: BTreeMap<String, String> = BTreeMap::new();
    let (mut asked, mut stopped) = (false, false);
    while let Some(id) = ids.get(at).cloned() {
        let Some(p) = proposal::all(desk, article).into_iter().find(|p| p.id == id) else {
            at += 1;
            continue;
        };
        crate::cli::terminal::print_coloured(&shown::screen(desk, &p, at + 1, total))?;
        let Some(answer) = answer(input, KEYS)? else {
            if !asked && !std::io::stdin().is_terminal() {
                bail!(
                    "nobody is there to answer: run this on a terminal, or use `--list`, `--accept ID` and \
                     `--ignore ID --reason TEXT`"
                );
            }
            stopped = true;
            break;
        };
        asked = true;
        let (key, rest) = answer.split_once(char::is_whitespace).unwrap_or((answer.as_str(), ""));
        // Whatever somebody has written meanwhile is kept.
        desk.refresh()?;
        let Some(p) = proposal::all(desk, article).into_iter().find(|p| p.id == id) else {
            crate::cli::print("  it is not proposed any more\n")?;
            continue;
        };
        match key.to_lowercase().as_str() {
            "a" | "accept" => {
                if finish::accept(desk, &p)? {
                    done.accepted += 1;
                    at += 1;
                    offer(desk, &p.article, input)?;
                }
            }
            "i" | "ignore" => {
                if ignore(desk, &p, rest, input)? {
                    done.ignored += 1;
                    at += 1;
                    offer(desk, &p.article, input)?;
                }
            }
            "e" | "edit" => {
                let text = match typed.remove(&id) {
                    Some(text) => text,
                    None => change::as_written(desk, &p)?,
                };
                match edit(desk, &p, &text)? {
                    Edited::As(new) => {
                        let place = (p.path(desk).to_owned(), p.entry.list, p.entry.index);
                        let same = |q: &Proposal| (q.path(desk).to_owned(), q.entry.list, q.entry.index) == place;
                        match proposal::all(desk, article).into_iter().find(same) {
                            Some(q) if new => ids[at] = q.id,
                            Some(_) => {}
                            None => {
                                done.accepted += 1;
                                at += 1;
                                offer(desk, &p.article, input)?;
                            }
                        }
                    }
                    Edited::Refused(text) => drop(typed.insert(id, text)),
                }
            }
            "n" | "new" => {
                let text = typed.remove(&format!("new {id}"));
                let places = places(desk, article);
                if let Some(text) = edit_entry(desk, &p, text)? {
                    typed.insert(format!("new {id}"), text);
                }
                // With another id of the entry its claims have other ids as well.
                let now = self::places(desk, article);
                for id in &mut ids {
                    let place = places.iter().find(|(_, i)| *i == id).map(|(place, _)| place);
                    if let Some(new) = place.and_then(|p| now.get(p)) {
                        id.clone_from(new);
                    }
                }
            }
            "s" | "skip" => at += 1,
            "b" | "back" => {
                let open = proposal::all(desk, article);
                let before = ids[..at].iter().rposition(|id| open.iter().any(|p| p.id == *id));
                match before {
                    Some(i) => at = i,
                    None => crate::cli::print("  nothing before this waits\n")?,
                }
            }
            "q" | "quit" => {
                stopped = true;
                break;
            }
            "?" | "h" | "help" => crate::cli::print(HELP)?,
            other => crate::cli::print(&format!(
                "  “{}” is no answer; `?` says which there are\n",
                crate::finding::human::harmless(other)
            ))?,
        }
    }
    if !stopped && article.is_none() {
        wordings::walk(desk, input)?;
    }
    let left = proposal::all(desk, article).len();
    crate::cli::print(&format!(
        "\n{} accepted, {} ignored; {} {}\n",
        count(done.accepted, "claim"),
        done.ignored,
        count(left, "proposal"),
        if left == 1 { "waits" } else { "wait" }
    ))
}

/// Where each proposal stands, and its id.
fn places(desk: &Desk, article: Option<&str>) -> BTreeMap<(String, &'static str, Option<u32>), String> {
    let all = proposal::all(desk, article).into_iter();
    all.map(|p| ((p.path(desk).to_owned(), p.entry.list, p.entry.index), p.id)).collect()
}

/// A line without its end; `None` where there is no more.
pub fn answer(input: &mut dyn BufRead, question: &str) -> anyhow::Result<Option<String>> {
    crate::cli::print(question)?;
    let mut line = Vec::new();
    // Bytes that are no text are no answer either.
    if input.read_until(b'\n', &mut line)? == 0 {
        crate::cli::print("\n")?;
        return Ok(None);
    }
    if !std::io::stdin().is_terminal() {
        crate::cli::print("\n")?;
    }
    Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
}

fn ignore(desk: &mut Desk, p: &Proposal, rest: &str, input: &mut dyn BufRead) -> anyhow::Result<bool> {
    let reason = match rest.trim() {
        "" => answer(input, "  why? ")?.unwrap_or_default(),
        reason => reason.to_owned(),
    };
    if reason.is_empty() {
        crate::cli::print("  without a reason nothing is ignored\n")?;
        return Ok(false);
    }
    finish::ignore(desk, p, &reason)
}

enum Edited {
    /// Written; true where anything was changed.
    As(bool),
    Refused(String),
}

fn edit(desk: &mut Desk, p: &Proposal, text: &str) -> anyhow::Result<Edited> {
    let new = match editor::edit(text) {
        Ok(new) => new,
        Err(e) => {
            finish::complain(&format!("{e:#}"));
            return Ok(Edited::As(false));
        }
    };
    if new.trim() == change::as_written(desk, p)?.trim() {
        crate::cli::print("  nothing is changed\n")?;
        return Ok(Edited::As(false));
    }
    let planned: Result<Planned, _> = change::edited(desk, p, &new);
    if finish::make(desk, planned)? { Ok(Edited::As(true)) } else { Ok(Edited::Refused(new)) }
}

/// The new entry that a claim is about; the answer is what was typed and refused.
fn edit_entry(desk: &mut Desk, p: &Proposal, typed: Option<String>) -> anyhow::Result<Option<String>> {
    let (kind, id) = p.subject();
    let Some(entry) = registry::named(&desk.run.files, &format!("{kind}s/{id}")) else {
        crate::cli::print(&format!("  this {kind} is not new: change it in content/{kind}s.yaml\n"))?;
        return Ok(None);
    };
    let old = change::entry_as_written(desk, &entry)?;
    let new = match editor::edit(typed.as_deref().unwrap_or(&old)) {
        Ok(new) => new,
        Err(e) => {
            finish::complain(&format!("{e:#}"));
            return Ok(None);
        }
    };
    if new.trim() == old.trim() {
        crate::cli::print("  nothing is changed\n")?;
        return Ok(None);
    }
    let planned = change::entry_edited(desk, &entry, &new);
    Ok((!finish::make(desk, planned)?).then_some(new))
}

/// An article without proposals that is still a draft can be published.
fn offer(desk: &mut Desk, article: &str, input: &mut dyn BufRead) -> anyhow::Result<()> {
    if !proposal::all(desk, Some(article)).is_empty() || !proposal::is_draft(desk, article) {
        return Ok(());
    }
    crate::cli::print(&finish::how_to_publish(article))?;
    let yes = answer(input, "  publish it now? [y/n] ")?.unwrap_or_default().to_lowercase();
    if matches!(yes.as_str(), "y" | "yes") {
        let planned = change::published(desk, article);
        finish::make(desk, planned)?;
    }
    Ok(())
}

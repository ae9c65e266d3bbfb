//! What an answer changes in the files: a claim accepted, ignored or worded anew, an article published. Only made here, not
//! written.

use super::desk::{Change, Desk};
use super::proposal::{Proposal, front};
use super::registry::{self, Listed};
use crate::import::draft::document::{self, read_remark};
use crate::model::Status;
use crate::parse::draft::{ClaimDraft, IgnoredDraft};
use crate::parse::edit::{Entry, Sheet, Spot, Unusual};
use crate::parse::{self, Draft};
use crate::text::{File, Files};

/// A change, and in words what moves with it.
#[derive(Default)]
pub struct Planned {
    pub change: Change,
    pub moved: Vec<Listed>,
}

fn is_remark(comment: &str) -> bool {
    read_remark(comment).is_some()
}

pub fn accepted(desk: &Desk, p: &Proposal) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let path = p.path(desk);
    let text = desk.run.files.get(p.entry.file).text.as_str();
    let text = Sheet::new(path, text).without_key(p.entry.list, p.index(), "status", Status::Published.word())?;
    let text = Sheet::new(path, &text).without_comments(p.entry.list, p.index(), is_remark)?;
    let names = registry::named_by(&p.draft);
    out.moved = moved(desk, &mut out.change, &names, path, text)?;
    Ok(out)
}

/// Registries first, then the text that needs them, then what was proposed: whatever is cut off leaves nothing dangling.
fn moved(desk: &Desk, change: &mut Change, names: &[String], path: &str, text: String) -> Result<Vec<Listed>, Unusual> {
    let entries = registry::needed(&desk.run.files, change, names);
    registry::accept(&desk.run.files, change, &entries)?;
    change.put(path, Some(text));
    registry::drop_proposed(&desk.run.files, change, &entries)?;
    Ok(entries)
}

/// A proposed entry by itself, with what it points to.
pub fn entry_accepted(desk: &Desk, entry: &Listed) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    out.moved = registry::needed(&desk.run.files, &out.change, entry.points_to());
    if !out.moved.contains(entry) {
        out.moved.push(entry.clone());
    }
    registry::accept(&desk.run.files, &mut out.change, &out.moved)?;
    registry::drop_proposed(&desk.run.files, &mut out.change, &out.moved)?;
    Ok(out)
}

/// A proposed entry taken away. No text holds it, so there is nowhere to keep a reason.
pub fn entry_dropped(desk: &Desk, entry: &Listed) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    registry::drop_proposed(&desk.run.files, &mut out.change, std::slice::from_ref(entry))?;
    Ok(out)
}

fn proposed_file<'a>(desk: &'a Desk, entry: &Listed) -> (String, &'a str) {
    let path = format!("{}{}", registry::FOLDER, entry.registry);
    let text = desk.run.files.by_path(&path).map_or("", |f| desk.run.files.get(f).text.as_str());
    (path, text)
}

/// A proposed entry as it is written, from the first column, with the comments above it.
pub fn entry_as_written(desk: &Desk, entry: &Listed) -> Result<String, Unusual> {
    let (path, text) = proposed_file(desk, entry);
    let entry = Sheet::new(&path, text).entry("", entry.index)?;
    Ok(entry.comments.iter().map(|c| format!("{c}\n")).collect::<String>() + &entry.body)
}

/// A proposed entry as an editor has worded it anew; where that has another id, the claims on it follow.
pub fn entry_edited(desk: &Desk, entry: &Listed, text: &str) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let (path, old) = proposed_file(desk, entry);
    let new = Entry { comments: Vec::new(), body: format!("{}\n", text.trim_end()) };
    let sheet = Sheet::new(&path, old);
    let with_new = sheet.with_other("", entry.index, &new)?;
    let listed = registry::entries(entry.registry, &path, &with_new);
    let id = listed.into_iter().find(|e| e.index == entry.index).map(|e| e.id);
    if let Some(id) = id.filter(|id| *id != entry.id) {
        // Both stand there until every claim has the new one.
        out.change.put(&path, Some(sheet.with("", Spot::After(entry.index), &new)?));
        renamed(desk, &mut out.change, entry, &id)?;
    }
    out.change.put_last(&path, Some(with_new));
    Ok(out)
}

/// Claims on an entry, by its new id.
fn renamed(desk: &Desk, change: &mut Change, entry: &Listed, id: &str) -> Result<(), Unusual> {
    let kind = entry.registry.strip_suffix("s.yaml").unwrap_or(entry.registry);
    let about = |d: &ClaimDraft| {
        let named = match kind {
            "number" => &d.number,
            "deadline" => &d.deadline,
            "question" => &d.question,
            _ => return false,
        };
        named.as_ref() == Some(&entry.id)
    };
    for draft in &desk.drafts {
        let (file, list, claims) = match draft {
            Draft::Article { file, claims, .. } => (*file, "claims", claims),
            Draft::Claims { file, claims, .. } => (*file, "", claims),
            _ => continue,
        };
        let path = &desk.run.files.get(file).path;
        for item in claims.iter().filter(|i| about(&i.value)) {
            let text = change.text(&desk.run.files, path).unwrap_or("").to_owned();
            let sheet = Sheet::new(path, &text);
            let mut written = sheet.entry(list, item.index)?;
            written.body = with_id(&written.body, kind, &entry.id, id)
                .ok_or_else(|| Unusual(format!("a claim in {path} names `{}` in an unusual way", entry.id)))?;
            change.put(path, Some(sheet.with_other(list, item.index, &written)?));
        }
    }
    Ok(())
}

/// An entry's lines with another value under this key.
fn with_id(body: &str, key: &str, old: &str, new: &str) -> Option<String> {
    let mut found = false;
    let lines: Vec<String> = body
        .split_inclusive('\n')
        .map(|line| {
            let own = line.trim_start_matches(['-', ' ']);
            let value = own.strip_prefix(key).and_then(|rest| rest.strip_prefix(':')).map(str::trim_start);
            let value = value.and_then(|v| v.split_whitespace().next());
            let names = value.is_some_and(|v| v.trim_matches(['"', '\'']) == old);
            if found || !names {
                return line.to_owned();
            }
            found = true;
            line.replacen(old, new, 1)
        })
        .collect();
    found.then(|| lines.concat())
}

/// A claim whose words do not stand in its article: nothing of it is worth keeping.
pub fn dropped(desk: &Desk, p: &Proposal) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let sheet = Sheet::new(p.path(desk), &desk.run.files.get(p.entry.file).text);
    out.change.put(p.path(desk), Some(sheet.without(p.entry.list, p.index())?));
    Ok(out)
}

/// What would move with a claim.
pub fn with_it(desk: &Desk, p: &Proposal) -> Vec<Listed> {
    registry::needed(&desk.run.files, &Change::default(), &registry::named_by(&p.draft))
}

/// The claim goes, its words and the reason stay, and so does every comment of an editor's.
pub fn ignored(desk: &Desk, p: &Proposal, reason: &str) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let (path, list, index) = (p.path(desk), p.entry.list, p.index());
    let sheet = Sheet::new(path, &desk.run.files.get(p.entry.file).text);
    let mut comments = sheet.entry(list, index)?.comments;
    comments.retain(|c| !is_remark(c));
    comments.extend(sheet.inner_comments(list, index)?);
    let d = &p.draft;
    let quote = d.quote.as_deref().unwrap_or("");
    // Written before the claim goes, where that is another file.
    put_ignored(desk, &mut out.change, &p.article, (quote, d.before.as_deref(), d.after.as_deref()), reason, comments)?;
    let text = out.change.text(&desk.run.files, path).unwrap_or("").to_owned();
    out.change.put(path, Some(Sheet::new(path, &text).without(list, index)?));
    let orphans = orphans(desk, p);
    registry::drop_proposed(&desk.run.files, &mut out.change, &orphans)?;
    Ok(out)
}

/// Words of an article that are no claim on purpose.
pub fn ignored_words(desk: &Desk, article: &str, quote: &str, reason: &str) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    put_ignored(desk, &mut out.change, article, (quote, None, None), reason, Vec::new())?;
    Ok(out)
}

fn put_ignored(
    desk: &Desk,
    change: &mut Change,
    article: &str,
    (quote, before, after): (&str, Option<&str>, Option<&str>),
    reason: &str,
    comments: Vec<String>,
) -> Result<(), Unusual> {
    let Some((file, front)) = front(desk, article) else { return Err(Unusual("the article's file is gone".into())) };
    let path = &desk.run.files.get(file).path;
    // A run that was cut off has written it already.
    let same = |d: &IgnoredDraft| {
        (d.quote.as_deref(), d.before.as_deref(), d.after.as_deref()) == (Some(quote), before, after)
    };
    if front.ignored.iter().any(same) {
        return Ok(());
    }
    let text = change.text(&desk.run.files, path).unwrap_or("").to_owned();
    let entry = Entry { comments, body: document::ignored(quote, before, after, reason) };
    change.put(path, Some(Sheet::new(path, &text).with("ignored", Spot::Last, &entry)?));
    Ok(())
}

/// Proposed subjects that only this claim is about, as an import wrote them: without it they are of no use.
fn orphans(desk: &Desk, p: &Proposal) -> Vec<Listed> {
    let (_, subject) = p.subject();
    let all = registry::proposed(&desk.run.files, &Change::default());
    let about = |c: &ClaimDraft| [&c.number, &c.deadline, &c.question].into_iter().flatten().any(|id| id == subject);
    let mut uses = 0;
    for draft in &desk.drafts {
        if let Draft::Article { claims, .. } | Draft::Claims { claims, .. } = draft {
            uses += claims.iter().filter(|c| about(&c.value)).count();
        }
    }
    let untouched = |e: &&Listed| {
        let (path, text) = proposed_file(desk, e);
        let sheet = Sheet::new(&path, text);
        let none = |c: Vec<String>| c.is_empty();
        sheet.inner_comments("", e.index).is_ok_and(none) && sheet.entry("", e.index).is_ok_and(|e| none(e.comments))
    };
    let is_subject = |e: &&Listed| !["actors.yaml", registry::WORDINGS].contains(&e.registry) && e.id == subject;
    let subjects = all.iter().filter(is_subject).filter(|_| uses == 1);
    subjects.filter(untouched).cloned().collect()
}

/// A claim as an editor has worded it anew, comments included; where it is no longer proposed it is accepted with that.
pub fn edited(desk: &Desk, p: &Proposal, text: &str) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let path = p.path(desk);
    let entry = Entry { comments: Vec::new(), body: format!("{}\n", text.trim_end()) };
    let old = Sheet::new(path, &desk.run.files.get(p.entry.file).text);
    let new = old.with_other(p.entry.list, p.index(), &entry)?;
    let parsed = parse::parse(&Files::new(vec![File::new(path, new.clone())])).value;
    let claims = parsed.iter().find_map(|d| match d {
        Draft::Article { claims, .. } | Draft::Claims { claims, .. } => Some(claims),
        _ => None,
    });
    let draft = claims.and_then(|c| c.iter().find(|i| i.index == p.index())).map(|i| i.value.clone());
    let accepted = draft.filter(|d| d.status.as_deref().is_none_or(|s| s == Status::Published.word()));
    match accepted {
        Some(d) => out.moved = moved(desk, &mut out.change, &registry::named_by(&d), path, new)?,
        None => out.change.put(path, Some(new)),
    }
    Ok(out)
}

/// A claim as it is written, from the first column, with the comments above it.
pub fn as_written(desk: &Desk, p: &Proposal) -> Result<String, Unusual> {
    let entry = Sheet::new(p.path(desk), &desk.run.files.get(p.entry.file).text).entry(p.entry.list, p.index())?;
    Ok(entry.comments.iter().map(|c| format!("{c}\n")).collect::<String>() + &entry.body)
}

/// The article is no draft any more; its outlet and agencies come with it.
pub fn published(desk: &Desk, article: &str) -> Result<Planned, Unusual> {
    let mut out = Planned::default();
    let Some((file, front)) = front(desk, article) else { return Err(Unusual("the article's file is gone".into())) };
    let file = desk.run.files.get(file);
    let text = Sheet::new(&file.path, &file.text).without_top_key("status", "published")?;
    let names: Vec<String> = front.outlet.iter().chain(&front.agencies).cloned().collect();
    out.moved = moved(desk, &mut out.change, &names, &file.path, text)?;
    Ok(out)
}

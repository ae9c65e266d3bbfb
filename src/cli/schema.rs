//! `briefing schema`: JSON Schemas of the content files, so that editors complete keys and mark mistakes while one types.
//!
//! They are made from the types that the tool itself reads with. Two things are told to editors that the types cannot say:
//! a field that is text may be typed as a bare number (`value: 8000`), and some fields take one of a few words.

use super::{Outcome, Talk};
use crate::durable;
use crate::model::{
    ActorKind, Credibility, DeadlineStatus, Hedge, Modality, NoteStatus, Reliability, Rights, Same, Stance, Status,
    VerdictKind,
};
use crate::parse::draft;
use anyhow::Context;
use clap::ValueEnum;
use schemars::{Schema, schema_for};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing schema schemas")]
pub struct Args {
    /// The folder to write them to
    #[arg(default_value = "schemas")]
    dir: PathBuf,

    /// Print the schema of one kind of file instead
    #[arg(long, value_enum)]
    kind: Option<Kind>,
}

/// A kind of file, or of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Site,
    Actors,
    Numbers,
    Deadlines,
    Questions,
    Events,
    Wordings,
    Corrections,
    Editions,
    Removed,
    Article,
    Claims,
    Disagreement,
    Page,
}

impl Kind {
    fn word(self) -> String {
        self.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default()
    }

    /// The files it describes, below the site's folder.
    fn files(self) -> &'static str {
        match self {
            Kind::Site => "content/site.yaml",
            Kind::Actors => "content/actors.yaml",
            Kind::Numbers => "content/numbers.yaml",
            Kind::Deadlines => "content/deadlines.yaml",
            Kind::Questions => "content/questions.yaml",
            Kind::Events => "content/events.yaml",
            Kind::Wordings => "content/wordings.yaml",
            Kind::Corrections => "content/corrections.yaml",
            Kind::Editions => "content/editions.yaml",
            Kind::Removed => "content/removed.yaml",
            Kind::Article => "content/articles/*.md",
            Kind::Claims => "content/articles/*.claims.yaml",
            Kind::Disagreement => "content/disagreements/*.md",
            Kind::Page => "content/pages/*.md",
        }
    }

    fn types(self) -> Schema {
        match self {
            Kind::Site => schema_for!(draft::SiteDraft),
            Kind::Actors => schema_for!(Vec<draft::ActorDraft>),
            Kind::Numbers => schema_for!(Vec<draft::NumberDraft>),
            Kind::Deadlines => schema_for!(Vec<draft::DeadlineDraft>),
            Kind::Questions => schema_for!(Vec<draft::QuestionDraft>),
            Kind::Events => schema_for!(Vec<draft::EventDraft>),
            Kind::Wordings => schema_for!(Vec<draft::WordingDraft>),
            Kind::Corrections => schema_for!(Vec<draft::CorrectionDraft>),
            Kind::Editions => schema_for!(Vec<draft::EditionDraft>),
            Kind::Removed => schema_for!(Vec<draft::RemovedDraft>),
            Kind::Article => schema_for!(draft::ArticleDraft),
            Kind::Claims => schema_for!(draft::ClaimsFileDraft),
            Kind::Disagreement => schema_for!(draft::NoteDraft),
            Kind::Page => schema_for!(draft::PageDraft),
        }
    }
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    if let Some(kind) = args.kind {
        super::print(&text(kind))?;
        return Ok(Outcome::Fine);
    }
    for kind in Kind::value_variants() {
        let path = args.dir.join(file_name(*kind));
        durable::write(&path, text(*kind).as_bytes()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    if !talk.quiet {
        super::print(&wiring(&args.dir))?;
    }
    Ok(Outcome::Fine)
}

fn file_name(kind: Kind) -> String {
    format!("{}.schema.json", kind.word())
}

/// How to make an editor use them.
fn wiring(dir: &Path) -> String {
    let kinds = Kind::value_variants();
    let shown = dir.display().to_string().replace('\\', "/");
    let from = |depth: &str| if dir.is_absolute() { shown.clone() } else { format!("{depth}{shown}") };
    let mut text =
        format!("{} schemas in {shown}. Editors with the YAML language server use one where the file's\n", kinds.len());
    text.push_str("first line names it, as seen from that file:\n\n");
    for kind in kinds.iter().filter(|k| k.files().ends_with(".yaml")) {
        let up = "../".repeat(kind.files().matches('/').count());
        text.push_str(&format!("  {}\n", kind.files()));
        text.push_str(&format!("    # yaml-language-server: $schema={}/{}\n", from(&up), file_name(*kind)));
    }
    text.push_str(
        "\nThe others describe front matter; an editor that completes front matter takes them by file pattern:\n\n",
    );
    for kind in kinds.iter().filter(|k| k.files().ends_with(".md")) {
        text.push_str(&format!("  {}  {}/{}\n", kind.files(), from(""), file_name(*kind)));
    }
    text
}

/// The schema of one kind, as it is written.
fn text(kind: Kind) -> String {
    let mut schema = kind.types().to_value();
    for_editors(&mut schema);
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), json!(kind.files()));
    }
    for (type_name, field, words) in vocabularies() {
        // The outermost type stands at the top of its schema, the others below `$defs`; a list's entries always do.
        let at_top = format!("/properties/{field}");
        let below = format!("/$defs/{type_name}/properties/{field}");
        let is_top = top_type(kind) == Some(type_name);
        let target = if is_top { schema.pointer_mut(&at_top) } else { schema.pointer_mut(&below) };
        if let Some(property) = target.and_then(Value::as_object_mut) {
            property.insert("enum".into(), json!(words));
        }
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn top_type(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Article => Some("ArticleDraft"),
        Kind::Disagreement => Some("NoteDraft"),
        _ => None,
    }
}

/// Text may be typed as a bare number, and a key without a value is a mistake.
fn for_editors(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(types) = object.get_mut("type") {
                let mut list: Vec<Value> = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
                list.retain(|t| t != "null");
                if list.contains(&json!("string")) {
                    list.push(json!("number"));
                }
                *types = if list.len() == 1 { list.remove(0) } else { Value::Array(list) };
            }
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            if let Some(Value::Array(any)) = object.get_mut("anyOf") {
                any.retain(|s| s != &json!({ "type": "null" }));
            }
            object.values_mut().for_each(for_editors);
        }
        Value::Array(list) => list.iter_mut().for_each(for_editors),
        _ => {}
    }
}

/// Fields that take one of a few words: type, field, words.
fn vocabularies() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let status = vec!["published", "draft", "retracted"];
    vec![
        ("ActorDraft", "kind", ActorKind::ALL.map(ActorKind::word).to_vec()),
        ("NumberDraft", "series", vec!["level", "cumulative", "fixed"]),
        ("DeadlineDraft", "status", DeadlineStatus::ALL.map(DeadlineStatus::word).to_vec()),
        ("ArticleDraft", "rights", Rights::ALL.map(Rights::word).to_vec()),
        ("ArticleDraft", "status", status),
        ("GradeDraft", "reliability", Reliability::ALL.map(Reliability::word).to_vec()),
        ("GradeDraft", "credibility", Credibility::ALL.map(Credibility::word).to_vec()),
        ("WordingDraft", "same", Same::ALL.map(Same::word).to_vec()),
        ("ClaimDraft", "hedge", Hedge::ALL.map(Hedge::word).to_vec()),
        ("ClaimDraft", "stance", Stance::ALL.map(Stance::word).to_vec()),
        ("ClaimDraft", "modality", Modality::ALL.map(Modality::word).to_vec()),
        ("ClaimDraft", "status", Status::ALL.map(Status::word).to_vec()),
        ("NoteDraft", "status", NoteStatus::ALL.map(NoteStatus::word).to_vec()),
        ("NoteDraft", "expect", VerdictKind::ALL.map(VerdictKind::word).to_vec()),
        ("OverrideDraft", "verdict", VerdictKind::ALL.map(VerdictKind::word).to_vec()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(kind: Kind) -> Value {
        serde_json::from_str(&text(kind)).unwrap()
    }

    #[test]
    fn every_vocabulary_reaches_a_schema() {
        let all: Vec<String> = Kind::value_variants().iter().map(|k| text(*k)).collect();
        for (type_name, field, words) in vocabularies() {
            let wanted = serde_json::to_string_pretty(&json!({ "enum": words })).unwrap();
            // Compared without white space, because the depth of indentation differs.
            let dense = |s: &str| s.split_whitespace().collect::<String>();
            let wanted = dense(wanted.trim_matches(['{', '}']));
            assert!(all.iter().any(|s| dense(s).contains(&wanted)), "{type_name}.{field}");
        }
    }

    #[test]
    fn unknown_keys_are_marked_and_bare_numbers_are_not() {
        let claims = schema(Kind::Claims);
        assert_eq!(claims["type"], "array");
        let claim = &claims["$defs"]["ClaimDraft"];
        assert_eq!(claim["additionalProperties"], false);
        assert_eq!(claim["properties"]["value"]["type"], json!(["string", "number"]));
        assert_eq!(claim["properties"]["sic"]["type"], "boolean");
        assert!(claim["properties"]["quote"]["description"].as_str().unwrap().contains("exactly"));
    }

    #[test]
    fn every_kind_has_a_description_of_its_fields() {
        for kind in Kind::value_variants() {
            assert!(schema(*kind).is_object() && text(*kind).contains("\"properties\""), "{kind:?}");
        }
    }
}

//! What the YAML parsers complain about, in words an editor can act on.

use super::tree::{Problem, here};
use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place, floor};
use std::ops::Range;

/// A problem of the tree.
pub fn problem(file: FileId, problem: &Problem) -> Finding {
    let at = |span: &Range<usize>| Place::bytes(file, span.clone());
    match problem {
        Problem::Alias(what, span) => Finding::new(Rule::YamlAlias, at(span), format!("{what} in YAML"))
            .label("not used here")
            .help(match *what {
                "a tag" => "leave out the word that begins with `!`, or put the text in quotes",
                _ => "write the value out; text that begins with `&`, `*` or `!` needs quotes",
            }),
        Problem::KeyNotWord(span) => Finding::new(Rule::YamlShape, at(span), "a key is a single word")
            .label("this is a list or a map")
            .help("text that begins with `[` or `{` needs quotes around it"),
        Problem::SecondDocument(span) => Finding::new(Rule::YamlSyntax, at(span), "a second YAML document in one file")
            .label("everything from here on is not read")
            .help("delete this `---`"),
        Problem::TooMany(span) => Finding::new(Rule::YamlTooMany, at(span), "too many YAML values in one file")
            .label("reading stopped here")
            .help("split the file"),
        Problem::TooDeep(span) => Finding::new(Rule::YamlTooMany, at(span), "YAML nested too deeply")
            .label("reading stopped here")
            .help("nothing in a briefing needs more than a few levels; text with brackets needs quotes around it"),
        Problem::Syntax(message, span) => unreadable(file, span.clone(), message),
    }
}

/// An error of the YAML library, for a text that stands at byte `offset` of its file.
pub fn error(file: FileId, yaml: &str, offset: usize, error: &serde_yaml::Error) -> Finding {
    let text = error.to_string();
    let (problem, context) = parts(&text);
    // In bytes, unlike the places of the other parser.
    let at = floor(yaml, error.location().map_or(0, |location| location.index()));
    // Where the end of the file is the trouble, what was begun and not ended is the place to look at.
    let begun = context.and_then(|(words, line, column)| Some((words, byte(yaml, line, column)?)));
    let (words, begun) = match begun {
        Some((words, begun)) => (words, Some(begun)),
        None => (context.map_or("", |(words, ..)| words), None),
    };
    let character = yaml.get(at..).and_then(|rest| rest.chars().next());
    let finding = |at: usize, message: &str, label: &str, help: &str| {
        Finding::new(Rule::YamlSyntax, Place::bytes(file, here(yaml, at, offset)), message).label(label).help(help)
    };
    if words.contains("quoted scalar") && problem.contains("end of stream") {
        return finding(
            begun.unwrap_or(at),
            "a quotation mark that is not closed",
            "opened here",
            "close it; inside single quotes an apostrophe is written twice: `''`",
        );
    }
    if words.contains("flow") && (problem.contains("did not find expected") || problem.contains("end of stream")) {
        return finding(
            begun.unwrap_or(at),
            "a bracket that is not closed",
            "opened here",
            "close it; text that begins with `[` or `{` needs quotes around it",
        );
    }
    if problem.contains("mapping values are not allowed") {
        return finding(
            at,
            "a `: ` inside a value",
            "a key cannot stand here",
            "text that holds `: ` needs quotes around it",
        );
    }
    if character == Some('\t') {
        return finding(at, "a tab in YAML", "indented with a tab", "indent with spaces");
    }
    if problem.contains("cannot start any token") {
        return finding(
            at,
            "a value that begins with a reserved character",
            "not without quotes",
            "put the text in quotes",
        );
    }
    if problem.contains("escape") {
        return finding(
            at,
            "a backslash that means nothing",
            "no such escape",
            "inside double quotes write `\\\\`, or use single quotes",
        );
    }
    if problem.contains("expected key") || problem.contains("expected '-' indicator") {
        return finding(
            at,
            "a line that does not fit the ones before it",
            "cannot stand here",
            "the keys of one entry stand exactly below each other, and each entry begins with `- `; a value that \
             begins with a quotation mark must end with it",
        );
    }
    unreadable(file, here(yaml, at, offset), problem)
}

fn unreadable(file: FileId, span: Range<usize>, problem: &str) -> Finding {
    Finding::new(Rule::YamlSyntax, Place::bytes(file, span), format!("this YAML cannot be read: {problem}"))
        .label("stopped here")
        .help("text with unusual characters needs quotes around it")
}

/// `PROBLEM at line 1 column 2, CONTEXT at line 3 column 4`: the problem, and the context with its line and column.
fn parts(text: &str) -> (&str, Option<(&str, usize, usize)>) {
    let Some((problem, rest)) = text.split_once(" at line ") else { return (text, None) };
    let Some((_, context)) = rest.split_once(", ") else { return (problem, None) };
    let Some((words, place)) = context.split_once(" at line ") else { return (problem, Some((context, 0, 0))) };
    let (line, column) = place.split_once(" column ").unwrap_or((place, ""));
    (problem, Some((words, line.parse().unwrap_or(0), column.parse().unwrap_or(0))))
}

fn byte(yaml: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = yaml.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = yaml.get(start..)?;
    rest.char_indices().nth(column.checked_sub(1)?).map(|(i, _)| start + i)
}

//! `briefing explain`: what a rule is for, or where a fact comes from and how a verdict was reached.
//!
//! The sentences about verdicts are those of the site itself; this command adds the file and line of everything that was
//! typed. The facts are in `explain/facts.rs`.

use super::Outcome;
use super::site::SiteArgs;
use crate::finding::{Rule, Severity};
use anyhow::bail;

pub mod facts;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing explain B0301\n  briefing explain number-troops-in-afghanistan")]
pub struct Args {
    /// The code of a rule, or the id of a claim (`article/claim`), a subject or a disagreement
    #[arg(value_name = "CODE|ID")]
    what: String,

    #[command(flatten)]
    site: SiteArgs,
}

pub fn run(args: &Args, talk: super::Talk) -> anyhow::Result<Outcome> {
    if let Some(rule) = Rule::ALL.iter().find(|r| r.code().eq_ignore_ascii_case(&args.what)) {
        super::print(&rule_text(*rule))?;
        return Ok(Outcome::Fine);
    }
    if looks_like_a_code(&args.what) {
        let code = args.what.to_ascii_uppercase();
        match crate::finding::nearest(&code, Rule::ALL.iter().map(|r| r.code())) {
            Some(near) => bail!("there is no rule {code}; did you mean {near}?"),
            None => bail!("there is no rule {code}; the codes look like B0301"),
        }
    }
    let run = args.site.check(talk)?;
    super::print(&facts::explain(&run, &args.what)?)?;
    if run.has_errors() && !talk.quiet {
        super::terminal::tell(
            "The content has errors; what they concern is missing here. `briefing check` lists them.\n",
        );
    }
    Ok(Outcome::Fine)
}

/// `B0301`: no id has a capital letter, and none of the content is called `b` with four digits by accident.
fn looks_like_a_code(text: &str) -> bool {
    text.len() == 5 && text.starts_with(['B', 'b']) && text.bytes().skip(1).all(|b| b.is_ascii_digit())
}

fn rule_text(rule: Rule) -> String {
    let severity = match rule.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    format!("{severity}[{}]: {}\n\n{}", rule.code(), rule.title(), wrapped(rule.explanation(), ""))
}

/// A paragraph in lines of at most 100 characters, each after `indent`; ends its last line.
fn wrapped(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let len = word.chars().count();
        if width > 0 && width + 1 + len > 100 {
            out.push('\n');
            width = 0;
        }
        if width == 0 {
            out.push_str(indent);
            width = indent.chars().count();
        } else {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += len;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_explains_itself_in_lines_that_fit() {
        for rule in Rule::ALL {
            let text = rule_text(*rule);
            assert!(text.contains(rule.code()) && text.contains(rule.title()));
            assert!(text.lines().all(|l| l.chars().count() <= 100), "{text}");
            let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert!(words(&text).ends_with(&words(rule.explanation())));
        }
    }
}

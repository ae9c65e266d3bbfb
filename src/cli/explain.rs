//! `briefing explain`: what a rule is for, or where a fact comes from and how a verdict was reached.

use super::Outcome;
use crate::finding::{Rule, nearest};
use anyhow::bail;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing explain B0301")]
pub struct Args {
    /// The code of a rule
    #[arg(value_name = "CODE")]
    what: String,
}

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    match rule(&args.what) {
        Some(rule) => super::print(&rule_text(rule))?,
        None => {
            let code = args.what.to_ascii_uppercase();
            match nearest(&code, Rule::ALL.iter().map(|r| r.code())) {
                Some(near) => bail!("there is no rule {}; did you mean {near}?", args.what),
                None => bail!("there is no rule {}; the codes look like B0301", args.what),
            }
        }
    }
    Ok(Outcome::Fine)
}

fn rule(code: &str) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|r| r.code().eq_ignore_ascii_case(code))
}

fn rule_text(rule: Rule) -> String {
    let severity = match rule.severity() {
        crate::finding::Severity::Error => "error",
        crate::finding::Severity::Warning => "warning",
        crate::finding::Severity::Note => "note",
    };
    format!("{severity}[{}]: {}\n\n{}\n", rule.code(), rule.title(), rule.explanation())
}

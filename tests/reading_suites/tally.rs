//! Counts per model, the floors under them, and the table that is written from them.

use super::why::BY_TYPE;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Why a case is not like news, as `why.rs` names it.
pub type Reason = &'static str;

/// One model of a suite: how many cases it has, how many are like news, how many of both are read right.
#[derive(Default)]
pub struct Tally {
    pub suite: &'static str,
    pub model: &'static str,
    all: usize,
    right: usize,
    /// Of a type, a grain and a value that news has, whatever the words.
    typed: usize,
    typed_right: usize,
    news: usize,
    news_right: usize,
    excluded: BTreeMap<Reason, usize>,
    /// Cases that the suite's own reference library does not claim to read.
    pub disclaimed: usize,
}

impl Tally {
    pub fn new(suite: &'static str, model: &'static str) -> Tally {
        Tally { suite, model, ..Tally::default() }
    }

    /// One case. `MISSES` in the environment prints what is like news and not read, `all` the rest too, `kinds` what each
    /// kind leaves out.
    pub fn count(&mut self, reason: Option<Reason>, right: bool, miss: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if reason.is_none_or(|r| !BY_TYPE.contains(&r)) {
            self.typed += 1;
            self.typed_right += usize::from(right);
        }
        match reason {
            None => {
                self.news += 1;
                self.news_right += usize::from(right);
            }
            Some(reason) => *self.excluded.entry(reason).or_default() += 1,
        }
        let wanted = std::env::var("MISSES").unwrap_or_default();
        let shown = match wanted.as_str() {
            "" => false,
            "kinds" => reason.is_some(),
            "all" => !right,
            _ => !right && reason.is_none(),
        };
        if shown {
            let kind = reason.map_or(String::new(), |r| format!(" [{r}]"));
            println!("  {} {}{kind}: {}", self.model, if right { "read" } else { "missed" }, miss());
        }
    }

    pub fn any(&self) -> bool {
        self.all > 0
    }

    /// Fails where less of the news-like cases is read than so many per cent.
    pub fn floor(&self, per_cent: usize) {
        println!("{:24} {:28} {}", self.suite, self.model, self.cells().join("  "));
        assert!(
            self.news_right * 100 >= per_cent * self.news,
            "{} {} reads {} of {} news-like cases, less than {per_cent} %",
            self.suite,
            self.model,
            self.news_right,
            self.news
        );
    }

    fn cells(&self) -> [String; 6] {
        [(self.all, self.right), (self.typed, self.typed_right), (self.news, self.news_right)]
            .map(|(all, right)| [all.to_string(), share(right, all)])
            .concat()
            .try_into()
            .unwrap()
    }
}

fn share(right: usize, all: usize) -> String {
    format!("{:.3}", right as f64 / all.max(1) as f64)
}

/// The committed table: one line per model, then what was left out and why.
pub fn table(tallies: &[Tally], why: &[(Reason, &str)], intro: &str) -> String {
    let mut out = String::from(intro);
    out.push_str("\n| suite | model | cases | read right | of those types | read right | news-like | read right | the suite of itself |\n");
    out.push_str("|---|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for t in tallies {
        let [all, right, typed, typed_right, news, news_right] = t.cells();
        let own = share(t.all - t.disclaimed, t.all);
        let _ = writeln!(
            out,
            "| {} | {} | {all} | {right} | {typed} | {typed_right} | {news} | **{news_right}** | {own} |",
            t.suite, t.model
        );
    }
    out.push_str("\n## What is left out as unlike news, by kind of expression\n\n");
    let used: Vec<_> = why.iter().filter(|(name, _)| tallies.iter().any(|t| t.excluded.contains_key(name))).collect();
    let _ = writeln!(out, "| kind | {} |", tallies.iter().map(|t| t.model).collect::<Vec<_>>().join(" | "));
    let _ = writeln!(out, "|---|{}", "--:|".repeat(tallies.len()));
    for (name, _) in &used {
        let counts = tallies.iter().map(|t| t.excluded.get(name).map_or(String::new(), usize::to_string));
        let _ = writeln!(out, "| {name} | {} |", counts.collect::<Vec<_>>().join(" | "));
    }
    out.push('\n');
    for (name, reason) in &used {
        let _ = writeln!(out, "- **{name}**: {reason}");
    }
    out
}

//! `briefing echoes`: long runs of the same words in the private texts of two articles. What follows from them (agency copy,
//! one press release, one remark quoted by both) is for the editor to say.

use super::site::SiteArgs;
use super::{Outcome, Talk};
use crate::finding::human::harmless;
use crate::import::echo::{Echo, Index, LEAST, Original, Quoted};
use crate::pipeline::{self, Options, Run};
use crate::reading::words;
use crate::resolve::OriginalText;
use crate::text::one_line;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::ops::Range;
use std::path::PathBuf;

/// Words of a run that are shown.
const SHOWN: usize = 12;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing echoes\n  briefing echoes --json")]
pub struct Args {
    /// The site's folder: the one that holds `content/`
    #[arg(value_name = "SITE", default_value = ".")]
    site: PathBuf,

    /// The folder of the private texts, where it is not the site's own
    #[arg(long, value_name = "DIR")]
    originals: Option<PathBuf>,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// The runs that two articles share, the longest first.
struct Pair<'a> {
    here: &'a OriginalText,
    there: &'a OriginalText,
    echoes: Vec<Echo>,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let asked = SiteArgs { site: args.site.clone(), originals: args.originals.clone(), base_url: None, drafts: true };
    let options: Options = asked.options()?;
    let run = {
        let _progress = super::progress::Progress::start(talk, "Comparing the originals");
        pipeline::check(&options)?
    };
    let pairs = pairs(&run);
    let said = if args.json { json(&run, &pairs) } else { told(&run, &pairs) };
    super::print(&said)?;
    Ok(Outcome::Fine)
}

fn text<'a>(run: &'a Run, original: &OriginalText) -> &'a str {
    &run.files.get(original.file).text
}

fn pairs(run: &Run) -> Vec<Pair<'_>> {
    let mut all: Vec<&OriginalText> = run.originals.iter().collect();
    all.sort_by(|a, b| a.article.cmp(&b.article));
    let compared = |(i, here): (usize, &&'_ OriginalText)| -> Vec<(usize, usize, Vec<Echo>)> {
        let index = Index::new(&Original { text: text(run, here), excluded: &here.excluded }, LEAST);
        let rest = all.iter().enumerate().skip(i + 1);
        let shared = rest.map(|(j, there)| {
            let mut echoes = index.echoes(&Original { text: text(run, there), excluded: &there.excluded });
            echoes.sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.here.start.cmp(&b.here.start)));
            (i, j, echoes)
        });
        shared.filter(|(_, _, echoes)| !echoes.is_empty()).collect()
    };
    let found: Vec<(usize, usize, Vec<Echo>)> = all.par_iter().enumerate().flat_map_iter(compared).collect();
    let pair = |(i, j, echoes): (usize, usize, Vec<Echo>)| {
        Some(Pair { here: all.get(i).copied()?, there: all.get(j).copied()?, echoes })
    };
    let mut out: Vec<Pair> = found.into_iter().filter_map(pair).collect();
    let longest = |p: &Pair| p.echoes.first().map_or(0, |e| e.words);
    // Sorted stably: those of one length stay in the order of their names.
    out.sort_by_key(|p| std::cmp::Reverse(longest(p)));
    out
}

fn told(run: &Run, pairs: &[Pair]) -> String {
    let n = run.originals.len();
    if n < 2 {
        return "fewer than two private texts are here: there is nothing to compare\n".to_owned();
    }
    if pairs.is_empty() {
        return format!("no two of {n} private texts share {LEAST} words in a row\n");
    }
    let mut out = String::new();
    for p in pairs {
        out.push_str(&format!("{} and {}\n", harmless(&p.here.article), harmless(&p.there.article)));
        for e in &p.echoes {
            let (here, there) = (text(run, p.here), text(run, p.there));
            let at = format!("{} and {}", lines(here, &e.here), lines(there, &e.there));
            let said = beginning(here, &e.here);
            out.push_str(&format!("  {} words, {}, {at}: “{}”\n", e.words, quoted(e.quoted), harmless(&said)));
        }
    }
    out
}

fn json(run: &Run, pairs: &[Pair]) -> String {
    let one = |p: &Pair| -> Vec<Value> {
        let (here, there) = (text(run, p.here), text(run, p.there));
        let echo = |e: &Echo| {
            json!({
                "articles": [p.here.article, p.there.article],
                "words": e.words,
                "quoted": match e.quoted {
                    Quoted::Both => "both",
                    Quoted::One => "one",
                    Quoted::Partly => "partly",
                    Quoted::Neither => "neither",
                },
                "lines": [span(here, &e.here), span(there, &e.there)],
                "begins": beginning(here, &e.here),
            })
        };
        p.echoes.iter().map(echo).collect()
    };
    let all: Vec<Value> = pairs.iter().flat_map(one).collect();
    format!("{:#}\n", json!({ "echoes": all }))
}

/// Whether a run is somebody's remark or the writers' own.
pub fn quoted(how: Quoted) -> &'static str {
    match how {
        Quoted::Both => "quoted in both",
        Quoted::One => "quoted in one",
        Quoted::Partly => "partly quoted",
        Quoted::Neither => "not quoted",
    }
}

/// First and last line, counted from 1.
fn span(text: &str, at: &Range<usize>) -> [usize; 2] {
    let line = |to: usize| text.get(..to).map_or(1, |t| t.matches('\n').count() + 1);
    [line(at.start), line(at.end)]
}

/// "line 8", "lines 34–36"
pub fn lines(text: &str, at: &Range<usize>) -> String {
    match span(text, at) {
        [a, b] if a == b => format!("line {a}"),
        [a, b] => format!("lines {a}–{b}"),
    }
}

/// The first words of a run.
pub fn beginning(text: &str, at: &Range<usize>) -> String {
    let all = text.get(at.clone()).unwrap_or("");
    let ends: Vec<usize> = words(all).map(|(range, _)| range.end).collect();
    let more = if ends.len() > SHOWN { " …" } else { "" };
    let shown = all.get(..ends.get(SHOWN - 1).copied().unwrap_or(all.len())).unwrap_or("");
    one_line(shown) + more
}

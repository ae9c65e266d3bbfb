//! Where a build's time goes: every stage by itself, with the processor's time, the clock's time and the memory held.
//!
//! ```text
//! cargo bench --bench stages -- FOLDER [ROUNDS]
//! ```
//!
//! FOLDER holds a site (`content/`); without one it is this repository's own. Every round builds it from nothing into a
//! folder that goes away afterwards, and once more over what is there. The stages run one after the
//! other, where a build takes every page through all of them at once. The sum is not what `compare.py` measures: that
//! starts the program itself, which prints what it finds. No test; it fails where the site has errors.

use anyhow::{Context, bail};
use briefing::finding::{Finding, any_error, without_echoes};
use briefing::leak::{self, Leaks, Private};
use briefing::parse::Spans;
use briefing::plan::Page;
use briefing::plan::views::View;
use briefing::plan::words::Words;
use briefing::render::{Output, Sink};
use briefing::resolve::Wishes;
use briefing::theme::Theme;
use briefing::write::Writer;
use briefing::{check, parse, plan, read, relate, render, resolve, theme, write};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What one stage took, over all parts of the site.
#[derive(Clone, Copy, Debug)]
struct Cost {
    stage: &'static str,
    /// All threads together; nothing where the system does not tell.
    cpu: Option<Duration>,
    wall: Duration,
    /// The most that was in memory when it was over, in bytes.
    held: Option<u64>,
}

/// Pages whose stages are timed together.
const PART: usize = 128;

/// Keeps the account: what passes between two calls of `lap` is the stage's that the second one names.
struct Clock {
    cpu: Option<Duration>,
    wall: Instant,
    costs: Vec<Cost>,
}

impl Clock {
    fn start() -> Clock {
        Clock { cpu: processor(), wall: Instant::now(), costs: Vec::new() }
    }

    fn lap(&mut self, stage: &'static str) {
        let (cpu, wall, held) = (processor(), Instant::now(), memory("VmRSS"));
        let spent = cpu.zip(self.cpu).map(|(now, before)| now.saturating_sub(before));
        let passed = wall - self.wall;
        (self.cpu, self.wall) = (cpu, wall);
        match self.costs.iter_mut().find(|c| c.stage == stage) {
            Some(c) => {
                c.cpu = c.cpu.zip(spent).map(|(a, b)| a + b);
                c.wall += passed;
                c.held = c.held.max(held);
            }
            None => self.costs.push(Cost { stage, cpu: spent, wall: passed, held }),
        }
    }
}

/// Processor time of this program's threads. The stages leave their threads alive, so none is forgotten.
fn processor() -> Option<Duration> {
    let mut sum = 0;
    for task in std::fs::read_dir("/proc/self/task").ok()? {
        let spent = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        sum += spent.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(sum))
}

/// A line of what the system says of this program's memory, in bytes.
fn memory(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix(what)?.strip_prefix(':'))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}

/// What its stages cost, and what it did to the folder.
type Build = (Vec<Cost>, write::Report);

/// One build, stage by stage.
fn build(site: &Path, options: write::Options) -> anyhow::Result<Build> {
    let mut clock = Clock::start();
    let mut findings: Vec<Finding> = Vec::new();
    let files = read::read(site, None, None)?;
    clock.lap("read");
    let drafts = parse::parse(&files).take(&mut findings);
    clock.lap("parse");
    let wishes = Wishes { drafts: false, base_url: None, today: None };
    let resolution = resolve::resolve(&files, &drafts, &wishes).take(&mut findings);
    clock.lap("resolve");
    let briefing = &resolution.briefing;
    let relations = relate::relate(briefing);
    clock.lap("relate");
    findings.extend(check::check(briefing, &relations));
    let spans = Spans::new(&files);
    let findings = without_echoes(&files, &|place| spans.range(place), &|place| spans.stands(place), findings);
    if any_error(&findings) {
        bail!("{} has errors: `briefing check` lists them", site.display());
    }
    drop((spans, findings, drafts));
    clock.lap("check");
    let words = Words::of(&briefing.site.language);
    let theme = theme::load(&files, briefing.site.theme.as_deref(), words).value;
    clock.lap("theme");
    let private = resolution.private.iter().map(|p| {
        let text = files.get(p.file).text.as_str();
        let all = 0..text.len();
        Private { file: p.file, text, open: vec![all], own: p.own.clone(), quoted: p.quoted.clone() }
    });
    let private: Vec<Private> = private.collect();
    let texts: Vec<_> = files
        .iter()
        .filter(|(_, f)| !f.path.starts_with("originals:") && !f.path.ends_with(".lock"))
        .map(|(id, f)| (id, f.path.as_str(), f.text.as_str()))
        .collect();
    let leaks = Leaks::new(&private, leak::typed(&private, &texts));
    clock.lap("private text");
    let writer = Writer::open(options)?;
    clock.lap("write");
    let mut pages = plan::plan(briefing, &relations).value;
    clock.lap("plan");
    while !pages.is_empty() {
        let rest = pages.split_off(pages.len().min(PART));
        part(std::mem::replace(&mut pages, rest), &theme, &leaks, &writer, &mut clock)?;
    }
    render::assets(&theme).try_for_each(|file| writer.put(&file, "").map(drop))?;
    let report = writer.finish()?;
    clock.lap("write");
    drop((theme, leaks));
    drop(private);
    drop((relations, resolution, files));
    clock.lap("give memory back");
    Ok((clock.costs, report))
}

/// Some pages, from their views to the disk.
fn part(pages: Vec<Page>, theme: &Theme, leaks: &Leaks, writer: &Writer, clock: &mut Clock) -> anyhow::Result<()> {
    let key = |page: &Page| if matches!(page.view, View::Raw(_)) { String::new() } else { render::key(page, theme) };
    let new = |(page, key): &(Page, String)| key.is_empty() || !writer.keeps(&page.path, key);
    let new: Vec<(Page, String)> = pages
        .into_par_iter()
        .map(|page| {
            let key = key(&page);
            (page, key)
        })
        .filter(new)
        .collect();
    clock.lap("keys of pages");
    let (cards, pages): (Vec<_>, Vec<_>) =
        new.into_par_iter().partition(|(page, _)| matches!(page.view, View::Card(_)));
    let mut made = rendered(pages, theme)?;
    clock.lap("render");
    made.extend(rendered(cards, theme)?);
    clock.lap("draw cards");
    let made: Vec<&Output> = made
        .par_iter()
        .map(|(file, key)| Ok((!writer.put(file, key)?).then_some(file)))
        .filter_map(Result::transpose)
        .collect::<anyhow::Result<_>>()?;
    clock.lap("write");
    made.par_iter().for_each(|file| leaks.look(&file.path, file.text()));
    clock.lap("private text");
    Ok(())
}

fn rendered(pages: Vec<(Page, String)>, theme: &Theme) -> anyhow::Result<Vec<(Output, String)>> {
    let all = pages.into_par_iter().map(|(page, key)| Some((render::page(page, theme).ok()?, key)));
    all.collect::<Option<_>>().context("a template cannot be rendered: `briefing build` says why")
}

/// The stages of the round that is in the middle by processor time, or by the clock where that is not known.
fn middle(mut rounds: Vec<Build>) -> Option<Build> {
    rounds.sort_by_key(|(costs, _)| total(costs, |c| c.cpu.unwrap_or(c.wall)));
    let middle = rounds.len() / 2;
    rounds.into_iter().nth(middle)
}

fn total(costs: &[Cost], of: impl Fn(&Cost) -> Duration) -> Duration {
    costs.iter().map(of).sum()
}

fn print(costs: &[Cost]) {
    let sum = total(costs, |c| c.cpu.unwrap_or(c.wall)).as_secs_f64().max(f64::MIN_POSITIVE);
    println!("| stage | CPU s | share | wall s | held after it, at most, MiB |");
    println!("|---|--:|--:|--:|--:|");
    for c in costs {
        let share = 100.0 * c.cpu.unwrap_or(c.wall).as_secs_f64() / sum;
        println!("| {} | {} | {share:.1} % | {:.3} | {} |", c.stage, cpu(c.cpu), c.wall.as_secs_f64(), mib(c.held));
    }
    let all = costs.iter().map(|c| c.cpu).sum::<Option<Duration>>();
    let wall = total(costs, |c| c.wall).as_secs_f64();
    println!("| together | {} | 100 % | {wall:.3} | |", cpu(all));
}

fn cpu(time: Option<Duration>) -> String {
    time.map_or_else(|| "unknown".to_owned(), |t| format!("{:.3}", t.as_secs_f64()))
}

fn mib(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "unknown".to_owned(), |b| (b >> 20).to_string())
}

fn main() -> anyhow::Result<()> {
    // Cargo adds `--bench`.
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let site = args.next().map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let rounds: usize = args.next().map_or(Ok(3), |n| n.parse()).context("ROUNDS is a number, such as 5")?;
    if !site.join("content").is_dir() {
        bail!("{} holds no folder `content`; `python3 benches/corpus.py --help` says how to make one", site.display());
    }
    let (mut clean, mut again) = (Vec::new(), Vec::new());
    for _ in 0..rounds.max(1) {
        // Beside the site, so that the disk is the one that a build would write to.
        let folder = tempfile::Builder::new().prefix(".stages-").tempdir_in(&site)?;
        let cache = Some(folder.path().join("cache"));
        let options = write::Options { out: folder.path().join("public"), cache, ..write::Options::default() };
        clean.push(build(&site, options.clone())?);
        again.push(build(&site, options)?);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{threads} threads; of {} rounds the middle one by processor time; at most {} MiB held",
        clean.len(),
        mib(memory("VmHWM"))
    );
    for (what, rounds) in [("Clean build", clean), ("Nothing changed", again)] {
        let (costs, report) = middle(rounds).context("no round was run")?;
        println!("\n{what}: {} files written, {} unchanged\n", report.written, report.unchanged);
        print(&costs);
    }
    Ok(())
}

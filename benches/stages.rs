//! Where a build's time goes: every stage by itself, with the processor's time, the clock's time and the memory held after it.
//!
//! ```text
//! cargo bench --bench stages -- FOLDER [ROUNDS]
//! ```
//!
//! FOLDER holds a site (`content/`); without one it is this repository's own. The site goes to a folder for the length of
//! the run, from nothing, once a round. It runs the stages as `pipeline` does, but its sum is not what `compare.py`
//! measures: that starts the program itself, and prints what it finds. No test; it fails where the site has errors.

use anyhow::{Context, bail};
use briefing::finding::{Finding, any_error, without_echoes};
use briefing::leak::{self, Private};
use briefing::parse::Spans;
use briefing::plan::words::Words;
use briefing::resolve::Wishes;
use briefing::{check, parse, plan, read, relate, render, resolve, theme, write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What one stage took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    stage: &'static str,
    /// All threads together; nothing where the system does not tell.
    cpu: Option<Duration>,
    wall: Duration,
    /// In bytes, when the stage was over.
    held: Option<u64>,
}

/// Runs the stages and keeps the account.
#[derive(Default)]
struct Clock(Vec<Cost>);

impl Clock {
    fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let (cpu, start) = (processor(), Instant::now());
        let value = work();
        let wall = start.elapsed();
        let cpu = processor().zip(cpu).map(|(after, before)| after.saturating_sub(before));
        self.0.push(Cost { stage, cpu, wall, held: memory("VmRSS") });
        value
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

/// One clean build, stage by stage. The number is that of the files.
fn build(site: &Path, out: &Path) -> anyhow::Result<(Vec<Cost>, usize)> {
    let mut clock = Clock::default();
    let mut findings: Vec<Finding> = Vec::new();
    let files = clock.time("read", || read::read(site, None, None))?;
    let drafts = clock.time("parse", || parse::parse(&files)).take(&mut findings);
    let wishes = Wishes { drafts: false, base_url: None, today: None };
    let resolution = clock.time("resolve", || resolve::resolve(&files, &drafts, &wishes)).take(&mut findings);
    let briefing = &resolution.briefing;
    let relations = clock.time("relate", || relate::relate(briefing));
    let findings = clock.time("check", || {
        findings.extend(check::check(briefing, &relations));
        let spans = Spans::new(&files);
        without_echoes(&files, &|place| spans.range(place), &|place| spans.stands(place), findings)
    });
    if any_error(&findings) {
        bail!("{} has errors: `briefing check` lists them", site.display());
    }
    let pages = clock.time("plan", || plan::plan(briefing, &relations)).value;
    let words = Words::of(&briefing.site.language);
    let theme = clock.time("theme", || theme::load(&files, briefing.site.theme.as_deref(), words)).value;
    let outputs = clock.time("render", || render::render(&pages, &theme)).value;
    clock.time("search for private text", || {
        let private = resolution.private.iter().map(|(file, allowed)| Private {
            file: *file,
            text: &files.get(*file).text,
            allowed: allowed.clone(),
        });
        let texts: Vec<(&str, &[u8])> = outputs.iter().map(|o| (o.path.as_str(), o.text())).collect();
        leak::search(&private.collect::<Vec<_>>(), &texts)
    });
    clock.time("write", || write::write(out, &outputs))?;
    let count = outputs.len();
    clock.time("give memory back", || drop((pages, theme, outputs, relations, findings, resolution, drafts, files)));
    Ok((clock.0, count))
}

/// The stages of the round that is in the middle by processor time, or by the clock where that is not known.
fn middle(mut rounds: Vec<Vec<Cost>>) -> Vec<Cost> {
    rounds.sort_by_key(|r| total(r, |c| c.cpu.unwrap_or(c.wall)));
    let middle = rounds.len() / 2;
    rounds.into_iter().nth(middle).unwrap_or_default()
}

fn total(costs: &[Cost], of: impl Fn(&Cost) -> Duration) -> Duration {
    costs.iter().map(of).sum()
}

fn print(costs: &[Cost]) {
    let sum = total(costs, |c| c.cpu.unwrap_or(c.wall)).as_secs_f64().max(f64::MIN_POSITIVE);
    println!("| stage | CPU s | share | wall s | held after it, MiB |");
    println!("|---|--:|--:|--:|--:|");
    for c in costs {
        let share = 100.0 * c.cpu.unwrap_or(c.wall).as_secs_f64() / sum;
        println!("| {} | {} | {share:.1} % | {:.3} | {} |", c.stage, cpu(c.cpu), c.wall.as_secs_f64(), mib(c.held));
    }
    let all = costs.iter().map(|c| c.cpu).sum::<Option<Duration>>();
    let wall = total(costs, |c| c.wall).as_secs_f64();
    println!("| together | {} | 100 % | {wall:.3} | at most {} |", cpu(all), mib(memory("VmHWM")));
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
    let (mut all, mut count) = (Vec::new(), 0);
    for _ in 0..rounds.max(1) {
        // Beside the site, so that the disk is the one that a build would write to.
        let out = tempfile::Builder::new().prefix(".stages-").tempdir_in(&site)?;
        let costs;
        (costs, count) = build(&site, out.path())?;
        all.push(costs);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{count} files, {threads} threads, the middle of {} rounds by processor time\n", all.len());
    print(&middle(all));
    Ok(())
}

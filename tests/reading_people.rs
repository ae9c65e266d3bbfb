//! How many of the people, bodies, places, quotations and speakers that a person found in the hand-read reports the
//! readers of prose find. The reports lie beside the repository and are not part of it; where they are absent the test
//! says so and passes. Each figure has a floor a little under what was measured.
//!
//! Set `MISSES` in the environment to see what is missed.

mod shared;

use briefing::reading::{self, Name, Speaker};
use serde_json::Value;
use shared::shared;
use std::collections::BTreeSet;

fn text_of(path: &str) -> Option<String> {
    Some(std::fs::read_to_string(shared(path)?).unwrap())
}

/// Words that a form may carry in front of a name.
const TITLES: &str = "mr mrs ms dr gen general president prime minister secretary former acting spokeswoman spokesman \
    secretary-general nato german defense defence of state afghan mullah u.s. us department inspector";

fn plain(form: &str) -> String {
    let straight = form.replace(['’', '‘'], "'").replace(['“', '”'], "\"").to_lowercase();
    let words: Vec<&str> = straight.split_whitespace().collect();
    let words = if words.len() > 1 && words[0] == "the" { &words[1..] } else { &words[..] };
    words.join(" ")
}

fn bare(form: &str) -> String {
    let form = plain(form);
    let mut words: Vec<&str> = form.split(' ').collect();
    while words.len() > 1 && TITLES.split_whitespace().any(|t| t == words[0].trim_end_matches('.')) {
        words.remove(0);
    }
    words.join(" ")
}

fn strings<'a>(v: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    v[key].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn forms<'a>(all: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    all.flat_map(|f| [plain(f), bare(f)]).collect()
}

fn ours(name: &Name) -> BTreeSet<String> {
    forms(std::iter::once(name.name.as_str()).chain(name.aliases.iter().map(String::as_str)))
}

fn gold(actor: &Value) -> BTreeSet<String> {
    forms(strings(actor, "names").chain(actor["canonical"].as_str()))
}

#[derive(Default)]
struct Tally {
    right: usize,
    missed: usize,
    extra: usize,
}

impl Tally {
    fn miss(&mut self, what: &str) {
        self.missed += 1;
        if std::env::var_os("MISSES").is_some() {
            println!("- {what}");
        }
    }

    fn more(&mut self, what: &str) {
        self.extra += 1;
        if std::env::var_os("MISSES").is_some() {
            println!("+ {what}");
        }
    }

    fn floor(&self, what: &str, per_cent: usize) {
        let all = 2 * self.right + self.missed + self.extra;
        println!("{what:20} right {}, missed {}, more {}", self.right, self.missed, self.extra);
        assert!(2 * self.right * 100 >= per_cent * all, "{what}: F1 under {per_cent} %");
    }
}

#[test]
fn people_and_quotations_of_the_reports() {
    let Some(gold_text) = text_of("gold/reports.yaml") else { return };
    let all: Value = serde_yaml::from_str(&gold_text).unwrap();
    let (mut actors, mut quotations, mut speakers) = (Tally::default(), Tally::default(), Tally::default());
    let mut merged = Vec::new();
    for article in all["articles"].as_array().unwrap() {
        let Some(raw) = text_of(&format!("reports/{}", article["file"].as_str().unwrap())) else { return };
        let raw: Vec<char> = raw.chars().collect();
        let number = |v: &Value, key: &str| v[key].as_u64().unwrap() as usize;
        let start = number(&article["body"], "start");
        let body: String = raw[start..number(&article["body"], "end").min(raw.len())].iter().collect();
        let place = |byte: usize| start + body[..byte].chars().count();
        let tag = article["id"].as_str().unwrap();

        let names = reading::names(&body);
        let wanted: Vec<&Value> = article["actors"].as_array().unwrap().iter().collect();
        let optional = |v: &Value| v["optional"].as_bool() == Some(true);
        let mut taken = vec![false; names.len()];
        for w in &wanted {
            let forms_of = gold(w);
            let found = names.iter().enumerate().filter(|(n, _)| !taken[*n]);
            let best = found
                .map(|(n, name)| (ours(name).intersection(&forms_of).count(), n))
                .max_by_key(|(k, n)| (*k, std::cmp::Reverse(*n)));
            match best.filter(|(k, _)| *k > 0) {
                Some((_, n)) => {
                    taken[n] = true;
                    actors.right += usize::from(!optional(w));
                    let have = ours(&names[n]);
                    for other in wanted.iter().filter(|o| !std::ptr::eq(**o, *w)) {
                        if gold(other).difference(&forms_of).any(|f| have.contains(f)) {
                            merged.push(format!("{tag} {} and {}", w["canonical"], other["canonical"]));
                        }
                    }
                }
                None if !optional(w) => actors.miss(&format!("{tag} {}", w["canonical"])),
                None => {}
            }
        }
        for (name, _) in names.iter().zip(&taken).filter(|(_, t)| !**t) {
            let described =
                wanted.iter().any(|w| forms(strings(w, "nominals")).intersection(&ours(name)).next().is_some());
            if !described {
                actors.more(&format!("{tag} {}", name.name));
            }
        }

        let found = reading::quotations(&body);
        let speeches = reading::speakers(&body, &names, &found);
        let spans: Vec<(usize, usize)> = found.iter().map(|q| (place(q.range.start), place(q.range.end))).collect();
        let wanted: Vec<&Value> = article["quotations"].as_array().unwrap().iter().collect();
        let over = |a: (usize, usize), b: (usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
        let span = |w: &Value| (number(w, "start"), number(w, "end"));
        for w in wanted.iter().filter(|w| !optional(w)) {
            let at = span(w);
            let Some(n) = spans.iter().position(|s| over(*s, at) * 10 >= (at.1 - at.0) * 8) else {
                quotations.miss(&format!("{tag} {}", w["text"]));
                continue;
            };
            quotations.right += 1;
            let who = speeches.iter().find(|s| s.quotation == Some(n)).and_then(|s| match s.speaker {
                Speaker::Name(n) => Some(&names[n]),
                Speaker::Words(_) => None,
            });
            let actor = article["actors"].as_array().unwrap().iter().find(|a| a["canonical"] == w["speaker"]);
            let same = who.zip(actor).is_some_and(|(n, a)| ours(n).intersection(&gold(a)).next().is_some());
            if same {
                speakers.right += 1;
            } else {
                speakers.miss(&format!("{tag} {}: {:?}", w["speaker"], who.map(|n| &n.name)));
            }
        }
        for s in &spans {
            if !wanted.iter().any(|w| over(*s, span(w)) > 0) {
                quotations.more(&format!("{tag} {}", raw[s.0..s.1].iter().collect::<String>()));
            }
        }
    }
    actors.floor("actors", 96);
    quotations.floor("quotations", 98);
    speakers.floor("speakers", 97);
    assert!(merged.is_empty(), "merged: {merged:?}");
}

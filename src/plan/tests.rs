//! What readers can rely on in the planned pages: links, anchors, reach, claims behind figures, age, limits.

use super::{Page, plan, views::View};
use crate::finding::{Finding, Severity};
use crate::parse::parse;
use crate::relate::relate;
use crate::resolve::{Wishes, resolve};
use crate::text::{File, Files};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

mod edition;
mod reach;
mod search;
mod shows;
mod ways;

/// A small site with one of everything. Its articles are the editor's own texts, so their bodies are the originals.
const SITE: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: Harbour\nsummary: Boats and a quay.\nas_of: 2021-03-01\nbase_url: https://example.org/harbour/\n",
    ),
    (
        "content/actors.yaml",
        "- {id: gazette, name: The Gazette, kind: outlet}\n\
         - {id: herald, name: The Herald, kind: outlet}\n\
         - {id: wire, name: The Wire, kind: agency}\n\
         - {id: port, name: Port Office, kind: body, former_ids: [harbour-office]}\n\
         - {id: union, name: Dockers' Union, kind: body}\n\
         - {id: ann, name: Ann Sea, kind: person, aliases: [A. Sea], part_of: port, roles: [{role: director, of: port}]}\n\
         - {id: ben, name: Ben Sea, kind: person, never_merge: [ann]}\n\
         - {id: town, name: The Town, kind: place}\n",
    ),
    (
        "content/numbers.yaml",
        "- id: boats\n  label: Boats in the harbour\n  unit: boats\n  place: town\n  former_ids: [ships]\n  populations:\n    - {id: all, label: all boats, sum: [sail, motor]}\n    - {id: sail, label: sailing boats}\n    - {id: motor, label: motor boats}\n\
         - {id: quays, label: Quays, unit: quays, series: fixed}\n\
         - {id: fish, label: Fish, unit: tonnes}\n",
    ),
    (
        "content/deadlines.yaml",
        "- id: dredging\n  label: Dredging ends\n  instrument: The town's contract\n  obligation: dredge the basin\n  obliged: [port]\n  force: binding\n  counted_from: 2021-01-01\n",
    ),
    (
        "content/questions.yaml",
        "- id: safe\n  text: Is the quay safe?\n  proposition: The quay is safe.\n  components:\n    - {id: stones, label: The stones hold}\n    - {id: lamps, label: The lamps work, question: lit}\n  parties: [port, union]\n\
         - {id: lit, text: Do the lamps work?, parties: [union]}\n\
         - {id: binding, text: Does the contract bind?}\n\
         - id: where\n  text: Where do boats moor?\n  answers:\n    - {id: north, label: at the north quay}\n    - {id: south, label: at the south quay}\n",
    ),
    ("content/events.yaml", "- {id: storm, label: The storm, on: 2021-02-10, place: town}\n"),
    (
        "content/corrections.yaml",
        "- {date: 2021-02-28, page: numbers/boats, was: 12 boats, now: about 1000 boats, why: A slip.}\n",
    ),
    (
        "content/articles/gazette-1.md",
        "---\ntitle: Full harbour\noutlet: gazette\npublished: 2021-02-17\nurl: https://example.com/full\nrights: own\nformer_ids: [gazette-one]\nagencies: [wire]\nclaims:\n\
         - {number: boats, of: all, quote: \"about 1,000 boats\", id: total}\n\
         - {number: boats, of: sail, quote: \"600 sailing boats\", id: sails}\n\
         - {number: boats, of: motor, quote: \"about 400 motor boats\", id: motors}\n\
         - {number: quays, quote: \"4 quays\", id: four}\n\
         - {deadline: dredging, quote: \"by the end of April\", id: april}\n\
         - {question: safe, stance: affirm, grounds: [stones], by: ann, for: port, via: [wire], on: 2021-02-16, quote: \"perfectly safe\", id: is-safe}\n\
         - {question: where, answer: north, quote: \"moor in the north\", id: north}\n\
         - {question: binding, stance: affirm, quote: \"must be kept\", id: kept}\n\
         ---\nThere are about 1,000 boats, 600 sailing boats and about 400 motor boats, at 4 quays. The work is to end by the end of April. \
         Ann said the quay is perfectly safe. All moor in the north. The contract must be kept. The [[port|Port Office]] keeps count.\n",
    ),
    (
        "content/articles/herald-1.md",
        "---\ntitle: Crowded harbour\noutlet: herald\npublished: 2021-02-18\nrights: own\nclaims:\n\
         - {number: boats, of: all, quote: \"1,300 boats\", id: total}\n\
         - {number: quays, quote: \"4 quays\", id: four}\n\
         - {deadline: dredging, quote: \"by 1 May\", id: may}\n\
         - {question: safe, stance: doubt, grounds: [lamps], by: union, on: 2021-02-17, quote: \"far from safe\", id: not-safe}\n\
         - {question: lit, stance: deny, by: union, quote: \"are out\", id: out}\n\
         - {question: where, answer: south, quote: \"moor in the south\", id: south}\n\
         - {number: boats, of: motor, quote: \"12 boats sank\", event: storm, id: sank}\n\
         - {number: boats, of: sail, quote: \"9 sails\", id: wrong, status: deprecated, reason: A misprint.}\n\
         ---\nIn all 9 sails were counted. There are 1,300 boats at 4 quays; 12 boats sank. Work lasts by 1 May. The union calls the quay far from safe: the lamps are out. \
         Most moor in the south.\n",
    ),
    (
        "content/articles/nobody-1.md",
        "---\ntitle: Old count\noutlet: unknown (not printed)\npublished: unknown\nadded: 2021-02-20\nrights: own\nclaims:\n\
         - {number: boats, of: all, quote: \"700 boats\", as_of: 2020-06-01, on: 2020-06-02, id: total}\n\
         ---\nLast summer there were 700 boats.\n",
    ),
    (
        "content/disagreements/boats.md",
        "---\nnumber: boats\nstatus: explained\noverride: {verdict: compatible, reason: One counts guests.}\n---\nThe [[herald|Herald]] counts guests.\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\n---\nWe count [[numbers/boats|boats]].\n\n```yaml\na: 1\n```\n"),
    (
        "content/pages/method.md",
        "---\ntitle: Method\nsummary: How we count.\n---\n# One\n\ntext\n\n# Two\n\ntext\n\n# Three\n\ntext\n",
    ),
];

struct Planned {
    pages: Vec<Page>,
    findings: Vec<Finding>,
}

/// The sample with some files replaced or added.
fn site(changes: &[(&str, &str)]) -> Planned {
    let kept = SITE.iter().filter(|(path, _)| changes.iter().all(|(p, _)| p != path));
    let files = Files::new(kept.chain(changes).map(|(path, text)| File::new(*path, *text)).collect());
    let mut findings = Vec::new();
    let drafts = parse(&files).take(&mut findings);
    let resolution = resolve(&files, &drafts, &Wishes::default()).take(&mut findings);
    let errors: Vec<&Finding> = findings.iter().filter(|f| f.severity == Severity::Error).collect();
    let messages: Vec<&str> = errors.iter().map(|f| f.message.as_str()).collect();
    assert!(errors.is_empty(), "the sample itself is wrong: {messages:?}");
    let planned = plan(&resolution.briefing, &relate(&resolution.briefing));
    Planned { pages: planned.value, findings: planned.findings }
}

#[test]
fn a_page_planned_alone_is_the_page_planned_with_all() {
    let files = Files::new(SITE.iter().map(|(path, text)| File::new(*path, *text)).collect());
    let b = resolve(&files, &parse(&files).value, &Wishes::default()).value.briefing;
    let r = relate(&b);
    let told = |page: &Page| serde_json::to_string(&(page.template, &page.view, &page.references)).unwrap();
    let mut compared = BTreeSet::new();
    for page in plan(&b, &r).value {
        let alone = std::sync::Mutex::new(Vec::new());
        let take = |p| {
            alone.lock().unwrap().push(p);
            Ok(())
        };
        super::some(&b, &r, &BTreeSet::from([page.path.clone()]), &take).unwrap();
        for p in alone.into_inner().unwrap() {
            assert_eq!((&p.path, told(&p)), (&page.path, told(&page)));
            compared.insert(page.path.split('/').next().unwrap().to_owned());
        }
    }
    for kind in
        ["index.html", "numbers", "articles", "actors", "disagreements", "about.html", "data", "search", "changes"]
    {
        assert!(compared.contains(kind), "{kind} is not among {compared:?}");
    }
}

impl Planned {
    /// A page as its template sees it.
    fn view(&self, path: &str) -> Value {
        let page = self.pages.iter().find(|p| p.path == path);
        let page = page.unwrap_or_else(|| panic!("no page {path}; there are {:?}", self.paths()));
        serde_json::to_value(&page.view).unwrap()
    }

    fn paths(&self) -> BTreeSet<&str> {
        self.pages.iter().map(|p| p.path.as_str()).collect()
    }

    fn html(&self) -> impl Iterator<Item = (&Page, Value)> {
        let views = self.pages.iter().filter(|p| !matches!(p.view, View::Raw(_) | View::Card(_)));
        views.map(|p| (p, serde_json::to_value(&p.view).unwrap()))
    }
}

/// Every object of a view.
fn objects<'v>(value: &'v Value, out: &mut Vec<&'v serde_json::Map<String, Value>>) {
    match value {
        Value::Object(map) => {
            out.push(map);
            map.values().for_each(|v| objects(v, out));
        }
        Value::Array(list) => list.iter().for_each(|v| objects(v, out)),
        _ => {}
    }
}

fn all_objects(value: &Value) -> Vec<&serde_json::Map<String, Value>> {
    let mut out = Vec::new();
    objects(value, &mut out);
    out
}

/// A list of parts as one sentence.
fn sentence(parts: &Value) -> String {
    parts.as_array().unwrap().iter().map(|p| p["text"].as_str().unwrap()).collect()
}

/// Where a link of a page leads below the site: path and fragment. `None` for other sites.
fn target(page: &str, href: &str) -> Option<(String, Option<String>)> {
    if href.contains("://") {
        return None;
    }
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (href, None),
    };
    let path = match (path, path.strip_prefix("../"), path.strip_prefix("/harbour/")) {
        ("", ..) => page.to_owned(),
        (_, Some(up), _) => up.to_owned(),
        (_, _, Some(absolute)) if page == "404.html" => absolute.to_owned(),
        _ => {
            let folder = page.rsplit_once('/').map_or(String::new(), |(f, _)| format!("{f}/"));
            format!("{folder}{path}")
        }
    };
    Some((path, fragment))
}

/// Each page's element ids: those of its own blocks, its headings, and on article pages those of its claims.
fn anchors(planned: &Planned) -> BTreeMap<String, BTreeSet<String>> {
    planned
        .html()
        .map(|(page, view)| {
            let mut ids = BTreeSet::new();
            for o in all_objects(&view) {
                let is_claim = o.contains_key("passage_href");
                if let Some(id) = o.get("anchor").and_then(Value::as_str)
                    && (!is_claim || page.template == "article.html")
                    && !id.is_empty()
                {
                    assert!(ids.insert(id.to_owned()) || is_claim, "{}: `{id}` twice", page.path);
                }
                for html in o.get("html").and_then(Value::as_str).into_iter() {
                    let found = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
                    ids.extend(found.map(str::to_owned));
                }
            }
            (page.path.clone(), ids)
        })
        // Files for programs have no places in them.
        .chain(
            planned.pages.iter().filter(|p| matches!(p.view, View::Raw(_))).map(|p| (p.path.clone(), BTreeSet::new())),
        )
        .collect()
}

/// Every link that a page's view holds, in fields and in markup.
fn links(view: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for o in all_objects(view) {
        for (key, value) in o {
            let Some(text) = value.as_str() else { continue };
            match key.as_str() {
                key if (key == "href" || key.ends_with("_href")) && !text.is_empty() => out.push(text.to_owned()),
                "html" => {
                    out.extend(text.split("href=\"").skip(1).filter_map(|r| r.split('"').next()).map(str::to_owned))
                }
                _ => {}
            }
        }
    }
    out
}

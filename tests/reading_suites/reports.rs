//! The five reports that were read by hand: what is found, what is missed, what is more.

use super::{near, shared, text, value};
use briefing::model::{Days, Hedge, Widths};
use briefing::reading::{Anchor, Language, Unit, dates, dues, quantities};
use serde_json::Value;

/// Hits, extras and omissions of one kind.
#[derive(Default)]
struct Recall {
    hit: usize,
    extra: usize,
    missed: usize,
}

impl Recall {
    fn floor(&self, what: &str, per_cent: usize) {
        let f1 = 200.0 * self.hit as f64 / (2 * self.hit + self.extra + self.missed).max(1) as f64;
        println!("{what:34} {} right, {} more, {} missed, F1 {:.3}", self.hit, self.extra, self.missed, f1 / 100.0);
        assert!(f1 >= per_cent as f64, "{what}: F1 {f1:.1} per cent, less than {per_cent}");
    }
}

/// ISO day, month, year or `A..B` as days.
fn gold_days(text: &str) -> Option<Days> {
    briefing::reading::days(&text.replace("..", "/")).ok()
}

#[test]
fn the_five_reports() {
    let (Some(gold), Some(reports)) = (shared("gold/reports.yaml"), shared("reports")) else { return };
    let gold: Value = serde_yaml::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let (mut place, mut full, mut when, mut due) = <(Recall, Recall, Recall, Recall)>::default();
    for article in gold["articles"].as_array().unwrap() {
        let raw = std::fs::read_to_string(reports.join(text(article, "file"))).unwrap();
        let offset = |v: &Value| {
            let n = v.as_u64().unwrap() as usize;
            raw.char_indices().nth(n).map_or(raw.len(), |(i, _)| i)
        };
        let span = |v: &Value| offset(&v["start"])..offset(&v["end"]);
        let body = span(&article["body"]);
        let furniture: Vec<_> = article["boilerplate_lines"].as_array().into_iter().flatten().map(span).collect();
        let inside = |r: &std::ops::Range<usize>| {
            r.start >= body.start && r.end <= body.end && !furniture.iter().any(|f| f.start < r.end && r.start < f.end)
        };
        let anchor = Anchor { published: text(article, "published").parse().ok(), counted_from: None };
        let all = |key: &str| article[key].as_array().cloned().unwrap_or_default();
        let overlaps = |v: &Value, r: &std::ops::Range<usize>| {
            let s = span(v);
            s.start < r.end && r.start < s.end
        };
        let says = |what: &str, r: &std::ops::Range<usize>| {
            if std::env::var_os("MISSES").is_some() {
                println!("  {} {what}: {:?}", text(article, "id"), &raw[r.clone()]);
            }
        };

        let ours: Vec<_> = quantities(&raw, Language::ENGLISH).into_iter().filter(|f| inside(&f.range)).collect();
        let wanted = all("quantities");
        let mut used = vec![false; ours.len()];
        for w in &wanted {
            let values: Vec<f64> = match &w["value"] {
                Value::Array(list) => list.iter().filter_map(Value::as_f64).collect(),
                one => one.as_f64().into_iter().collect(),
            };
            let found = ours.iter().enumerate().find(|(_, f)| {
                let first = values.first().is_some_and(|v| near(value(f.value.value), *v));
                let second = values.get(1).is_none_or(|v| f.value.upper.is_some_and(|u| (value(u) - v).abs() <= 1.0));
                overlaps(w, &f.range) && first && second
            });
            let Some((i, f)) = found else {
                if w["optional"].as_bool() != Some(true) {
                    place.missed += 1;
                    full.missed += 1;
                    says("missed", &span(w));
                }
                continue;
            };
            used[i] = true;
            if w["optional"].as_bool() == Some(true) {
                continue;
            }
            place.hit += 1;
            let hedge = match f.value.hedge {
                Hedge::Over | Hedge::Majority => "more_than",
                Hedge::Bare | Hedge::Exact | Hedge::Range | Hedge::Vague => "",
                h => h.word(),
            };
            let unit = match &f.value.unit {
                None | Some(Unit::Count) => "count",
                Some(Unit::Share) => "fraction",
                Some(Unit::Times) => "times",
                Some(Unit::Measure(m) | Unit::Money(m)) => m.as_str(),
            };
            if hedge == text(w, "hedge") && unit == text(w, "unit") {
                full.hit += 1;
            } else {
                full.missed += 1;
                full.extra += 1;
                says("unit or hedge", &f.range);
            }
        }
        for (f, _) in ours.iter().zip(&used).filter(|(_, used)| !**used) {
            let neutral = wanted.iter().any(|w| w["optional"].as_bool() == Some(true) && overlaps(w, &f.range))
                || (matches!(f.value.unit, Some(Unit::Measure(_)))
                    && all("dates").iter().any(|w| overlaps(w, &f.range)));
            if !neutral {
                place.extra += 1;
                full.extra += 1;
                says("more", &f.range);
            }
            assert!(f.value.denote("", true, &Widths::default()).is_some());
        }

        let ours: Vec<_> = dates(&raw, &anchor, Language::ENGLISH).into_iter().filter(|f| inside(&f.range)).collect();
        let deadlines: Vec<_> =
            dues(&raw, &anchor, Language::ENGLISH).into_iter().filter(|f| inside(&f.range)).collect();
        let mut used = vec![false; ours.len()];
        for w in all("dates") {
            let optional = w["optional"].as_bool() == Some(true);
            let mut values: Vec<Days> = gold_days(text(&w, "value")).into_iter().collect();
            values.extend(
                w["value_alternatives"].as_array().into_iter().flatten().filter_map(|v| gold_days(v.as_str()?)),
            );
            let found = ours.iter().position(|f| {
                overlaps(&w, &f.range) && values.iter().any(|v| v.from == f.value.days.from && v.to == f.value.days.to)
            });
            match found {
                Some(i) => used[i] = true,
                None if optional => {}
                None => says("date missed", &span(&w)),
            }
            if !optional {
                when.hit += usize::from(found.is_some());
                when.missed += usize::from(found.is_none());
            }
            if w["deadline"].as_bool() == Some(true) {
                let right = deadlines.iter().any(|f| {
                    overlaps(&w, &f.range)
                        && values.iter().any(|v| f.value.day().is_some_and(|d| v.from <= Some(d) && Some(d) <= v.to))
                });
                due.hit += usize::from(right);
                due.missed += usize::from(!right);
            }
        }
        for (f, _) in ours.iter().zip(&used).filter(|(_, used)| !**used) {
            let neutral = all("dates").iter().any(|w| w["optional"].as_bool() == Some(true) && overlaps(w, &f.range));
            if !neutral {
                when.extra += 1;
                says("date more", &f.range);
            }
        }
    }
    place.floor("reports: quantity, place and value", 97);
    full.floor("reports: and unit and hedge", 97);
    when.floor("reports: date, place and value", 97);
    due.floor("reports: deadline, place and value", 100);
}

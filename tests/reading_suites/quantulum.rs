//! The sentences of quantulum3, most of them of physics: results found among all.

use super::tally::Tally;
use super::{json, near, text, value};
use briefing::reading::{Language, Unit, quantities};

#[test]
fn quantulum_sentences() {
    let mut score = Tally::new("quantulum3", "results");
    for case in json("suites/quantulum3-tests/quantities.json") {
        let input = text(&case, "req").to_owned();
        let ours = quantities(&input, Language::ENGLISH);
        for w in case["res"].as_array().into_iter().flatten() {
            let (v, unit) = (w["value"].as_f64().unwrap_or(f64::NAN), text(w, "unit"));
            let right = ours.iter().any(|o| {
                let a = &o.value;
                let (middle, half) = a.upper.map_or((value(a.value), None), |u| {
                    ((value(a.value) + value(u)) / 2.0, Some((value(u) - value(a.value)) / 2.0))
                });
                let v = if unit == "percentage" { v / 100.0 } else { v };
                let kind = match &a.unit {
                    Some(Unit::Share) => unit == "percentage" || unit == "dimensionless",
                    Some(Unit::Money(_)) => {
                        ["dollar", "euro", "pound", "cent", "yen", "penny"].iter().any(|u| unit.contains(u))
                    }
                    Some(Unit::Measure(_)) => unit != "dimensionless",
                    _ => unit == "dimensionless",
                };
                kind && near(middle, v) && half.is_none_or(|h| w["uncertainty"].as_f64().is_some_and(|u| near(h, u)))
            });
            score.count(None, right, || format!("{} = {v} {unit} in {input}", text(w, "surface")));
        }
    }
    if score.any() {
        score.floor(57);
    }
}

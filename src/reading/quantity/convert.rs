//! An amount in the unit of a registered number.

use super::super::lexicon::{COUNTING, MEASURES, MONEY, Measure};
use super::super::token::{Token, tokens};
use super::{Amount, Unit};
use crate::model::{Exact, Hedge};

/// An amount seen in the unit of a registered number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Converted {
    /// The amount in that unit.
    Same(Amount),
    /// The unit that was read and that cannot be converted.
    Foreign(String),
}

/// What a registered unit's text asks for.
enum Target {
    Share,
    PerCent,
    Times,
    Money(&'static str),
    Measure(&'static Measure),
    Count,
}

/// An amount in the unit of a registered number: `troops`, `km`, `share`, `times`, `per cent`, `million euro`, `thousand
/// tonnes`. Things counted may be called otherwise ("personnel" for `troops`); a figure without any unit is taken to be in
/// the one that is asked for. Kilometres and miles convert, euros and dollars do not.
pub fn convert(amount: &Amount, to_unit: &str) -> Converted {
    let t = tokens(to_unit);
    let (scale, target) = target(&t);
    match factor(amount, &target).and_then(|f| scaled(amount, f, scale, &target)) {
        Some(same) => Converted::Same(same),
        None => Converted::Foreign(called(amount)),
    }
}

fn target(t: &[Token]) -> (Exact, Target) {
    let mut scale = Exact::ONE;
    let mut at = 0;
    while let Some(s) = t.get(at).and_then(|w| COUNTING.scales.get(w.lower.as_str())) {
        scale = scale.checked_mul(Exact::from_int(*s)).unwrap_or(scale);
        at += 1;
    }
    // "millions of euros"
    at += usize::from(at > 0 && t.get(at).is_some_and(|w| w.is("of")));
    let word = |n: usize| t.get(at + n).map_or("", |w| w.lower.as_str());
    let target = match (word(0), word(1), word(2)) {
        ("share" | "fraction", "", _) => Target::Share,
        ("%" | "percent" | "percentage", "", _) | ("per", "cent", "") => Target::PerCent,
        ("times" | "fold", "", _) => Target::Times,
        _ => MONEY
            .names
            .at(t, at)
            .or_else(|| MONEY.symbols.at(t, at))
            .filter(|(_, next)| *next == t.len())
            .map(|(code, _)| Target::Money(code))
            .or_else(|| {
                let ((unit, times), _) = MEASURES.words.at(t, at).filter(|(_, next)| *next == t.len())?;
                scale = scale.checked_mul(Exact::from_int(*times))?;
                Some(Target::Measure(MEASURES.all.get(*unit)?))
            })
            .unwrap_or(Target::Count),
    };
    (scale, target)
}

/// By what the amount is multiplied before the target's scale; `None`: foreign.
fn factor(amount: &Amount, target: &Target) -> Option<Exact> {
    let bare = amount.noun.is_none();
    let whole = amount.upper.unwrap_or(amount.value) <= Exact::ONE;
    let same = Some(Exact::ONE);
    match (&amount.unit, target) {
        (Some(Unit::Share), Target::Share) | (Some(Unit::Times), Target::Times) => same,
        (Some(Unit::Share), Target::PerCent) => Some(Exact::from_int(100)),
        (None | Some(Unit::Count), Target::Share) => same.filter(|_| bare && whole),
        (None | Some(Unit::Count), Target::PerCent | Target::Times | Target::Money(_) | Target::Measure(_)) => {
            same.filter(|_| bare)
        }
        (None | Some(Unit::Count), Target::Count) => same,
        (Some(Unit::Money(code)), Target::Money(wanted)) => same.filter(|_| code == wanted),
        (Some(Unit::Measure(name)), Target::Money("GBP")) => same.filter(|_| name == "pound"),
        (Some(Unit::Measure(name)), Target::Measure(wanted)) => ratio(name, wanted.name),
        // A count noun that happens to be a unit's name: the registered text is the same word.
        _ => None,
    }
}

/// How many of the second unit one of the first is; `None` where they measure different things.
pub(super) fn ratio(unit: &str, of: &str) -> Option<Exact> {
    let find = |name: &str| MEASURES.all.iter().find(|m| m.name == name);
    let (unit, of) = (find(unit)?, find(of)?);
    if unit.kind != of.kind {
        return None;
    }
    size(unit)?.checked_div(size(of)?)
}

fn size(measure: &Measure) -> Option<Exact> {
    match measure.size.split_once('/') {
        Some((n, d)) => Exact::parse(n)?.checked_div(Exact::parse(d)?),
        None => Exact::parse(measure.size),
    }
}

fn scaled(amount: &Amount, factor: Exact, scale: Exact, target: &Target) -> Option<Amount> {
    // A bare figure below the scale is already in it: "1,234" against `million euro`.
    let unitless = matches!(amount.unit, None | Some(Unit::Count)) && amount.noun.is_none();
    let scale = if unitless && amount.value < scale { Exact::ONE } else { scale };
    let by = |v: Exact| v.checked_mul(factor)?.checked_div(scale);
    let mut out = amount.clone();
    out.value = by(amount.value)?;
    out.upper = match amount.upper {
        Some(upper) => Some(by(upper)?),
        None => None,
    };
    match target {
        Target::PerCent => {
            out.unit = Some(Unit::Measure("per cent".to_owned()));
            // The model's majority is a share of one.
            if out.hedge == Hedge::Majority {
                out.hedge = Hedge::Over;
            }
        }
        Target::Measure(measure) => out.unit = Some(Unit::Measure(measure.name.to_owned())),
        Target::Money(code) => out.unit = Some(Unit::Money((*code).to_owned())),
        Target::Share => out.unit = Some(Unit::Share),
        Target::Times => out.unit = Some(Unit::Times),
        Target::Count => out.unit = Some(Unit::Count),
    }
    Some(out)
}

/// What the amount's unit is called, for messages.
fn called(amount: &Amount) -> String {
    match &amount.unit {
        Some(Unit::Share) => "share".to_owned(),
        Some(Unit::Times) => "times".to_owned(),
        Some(Unit::Money(unit) | Unit::Measure(unit)) => unit.clone(),
        None | Some(Unit::Count) => amount.noun.clone().unwrap_or_else(|| "a plain number".to_owned()),
    }
}

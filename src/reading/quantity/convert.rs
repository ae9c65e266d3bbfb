//! An amount in the unit of a registered number.

use super::super::lexicon::{COUNTING, MEASURES, MONEY, Measure};
use super::super::token::{Token, tokens};
use super::amount::{Amount, Unit};
use super::rate;
use crate::model::{Exact, Hedge};

/// An amount seen in the unit of a registered number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The amount in that unit; where it cannot be converted, in the one that it is printed in.
    pub amount: Amount,
    /// By what the printed figure was multiplied.
    pub by: Exact,
    /// The unit's name, where it is not the one that was asked for.
    pub foreign: Option<String>,
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
/// tonnes`, `visitors per day`. Things counted may be called otherwise ("personnel" for `troops`); a figure without any unit
/// is taken to be in the one that is asked for. Kilometres and miles convert, euros and dollars do not, and neither do rates
/// of another time.
pub fn convert(amount: &Amount, to_unit: &str) -> Converted {
    let t = tokens(to_unit);
    let (unit, per) = asked_rate(&t);
    let (scale, target) = target(unit);
    let name = unit.last().and_then(|l| to_unit.get(..l.range.end)).unwrap_or(to_unit);
    if let Some((metres, by)) = metres(amount, &target) {
        let there = convert(&metres, to_unit);
        return Converted { by: there.by.checked_mul(by).unwrap_or(by), ..there };
    }
    // A bare figure is in the unit asked for, also where that is a rate.
    let bare = amount.unit.is_none() && amount.noun.is_none() && amount.per.is_none();
    let same = factor(amount, &target).and_then(|f| scaled(amount, f, scale, &target));
    match same {
        Some((mut amount, by)) if bare || amount.per == per => {
            amount.per = per;
            Converted { amount, by, foreign: None }
        }
        Some((amount, by)) => {
            let name = if matches!(target, Target::Share) { "per cent" } else { name };
            let more = if matches!(target, Target::Share) { Exact::from_int(100) } else { Exact::ONE };
            let foreign = Some(rated(name.to_owned(), &amount.per));
            Converted { amount, by: by.checked_mul(more).unwrap_or(by), foreign }
        }
        None => foreigner(amount),
    }
}

/// "Visitors per day", "daily visitors": the unit without the rate, and of what it is one.
fn asked_rate<'t, 'a>(t: &'t [Token<'a>]) -> (&'t [Token<'a>], Option<String>) {
    // "km per hour" is a unit of its own.
    if MEASURES.words.at(t, 0).is_some_and(|(_, next)| next == t.len()) {
        return (t, None);
    }
    let behind =
        (1..t.len()).find_map(|i| rate::after(t, i).filter(|(_, next)| *next == t.len()).map(|(of, _)| (i, of)));
    if let Some((i, of)) = behind {
        return (t.get(..i).unwrap_or(t), Some(of));
    }
    match rate::alone(t, 0) {
        Some((of, next)) if next < t.len() => (t.get(next..).unwrap_or(t), Some(of)),
        _ => (t, None),
    }
}

/// "1.5m" is so many metres where a length is asked for, else millions. The amount, and by what it was multiplied.
fn metres(amount: &Amount, target: &Target) -> Option<(Amount, Exact)> {
    let million = Exact::from_int(1_000_000);
    let length = matches!(target, Target::Measure(m) if m.kind == "length");
    let plain = matches!(amount.unit, None | Some(Unit::Count));
    if !(amount.print.metres && length && plain) {
        return None;
    }
    let mut out = amount.clone();
    out.value = amount.value.checked_div(million)?;
    out.upper = match amount.upper {
        Some(upper) => Some(upper.checked_div(million)?),
        None => None,
    };
    out.print.place = amount.print.place.and_then(|p| p.checked_div(million));
    (out.unit, out.noun) = (Some(Unit::Measure("m".to_owned())), None);
    Some((out, Exact::ONE.checked_div(million)?))
}

/// The amount in the unit that it is printed in, named as that is.
fn foreigner(amount: &Amount) -> Converted {
    let hundred = Exact::from_int(100);
    let by = if amount.unit == Some(Unit::Share) { hundred } else { Exact::ONE };
    Converted { amount: amount.clone(), by, foreign: Some(rated(called(amount), &amount.per)) }
}

fn rated(unit: String, per: &Option<String>) -> String {
    match per {
        Some(per) => format!("{unit} per {per}"),
        None => unit,
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
        (Some(Unit::Money(code)), Target::Money(wanted)) => coin(code, wanted),
        (Some(Unit::Measure(name)), Target::Money("GBP")) => same.filter(|_| name == "pound"),
        // `pounds` may be of weight or of money.
        (Some(Unit::Money(code)), Target::Measure(wanted)) if wanted.name == "pound" => coin(code, "GBP"),
        (Some(Unit::Measure(name)), Target::Measure(wanted)) => ratio(name, wanted.name),
        // A count noun that happens to be a unit's name: the registered text is the same word.
        _ => None,
    }
}

/// What one of a currency is of the one asked for: itself, or the hundredth that a coin is.
fn coin(code: &str, wanted: &str) -> Option<Exact> {
    let hundredth = match wanted {
        "GBP" => code == "penny",
        "USD" | "EUR" | "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "ZAR" => code == "cent",
        _ => false,
    };
    if code == wanted {
        return Some(Exact::ONE);
    }
    if hundredth { Exact::ratio(1, 100) } else { None }
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

/// The amount by the factor and in the scale asked for, and by what it was multiplied in all.
fn scaled(amount: &Amount, factor: Exact, scale: Exact, target: &Target) -> Option<(Amount, Exact)> {
    // A bare figure below the scale is already in it: "1,234" against `million euro`.
    let unitless = matches!(amount.unit, None | Some(Unit::Count)) && amount.noun.is_none();
    let scale = if unitless && amount.value < scale { Exact::ONE } else { scale };
    let by = factor.checked_div(scale)?;
    let mut out = amount.clone();
    out.value = amount.value.checked_mul(by)?;
    out.upper = match amount.upper {
        Some(upper) => Some(upper.checked_mul(by)?),
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
    Some((out, by))
}

/// What the amount's unit is called on a page.
fn called(amount: &Amount) -> String {
    match &amount.unit {
        Some(Unit::Share) => "per cent".to_owned(),
        Some(Unit::Times) => "times".to_owned(),
        Some(Unit::Money(code)) => MONEY.plural(code).to_owned(),
        Some(Unit::Measure(name)) => MEASURES.plural(name).to_owned(),
        None | Some(Unit::Count) => amount.noun.clone().unwrap_or_else(|| "a plain number".to_owned()),
    }
}

//! Section 4: which claims registered relations combine into derived figures.
//!
//! Only claims of one article are combined: nobody's figures are mixed with another's. A claim that may count one of
//! several groups yields figures under each reading; they are kept apart and only serve to evaluate that reading.

use super::arithmetic;
use super::population::sole;
use super::report::hull;
use super::{Derived, Operation};
use crate::model::{
    Briefing, Claim, ClaimIx, Days, EventId, Modality, Number, NumberId, PopulationId, Quantity, Relation, Series,
    SourceId, Value,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A figure that holds only if a vague claim is read in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderReading {
    pub claim: ClaimIx,
    /// Index into the claim's populations, then its alternatives.
    pub reading: usize,
    pub derived: Derived,
}

/// Most figures formed for one relation from one article, newest first.
const MOST: usize = 32;
/// Most combinations looked at to find them.
const TRIES: usize = 2048;

/// A claim under one of its readings.
#[derive(Clone, Copy)]
struct Input<'a> {
    ix: ClaimIx,
    claim: &'a Claim,
    quantity: &'a Quantity,
    /// Index into its populations where it has several.
    reading: Option<usize>,
}

/// One article's claims by population.
type Shelf<'a> = BTreeMap<Option<PopulationId>, Vec<Input<'a>>>;

/// Counting claims on a number, by article and population, newest first.
fn shelves<'a>(b: &'a Briefing, number: NumberId, claims: &[ClaimIx]) -> BTreeMap<SourceId, Shelf<'a>> {
    let only = sole(b.number(number));
    let mut all: BTreeMap<SourceId, Shelf> = BTreeMap::new();
    for &ix in claims {
        let claim = b.claim(ix);
        let Value::Quantity(quantity) = &claim.value else { continue };
        if quantity.foreign_unit.is_some() {
            continue;
        }
        let shelf = all.entry(claim.source()).or_default();
        let many = claim.populations.len() > 1;
        for (i, &p) in claim.populations.iter().enumerate() {
            shelf.entry(Some(p)).or_default().push(Input { ix, claim, quantity, reading: many.then_some(i) });
        }
        // Readings that the editor did not choose serve to say what would hang on them.
        for (i, &p) in claim.alternatives.iter().enumerate() {
            let reading = Some(claim.populations.len() + i);
            shelf.entry(Some(p)).or_default().push(Input { ix, claim, quantity, reading });
        }
        if claim.populations.is_empty() {
            shelf.entry(only).or_default().push(Input { ix, claim, quantity, reading: None });
        }
    }
    for shelf in all.values_mut() {
        for inputs in shelf.values_mut() {
            // What was typed first decides only between claims that say the same of the same time.
            inputs.sort_by_key(|i| {
                let newest_first = Reverse((i.claim.as_of.days.latest(), i.claim.said_on.days.latest()));
                (newest_first, i.claim.modality, i.claim.event, i.quantity.point, i.quantity.hedge, i.ix)
            });
        }
    }
    all
}

/// Every figure that registered relations yield for a number, and those that depend on a reading. `claims_on` gives the
/// counting claims of a number.
pub(super) fn derive<'c>(
    b: &Briefing,
    id: NumberId,
    claims_on: impl Fn(NumberId) -> &'c [ClaimIx],
) -> (Vec<Derived>, Vec<UnderReading>) {
    let number = b.number(id);
    let mut found = Found::default();
    if number.populations.iter().any(|p| !p.sum.is_empty()) {
        for (source, shelf) in shelves(b, id, claims_on(id)) {
            sums_and_differences(number, source, &shelf, &mut found);
        }
    }
    match number.relation {
        Some(Relation::Share { number: of, part, whole }) => {
            for (source, shelf) in shelves(b, of, claims_on(of)) {
                shares(number, b.number(of), (part, whole), source, &shelf, &mut found);
            }
        }
        Some(Relation::Factor { before, after }) => {
            let afters = shelves(b, after, claims_on(after));
            for (source, shelf) in shelves(b, before, claims_on(before)) {
                if let Some(later) = afters.get(&source) {
                    let numbers = (b.number(before), b.number(after));
                    factors(number, numbers, before == after, source, &shelf, later, &mut found);
                }
            }
        }
        None => {}
    }
    (found.derived, found.under)
}

#[derive(Default)]
struct Found {
    derived: Vec<Derived>,
    under: Vec<UnderReading>,
}

impl Found {
    /// Files a figure under its reading. One that needs two readings at once says nothing and is dropped.
    fn add(&mut self, inputs: &[Input], derived: Derived) {
        // Nor does one that reads one claim in two ways.
        if inputs.iter().enumerate().any(|(i, a)| inputs.iter().skip(i + 1).any(|b| a.ix == b.ix)) {
            return;
        }
        let mut readings = inputs.iter().filter_map(|i| i.reading.map(|r| (i.ix, r)));
        match (readings.next(), readings.next()) {
            (None, _) => self.derived.push(derived),
            (Some((claim, reading)), None) => self.under.push(UnderReading { claim, reading, derived }),
            (Some(_), Some(_)) => {}
        }
    }
}

fn sums_and_differences(number: &Number, source: SourceId, shelf: &Shelf, found: &mut Found) {
    for (i, population) in number.populations.iter().enumerate() {
        if population.sum.len() < 2 {
            continue;
        }
        let whole = PopulationId(i as u32);
        let parts: Vec<Option<PopulationId>> = population.sum.iter().map(|&p| Some(p)).collect();
        for set in combinations(number, shelf, &parts) {
            if let Some(quantity) = fold(&set) {
                found.add(&set, derived(source, Operation::Sum, Some(whole), quantity, &set));
            }
        }
        for (gap, &missing) in parts.iter().enumerate() {
            let mut needed = vec![Some(whole)];
            needed.extend(parts.iter().enumerate().filter(|&(j, _)| j != gap).map(|(_, &p)| p));
            for set in combinations(number, shelf, &needed) {
                // What the article says itself need not be computed; the sum already checks it.
                if said_itself(number, shelf, missing, &set) {
                    continue;
                }
                let rest = set.get(1..).and_then(fold);
                let quantity =
                    set.first().zip(rest).and_then(|(whole, rest)| arithmetic::difference(whole.quantity, &rest));
                if let Some(quantity) = quantity {
                    found.add(&set, derived(source, Operation::Difference, missing, quantity, &set));
                }
            }
        }
    }
}

fn fold(set: &[Input]) -> Option<Quantity> {
    let (first, rest) = set.split_first()?;
    rest.iter().try_fold(first.quantity.clone(), |sum, i| arithmetic::sum(&sum, i.quantity))
}

fn said_itself(number: &Number, shelf: &Shelf, p: Option<PopulationId>, set: &[Input]) -> bool {
    let Some(first) = set.first() else { return false };
    shelf.get(&p).is_some_and(|own| {
        own.iter().any(|i| i.reading.is_none() && same_kind(first.claim, i.claim) && together(number, first, i))
    })
}

fn shares(
    share: &Number,
    of: &Number,
    (part, whole): (PopulationId, PopulationId),
    source: SourceId,
    shelf: &Shelf,
    found: &mut Found,
) {
    if share.populations.len() > 1 {
        return;
    }
    let direct = combinations(of, shelf, &[Some(part), Some(whole)]);
    if !direct.is_empty() {
        for set in direct {
            if let [p, w] = set.as_slice()
                && let Some(quantity) = arithmetic::share(p.quantity, w.quantity)
            {
                found.add(&set, derived(source, Operation::Share, sole(share), quantity, &set));
            }
        }
        return;
    }
    // The rest of the whole is claimed instead: one minus its share. Subtracting first and dividing then would count
    // the whole's uncertainty twice.
    let Some(sum) = of.populations.get(whole.0 as usize).map(|p| &p.sum).filter(|s| s.contains(&part)) else { return };
    let needed: Vec<Option<PopulationId>> =
        std::iter::once(Some(whole)).chain(sum.iter().filter(|&&p| p != part).map(|&p| Some(p))).collect();
    for set in combinations(of, shelf, &needed) {
        let rest = set.get(1..).and_then(fold);
        let quantity = set
            .first()
            .zip(rest)
            .and_then(|(whole, rest)| arithmetic::share(&rest, whole.quantity))
            .and_then(|s| arithmetic::complement(&s));
        if let Some(quantity) = quantity {
            found.add(&set, derived(source, Operation::Share, sole(share), quantity, &set));
        }
    }
}

fn factors(
    factor: &Number,
    (before, after): (&Number, &Number),
    one_number: bool,
    source: SourceId,
    earlier: &Shelf,
    later: &Shelf,
    found: &mut Found,
) {
    let name =
        |n: &Number, p: Option<PopulationId>| p.and_then(|p| n.populations.get(p.0 as usize)).map(|p| p.id.clone());
    for (&p, befores) in earlier {
        let group = name(before, p);
        // The factor counts the same group, or the numbers have no choice of groups.
        let population = match factor.populations.iter().position(|x| Some(&x.id) == group.as_ref()) {
            Some(i) => Some(PopulationId(i as u32)),
            None if factor.populations.len() <= 1 && before.populations.len() <= 1 => sole(factor),
            None => continue,
        };
        let afters = later.iter().filter(|(q, _)| name(after, **q) == group || (p.is_none() && q.is_none()));
        // Within one number a plan says what comes after; a later count does so only where there is no plan.
        let plan = afters.clone().any(|(_, list)| list.iter().any(|a| a.claim.modality == Modality::Planned));
        let mut formed = 0;
        for (b, a) in befores
            .iter()
            .filter(|b| b.claim.modality == Modality::Actual)
            .flat_map(|b| afters.clone().flat_map(|(_, list)| list).map(move |a| (b, a)))
            .take(TRIES)
        {
            let leads = match a.claim.modality {
                Modality::Planned => true,
                Modality::Actual if one_number => !plan && b.claim.as_of.days.before(&a.claim.as_of.days),
                Modality::Actual => !a.claim.as_of.days.before(&b.claim.as_of.days),
                _ => false,
            };
            if !leads || a.claim.event != b.claim.event || formed == MOST {
                continue;
            }
            if let Some(quantity) = arithmetic::factor(a.quantity, b.quantity) {
                formed += 1;
                let set = [*a, *b];
                let mut d = derived(source, Operation::Factor, population, quantity, &set);
                d.modality = a.claim.modality;
                found.add(&set, d);
            }
        }
    }
}

/// One claim for each wanted population, all of one time and mood: what has no single date is not formed.
fn combinations<'a>(number: &Number, shelf: &Shelf<'a>, wanted: &[Option<PopulationId>]) -> Vec<Vec<Input<'a>>> {
    let mut lists = Vec::new();
    for p in wanted {
        match shelf.get(p) {
            Some(list) => lists.push(list),
            None => return Vec::new(),
        }
    }
    let fits = |set: &[Input], next: &Input| {
        set.iter().all(|i| i.ix != next.ix && same_kind(i.claim, next.claim) && together(number, i, next))
    };
    search(&lists, MOST, fits)
}

/// The first sets, in the order of the lists, whose members all fit together.
fn search<'a>(
    lists: &[&Vec<Input<'a>>],
    most: usize,
    fits: impl Fn(&[Input<'a>], &Input<'a>) -> bool,
) -> Vec<Vec<Input<'a>>> {
    let mut found = Vec::new();
    let mut tries = TRIES;
    let mut stack: Vec<Vec<Input>> = vec![Vec::new()];
    while let Some(set) = stack.pop() {
        let Some(list) = lists.get(set.len()) else {
            found.push(set);
            if found.len() == most {
                break;
            }
            continue;
        };
        let mut longer = Vec::new();
        for next in list.iter() {
            if tries == 0 {
                break;
            }
            tries -= 1;
            if fits(&set, next) {
                longer.push(set.iter().copied().chain([*next]).collect());
            }
        }
        stack.extend(longer.into_iter().rev());
    }
    found
}

fn same_kind(a: &Claim, b: &Claim) -> bool {
    a.modality == b.modality && a.event == b.event
}

/// Of one time. An article that has no day speaks of one time all the same, but of none that another report could have.
fn together(number: &Number, a: &Input, b: &Input) -> bool {
    let (a, b) = (a.claim, b.claim);
    let (x, y) = (&a.as_of.days, &b.as_of.days);
    let known_alike = a.event.is_some() || x.is_open() == y.is_open();
    number.series == Series::Fixed || (known_alike && number.at_one_time(x, y))
}

fn derived(
    source: SourceId,
    operation: Operation,
    population: Option<PopulationId>,
    quantity: Quantity,
    set: &[Input],
) -> Derived {
    let first = set.first();
    let modality = first.map_or(Modality::Actual, |i| i.claim.modality);
    let as_of: Days = set.iter().map(|i| i.claim.as_of.days).reduce(hull).unwrap_or(Days::OPEN);
    let event: Option<EventId> = first.and_then(|i| i.claim.event);
    Derived {
        quantity,
        population,
        modality,
        event,
        source,
        as_of,
        as_of_inferred: set.iter().any(|i| i.claim.as_of.is_inferred()),
        operation,
        inputs: set.iter().map(|i| i.ix).collect(),
    }
}

//! Why two reports are what they are to each other, in sentences that need no knowledge of the rules.
//!
//! The sentences follow the verdict that `relate` reached; no rule is tried again here.

use super::context::{At, Context};
use super::dates;
use super::figures::Scale;
use super::views::{Part, Reading};
use super::words::{Words, fill};
use crate::model::{
    Briefing, ClaimIx, Days, Hedge, Holder, NumberId, Quantity, Reason, Relation, RuleId, Series, SubjectId, Value,
    Verdict, VerdictKind, Widths,
};
use crate::relate::{Derived, Kinship, Operation, Pair, Relations, Side, kinship};

/// Both phrases with their readings, the rule in words, the time between them, the reasons, and the rule's code. One
/// sentence each, as plain text.
pub fn explain_verdict(b: &Briefing, r: &Relations, subject: SubjectId, pair: &Pair) -> Vec<String> {
    let cx = Context::new(b, r, Some(&Default::default()));
    At { cx: &cx, path: "", root: "", cited: None }.explain(subject, pair)
}

impl<'a> At<'a> {
    pub fn explain(&self, subject: SubjectId, pair: &Pair) -> Vec<String> {
        let w = self.cx.w;
        let v = &pair.verdict;
        let mut out = vec![self.explain_side(subject, pair.a), self.explain_side(subject, pair.b)];
        out.extend(rule_sentence(v, w).map(str::to_owned));
        for (i, reading) in &v.readings {
            let label = self.reading_label(subject, pair, *i);
            let verdict = w.verdict(reading.kind);
            out.push(fill(w.explain_reading, &[("reading", &label), ("verdict", verdict)]));
        }
        out.extend(self.explain_time(subject, pair));
        let said_by_rule = [Reason::PartOf, Reason::PartAboveWhole, Reason::BoundSatisfied, Reason::Reading];
        for reason in v.reasons.iter().filter(|r| !said_by_rule.contains(r)) {
            let of_sum = (*reason == Reason::Population).then(|| self.explain_sum(subject, pair)).flatten();
            out.push(of_sum.unwrap_or(w.reason(*reason).1).to_owned());
        }
        out.extend(self.explain_widths(subject, pair));
        out.push(fill(w.explain_rule, &[("rule", v.rule.code())]));
        out
    }

    /// Rule R5: how the two groups make up a sum is known, so it is said.
    fn explain_sum(&self, subject: SubjectId, pair: &Pair) -> Option<&'static str> {
        let SubjectId::Number(n) = subject else { return None };
        let population = |side: Side| match side {
            Side::Claim(ix) => self.cx.b.claim(ix).populations.first().copied(),
            Side::Derived(i) => self.cx.relations(subject).derived.get(i)?.population,
        };
        match kinship(self.cx.b.number(n), population(pair.a), population(pair.b)) {
            Kinship::SummandOf | Kinship::SumOf if pair.verdict.rule == RuleId::R5 => Some(self.cx.w.explain_summand),
            Kinship::Siblings if pair.verdict.rule == RuleId::R5 => Some(self.cx.w.explain_summands),
            _ => None,
        }
    }

    fn explain_side(&self, subject: SubjectId, side: Side) -> String {
        match side {
            Side::Claim(ix) => self.explain_claim(ix),
            Side::Derived(i) => match self.cx.relations(subject).derived.get(i) {
                Some(d) => self.explain_derived(subject, d),
                None => String::new(),
            },
        }
    }

    /// "Jens Stoltenberg (Voice of America, 17 February 2021)"
    fn who(&self, ix: ClaimIx) -> String {
        let c = self.cx.b.claim(ix);
        let source = self.cx.name(c.source()).full.clone();
        let holder = self.holder(c.holder).label;
        // An outlet's own voice, or an article of unknown outlet, names itself already.
        let outlet = self.cx.source(c).outlet.get().map(|a| Holder::Actor(*a));
        let own = c.by.is_none() && (matches!(c.holder, Holder::Source(_)) || Some(c.holder) == outlet);
        if own { source } else { fill(self.cx.w.value_holder, &[("value", &holder), ("holder", &source)]) }
    }

    fn explain_claim(&self, ix: ClaimIx) -> String {
        let w = self.cx.w;
        let c = self.cx.b.claim(ix);
        let who = self.who(ix);
        let wording = self.wording(c);
        let quote = &self.quoted_words(c);
        match &c.value {
            Value::Quantity(_) | Value::Quantities(_) | Value::Due(_) => {
                let due = matches!(c.value, Value::Due(_));
                let readings = self.readings(c);
                let own = self.scale(c.subject);
                let scale = c.quantity().map_or(own, |q| own.seen(q));
                let either = |f: fn(&Reading) -> &String| {
                    let all: Vec<String> = readings.iter().map(|r| scale.with_unit(f(r))).collect();
                    all.into_iter().reduce(|a, b| fill(w.either, &[("a", &a), ("b", &b)])).unwrap_or_default()
                };
                let template = match (due, readings.iter().all(|r| r.same)) {
                    (false, false) => w.explain_quantity,
                    (false, true) => w.explain_quantity_same,
                    (true, false) => w.explain_due,
                    (true, true) => w.explain_due_same,
                };
                let words = if wording.is_empty() { quote } else { &wording };
                let (usual, loosest) = (either(|r| &r.usual), either(|r| &r.loosest));
                fill(template, &[("who", &who), ("wording", words), ("usual", &usual), ("loosest", &loosest)])
            }
            Value::Stance { .. } => {
                let grounds = self.ground_labels(c);
                let grounds = if grounds.is_empty() {
                    w.explain_no_grounds.to_owned()
                } else {
                    fill(w.explain_grounds, &[("list", &grounds.join(w.list_quoted))])
                };
                let (_, said) = self.predicate(ix, 1);
                let slots = [("who", who.as_str()), ("stance", &said), ("grounds", &grounds), ("wording", quote)];
                fill(w.explain_stance, &slots)
            }
            Value::Answer(a) => {
                let answer = self.answer_label(c.subject, *a);
                fill(w.explain_answer, &[("who", &who), ("answer", &answer), ("wording", quote)])
            }
        }
    }

    fn explain_derived(&self, subject: SubjectId, d: &Derived) -> String {
        let scale = self.scale(subject);
        let reading = scale.reading(&d.quantity);
        fill(
            self.cx.w.explain_derived,
            &[
                ("who", &self.cx.name(d.source).full),
                ("arithmetic", &super::part::plain(&self.inputs(d))),
                ("usual", &scale.with_unit(&reading.usual)),
                ("loosest", &scale.with_unit(&reading.loosest)),
            ],
        )
    }

    /// "2,500 + about 7,000", each with its claim.
    pub fn inputs(&self, d: &Derived) -> Vec<Part> {
        let sign = match d.operation {
            Operation::Sum => " + ",
            Operation::Difference => " − ",
            Operation::Share | Operation::Factor => " ÷ ",
        };
        let mut inputs = d.inputs.iter().map(|ix| vec![self.figure(*ix, self.short(self.cx.b.claim(*ix)))]);
        if self.is_complement(d)
            && let Some(whole) = inputs.next()
        {
            let mut out = vec![Part::text("1 − ")];
            out.extend(super::part::separated(vec![self.in_brackets(inputs.collect()), whole], sign));
            return out;
        }
        super::part::separated(inputs.collect(), sign)
    }

    fn in_brackets(&self, parts: Vec<Vec<Part>>) -> Vec<Part> {
        if parts.len() < 2 {
            return parts.into_iter().flatten().collect();
        }
        let mut out = vec![Part::text("(")];
        out.extend(super::part::separated(parts, " + "));
        out.push(Part::text(")"));
        out
    }

    /// A share computed from the rest: the whole comes first then, and the share is what the others leave of it.
    fn is_complement(&self, d: &Derived) -> bool {
        let Some(first) = d.inputs.first().map(|ix| self.cx.b.claim(*ix)) else { return false };
        let whole = self.cx.b.numbers.iter().filter_map(|n| match &n.relation {
            Some(Relation::Share { number, part, whole }) => Some((*number, *part, *whole)),
            _ => None,
        });
        let mut of_first = whole.filter(|(n, ..)| SubjectId::Number(*n) == first.subject);
        d.operation == Operation::Share
            && of_first.any(|(_, part, whole)| first.populations == [whole] && !first.populations.contains(&part))
    }

    /// What the words are read as, for the n-th reading of the vague side.
    pub fn reading_label(&self, subject: SubjectId, pair: &Pair, index: usize) -> String {
        for side in [pair.a, pair.b] {
            let Side::Claim(ix) = side else { continue };
            let c = self.cx.b.claim(ix);
            if c.populations.len() > 1 {
                return self.population_labels(c).into_iter().nth(index).unwrap_or_default();
            }
            if let Value::Quantities(all) = &c.value
                && all.len() > 1
            {
                return all.get(index).map(|q| self.scale(subject).value(q)).unwrap_or_default();
            }
        }
        String::new()
    }

    /// The days that a side speaks of: for a position, the day it was taken.
    pub fn time_of(&self, subject: SubjectId, side: Side) -> Option<Days> {
        Some(match side {
            Side::Claim(ix) => {
                let c = self.cx.b.claim(ix);
                if matches!(subject, SubjectId::Question(_)) { c.said_on.days } else { c.as_of.days }
            }
            Side::Derived(i) => self.cx.relations(subject).derived.get(i)?.as_of,
        })
    }

    /// "93 days apart", "the same time".
    pub fn gap(&self, subject: SubjectId, pair: &Pair) -> String {
        let w = self.cx.w;
        let (Some(a), Some(b)) = (self.time_of(subject, pair.a), self.time_of(subject, pair.b)) else {
            return String::new();
        };
        match usize::try_from(a.gap(&b)) {
            Ok(0) | Err(_) => w.gap_same.to_owned(),
            // Of a span no day is known: the nearest two tell how far apart they are at least.
            Ok(n) => {
                let template = if a.day().and(b.day()).is_some() { w.gap_days } else { w.gap_days_least };
                fill(template, &[("n", &w.count(n, w.days))])
            }
        }
    }

    /// How far apart they are in time, where that matters. A deadline does not drift, so for dates it does not.
    fn explain_time(&self, subject: SubjectId, pair: &Pair) -> Option<String> {
        let w = self.cx.w;
        let v = &pair.verdict;
        if v.kind == VerdictKind::NotComparable || matches!(subject, SubjectId::Deadline(_)) {
            return None;
        }
        let gap = self.gap(subject, pair);
        let stable = match subject {
            SubjectId::Number(n) if self.cx.b.number(n).series == Series::Level => {
                let days = w.count(self.cx.b.number(n).stable_for as usize, w.days);
                fill(w.explain_stable, &[("days", &days)])
            }
            _ => String::new(),
        };
        let stance = matches!(subject, SubjectId::Question(_));
        let template = match (v.co_temporal, gap == w.gap_same) {
            (true, true) => w.explain_gap_same,
            (true, false) if stance => w.explain_in_force,
            (true, false) => w.explain_gap_co,
            (false, false) => w.explain_gap_apart,
            (false, true) => return None,
        };
        Some(fill(template, &[("gap", &gap), ("stable", &stable)]))
    }

    /// The conventions by which the two phrases were read.
    fn explain_widths(&self, subject: SubjectId, pair: &Pair) -> Option<String> {
        let SubjectId::Number(n) = subject else { return None };
        let widths = self.widths(n);
        let mut hedges: Vec<(Hedge, bool)> = Vec::new();
        for side in [pair.a, pair.b] {
            let quantities: Vec<&Quantity> = match side {
                Side::Claim(ix) => self.cx.b.claim(ix).quantity().into_iter().collect(),
                Side::Derived(i) => {
                    let inputs = self.cx.relations(subject).derived.get(i).map_or(&[][..], |d| &d.inputs);
                    inputs.iter().filter_map(|ix| self.cx.b.claim(*ix).quantity()).collect()
                }
            };
            hedges.extend(quantities.iter().map(|q| (q.hedge, q.is_coarse(&widths))));
        }
        let w = self.cx.w;
        let mut said: Vec<String> = Vec::new();
        for (hedge, coarse) in hedges {
            if let Some(text) = width(hedge, coarse, &widths, w).filter(|t| !said.contains(t)) {
                said.push(text);
            }
        }
        (!said.is_empty()).then(|| fill(w.explain_width, &[("list", &said.join(w.semicolon))]))
    }

    fn widths(&self, n: NumberId) -> Widths {
        self.cx.b.number(n).widths.clone()
    }

    pub fn reading_of_side(&self, subject: SubjectId, side: Side) -> Option<Reading> {
        match side {
            Side::Claim(ix) => self.readings(self.cx.b.claim(ix)).into_iter().next(),
            Side::Derived(i) => {
                let scale: Scale = self.scale(subject);
                self.cx.relations(subject).derived.get(i).map(|d| scale.reading(&d.quantity))
            }
        }
    }

    /// The day of the newer side, for ordering.
    pub fn newest(&self, subject: SubjectId, pair: &Pair) -> Option<jiff::civil::Date> {
        [pair.a, pair.b].into_iter().filter_map(|s| self.time_of(subject, s)?.latest()).max()
    }

    pub fn date_text(&self, days: &Days) -> String {
        dates::days(days, self.cx.w)
    }
}

fn width(hedge: Hedge, coarse: bool, widths: &Widths, w: &Words) -> Option<String> {
    let (template, soft, hard) = match hedge {
        Hedge::Bare if coarse => (w.width_coarse, widths.about_soft, 0),
        Hedge::Range if coarse => (w.width_about, widths.about_soft, widths.about_hard),
        Hedge::About => (w.width_about, widths.about_soft, widths.about_hard),
        Hedge::Nearly => (w.width_nearly, widths.nearly_soft, widths.nearly_hard),
        Hedge::Over | Hedge::AtLeast => (w.width_over, widths.over_soft, 0),
        Hedge::Under | Hedge::UpTo => (w.width_under, widths.under_soft, 0),
        Hedge::Bare => (w.width_bare, widths.bare, 0),
        Hedge::Exact | Hedge::Range | Hedge::Majority | Hedge::Vague => return None,
    };
    Some(fill(template, &[("soft", &soft.to_string()), ("hard", &hard.to_string())]))
}

/// The rule that decided, as a sentence; `None` where the reasons say it better.
fn rule_sentence(v: &Verdict, w: &'static Words) -> Option<&'static str> {
    use VerdictKind::{Agree, Compatible, DiffersOverTime, Disagree, NotComparable};
    if v.has(Reason::Fell) || v.has(Reason::Contrary) || v.has(Reason::BearsOn) {
        return None;
    }
    Some(match (v.rule, v.kind) {
        (RuleId::R7, NotComparable) => w.rule_readings_differ,
        (RuleId::R7, _) => w.rule_readings_equal,
        (_, NotComparable) => w.rule_not_comparable,
        (RuleId::R4, Disagree) => w.rule_part_disagree,
        (RuleId::R4, _) => w.rule_part_compatible,
        (RuleId::R8Date, Agree) => w.rule_date_agree,
        (RuleId::R8Date, Compatible) if v.has(Reason::BoundSatisfied) => w.rule_number_bound,
        (RuleId::R8Date, Compatible) => w.rule_date_compatible,
        (RuleId::R8Date, Disagree) => w.rule_date_disagree,
        (RuleId::R8Date, DiffersOverTime) if v.has(Reason::Amended) => w.rule_date_differs,
        (RuleId::R8Date, DiffersOverTime) => return None,
        (RuleId::R8Position, Agree) => w.rule_position_agree,
        (RuleId::R8Position, Compatible) => w.rule_position_compatible,
        (RuleId::R8Position, Disagree) => w.rule_position_disagree,
        (RuleId::R8Position, DiffersOverTime) => w.rule_position_differs,
        (RuleId::R8Answer, Agree) => w.rule_answer_agree,
        (RuleId::R8Answer, Compatible) => w.rule_answer_compatible,
        (RuleId::R8Answer, Disagree) => w.rule_answer_disagree,
        (RuleId::R8Answer, DiffersOverTime) => w.rule_answer_differs,
        (_, Agree) => w.rule_number_agree,
        (_, Compatible) if v.has(Reason::BoundSatisfied) => w.rule_number_bound,
        (_, Compatible) => w.rule_number_compatible,
        (_, Disagree) => w.rule_number_disagree,
        (_, DiffersOverTime) => w.rule_number_differs,
    })
}

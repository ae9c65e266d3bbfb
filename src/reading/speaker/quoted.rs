//! The quotations and the indirect speech of one sentence given to their speakers.

use super::super::lexicon::actors::ACTORS;
use super::super::lexicon::speech::SPEECH_WORDS;
use super::super::name::NameKind;
use super::super::prose::Prose;
use super::super::quotation::Quotation;
use super::cue::{Cue, Subject};
use super::day::day;
use super::reference::References;
use super::resolve::Memory;
use super::sentence::{Item, Sentence, last_character};
use super::speech::{Basis, Speaker, Speech};
use std::ops::Range;

struct Voice<'c> {
    cue: &'c Cue,
    speaker: Option<(Speaker, Basis)>,
}

pub(super) fn speeches(
    prose: &Prose,
    sentence: &Sentence,
    cues: &[Cue],
    refs: &References,
    quotations: &[Quotation],
    memory: &mut Memory,
    out: &mut Vec<Speech>,
) {
    let mut voices: Vec<Voice> = Vec::new();
    let mut same: Option<Speaker> = None;
    for cue in cues {
        let speaker = memory.cue(prose, sentence, refs, cue.subject, same.as_ref(), cue.verb.0);
        if let Some((s, _)) = &speaker {
            let outlet =
                matches!(s, Speaker::Name(n) if memory.names.get(*n).is_some_and(|n| n.kind == NameKind::Outlet));
            if !(outlet && same.is_some()) {
                same = Some(s.clone());
                memory.note(s, prose);
            }
        }
        voices.push(Voice { cue, speaker });
    }
    if voices.is_empty()
        && let Some(r) = memory.subject(prose, sentence, refs, usize::MAX)
        && let Some((s, _)) = memory.resolve(prose, r)
    {
        memory.note(&s, prose);
        same = Some(s);
    }
    for (place, item) in sentence.items.iter().enumerate() {
        let Item::Quote(q) = item else { continue };
        let Some(quotation) = quotations.get(*q) else { continue };
        if let Some(speech) = quoted(prose, sentence, &voices, same.as_ref(), place, *q, quotations, memory) {
            memory.last = Some((speech.speaker.clone(), sentence.paragraph));
            out.push(Speech { range: quotation.range.clone(), quotation: Some(*q), ..speech });
        }
    }
    for (n, voice) in voices.iter().enumerate() {
        let next = voices
            .get(n + 1)
            .filter(|v| v.cue.strong && matches!(v.cue.subject, Subject::Reference(_)))
            .map(|v| v.cue.from);
        if let Some((speaker, basis)) = voice.speaker.clone().filter(|_| voice.cue.strong)
            && let Some(range) = indirect(prose, sentence, voice.cue, next, quotations)
        {
            memory.last = Some((speaker.clone(), sentence.paragraph));
            out.push(Speech { range, quotation: None, ..speech(prose, voice.cue, speaker, basis) });
        }
    }
}

fn speech(prose: &Prose, cue: &Cue, speaker: Speaker, basis: Basis) -> Speech {
    Speech {
        range: 0..0,
        quotation: None,
        speaker,
        basis,
        verb: Some(prose.bytes(cue.verb.0, cue.verb.1)),
        via: cue.via,
        day: day(prose, cue.verb),
    }
}

#[expect(clippy::too_many_arguments, reason = "one quotation and all that its sentence tells")]
fn quoted(
    prose: &Prose,
    sentence: &Sentence,
    voices: &[Voice],
    subject: Option<&Speaker>,
    place: usize,
    q: usize,
    quotations: &[Quotation],
    memory: &Memory,
) -> Option<Speech> {
    let spoken = matches!(last_character(prose, quotations, q), Some(',' | '?' | '!'));
    let between = |v: &&Voice| {
        let to = v.cue.from.max(place + 1);
        !sentence.items.get(place + 1..to).is_some_and(|s| s.iter().any(|i| matches!(i, Item::Quote(_))))
    };
    let after = voices.iter().find(|v| v.cue.place > place && v.speaker.is_some()).filter(between);
    let before = voices.iter().rev().find(|v| v.cue.place < place && v.speaker.is_some());
    let is_outlet = |v: &&Voice| {
        matches!(&v.speaker, Some((Speaker::Name(n), _)) if memory.names.get(*n).is_some_and(|n| n.kind == NameKind::Outlet))
            && SPEECH_WORDS.outlet_verbs.contains(prose.lower(v.cue.verb.0))
    };
    let carrier = after.filter(is_outlet).and_then(|v| match &v.speaker {
        Some((Speaker::Name(n), _)) => Some(*n),
        _ => None,
    });
    let close = after.is_some_and(|v| v.cue.from <= place + 2);
    let chosen = match (before, after) {
        (Some(b), Some(_)) if carrier.is_some() => Some(b),
        (Some(_), Some(a)) if close && (spoken || place == 0) => Some(a),
        (Some(b), _) => Some(b),
        (None, a) => a,
    };
    if let Some(voice) = chosen {
        let (speaker, basis) = voice.speaker.clone()?;
        let mut found = speech(prose, voice.cue, speaker, basis);
        if before.is_some() {
            found.via = found.via.or(carrier);
        }
        return Some(found);
    }
    let alone =
        !sentence.items.iter().any(|i| matches!(i, Item::Token(t) if prose.at(*t).is_some_and(|t| t.is_word())));
    let speaker = if alone {
        let (speaker, paragraph) = memory.last.as_ref()?;
        (*paragraph == sentence.paragraph || (sentence.first && paragraph + 1 == sentence.paragraph))
            .then(|| speaker.clone())?
    } else if quotations.get(q).is_some_and(|q| q.scare) {
        return None;
    } else {
        match subject {
            Some(s) if can_speak(prose, s) => s.clone(),
            _ => {
                let (speaker, paragraph) = memory.last.as_ref()?;
                let same = *paragraph == sentence.paragraph && first_person(prose, quotations.get(q)?);
                same.then(|| speaker.clone())?
            }
        }
    };
    Some(Speech { range: 0..0, quotation: None, speaker, basis: Basis::Continued, verb: None, via: None, day: None })
}

/// A name, or words with a role or a statement in them: prices and shops say nothing.
fn can_speak(prose: &Prose, speaker: &Speaker) -> bool {
    let Speaker::Words(range) = speaker else { return true };
    let from = prose.tokens.partition_point(|t| t.range.end <= range.start);
    let to = prose.tokens.partition_point(|t| t.range.start < range.end);
    (from..to).any(|i| {
        let word = prose.lower(i);
        ACTORS.plural_roles.contains(word)
            || SPEECH_WORDS.statements.contains(word)
            || ACTORS.roles.at(&prose.tokens, i).is_some()
    })
}

/// "I", "we" or "my" is in the quotation.
fn first_person(prose: &Prose, quotation: &Quotation) -> bool {
    let from = prose.tokens.partition_point(|t| t.range.end <= quotation.range.start);
    let inside = prose.tokens.iter().skip(from).take_while(|t| t.range.start < quotation.range.end);
    inside.take(MOST_LOOKED).any(|t| {
        let word = t.lower.split('\'').next().unwrap_or("");
        matches!(word, "i" | "we" | "my" | "our" | "me" | "us")
    })
}

/// Words of a quotation that are looked through.
const MOST_LOOKED: usize = 120;

/// Bytes of what a verb reports without quotation marks: what follows it, or what stands before its subject where
/// nothing follows.
fn indirect(
    prose: &Prose,
    sentence: &Sentence,
    cue: &Cue,
    next: Option<usize>,
    quotations: &[Quotation],
) -> Option<Range<usize>> {
    let bytes = |from: usize, to: usize| -> Option<Range<usize>> {
        let edge = |item: &Item| match item {
            Item::Token(t) => prose.at(*t).map(|t| t.range.clone()),
            Item::Quote(q) => quotations.get(*q).map(|q| q.range.clone()),
        };
        let items = sentence.items.get(from..to)?;
        let words = items
            .iter()
            .any(|i| matches!(i, Item::Token(t) if prose.at(*t).is_some_and(|t| t.is_word() || t.is_figure())));
        let range = edge(items.first()?)?.start..edge(items.last()?)?.end;
        (words && !range.is_empty()).then_some(range)
    };
    let end = sentence.items.len();
    if cue.whole {
        return bytes(0, end);
    }
    let comma = cue
        .from
        .checked_sub(1)
        .is_some_and(|b| sentence.token(b).is_some_and(|t| prose.at(t).is_some_and(|t| t.is(","))));
    let quote = cue.from.checked_sub(1).is_some_and(|b| matches!(sentence.items.get(b), Some(Item::Quote(_))));
    let follows = follows(prose, sentence, cue.to + 1);
    // "told Reuters on Monday that": from "that" on.
    let start = cue.to + 1;
    let that = (start..start + 7)
        .map(|p| sentence.token(p).map_or(",", |t| prose.lower(t)))
        .take_while(|w| !matches!(*w, "," | "." | ":"))
        .position(|w| w == "that")
        .map(|n| start + n)
        .filter(|t| {
            (start..*t).all(|p| sentence.token(p).is_some_and(|t| SPEECH_WORDS.verbs.at(&prose.tokens, t).is_none()))
        });
    if quote && that.is_none() {
        return None;
    }
    if (cue.inverted || !follows) && cue.from >= 3 && (comma || cue.inverted) {
        return bytes(0, cue.from.saturating_sub(1));
    }
    // Up to another speaker's words, if those are yet to come.
    let to = next.filter(|n| *n > cue.to + 3).unwrap_or(end);
    bytes(that.filter(|t| *t < to).unwrap_or(start), to)
}

/// After the verb stands more than a day, a listener or a place of speech: "said on Monday in a statement." holds nothing.
fn follows(prose: &Prose, sentence: &Sentence, from: usize) -> bool {
    let words: Vec<&str> = sentence
        .items
        .iter()
        .skip(from)
        .take(14)
        .map_while(|i| match i {
            Item::Token(t) => prose.at(*t),
            Item::Quote(_) => None,
        })
        .take_while(|t| !t.is(",") && !t.is(".") && !t.is("—"))
        .map(|t| t.lower.as_str())
        .collect();
    let quote = sentence.items.get(from).is_some_and(|i| matches!(i, Item::Quote(_)));
    match words.first() {
        None => quote,
        Some(&("that" | "how" | "why" | "whether" | "there" | "it" | "he" | "she" | "they" | "the")) => true,
        Some(&("in" | "on" | "at" | "during" | "after" | "late" | "early")) => words.len() > 7,
        Some(w) => words.len() > 3 && !super::super::lexicon::CALENDAR_WORDS.weekdays.contains_key(w),
    }
}

//! Words in a box: broken into lines by measured width, made smaller until they fit, cut with an ellipsis where they do not.

use super::font::Font;
use super::joined::shaped;
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

/// Longer texts are cut before they are measured: no card has room for more.
const LONGEST: usize = 600;
const ELLIPSIS: char = '…';
/// Distance of two lines, in sizes.
pub const LINE: f32 = 1.22;

/// What a text has to fit into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Pixels.
    pub width: f32,
    pub lines: usize,
    /// Pixels to the em: as large as this where it fits, and never smaller than `smallest`.
    pub size: f32,
    pub smallest: f32,
    /// The card reads from the right.
    pub rtl: bool,
}

/// One line, its characters in the order in which they stand from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// Pixels.
    pub width: f32,
}

/// Lines and the size at which they fit. Tries sizes in steps of two pixels, largest first.
pub fn fit(text: &str, font: &Font, room: Room) -> (Vec<Line>, f32) {
    let words: Vec<(String, f32)> = clean(text)
        .into_iter()
        .map(|w| {
            let width = measure(&w, font);
            (w, width)
        })
        .collect();
    let space = measure(" ", font);
    let mut size = room.size;
    loop {
        if let Some(lines) = wrap(&words, space, room, size / font.em) {
            return (lines.iter().map(|l| line(l, font, size, room.rtl)).collect(), size);
        }
        if size <= room.smallest {
            return (cut(&words, font, room, size), size);
        }
        size = (size - 2.0).max(room.smallest);
    }
}

/// Words that can be drawn: composed, without controls and marks of direction (the order is worked out here).
fn clean(text: &str) -> Vec<String> {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .take(LONGEST)
        .collect();
    seen.nfc().collect::<String>().split_whitespace().map(str::to_owned).collect()
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// `None` where it does not fit. Letters join within words only, so a line is as wide as its words and spaces.
fn wrap(words: &[(String, f32)], space: f32, room: Room, scale: f32) -> Option<Vec<String>> {
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, width) in words {
        if width * scale > room.width {
            return None;
        }
        match lines.last_mut() {
            Some((line, long)) if (*long + space + width) * scale <= room.width => {
                line.push(' ');
                line.push_str(word);
                *long += space + width;
            }
            _ => lines.push((word.clone(), *width)),
        }
        if lines.len() > room.lines {
            return None;
        }
    }
    Some(lines.into_iter().map(|(line, _)| line).collect())
}

/// As much as there is room for, words broken where they are too long for a line, with an ellipsis at the end.
fn cut(words: &[(String, f32)], font: &Font, room: Room, size: f32) -> Vec<Line> {
    let text = words.iter().map(|(w, _)| w.as_str()).collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    let mut lines = Vec::new();
    while !rest.is_empty() && lines.len() < room.lines {
        let last = lines.len() + 1 == room.lines;
        let fits = |s: &str| {
            let end = if last && s.len() < rest.len() { ELLIPSIS.to_string() } else { String::new() };
            measure(&format!("{}{end}", s.trim_end()), font) * size / font.em <= room.width
        };
        let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8());
        let end = ends.take_while(|end| rest.get(..*end).is_some_and(&fits)).last().unwrap_or(0);
        if end == 0 {
            break;
        }
        let (head, tail) = rest.split_at(end);
        // Whole words, unless a single one is all there is.
        let broken = !tail.is_empty() && !tail.starts_with(' ');
        let end = if broken { head.rfind(' ').unwrap_or(end) } else { end };
        let (head, tail) = rest.split_at(end);
        let mut text = head.trim().to_owned();
        rest = tail.trim_start();
        if last && !rest.is_empty() {
            text.truncate(text.trim_end_matches([',', ';', ':', '.', '–']).len());
            text.push(ELLIPSIS);
        }
        lines.push(line(&text, font, size, room.rtl));
    }
    lines
}

fn line(text: &str, font: &Font, size: f32, rtl: bool) -> Line {
    let text = in_sight_order(&shaped(text), rtl);
    let width = units(&text, font) * size / font.em;
    Line { text, width }
}

/// In font units.
fn measure(text: &str, font: &Font) -> f32 {
    units(&shaped(text), font)
}

fn units(text: &str, font: &Font) -> f32 {
    text.chars().map(|c| font.advance(font.glyph(c))).sum()
}

/// From left to right, as the line is drawn.
fn in_sight_order(text: &str, rtl: bool) -> String {
    let base = if rtl { Level::rtl() } else { Level::ltr() };
    let order = BidiInfo::new(text, Some(base));
    let Some(paragraph) = order.paragraphs.first() else { return text.to_owned() };
    let (levels, runs) = order.visual_runs(paragraph, paragraph.range.clone());
    let mut out = String::with_capacity(text.len());
    for run in runs {
        let backwards = levels.get(run.start).is_some_and(Level::is_rtl);
        let piece = text.get(run).unwrap_or_default();
        if backwards {
            out.extend(piece.chars().rev().map(mirrored));
        } else {
            out.push_str(piece);
        }
    }
    out
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '≤' => '≥',
        '≥' => '≤',
        '→' => '←',
        '←' => '→',
        c => c,
    }
}

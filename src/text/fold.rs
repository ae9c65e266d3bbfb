//! Words without what tells apart only to the eye: case, marks and spaces. For finding the same words in two texts; what
//! that means is the matter of who asks.

use std::ops::Range;

/// Words in small letters as hashes, with their byte ranges: letters and digits only, so that "doesn’t" and "U.S." are
/// two words each.
pub fn folded(text: &str) -> Vec<(u64, Range<usize>)> {
    let mut out = Vec::new();
    let mut start = None;
    let mut word = Fnv::new();
    for (i, c) in text.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(i);
            for l in c.to_lowercase() {
                word.add(l as u32);
            }
        } else if let Some(s) = start.take() {
            out.push((std::mem::replace(&mut word, Fnv::new()).0, s..i));
        }
    }
    if let Some(s) = start {
        out.push((word.0, s..text.len()));
    }
    out
}

/// One hash for a run of words.
pub fn run(window: &[(u64, Range<usize>)]) -> u64 {
    let mut h = Fnv::new();
    for (w, _) in window {
        h.add(*w as u32);
        h.add((*w >> 32) as u32);
    }
    h.0
}

/// FNV-1a over 32-bit units: quick, the same on every machine, and collisions only cost a look.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, unit: u32) {
        for byte in unit.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_make_no_other_word() {
        let hashes = |text: &str| folded(text).into_iter().map(|(h, _)| h).collect::<Vec<_>>();
        assert_eq!(hashes("It doesn’t HOLD, he said."), hashes("“it doesn't hold” — he said"));
        assert_ne!(hashes("it holds"), hashes("it hold s"));
        assert_eq!(run(&folded("a b")), run(&folded("A, B")));
        assert_eq!(folded("été 7").last().map(|(_, r)| r.clone()), Some(6..7));
    }
}

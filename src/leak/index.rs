//! Private texts by the beginnings of their runs, so that a text of any length is searched in one go.

use super::counted::{Counted, Run};
use super::private::{Private, RUN};
use crate::text::{Letters, letters};
use rayon::prelude::*;
use std::ops::Range;

/// Letters (bytes of them) by which a run is noticed: the shortest run of sixteen words has more.
const SEED: usize = 16;
/// Every so many letters of a private text one seed is kept.
const STEP: usize = 8;
/// Places of one seed that are looked at: a text of one word a million times costs no more than any other.
const PLACES: usize = 4;
/// Letters by which a run may have begun before its first seed that is looked at.
const BACK: usize = 256;
/// A quotation may be followed by a word that follows it in the original too, by chance.
const CHANCE: usize = 1;

pub struct Index {
    pieces: Vec<Piece>,
    seeds: Vec<Seed>,
    /// Most letters begin no seed: one look tells.
    sieve: Vec<u64>,
}

/// A piece of a private text, in one of the ways in which it may be compared.
struct Piece {
    /// Into the private texts.
    of: usize,
    letters: Vec<u8>,
    counted: Counted,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seed {
    hash: u64,
    piece: u32,
    at: u32,
}

/// A run of a private text in a text that was searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Into the private texts.
    pub of: usize,
    pub run: Run,
    /// Bytes of the text that was searched.
    pub here: Range<usize>,
}

impl Index {
    pub fn new(private: &[Private]) -> Index {
        let pieces: Vec<Piece> = private
            .par_iter()
            .enumerate()
            .flat_map_iter(|(of, p)| p.open.iter().flat_map(move |r| cut(of, p, r)))
            .collect();
        let of_piece = |(piece, p): (usize, &Piece)| {
            let all = rolled(&p.letters).step_by(STEP);
            all.map(move |(at, hash)| Seed { hash, piece: piece as u32, at: at as u32 }).collect::<Vec<_>>()
        };
        let mut seeds: Vec<Seed> = pieces.par_iter().enumerate().flat_map_iter(of_piece).collect();
        seeds.par_sort_unstable();
        let mut sieve = vec![0; (seeds.len() / 4).next_power_of_two()];
        for seed in &seeds {
            let (word, bit) = slot(seed.hash, sieve.len());
            sieve[word] |= bit;
        }
        Index { pieces, seeds, sieve }
    }

    pub fn is_empty(&self) -> bool {
        self.seeds.is_empty()
    }

    /// Every run of private words in this text that may not be there, in each way of reading it. Takes time linear in it.
    pub fn search(&self, private: &[Private], text: &str) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        letters(text).iter().flat_map(|l| self.search_letters(private, l)).collect()
    }

    fn search_letters(&self, private: &[Private], text: &Letters) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut next = 0;
        for (at, hash) in rolled(&text.bytes) {
            let (word, bit) = slot(hash, self.sieve.len());
            if at < next || self.sieve[word] & bit == 0 {
                continue;
            }
            let from = self.seeds.partition_point(|s| s.hash < hash);
            let places = self.seeds[from..].iter().take(PLACES).take_while(|s| s.hash == hash);
            let found: Vec<(Range<usize>, usize, Run)> = places
                .filter_map(|seed| {
                    let piece = self.pieces.get(seed.piece as usize)?;
                    let (here, there) = extent(&text.bytes, at, &piece.letters, seed.at as usize)?;
                    next = next.max((here.end + 1).saturating_sub(SEED));
                    Some((here, piece.of, piece.counted.run(&there, private.get(piece.of)?)?))
                })
                .collect();
            // Where one text may publish what another may not, it is the first's.
            let best = found.into_iter().min_by_key(|(here, _, run)| (std::cmp::Reverse(here.len()), run.unquoted));
            if let Some((here, of, run)) = best.filter(|(.., run)| run.words >= RUN && run.unquoted > CHANCE) {
                hits.push(Hit { of, run, here: text.range(here) });
            }
        }
        hits
    }
}

/// One piece in each way of reading it.
fn cut<'a>(of: usize, private: &'a Private, piece: &'a Range<usize>) -> impl Iterator<Item = Piece> + 'a {
    let all = letters(private.text.get(piece.clone()).unwrap_or_default());
    all.into_iter().map(move |letters| Piece {
        of,
        counted: Counted::new(private, piece, &letters),
        letters: letters.bytes,
    })
}

/// The longest stretch around these places that both have.
fn extent(here: &[u8], at: usize, there: &[u8], from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let forward = here.get(at..)?.iter().zip(there.get(from..)?).take_while(same).count();
    let back = here.get(..at)?.iter().rev().zip(there.get(..from)?.iter().rev()).take(BACK).take_while(same).count();
    (forward >= SEED).then_some((at - back..at + forward, from - back..from + forward))
}

/// The hash of the letters from each place on.
fn rolled(letters: &[u8]) -> impl Iterator<Item = (usize, u64)> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let leaving = (0..SEED).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = letters.iter().take(SEED).fold(0_u64, |h, b| h.wrapping_mul(BASE).wrapping_add(u64::from(*b)));
    (0..(letters.len() + 1).saturating_sub(SEED)).map(move |at| {
        if let Some(i) = at.checked_sub(1) {
            let (old, new) = (u64::from(letters[i]), u64::from(letters[i + SEED]));
            hash = hash.wrapping_mul(BASE).wrapping_add(new).wrapping_sub(old.wrapping_mul(leaving));
        }
        (at, (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9))
    })
}

fn slot(hash: u64, words: usize) -> (usize, u64) {
    let bit = hash >> 20;
    ((bit >> 6) as usize & (words - 1), 1 << (bit & 63))
}

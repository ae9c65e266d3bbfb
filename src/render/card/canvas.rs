//! A picture of few colours, and filled shapes on it. Edges are smoothed in eight steps, so that a card's colours fit one
//! palette. Plain arithmetic in a fixed order: the same shapes give the same bytes on every machine.

use super::font::Point;
use std::collections::BTreeMap;

pub type Colour = [u8; 3];

/// Steps between paper and ink at an edge.
const STEPS: i32 = 8;
/// The palette's first entry.
const PAPER: u8 = 0;

pub struct Canvas {
    pub width: usize,
    pub height: usize,
    /// Indexes into the palette, row by row.
    pub pixels: Vec<u8>,
    pub palette: Vec<Colour>,
    mixed: BTreeMap<(u8, Colour, i32), u8>,
}

impl Canvas {
    pub fn new(width: usize, height: usize, paper: Colour) -> Canvas {
        Canvas { width, height, pixels: vec![0; width * height], palette: vec![paper], mixed: BTreeMap::new() }
    }

    /// A rectangle with sharp edges, cut off at the picture's.
    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let at = |v: f32, end: usize| (v.round().max(0.0) as usize).min(end);
        let (left, right) = (at(x, self.width), at(x + width, self.width));
        let (top, bottom) = (at(y, self.height), at(y + height, self.height));
        let index = self.index(colour);
        for row in top..bottom {
            if let Some(pixels) = self.pixels.get_mut(row * self.width + left..row * self.width + right.max(left)) {
                pixels.fill(index);
            }
        }
    }

    /// Fills outlines whose zero point lies at (`x`, `y`), `scale` pixels a unit, y of the outlines upwards.
    pub fn fill(&mut self, outlines: &[Vec<Point>], x: f32, y: f32, scale: f32, colour: Colour) {
        let mut lines = Vec::new();
        for outline in outlines {
            trace(outline, |p| (x + p.x * scale, y - p.y * scale), &mut lines);
        }
        let ends = lines.iter().flat_map(|(a, b)| [*a, *b]);
        let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
        for (x, y) in ends {
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
        }
        let inside = left >= 0.0 && top >= 0.0 && right < self.width as f32 - 2.0 && bottom < self.height as f32 - 1.0;
        if lines.is_empty() || !inside {
            return;
        }
        let (left, top) = (left.floor(), top.floor());
        let wide = (right - left).ceil() as usize + 2;
        let high = (bottom - top).ceil() as usize + 1;
        let mut areas = vec![0.0f32; wide * high];
        for ((x0, y0), (x1, y1)) in lines {
            add(&mut areas, wide, (x0 - left, y0 - top), (x1 - left, y1 - top));
        }
        // Nearly every pixel lies on plain paper, and then only the step decides.
        let mut on_paper = [None; STEPS as usize + 1];
        for (row, areas) in areas.chunks(wide).enumerate() {
            let mut sum = 0.0f32;
            for (column, area) in areas.iter().enumerate() {
                sum += area;
                let step = (sum.abs().min(1.0) * STEPS as f32 + 0.5) as i32;
                let at = (top as usize + row) * self.width + left as usize + column;
                let (true, Some(under)) = (step > 0, self.pixels.get(at).copied()) else { continue };
                let index = match on_paper.get_mut(step as usize) {
                    Some(known) if under == PAPER => *known.get_or_insert_with(|| self.mix(under, colour, step)),
                    _ => self.mix(under, colour, step),
                };
                self.pixels[at] = index;
            }
        }
    }

    /// The palette's entry for a colour that covers so many of the steps of what lies under it.
    fn mix(&mut self, under: u8, colour: Colour, step: i32) -> u8 {
        if let Some(index) = self.mixed.get(&(under, colour, step)) {
            return *index;
        }
        let below = self.palette.get(usize::from(under)).copied().unwrap_or(colour);
        let blend = |i: usize| {
            let (b, c) = (i32::from(below[i]), i32::from(colour[i]));
            (b + ((c - b) * step + STEPS / 2).div_euclid(STEPS)).clamp(0, 255) as u8
        };
        let index = self.index([blend(0), blend(1), blend(2)]);
        self.mixed.insert((under, colour, step), index);
        index
    }

    /// The palette's entry for a colour; where it is full, the nearest.
    fn index(&mut self, colour: Colour) -> u8 {
        let far = |c: &Colour| -> i32 { (0..3).map(|i| (i32::from(c[i]) - i32::from(colour[i])).pow(2)).sum() };
        if let Some(at) = self.palette.iter().position(|c| *c == colour) {
            return at as u8;
        }
        if self.palette.len() < 256 {
            self.palette.push(colour);
            return (self.palette.len() - 1) as u8;
        }
        (0..=255u8).min_by_key(|i| self.palette.get(usize::from(*i)).map_or(i32::MAX, far)).unwrap_or(0)
    }
}

type Place = (f32, f32);

/// Straight lines along an outline whose curves are quadratic.
fn trace(outline: &[Point], at: impl Fn(&Point) -> Place, lines: &mut Vec<(Place, Place)>) {
    let middle = |a: Place, b: Place| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let [first, .., last] = outline else { return };
    let start = match (first.on, last.on) {
        (true, _) => at(first),
        (false, true) => at(last),
        (false, false) => middle(at(first), at(last)),
    };
    let (mut now, mut control) = (start, None::<Place>);
    let rest = if first.on { &outline[1..] } else { outline };
    for point in rest.iter().map(Some).chain([None]) {
        let (to, on) = point.map_or((start, true), |p| (at(p), p.on));
        match (control, on) {
            (None, true) => lines.push((now, to)),
            (None, false) => {
                control = Some(to);
                continue;
            }
            (Some(c), on) => {
                let end = if on { to } else { middle(c, to) };
                curve(now, c, end, lines);
                now = end;
                control = (!on).then_some(to);
                continue;
            }
        }
        now = to;
    }
}

fn curve(a: Place, c: Place, b: Place, lines: &mut Vec<(Place, Place)>) {
    // How far the curve leaves the straight line decides in how many pieces it looks smooth.
    let bend = (a.0 - 2.0 * c.0 + b.0).abs().max((a.1 - 2.0 * c.1 + b.1).abs());
    let pieces = (1.0 + bend.sqrt() * 1.5).min(16.0) as i32;
    let mut from = a;
    for i in 1..=pieces {
        let t = i as f32 / pieces as f32;
        let u = 1.0 - t;
        let to = (u * u * a.0 + 2.0 * u * t * c.0 + t * t * b.0, u * u * a.1 + 2.0 * u * t * c.1 + t * t * b.1);
        lines.push((from, to));
        from = to;
    }
}

/// Adds a line's share of every pixel that it crosses, so that the running sum along a row is how much of each pixel lies
/// inside. `wide` leaves room for two pixels beyond the outline.
fn add(areas: &mut [f32], wide: usize, a: Place, b: Place) {
    if a.1 == b.1 {
        return;
    }
    let (sign, (x0, y0), (x1, y1)) = if a.1 < b.1 { (1.0, a, b) } else { (-1.0, b, a) };
    let slope = (x1 - x0) / (y1 - y0);
    let mut put = |row: usize, column: usize, area: f32| {
        if let Some(cell) = areas.get_mut(row * wide + column) {
            *cell += area;
        }
    };
    let mut x = x0;
    let mut row = y0 as usize;
    while (row as f32) < y1 {
        let from = y0.max(row as f32);
        let to = y1.min((row + 1) as f32);
        let part = (to - from) * sign;
        let next = x + slope * (to - from);
        let (left, right) = if x < next { (x, next) } else { (next, x) };
        let (first, last) = (left.max(0.0) as usize, right.max(0.0) as usize);
        if first == last {
            let middle = (left + right) / 2.0 - first as f32;
            put(row, first, part * (1.0 - middle));
            put(row, first + 1, part * middle);
        } else {
            // Height per pixel of width; each column gets what lies to the right of the line within it.
            let step = part / (right - left);
            let mut before = 0.0;
            let mut height = 0.0;
            for column in first..=last {
                let (l, r) = (left.max(column as f32), right.min((column + 1) as f32));
                let rise = step * (r - l);
                let middle = (l + r) / 2.0 - column as f32;
                // Share of this pixel covered so far, less what earlier pixels already hand on.
                let covered = height + rise * (1.0 - middle);
                put(row, column, covered - before);
                height += rise;
                before = covered;
            }
            put(row, last + 1, height - before);
        }
        x = next;
        row += 1;
    }
}

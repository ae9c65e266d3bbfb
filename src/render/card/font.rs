//! Outlines and widths out of a TrueType file. Only what the embedded fonts need: plain outlines, composites that are moved
//! but not turned, the map of the basic plane. Not a general reader; what it does not understand draws nothing.

/// A font as its bytes.
#[derive(Clone, Copy)]
pub struct Font<'a> {
    bytes: &'a [u8],
    map: &'a [u8],
    outlines: &'a [u8],
    places: &'a [u8],
    widths: &'a [u8],
    long_widths: u16,
    long_places: bool,
    /// Units in one em.
    pub em: f32,
}

/// A point of an outline, in font units, y upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
    /// On the outline itself, not a control point beside it.
    pub on: bool,
}

/// Composites of composites end here.
const DEPTH: u8 = 4;

impl<'a> Font<'a> {
    /// `None` where a table is missing.
    pub fn read(bytes: &'a [u8]) -> Option<Font<'a>> {
        let head = table(bytes, b"head")?;
        let mut font = Font {
            bytes,
            map: &[],
            outlines: table(bytes, b"glyf")?,
            places: table(bytes, b"loca")?,
            widths: table(bytes, b"hmtx")?,
            long_widths: u16_at(table(bytes, b"hhea")?, 34)?,
            long_places: i16_at(head, 50)? != 0,
            em: f32::from(u16_at(head, 18)?),
        };
        font.map = font.basic_plane()?;
        (font.em > 0.0).then_some(font)
    }

    /// The subtable of format 4 that maps Unicode.
    fn basic_plane(&self) -> Option<&'a [u8]> {
        let cmap = table(self.bytes, b"cmap")?;
        (0..usize::from(u16_at(cmap, 2)?)).find_map(|i| {
            let at = u32_at(cmap, 4 + i * 8 + 4)? as usize;
            let sub = cmap.get(at..)?;
            (u16_at(sub, 0)? == 4).then_some(sub)
        })
    }

    /// 0 where the font has no such character.
    pub fn glyph(&self, c: char) -> u16 {
        u16::try_from(u32::from(c)).ok().and_then(|code| self.mapped(code)).unwrap_or(0)
    }

    fn mapped(&self, code: u16) -> Option<u16> {
        let double = usize::from(u16_at(self.map, 6)?);
        let ends = 14;
        let (starts, deltas, ranges) = (ends + double + 2, ends + 2 * double + 2, ends + 3 * double + 2);
        let i = (0..double / 2).find(|i| u16_at(self.map, ends + 2 * i).is_some_and(|end| end >= code))?;
        let start = u16_at(self.map, starts + 2 * i)?;
        if start > code {
            return None;
        }
        let delta = u16_at(self.map, deltas + 2 * i)?;
        match u16_at(self.map, ranges + 2 * i)? {
            0 => Some(code.wrapping_add(delta)),
            range => {
                let at = ranges + 2 * i + usize::from(range) + 2 * usize::from(code - start);
                match u16_at(self.map, at)? {
                    0 => None,
                    glyph => Some(glyph.wrapping_add(delta)),
                }
            }
        }
    }

    /// In font units.
    pub fn advance(&self, glyph: u16) -> f32 {
        let last = self.long_widths.saturating_sub(1);
        f32::from(u16_at(self.widths, usize::from(glyph.min(last)) * 4).unwrap_or(0))
    }

    /// Closed outlines.
    pub fn outline(&self, glyph: u16) -> Vec<Vec<Point>> {
        let mut out = Vec::new();
        self.collect(glyph, (0.0, 0.0), DEPTH, &mut out);
        out
    }

    fn collect(&self, glyph: u16, by: (f32, f32), depth: u8, out: &mut Vec<Vec<Point>>) -> Option<()> {
        let place = |g: usize| {
            if self.long_places {
                u32_at(self.places, g * 4).map(|p| p as usize)
            } else {
                u16_at(self.places, g * 2).map(|p| usize::from(p) * 2)
            }
        };
        let data = self.outlines.get(place(glyph.into())?..place(usize::from(glyph) + 1)?)?;
        let contours = i16_at(data, 0)?;
        if contours >= 0 {
            return simple(data, usize::try_from(contours).ok()?, by, out);
        }
        let mut at = 10;
        loop {
            let (flags, part) = (u16_at(data, at)?, u16_at(data, at + 2)?);
            let words = flags & 1 != 0;
            // Bit 1: the two numbers are distances.
            let moved = match (words, flags & 2 != 0) {
                (true, true) => (f32::from(i16_at(data, at + 4)?), f32::from(i16_at(data, at + 6)?)),
                (false, true) => (f32::from(*data.get(at + 4)? as i8), f32::from(*data.get(at + 5)? as i8)),
                _ => (0.0, 0.0),
            };
            if depth > 0 {
                self.collect(part, (by.0 + moved.0, by.1 + moved.1), depth - 1, out);
            }
            let scale = match () {
                () if flags & 0x8 != 0 => 2,
                () if flags & 0x40 != 0 => 4,
                () if flags & 0x80 != 0 => 8,
                () => 0,
            };
            at += if words { 8 } else { 6 } + scale;
            if flags & 0x20 == 0 {
                return Some(());
            }
        }
    }
}

fn simple(data: &[u8], contours: usize, by: (f32, f32), out: &mut Vec<Vec<Point>>) -> Option<()> {
    let ends: Option<Vec<usize>> = (0..contours).map(|i| u16_at(data, 10 + 2 * i).map(usize::from)).collect();
    let ends = ends?;
    let points = ends.last().map_or(0, |e| e + 1);
    let mut at = 10 + 2 * contours;
    at += 2 + usize::from(u16_at(data, at)?);
    let mut flags = Vec::new();
    while flags.len() < points {
        let flag = *data.get(at)?;
        at += 1;
        flags.push(flag);
        if flag & 8 != 0 {
            let more = usize::from(*data.get(at)?).min(points - flags.len());
            flags.extend(std::iter::repeat_n(flag, more));
            at += 1;
        }
    }
    let mut axis = |short: u8, same: u8, from: f32| -> Option<Vec<f32>> {
        let mut now = 0i32;
        flags
            .iter()
            .map(|flag| {
                let step = match (flag & short != 0, flag & same != 0) {
                    (true, plus) => {
                        let step = i32::from(*data.get(at)?);
                        at += 1;
                        if plus { step } else { -step }
                    }
                    (false, true) => 0,
                    (false, false) => {
                        at += 2;
                        i32::from(i16_at(data, at - 2)?)
                    }
                };
                now = now.wrapping_add(step);
                Some(now as f32 + from)
            })
            .collect()
    };
    let (xs, ys) = (axis(2, 16, by.0)?, axis(4, 32, by.1)?);
    let all: Vec<Point> =
        xs.iter().zip(&ys).zip(&flags).map(|((x, y), f)| Point { x: *x, y: *y, on: f & 1 != 0 }).collect();
    let mut start = 0;
    for end in ends {
        out.push(all.get(start..=end)?.to_vec());
        start = end + 1;
    }
    Some(())
}

fn table<'a>(bytes: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    (0..usize::from(u16_at(bytes, 4)?)).find_map(|i| {
        let entry = bytes.get(12 + i * 16..28 + i * 16)?;
        let (at, long) = (u32_at(entry, 8)? as usize, u32_at(entry, 12)? as usize);
        (entry.get(..4)? == name).then(|| bytes.get(at..at.checked_add(long)?))?
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    bytes.get(at..at + 2)?.try_into().ok().map(i16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

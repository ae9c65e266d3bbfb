//! Card images: what is shown of a page where its address is shared. A card's template is a small SVG; this draws it.
//!
//! No fonts of the machine, no clock, no network: the same SVG gives the same bytes everywhere. See `scene` for the part of
//! SVG that is understood.

use crate::theme::Fonts;
use canvas::Canvas;
use font::Font;
use scene::{Shape, Text};

mod canvas;
mod font;
mod joined;
mod png;
mod scene;
mod text;

#[cfg(test)]
mod tests;

/// Pixels: the shape that is shown in full nearly everywhere.
pub const WIDTH: u32 = crate::plan::card::WIDTH;
pub const HEIGHT: u32 = crate::plan::card::HEIGHT;

/// The card as a PNG file.
///
/// # Errors
/// Why the SVG cannot be read, in a few words.
pub fn draw(svg: &str, fonts: Fonts) -> Result<Vec<u8>, String> {
    let (Some(regular), Some(bold)) = (Font::read(fonts.regular), Font::read(fonts.bold)) else {
        return Err("the fonts cannot be read".to_owned());
    };
    let scene = scene::read(svg, WIDTH as f32)?;
    let mut canvas = Canvas::new(WIDTH as usize, HEIGHT as usize, scene.paper);
    for shape in &scene.shapes {
        match shape {
            Shape::Rectangle { x, y, width, height, colour } => canvas.rectangle(*x, *y, *width, *height, *colour),
            Shape::Text(text) => write(&mut canvas, text, if text.bold { &bold } else { &regular }),
        }
    }
    png::encode(&canvas).map_err(|e| e.to_string())
}

fn write(canvas: &mut Canvas, text: &Text, font: &Font) {
    let (lines, size) = text::fit(&text.words, font, text.room);
    let step = size * text::LINE;
    let above = if text.from_bottom { lines.len().saturating_sub(1) as f32 * step } else { 0.0 };
    let mut y = text.y - above;
    let scale = size / font.em;
    for line in &lines {
        // Where the direction of reading begins is the left edge of the words, or the right one.
        let mut x = if text.at_end == text.room.rtl { text.x } else { text.x - line.width };
        for c in line.text.chars() {
            let glyph = font.glyph(c);
            canvas.fill(&font.outline(glyph), x, y, scale, text.colour);
            x += font.advance(glyph) * scale;
        }
        y += step;
    }
}

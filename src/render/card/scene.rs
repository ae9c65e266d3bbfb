//! What a card's SVG asks for. A small part of SVG is understood: `<rect>` and `<text>`, with positions in pixels and
//! colours as `#rrggbb`. Besides, `<text>` takes the room that its words may fill, which SVG itself has no words for:
//! `data-width` and `data-lines`, `data-smallest` (font size), and `data-from="bottom"` where `y` is the last line's.
//! Anything else is left out: a picture on a card would have to be fetched from somewhere.

use super::canvas::Colour;
use super::text::Room;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

#[derive(Debug, PartialEq)]
pub struct Scene {
    pub paper: Colour,
    pub shapes: Vec<Shape>,
}

#[derive(Debug, PartialEq)]
pub enum Shape {
    Rectangle { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    Text(Box<Text>),
}

#[derive(Debug, PartialEq)]
pub struct Text {
    pub x: f32,
    /// Base line of the first line, or of the last.
    pub y: f32,
    pub from_bottom: bool,
    /// `x` is where lines end, in the direction of reading.
    pub at_end: bool,
    pub bold: bool,
    pub colour: Colour,
    pub room: Room,
    pub words: String,
}

const WHITE: Colour = [255; 3];
const BLACK: Colour = [0; 3];
/// No box is wider or higher than any card.
const FAR: f32 = 4096.0;

/// # Errors
/// What is wrong with the XML.
pub fn read(svg: &str, card_width: f32) -> Result<Scene, String> {
    let mut reader = Reader::from_str(svg);
    let mut scene = Scene { paper: WHITE, shapes: Vec::new() };
    let mut rtl = false;
    let mut open: Option<Text> = None;
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == "svg" => {
                rtl = text_of(&e, "direction").is_some_and(|d| d == "rtl");
                scene.paper = colour_of(&e).unwrap_or(WHITE);
            }
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == "rect" => {
                let (x, y) = (number(&e, "x").unwrap_or(0.0), number(&e, "y").unwrap_or(0.0));
                let (width, height) = (number(&e, "width").unwrap_or(0.0), number(&e, "height").unwrap_or(0.0));
                let x = if rtl { card_width - x - width } else { x };
                scene.shapes.push(Shape::Rectangle { x, y, width, height, colour: colour_of(&e).unwrap_or(BLACK) });
            }
            Event::Start(e) if e.name().as_ref() == "text" => open = Some(text(&e, card_width, rtl)),
            Event::End(e) if e.name().as_ref() == "text" => {
                scene.shapes.extend(open.take().map(|t| Shape::Text(Box::new(t))));
            }
            Event::Text(t) => {
                if let Some(open) = &mut open {
                    open.words.push_str(&t.into_inner());
                }
            }
            Event::GeneralRef(r) => {
                if let Some(open) = &mut open {
                    open.words.push_str(&reference(&r.into_inner()));
                }
            }
            Event::Eof => return Ok(scene),
            _ => {}
        }
    }
}

fn text(e: &BytesStart, card_width: f32, rtl: bool) -> Text {
    let size = number(e, "font-size").unwrap_or(32.0).clamp(8.0, 400.0);
    let x = number(e, "x").unwrap_or(0.0);
    let room = Room {
        width: number(e, "data-width").unwrap_or(card_width - x),
        lines: number(e, "data-lines").map_or(1, |n| n.clamp(1.0, 40.0) as usize),
        size,
        smallest: number(e, "data-smallest").unwrap_or(size).clamp(8.0, size),
        rtl,
    };
    Text {
        x: if rtl { card_width - x } else { x },
        y: number(e, "y").unwrap_or(0.0),
        from_bottom: text_of(e, "data-from").is_some_and(|v| v == "bottom"),
        at_end: text_of(e, "text-anchor").is_some_and(|v| v == "end"),
        bold: text_of(e, "font-weight").is_some_and(|v| v == "bold"),
        colour: colour_of(e).unwrap_or(BLACK),
        room,
        words: String::new(),
    }
}

fn text_of(e: &BytesStart, name: &str) -> Option<String> {
    e.try_get_attribute(name).ok()?.map(|a| a.value.into_owned())
}

/// What `&name;` stands for; nothing where it stands for nothing.
fn reference(name: &str) -> String {
    let Some(number) = name.strip_prefix('#') else {
        return quick_xml::escape::resolve_predefined_entity(name).unwrap_or("").to_owned();
    };
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    };
    code.and_then(char::from_u32).map(String::from).unwrap_or_default()
}

fn number(e: &BytesStart, name: &str) -> Option<f32> {
    let number: f32 = text_of(e, name)?.trim().parse().ok()?;
    number.is_finite().then(|| number.clamp(-FAR, FAR))
}

fn colour_of(e: &BytesStart) -> Option<Colour> {
    let hex = u32::from_str_radix(text_of(e, "fill")?.strip_prefix('#')?, 16).ok()?;
    let [_, r, g, b] = hex.to_be_bytes();
    Some([r, g, b])
}

//! Cards as their readers see them: size, margins, the same bytes, and whatever a title holds.

use super::*;
use crate::plan::card::{LETTERS, MORE_LETTERS};
use crate::plan::views::{CardPage, Verdict};
use crate::plan::words::Words;
use crate::text::Files;
use crate::theme::{self, Theme};
use std::sync::LazyLock;

static THEME: LazyLock<Theme> = LazyLock::new(|| theme::load(&Files::default(), None, Words::of("en")).value);

fn card(title: &str, value: Option<&str>, sentence: &str) -> CardPage {
    CardPage {
        width: WIDTH,
        height: HEIGHT,
        dir: "ltr",
        site_title: title.to_owned(),
        kind: "Number".to_owned(),
        title: title.to_owned(),
        value: value.map(str::to_owned),
        sentence: sentence.to_owned(),
        verdict: Some(Verdict {
            kind: "disagree",
            label: "disagree".to_owned(),
            gloss: String::new(),
            shape: "≠",
            rule: "",
            reasons: Vec::new(),
        }),
        basis: sentence.to_owned(),
        as_of: "as of 1 March 2021".to_owned(),
    }
}

fn drawn(card: &CardPage) -> Vec<u8> {
    let svg = THEME.page("cards/card.svg", card).expect("the template is sound");
    draw(&svg, THEME.fonts()).expect("the card is drawn")
}

/// Rows of RGB, by another decoder.
fn decoded(bytes: &[u8]) -> Vec<Vec<[u8; 3]>> {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("of a known size")];
    let info = reader.next_frame(&mut pixels).expect("whole");
    assert_eq!((info.width, info.height, info.color_type), (WIDTH, HEIGHT, ::png::ColorType::Rgb));
    pixels.chunks(info.line_size).map(|row| row.chunks(3).map(|p| [p[0], p[1], p[2]]).collect()).collect()
}

/// Columns and rows with anything but paper: left, right, top, bottom.
fn ink(rows: &[Vec<[u8; 3]>]) -> (usize, usize, usize, usize) {
    let paper = rows[0][0];
    let columns = (0..WIDTH as usize).filter(|x| rows.iter().any(|r| r[*x] != paper));
    let columns: Vec<usize> = columns.collect();
    let rows: Vec<usize> = (0..HEIGHT as usize).filter(|y| rows[*y].iter().any(|p| *p != paper)).collect();
    (columns[0], *columns.last().expect("ink"), rows[0], *rows.last().expect("ink"))
}

#[test]
fn no_text_leaves_the_margins_and_every_card_is_small() {
    let long = "long ".repeat(2_000);
    let word = "word".repeat(2_500);
    for text in [
        "",
        "Troops in Afghanistan",
        "<script>alert(1)</script> & \"x\"",
        &long,
        &word,
        "\u{202e}abc\u{2066}",
        "\u{0}\u{7}\u{fffe}日本",
    ] {
        for value in [None, Some(text)] {
            for dir in ["ltr", "rtl"] {
                let bytes = drawn(&CardPage { dir, ..card(text, value, text) });
                assert!(bytes.len() < 40_000, "{} bytes: {text:.40}", bytes.len());
                let (left, right, top, bottom) = ink(&decoded(&bytes));
                // The widest glyphs lean a few pixels over the box that they are measured by.
                assert!(
                    left >= 60 && right < 1140 && top >= 50 && bottom < 600,
                    "{left} {right} {top} {bottom}: {text:.40}"
                );
            }
        }
    }
}

#[test]
fn words_are_there_and_no_line_covers_another() {
    let rows = decoded(&drawn(&card("Troops in Afghanistan", Some("about 10,000 troops"), "NATO troops")));
    let paper = rows[0][0];
    let inked = |y: &usize| rows[*y].iter().filter(|p| **p != paper).count();
    // Title, value and what it counts, each with clear paper above.
    for (band, clear) in [(200..240, 245..340), (370..445, 450..468), (470..495, 503..524), (550..580, 590..630)] {
        assert!(band.clone().map(|y| inked(&y)).sum::<usize>() > 500, "nothing in {band:?}");
        assert!(clear.clone().any(|y| inked(&y) == 0), "no clear row in {clear:?}");
    }
    // The alarm colour is for disagreement, and there it is.
    assert!(rows.concat().contains(&[0xa8, 0x23, 0x1a]));
    let calm = CardPage { verdict: None, ..card("Troops", None, "Words") };
    assert!(!decoded(&drawn(&calm)).concat().contains(&[0xa8, 0x23, 0x1a]));
}

#[test]
fn the_same_card_is_the_same_bytes_and_another_is_not() {
    let one = card("Troops", Some("10,000"), "x");
    assert_eq!(drawn(&one), drawn(&one.clone()));
    assert_ne!(drawn(&one), drawn(&card("Troops", Some("10,001"), "x")));
}

#[test]
fn hostile_text_stays_words() {
    let svg =
        THEME.page("cards/card.svg", &card("</text><rect width=\"9\"/><image href=\"//x\"/>&lt;", None, "")).unwrap();
    let scene = scene::read(&svg, WIDTH as f32).unwrap();
    let rectangles = scene.shapes.iter().filter(|s| matches!(s, Shape::Rectangle { .. })).count();
    assert_eq!(rectangles, 2, "the template's own");
    let words: Vec<&str> = scene
        .shapes
        .iter()
        .filter_map(|s| if let Shape::Text(t) = s { Some(t.words.as_str()) } else { None })
        .collect();
    assert!(words.contains(&"</text><rect width=\"9\"/><image href=\"//x\"/>&lt;"), "{words:?}");
}

#[test]
fn a_template_that_is_no_svg_is_an_error_and_odd_numbers_draw_nothing() {
    assert!(draw("<svg><text>x</svg>", THEME.fonts()).is_err());
    for odd in [
        "",
        "plain",
        "<svg fill='#12'/>",
        "<svg><rect x='NaN' y='-1e30' width='1e30' height='inf' fill='red'/></svg>",
        "<svg><text x='-5000' font-size='1e9' data-lines='-3' data-width='-1'>words</text></svg>",
        "<svg><text font-size='0'>&#xd800;&nothing;&#99999999999;</text></svg>",
    ] {
        let bytes = draw(odd, THEME.fonts()).unwrap_or_default();
        assert!(bytes.is_empty() || decoded(&bytes).len() == HEIGHT as usize, "{odd}");
    }
}

#[test]
fn the_fonts_have_every_letter_that_cards_are_made_with() {
    for bytes in [THEME.fonts().regular, THEME.fonts().bold] {
        let font = Font::read(bytes).expect("a font");
        let letters = LETTERS.into_iter().flatten().chain(MORE_LETTERS.chars());
        let drawn = letters.filter(|c| c.is_alphabetic() && font.glyph(*c) == 0);
        let missing: Vec<String> = drawn.map(|c| format!("{:x}", c as u32)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for mark in "≈≠=∥→–…·“”‘’€0123456789".chars() {
            assert_ne!(font.glyph(mark), 0, "{mark}");
        }
        // Joined letters are drawn in their shapes.
        assert!(joined::shaped("السلام عليكم پچژکگی").chars().all(|c| font.glyph(c) != 0));
    }
}

#[test]
fn arabic_stands_from_the_right() {
    let arabic = CardPage { dir: "rtl", verdict: None, basis: String::new(), ..card("سلام", None, "") };
    let rows = decoded(&drawn(&arabic));
    let paper = rows[0][0];
    let title: Vec<usize> = (0..1200).filter(|x| (190..250).any(|y| rows[y][*x] != paper)).collect();
    assert!(title[0] > 800 && *title.last().unwrap() > 1100, "{} {}", title[0], title.last().unwrap());
}

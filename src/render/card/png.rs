//! A canvas as a PNG file with a palette.

use super::canvas::Canvas;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];

/// # Errors
/// None but those of writing into memory.
pub fn encode(canvas: &Canvas) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::from(SIGNATURE);
    let mut header = Vec::new();
    header.extend((canvas.width as u32).to_be_bytes());
    header.extend((canvas.height as u32).to_be_bytes());
    // Eight bits a pixel, palette, and the only kinds of compression, filters and order.
    header.extend([8, 3, 0, 0, 0]);
    chunk(&mut out, b"IHDR", &header);
    chunk(&mut out, b"PLTE", &canvas.palette.concat());
    let mut data = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    for row in canvas.pixels.chunks(canvas.width.max(1)) {
        // No filter: neighbouring indexes say nothing about each other.
        data.write_all(&[0])?;
        data.write_all(row)?;
    }
    chunk(&mut out, b"IDAT", &data.finish()?);
    chunk(&mut out, b"IEND", &[]);
    Ok(out)
}

/// Measured: 6 makes the file an eighth smaller and takes twice the time.
const LEVEL: u32 = 3;

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend(data);
    let mut crc = Crc::new();
    crc.update(name);
    crc.update(data);
    out.extend(crc.sum().to_be_bytes());
}

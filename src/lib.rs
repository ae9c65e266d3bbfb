#![doc = include_str!("README.md")]

pub mod finding;
pub mod model;
pub mod parse;
pub mod relate;
pub mod text;

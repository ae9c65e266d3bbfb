#![doc = include_str!("README.md")]

pub mod check;
pub mod cli;
pub mod finding;
pub mod leak;
pub mod manifest;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod read;
pub mod reading;
pub mod relate;
pub mod render;
pub mod resolve;
pub mod text;
pub mod write;

//! The rules of `src/relate/README.md` as tables: every worked case is a row, and what must hold for all claims is a
//! property over generated ones.

#[path = "verdicts/build.rs"]
mod build;
#[path = "verdicts/deadlines.rs"]
mod deadlines;
#[path = "verdicts/log.rs"]
mod log;
#[path = "verdicts/numbers.rs"]
mod numbers;
#[path = "verdicts/positions.rs"]
mod positions;
#[path = "verdicts/properties.rs"]
mod properties;
#[path = "verdicts/scale.rs"]
mod scale;
#[path = "verdicts/subjects.rs"]
mod subjects;
#[path = "verdicts/time.rs"]
mod time;

//! Which way from the publication date a date without its year is looked for.

/// Where a date without a year is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Future,
    Nearest,
    /// Of a plan told as past ("was to open"): the last where it is not long ago, else the next; between the two, none.
    Planned,
    /// Of a plan told as overdue ("was to have opened"): the same, of which the last is more likely.
    Overdue,
}

impl Lean {
    /// Days since the last such date: up to the first it is that, from the second on the next one.
    pub(super) fn since(self) -> Option<(i64, i64)> {
        match self {
            Lean::Planned => Some((150, 215)),
            Lean::Overdue => Some((214, 275)),
            _ => None,
        }
    }
}

//! How a figure is qualified, and how wide each qualification is.

/// How a figure is qualified. The rules are those of the table in `src/relate/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// "exactly 12", or a bare count below 100.
    Exact,
    /// A bare count of 100 or more, and a bare figure of anything measured: see [`Precision`].
    Bare,
    About,
    Nearly,
    /// "more than": the figure itself is excluded.
    Over,
    AtLeast,
    /// "fewer than": the figure itself is excluded.
    Under,
    UpTo,
    /// "200 to 500".
    Range,
    /// "most", "more than half": a share above one half.
    Majority,
    /// "dozens", "tens of thousands".
    Vague,
}

impl Hedge {
    /// The word an editor writes in `hedge:` and the data files carry.
    pub fn word(self) -> &'static str {
        match self {
            Hedge::Exact => "exact",
            Hedge::Bare => "bare",
            Hedge::About => "about",
            Hedge::Nearly => "nearly",
            Hedge::Over => "over",
            Hedge::AtLeast => "at_least",
            Hedge::Under => "under",
            Hedge::UpTo => "up_to",
            Hedge::Range => "range",
            Hedge::Majority => "majority",
            Hedge::Vague => "vague",
        }
    }

    pub const ALL: [Hedge; 11] = [
        Hedge::Exact,
        Hedge::Bare,
        Hedge::About,
        Hedge::Nearly,
        Hedge::Over,
        Hedge::AtLeast,
        Hedge::Under,
        Hedge::UpTo,
        Hedge::Range,
        Hedge::Majority,
        Hedge::Vague,
    ];

    pub fn from_word(word: &str) -> Option<Hedge> {
        Hedge::ALL.into_iter().find(|h| h.word() == word)
    }

    /// `Some` for a phrase that bounds its figure on one side only: the direction and whether the figure is excluded.
    pub fn one_sided(self) -> Option<(Direction, bool)> {
        match self {
            Hedge::Over | Hedge::Majority => Some((Direction::Up, true)),
            Hedge::AtLeast => Some((Direction::Up, false)),
            Hedge::Under => Some((Direction::Down, true)),
            Hedge::UpTo => Some((Direction::Down, false)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Up,
    Down,
}

/// How wide the intervals are, in per cent of the figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Widths {
    /// "about": soft interval, ± per cent.
    pub about_soft: u32,
    /// "about": hard interval, ± per cent.
    pub about_hard: u32,
    /// "nearly": lowest soft value, per cent of the figure.
    pub nearly_soft: u32,
    /// "nearly": lowest hard value, per cent of the figure.
    pub nearly_hard: u32,
    /// "over", "at least": highest soft value, per cent of the figure.
    pub over_soft: u32,
    /// "under", "up to": lowest soft value, per cent of the figure.
    pub under_soft: u32,
    /// Bare figures: largest round-off, per cent of the figure.
    pub bare: u32,
}

impl Default for Widths {
    fn default() -> Widths {
        Widths {
            about_soft: 10,
            about_hard: 15,
            nearly_soft: 90,
            nearly_hard: 85,
            over_soft: 125,
            under_soft: 80,
            bare: 5,
        }
    }
}

//! Which repository and commit this program was built from: see `build/main.rs`. Told to the user and to the workflow of
//! `init`, never to a page.

/// Empty is unknown.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// `OWNER/NAME` on GitHub.
    pub repository: &'static str,
    pub commit: &'static str,
}

pub const ORIGIN: Origin =
    Origin { repository: env!("BRIEFING_BUILT_REPOSITORY"), commit: env!("BRIEFING_BUILT_COMMIT") };

/// What `--version` prints.
pub const VERSION: &str = env!("BRIEFING_BUILT_VERSION");

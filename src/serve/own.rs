//! Addresses of the preview itself.

/// The parts of an address that the preview keeps for itself; no file of a site begins with a dot.
pub(super) const OWN: &str = "/.briefing/";

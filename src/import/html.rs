pub(super) fn is_html(_: &str) -> bool { false }
pub(super) fn clean(t: &str) -> super::Page { super::plain::clean(t.to_owned()) }

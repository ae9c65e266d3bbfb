//! Small things that every reader of text needs.

/// White space of any kind and length as single spaces, none at the ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start of the character that a byte lies in; the end of the text where the byte lies behind it.
pub fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_inside_a_character_counts_as_its_start() {
        let text = "a€b";
        let got: Vec<usize> = (0..8).map(|byte| floor(text, byte)).collect();
        assert_eq!(got, [0, 1, 1, 1, 4, 5, 5, 5]);
        assert_eq!(floor("", 3), 0);
    }

    #[test]
    fn white_space_is_evened_out() {
        assert_eq!(one_line(" a\u{a0}b\r\n\tc \u{2003}"), "a b c");
    }
}

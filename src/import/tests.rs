//! Raw articles as they come, with made-up towns and people.

use super::*;

fn cleaned(text: &str) -> Page {
    clean("a.txt", text.as_bytes()).unwrap()
}

#[test]
fn sizes_and_bytes_that_are_refused() {
    assert_eq!(clean("a", &[]), Err(Refusal::Empty));
    assert!(matches!(clean("a", b"%PDF-1.4 x"), Err(Refusal::NotText(_))));
    let message = clean("a", &vec![b'a'; LARGEST + 1]).unwrap_err().to_string();
    assert!(message.contains("51 MB") && message.contains("50 MB"), "{message}");
}

#[test]
fn places_are_those_of_the_file() {
    let page = cleaned("Flood closes two bridges\r\n\r\nTwo bridges were closed on Monday.\r\nShare\r\n");
    assert_eq!(page.text, "Flood closes two bridges\n\nTwo bridges were closed on Monday.\nShare\n");
    assert_eq!(page.paragraphs().collect::<Vec<_>>(), ["Two bridges were closed on Monday."]);
    assert_eq!(page.furniture, [4..=4]);
}

//! Personal names compared: one last name, and given names that do not contradict.

use super::super::lexicon::actors::ACTORS;

/// A name of at least one word, without title.
#[derive(Clone, Debug)]
pub(super) struct Personal {
    /// Lower case, without points.
    pub given: Vec<String>,
    /// Letters alone, lower case, with its particles: `binladen`.
    pub last: String,
    /// The same without them, as "Bashir" for "al-Bashir".
    pub bare: String,
}

impl Personal {
    /// One last name, with or without its particles.
    pub fn is_called(&self, last: &str) -> bool {
        self.last == last || self.bare == last
    }
}

pub(super) fn personal(form: &str) -> Personal {
    let mut words: Vec<&str> = form.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|w| is_suffix(w)) {
        words.pop();
    }
    let particle = words.iter().skip(1).position(|w| w.starts_with(char::is_lowercase)).map(|i| i + 1);
    let front = words.first().is_some_and(|w| {
        words.len() > 1 && ACTORS.particles.contains(w.to_lowercase().as_str()) && !ACTORS.is_given(w)
    });
    let particle = if front { Some(0) } else { particle };
    let split = particle.unwrap_or(words.len().saturating_sub(1));
    let (given, last) = words.split_at(split.min(words.len()));
    Personal {
        given: given.iter().map(|w| w.trim_end_matches(['.', ')', ']']).to_lowercase()).collect(),
        last: letters(&last.concat()),
        bare: last.last().map(|w| letters(without_article(w))).unwrap_or_default(),
    }
}

fn without_article(word: &str) -> &str {
    let split = word.split_once(['-', '‑']);
    split.filter(|(first, _)| matches!(*first, "al" | "el" | "Al" | "El")).map_or(word, |(_, rest)| rest)
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Lower case, letters only, accents as printed.
pub(super) fn letters(form: &str) -> String {
    form.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// One name in two spellings: "Sediqqi", "Sediqi". Short names must be equal.
pub(super) fn same_last(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let short = a.chars().count().min(b.chars().count());
    let first = a.chars().next() == b.chars().next();
    short >= 6 && first && one_letter_apart(a, b)
}

/// One letter doubled, dropped or changed.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (long, short): (Vec<char>, Vec<char>) = if a.len() >= b.len() {
        (a.chars().collect(), b.chars().collect())
    } else {
        (b.chars().collect(), a.chars().collect())
    };
    if long.len() > short.len() + 1 || long.len() > 40 {
        return false;
    }
    let same = long.iter().zip(&short).take_while(|(x, y)| x == y).count();
    let tail_long = long.get(same + 1..).unwrap_or(&[]);
    let tail_short = if long.len() == short.len() { short.get(same + 1..) } else { short.get(same..) }.unwrap_or(&[]);
    tail_long == tail_short
}

/// Nothing in the given names says that they are two people: each of the shorter list stands in the longer one, in
/// order, whole, as an initial, or as a short form.
pub(super) fn given_agree(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut at = 0;
    short.iter().all(|s| {
        while let Some(l) = long.get(at) {
            at += 1;
            if fits(l, s) {
                return true;
            }
        }
        false
    })
}

fn fits(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    ACTORS.kin(a, b) || initial(a, b) || initial(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_agree_or_contradict() {
        for (a, b, same) in [
            ("Scott Miller", "Austin S. Miller", true),
            ("Christopher Miller", "Austin S. Miller", false),
            ("Christopher Miller", "Scott Miller", false),
            ("Bob Vale", "Robert Vale", true),
            ("J. Vale", "Joan Vale", true),
            ("John F. Vale", "John A. Vale", false),
            ("Vale", "Joan Vale", true),
            ("Ana de la Holt", "A. de la Holt", true),
            ("Omar Farouqi", "Omar Farouqqi", true),
            ("Ann Harms", "Ann Harris", false),
            ("Ann Lee", "Ann Lew", false),
        ] {
            let (p, q) = (personal(a), personal(b));
            assert_eq!(same_last(&p.last, &q.last) && given_agree(&p.given, &q.given), same, "{a} / {b}");
        }
    }
}

//! Claims of articles in other languages than English: what is read, what an editor's `value:` and `hedge:` may say, and what
//! is refused. That every entry of a language's word list is read, the reader's own tests say.

use briefing::finding::Finding;
use briefing::model::{Claim, Value};
use briefing::parse;
use briefing::resolve::{self, Wishes};
use briefing::text::{File, Files};

const NUMBERS: &str = "- {id: visitors, label: Visitors, unit: visitors}\n- {id: cost, label: Cost, unit: euros}\n- {id: share, label: Share, unit: share}\n";

/// One claim whose text is its own quotation.
fn one(tag: &str, fields: &str, quote: &str, around: &str) -> (Option<Claim>, Vec<Finding>) {
    let body = around.replace('_', quote);
    let text = format!(
        "---\ntitle: A\noutlet: paper\npublished: 2026-03-03\nlanguage: {tag}\nrights: own\nclaims:\n  - {{{fields}, quote: \"{quote}\"}}\n---\n{body}\n"
    );
    let files = Files::new(vec![
        File::new("content/site.yaml", "title: T\nas_of: 2026-03-10\n"),
        File::new("content/actors.yaml", "- {id: paper, name: The Paper, kind: outlet}\n"),
        File::new("content/numbers.yaml", NUMBERS),
        File::new("content/deadlines.yaml", "- {id: opening, label: Opening}\n"),
        File::new("content/articles/a.md", text.as_str()),
    ]);
    let mut findings = Vec::new();
    let drafts = parse::parse(&files).take(&mut findings);
    let resolution = resolve::resolve(&files, &drafts, &Wishes::default()).take(&mut findings);
    (resolution.briefing.claims.into_iter().next(), findings)
}

fn told(tag: &str, fields: &str, quote: &str) -> String {
    let (claim, findings) = one(tag, fields, quote, "_.");
    let value = claim.map_or("nothing".to_owned(), |c| {
        let by = if c.read_by_editor { " by the editor" } else { "" };
        match &c.value {
            Value::Quantity(q) => format!("{} {}{by}", q.hedge.word(), q.value),
            Value::Due(d) => {
                let end = |d: Option<jiff::civil::Date>| d.map_or("..".to_owned(), |d| d.to_string());
                format!("{}/{}{by}", end(d.hard.from), end(d.hard.to))
            }
            other => format!("{other:?}"),
        }
    });
    let codes: Vec<String> = findings.iter().map(|f| format!(", {}", f.rule.code())).collect();
    value + &codes.concat()
}

#[test]
fn what_is_read_typed_and_refused() {
    let mut wrong = Vec::new();
    for (tag, fields, quote, expected) in [
        // read
        ("de", "number: visitors", "rund 4.000 Besucher", "about 4000"),
        ("de", "number: cost", "2,5 Millionen Euro", "bare 2500000"),
        ("de-CH", "number: visitors", "1'500 Besucher", "bare 1500"),
        ("fr", "number: visitors", "moins de 40 visiteurs", "under 40"),
        ("es-MX", "number: visitors", "4,200 personas", "bare 4200"),
        ("ar", "number: visitors", "نحو ٥٠٠ زائر", "about 500"),
        ("it", "number: share", "12,5 per cento dei passeggeri", "bare 0.125"),
        ("de", "number: visitors, value: 4000, hedge: about", "rund 4.000 Besucher", "about 4000"),
        // A mark against the convention decides nothing.
        ("de", "number: visitors", "4,000 Besucher", "nothing, B0330"),
        ("en", "number: visitors", "4.000 visitors", "nothing, B0330"),
        ("en", "number: visitors", "4.000", "nothing, B0330"),
        ("de", "number: visitors, value: 4000, hedge: exact", "4,000 Besucher", "exact 4000 by the editor"),
        ("en", "number: visitors, value: 4000", "4.000 visitors", "bare 4000 by the editor, B0331"),
        ("en", "number: visitors, value: 5000", "4.000 visitors", "nothing, B0308"),
        // A typed value against what was read, a typed hedge against one that was read.
        ("de", "number: visitors, value: 9000", "7.000 Besucher", "nothing, B0308"),
        ("de", "number: visitors, value: 70000", "7.000 Besucher", "nothing, B0308"),
        ("de", "number: visitors, hedge: nearly", "rund 4.000 Besucher", "about 4000, B0311"),
        ("de", "number: visitors, hedge: about", "7.000 Besucher", "bare 7000, B0311"),
        ("en", "number: visitors, hedge: about", "nearly 7,000 visitors", "nearly 7000, B0311"),
        // A word that no list has.
        ("de", "number: visitors, hedge: nearly", "schier 500 Besucher", "nearly 500 by the editor"),
        ("de", "number: visitors, value: 45000, hedge: exact", "4,5 Myriaden Besucher", "exact 45000 by the editor"),
        // Four digits before a noun count it, or say a year: the editor knows.
        ("en", "number: visitors", "2000 visitors", "nothing, B0330"),
        ("en", "number: visitors, value: 2000, hedge: exact", "2000 visitors", "exact 2000 by the editor"),
        ("en", "number: visitors, value: 2001, hedge: exact", "2000 visitors", "nothing, B0308"),
        // Languages of which digits alone are read.
        ("fa", "number: visitors", "۲۵۰۰ بازدیدکننده", "bare 2500, B0331"),
        ("fa", "number: visitors, value: 2500, hedge: exact", "۲۵۰۰ بازدیدکننده", "exact 2500 by the editor"),
        ("sv", "number: visitors, hedge: nearly", "närmare 4 200 besökare", "nearly 4200 by the editor"),
        ("sv", "number: visitors", "4,5 miljoner besökare", "bare 4500000, B0331"),
        ("ha", "number: visitors", "mutane 640", "nothing, B0330"),
        ("ha", "number: visitors, value: 640000, hedge: about", "mutane 640", "about 640000 by the editor"),
        ("ha", "number: visitors, value: 650", "mutane 640", "nothing, B0308"),
        ("ja", "number: visitors, value: 50000, hedge: about", "約5万人", "about 50000 by the editor"),
        // Dates
        ("de", "deadline: opening", "bis zum 15. März", "2026-03-14/2026-03-15"),
        ("de", "deadline: opening, value: 2026-03-15", "bis zum 15. März", "2026-03-14/2026-03-15"),
        ("de", "deadline: opening, value: 2026-03-16", "bis zum 15. April", "nothing, B0308"),
        ("es", "deadline: opening, value: 2026-06-12", "antes del 12 de junio", "2026-06-11/2026-06-11"),
        ("ru", "deadline: opening, value: 2026-06-12", "до 12 июня", "2026-06-12/2026-06-12 by the editor"),
        ("ru", "deadline: opening, value: 2026-06-13", "до 12 июня", "nothing, B0309"),
        ("ru", "deadline: opening", "до 2026-06-12", "2026-06-12/2026-06-12"),
    ] {
        let got = told(tag, fields, quote);
        if got != expected {
            wrong.push(format!("{tag}, {fields}, {quote}: {got}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_text_in_another_language_than_it_says_is_told() {
    let german = "Die Stadt Wexmoor hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern. Der Rat stimmte nach \
        einer langen Sitzung für den Plan, obwohl viele Bürger vor den Kosten gewarnt hatten. Die Arbeiten sollen im \
        Frühjahr beginnen und etwa zwei Jahre dauern. Während dieser Zeit wird eine Fähre die Menschen auf die andere Seite \
        bringen. Zur Feier kamen _. Die Bürgermeisterin sagte, die Brücke sei seit langem nicht mehr sicher gewesen, und \
        niemand dürfe darauf warten, dass etwas geschieht. Der Hafenverein will gegen den Beschluss klagen.";
    for (tag, expected) in [("de", ""), ("en", "B0332 content/articles/a.md: this text is in `de`")] {
        let (_, findings) = one(tag, "number: visitors", "640 Besucher", german);
        let told: Vec<String> =
            findings.iter().map(|f| format!("{} content/articles/a.md: {}", f.rule.code(), f.message)).collect();
        assert_eq!(told.join("; "), expected, "{tag}");
    }
}

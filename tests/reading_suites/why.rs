//! Which cases of the suites are unlike news: by kind of expression, each with its reason. A case is judged by its own data
//! (type, grain, what the suite says it resolves to) and by the patterns here, never by whether the readers get it right.

use super::tally::Reason;
use regex::Regex;
use std::sync::LazyLock;

pub const CLOCK: Reason = "time of day";
pub const RECURRING: Reason = "recurring";
pub const LENGTH: Reason = "length of time";
pub const FEAST: Reason = "feasts of other calendars";
pub const UNRESOLVED: Reason = "without a value";
pub const CALENDAR_COUNT: Reason = "counted calendar periods";
pub const POWER: Reason = "powers";
pub const FRACTION: Reason = "odd fractions";

/// Decided from what the suite says a case is (its type, its grain, no value), almost never from its words.
pub const BY_TYPE: [Reason; 4] = [CLOCK, RECURRING, LENGTH, UNRESOLVED];

/// Kinds with the reason why news does not hold them, or why no reading of them can be called right.
pub const KINDS: &[(Reason, &str)] = &[
    (
        CLOCK,
        "types or grains below a day (time, date with time, time zone). A claim is dated by days; a clock time is stepped over.",
    ),
    (RECURRING, "sets such as “every Monday”: no date."),
    (LENGTH, "a length, read as a quantity, not as a date."),
    (
        FEAST,
        "feasts that follow the moon or a temple calendar, and awareness days and rare names of feasts. Their days depend on a sighting or a list; a newsroom prints the date beside them.",
    ),
    (
        UNRESOLVED,
        "the suite itself gives no value (“not resolved”, a unit without a figure, “that weekend” with an undefined reference), or a season, whose days depend on hemisphere and calendar.",
    ),
    (
        CALENDAR_COUNT,
        "Duckling reads “the next three months” as whole calendar months; Recognizers, like the readers here, counts from the day of writing. They cannot both be right. Of decades it is the other way round.",
    ),
    (
        EDGE,
        "how many days “the beginning of”, “late in” or “the first week of” a period has: each library has its own convention (a third, a half, three days, full weeks) and the two suites contradict each other; in which year a century begins. Here the end of a month is its last day, because deadlines hang on it.",
    ),
    (
        ORDER,
        "figures that could be day and month either way round, that lack a year (scores and fractions look the same), or whose year has two figures.",
    ),
    (COMPUTER, "dates, numbers and units as programs, forms, file names and telephone numbers write them."),
    (SHORTHAND, "abbreviations and misspellings of chat."),
    (
        APPOINTMENT,
        "the language of diaries and assistants: numbered weeks, business days, a weekday with a bare figure, out-of-office notes.",
    ),
    (BARE, "“the year” or “the day” alone read as the present one. In prose they point anywhere."),
    (
        PUZZLE,
        "phrases made to test combination (“the second closest Monday to”, “two upcoming weeks”, “Thanksgiving nine months from now”).",
    ),
    (
        SPEECH,
        "what is said aloud and not printed so: years in words, cents without their word, “one and three quarter hour”, “nought”.",
    ),
    (POWER, "scientific notation."),
    (
        FRACTION,
        "fractions in words that are no part of one (“twenty-three fifths”), with a denominator above ten other than a hundred or a thousand, or written with “over”.",
    ),
    (FOREIGN, "a comma for the decimal point: English prose uses it for thousands."),
    (FORMULA, "comparisons as in a query or a formula (“equal to”, “<”, two bounds joined to one interval)."),
    (RANK, "ranks and figures in names, codes and lists, which count nothing; the readers step over them on purpose."),
    (WRONG, "a value that the words do not have."),
    (JARGON, "units of the laboratory and the workshop, and signs of other scripts."),
];

const EDGE: Reason = "edges of periods";
const ORDER: Reason = "figures of unsaid order";
pub const COMPUTER: Reason = "computer notation";
const SHORTHAND: Reason = "shorthand";
const APPOINTMENT: Reason = "appointments";
const BARE: Reason = "bare periods";
const PUZZLE: Reason = "puzzles";
const SPEECH: Reason = "speech";
const FOREIGN: Reason = "foreign notation";
const FORMULA: Reason = "formulas";
const RANK: Reason = "numbers of order";
const WRONG: Reason = "errors of the suite";
const JARGON: Reason = "jargon";

/// Kinds that a whole sentence may show, where its results do not.
pub const SENTENCES: [Reason; 5] = [COMPUTER, FOREIGN, FORMULA, RANK, JARGON];

/// Kind and pattern, on the expression in lower case. `MONTH`, `DAY` and `COUNT` stand for the names of months, those of
/// weekdays, and small counts.
const DATES: &[(Reason, &str)] = &[
    (FEAST, r"\beid\b|ramadan|diwali|covenant|mysteries|holy spirit|white sunday|branch sunday|civil rights day"),
    (UNRESOLVED, r"\b(summer|winter|autumn|spring|fall|seasons?)\b"),
    (FORMULA, r"[<>=]"),
    // Addresses, unbroken digits, forms, years of two figures with a quarter.
    (COMPUTER, r"https?:|www\.|\.xlsx|\.html|\b\d{8}\b|\b\d{4} \d\d \d\d\b|~|^-\d"),
    (
        COMPUTER,
        r"\b\d{1,4}[/-]MONTH[/-]\d|\bMONTH[/-]\d{1,4}\b|\b\d{1,4}[/-]\d{1,4}[/-]MONTH|\b\d\dq\d\b|(^|[^/\d-])\d{1,2}[/-]\d{4}\b",
    ),
    (
        SHORTHAND,
        r"^(mon|tue|wed|thu|fri|sat|sun)\.?$|\bmon$|\bcy ?\d|\btmrw\b|2morrow|\b[eb]o[mdywq]\b|\byr\b|\bqtr\b|\bthru\b|\botd\b|tomorrows|paddy|\b\d\d ?s\b|\bsy\b",
    ),
    (
        EDGE,
        r"^(at |by |before |after |since |from |between |in |the |until )*((beginning|start|middle|end|rest|remaining) (of|last|this)|(early|mid|late)[ -]|(earlier|later) (in|this|last|next|previous))",
    ),
    (EDGE, r"\bcentury$"),
    (CALENDAR_COUNT, r"^(the )?(next|last|past) (COUNT )?decades?$"),
    (EDGE, r"(first|second|third|last|\d[a-z]{2}) (COUNT )?weeks? of"),
    (
        APPOINTMENT,
        r"\bweek \d+|\bw\d\d?\b|w/c|business days|working week|workweek|weekend of|[a-z]*day (\d{4} )?weekend|\b[a-z]+ weekend \d{4}",
    ),
    (
        APPOINTMENT,
        r"^(on )?(DAY)\.? \d{1,2}(st|nd|rd|th)?$|(COUNT) (days?|weeks?),? (starting|from (today|next|\d))|for \d+ days$|^for \d+ days",
    ),
    (
        BARE,
        r"^(in |for )?(the |that |same )?(day|week|weekend|month|year|fortnight|date)$|^all week$|^(to|till) date$|^the day (before|after)$",
    ),
    (
        PUZZLE,
        r"\bclosest\b|(second|third|fifth|2nd|3rd|5th) last|upcoming COUNT|COUNT (upcoming|next|past|previous)\b|COUNT [a-z]+days (from now|ago|back)|ides of|around next",
    ),
    (PUZZLE, r"^(thanksgiving|march|lakshmi puja|vijayadashami) (in )?COUNT (year|month)s?"),
    (
        PUZZLE,
        r"^(DAY),? (COUNT) (weeks|days|years?|months) (from|after)|(days|weeks|months).* on (DAY)|(more|less|greater) than|and greater|\d+ years? \d+ month|weeks and \d",
    ),
    (
        SPEECH,
        r"(seventeen|eighteen|nineteen|twenty|two thousand) (and |hundred )?(one|two|five|ten|fifteen|twenty|thirty|seventy|eighty|ninety|eighteen|thirteen)\b|MONTH two thousand|of \d\d$|(twenty|thirty) (first|second|third|nine)\b|first \d\d$",
    ),
];

const NUMBERS: &[(Reason, &str)] = &[
    (FRACTION, r"^(negative )?(one|\d+) over "),
    (
        FRACTION,
        r"(y|red|sand|lion)[ -]((one|two|three)[ -])?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?$|(million|billion|trillion)ths?\b|(twent|thirt)ieths?$|one one hundred",
    ),
    (COMPUTER, r"https?:|\d+\.\d+\.\d+\.\d+|\+1-|\d/\d+/\d{4}|\bscp-|\bnrs\b|^([a-z]+ )*[a-z]+ - [a-z -]+\??$|^- "),
    (FOREIGN, r"\d\.\d{3},\d|(^|[^,\d])\d{1,2},\d{1,2}($|[^,\d])"),
    (SHORTHAND, r"\blkhs?\b|\d l$|\bdzs?\b|\bdozs?\b|koti|krore|\bkr$|\d ?mil\b|\btln\b"),
    (
        SPEECH,
        r"\(\d+\)|\(forty|^one twenty|^point |point (eleven|seventy)|nought|naught|twenty twenty|^single$|^few$|three and three|billion and .* million",
    ),
    (
        FORMULA,
        r"equal|[<>=]|(more|greater|larger|above|most|no more)\W.*\b(and|but) (is |no )?(less|smaller|lower|below|at least|more than 10)",
    ),
    (RANK, r"\bthe tenth\b"),
    (PUZZLE, r"^per ?cents? of"),
];

/// A metric letter for the scale, which is a unit where units are asked for.
const LETTERS: &[(Reason, &str)] = &[(COMPUTER, r"\d ?g$|\d m$")];

/// Lengths of time.
const LENGTHS: &[(Reason, &str)] = &[
    (SHORTHAND, r"\d ?[mh]$"),
    // The copied suite has 15.5 minutes as 3,630 seconds, which is the expectation of the lines before it.
    (WRONG, r"^15\.5 min"),
];

const UNITS: &[(Reason, &str)] = &[
    (COMPUTER, r"[(\[{<][a-z]+[)\]}>]|\dm212|\d m212|/(milli)?second|/ms\b|\d ?gs?\.$|\d gs$|k\.gs?\b|\d/1000|- ~"),
    (SHORTHAND, r#"€ur|egyptianpound|saudiriyal|geneh|genih|l\.e\.?$|\d le$|\d ?yo\b|^\d+ ?['"]$|^\d+ c$"#),
    (
        SPEECH,
        r"\w (dollars?|rupees?|gbp|chf|cad|usd|ringgit)( and)? (\d+|one|two|forty[- ]five)$|\$ ?\d+( and)? (\d+|fifty|fourteen)$|\d+ ?c$|kuai|1 point 1",
    ),
    (
        SPEECH,
        r"hours? (and )?(ten|\d+|fifteen|thirty)$|and (a |one |two |three )?quarters? (of )?(an )?hours?|(hour|month) and half|and (an )?half (min|hour)",
    ),
    (JARGON, r"pico|\d dm\b|drachma|\bturns?\b|\d ?rad\b|satoshi|ரூ|元|\bsens?\b|kopiyka|per gramme"),
];

type Compiled = Vec<(Reason, Regex)>;

fn compile(list: &[(Reason, &str)]) -> Compiled {
    let months = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    let days = "(mon|tue|wed|thu|fri|sat|sun)[a-z]*";
    let counts = r"(\d+|an?|one|two|three|four|five|six|ten|twelve)";
    let fill = |p: &str| p.replace("MONTH", months).replace("DAY", days).replace("COUNT", counts);
    list.iter().map(|(reason, pattern)| (*reason, Regex::new(&fill(pattern)).unwrap())).collect()
}

static RULES: LazyLock<[Compiled; 5]> =
    LazyLock::new(|| [compile(DATES), compile(NUMBERS), compile(UNITS), compile(LETTERS), compile(LENGTHS)]);

fn first(rules: &Compiled, text: &str) -> Option<Reason> {
    let text = text.trim().to_lowercase();
    rules.iter().find(|(_, pattern)| pattern.is_match(&text)).map(|(reason, _)| *reason)
}

/// The kind of a date expression that news does not hold.
pub fn date(expression: &str) -> Option<Reason> {
    first(&RULES[0], expression).or_else(|| unsaid_order(expression).then_some(ORDER))
}

/// Two figures without a month's name, three without a year of four figures, or a year with two that may both be months.
fn unsaid_order(expression: &str) -> bool {
    static FIGURES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\d+( ?[/.-] ?\d+)+").unwrap());
    static MONTH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)").unwrap());
    FIGURES.find_iter(expression).any(|found| {
        let parts: Vec<&str> = found.as_str().split(['/', '.', '-', ' ']).filter(|p| !p.is_empty()).collect();
        let year = parts.iter().any(|p| p.len() == 4);
        let small: Vec<u32> = parts.iter().filter(|p| p.len() < 4).filter_map(|p| p.parse().ok()).collect();
        match small.as_slice() {
            [a, b] if year => *a <= 12 && *b <= 12 && a != b && parts[0].len() < 4,
            [_, _] => !MONTH.is_match(expression),
            [_, _, ..] => true,
            _ => false,
        }
    })
}

/// The same for numbers.
pub fn number(expression: &str) -> Option<Reason> {
    first(&RULES[1], expression).or_else(|| first(&RULES[3], expression))
}

/// The same for lengths of time.
pub fn length(expression: &str) -> Option<Reason> {
    first(&RULES[4], expression).or_else(|| unit(expression))
}

/// The same for money, measures, ages and lengths of time.
pub fn unit(expression: &str) -> Option<Reason> {
    first(&RULES[2], expression).or_else(|| first(&RULES[1], expression))
}

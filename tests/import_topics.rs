//! What `briefing import` proposes on topics of other kinds: a disaster whose toll rises, a strike. Everything in the articles
//! is invented. What is checked is what an editor would mind: wrong figures, wrong speakers, labels that say nothing, and
//! disagreements that are none.

mod importing;

use importing::{Site, code, said};

const QUAKE: &str = "\
Home
News
Sport

Quake kills at least 43 in Tarvia's northern valleys

By Lena Farkas
9 October 2025, 7:12 pm

Rescue workers in Orlen. (Photo: Tarvia Press Service)

ORLEN, Tarvia - A strong earthquake struck the mountains of northern Tarvia early on Thursday, killing at least 43 people and \
injuring more than 300, the Interior Ministry said.

The magnitude 6.4 quake hit at 4:52 a.m. about 18 kilometres west of Orlen, the Geological Institute of Tarvia said. It was \
felt as far as the capital, Belmar, 210 kilometres away.

Around 1,200 houses collapsed in the Orlen district alone, and some 9,000 people are without shelter, according to the Red \
Crescent of Tarvia.

\"We have never seen anything like this,\" said district governor Marko Ilin. \"The road to Sarn is cut.\" At least 60 people \
were still missing on Thursday evening, he added.

Prime Minister Anna Resch declared three days of mourning and promised 25 million euros in emergency aid.

But opposition leader Petar Vell accused the government of acting too late. \"The ministry knew that the dormitory was not \
safe,\" he said on Thursday.

The Interior Ministry denied this. A spokeswoman, Ivana Kolar, said the building had passed an inspection.

The last big earthquake in the region killed 112 people in 1987, and the old in the valleys still speak of that winter.

Share this article
Most read
1. Five recipes for autumn
2. Belmar win 3-0 against Sarn
";

const AFTER: &str = "\
<!doctype html><html lang=en><head><meta charset=utf-8><title>Death toll in Tarvia earthquake rises to 58 | The Belmar \
Herald</title><meta property=\"og:site_name\" content=\"The Belmar Herald\"><meta property=\"article:published_time\" \
content=\"2025-10-10T09:30:00+02:00\"><meta name=author content=\"Josip Maran\"></head><body><nav><ul><li><a href=/>Home</a>\
</ul></nav><article><h1>Death toll in Tarvia earthquake rises to 58</h1>\
<p>The death toll from Thursday's earthquake in northern Tarvia has risen to 58, the Interior Ministry said on Friday, as \
rescuers reached the last of the villages that had been cut off by landslides and by the loss of two bridges.</p>\
<p>More than 400 people were injured and about 1,500 houses were destroyed in the Orlen district, the ministry said. Some 30 \
people are still missing. Governor Marko Ilin said that 31 people had died in the village of Drova alone, where a dormitory \
of the school came down on those who were asleep in it.</p>\
<p>Schools in the district will stay closed for now, and the railway along the river needs new tracks before trains can run \
again. Farmers have brought blankets and milk from the plain, and the army has set up kitchens in the market square.</p>\
</article><aside><h2>Related</h2><ul><li><a href=/1>Ten things to know about 7.8-magnitude quakes</a></ul></aside></body>\
</html>";

const STRIKE: &str = "\
The Norrby Gazette
Subscribe for 2 euros a week
Thursday, 4 March 2032

Bus drivers in Norrby vote to strike over pay

By Karin Holt

Bus drivers in Norrby will walk out on Monday after 87 per cent of union members voted for a strike over pay, the Transport \
Workers' Union said on Wednesday. The buses stand still from the first hour of that day, in the town and in the valley.

The union, which represents 2,300 drivers, wants more money for nights and for Sundays, and two drivers on the long lines.

\"Our members have lost a tenth of their wages to inflation since 2029,\" union leader Erik Sand said. \"They will not go back \
to work for crumbs.\"

About 140,000 passengers use the buses every day. Mayor Lotta Berg called on both sides to return to the table by Sunday.

The last strike, in 2027, lasted nine days. The contract with the drivers expires on 31 March, and nobody at the depot expects \
another one before the summer. Schools have asked parents to share cars, and the hospital has hired taxis for its nurses.

Comments (24)
Sign in to comment
";

/// Label of the number or id of the deadline, quotation and speaker of each proposed claim.
fn proposed(site: &Site, article: &str) -> Vec<String> {
    let text = site.read(&format!("content/articles/{article}.md"));
    let field = |claim: &str, key: &str| {
        let found = claim.lines().map(str::trim).find_map(|l| l.strip_prefix(key));
        found.unwrap_or("").trim().trim_matches('\"').to_owned()
    };
    text.split("\n  - ")
        .skip(1)
        .map(|c| [": ", "quote: ", "by: "].map(|k| field(&c.replacen(':', "\n: ", 1), k)).join(" | "))
        .collect()
}

#[test]
fn a_toll_that_rises_is_no_disagreement() {
    let site = Site::new();
    assert_eq!(code(&site.import("quake.txt", QUAKE.as_bytes())), 0);
    let first = proposed(&site, "quake-kills-at-least-43-in-tarvias-northern-valleys");
    for expected in [
        "people-killed | at least 43 people | interior-ministry",
        "people-injured | more than 300 | interior-ministry",
        "houses-collapsed-in-orlen | Around 1,200 houses | ",
        "people-without-shelter | some 9,000 people | ",
        "people-missing | At least 60 people | marko-ilin",
        "emergency-aid | 25 million euros | anna-resch",
    ] {
        assert!(first.iter().any(|c| c.starts_with(expected)), "{expected}: {first:#?}");
    }
    // Another earthquake, a magnitude, distances, other matches and mourning are no numbers of this one.
    let foreign = ["112", "6.4", "kilometres", "3-0", "three days"];
    assert!(!first.iter().any(|c| foreign.iter().any(|f| c.contains(f))), "{first:#?}");

    let second = site.import("after.html", AFTER.as_bytes());
    assert_eq!(code(&second), 0, "{}", said(&second));
    let after = proposed(&site, "death-toll-in-tarvia-earthquake-rises-to-58");
    for expected in [
        "people-killed | risen to 58 | interior-ministry",
        "people-injured | More than 400 people",
        "people-missing | Some 30 people",
    ] {
        assert!(after.iter().any(|c| c.starts_with(expected)), "{expected}: {after:#?}");
    }
    // Those of one village are not all.
    assert!(!after.iter().any(|c| c.starts_with("people-killed | 31")), "{after:#?}");
    assert!(!said(&second).contains("at odds"), "{}", said(&second));
    let numbers = site.read("content/proposed/numbers.yaml");
    assert!(
        numbers.contains("id: people-killed\n  label: People killed\n  unit: people\n  series: cumulative"),
        "{numbers}"
    );
    let drafts = site.run(&["build", "--drafts", "--out", "preview"], b"");
    assert_eq!(code(&drafts), 0, "{}", said(&drafts));
}

#[test]
fn a_strike_with_its_dates() {
    let site = Site::new();
    assert_eq!(code(&site.import("strike.txt", STRIKE.as_bytes())), 0);
    let found = proposed(&site, "bus-drivers-in-norrby-vote-to-strike-over-pay");
    for expected in [
        "share-of-union-members-that-voted-for-a-strike-over-pay | 87 per cent of union members | transport-workers-union",
        "drivers | represents 2,300 drivers | ",
        "both-sides-to-return-to-the-table | table by Sunday | ",
        "contract-with-the-drivers-expires | on 31 March | ",
    ] {
        assert!(found.iter().any(|c| c.starts_with(expected)), "{expected}: {found:#?}");
    }
    // They have voted: that they will walk out is another matter.
    let article = site.read("content/articles/bus-drivers-in-norrby-vote-to-strike-over-pay.md");
    assert!(!article.contains("modality"), "{article}");
    let foreign = ["2 euros", "24", "a tenth", "nine days", "two drivers"];
    assert!(!found.iter().any(|c| foreign.iter().any(|f| c.contains(f))), "{found:#?}");
}

/// A spokesman without a name is nobody whom a registry could hold: his word is that of those for whom he speaks.
#[test]
fn who_speaks_for_a_body_speaks_its_word() {
    let site = Site::new();
    let text = "Sluice stays shut\n\nMOSS, 3 March 2031 - The sluice at Moss stays shut for another week.\n\nMore than 300 homes are \
                without water, a spokeswoman for the Halden Water Board said on Monday. A Halden Water Board spokesman said \
                900 pumps were at work.\n\nThe gulls had the quay to themselves in the morning and nobody could remember a \
                quieter day at this time of year. Farmers drove their cattle to higher ground, and the mill stood still for \
                the first time that anybody could remember. In the afternoon the sun came out. The priest rang the bells \
                so that those on the other bank would know where the ford had been, and a bus driver slept in his bus.\n";
    let out = site.import("sluice.txt", text.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    let found = proposed(&site, "sluice-stays-shut");
    for expected in ["homes | More than 300 homes | halden-water-board", "pumps | 900 pumps | halden-water-board"] {
        assert!(found.iter().any(|c| c == expected), "{expected}: {found:#?}");
    }
}

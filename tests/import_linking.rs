//! Figures of articles that have nothing to do with each other stay apart, and one article does not contradict itself.
//! Everything in the articles is invented.

mod importing;

use importing::{Site, code, said};

const FLOOD: &str = "\
Flood in Halden kills 19

HALDEN, 9 March 2031 - A flood swept through Halden on Monday, killing at least 19 people and destroying 40 homes, the \
rescue service said.

The service, which has 120 boats and 12 wealthy donors, asked for help from five rich neighbours. It records about 500 leaks \
in dams in a year. When it is cold there are 750 leaks, it said. Anna Moe, 43, lost her house.
";

const BRIDGE: &str = "\
Bridge falls in Moss

MOSS, 10 March 2031 - A bridge fell in Moss on Tuesday, killing at least 31 people, the town said.

The bridge was one of 90 bridges that 60 donors paid for. About 11,000 people live in Moss, and most of them work in the \
harbour. Workers found 8 leaks in it last year. Per Moe, 12, saw it fall.
";

/// A tenth of an article may be quoted: what follows the news is long enough and holds no figure.
const REST: &str = "\
Shops were shut in the morning, and people carried \
what they could save to the church on the hill. The council met in the school, since the town hall had no light. Nobody could \
say when the trains would run again. Farmers drove their cattle to higher ground, and the mill stood still for the first \
time that anybody could remember. In the afternoon the sun came out, and children rowed between the houses in a bath. The \
bakery gave away its bread. A bus driver slept in his bus, because the way home was under water. The priest rang the bells \
so that those on the other bank would know where the ford had been. Soldiers brought sand, blankets and soup, and the vet \
looked after cats. The harbour was full of timber, doors and chairs, and a piano stood on the quay.
";

#[test]
fn unrelated_articles_stay_apart() {
    let site = Site::new();
    for (name, text) in [("flood.txt", FLOOD), ("bridge.txt", BRIDGE)] {
        let told = site.import(name, [text, REST].join("\n").as_bytes());
        assert_eq!(code(&told), 0, "{}", said(&told));
        assert!(!said(&told).contains("at odds"), "{}", said(&told));
    }
    let built = site.run(&["build", "--drafts", "--out", "o"], b"");
    assert_eq!(code(&built), 0, "{}", said(&built));
    let log: Vec<String> = site.tree("o/disagreements").into_keys().filter(|f| f.ends_with(".html")).collect();
    // That of the sample itself.
    assert_eq!(log, ["index.html", "number-visitors-on-opening-day.html"]);

    let flood = site.read("content/articles/flood-in-halden-kills-19.md");
    assert!(flood.contains("about 500 leaks") && !flood.contains("750 leaks"), "one figure of one voice:\n{flood}");
    let numbers = site.read("content/proposed/numbers.yaml");
    assert!(
        numbers.contains("label: People killed in Halden") || numbers.contains("label: People killed"),
        "{numbers}"
    );
    assert!(!numbers.contains("43") && !flood.contains("quote: Moe, 43"), "an age is no count:\n{flood}");
}

const SCHOOLS: &str = "\
Schools get a poor report

HALDEN, 9 March 2031 - One in five pupils cannot swim, the inspectors found. About 30,000 children in Sweden go to a school \
without a pool, they said.
";

const HEARING: &str = "\
Hearing tests for the young

MOSS, 10 March 2031 - A clinic in Moss tests the ears of the young for nothing. Some 450 children in Sweden lose their \
hearing every year, the doctors said. There is room for 12 children, and 90 children wait, Per Moe said.
";

/// Of what one place has there are many numbers.
#[test]
fn people_of_one_place_are_not_one_number() {
    let site = Site::new();
    for (name, text) in [("schools.txt", SCHOOLS), ("hearing.txt", HEARING)] {
        let told = site.import(name, [text, REST].join("\n").as_bytes());
        assert_eq!(code(&told), 0, "{}", said(&told));
        assert!(!said(&told).contains("at odds"), "{}", said(&told));
    }
    let schools = site.read("content/articles/schools-get-a-poor-report.md");
    let hearing = site.read("content/articles/hearing-tests-for-the-young.md");
    assert!(schools.contains("quote: About 30,000 children") && hearing.contains("quote: Some 450 children"));
    // Nor are those who come and those who wait, whoever tells of them.
    assert!(!hearing.contains("90 children"), "{hearing}");
}

const DRAWDOWN: &str = "\
Alliance weighs its stay

MOSS, 9 March 2031 - The ministers talk about whether to withdraw foreign forces from Tarvia. The number of Norvan troops is \
down to 2,500, the ministry said. The size of the harbour guard will grow from 500 personnel to around 4,000.
";

const STAY: &str = "\
Alliance stays for now

MOSS, 10 March 2031 - There are about 10,000 Alliance troops in Tarvia. Around 8,000 Norvan troops in Tarvia were at work in \
the summer of 2030.
";

/// A noun is where the article says elsewhere that it is; those of one name are not those of another.
#[test]
fn one_people_is_one_number_wherever_its_place_is_told() {
    let site = Site::new();
    for (name, text) in [("drawdown.txt", DRAWDOWN), ("stay.txt", STAY)] {
        let told = site.import(name, [text, REST].join("\n").as_bytes());
        assert_eq!(code(&told), 0, "{}", said(&told));
        assert!(!said(&told).contains("at odds"), "{}", said(&told));
    }
    let of = |article: &str| -> Vec<String> {
        let text = site.read(&format!("content/articles/{article}.md"));
        let field = |c: &str, key: &str| {
            c.lines().find_map(|l| l.trim().strip_prefix(key)).unwrap_or("").trim().trim_matches('"').to_owned()
        };
        let claims = text.split("  - number: ").skip(1);
        claims.map(|c| format!("{}: {}", c.lines().next().unwrap_or(""), field(c, "quote:"))).collect()
    };
    let personnel = of("alliance-weighs-its-stay");
    assert_eq!(personnel.len(), 3, "{personnel:#?}");
    assert_eq!(personnel[0], "norvan-troops-in-tarvia: down to 2,500");
    let number = |claim: &String| claim.split(':').next().unwrap().to_owned();
    assert_eq!(number(&personnel[1]), number(&personnel[2]), "{personnel:#?}");
    assert_eq!(
        of("alliance-stays-for-now"),
        [
            "alliance-troops-in-tarvia: about 10,000 Alliance troops",
            "norvan-troops-in-tarvia: Around 8,000 Norvan troops"
        ]
    );
}

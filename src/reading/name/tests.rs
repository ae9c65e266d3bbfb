//! Names in short invented paragraphs: nobody in them exists.

use super::kind::NameKind;
use super::names;

/// `kind name | alias | alias (the nominal) [role]`, one a line.
fn read(text: &str) -> Vec<String> {
    names(text)
        .into_iter()
        .map(|n| {
            let kind = match n.kind {
                NameKind::Person => "person",
                NameKind::Body => "body",
                NameKind::Place => "place",
                NameKind::Outlet => "outlet",
            };
            let mut line = format!("{kind} {}", n.name);
            for alias in n.aliases {
                line += &format!(" | {alias}");
            }
            if !n.nominals.is_empty() {
                line += &format!(" ({})", n.nominals.join(", "));
            }
            if let Some(role) = n.role {
                line += &format!(" [{role}]");
            }
            line
        })
        .collect()
}

#[test]
fn news_of_several_kinds() {
    let cases: [(&str, &[&str]); 11] = [
        (
            "At least 31 people died when a magnitude 6.4 earthquake struck near the town of Tarvesh on Tuesday, the Disaster \
             Relief Agency (DRA) said. Mayor Ilse Okonjo said rescuers from Germany had arrived. Okonjo called the damage \
             severe. The DRA sent 40 doctors.",
            &[
                "place Tarvesh",
                "body Disaster Relief Agency | DRA",
                "person Ilse Okonjo | Okonjo [Mayor]",
                "place Germany",
            ],
        ),
        ("TARVESH (Reuters) — Two bridges fell on Monday.", &["place TARVESH", "outlet Reuters"]),
        (
            "Workers at Veldspar Motors will strike for two days from Friday, the Metal Workers' Union said. Union leader Tom \
             Harrigan said the offer was an insult. Veldspar, based in Detroit, declined to comment. \"We are ready,\" \
             Harrigan told the Halden Gazette.",
            &[
                "body Veldspar Motors | Veldspar",
                "body Metal Workers' Union",
                "person Tom Harrigan | Harrigan [Union leader]",
                "place Detroit",
                "outlet Halden Gazette",
            ],
        ),
        (
            "The Ministry of Finance of Belmark presented its budget on Monday. Finance Minister Aino van der Lind said \
             spending would rise by 4%. The ministry expects growth of 2%. Van der Lind spoke to Reuters.",
            &[
                "body Ministry of Finance of Belmark (the ministry)",
                "person Aino van der Lind | Van der Lind [Finance Minister]",
                "outlet Reuters",
            ],
        ),
        (
            "Senator Maria Castellane won 52% of the vote in Ohio, beating Republican Dale Castellane, her cousin. \"It was \
             close,\" Maria Castellane said. The Electoral Commission and the Department of Health and Human Services did not \
             comment.",
            &[
                "person Maria Castellane [Senator]",
                "place Ohio",
                "person Dale Castellane",
                "body Electoral Commission",
                "body Department of Health and Human Services",
            ],
        ),
        (
            "Gen. Rolf Tamm and his aide, Colonel Uri Tamm, met in Oslo in May. Gen. Tamm left early. However, NATO officials \
             stayed. The alliance will meet again in June.",
            &["person Rolf Tamm | Tamm [Gen.]", "person Uri Tamm [Colonel]", "place Oslo", "body NATO (the alliance)"],
        ),
        (
            "Flooding hit Port-au-Prince and the Artibonite River valley, said Jean-Luc Moreau, the head of the rescue service. \
             Residents fled to Cap-Rouge. Moreau warned of cholera.",
            &[
                "place Port-au-Prince",
                "place Artibonite River",
                "person Jean-Luc Moreau | Moreau (the head of the rescue service) [head of the rescue service]",
                "place Cap-Rouge",
            ],
        ),
        (
            "Prime Minister Anwar al-Hadi met King Osric in Paris. Mr al-Hadi thanked the French government and the U.S. \
             Congress. The king left on Saturday.",
            &[
                "person Anwar al-Hadi | al-Hadi [Prime Minister]",
                "person Osric (the king) [King]",
                "place Paris",
                "body French government",
                "body Congress | U.S. Congress",
            ],
        ),
        (
            "Heavy rain fell across England and Wales, the Met Office said. Forecaster Priya Nandakumar said June had been the \
             wettest since 1910. Fire crews from West Yorkshire Fire Service pumped out homes in Hebden.",
            &[
                "place England",
                "place Wales",
                "body Met Office",
                "person Priya Nandakumar [Forecaster]",
                "body West Yorkshire Fire Service",
                "place Hebden",
            ],
        ),
        (
            "Police in Lyon arrested two men. The suspects, from Spain, had crossed on a Sunday. Prosecutor Camille Berthot \
             said: \"They acted alone.\" Ms Berthot's office gave no names.",
            &["place Lyon", "place Spain", "person Camille Berthot | Berthot [Prosecutor]"],
        ),
        (
            "Dr. Samuel Idowu of the University of Ibadan and Dr. Ruth Idowu, his sister, published the study. Dr. Ruth Idowu \
             presented it in Geneva. Idowu thanked the World Health Organization. The WHO paid for it.",
            &[
                "person Samuel Idowu",
                "body University of Ibadan",
                "person Ruth Idowu | Idowu",
                "place Geneva",
                "body World Health Organization | WHO",
            ],
        ),
    ];
    let mut wrong = String::new();
    for (text, expected) in cases {
        let got = read(text);
        if got != expected {
            wrong += &format!("{text}\n  got  {}\n  want {}\n", got.join("\n       "), expected.join("\n       "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn names_that_look_like_others() {
    let cases: [(&str, &[&str]); 7] = [
        ("The mayor told Radio Belmar that it was over.", &["outlet Radio Belmar"]),
        (
            "Omar Hassan al-Vale resigned. Critics of Vale cheered, since de Rook is next. Sam de Rook is 50.",
            &["person Omar Hassan al-Vale | Vale", "person Sam de Rook | Rook"],
        ),
        (
            "Mayor Bill de Rook took office in May. Mr. de Rook left early. De Rook said no. Senator Bill Arden agreed.",
            &["person Bill de Rook | de Rook | De Rook [Mayor]", "person Bill Arden [Senator]"],
        ),
        (
            "Attorney-General Ann Lindqvist met Lieutenant-Governor Paul Roe. Lindqvist said so.",
            &["person Ann Lindqvist | Lindqvist [Attorney-General]", "person Paul Roe [Lieutenant-Governor]"],
        ),
        // A daughter company is another company.
        (
            "Veldspar Motors makes cars. Veldspar Japan makes fewer. Veldspar said sales fell.",
            &["body Veldspar Motors | Veldspar", "body Veldspar Japan"],
        ),
        ("Veldspar Japan is for sale. Veldspar said so.", &["body Veldspar Japan", "body Veldspar"]),
        (
            "The Okonjo administration said it was ready. Okonjo agreed.",
            &["body Okonjo administration", "person Okonjo"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn companies_unions_and_towns_as_agencies_print_them() {
    let cases: [(&str, &[&str]); 26] = [
        (
            "General Motors Corp <GM> will close a plant. General Motors said so. GM's shares fell and G.M. was silent.",
            &["body General Motors | General Motors Corp | GM | G.M."],
        ),
        (
            "Ford Motor Co. said sales rose. The company sold more. At Ford, nobody was surprised.",
            &["body Ford | Ford Motor Co. (the company)"],
        ),
        (
            "Veldspar Motors Corp. will merge with Kestrel Plc <KSTR.L>. VM gave no price. The board of V.M. meets today.",
            &["body Veldspar Motors Corp. | VM | V.M. | Veldspar Motors", "body Kestrel Plc | Kestrel"],
        ),
        (
            "Veldspar Motors and Vale Mining met in Oslo. VM gave no price.",
            &["body Veldspar Motors", "body Vale Mining", "place Oslo", "body VM"],
        ),
        (
            "Halden Steel Works Inc sells steel. Halden Steel Works, of Oslo, lost money.",
            &["body Halden Steel Works Inc | Halden Steel Works", "place Oslo"],
        ),
        (
            "Kestrel Ltd sued Kestrel Inc in London.",
            &["body Kestrel Ltd | Kestrel", "body Kestrel Inc | Kestrel", "place London"],
        ),
        ("Shares of Veldspar Holdings (NYSE: VLD) fell.", &["body Veldspar Holdings | Veldspar"]),
        ("It bought <Kestrel Foods Ltd> of Tarvesh.", &["body Kestrel Foods Ltd | Kestrel Foods", "body Tarvesh"]),
        (
            "Workers at its plant in Tarvesh, Wis., walked out. Those at Belmar, Mich., and at Fort Arden, Ind., will follow.",
            &[
                "place Tarvesh",
                "place Wisconsin | Wis.",
                "place Belmar",
                "place Michigan | Mich.",
                "place Fort Arden",
                "place Indiana | Ind.",
            ],
        ),
        ("It moved to Belmar, Tex. The plant is new.", &["place Belmar", "place Texas | Tex."]),
        ("It was sold to Kestrel Corp. The price was not told.", &["body Kestrel Corp. | Kestrel"]),
        ("Senator Ann Holt, D-Mich., voted no.", &["person Ann Holt [Senator]"]),
        (
            "UAW Local 12 rejected the offer. Talks between the plant's union, Local 12, and managers failed.",
            &["body UAW Local 12 | Local 12"],
        ),
        (
            "Retailer Tamm & Holt plc (T&H) lost money. T&H, founded in Oslo, will close shops, the company said.",
            &["body Tamm & Holt plc | T&H | Tamm & Holt (the company)", "place Oslo"],
        ),
        (
            "BELMAR, May 2 - The Belmar Education Association called a strike. Belmar's schools are shut.",
            &["place Belmar | BELMAR", "body Belmar Education Association"],
        ),
        (
            "Norway's Office for National Statistics counts. The quake measured six on the Richter scale.",
            &["place Norway", "body Office for National Statistics"],
        ),
        (
            "MG Veldspar closed a plant. Veldspar said sales fell. Norsk Tamm A/S did not.",
            &["body MG Veldspar | Veldspar", "body Norsk Tamm A/S | Norsk Tamm"],
        ),
        (
            "Labour leaders met. Voters left the Conservatives. The poll put Labour on 37%, the Tories on 33%.",
            &["body Conservative Party | Conservatives | Tories", "body Labour Party | Labour"],
        ),
        ("Labour is cheap, and the Labour minister knows. Conservative voters left.", &[]),
        ("BELMAR, May 2 - Riot police came. AT&T closed.", &["place BELMAR", "body AT&T"]),
        ("The West German minister flew to West Germany.", &["place West Germany"]),
        (
            "UAW Local 12 and Teamsters Local 12 met. UAW Local 13 did not.",
            &["body UAW Local 12", "body Teamsters Local 12", "body UAW Local 13"],
        ),
        (
            "Analysts at Tamm Brothers doubt it. \"(Company chairman Oskar) Holt is under pressure,\" one said.",
            &["body Tamm Brothers", "person Oskar Holt [Company chairman]"],
        ),
        ("Chairman Rolf B. Tamm resigned. Tamm, 60, gave no reason.", &["person Rolf B. Tamm | Tamm [Chairman]"]),
        (
            "BELMAR, May 2 - The plant in Belmar closed. Belmar East and Belmar West make trucks.",
            &["place Belmar | BELMAR", "place Belmar East", "place Belmar West"],
        ),
        (
            "President Rui Vale Rook spoke. Vale Rook, of a vale without a rook, said no.",
            &["person Rui Vale Rook | Vale Rook [President]"],
        ),
    ];
    let mut wrong = String::new();
    for (text, expected) in cases {
        let got = read(text);
        if got != expected {
            wrong += &format!("{text}\n  got  {}\n  want {}\n", got.join("\n       "), expected.join("\n       "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_no_name() {
    for text in [
        "Engineers have warned of it. Firefighters came.",
        "German and French ministers met on Monday in March.",
        "However, the talks failed. Despite that, nobody left. Rising prices hurt. I'll wait. Don't go.",
        "MINISTERS AGREE ON NEW BUDGET PLAN\n\nThe ministers agreed.",
        "Ministers Agree On New Budget Plan After Talks\n\nThe ministers agreed.",
        "The Paris Agreement and Hurricane Wanda were discussed over Christmas. GDP fell.",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn mentions_hold_their_forms() {
    let text = "Mayor Ilse Okonjo left. Okonjo’s car stood in the U.S.-led zone.";
    let mentions: Vec<Vec<&str>> =
        names(text).into_iter().map(|n| n.mentions.into_iter().map(|m| &text[m]).collect()).collect();
    assert_eq!(mentions, [vec!["Ilse Okonjo", "Okonjo"], vec!["U.S."]]);
}

#[test]
fn british_news() {
    let cases: [(&str, &[&str]); 25] = [
        ("Ministers of the G8 met.", &["body G8"]),
        (
            "Its shares on the Oslo stock exchange rose. The Welsh assembly debated it. A German assembly line stopped.",
            &["body Oslo stock exchange", "body Welsh assembly"],
        ),
        ("The Conservatives accuse the board.", &["body Conservative Party | Conservatives"]),
        (
            "It was held at the Birmingham and Northlands Institute in Oslo.",
            &["body Birmingham and Northlands Institute", "place Oslo"],
        ),
        ("The firm has units in London and Kestrel Bank is one.", &["place London", "body Kestrel Bank"]),
        (
            "The Public and Commercial Workers Union called it. PCW Union leaders met. The PCWU said so. PCW gave no date.",
            &["body Public and Commercial Workers Union | PCW Union | PCWU | PCW"],
        ),
        ("Aid for south Asia and for Asia.", &["place South Asia | south Asia", "place Asia"]),
        (
            "In May Kestrel, which was formerly known as Veldspar, lost money. Veldspar's old shares fell.",
            &["body Kestrel | Veldspar"],
        ),
        ("Formerly known as Veldspar, Kestrel said so.", &["body Kestrel | Veldspar"]),
        ("In May Veldspar, now renamed Kestrel, failed.", &["body Kestrel | Veldspar"]),
        ("In May Veldspar, formerly Kestrel's arm, failed.", &["body Veldspar", "body Kestrel"]),
        ("In May Veldspar, which Kestrel owns, failed.", &["body Veldspar", "body Kestrel"]),
        (
            "The talks between Kestrel and Veldspar failed. A Kestrel-Veldspar pact is dead.",
            &["body Kestrel", "body Veldspar"],
        ),
        (
            "The BBC Scotland programme ran. BBC Radio 4 had it first. Listeners of BBC Radio Wales called.",
            &["outlet BBC Scotland", "outlet BBC Radio 4", "outlet BBC Radio Wales"],
        ),
        (
            "He told the Sunday Telegraph so, and Radio Belmar's Sunday Live.",
            &["outlet Sunday Telegraph", "outlet Radio Belmar"],
        ),
        (
            "The Transport and Vale Employees Union (TVEU) called it. The TVEU met.",
            &["body Transport and Vale Employees Union | TVEU"],
        ),
        ("Northern Vale, formerly known as Kestrel Rail, cut jobs.", &["body Northern Vale | Kestrel Rail"]),
        ("The Tarvesh-based brewer lost money.", &["place Tarvesh"]),
        (
            "It hit the centre of Tarvesh. Ann Holt, 57, of Belmar, left.",
            &["place Tarvesh", "person Ann Holt", "place Belmar"],
        ),
        ("One analyst at Kestrel called it fair.", &["body Kestrel"]),
        ("The bid, advised by Goldman Sachs, failed.", &["body Goldman Sachs"]),
        ("He told the Mail on Sunday so. The bill got Royal Assent.", &["outlet Mail on Sunday"]),
        ("MSPs met Ann Holt, QC, before the next General Election.", &["person Ann Holt"]),
        ("It hurts Objective One areas, he told Breakfast with Tamm programme makers.", &[]),
        (
            "The Royal Vale Auxiliary sent a ship. A second Royal Vale Auxiliary vessel left.",
            &["body Royal Vale Auxiliary"],
        ),
    ];
    let mut wrong = String::new();
    for (text, expected) in cases {
        let got = read(text);
        if got != expected {
            wrong += &format!("{text}\n  got  {}\n  want {}\n", got.join("\n       "), expected.join("\n       "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

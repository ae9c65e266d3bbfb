use super::*;

/// The quotation stands between bars.
fn read(marked: &str, counted: bool) -> String {
    let from = marked.find('|').expect("a bar");
    let to = marked.rfind('|').expect("a bar") - 1;
    let text = marked.replace('|', "");
    match governor(&text, from..to, Language::ENGLISH, counted) {
        Some(g) => format!("{} {}", if g.kind == Governs::Negation { "no" } else { "may" }, &text[g.word]),
        None => String::new(),
    }
}

#[test]
fn a_negation_governs_its_clause_and_what_completes_it() {
    for (marked, expected) in [
        ("The town does not intend to “|leave the harbour in disorder|”.", "no not"),
        ("The board would never accept “|a hasty closure|”, it wrote.", "no never"),
        ("The engineer denied that |the bridge is unsafe| for carts.", "no denied"),
        ("The council refused to |close the library| on Mondays.", "no refused to"),
        ("The mayor isn't |going to sell the ferry|.", "no isn't"),
        ("Nobody in the town |wants the bridge|.", "no Nobody"),
        ("None of |the boats came back|.", "no None"),
        ("There is no plan to |close the library|.", "no no"),
        ("Neither the mayor nor the council |backs the bridge|.", "no Neither the mayor nor"),
        ("He did not say that |the lock is safe|.", "no not"),
        ("The mayor ruled out |closing the lock|.", "no ruled out"),
        ("The talks are far from |a good start|.", "no far from"),
        ("The union failed to |win over the town|.", "no failed to"),
        ("The board would never, it wrote, |accept the plan|.", "no never"),
        ("It opened without |the band of the harbour|.", "no without"),
        ("|The bridge is unsafe|, the engineer denied.", "no denied"),
        ("That |the bridge is unsafe| is false, she said.", "no is false"),
        ("The lock does not leak or |flood the meadow|.", "no not"),
        ("It chose to mend the lock rather than |build a new one|.", "no rather than"),
        ("“We will not |leave the harbour|,” she said.", "no not"),
        ("She said |the lock was| not safe.", "no not"),
        ("The mayor ridiculed the suggestion that |the lock is unsafe|.", "no ridiculed"),
        ("The clerk called it a myth that |the lock is unsafe|.", "no myth"),
        ("|The lock is unsafe|, the mayor wrongly claimed.", "no wrongly claimed"),
        ("The idea that |the lock is unsafe| is absurd, she said.", "no is absurd"),
        ("In no way |is the lock unsafe|, she said.", "no In no way"),
        ("The council stopped |selling the yard|.", "no stopped"),
        ("The council voted against |selling the yard|.", "no voted against"),
        ("The council dismissed as false reports that |the yard is lost|.", "no dismissed"),
        ("The mayor has not yet |sold the yard|.", "no not yet"),
        ("It was done without telling |the two guards who had come|.", "no without"),
        ("With no room for |the two guards who had come|.", "no no"),
    ] {
        assert_eq!(read(marked, false), expected, "{marked}");
    }
}

/// A negative adverbial at the head of the clause, with the verb before its subject.
#[test]
fn a_negation_at_the_head_of_its_clause_governs_to_its_end() {
    for (marked, expected) in [
        ("Not once did the clerk say |the weir will be mended|.", "no Not once"),
        ("Not once did the clerk |ask for the keys|.", "no Not once"),
        ("At no point did |the board agree to the sale|.", "no At no point"),
        ("At no point in the long talks did the board |agree to the sale|.", "no At no point"),
        ("Under no circumstances will the town |lease the quay|.", "no Under no circumstances"),
        ("Never has |the quay been so full|.", "no Never"),
        ("In none of the cases did |the valve hold|.", "no none"),
        ("Nowhere does the report say |the weir is rotten|.", "no Nowhere"),
        ("She wrote that at no time was |the public at risk|.", "no at no time"),
        ("Not one of the boats was |insured|.", "no Not"),
        ("Hardly anyone was |told of the sale|.", "no Hardly"),
        ("Not even the clerk was |told of the sale|.", "no Not even"),
    ] {
        assert_eq!(read(marked, false), expected, "{marked}");
    }
}

#[test]
fn words_that_say_no_of_what_follows_them() {
    for (marked, expected) in [
        ("The plan is by no means |a threat to the marsh|.", "no by no means"),
        ("The result fell well short of |a clear mandate|.", "no short of"),
        ("The meeting was anything but |a show of unity|.", "no anything but"),
        ("The clerk hardly ever |visits the quay|.", "no hardly ever"),
        ("The board cannot possibly |agree to the sale|.", "no cannot possibly"),
        ("The board can’t possibly |agree to the sale|.", "no can’t possibly"),
        ("The council is yet to |approve the bridge|.", "no yet to"),
        ("The council has not yet |approved the bridge|.", "no not yet"),
        ("The bridge remains to be |approved|.", "no remains to be"),
        ("It remains to be seen whether |the bridge will hold|.", "may remains to be seen whether"),
        ("She neglected to |tell the council|.", "no neglected to"),
        ("The board has ceased to |fund the ferry|.", "no ceased to"),
        ("In the absence of |a clear plan|, the board waited.", "no absence of"),
        ("The town lacks |a plan for the weir|.", "no lacks"),
        ("Instead of |raising the weir|, the town sold it.", "no Instead of"),
        ("The ferry no longer |calls at Wexmoor|.", "no no longer"),
    ] {
        assert_eq!(read(marked, false), expected, "{marked}");
    }
}

#[test]
fn what_only_looks_like_a_negation() {
    for marked in [
        "Not only did the clerk say |the weir will be mended|, he paid for it.",
        "No sooner had the clerk spoken than |the weir gave way|.",
        "The weir leaks, not least because |the sluice is rotten|.",
        "There is no doubt that |the weir will be mended|.",
        "The town will |mend the weir| without delay.",
        "Without further delay the town |mended the weir|.",
        "The clerk never fails to |thank the crew|.",
        "Not far from the quay the town has |a mill|.",
        "Not for the first time |the weir leaked|.",
        "More often than not |the ferry is late|.",
        "Whether or not it rains |the ferry sails|.",
        "In the absence of a plan, |the board waited|.",
        "Rather than wait, |the town mended the weir|.",
        "In no time |the town mended the weir|.",
        "Nothing will stop us from |mending the weir|.",
        "It drew no less than |500 visitors|.",
    ] {
        assert_eq!(read(marked, false), "", "{marked}");
    }
}

#[test]
fn what_does_not_govern_is_left_alone() {
    for marked in [
        "The town |does not intend to leave the harbour|.",
        "The board wrote that |the lock is safe| and that nobody had asked.",
        "The mayor, who had not slept, |said that the lock is safe|.",
        "The mayor who had not slept |is awake| now.",
        "Nobody spoke at first, but |the union backs the bridge|.",
        "Not only |the mayor backs the bridge|.",
        "No doubt |the lock is safe|, she said.",
        "The engineer did not deny that |the bridge is unsafe|.",
        "Nobody denied that |the bridge is unsafe|.",
        "The fair was not a failure: |300 visitors came|.",
        "The mayor did not mince words: “|The lock is safe|.”",
        "“No,” the mayor said, “|we open the lock|.”",
        "Not for the first time, |the council opens the lock|.",
        "The hall, not far from the lake, |drew a crowd|.",
        "It drew no more than |500 visitors|.",
        "The lock will open |before noon|, the mayor said.",
        "A town with no harbour |will pay for the lock|.",
        "The mayor backs the lock and |the council pays|, not the state.",
        "The ferry did not sail because |the lock was shut|.",
        "In May |the council opens the lock|.",
        "The board said it would |open the lock|.",
        "The council will |open the lock| even if it rains.",
        "She was asked if it rains, and |the lock is open|.",
        "As expected |the lock is open|.",
        "“There are no easy ways,” the mayor told us, saying |nothing has been done|.",
        "The council’s refusal to sell was a “|good step|”, she wrote.",
        "The ban on dogs shows |the lock is unsafe|, she said.",
        "The refusal to pay cost |90 jobs|.",
        "The curfew that never ended cost |90 jobs|.",
        "Nothing is clearer than that |the lock is unsafe|.",
        "The mayor never tires of saying that |the lock is unsafe|.",
    ] {
        assert_eq!(read(marked, false), "", "{marked}");
    }
    assert_eq!(read("The mayor did not expect the |300 visitors| who came.", true), "");
}

/// A negation or a modal with a verb of its own, within the subject.
#[test]
fn what_is_said_of_the_subject_leaves_the_predicate_alone() {
    for marked in [
        "An official not authorised to speak said |the ward is full|.",
        "A nurse who asked not to be named said |14 people died|.",
        "Doctors who had not slept treated |14 people|.",
        "Staff without masks treated |14 people|.",
        "Staff with no masks treated |14 people|.",
        "The man who could be the next mayor |backs the weir|.",
        "The man who could be the next mayor said |the weir is safe|.",
        "An engineer who declined to be named warned |the weir is unsafe|.",
        "A clerk who would not give his name said |the books were burnt|.",
        "The paper said a guard who was not on duty opened |two gates|.",
        "The crew that had not been paid left |the two ferries|.",
    ] {
        assert_eq!(read(marked, false), "", "{marked}");
        assert_eq!(read(marked, true), "", "{marked}");
    }
    for (marked, expected) in [
        ("The clerk has not said that |the ward is full|.", "no not"),
        ("The clerk has not yet said |the ward is full|.", "no not yet"),
        ("The clerk never said |the ward is full|.", "no never"),
        ("Nobody said |the ward is full|.", "no Nobody"),
        ("No official said |the ward is full|.", "no No"),
        ("None of the officials said |the ward is full|.", "no None"),
        ("The clerk did not say |the ward is full|.", "no not"),
        ("The clerk denied that |the ward is full|.", "no denied"),
        ("The clerk said it was not |a full ward|.", "no not"),
        ("A nurse who asked to be named has not said |the ward is full|.", "no not"),
        ("A nurse who asked not to be named never said |the ward is full|.", "no never"),
        ("A nurse who had slept never treated |14 people|.", "no never"),
        ("The town did not get the money needed to |mend 14 bridges|.", "no not"),
        ("The town has not passed the plans presented to |close the quay|.", "no not"),
        ("The clerk did not say the mayor warned |the weir is unsafe|.", "no not"),
        ("The mayor has never ever said |the weir is safe|.", "no never"),
        ("An official not allowed to speak did not say |the ward is full|.", "no not"),
        ("The mayor could sell |the two ferries|.", "may could"),
        ("The man who leads the town could sell |the two ferries|.", "may could"),
        ("The clerk left without telling |the two guards|.", "no without"),
    ] {
        assert_eq!(read(marked, false), expected, "{marked}");
    }
}

#[test]
fn what_makes_less_of_the_words() {
    for (marked, expected) in [
        ("The flood could |be more severe than before|.", "may could"),
        ("The engineer believes that |the lock is safe|.", "may believes"),
        ("“We believe |the lock is safe|,” she said.", "may believe"),
        ("If it rains, |the council will open the lock|.", "may If"),
        ("|The council will open the lock| if it rains.", "may if"),
        ("|The ferry sails| unless the wind turns.", "may unless"),
        ("The lock is expected to |open at dawn|.", "may expected"),
        ("The plan might |ruin the harbour|.", "may might"),
        ("She said that if it rains, |the lock will open|.", "may if"),
        ("The town hopes |to win the prize|.", "may hopes"),
        ("The council might yet |sell the yard|.", "may might"),
        ("|The yard is lost|, the council fears.", "may fears"),
    ] {
        assert_eq!(read(marked, false), expected, "{marked}");
    }
}

#[test]
fn what_a_setting_or_an_idiom_leaves_alone() {
    for marked in [
        "In a vote without precedent |the council backed the weir|.",
        "With no debate |the council backed the weir|.",
        "In a town with no hospital |14 people died|.",
        "Sailors who never learned to swim say |the weir is deep|.",
        "Not a day passes that |the council regrets the weir|.",
        "Nothing could be clearer than that |the union backs the bill|.",
        "The storm stopped |50 boats|.",
        "The weir is old, yet |the council will sell it|.",
        "|The yard is lost|, the council said.",
        "|The yard is lost|, the mayor who feared it said.",
    ] {
        assert_eq!(read(marked, marked.contains("14") || marked.contains("50")), "", "{marked}");
    }
}

proptest::proptest! {
    #[test]
    fn any_place_in_any_text_is_read(text in "[a-c ,.“”]{0,40}(not|denied that|if|could)[a-c ,.“”]{0,40}", a in 0usize..60, b in 0usize..60) {
        let (from, to) = (a.min(b), a.max(b));
        if let Some(g) = governor(&text, from..to, Language::ENGLISH, false) {
            proptest::prop_assert!(text.get(g.word).is_some());
        }
    }
}

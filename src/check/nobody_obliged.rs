//! A date that is said to be met or missed is somebody's obligation: what merely happened on a day is an event.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, DeadlineStatus};
use crate::relate::Relations;

pub fn check(b: &Briefing, _: &Relations, findings: &mut Vec<Finding>) {
    for d in &b.deadlines {
        let judged = matches!(d.status, DeadlineStatus::Met | DeadlineStatus::Missed);
        if judged && d.obliged.is_empty() && d.obligation.is_none() {
            findings.push(
                Finding::new(
                    Rule::NobodyObliged,
                    d.entry.field("status"),
                    format!("`{}` is {}, and nobody was to do anything", d.id, d.status.word()),
                )
                .label("only an obligation is met or missed")
                .help("say who was to act under `obliged:` or what is due under `obligation:`; or make it an event in `events.yaml`"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Rule;
    use crate::text::{File, Files};

    fn found(entry: &str) -> bool {
        let own = [
            ("content/site.yaml", "title: W\nas_of: 2031-05-10\n".to_owned()),
            ("content/actors.yaml", "- {id: board, name: The harbour board, kind: body}\n".to_owned()),
            ("content/deadlines.yaml", format!("- {{id: quay, label: The quay opens, {entry}}}\n")),
        ];
        let files = Files::new(own.into_iter().map(|(path, text)| File::new(path, text)).collect());
        let mut findings = Vec::new();
        let drafts = crate::parse::parse(&files).take(&mut findings);
        let wishes = crate::resolve::Wishes::default();
        let briefing = crate::resolve::resolve(&files, &drafts, &wishes).take(&mut findings).briefing;
        crate::check::check(&briefing, &crate::relate::relate(&briefing)).iter().any(|f| f.rule == Rule::NobodyObliged)
    }

    #[test]
    fn only_an_obligation_is_met_or_missed() {
        for (entry, expected) in [
            ("status: met", true),
            ("status: missed", true),
            ("status: met, obliged: [board]", false),
            ("status: missed, obligation: The board opens the quay", false),
            ("status: open", false),
            ("status: void", false),
        ] {
            assert_eq!(found(entry), expected, "{entry}");
        }
    }
}

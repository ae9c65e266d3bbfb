//! The README against the program: what it shows has to be what is there.

use std::collections::BTreeSet;
use std::process::Command;

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The lines between two markers, without the fences.
fn block(marker: &str) -> String {
    let readme = read("README.md");
    let (_, rest) = readme.split_once(&format!("<!-- {marker} -->\n")).unwrap();
    let (block, _) = rest.split_once(&format!("<!-- /{marker} -->")).unwrap();
    block.lines().filter(|l| !l.starts_with("```")).map(|l| format!("{l}\n")).collect()
}

#[test]
fn the_usage_block_is_what_help_prints() {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing")).arg("--help").output().unwrap();
    snapbox::assert_data_eq!(block("usage"), snapbox::Data::text(String::from_utf8(output.stdout).unwrap()).raw());
}

/// Names of the crates in the sections of Cargo.toml that list dependencies.
fn in_cargo_toml() -> BTreeSet<String> {
    let mut wanted = false;
    let mut names = BTreeSet::new();
    for line in read("Cargo.toml").lines() {
        if line.starts_with('[') {
            wanted = line.contains("dependencies");
        } else if wanted
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once(" = ")
        {
            names.insert(name.to_owned());
        }
    }
    names
}

#[test]
fn the_table_of_dependencies_is_that_of_cargo_toml() {
    let readme = read("README.md");
    let (_, section) = readme.split_once("\n## Dependencies\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let named: BTreeSet<String> = section
        .lines()
        .filter_map(|l| l.strip_prefix("| `")?.split_once('`'))
        .map(|(name, rest)| {
            assert!(rest.len() > " |  |".len(), "{name} has no reason");
            name.to_owned()
        })
        .collect();
    assert_eq!(named, in_cargo_toml());
}

#[test]
fn files_that_the_documents_link_to_exist() {
    for document in ["README.md", "DEVELOPERS.md"] {
        for target in read(document).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_local = !target.contains("://") && !target.starts_with('#');
            let path = format!("{}/{target}", env!("CARGO_MANIFEST_DIR"));
            assert!(!is_local || std::path::Path::new(&path).exists(), "{document} links to {target}");
        }
    }
}

/// The commands of the tour, one text a block.
fn tour() -> Vec<String> {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- tour -->\n").unwrap();
    let (tour, _) = rest.split_once("<!-- /tour -->").unwrap();
    tour.split("```sh\n").skip(1).map(|b| b.split("```").next().unwrap().to_owned()).collect()
}

#[test]
#[cfg(unix)]
fn the_tour_does_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    let mut said = Vec::new();
    for block in tour() {
        let script = block
            .replace("target/debug/briefing", env!("CARGO_BIN_EXE_briefing"))
            .replace("../tour", dir.path().join("tour").to_str().unwrap());
        let mut sh = Command::new("sh");
        sh.args(["-e", "-c", &script]).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let output = sh.output().unwrap();
        let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
        said.push((output.status.code().unwrap(), text(&output.stdout), text(&output.stderr)));
    }
    let [first, letter, explain, wrong] = said.as_slice() else { panic!("the tour has {} blocks", said.len()) };
    assert!(first.0 == 0 && first.1.contains("; 1 disagreement\n"), "{first:?}");
    assert!(letter.0 == 0 && letter.1.contains("; 2 disagreements\n"), "{letter:?}");
    assert!(explain.0 == 0 && explain.1.contains("circle-letter.md:9"), "{explain:?}");
    assert!(wrong.0 == 1 && wrong.2.contains("content/articles/circle-letter.md:12:12"), "{wrong:?}");
}

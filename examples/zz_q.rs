use std::io::Read;
fn main() {
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap();
    for f in briefing::reading::quantities(&t) {
        println!(
            "{:?} | {:?} noun={:?} unit={:?} hedge={:?}",
            &t[f.range.clone()],
            &f.value.value,
            f.value.noun,
            f.value.unit,
            f.value.hedge
        );
    }
}

//! Sharing out the rows of a picture that cannot show all: fairly, so that no group crowds out another.

/// How many of each group fit: one each in turn, until the room or the groups are used up.
pub fn shares(sizes: &[usize], room: usize) -> Vec<usize> {
    let mut got = vec![0; sizes.len()];
    let mut left = room;
    while left > 0 {
        let before = left;
        for (got, size) in got.iter_mut().zip(sizes) {
            if left > 0 && *got < *size {
                *got += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    got
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn small_groups_are_whole_and_large_ones_share_the_rest() {
        for (sizes, room, expected) in [
            (&[500, 2][..], 24, vec![22, 2]),
            (&[3, 4], 24, vec![3, 4]),
            (&[9, 9, 9], 8, vec![3, 3, 2]),
            (&[1, 1, 1], 2, vec![1, 1, 0]),
            (&[], 5, vec![]),
        ] {
            assert_eq!(shares(sizes, room), expected, "{sizes:?}");
        }
    }
}

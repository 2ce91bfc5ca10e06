//! How much of a list is new.

/// How many of the rows that a list begins with now are new, where it began with `known` before and shows at most
/// `size`. What moved up because others left is not new: it comes after all that was known.
pub(crate) fn news<T: PartialEq>(now: &[T], known: &[T], size: usize) -> usize {
    let is_new = |row: &&T| !known.contains(row);
    let until = if known.len() < size {
        now.len()
    } else {
        now.iter().rposition(|row| known.contains(row)).unwrap_or(now.len())
    };
    now[..until].iter().filter(is_new).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_came() {
        assert_eq!(news(&[3, 2, 1], &[3, 2, 1], 3), 0);
        assert_eq!(news(&[5, 4, 3], &[3, 2, 1], 3), 2);
        assert_eq!(news(&[6, 5, 4], &[3, 2, 1], 3), 3, "all of them, or more");
        assert_eq!(news(&[3, 1, 0], &[3, 2, 1], 3), 0, "2 left, so 0 moved up");
        assert_eq!(news(&[4, 3, 1], &[3, 2, 1], 3), 1);
        assert_eq!(news(&[3, 2, 0], &[3, 2], 3), 1, "there is room for an old one that came late");
        assert_eq!(news(&[1], &[], 3), 1);
        assert_eq!(news::<u8>(&[], &[1], 3), 0);
    }
}

//! The rows of one day that match, as they get fewer.

use crate::column::{Codes, Column};

#[derive(Debug)]
pub(crate) enum Matches {
    /// For each row whether it does.
    Mask(Vec<bool>),
    /// The few that do, rising.
    Rows(Vec<u32>),
}

/// Rows that are looked over in one go.
const BLOCK: usize = 128;

fn any(block: &[bool]) -> bool {
    // Without an early end, so that the processor compares many at once.
    block.iter().fold(false, |any, matches| any | matches)
}

impl Matches {
    pub(crate) fn all(rows: usize) -> Self {
        Self::Mask(vec![true; rows])
    }

    pub(crate) fn count(&self) -> u64 {
        match self {
            Self::Mask(mask) => {
                let of_block = |block: &[bool]| block.iter().fold(0_u8, |sum, one| sum + u8::from(*one));
                mask.chunks(BLOCK).map(|block| u64::from(of_block(block))).sum()
            }
            Self::Rows(rows) => rows.len() as u64,
        }
    }

    /// Calls `visit` with each, rising.
    pub(crate) fn each(&self, mut visit: impl FnMut(usize)) {
        match self {
            Self::Mask(mask) => {
                for (number, block) in mask.chunks(BLOCK).enumerate().filter(|(_, block)| any(block)) {
                    let rows = block.iter().enumerate().filter(|(_, matches)| **matches);
                    rows.for_each(|(row, _)| visit(number * BLOCK + row));
                }
            }
            Self::Rows(rows) => rows.iter().for_each(|row| visit(*row as usize)),
        }
    }

    /// The first of them, from one end or the other.
    pub(crate) fn first(&self, most: usize, descending: bool) -> Vec<usize> {
        let mut first = Vec::new();
        match self {
            Self::Rows(rows) if descending => {
                first.extend(rows.iter().rev().take(most).map(|row| *row as usize));
            }
            Self::Rows(rows) => first.extend(rows.iter().take(most).map(|row| *row as usize)),
            Self::Mask(mask) => {
                let mut add = |(number, block): (usize, &[bool])| {
                    if !any(block) {
                        return;
                    }
                    let rows = block.iter().enumerate().filter(|(_, matches)| **matches);
                    let rows = rows.map(|(row, _)| number * BLOCK + row);
                    let missing = most - first.len();
                    if descending {
                        first.extend(rows.rev().take(missing));
                    } else {
                        first.extend(rows.take(missing));
                    }
                };
                let blocks = mask.chunks(BLOCK).enumerate();
                if descending { blocks.rev().for_each(&mut add) } else { blocks.for_each(&mut add) }
            }
        }
        first
    }

    pub(crate) fn into_mask(self, rows: usize) -> Vec<bool> {
        match self {
            Self::Mask(mask) => mask,
            Self::Rows(few) => {
                let mut mask = vec![false; rows];
                few.into_iter().for_each(|row| mask[row as usize] = true);
                mask
            }
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::Rows(Vec::new());
    }

    pub(crate) fn keep(&mut self, holds: impl Fn(usize) -> bool) {
        match self {
            Self::Mask(mask) => {
                for (row, keep) in mask.iter_mut().enumerate() {
                    *keep = *keep && holds(row);
                }
            }
            Self::Rows(rows) => rows.retain(|row| holds(*row as usize)),
        }
    }

    /// Those whose number is wanted.
    pub(crate) fn keep_codes(&mut self, column: &Column, wanted: &Codes) {
        match self {
            _ if matches!(wanted, Codes::All) => {}
            Self::Mask(mask) => column.keep_codes(mask, wanted),
            Self::Rows(rows) => rows.retain(|row| wanted.contains(column.get(*row as usize))),
        }
    }

    /// Those whose number in one column or the other is wanted of it.
    pub(crate) fn keep_either(&mut self, one: (&Column, &Codes), other: (&Column, &Codes)) {
        if matches!(one.1, Codes::All) || matches!(other.1, Codes::All) {
            return;
        }
        match self {
            Self::Mask(mask) => {
                let mut either = vec![false; mask.len()];
                one.0.add_codes(&mut either, one.1);
                other.0.add_codes(&mut either, other.1);
                mask.iter_mut().zip(either).for_each(|(keep, either)| *keep &= either);
            }
            Self::Rows(rows) => rows.retain(|row| {
                let row = *row as usize;
                one.1.contains(one.0.get(row)) || other.1.contains(other.0.get(row))
            }),
        }
    }

    pub(crate) fn keep_at_least(&mut self, column: &Column, low: u64) {
        match self {
            Self::Mask(mask) => column.keep_range(mask, low, u64::MAX),
            Self::Rows(rows) => rows.retain(|row| column.get(*row as usize) >= low),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_say_the_same() {
        let wanted = [0, 1, 127, 128, 300, 999];
        let rows = Matches::Rows(wanted.to_vec());
        let mask = Matches::Mask(Matches::Rows(wanted.to_vec()).into_mask(1_000));
        for matches in [&rows, &mask] {
            assert_eq!(matches.count(), 6);
            let mut seen = Vec::new();
            matches.each(|row| seen.push(row));
            assert_eq!(seen, wanted.map(|row| row as usize));
            assert_eq!(matches.first(3, false), [0, 1, 127]);
            assert_eq!(matches.first(3, true), [999, 300, 128]);
            assert_eq!(matches.first(0, true), [0; 0]);
            assert_eq!(matches.first(10, true).len(), 6);
        }
    }
}

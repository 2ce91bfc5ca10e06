//! The rows of a day in the order of one of their numbers, so that few of them are found without looking at all.

use crate::column::{Column, Width, each_width};

#[derive(Debug)]
pub(crate) struct Postings(Vec<u32>);

impl Postings {
    /// All numbers are below `codes`.
    pub(crate) fn new(column: &Column, codes: usize) -> Self {
        fn sorted<T: Width>(values: &[T], codes: usize) -> Vec<u32> {
            // Where the rows of each number begin.
            let mut places = vec![0_u32; codes + 1];
            values.iter().for_each(|value| places[value.index() + 1] += 1);
            for code in 1..places.len() {
                places[code] += places[code - 1];
            }
            let mut rows = vec![0; values.len()];
            for (row, value) in values.iter().enumerate() {
                let place = &mut places[value.index()];
                rows[*place as usize] = row as u32;
                *place += 1;
            }
            rows
        }
        Self(each_width!(column, values => sorted(values, codes)))
    }

    /// The rows of the numbers from `low` to `high`, in the order of numbers. `column` is what this was made of.
    pub(crate) fn of(&self, column: &Column, low: u64, high: u64) -> &[u32] {
        let first = self.0.partition_point(|row| column.get(*row as usize) < low);
        let after = first + self.0[first..].partition_point(|row| column.get(*row as usize) <= high);
        &self.0[first..after]
    }

    pub(crate) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_it_was_given() {
        let mut column = Column::default();
        for number in [5, 0, 3, 5, 1, 0, 300] {
            column.push(number);
        }
        let postings = Postings::new(&column, 301);
        assert_eq!(postings.of(&column, 0, 0), [1, 5]);
        assert_eq!(postings.of(&column, 1, 5), [4, 2, 0, 3]);
        assert_eq!(postings.of(&column, 6, 299), [0; 0]);
        assert_eq!(postings.of(&column, 300, 300), [6]);
    }
}

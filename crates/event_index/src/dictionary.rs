//! Values as small codes, in the order in which they came.

use std::{collections::HashMap, hash::Hash};

#[derive(Debug)]
pub(crate) struct Dictionary<T> {
    codes: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { codes: HashMap::new(), values: Vec::new() }
    }
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    pub(crate) fn code(&mut self, value: T) -> u32 {
        *self.codes.entry(value).or_insert_with(|| {
            self.values.push(value);
            (self.values.len() - 1) as u32
        })
    }

    /// For each code, whether its value is wanted.
    pub(crate) fn wanted(&self, wanted: impl Fn(&T) -> bool) -> Vec<bool> {
        self.values.iter().map(wanted).collect()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.values.len() * (2 * size_of::<T>() + 16)
    }
}

//! Values as small codes, in the order in which they came.

use crate::column::Codes;
use rustc_hash::FxHashMap;
use std::hash::Hash;

#[derive(Debug)]
pub(crate) struct Dictionary<T> {
    codes: FxHashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { codes: FxHashMap::default(), values: Vec::new() }
    }
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    pub(crate) fn code(&mut self, value: T) -> u64 {
        let values = &mut self.values;
        let code = self.codes.entry(value).or_insert_with(|| {
            values.push(value);
            (values.len() - 1) as u32
        });
        u64::from(*code)
    }

    /// The code of a value that was seen.
    pub(crate) fn known(&self, value: T) -> Option<u64> {
        self.codes.get(&value).map(|code| u64::from(*code))
    }

    /// For each code, whether its value is wanted.
    pub(crate) fn table(&self, wanted: impl Fn(&T) -> bool) -> Vec<bool> {
        self.values.iter().map(wanted).collect()
    }

    pub(crate) fn get(&self, code: u64) -> Option<T> {
        self.values.get(usize::try_from(code).ok()?).copied()
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The codes of values that are wanted.
    pub(crate) fn wanted(&self, wanted: impl Fn(&T) -> bool) -> Codes {
        Codes::of(self.values.iter().map(wanted).collect())
    }

    pub(crate) fn bytes(&self) -> usize {
        self.values.len() * (2 * size_of::<T>() + 16)
    }
}

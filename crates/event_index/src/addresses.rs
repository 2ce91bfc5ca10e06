//! The networks of one day, each stored once.

use argus_domain::Cidr;
use std::collections::HashMap;

/// Codes of networks; 0 is "none".
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    codes: HashMap<Cidr, u32>,
    values: Vec<Cidr>,
}

impl Addresses {
    pub(crate) fn code(&mut self, address: Option<Cidr>) -> u32 {
        let Some(address) = address else { return 0 };
        *self.codes.entry(address).or_insert_with(|| {
            self.values.push(address);
            self.values.len() as u32
        })
    }

    /// For each code, whether its network is wanted.
    pub(crate) fn wanted(&self, wanted: impl Fn(Cidr) -> bool) -> Vec<bool> {
        std::iter::once(false).chain(self.values.iter().map(|address| wanted(*address))).collect()
    }

    pub(crate) fn bytes(&self) -> usize {
        // A table entry of 32 bytes and its hash table's slack.
        self.values.len() * (32 + 32 + 24)
    }
}

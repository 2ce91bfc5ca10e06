//! The networks of one day, each stored once.

use crate::column::Codes;
use argus_domain::{AddressCriteria, Cidr, event_query};
use std::collections::HashMap;

/// Codes of networks; 0 is "none". The codes of most are in the order of the networks, so that what lies
/// inside a network is one run of codes; those that came since are behind them.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// The network of code 1, 2, …
    values: Vec<Cidr>,
    /// So many of them are in order.
    sorted: usize,
    /// The codes of the others.
    late: HashMap<Cidr, u32>,
}

impl Addresses {
    pub(crate) fn code(&mut self, address: Option<Cidr>) -> u64 {
        let Some(address) = address else { return 0 };
        if let Ok(index) = self.values[..self.sorted].binary_search(&address) {
            return index as u64 + 1;
        }
        let values = &mut self.values;
        let code = self.late.entry(address).or_insert_with(|| {
            values.push(address);
            values.len() as u32
        });
        u64::from(*code)
    }

    pub(crate) fn get(&self, code: u64) -> Option<Cidr> {
        usize::try_from(code).ok().and_then(|code| self.values.get(code.checked_sub(1)?)).copied()
    }

    /// So many codes there are, with "none".
    pub(crate) fn codes(&self) -> usize {
        self.values.len() + 1
    }

    /// Whether enough came since to make putting them in order worth it.
    pub(crate) fn is_untidy(&self) -> bool {
        self.late.len() > 1_000 + self.sorted / 4
    }

    pub(crate) fn is_tidy(&self) -> bool {
        self.late.is_empty()
    }

    /// Puts all in order. Returns the new code for each old one.
    pub(crate) fn tidy(&mut self) -> Vec<u64> {
        let mut order: Vec<u32> = (0..self.values.len() as u32).collect();
        order.sort_unstable_by_key(|index| self.values[*index as usize]);
        let mut codes = vec![0; self.codes()];
        for (new, old) in order.iter().enumerate() {
            codes[*old as usize + 1] = new as u64 + 1;
        }
        self.values = order.iter().map(|index| self.values[*index as usize]).collect();
        self.sorted = self.values.len();
        self.late = HashMap::new();
        codes
    }

    /// The codes of stored networks that are inside or cover one of `asked`.
    pub(crate) fn wanted(&self, asked: &[Cidr], min_bits: u8) -> Codes {
        let wanted = |stored: &Cidr| event_query::matches(asked, min_bits, *stored);
        let sorted = &self.values[..self.sorted];
        let mut table = vec![false; self.codes()];
        let mut any = false;
        for asked in asked {
            for index in places(sorted, asked) {
                if wanted(&sorted[index]) {
                    table[index + 1] = true;
                    any = true;
                }
            }
        }
        for (index, stored) in self.values.iter().enumerate().skip(self.sorted) {
            if wanted(stored) {
                table[index + 1] = true;
                any = true;
            }
        }
        if any { Codes::of(table) } else { Codes::NONE }
    }

    pub(crate) fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<Cidr>() + self.late.capacity() * (size_of::<Cidr>() + 24)
    }
}

/// Where the networks inside `asked`, and those that cover it, lie among sorted ones.
fn places(sorted: &[Cidr], asked: &Cidr) -> impl Iterator<Item = usize> {
    let inside = asked.contained().into_iter().flat_map(|keys| {
        let first = sorted.partition_point(|stored| stored.key() < *keys.start());
        let after = sorted.partition_point(|stored| stored.key() <= *keys.end());
        first..after.max(first)
    });
    let covering = (0..asked.bits()).filter_map(|bits| sorted.binary_search(&asked.widened(bits)).ok());
    inside.chain(covering)
}

/// What is wanted on each side, and on either.
#[derive(Debug)]
pub(crate) struct WantedAddresses {
    pub(crate) either: Option<(Codes, Codes)>,
    pub(crate) source: Option<Codes>,
    pub(crate) destination: Option<Codes>,
}

impl WantedAddresses {
    pub(crate) fn new(addresses: &Addresses, criteria: &AddressCriteria) -> Self {
        let AddressCriteria { either, source, destination, source_min_bits, destination_min_bits } = criteria;
        let side = |asked: &Vec<Cidr>, bits: u8| (!asked.is_empty()).then(|| addresses.wanted(asked, bits));
        let either = side(either, *source_min_bits).map(|sources| {
            let same = source_min_bits == destination_min_bits;
            let destinations =
                if same { sources.clone() } else { addresses.wanted(either, *destination_min_bits) };
            (sources, destinations)
        });
        Self {
            either,
            source: side(source, *source_min_bits),
            destination: side(destination, *destination_min_bits),
        }
    }
}

//! Which stored networks an address criterion asks for, as ranges of keys.

use crate::{Conn, Result, event::network};
use argus_domain::{AddressCriteria, Cidr, cidr::CidrKey};
use std::collections::{BTreeMap, BTreeSet};

/// Keys that match on one side: from, to (both included), and how much wider than a host the network may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: CidrKey,
    pub(super) to: CidrKey,
    pub(super) max_width: u8,
}

impl Range {
    /// Whether nothing that lies in the range is too wide: it begins with its widest network.
    pub(super) fn lets_all_through(&self) -> bool {
        self.max_width >= 128 - self.from[16]
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Ranges {
    /// For `ip`: either side may match, each within its own limit of width.
    pub(super) either: Option<(Vec<Range>, Vec<Range>)>,
    pub(super) source: Option<Vec<Range>>,
    pub(super) destination: Option<Vec<Range>>,
}

impl Ranges {
    pub(super) fn is_empty(&self) -> bool {
        self.either.is_none() && self.source.is_none() && self.destination.is_none()
    }
}

/// Empty when no address is asked for.
pub(super) async fn resolve(conn: &mut Conn, criteria: &AddressCriteria) -> Result<Ranges> {
    let AddressCriteria { either, source, destination, source_min_bits, destination_min_bits } = criteria;
    if criteria.is_empty() {
        return Ok(Ranges::default());
    }
    // Most covering networks that could exist do not: only those that do are asked for.
    let candidates: BTreeSet<CidrKey> =
        either.iter().chain(source).chain(destination).flat_map(|asked| asked.covering(0)).collect();
    let candidates: Vec<CidrKey> = candidates.into_iter().collect();
    let existing: BTreeSet<CidrKey> = network::existing(conn, &candidates).await?.into_iter().collect();
    let side = |asked: &[Cidr], min_bits: u8| ranges(asked, min_bits, &existing);
    Ok(Ranges {
        either: (!either.is_empty())
            .then(|| (side(either, *source_min_bits), side(either, *destination_min_bits))),
        source: (!source.is_empty()).then(|| side(source, *source_min_bits)),
        destination: (!destination.is_empty()).then(|| side(destination, *destination_min_bits)),
    })
}

fn ranges(asked: &[Cidr], min_bits: u8, existing: &BTreeSet<CidrKey>) -> Vec<Range> {
    let mut ranges: BTreeMap<(CidrKey, CidrKey), u8> = BTreeMap::new();
    let mut add = |from: CidrKey, to: CidrKey, max_width: u8| {
        let widest = ranges.entry((from, to)).or_default();
        *widest = (*widest).max(max_width);
    };
    for cidr in asked {
        let host_bits = if cidr.is_ipv4() { 32 } else { 128 };
        let max_width = host_bits - min_bits.min(host_bits);
        for range in cidr.contained() {
            add(*range.start(), *range.end(), max_width);
        }
        // A network that is written in the criteria always matches itself.
        add(cidr.key(), cidr.key(), 128);
        for key in cidr.covering(min_bits).filter(|key| existing.contains(key)) {
            add(key, key, 128);
        }
    }
    let mut ranges: Vec<Range> =
        ranges.into_iter().map(|((from, to), max_width)| Range { from, to, max_width }).collect();
    // What lies inside a range that lets everything through is told twice.
    let all = ranges.clone();
    let inside = |range: &Range, other: &Range| {
        other != range && other.from <= range.from && range.to <= other.to && other.lets_all_through()
    };
    ranges.retain(|range| !all.iter().any(|other| inside(range, other)));
    ranges
}

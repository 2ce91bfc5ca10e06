//! What an export leaves out: how many and of which type, never what.

use crate::ioc::{IocKind, Tlp};
use serde::{Deserialize, Serialize};

/// Indicators of a case of one level and type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IocCount {
    pub tlp: Tlp,
    pub kind: IocKind,
    pub count: u64,
}

/// Those above the highest level that may leave, the highest first.
pub fn withheld(counts: &[IocCount], highest: Tlp) -> Vec<IocCount> {
    let mut above: Vec<IocCount> = counts.iter().copied().filter(|count| count.tlp > highest).collect();
    above.sort_by_key(|count| (std::cmp::Reverse(count.tlp), count.kind));
    above
}

pub fn counted(counts: &[IocCount]) -> u64 {
    counts.iter().map(|count| count.count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above() {
        let of = |tlp, kind: &str, count| IocCount { tlp, kind: kind.parse().expect("a type"), count };
        let all = [
            of(Tlp::Red, "url", 1),
            of(Tlp::Green, "md5", 7),
            of(Tlp::AmberStrict, "domain", 2),
            of(Tlp::Red, "domain", 3),
        ];
        assert_eq!(withheld(&all, Tlp::Amber), [all[3], all[0], all[2]]);
        assert_eq!((counted(&all), withheld(&all, Tlp::Red).len()), (13, 0));
    }
}

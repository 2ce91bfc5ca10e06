//! What is counted, and how an answer becomes rows.

use crate::link::FilterField;
use argus_domain::statistics::{Dimension, GroupName, Grouping, Statistics};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Signature,
    Source,
    Destination,
    Country,
    Customer,
}

/// One value and how many events have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TopRow {
    /// By which a search finds these events; empty for events that have none.
    pub(super) value: String,
    /// What people call it.
    pub(super) name: String,
    pub(super) count: u64,
}

/// Rows a list has, at most.
const ROWS: usize = 10;
/// Pairs of countries: more are hardly ever seen in one search.
const PAIRS: usize = 2_000;

impl Column {
    pub(super) const ALL: [Self; 5] =
        [Self::Signature, Self::Source, Self::Destination, Self::Country, Self::Customer];

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Signature => "Signatures",
            Self::Source => "Sources",
            Self::Destination => "Destinations",
            Self::Country => "Countries",
            Self::Customer => "Customers",
        }
    }

    /// What pressing a row filters by.
    pub(super) const fn field(self) -> FilterField {
        match self {
            Self::Signature => FilterField::Signature,
            Self::Source => FilterField::Source,
            Self::Destination => FilterField::Destination,
            Self::Country => FilterField::Country,
            Self::Customer => FilterField::Customer,
        }
    }

    pub(super) fn grouping(self) -> Grouping {
        let (by, cutoff) = match self {
            // A signature has one alarm: the pair counts as the signature does, and has a name for people.
            Self::Signature => (vec![Dimension::Signature, Dimension::Alarm], ROWS),
            Self::Source => (vec![Dimension::Source], ROWS),
            Self::Destination => (vec![Dimension::Destination], ROWS),
            // The filter means either side, so an event with both ends in one country counts once.
            Self::Country => (vec![Dimension::SourceCountry, Dimension::DestinationCountry], PAIRS),
            Self::Customer => (vec![Dimension::Customer], ROWS),
        };
        Grouping { by, cutoff: Some(cutoff), ..Grouping::default() }
    }

    pub(super) fn rows(self, statistics: &Statistics) -> Vec<TopRow> {
        let groups =
            statistics.groups.iter().filter_map(|group| Some((group.names.as_deref()?, group.total.events)));
        match self {
            Self::Country => by_country(groups),
            Self::Signature => groups.filter_map(|(names, count)| signature(names, count)).collect(),
            _ => groups.filter_map(|(names, count)| Some(row(names.first()?, count))).collect(),
        }
    }
}

fn row(name: &GroupName, count: u64) -> TopRow {
    TopRow { value: name.identifier.clone(), name: name.name.clone(), count }
}

fn signature(names: &[GroupName], count: u64) -> Option<TopRow> {
    let [signature, alarm] = names else { return None };
    let name = if alarm.identifier.is_empty() { &signature.name } else { &alarm.name };
    Some(TopRow { value: signature.identifier.clone(), name: name.clone(), count })
}

/// How many events have a country on either side.
fn by_country<'a>(groups: impl Iterator<Item = (&'a [GroupName], u64)>) -> Vec<TopRow> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (names, count) in groups {
        let mut seen: Vec<&str> = names.iter().map(|name| name.identifier.as_str()).collect();
        seen.dedup();
        for country in seen.into_iter().filter(|country| !country.is_empty()) {
            *counts.entry(country).or_default() += count;
        }
    }
    let mut rows: Vec<TopRow> = counts
        .into_iter()
        .map(|(country, count)| TopRow { value: country.to_owned(), name: country.to_owned(), count })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows.truncate(ROWS);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use argus_domain::{
        Timestamp,
        criteria::SearchNote,
        statistics::{Group, Tally},
    };

    fn answer(groups: &[(&[&str], u64)]) -> Statistics {
        let name = |text: &&str| GroupName {
            identifier: (*text).into(),
            short_name: String::new(),
            name: format!("{text}!"),
        };
        let group = |(names, events): &(&[&str], u64)| Group {
            names: Some(names.iter().map(name).collect()),
            total: Tally { events: *events, raw: 0 },
            frames: vec![],
        };
        Statistics {
            frames: vec![Timestamp::MIN, Timestamp::MAX],
            groups: groups.iter().map(group).collect(),
            total: Tally::default(),
            how: SearchNote::default(),
        }
    }

    fn shown(rows: &[TopRow]) -> Vec<(&str, &str, u64)> {
        rows.iter().map(|row| (row.value.as_str(), row.name.as_str(), row.count)).collect()
    }

    #[test]
    fn a_country_counts_once_an_event() {
        let pairs: &[(&[&str], u64)] =
            &[(&["NO", "NO"], 5), (&["NO", "US"], 3), (&["", "US"], 4), (&["", ""], 9)];
        assert_eq!(shown(&Column::Country.rows(&answer(pairs))), [("NO", "NO", 8), ("US", "US", 7)]);
    }

    #[test]
    fn a_signature_is_called_by_its_alarm() {
        let groups: &[(&[&str], u64)] = &[(&["SNORT-1:1", "7"], 5), (&["SNORT-1:2", ""], 3)];
        assert_eq!(
            shown(&Column::Signature.rows(&answer(groups))),
            [("SNORT-1:1", "7!", 5), ("SNORT-1:2", "SNORT-1:2!", 3)]
        );
    }

    #[test]
    fn pressing_a_row_can_be_filtered_by() {
        for column in Column::ALL {
            assert!(column.field().is_list(), "{column:?}");
        }
    }
}

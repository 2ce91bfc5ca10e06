//! Rules that could never raise an alert, which are told before they are saved.

use super::{AlertRuleContent, RuleField, Threshold, Watched};
use crate::{Cidr, Invalid, SubMode, criteria::EventCriteria};

pub(super) fn check(content: &AlertRuleContent, invalid: &mut Invalid) {
    if content.watches != Watched::Events {
        check_watching(content, invalid);
        return;
    }
    check_block(&content.criteria, invalid);
    let threshold = &content.threshold;
    if *threshold != Threshold::Absence && !(1..=threshold.most()).contains(&threshold.at_least()) {
        invalid.add("threshold", format_args!("must be from 1 to {}", threshold.most()));
    }
    if let Threshold::Values { field, at_least } = threshold {
        if content.group_by.contains(field) && *at_least > 1 {
            let problem = format_args!(
                "can never be reached: each group has one {} only, as it is grouped by it",
                field.label()
            );
            invalid.add("threshold", problem);
        }
        let most = most_values(field, &content.criteria);
        if most.is_some_and(|most| (*at_least as usize) > most) {
            let problem = format_args!(
                "can never be reached: the condition leaves {} values of {} only",
                most.unwrap_or_default(),
                field.label()
            );
            invalid.add("threshold", problem);
        }
    }
    if !disjoint(&content.customers, &content.criteria.customers) {
        return;
    }
    invalid.add("customer", "can never match: the condition names none of the rule's customers");
}

/// What is asked of events says nothing about alerts and cases.
fn check_watching(content: &AlertRuleContent, invalid: &mut Invalid) {
    let what = content.watches.name();
    for (field, asks) in [
        ("criteria", content.criteria != EventCriteria::default()),
        ("groupBy", !content.group_by.is_empty()),
        ("threshold", content.threshold != Threshold::default()),
    ] {
        if asks {
            invalid.add(field, format_args!("cannot be a part of a rule that watches {what}"));
        }
    }
}

/// What is asked of an event when it arrives: not what becomes of it later, nor which one it is.
fn check_block(criteria: &EventCriteria, invalid: &mut Invalid) {
    let asked = [
        ("startTimestamp", criteria.start.is_some()),
        ("endTimestamp", criteria.end.is_some()),
        ("indexStartTime", criteria.index_start.is_some()),
        ("indexEndTime", criteria.index_end.is_some()),
        ("lastUpdatedTimestamp", criteria.last_updated_since.is_some()),
        ("eventIdentifier", !criteria.ids.is_empty()),
        ("associatedCaseID", !criteria.cases.is_empty()),
        ("includeDeleted", criteria.include_deleted),
    ];
    for (field, _) in asked.into_iter().filter(|(_, asked)| *asked) {
        invalid.add(field, "cannot be a part of a rule, which judges events when they arrive");
    }
    if criteria.min_count.is_some() {
        invalid.add("minCount", "cannot be a part of a rule: count occurrences instead");
    }
    if criteria.wanted_severities().is_empty() {
        invalid.add("severity", "can never match: no severity is left");
    }
    if let Some(field) = apart(criteria) {
        invalid.add(field, "can never match: it has nothing in common with what is asked besides it");
    }
    for sub in &criteria.sub {
        if sub.mode == SubMode::Exclude && sub.criteria == EventCriteria::default() {
            invalid.add("subCriteria", "can never match: a block that asks nothing excludes everything");
        }
        if sub.mode == SubMode::Required
            && (disjoint(&criteria.signatures, &sub.criteria.signatures)
                || disjoint(&criteria.customers, &sub.criteria.customers)
                || disjoint(&criteria.wanted_severities(), &sub.criteria.wanted_severities()))
        {
            invalid
                .add("subCriteria", "can never match: a required block asks for something else altogether");
        }
        check_block(&sub.criteria, invalid);
    }
}

/// A field that asks for either side what both sides are asked not to have.
fn apart(criteria: &EventCriteria) -> Option<&'static str> {
    let both_ports = !criteria.source_ports.is_empty() && !criteria.destination_ports.is_empty();
    if both_ports
        && disjoint(&criteria.ports, &criteria.source_ports)
        && disjoint(&criteria.ports, &criteria.destination_ports)
    {
        return Some("port");
    }
    let both_sides = !criteria.sources.is_empty() && !criteria.destinations.is_empty();
    let meet = |one: &[Cidr], other: &[Cidr]| {
        one.is_empty() || one.iter().any(|one| other.iter().any(|other| one.matches(other).is_some()))
    };
    let meets_one =
        meet(&criteria.addresses, &criteria.sources) || meet(&criteria.addresses, &criteria.destinations);
    (both_sides && !meets_one).then_some("ip")
}

/// How many values of a field the condition leaves, where that is plain to see.
fn most_values(field: &RuleField, criteria: &EventCriteria) -> Option<usize> {
    let listed = |length: usize| (length > 0).then_some(length);
    let hosts = |networks: &[Cidr]| {
        let is_host = |network: &Cidr| network.bits() == if network.is_ipv4() { 32 } else { 128 };
        networks.iter().all(is_host).then_some(networks.len()).filter(|count| *count > 0)
    };
    match field {
        RuleField::Source => hosts(&criteria.sources),
        RuleField::Destination => hosts(&criteria.destinations),
        RuleField::SourcePort => listed(criteria.source_ports.len()),
        RuleField::DestinationPort => listed(criteria.destination_ports.len()),
        RuleField::SourceCountry => listed(criteria.source_countries.len()),
        RuleField::DestinationCountry => listed(criteria.destination_countries.len()),
        RuleField::Signature => None,
        RuleField::Severity => Some(criteria.wanted_severities().len()),
        RuleField::Domain => listed(criteria.domains.len()),
        RuleField::Sensor => listed(criteria.sensors.len()),
        RuleField::Protocol => Some(256),
        RuleField::Property(_) => None,
    }
}

/// Two lists that both ask something, and nothing in common.
fn disjoint<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|value| other.contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CustomerId, Severity, criteria::SubCriteria};

    fn problems(change: impl FnOnce(&mut AlertRuleContent)) -> Vec<String> {
        let mut content = AlertRuleContent { name: "R".to_owned(), ..AlertRuleContent::default() };
        change(&mut content);
        let invalid = content.checked().err().unwrap_or_default();
        invalid.0.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn what_can_never_match_is_refused() {
        assert!(problems(|_| {}).is_empty());
        assert_eq!(problems(|rule| rule.criteria.min_count = Some(3)), ["minCount"]);
        assert_eq!(
            problems(|rule| {
                rule.customers = vec![CustomerId(1)];
                rule.criteria.customers = vec![CustomerId(2)];
            }),
            ["customer"]
        );
        let values = |field, at_least| Threshold::Values { field, at_least };
        assert_eq!(problems(|rule| rule.threshold = values(RuleField::Severity, 5)), ["threshold"]);
        assert_eq!(
            problems(|rule| {
                rule.group_by = vec![RuleField::Source];
                rule.threshold = values(RuleField::Source, 2);
            }),
            ["threshold"]
        );
        assert_eq!(
            problems(|rule| {
                rule.criteria.severities = vec![Severity::Low];
                let criteria = EventCriteria { severities: vec![Severity::High], ..EventCriteria::default() };
                rule.criteria.sub.push(SubCriteria { mode: SubMode::Required, criteria });
            }),
            ["subCriteria"]
        );
        assert_eq!(
            problems(|rule| {
                rule.criteria.addresses = vec!["10.0.0.0/8".parse().unwrap()];
                rule.criteria.sources = vec!["192.0.2.0/24".parse().unwrap()];
                rule.criteria.destinations = vec!["198.51.100.1".parse().unwrap()];
            }),
            ["ip"]
        );
    }
}

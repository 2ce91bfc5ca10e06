//! What narrows the queue, as SQL over `alert` alone.

use crate::{
    ioc::folded,
    query::{Sql, Value, like_pattern},
};
use argus_domain::{
    TimeExpr, UserId,
    alert::{AlertFilter, AlertGrouping},
    case::Assignee,
};

pub(super) fn and_filter(query: &mut Sql, filter: &AlertFilter) {
    // Said in words, so that the indexes of open alerts are known to hold all that is asked for.
    match filter.open {
        Some(true) => drop(query.push(" AND alert.is_open")),
        // What is put off is neither open nor handled.
        Some(false) => drop(query.push(" AND NOT alert.is_open AND alert.snoozed_until IS NULL")),
        None => {}
    }
    if filter.snoozed {
        query.push(" AND alert.snoozed_until IS NOT NULL");
    }
    and_in(query, "alert.status", filter.statuses.iter().map(|status| status.name()));
    and_in(query, "alert.customer_id", filter.customers.iter().copied());
    and_in(query, "alert.severity", filter.severities.iter().copied());
    and_in(query, "alert.source", filter.sources.iter().map(String::as_str));
    and_in(query, "alert.rule_id", filter.rules.iter().copied());
    and_owners(query, &filter.owners);
    for ioc in &filter.iocs {
        query.push(" AND alert.id IN (SELECT alert_id FROM alert_ioc WHERE folded = ");
        query.push_bind(folded(&ioc.value)).push(" AND kind = ").push_bind(ioc.kind.name()).push(")");
    }
    for asset in &filter.assets {
        query.push(" AND alert.id IN (SELECT alert_id FROM alert_asset WHERE folded = ");
        query.push_bind(folded(&asset.name)).push(" AND kind = ").push_bind(asset.kind.as_str()).push(")");
    }
    for what in &filter.lacks {
        query.push(match what {
            AlertGrouping::Rule => " AND alert.rule_id IS NULL",
            AlertGrouping::Indicator => {
                " AND NOT EXISTS (SELECT 1 FROM alert_ioc WHERE alert_ioc.alert_id = alert.id)"
            }
            // Every alert has these.
            AlertGrouping::Source | AlertGrouping::Customer | AlertGrouping::Severity => " AND 1 = 0",
        });
    }
    for tag in &filter.tags {
        query.push(" AND alert.id IN (SELECT alert_id FROM alert_tag WHERE tag_key = ");
        query.push_bind(tag.key.as_str());
        if !tag.value.is_empty() {
            query.push(" AND tag_value = ").push_bind(tag.value.as_str());
        }
        query.push(")");
    }
    for (time, compare) in [(&filter.from, ">="), (&filter.to, "<=")] {
        // Others must have been resolved by now.
        if let Some(TimeExpr::At(at)) = time {
            query.push(" AND alert.created_at ").push(compare).push(" ").push_bind(*at);
        }
    }
    and_text(query, filter.text.trim());
}

fn and_in<T: Into<Value>>(query: &mut Sql, column: &str, values: impl ExactSizeIterator<Item = T>) {
    if values.len() > 0 {
        query.push(" AND ").push(column).push(" IN ").push_list(values);
    }
}

/// Who "me" is must have been said by now.
fn and_owners(query: &mut Sql, owners: &[Assignee]) {
    let people: Vec<UserId> = owners
        .iter()
        .filter_map(|owner| if let Assignee::Is(id) = owner { Some(*id) } else { None })
        .collect();
    match (people.is_empty(), owners.contains(&Assignee::Nobody)) {
        (true, false) if owners.is_empty() => {}
        (true, true) => drop(query.push(" AND alert.owner_id IS NULL")),
        (_, false) => drop(query.push(" AND alert.owner_id IN ").push_list(people)),
        (false, true) => {
            query.push(" AND (alert.owner_id IS NULL OR alert.owner_id IN ").push_list(people).push(")");
        }
    }
}

/// No index knows a part of a text: the rows are looked at in the list's order until the page is full. `#7` is that
/// alert alone.
fn and_text(query: &mut Sql, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Ok(number)) = text.strip_prefix('#').map(str::parse::<i64>) {
        query.push(" AND alert.id = ").push_bind(number);
        return;
    }
    query.push(" AND alert.folded LIKE ");
    query.push_bind(like_pattern(text)).push(" ESCAPE '\\'");
}

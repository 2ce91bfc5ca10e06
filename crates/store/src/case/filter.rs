//! What narrows a list of cases, as SQL over `soc_case` alone.

use crate::{
    Conn, Result,
    query::{Sql, Value, like_pattern, sql},
};
use argus_domain::{
    UserId,
    case::{Assignee, CaseFilter, CaseTag, CustomMatch},
};

/// The states that a filter names, or nothing where it names none. Engines know how many cases are in a state by its
/// number, and not by its name.
pub(super) async fn states(conn: &mut Conn, filter: &CaseFilter) -> Result<Option<Vec<i64>>> {
    if filter.states.is_empty() {
        return Ok(None);
    }
    let mut query = sql("SELECT id FROM case_state WHERE name IN ");
    query.push_list(filter.states.iter().map(String::as_str));
    let ids: Vec<(i64,)> = query.fetch_all(conn).await?;
    Ok(Some(ids.into_iter().map(|(id,)| id).collect()))
}

pub(super) fn and_filter(query: &mut Sql, filter: &CaseFilter, states: Option<&[i64]>) {
    if let Some(lifecycle) = filter.lifecycle {
        query.push(" AND soc_case.lifecycle = ").push_bind(lifecycle.name());
    }
    if let Some(states) = states {
        query.push(" AND soc_case.state_id IN ").push_list(states.iter().copied());
    }
    and_in(query, "soc_case.customer_id", filter.customers.iter().copied());
    and_in(query, "soc_case.severity", filter.severities.iter().copied());
    and_assignees(query, &filter.assignees);
    for tag in &filter.tags {
        and_tag(query, tag);
    }
    for one in &filter.custom {
        and_custom(query, one);
    }
    and_text(query, filter.text.trim());
}

fn and_in<T: Into<Value>>(query: &mut Sql, column: &str, values: impl ExactSizeIterator<Item = T>) {
    if values.len() > 0 {
        query.push(" AND ").push(column).push(" IN ").push_list(values);
    }
}

/// Who "me" is must have been said by now.
fn and_assignees(query: &mut Sql, assignees: &[Assignee]) {
    let people: Vec<UserId> = assignees
        .iter()
        .filter_map(|assignee| if let Assignee::Is(id) = assignee { Some(*id) } else { None })
        .collect();
    if assignees.is_empty() {
        return;
    }
    query.push(" AND (soc_case.assignee_id IN ").push_list(people);
    if assignees.contains(&Assignee::Nobody) {
        query.push(" OR soc_case.assignee_id IS NULL");
    }
    query.push(")");
}

/// By the index `case_tag_tag`.
fn and_tag(query: &mut Sql, tag: &CaseTag) {
    query.push(" AND soc_case.id IN (SELECT case_id FROM case_tag WHERE tag_key = ");
    query.push_bind(tag.key.as_str());
    if !tag.value.is_empty() {
        query.push(" AND tag_value = ").push_bind(tag.value.as_str());
    }
    query.push(")");
}

/// By the index `case_custom_value_match`. The value is what equal ones have in common.
fn and_custom(query: &mut Sql, CustomMatch { name, value }: &CustomMatch) {
    query.push(" AND soc_case.id IN (SELECT case_id FROM case_custom_value WHERE field_id = ");
    query.push("(SELECT id FROM custom_field WHERE name = ").push_bind(name.as_str());
    query.push(") AND folded = ").push_bind(value.as_str()).push(")");
}

/// No index knows a part of a name: the rows are looked at in the list's order until the page is full, in soc_case_text
/// where nothing else is asked for. `#7` is that case alone.
fn and_text(query: &mut Sql, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Ok(number)) = text.strip_prefix('#').map(str::parse::<i64>) {
        query.push(" AND soc_case.id = ").push_bind(number);
        return;
    }
    let pattern = like_pattern(text);
    let holds = |query: &mut Sql, column: &str| {
        query.push(column).push(" LIKE ").push_bind(pattern.as_str()).push(" ESCAPE '\\'");
    };
    query.push(" AND (");
    holds(query, "soc_case.folded");
    query.push(" OR soc_case.customer_id IN (SELECT id FROM customer WHERE ");
    holds(query, "LOWER(name)");
    query.push(" OR ");
    holds(query, "LOWER(short_name)");
    query.push(")");
    if let Ok(number) = text.parse::<i64>() {
        query.push(" OR soc_case.id = ").push_bind(number);
    }
    query.push(")");
}

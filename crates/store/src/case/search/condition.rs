//! Criteria as a condition over `soc_case`.

use super::flag;
use crate::query::{Sql, Value, like_pattern};
use argus_domain::{
    SubMode, TimeExpr, Timestamp,
    case::{AccessMatch, CaseCriteria, CaseMatch, CasePlace, CaseRole, CaseTime, CaseValue, FlowMatch},
};

/// A case is published when it is opened unless it was held back.
pub(super) const PUBLISHED_AT: &str =
    "CASE WHEN soc_case.unpublished THEN NULL ELSE COALESCE(soc_case.published_at, soc_case.opened_at) END";
pub(super) const PUBLISHED_BY: &str = "CASE WHEN soc_case.unpublished THEN NULL
        WHEN soc_case.published_at IS NULL THEN soc_case.opened_by ELSE soc_case.published_by END";

/// Conditions that all have to hold, and the blocks within: required ones hold, excluded ones do not, and of the
/// others one does.
pub(super) fn block(query: &mut Sql, criteria: &CaseCriteria) {
    query.push(if criteria.nothing { "1 = 0" } else { "1 = 1" });
    fields(query, criteria);
    for sub in &criteria.sub {
        match sub.mode {
            SubMode::Required => {
                query.push(" AND (");
                block(query, &sub.criteria);
                query.push(")");
            }
            // What is not known of a case is not so.
            SubMode::Exclude => {
                query.push(" AND (");
                block(query, &sub.criteria);
                query.push(") IS NOT TRUE");
            }
            SubMode::Any => {}
        }
    }
    let plain = criteria.sub.iter().filter(|sub| sub.mode == SubMode::Any);
    one_of(query, plain, |query, sub| block(query, &sub.criteria));
}

fn fields(query: &mut Sql, criteria: &CaseCriteria) {
    let names = |of: &[argus_domain::case::CaseStatus]| of.iter().map(|one| one.name()).collect::<Vec<_>>();
    is_in(query, "soc_case.id", criteria.ids.iter().copied());
    customers(query, criteria);
    is_in(query, "soc_case.kind", criteria.kinds.iter().map(|kind| kind.name()));
    is_in(query, "soc_case.access_mode", criteria.modes.iter().map(|mode| mode.name()));
    named(query, ("service", "case_service", "short_name", "id"), &criteria.services);
    named(query, ("classification", "classification", "name", "id"), &criteria.categories);
    if !criteria.statuses.is_empty() {
        query.push(" AND soc_case.state_id IN (SELECT id FROM case_state WHERE status IN ");
        query.push_list(names(&criteria.statuses)).push(")");
    }
    is_in(query, "soc_case.initial_status", names(&criteria.initial_statuses).into_iter());
    is_in(query, "soc_case.severity", criteria.severities.iter().copied());
    is_in(query, "soc_case.initial_severity", criteria.initial_severities.iter().copied());
    times(query, criteria);
    keyed(query, &criteria.tags, |query, one| {
        query.push("soc_case.id IN (SELECT case_id FROM case_tag WHERE tag_key = ");
        query.push_bind(one.key.as_str());
        tag_values(query, one);
        query.push(")");
    });
    keyed(query, &criteria.values, valued);
    access(query, &criteria.access);
    flows(query, &criteria.flows);
    keywords(query, criteria);
    users(query, criteria);
    is_set(query, "soc_case.customer_assignee_id", criteria.user_assigned);
    is_set(query, "soc_case.assignee_id", criteria.tech_assigned);
    for flag in &criteria.include_flags {
        query.push(" AND ");
        flag::condition(query, *flag);
    }
    for flag in &criteria.exclude_flags {
        query.push(" AND (");
        flag::condition(query, *flag);
        query.push(") IS NOT TRUE");
    }
}

/// ` AND (… OR …)`, unless there is nothing to choose from.
fn one_of<T>(query: &mut Sql, alternatives: impl IntoIterator<Item = T>, mut push: impl FnMut(&mut Sql, T)) {
    let mut is_first = true;
    for alternative in alternatives {
        query.push(if is_first { " AND ((" } else { " OR (" });
        push(query, alternative);
        query.push(")");
        is_first = false;
    }
    if !is_first {
        query.push(")");
    }
}

fn is_in<T: Into<Value>>(query: &mut Sql, column: &str, values: impl ExactSizeIterator<Item = T>) {
    if values.len() > 0 {
        query.push(" AND ").push(column).push(" IN ").push_list(values);
    }
}

fn is_set(query: &mut Sql, column: &str, wanted: Option<bool>) {
    if let Some(wanted) = wanted {
        query.push(" AND ").push(column).push(if wanted { " IS NOT NULL" } else { " IS NULL" });
    }
}

fn customers(query: &mut Sql, criteria: &CaseCriteria) {
    if !criteria.customers.is_empty() && criteria.customer_names.is_empty() {
        is_in(query, "soc_case.customer_id", criteria.customers.iter().copied());
    } else if !criteria.customer_names.is_empty() {
        query.push(" AND soc_case.customer_id IN (SELECT id FROM customer WHERE short_name IN ");
        query.push_list(criteria.customer_names.iter().map(|name| name.to_lowercase()));
        query.push(" OR id IN ").push_list(criteria.customers.iter().copied()).push(")");
    }
    if let Some(wanted) = criteria.production_customers {
        query.push(" AND soc_case.customer_id IN (SELECT id FROM customer WHERE in_production = ");
        query.push_bind(wanted).push(")");
    }
}

/// One of a small table's rows, by name or number.
fn named(query: &mut Sql, (column, table, name, number): (&str, &str, &str, &str), wanted: &[String]) {
    if wanted.is_empty() {
        return;
    }
    let numbers = wanted.iter().filter_map(|text| text.parse::<i64>().ok());
    query.push(&format!(" AND soc_case.{column} IN (SELECT {name} FROM {table} WHERE LOWER({name}) IN "));
    query.push_list(wanted.iter().map(|text| text.to_lowercase()));
    query.push(&format!(" OR {number} IN ")).push_list(numbers).push(")");
}

fn times(query: &mut Sql, criteria: &CaseCriteria) {
    let at = |time: &Option<TimeExpr>| match time {
        Some(TimeExpr::At(at)) => Some(*at),
        _ => None,
    };
    let (start, end) = (at(&criteria.start), at(&criteria.end));
    if start.is_none() && end.is_none() {
        return;
    }
    const ALL: [CaseTime; 6] = [
        CaseTime::Opened,
        CaseTime::Updated,
        CaseTime::Closed,
        CaseTime::Published,
        CaseTime::CustomerDue,
        CaseTime::TechDue,
    ];
    let asked = if criteria.times.is_empty() { &ALL[..] } else { &criteria.times };
    let columns = asked.iter().map(|time| match time {
        CaseTime::Opened => "soc_case.opened_at",
        CaseTime::Updated => "soc_case.updated_at",
        CaseTime::Closed => "soc_case.closed_at",
        CaseTime::Published => PUBLISHED_AT,
        CaseTime::CustomerDue => "soc_case.customer_due_at",
        CaseTime::TechDue => "soc_case.tech_due_at",
    });
    if criteria.all_times {
        for column in columns {
            query.push(" AND (");
            within(query, column, start, end);
            query.push(")");
        }
    } else {
        one_of(query, columns, |query, column| within(query, column, start, end));
    }
}

fn within(query: &mut Sql, column: &str, start: Option<Timestamp>, end: Option<Timestamp>) {
    let (start, end) = (start.unwrap_or(Timestamp::MIN), end.unwrap_or(Timestamp::MAX));
    query.push(column).push(" BETWEEN ").push_bind(start).push(" AND ").push_bind(end);
}

/// By `case_tag_tag`, or by the keys of the others. Those that are not excluded are alternatives.
fn keyed(query: &mut Sql, wanted: &[CaseMatch], has: impl Fn(&mut Sql, &CaseMatch)) {
    let has = |query: &mut Sql, one: &CaseMatch| has(query, one);
    one_of(query, wanted.iter().filter(|one| !one.exclude), has);
    for one in wanted.iter().filter(|one| one.exclude) {
        query.push(" AND NOT ");
        has(query, one);
    }
}

fn tag_values(query: &mut Sql, one: &CaseMatch) {
    let values = || one.values.iter().map(|text| text.trim());
    match &one.begins {
        None => is_in(query, "tag_value", values()),
        Some(begins) => {
            query.push(" AND (tag_value IN ").push_list(values()).push(" OR SUBSTR(tag_value, 1, CAST(");
            query.push_bind(i64::try_from(begins.chars().count()).unwrap_or(i64::MAX));
            query.push(" AS INTEGER)) = ").push_bind(begins.as_str()).push(")");
        }
    }
}

/// By `case_value_value`, or by `case_custom_value_match`: then values are what equal ones have in common.
fn valued(query: &mut Sql, one: &CaseMatch) {
    let values = || one.values.iter().map(|text| text.trim());
    if CaseValue::FIELDS.contains(&one.key.as_str()) {
        query.push("soc_case.id IN (SELECT case_id FROM case_value WHERE field = ");
        query.push_bind(one.key.as_str());
        is_in(query, "value", values());
    } else {
        query.push("soc_case.id IN (SELECT case_id FROM case_custom_value WHERE field_id = ");
        query.push("(SELECT id FROM custom_field WHERE name = ").push_bind(one.key.as_str()).push(")");
        is_in(query, "folded", values());
    }
    query.push(")");
}

/// By `case_access_case`, case by case, in the list's order: few cases have an access list. An entry that shuts
/// somebody out gives him nothing.
fn access(query: &mut Sql, wanted: &[AccessMatch]) {
    one_of(query, wanted, |query, one| {
        query.push("EXISTS (SELECT 1 FROM case_access WHERE case_access.case_id = soc_case.id AND level > 0");
        is_in(query, "level", one.levels.iter().map(|level| level.rank()));
        let at = |time: &Option<TimeExpr>, otherwise| match time {
            Some(TimeExpr::At(at)) => *at,
            _ => otherwise,
        };
        if one.start.is_some() || one.end.is_some() {
            query.push(" AND case_access.added_at BETWEEN ").push_bind(at(&one.start, Timestamp::MIN));
            query.push(" AND ").push_bind(at(&one.end, Timestamp::MAX));
        }
        if !one.users.is_empty() || !one.groups.is_empty() {
            query.push(" AND (case_access.user_id IN ");
            people(query, ("app_user", "login"), &one.users);
            query.push(" OR case_access.group_id IN ");
            people(query, ("user_group", "name"), &one.groups);
            if one.with_groups {
                query
                    .push(" OR case_access.group_id IN (SELECT group_id FROM group_member WHERE user_id IN ");
                people(query, ("app_user", "login"), &one.users);
                query.push(")");
            }
            query.push(")");
        }
        query.push(")");
    });
}

/// Those of a table, by name or number.
fn people(query: &mut Sql, (table, name): (&str, &str), wanted: &[String]) {
    query.push(&format!("(SELECT id FROM {table} WHERE LOWER({name}) IN "));
    query.push_list(wanted.iter().map(|text| text.to_lowercase()));
    query.push(" OR id IN ").push_list(wanted.iter().filter_map(|text| text.parse::<i64>().ok())).push(")");
}

/// By `case_request_flow`.
fn flows(query: &mut Sql, wanted: &[FlowMatch]) {
    let has = |query: &mut Sql, one: &FlowMatch| {
        query.push("soc_case.id IN (SELECT case_id FROM case_request WHERE flow = ");
        query.push_bind(one.flow.name());
        is_set(query, "acknowledged_at", one.acknowledged);
        query.push(")");
    };
    one_of(query, wanted.iter().filter(|one| !one.exclude), has);
    for one in wanted.iter().filter(|one| one.exclude) {
        query.push(" AND NOT ");
        has(query, one);
    }
}

/// No index knows a part of a text: the rows are looked at in the list's order until the page is full.
fn keywords(query: &mut Sql, criteria: &CaseCriteria) {
    const ALL: [CasePlace; 5] =
        [CasePlace::Name, CasePlace::Description, CasePlace::Comments, CasePlace::SocTicket, CasePlace::Id];
    let places = if criteria.places.is_empty() { &ALL[..] } else { &criteria.places };
    let words = criteria.keywords.words.iter().map(|word| word.trim()).filter(|word| !word.is_empty());
    let found = |query: &mut Sql, word: &str| {
        let pattern = like_pattern(word);
        query.push("1 = 1");
        one_of(query, places, |query, place| {
            let (before, column, after) = match place {
                CasePlace::Name => ("", "soc_case.name", ""),
                CasePlace::Description => ("", "soc_case.description", ""),
                CasePlace::SocTicket => ("", "soc_case.soc_ticket", ""),
                CasePlace::Id => ("", "CAST(soc_case.id AS TEXT)", ""),
                CasePlace::Comments => (
                    "EXISTS (SELECT 1 FROM case_comment WHERE case_id = soc_case.id AND deleted_at IS NULL
                        AND NOT internal AND ",
                    "text",
                    ")",
                ),
            };
            query.push(before).push("LOWER(").push(column).push(") LIKE ");
            query.push_bind(pattern.as_str()).push(" ESCAPE '\\'").push(after);
        });
    };
    if criteria.keywords.any {
        one_of(query, words, found);
    } else {
        for word in words {
            query.push(" AND (");
            found(query, word);
            query.push(")");
        }
    }
}

/// By case_watcher's own order: by those who were said to, and without being asked by those who have to do with the case
/// and were not said to do otherwise.
fn watched(query: &mut Sql, meant: impl Fn(&mut Sql)) {
    query.push("(EXISTS (SELECT 1 FROM case_watcher WHERE case_id = soc_case.id AND watches AND user_id");
    meant(query);
    query.push(")");
    for concerned in ["soc_case.owner_id", "soc_case.assignee_id", "soc_case.opened_by"] {
        query.push(" OR soc_case.default_watchers AND ").push(concerned);
        meant(query);
        query.push(
            " AND NOT EXISTS (SELECT 1 FROM case_watcher WHERE case_id = soc_case.id AND NOT watches AND user_id = ",
        );
        query.push(concerned).push(")");
    }
    query.push(")");
}

fn users(query: &mut Sql, criteria: &CaseCriteria) {
    const ALL: [CaseRole; 9] = [
        CaseRole::Reporter,
        CaseRole::AssignedUser,
        CaseRole::AssignedTech,
        CaseRole::OpenedBy,
        CaseRole::UpdatedBy,
        CaseRole::ClosedBy,
        CaseRole::PublishedBy,
        CaseRole::CommentedBy,
        CaseRole::WatchedBy,
    ];
    if criteria.users.is_empty() {
        return;
    }
    let roles = if criteria.roles.is_empty() { &ALL[..] } else { &criteria.roles };
    let meant = |query: &mut Sql| {
        let lower = || criteria.users.iter().map(|name| name.to_lowercase());
        let numbers = || criteria.users.iter().filter_map(|text| text.parse::<i64>().ok());
        query.push(" IN (SELECT id FROM app_user WHERE LOWER(login) IN ").push_list(lower());
        query.push(" OR id IN ").push_list(numbers());
        query.push(
            " UNION ALL SELECT user_id FROM group_member JOIN user_group ON user_group.id = group_id
              WHERE LOWER(user_group.name) IN ",
        );
        query.push_list(lower()).push(")");
    };
    one_of(query, roles, |query, role| {
        let column = match role {
            CaseRole::Reporter => "COALESCE(soc_case.owner_id, soc_case.opened_by)",
            CaseRole::AssignedUser => "soc_case.customer_assignee_id",
            CaseRole::AssignedTech => "soc_case.assignee_id",
            CaseRole::OpenedBy => "soc_case.opened_by",
            CaseRole::UpdatedBy => "soc_case.updated_by",
            CaseRole::ClosedBy => "soc_case.closed_by",
            CaseRole::PublishedBy => PUBLISHED_BY,
            CaseRole::WatchedBy => {
                watched(query, meant);
                return;
            }
            CaseRole::CommentedBy => {
                query.push("EXISTS (SELECT 1 FROM case_comment WHERE case_id = soc_case.id");
                query.push(" AND deleted_at IS NULL AND added_by");
                meant(query);
                query.push(")");
                return;
            }
        };
        query.push(column);
        meant(query);
    });
}

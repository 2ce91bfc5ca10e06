//! The queue, put together by what its alerts have in common.

use super::list::{condition, most, total};
use crate::{
    Conn, Result, Scope, StoreError,
    listing::{count, told_by_page, total as total_of},
    query::Sql,
};
use argus_domain::{
    AlertRuleId, CustomerId, Severity, Timestamp,
    alert::{
        AlertFilter, AlertGroup, AlertGroupKey, AlertGrouping, AlertGroups, AlertSort, AlertSortKey, IocMatch,
    },
    criteria::{Page, Total},
};

#[derive(sqlx::FromRow)]
struct Row {
    number: Option<i64>,
    name: Option<String>,
    kind: Option<String>,
    label: Option<String>,
    alerts: i64,
    created_at: i64,
    updated_at: i64,
    severity: i64,
}

/// Groups of the newest alerts that answer, as many as the list counts: they are found by the indexes of the list.
pub async fn groups(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertFilter,
    by: AlertGrouping,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Result<AlertGroups> {
    let rows: Vec<Row> = page(scope, filter, by, sort, limit, offset).fetch_all(conn).await?;
    let groups = match told_by_page(rows.len(), limit, offset) {
        Some(count) => Total::Exactly(count),
        None => total_of(count(conn, grouped(scope, filter, by).wrapped("SELECT 1", "")).await?),
    };
    let rows = rows.into_iter().map(|row| group(row, by)).collect::<Result<_>>()?;
    Ok(AlertGroups { page: Page { rows, total: groups }, alerts: total(conn, scope, filter).await? })
}

/// How the engine would find a page's groups, for tests.
pub async fn explain_groups(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertFilter,
    by: AlertGrouping,
) -> Result<Vec<String>> {
    page(scope, filter, by, AlertSort::default(), 50, 0).explain(conn).await
}

fn page(
    scope: &Scope,
    filter: &AlertFilter,
    by: AlertGrouping,
    sort: AlertSort,
    limit: u32,
    offset: u32,
) -> Sql {
    let (number, name, kind, label) = match by {
        AlertGrouping::Rule => {
            ("newest.rule_id", NO_TEXT, NO_TEXT, "COALESCE(MAX(alert_rule.name), MAX(newest.source))")
        }
        AlertGrouping::Source => (NO_NUMBER, "newest.source", NO_TEXT, "newest.source"),
        AlertGrouping::Indicator => (NO_NUMBER, "alert_ioc.folded", "alert_ioc.kind", "alert_ioc.folded"),
        AlertGrouping::Customer => ("newest.customer_id", NO_TEXT, NO_TEXT, "MAX(customer.name)"),
        AlertGrouping::Severity => ("CAST(newest.severity AS BIGINT)", NO_TEXT, NO_TEXT, NO_TEXT),
    };
    let column = match sort.key {
        AlertSortKey::Created => "6",
        AlertSortKey::Updated => "7",
        AlertSortKey::Severity => "8",
    };
    let way = if sort.descending { " DESC" } else { "" };
    let select = format!(
        "SELECT {number} AS number, {name} AS name, {kind} AS kind, {label} AS label, COUNT(*) AS alerts,
            MAX(newest.created_at) AS created_at, MAX(newest.updated_at) AS updated_at,
            CAST(MAX(newest.severity) AS BIGINT) AS severity"
    );
    // The worst first, then the most; names tell the rest apart.
    let order = format!(" ORDER BY {column}{way}, 8 DESC, 5 DESC, 1, 2, 3 LIMIT ");
    let mut page = grouped(scope, filter, by).wrapped(&select, &order);
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

const NO_NUMBER: &str = "CAST(NULL AS BIGINT)";
const NO_TEXT: &str = "CAST(NULL AS TEXT)";

/// Begins with ` FROM `.
fn grouped(scope: &Scope, filter: &AlertFilter, by: AlertGrouping) -> Sql {
    let (join, group) = match by {
        AlertGrouping::Rule => {
            (" LEFT JOIN alert_rule ON alert_rule.id = newest.rule_id", " GROUP BY newest.rule_id")
        }
        AlertGrouping::Source => ("", " GROUP BY newest.source"),
        AlertGrouping::Indicator => (
            " LEFT JOIN alert_ioc ON alert_ioc.alert_id = newest.id",
            " GROUP BY alert_ioc.folded, alert_ioc.kind",
        ),
        AlertGrouping::Customer => {
            (" JOIN customer ON customer.id = newest.customer_id", " GROUP BY newest.customer_id")
        }
        AlertGrouping::Severity => ("", " GROUP BY newest.severity"),
    };
    let newest = " FROM (SELECT alert.id, alert.rule_id, alert.source, alert.customer_id, alert.severity,
            alert.created_at, alert.updated_at FROM alert";
    let end =
        format!(" ORDER BY alert.created_at DESC, alert.id DESC LIMIT {}) newest{join}{group}", most(filter));
    condition(scope, filter).wrapped(newest, &end)
}

fn group(row: Row, by: AlertGrouping) -> Result<AlertGroup> {
    let severity = |rank: i64| {
        let known = i16::try_from(rank).ok().and_then(Severity::from_rank);
        known.ok_or_else(|| StoreError::corrupt(rank))
    };
    let number = || row.number.ok_or_else(|| StoreError::corrupt("a group of nothing"));
    let worst = severity(row.severity)?;
    let key = match by {
        AlertGrouping::Rule => AlertGroupKey::Rule(row.number.map(AlertRuleId)),
        AlertGrouping::Source => AlertGroupKey::Source(row.name.unwrap_or_default()),
        AlertGrouping::Indicator => AlertGroupKey::Indicator(match (row.kind, row.name) {
            (Some(kind), Some(value)) => {
                Some(IocMatch { kind: kind.parse().map_err(StoreError::corrupt)?, value })
            }
            _ => None,
        }),
        AlertGrouping::Customer => AlertGroupKey::Customer(CustomerId(number()?)),
        AlertGrouping::Severity => AlertGroupKey::Severity(severity(number()?)?),
    };
    let label = match &key {
        AlertGroupKey::Rule(None) => "No rule".to_owned(),
        AlertGroupKey::Indicator(None) => "No indicator".to_owned(),
        AlertGroupKey::Severity(severity) => severity.name().to_owned(),
        _ => row.label.unwrap_or_default(),
    };
    Ok(AlertGroup {
        key,
        label,
        count: row.alerts.unsigned_abs(),
        newest: Timestamp::clamped(row.created_at),
        updated: Timestamp::clamped(row.updated_at),
        severity: worst,
    })
}

//! How long alerts waited.

use super::list::condition;
use crate::{Conn, Result, Scope, query::Sql};
use argus_domain::{
    Timestamp,
    alert::{AlertFilter, AlertGrouping},
};

/// One alert, as it is counted.
#[derive(Clone, Debug)]
pub struct Times {
    /// What it has in common with others of its group: names may be the same.
    pub group: (Option<i64>, String),
    pub raised: Timestamp,
    pub acknowledged: Option<Timestamp>,
    pub closed: Option<Timestamp>,
    /// In the words of [`argus_domain::case::Outcome`].
    pub resolution: Option<String>,
}

type Row = (Option<i64>, Option<String>, i64, Option<i64>, Option<i64>, Option<String>);

/// Of the newest alerts that answer. By the indexes of the list.
pub async fn times(
    conn: &mut Conn,
    scope: &Scope,
    filter: &AlertFilter,
    by: AlertGrouping,
    limit: u32,
) -> Result<Vec<Times>> {
    let rows: Vec<Row> = select(scope, filter, by, limit).fetch_all(conn).await?;
    let times = |(number, name, raised, acknowledged, closed, resolution): Row| Times {
        group: (number, name.unwrap_or_default()),
        raised: Timestamp::clamped(raised),
        acknowledged: acknowledged.map(Timestamp::clamped),
        closed: closed.map(Timestamp::clamped),
        resolution,
    };
    Ok(rows.into_iter().map(times).collect())
}

/// How the engine would find them, for tests.
pub async fn explain_times(conn: &mut Conn, scope: &Scope, filter: &AlertFilter) -> Result<Vec<String>> {
    select(scope, filter, AlertGrouping::Rule, 100).explain(conn).await
}

fn select(scope: &Scope, filter: &AlertFilter, by: AlertGrouping, limit: u32) -> Sql {
    let (number, name) = match by {
        AlertGrouping::Rule => (
            "alert.rule_id",
            "CASE WHEN alert.rule_id IS NULL THEN NULL
             ELSE COALESCE((SELECT name FROM alert_rule WHERE alert_rule.id = alert.rule_id), alert.source) END",
        ),
        AlertGrouping::Source => ("CAST(NULL AS BIGINT)", "alert.source"),
        AlertGrouping::Customer => {
            ("alert.customer_id", "(SELECT name FROM customer WHERE customer.id = alert.customer_id)")
        }
        AlertGrouping::Severity => ("CAST(alert.severity AS BIGINT)", "CAST(NULL AS TEXT)"),
        AlertGrouping::Indicator => ("CAST(NULL AS BIGINT)", "CAST(NULL AS TEXT)"),
    };
    let before = format!(
        "SELECT {number}, {name}, alert.created_at, alert.acknowledged_at, alert.closed_at, alert.resolution FROM alert"
    );
    let mut query =
        condition(scope, filter).wrapped(&before, " ORDER BY alert.created_at DESC, alert.id DESC LIMIT ");
    query.push_bind(limit);
    query
}

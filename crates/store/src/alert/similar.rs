//! Alerts and cases of a customer that have something in common with an alert. Of each thing the newest alerts that have it
//! are looked at, whoever they are of, so that what everybody has costs no more.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    ioc::folded,
    query::{Sql, sql},
};
use argus_domain::{
    AlertId, CaseId, CustomerId, Timestamp,
    alert::{AssetMatch, IocMatch, Shared, SimilarCase},
    case::Lifecycle,
};
use uuid::Uuid;

/// So many alerts that have one thing are looked at.
const LOOKED_AT: u32 = 2_000;

/// Which other alerts are similar to one.
#[derive(Clone, Copy, Debug)]
pub struct Others {
    pub alert: AlertId,
    pub customer: CustomerId,
    /// Raised from this time on.
    pub since: Timestamp,
}

/// Those with the same indicator or asset, the newest first. Uses alert_ioc_folded or alert_asset_folded.
pub async fn sharing(conn: &mut Conn, others: Others, what: &Shared) -> Result<Vec<AlertId>> {
    let query = match what {
        Shared::Indicator(ioc) => with_ioc(others, ioc),
        Shared::Asset(asset) => with_asset(others, asset),
        Shared::Rule => return of_group(conn, others).await,
    };
    ids(conn, query).await
}

/// Those that the same rule raised for the same group. Uses alert_rule_firing_alert and alert_rule_firing_near.
async fn of_group(conn: &mut Conn, others: Others) -> Result<Vec<AlertId>> {
    let own: Option<(i64, Uuid)> =
        sql("SELECT rule_id, dedup FROM alert_rule_firing WHERE alert_id = $1 ORDER BY id LIMIT 1")
            .bind(others.alert)
            .fetch_optional(conn)
            .await?;
    let Some((rule, dedup)) = own else { return Ok(Vec::new()) };
    let newest = sql("SELECT alert_id FROM alert_rule_firing WHERE rule_id = $1 AND dedup = $2
        AND alert_id IS NOT NULL ORDER BY at DESC")
    .bind(rule)
    .bind(dedup);
    ids(conn, among(newest, others)).await
}

fn with_ioc(others: Others, ioc: &IocMatch) -> Sql {
    let newest = sql("SELECT alert_id, kind FROM alert_ioc WHERE folded = $1 ORDER BY alert_id DESC")
        .bind(folded(&ioc.value));
    let mut query = among(newest, others);
    query.push(" AND newest.kind = ").push_bind(ioc.kind.name());
    query
}

fn with_asset(others: Others, asset: &AssetMatch) -> Sql {
    let newest = sql("SELECT alert_id, kind FROM alert_asset WHERE folded = $1 ORDER BY alert_id DESC")
        .bind(folded(&asset.name));
    let mut query = among(newest, others);
    query.push(" AND newest.kind = ").push_bind(asset.kind.as_str());
    query
}

/// Ends within a condition.
fn among(newest: Sql, others: Others) -> Sql {
    let after = format!(
        " LIMIT {LOOKED_AT}) newest JOIN alert ON alert.id = newest.alert_id WHERE alert.customer_id = "
    );
    let mut query = newest.wrapped("SELECT DISTINCT alert.id FROM (", &after);
    query.push_bind(others.customer).push(" AND alert.created_at >= ").push_bind(others.since);
    query.push(" AND alert.id <> ").push_bind(others.alert);
    query
}

async fn ids(conn: &mut Conn, mut query: Sql) -> Result<Vec<AlertId>> {
    query.push(&format!(" ORDER BY alert.id DESC LIMIT {LOOKED_AT}"));
    let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|(id,)| AlertId(id)).collect())
}

/// Cases of a customer that may be seen and hold the indicator, the newest first. Uses ioc_folded.
pub async fn cases_with(
    conn: &mut Conn,
    scope: &Scope,
    customer: CustomerId,
    ioc: &IocMatch,
    limit: u32,
) -> Result<Vec<SimilarCase>> {
    let mut query = sql("SELECT DISTINCT soc_case.id, soc_case.name, soc_case.lifecycle
        FROM ioc JOIN soc_case ON soc_case.id = ioc.case_id WHERE ioc.folded = ");
    query.push_bind(folded(&ioc.value)).push(" AND ioc.kind = ").push_bind(ioc.kind.name());
    query.push(" AND ioc.deleted_at IS NULL AND soc_case.customer_id = ").push_bind(customer);
    and_case_in_scope(&mut query, scope);
    query.push(" ORDER BY soc_case.id DESC LIMIT ").push_bind(limit);
    let rows: Vec<(i64, String, String)> = query.fetch_all(conn).await?;
    rows.into_iter()
        .map(|(id, name, lifecycle)| {
            let known = Lifecycle::named(&lifecycle).ok_or_else(|| StoreError::corrupt(lifecycle))?;
            Ok(SimilarCase {
                case: CaseId(id),
                title: format!("#{id} – {name}"),
                is_open: known == Lifecycle::Open,
                shared: vec![ioc.clone()],
            })
        })
        .collect()
}

/// How the engine would find those with the same indicator, and those with the same asset, for tests.
pub async fn explain_similar(
    conn: &mut Conn,
    others: Others,
    ioc: &IocMatch,
    asset: &AssetMatch,
) -> Result<[Vec<String>; 2]> {
    Ok([with_ioc(others, ioc).explain(conn).await?, with_asset(others, asset).explain(conn).await?])
}

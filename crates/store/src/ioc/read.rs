//! Reading indicators.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    query::{Sql, sql},
    user::person,
};
use argus_domain::{
    CaseId, IocId, Timestamp,
    ioc::{Ioc, IocKind},
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    case_id: i64,
    value: String,
    kind: String,
    tlp: String,
    description: String,
    tags: String,
    added_at: i64,
    added_by: Option<i64>,
    adder_name: Option<String>,
    updated_at: i64,
    version: i64,
}

pub(super) const SELECT: &str =
    "SELECT ioc.id, ioc.case_id, ioc.value, ioc.kind, ioc.tlp, ioc.description, ioc.tags,
        ioc.added_at, ioc.added_by, adder.name AS adder_name, ioc.updated_at, ioc.version
    FROM ioc LEFT JOIN app_user AS adder ON adder.id = ioc.added_by";

pub async fn get(conn: &mut Conn, scope: &Scope, id: IocId) -> Result<Option<Ioc>> {
    one(conn, scope, id, " AND ioc.deleted_at IS NULL").await
}

/// One that was removed.
pub async fn removed(conn: &mut Conn, scope: &Scope, id: IocId) -> Result<Option<Ioc>> {
    one(conn, scope, id, " AND ioc.deleted_at IS NOT NULL").await
}

async fn one(conn: &mut Conn, scope: &Scope, id: IocId, condition: &str) -> Result<Option<Ioc>> {
    let mut query = sql(SELECT);
    query.push(" JOIN soc_case ON soc_case.id = ioc.case_id WHERE ioc.id = ").push_bind(id);
    query.push(condition);
    and_case_in_scope(&mut query, scope);
    Ok(iocs(conn, query).await?.pop())
}

pub(super) async fn iocs(conn: &mut Conn, query: Sql) -> Result<Vec<Ioc>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter().map(ioc).collect()
}

fn ioc(row: Row) -> Result<Ioc> {
    Ok(Ioc {
        id: IocId(row.id),
        case: CaseId(row.case_id),
        value: row.value,
        kind: row.kind.parse::<IocKind>().map_err(StoreError::corrupt)?,
        tlp: row.tlp.parse().map_err(StoreError::corrupt)?,
        description: row.description,
        tags: serde_json::from_str(&row.tags).map_err(StoreError::corrupt)?,
        added: Timestamp::clamped(row.added_at),
        added_by: person(row.added_by, row.adder_name),
        updated: Timestamp::clamped(row.updated_at),
        version: row.version,
    })
}

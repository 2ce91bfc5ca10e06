//! Indicators of a case by their level: which may leave, and which are withheld.

use super::read::{SELECT, iocs};
use crate::{Conn, Result, StoreError, query::sql};
use argus_domain::{
    CaseId, IocId,
    export::IocCount,
    ioc::{Ioc, IocKind, Tlp},
};

/// How many a case that may be seen has of each level and type. Uses ioc_case.
pub async fn counts(conn: &mut Conn, case: CaseId) -> Result<Vec<IocCount>> {
    let rows: Vec<(String, String, i64)> =
        sql("SELECT tlp, kind, COUNT(*) FROM ioc WHERE case_id = $1 AND deleted_at IS NULL
             GROUP BY tlp, kind ORDER BY tlp, kind")
        .bind(case)
        .fetch_all(conn)
        .await?;
    rows.into_iter()
        .map(|(tlp, kind, count)| {
            Ok(IocCount {
                tlp: tlp.parse().map_err(StoreError::corrupt)?,
                kind: kind.parse().map_err(StoreError::corrupt)?,
                count: count.unsigned_abs(),
            })
        })
        .collect()
}

/// Those of a case that may be seen, up to a level, that were added after one of them; the oldest first.
/// Uses ioc_case.
pub async fn up_to(
    conn: &mut Conn,
    case: CaseId,
    highest: Tlp,
    after: Option<IocId>,
    limit: u32,
) -> Result<Vec<Ioc>> {
    let mut query = sql(SELECT);
    query.push(" WHERE ioc.case_id = ").push_bind(case).push(" AND ioc.deleted_at IS NULL");
    query.push(" AND ioc.id > ").push_bind(after.unwrap_or(IocId(0))).push(" AND ioc.tlp IN ");
    query.push_list(Tlp::ALL.into_iter().filter(|tlp| *tlp <= highest).map(Tlp::name));
    query.push(" ORDER BY ioc.id LIMIT ").push_bind(limit);
    iocs(conn, query).await
}

/// Values, types and levels of those above a level. Uses ioc_case.
pub async fn above(
    conn: &mut Conn,
    case: CaseId,
    highest: Tlp,
    limit: u32,
) -> Result<Vec<(String, IocKind, Tlp)>> {
    let mut query = sql("SELECT value, kind, tlp FROM ioc WHERE case_id = ");
    query.push_bind(case).push(" AND deleted_at IS NULL AND tlp IN ");
    query.push_list(Tlp::ALL.into_iter().filter(|tlp| *tlp > highest).map(Tlp::name));
    query.push(" LIMIT ").push_bind(limit);
    let rows: Vec<(String, String, String)> = query.fetch_all(conn).await?;
    rows.into_iter()
        .map(|(value, kind, tlp)| {
            Ok((value, kind.parse().map_err(StoreError::corrupt)?, tlp.parse().map_err(StoreError::corrupt)?))
        })
        .collect()
}

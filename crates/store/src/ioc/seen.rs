//! Where a value was seen before.

use super::folded;
use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    query::{Sql, sql},
};
use argus_domain::{CaseId, Timestamp, ioc::SeenCase};

/// Cases that are named; the others are only counted.
const NAMED: u32 = 10;
/// Cases that are counted.
const COUNTED: u32 = 1_000;

/// Other cases with this value, of whatever type, the newest first, and how many there are, up to a bound.
/// Uses ioc_folded.
pub async fn seen(
    conn: &mut Conn,
    scope: &Scope,
    value: &str,
    but: Option<CaseId>,
) -> Result<(Vec<SeenCase>, u64)> {
    let mut query = among("SELECT soc_case.id, soc_case.name, MAX(ioc.added_at)", scope, value, but);
    query.push(" GROUP BY soc_case.id, soc_case.name ORDER BY soc_case.id DESC LIMIT ").push_bind(NAMED);
    let rows: Vec<(i64, String, i64)> = query.fetch_all(conn).await?;
    let mut counting = among("SELECT DISTINCT soc_case.id", scope, value, but);
    counting.push(" LIMIT ").push_bind(COUNTED);
    let (count,): (i64,) = counting.wrapped("SELECT COUNT(*) FROM (", ") counted").fetch_one(conn).await?;
    let case = |(id, name, added)| SeenCase {
        case: CaseId(id),
        title: format!("#{id} – {name}"),
        added: Timestamp::clamped(added),
    };
    Ok((rows.into_iter().map(case).collect(), count.unsigned_abs()))
}

fn among(select: &str, scope: &Scope, value: &str, but: Option<CaseId>) -> Sql {
    let mut query = sql(select);
    query.push(" FROM ioc JOIN soc_case ON soc_case.id = ioc.case_id WHERE ioc.folded = ");
    query.push_bind(folded(value)).push(" AND ioc.deleted_at IS NULL");
    and_case_in_scope(&mut query, scope);
    if let Some(but) = but {
        query.push(" AND ioc.case_id <> ").push_bind(but);
    }
    query
}

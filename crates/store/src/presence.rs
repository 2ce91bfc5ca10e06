//! Who is at a case now. There are as many rows as people have cases open, on all servers of one database.

use crate::{
    Conn, Result, Scope, StoreError, Tx,
    case::access::and_case_in_scope,
    query::{Sql, sql},
};
use argus_domain::{CaseId, Timestamp, UserId, case::Person, presence::Part};

/// Somebody with a case open. Nothing is written where there is no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    pub case: CaseId,
    pub person: Person,
    pub part: Option<Part>,
}

fn name(part: Option<Part>) -> String {
    part.map(|part| part.to_string()).unwrap_or_default()
}

/// He is there until `ends`, which is put off by every sign. What has ended is removed.
pub async fn sign(
    tx: &mut Tx,
    case: CaseId,
    user: UserId,
    part: Option<Part>,
    now: Timestamp,
    ends: Timestamp,
) -> Result<()> {
    sql("DELETE FROM presence WHERE ends_at <= $1").bind(now).execute(tx).await?;
    sql("INSERT INTO presence (case_id, user_id, part, ends_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, user_id, part) DO UPDATE SET ends_at = excluded.ends_at")
    .bind(case)
    .bind(user)
    .bind(name(part))
    .bind(ends)
    .execute(tx)
    .await?;
    Ok(())
}

/// He no longer writes the part, or has left the case.
pub async fn leave(tx: &mut Tx, case: CaseId, user: UserId, part: Option<Part>) -> Result<()> {
    let mut query = sql("DELETE FROM presence WHERE case_id = ");
    query.push_bind(case).push(" AND user_id = ").push_bind(user);
    if part.is_some() {
        query.push(" AND part = ").push_bind(name(part));
    }
    query.execute(tx).await?;
    Ok(())
}

/// At one case that may be seen, by name.
pub async fn at(conn: &mut Conn, case: CaseId, now: Timestamp) -> Result<Vec<Present>> {
    let mut query = sql(SELECT);
    query.push_bind(now).push(" AND presence.case_id = ").push_bind(case);
    fetch(conn, query).await
}

/// At all cases that may be seen.
pub async fn everywhere(conn: &mut Conn, scope: &Scope, now: Timestamp) -> Result<Vec<Present>> {
    let mut query = sql(SELECT);
    query.push_bind(now);
    and_case_in_scope(&mut query, scope);
    fetch(conn, query).await
}

const SELECT: &str = "SELECT presence.case_id, presence.user_id, app_user.name, presence.part FROM presence
    JOIN app_user ON app_user.id = presence.user_id
    JOIN soc_case ON soc_case.id = presence.case_id
    WHERE presence.ends_at > ";

async fn fetch(conn: &mut Conn, mut query: Sql) -> Result<Vec<Present>> {
    query.push(" ORDER BY app_user.name, presence.user_id, presence.part");
    let rows: Vec<(i64, i64, String, String)> = query.fetch_all(conn).await?;
    let present = |(case, user, name, part): (i64, i64, String, String)| {
        let part = (!part.is_empty()).then(|| part.parse().map_err(StoreError::corrupt)).transpose()?;
        Ok(Present { case: CaseId(case), person: Person { id: UserId(user), name }, part })
    };
    rows.into_iter().map(present).collect()
}

//! Links between cases.

use crate::{
    Conn, Result, StoreError, Tx,
    query::{Sql, chunks, sql},
    user::doer,
};
use argus_domain::{CaseId, CaseLinkId, Timestamp, UserId, case::LinkKind, network::Doer};
use std::collections::HashSet;

/// A link, whoever may see its cases.
#[derive(Clone, Debug)]
pub struct Link {
    pub id: CaseLinkId,
    pub from: CaseId,
    pub to: CaseId,
    pub kind: LinkKind,
    pub added: Timestamp,
    pub added_by: Option<Doer>,
}

impl Link {
    /// The case at the other end.
    pub fn other_than(&self, case: CaseId) -> CaseId {
        if self.from == case { self.to } else { self.from }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    from_case: i64,
    to_case: i64,
    kind: String,
    added_at: i64,
    user_id: Option<i64>,
    login: Option<String>,
    name: Option<String>,
}

const SELECT: &str =
    "SELECT case_link.id, from_case, to_case, kind, added_at, app_user.id AS user_id, login, name
    FROM case_link LEFT JOIN app_user ON app_user.id = added_by";

async fn links(conn: &mut Conn, query: Sql) -> Result<Vec<Link>> {
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    let link = |row: Row| {
        Ok(Link {
            id: CaseLinkId(row.id),
            from: CaseId(row.from_case),
            to: CaseId(row.to_case),
            kind: row.kind.parse().map_err(StoreError::corrupt)?,
            added: Timestamp::clamped(row.added_at),
            added_by: doer(row.user_id, row.login, row.name),
        })
    };
    rows.into_iter().map(link).collect()
}

/// From and to a case, in the order of adding. Uses case_link_from and case_link_to.
pub async fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<Link>> {
    links(conn, select_of(case)).await
}

/// How the engine would find them, for tests.
pub async fn explain_of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<String>> {
    select_of(case).explain(conn).await
}

fn select_of(case: CaseId) -> Sql {
    let mut query = sql(SELECT);
    query.push(" WHERE from_case = ").push_bind(case).push(" OR to_case = ").push_bind(case);
    query.push(" ORDER BY case_link.id");
    query
}

pub async fn get(conn: &mut Conn, id: CaseLinkId) -> Result<Option<Link>> {
    let mut query = sql(SELECT);
    query.push(" WHERE case_link.id = ").push_bind(id);
    Ok(links(conn, query).await?.pop())
}

/// `None` where the two are linked already, from whichever side.
pub async fn insert(
    tx: &mut Tx,
    (from, to): (CaseId, CaseId),
    kind: LinkKind,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<Option<CaseLinkId>> {
    let row: Option<(i64,)> = sql("INSERT INTO case_link (from_case, to_case, kind, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id")
    .bind(from)
    .bind(to)
    .bind(kind.name())
    .bind(now)
    .bind(by)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| CaseLinkId(id)))
}

/// Whether it was there.
pub async fn remove(tx: &mut Tx, id: CaseLinkId) -> Result<bool> {
    Ok(sql("DELETE FROM case_link WHERE id = $1").bind(id).execute(tx).await? > 0)
}

/// Whether a case is among its own parents and theirs.
pub async fn is_own_ancestor(conn: &mut Conn, case: CaseId) -> Result<bool> {
    let (mut seen, mut next) = (HashSet::new(), vec![case]);
    while !next.is_empty() {
        let mut parents = Vec::new();
        for chunk in chunks(&next) {
            let mut query = sql("SELECT from_case FROM case_link WHERE to_case IN ");
            query.push_list(chunk.iter().copied()).push(" AND kind = ").push_bind(LinkKind::Subcase.name());
            let rows: Vec<(i64,)> = query.fetch_all(conn).await?;
            parents.extend(rows.into_iter().map(|(id,)| CaseId(id)));
        }
        if parents.contains(&case) {
            return Ok(true);
        }
        parents.retain(|parent| seen.insert(*parent));
        next = parents;
    }
    Ok(false)
}

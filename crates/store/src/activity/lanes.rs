//! How rows of the log are found: by the index of whatever narrows most, newest first.

use crate::{
    Conn, Result, Scope,
    case::access::and_case_in_scope,
    query::{Sql, like_pattern, sql},
};
use argus_domain::{CaseId, CustomerId, Timestamp, UserId, activity::ActivityFilter};

/// Part of the log that an index holds in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    All,
    /// `None` is Argus itself.
    User(Option<UserId>),
    /// Few rows each, which are soon sorted: one after the other they would be as many questions.
    Cases(Vec<CaseId>),
    Customer(CustomerId),
    Manual,
    Api,
    /// Automation rules.
    Rule,
}

/// More lanes than this are not walked side by side: the newest of what a text means are taken.
const MOST: u32 = 50;

impl Lane {
    pub(super) async fn choose(conn: &mut Conn, scope: &Scope, filter: &ActivityFilter) -> Result<Vec<Self>> {
        if let Some(case) = filter.case {
            return Ok(vec![Self::Cases(vec![case])]);
        }
        if !filter.case_text.trim().is_empty() {
            return cases(conn, scope, filter.case_text.trim()).await;
        }
        if !filter.user.trim().is_empty() {
            return users(conn, filter.user.trim()).await;
        }
        if filter.manual == Some(true) {
            return Ok(vec![Self::Manual]);
        }
        if filter.from_api == Some(true) {
            return Ok(vec![Self::Api]);
        }
        Ok(match scope.only() {
            Some(ids) if ids.len() <= MOST as usize && !is_guest(scope) => {
                ids.iter().copied().map(Self::Customer).collect()
            }
            _ => vec![Self::All],
        })
    }

    /// Whether its rows are those of whom a text means.
    pub(super) fn is_of_somebody(&self) -> bool {
        matches!(self, Self::User(_) | Self::Rule)
    }

    pub(super) fn push(&self, query: &mut Sql) {
        match *self {
            Self::All => {}
            Self::User(None) => drop(query.push(" AND user_id IS NULL AND via <> 'rule'")),
            Self::User(Some(user)) => drop(query.push(" AND user_id = ").push_bind(user)),
            Self::Cases(ref cases) => match cases.as_slice() {
                [case] => drop(query.push(" AND case_id = ").push_bind(*case)),
                cases => drop(query.push(" AND case_id IN ").push_list(cases.iter().copied())),
            },
            Self::Customer(customer) => drop(query.push(" AND customer_id = ").push_bind(customer)),
            Self::Manual => drop(query.push(" AND manual = ").push_bind(true)),
            Self::Api => drop(query.push(" AND via = 'api'")),
            Self::Rule => drop(query.push(" AND via = 'rule'")),
        }
    }
}

/// Whose rows are of other customers, too.
fn is_guest(scope: &Scope) -> bool {
    scope.viewer().is_some_and(|viewer| viewer.is_guest)
}

/// Cases that are meant by a number, with or without `#`, or by a part of their name or ticket, in soc_case_text.
async fn cases(conn: &mut Conn, scope: &Scope, text: &str) -> Result<Vec<Lane>> {
    let mut query = sql("SELECT soc_case.id FROM soc_case WHERE ");
    if let Some(Ok(number)) = text.strip_prefix('#').map(str::parse::<i64>) {
        query.push("soc_case.id = ").push_bind(number);
    } else {
        // Names are read of cases of one's own customers alone: PostgreSQL keeps to this order only within a CASE.
        let own = scope.only().filter(|_| !is_guest(scope));
        if let Some(ids) = own {
            query.push("CASE WHEN soc_case.customer_id IN ").push_list(ids.iter().copied()).push(" THEN ");
        }
        query.push("(soc_case.folded LIKE ").push_bind(like_pattern(text)).push(" ESCAPE '\\'");
        if let Ok(number) = text.parse::<i64>() {
            query.push(" OR soc_case.id = ").push_bind(number);
        }
        query.push(if own.is_some() { ") ELSE FALSE END" } else { ")" });
    }
    and_case_in_scope(&mut query, scope);
    query.push(" ORDER BY soc_case.id DESC LIMIT ").push_bind(MOST);
    let ids: Vec<(i64,)> = query.fetch_all(conn).await?;
    let cases: Vec<CaseId> = ids.into_iter().map(|(id,)| CaseId(id)).collect();
    Ok(if cases.is_empty() { Vec::new() } else { vec![Lane::Cases(cases)] })
}

/// People by a part of login or name; Argus itself and automation rules by a part of that.
async fn users(conn: &mut Conn, text: &str) -> Result<Vec<Lane>> {
    let pattern = like_pattern(text);
    let ids: Vec<(i64,)> = sql("SELECT id FROM app_user WHERE LOWER(login) LIKE $1 ESCAPE '\\'
            OR LOWER(name) LIKE $1 ESCAPE '\\' ORDER BY id LIMIT $2")
    .bind(pattern)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    let text = text.to_lowercase();
    let system = "argus".contains(&text).then_some(Lane::User(None));
    let rules = "automation rule".contains(&text).then_some(Lane::Rule);
    Ok(ids.into_iter().map(|(id,)| Lane::User(Some(UserId(id)))).chain(system).chain(rules).collect())
}

/// The numbers of the rows of a span of time, as good as the clocks are: rows are numbered in the order of commits,
/// and say when their change began.
pub(super) async fn span(conn: &mut Conn, filter: &ActivityFilter) -> Result<(i64, i64)> {
    /// No change takes longer, in milliseconds.
    const LONGEST: i64 = 600_000;
    let edge = async |conn: &mut Conn, compare: &str, at: Timestamp, order: &str| -> Result<Option<i64>> {
        let row: Option<(i64,)> = sql(format!(
            "SELECT id FROM activity WHERE at {compare} $1 ORDER BY at {order}, id {order} LIMIT 1"
        ))
        .bind(at)
        .fetch_optional(conn)
        .await?;
        Ok(row.map(|(id,)| id))
    };
    let first = match filter.from {
        Some(from) => edge(conn, ">=", from.plus_millis(-LONGEST), "").await?.unwrap_or(i64::MAX),
        None => 0,
    };
    let last = match filter.to {
        Some(to) => edge(conn, "<=", to.plus_millis(LONGEST), "DESC").await?.unwrap_or(0),
        None => i64::MAX,
    };
    Ok((first, filter.before.map_or(last, |before| last.min(before.0 - 1))))
}

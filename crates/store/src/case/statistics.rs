//! Counting cases, group by group and span of time by span of time.

use super::search::and_matches;
use crate::{
    Conn, Result, Scope, StoreError,
    query::{Sql, sql},
};
use argus_domain::{
    Severity, Timestamp,
    case::{CaseDimension, CaseSearch},
};

/// What happened to a case at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Opened,
    Closed,
    /// It was published when it was opened.
    OpenedInPublic,
    /// It was published afterwards.
    Published,
}

impl Moment {
    /// Uses soc_case_opened, soc_case_closed or soc_case_published, unless the criteria narrow more.
    const fn time(self) -> &'static str {
        match self {
            Self::Opened | Self::OpenedInPublic => "soc_case.opened_at",
            Self::Closed => "soc_case.closed_at",
            Self::Published => "soc_case.published_at",
        }
    }
}

/// Cases of one group to which something happened in one span of time.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The span's place.
    pub frame: usize,
    /// One per dimension; nothing for cases that have none.
    pub keys: Vec<Option<String>>,
    pub count: u64,
}

type Key = Option<String>;
/// Span, count, and a place for each dimension that there is.
type Row = (i64, i64, Key, Key, Key, Key, Key, Key);

/// Cases that match, by the spans that begin at `starts`, of which the last ends before `end`. No more than `limit`
/// rows. Times of criteria must have been resolved.
pub async fn counted(
    conn: &mut Conn,
    scope: &Scope,
    wanted: &CaseSearch,
    moment: Moment,
    by: &[CaseDimension],
    (starts, end): (&[Timestamp], Timestamp),
    limit: u32,
) -> Result<Vec<Counted>> {
    if wanted.criteria.nothing {
        return Ok(Vec::new());
    }
    let query = counting(scope, wanted, moment, by, (starts, end), limit);
    let rows: Vec<Row> = query.fetch_all(conn).await?;
    rows.into_iter().map(|row| read(row, by)).collect()
}

fn read((frame, count, a, b, c, d, e, f): Row, by: &[CaseDimension]) -> Result<Counted> {
    let named = |(dimension, key): (&CaseDimension, Key)| match (dimension, key) {
        (CaseDimension::Priority, Some(rank)) => {
            let severity = rank.parse().ok().and_then(Severity::from_rank);
            Ok(Some(severity.ok_or_else(|| StoreError::corrupt(rank))?.name().to_owned()))
        }
        (_, key) => Ok(key),
    };
    Ok(Counted {
        frame: usize::try_from(frame).unwrap_or_default(),
        keys: by.iter().zip([a, b, c, d, e, f]).map(named).collect::<Result<_>>()?,
        count: count.unsigned_abs(),
    })
}

fn counting(
    scope: &Scope,
    wanted: &CaseSearch,
    moment: Moment,
    by: &[CaseDimension],
    (starts, end): (&[Timestamp], Timestamp),
    limit: u32,
) -> Sql {
    let time = moment.time();
    let mut query = sql("SELECT CAST(");
    push_frame(&mut query, time, starts, 0);
    query.push(" AS BIGINT), COUNT(*)");
    let columns =
        by.iter().map(|dimension| column(*dimension)).chain(std::iter::repeat("CAST(NULL AS TEXT)"));
    for column in columns.take(CaseDimension::ALL.len()) {
        query.push(", ").push(column);
    }
    query.push(" FROM soc_case WHERE 1 = 1");
    and_matches(&mut query, scope, wanted);
    query.push(match moment {
        Moment::OpenedInPublic => " AND NOT soc_case.unpublished AND soc_case.published_at IS NULL",
        Moment::Opened | Moment::Closed | Moment::Published => "",
    });
    let start = starts.first().copied().unwrap_or(end);
    query.push(" AND ").push(time).push(" >= ").push_bind(start);
    query.push(" AND ").push(time).push(" < ").push_bind(end).push(" GROUP BY 1");
    for place in 0..by.len() {
        query.push(&format!(", {}", place + 3));
    }
    query.push(" LIMIT ").push_bind(limit);
    query
}

/// The place of the span that a time lies in, by halves: spans of a calendar are not of one length.
fn push_frame(query: &mut Sql, time: &str, starts: &[Timestamp], first: usize) {
    if starts.len() < 2 {
        query.push(&first.to_string());
        return;
    }
    let (before, after) = starts.split_at(starts.len() / 2);
    query.push(&format!("CASE WHEN {time} < {} THEN ", after[0].millis()));
    push_frame(query, time, before, first);
    query.push(" ELSE ");
    push_frame(query, time, after, first + before.len());
    query.push(" END");
}

const fn column(dimension: CaseDimension) -> &'static str {
    match dimension {
        CaseDimension::Customer => {
            "(SELECT short_name FROM customer WHERE customer.id = soc_case.customer_id)"
        }
        CaseDimension::Service => "soc_case.service",
        CaseDimension::Category => "soc_case.classification",
        CaseDimension::Priority => "CAST(soc_case.severity AS TEXT)",
        CaseDimension::Status => "(SELECT status FROM case_state WHERE case_state.id = soc_case.state_id)",
        CaseDimension::Kind => "soc_case.kind",
    }
}

/// How the engine would count, for tests.
pub async fn explain_counted(
    conn: &mut Conn,
    scope: &Scope,
    wanted: &CaseSearch,
    moment: Moment,
    (start, end): (Timestamp, Timestamp),
) -> Result<Vec<String>> {
    counting(scope, wanted, moment, &[CaseDimension::Status], (&[start], end), 10).explain(conn).await
}

/// When the first of those that match was opened.
pub async fn first_opened(conn: &mut Conn, scope: &Scope, wanted: &CaseSearch) -> Result<Option<Timestamp>> {
    if wanted.criteria.nothing {
        return Ok(None);
    }
    let mut query = sql("SELECT soc_case.opened_at FROM soc_case WHERE 1 = 1");
    and_matches(&mut query, scope, wanted);
    query.push(" ORDER BY soc_case.opened_at, soc_case.id LIMIT 1");
    let first: Option<(i64,)> = query.fetch_optional(conn).await?;
    Ok(first.map(|(at,)| Timestamp::clamped(at)))
}

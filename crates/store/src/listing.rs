//! Pages of lists, and counting them: all of those that are small, others up to a bound.

use crate::{
    Conn, Result,
    query::{Row, Sql, like_pattern},
};
use argus_domain::{
    Keywords, Sort,
    criteria::{Page, Total},
};
use std::{collections::HashMap, hash::Hash};

/// The most rows that are counted for the total of a list that may be long.
pub(crate) const COUNTED: u64 = 10_000;

/// How many rows `select` gives, up to one more than [`COUNTED`].
pub(crate) async fn count(conn: &mut Conn, select: Sql) -> Result<u64> {
    count_to(conn, select, COUNTED).await
}

/// The same up to another bound.
pub(crate) async fn count_to(conn: &mut Conn, select: Sql, most: u64) -> Result<u64> {
    let counting = select.wrapped("SELECT COUNT(*) FROM (", &format!(" LIMIT {}) counted", most + 1));
    let (count,): (i64,) = counting.fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// Rows in the order of their numbers, which were found first: what a page is sorted by is looked for in an index, and
/// the rest is read of its rows alone.
pub(crate) fn in_order<T, I: Copy + Eq + Hash>(ids: &[I], rows: Vec<T>, id: impl Fn(&T) -> I) -> Vec<T> {
    let mut rows: HashMap<I, T> = rows.into_iter().map(|row| (id(&row), row)).collect();
    ids.iter().filter_map(|id| rows.remove(id)).collect()
}

/// What was counted like that.
pub(crate) fn total(counted: u64) -> Total {
    if counted > COUNTED { Total::MoreThan(COUNTED) } else { Total::Exactly(counted) }
}

/// How many rows there are in all, where a page shows it: it is not full, and not beyond the end.
pub(crate) fn told_by_page(rows: usize, limit: u32, offset: u32) -> Option<u64> {
    let is_last = rows < limit as usize && (rows > 0 || offset == 0);
    is_last.then(|| u64::from(offset) + rows as u64)
}

/// A list: `condition` begins with ` FROM `.
pub(crate) struct Listing<'a> {
    pub(crate) columns: &'a str,
    pub(crate) condition: Sql,
    /// Without `ORDER BY`; has to tell any two rows apart.
    pub(crate) order: String,
    pub(crate) limit: u32,
    pub(crate) offset: u32,
}

impl Listing<'_> {
    /// Both statements should read one snapshot.
    pub(crate) async fn fetch<T: Row>(self, conn: &mut Conn) -> Result<Page<T>> {
        let counting = self.condition.clone().wrapped("SELECT COUNT(*)", "");
        let (count,): (i64,) = counting.fetch_one(conn).await?;
        let mut query = self
            .condition
            .wrapped(&format!("SELECT {}", self.columns), &format!(" ORDER BY {} LIMIT ", self.order));
        query.push_bind(self.limit).push(" OFFSET ").push_bind(self.offset);
        Ok(Page { rows: query.fetch_all(conn).await?, total: Total::Exactly(count.unsigned_abs()) })
    }
}

/// Adds ` AND (…)` for words that must be part of one of `columns`, which are in lower case.
pub(crate) fn and_keywords(query: &mut Sql, keywords: &Keywords, columns: &[&str]) {
    let words = keywords.words.iter().filter(|word| !word.trim().is_empty());
    for (index, word) in words.take(Keywords::MAX).enumerate() {
        query.push(match (index, keywords.any) {
            (0, _) => " AND ((",
            (_, true) => " OR (",
            (_, false) => " AND (",
        });
        for (index, column) in columns.iter().enumerate() {
            query.push(if index == 0 { "" } else { " OR " }).push(column).push(" LIKE ");
            query.push_bind(like_pattern(word.trim())).push(" ESCAPE '\\'");
        }
        query.push(")");
    }
    if keywords.words.iter().any(|word| !word.trim().is_empty()) {
        query.push(")");
    }
}

/// What goes after `ORDER BY`, ending in the row's number.
pub(crate) fn order<K: Copy>(
    sort: &[Sort<K>],
    default: &str,
    id: &str,
    column: impl Fn(K) -> &'static str,
) -> String {
    let mut parts: Vec<String> = sort
        .iter()
        .map(|sort| format!("{}{}", column(sort.key), if sort.descending { " DESC" } else { "" }))
        .collect();
    if parts.is_empty() {
        parts.push(default.to_owned());
    }
    parts.push(id.to_owned());
    parts.join(", ")
}

//! The search itself. Its work is bounded whatever is asked: of each word the newest things are read up to a bound,
//! the rarest word leads, and whether the others hold is looked up thing by thing.

use super::{
    index::{OPEN, of_customer},
    item::visible,
};
use crate::{
    Conn, Result, Scope,
    query::{Sql, chunks, sql},
};
use argus_domain::{
    CustomerId,
    search::{SearchKind, Term},
};
use std::collections::HashSet;

/// So many things that hold a word are looked at, the newest.
pub const LOOKED_AT: u32 = 2_000;
/// Of more customers than these none leads.
const LEADING_CUSTOMERS: usize = 10;

#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub kind: SearchKind,
    /// All of them; at least one.
    pub terms: &'a [Term],
    /// Only of this one.
    pub customer: Option<CustomerId>,
    /// With what is said among analysts.
    pub internal: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// The newest first.
    pub ids: Vec<i64>,
    /// Whether all there are.
    pub is_complete: bool,
    /// Beginnings of too many words, which were only looked for as whole words.
    pub whole_only: Vec<String>,
}

/// The things that hold one word, or one of some.
struct Lane {
    /// The newest first, without doubles.
    newest: Vec<i64>,
    is_complete: bool,
    /// To look up what is further back.
    words: Vec<Vec<u8>>,
}

/// Of what the scope lets see.
pub async fn find(conn: &mut Conn, scope: &Scope, wanted: &Wanted<'_>) -> Result<Matches> {
    let kind = wanted.kind;
    let (mut lanes, mut whole_only) = (Vec::new(), Vec::new());
    for term in wanted.terms {
        let lane = match term.is_beginning {
            true => beginning(conn, kind, &term.text).await?,
            false => None,
        };
        if lane.is_none() && term.is_beginning {
            whole_only.push(term.text.clone());
        }
        lanes.push(match lane {
            Some(lane) => lane,
            None => whole(conn, kind, vec![term.text.clone().into_bytes()]).await?,
        });
    }
    let customers = match wanted.customer {
        Some(customer) => Some(vec![customer]),
        // A guest sees cases of other customers, too: which, is looked up of what was found.
        None if scope.viewer().is_some_and(|viewer| viewer.is_guest) => None,
        None => scope.only().map(<[CustomerId]>::to_vec),
    };
    if let Some(customers) = customers {
        lanes.push(whole(conn, kind, customers.iter().copied().map(of_customer).collect()).await?);
    }
    if kind == SearchKind::Comment && !wanted.internal {
        lanes.push(whole(conn, kind, vec![OPEN.to_vec()]).await?);
    }
    // The rarest: of those that are all there the shortest, else the one that reaches furthest back.
    lanes.sort_by_key(|lane| match lane.is_complete {
        true => (0, lane.newest.len() as i64),
        false => (1, lane.newest.last().copied().unwrap_or(i64::MAX)),
    });
    let mut lanes = lanes.into_iter();
    let Some(leading) = lanes.next() else { return Ok(Matches::default()) };
    let mut ids = leading.newest;
    for lane in lanes {
        ids = lane.keep(conn, kind, ids).await?;
    }
    // The words say where to look; what may be seen is said by the cases themselves.
    let ids = visible(conn, scope, kind, ids).await?;
    Ok(Matches { ids, is_complete: leading.is_complete, whole_only })
}

/// Nothing where too many words begin with it.
async fn beginning(conn: &mut Conn, kind: SearchKind, text: &str) -> Result<Option<Lane>> {
    let rows: Vec<(i64,)> = with_beginning(kind, text).fetch_all(conn).await?;
    if rows.len() > LOOKED_AT as usize {
        return Ok(None);
    }
    let mut newest: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
    newest.sort_unstable_by(|a, b| b.cmp(a));
    newest.dedup();
    Ok(Some(Lane { newest, is_complete: true, words: Vec::new() }))
}

async fn whole(conn: &mut Conn, kind: SearchKind, words: Vec<Vec<u8>>) -> Result<Lane> {
    let (mut newest, mut is_complete) = (Vec::new(), words.len() <= LEADING_CUSTOMERS);
    for word in words.iter().take(LEADING_CUSTOMERS) {
        let rows: Vec<(i64,)> = with_word(kind, word).fetch_all(conn).await?;
        is_complete &= rows.len() <= LOOKED_AT as usize;
        newest.extend(rows.into_iter().map(|(id,)| id));
    }
    newest.sort_unstable_by(|a, b| b.cmp(a));
    if !is_complete {
        newest.truncate(LOOKED_AT as usize);
        // What is not known of all of them cannot lead.
        if words.len() > LEADING_CUSTOMERS {
            newest.clear();
        }
    }
    Ok(Lane { newest, is_complete, words })
}

impl Lane {
    /// Those of `ids` that it holds.
    async fn keep(&self, conn: &mut Conn, kind: SearchKind, ids: Vec<i64>) -> Result<Vec<i64>> {
        let mut held: HashSet<i64> = self.newest.iter().copied().collect();
        if !self.is_complete {
            let last = self.newest.last().copied().unwrap_or(i64::MAX);
            let further: Vec<i64> = ids.iter().copied().filter(|id| *id < last).collect();
            for chunk in chunks(&further) {
                let rows: Vec<(i64,)> = among(kind, &self.words, chunk).fetch_all(conn).await?;
                held.extend(rows.into_iter().map(|(id,)| id));
            }
        }
        Ok(ids.into_iter().filter(|id| held.contains(id)).collect())
    }
}

fn with_beginning(kind: SearchKind, text: &str) -> Sql {
    // No text has this byte, so it comes after whatever goes on.
    let mut end = text.as_bytes().to_vec();
    end.push(0xff);
    let mut query = sql("SELECT item_id FROM search_word WHERE kind = ");
    query.push_bind(kind.number()).push(" AND word >= ").push_bind(text.as_bytes());
    query.push(" AND word < ").push_bind(end).push(" LIMIT ").push_bind(LOOKED_AT + 1);
    query
}

fn with_word(kind: SearchKind, word: &[u8]) -> Sql {
    let mut query = sql("SELECT item_id FROM search_word WHERE kind = ");
    query.push_bind(kind.number()).push(" AND word = ").push_bind(word);
    query.push(" ORDER BY item_id DESC LIMIT ").push_bind(LOOKED_AT + 1);
    query
}

fn among(kind: SearchKind, words: &[Vec<u8>], ids: &[i64]) -> Sql {
    let mut query = sql("SELECT item_id FROM search_word WHERE kind = ");
    query.push_bind(kind.number()).push(" AND word IN ");
    query.push_list(words.iter().map(Vec::as_slice)).push(" AND item_id IN ").push_list(ids.iter().copied());
    query
}

/// How the engine would find the things with a beginning, with a word, and those of some that hold it, for tests.
pub async fn explain(conn: &mut Conn, kind: SearchKind, word: &str) -> Result<[Vec<String>; 3]> {
    let bytes = word.as_bytes().to_vec();
    Ok([
        with_beginning(kind, word).explain(conn).await?,
        with_word(kind, &bytes).explain(conn).await?,
        among(kind, &[bytes], &[1, 2, 3, 4]).explain(conn).await?,
    ])
}

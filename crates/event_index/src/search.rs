//! Finding events in any order.

use crate::{Index, chunk::Chunk, filter::Filter, parallel};
use argus_domain::{
    CustomerId, EventKey, EventQuery,
    criteria::{EventSort, EventSortKey},
};

/// One number per key to sort by, rising, and the event's own key, falling.
type Rank = ([i64; 8], std::cmp::Reverse<i64>);

/// What a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub keys: Vec<EventKey>,
    /// All that match, less what comes before the event that the search went on from.
    pub total: u64,
}

impl Index {
    /// The first `needed` events that match, in order, and how many there are; ties are in the order of time,
    /// newest first, but those of the last update in its own direction. `customers` are those that may match,
    /// `None` all of them. In the order of time, only what comes after the event `after`.
    pub fn search(
        &self,
        query: &EventQuery,
        customers: Option<&[CustomerId]>,
        sort: &[EventSort],
        needed: usize,
        after: Option<EventKey>,
    ) -> Found {
        let filter = Filter::new(query, customers, &self.dictionaries);
        match sort {
            [] => self.by_time(query, &filter, true, needed, after),
            [EventSort { key: EventSortKey::Timestamp | EventSortKey::Id, descending }] => {
                self.by_time(query, &filter, *descending, needed, after)
            }
            _ => self.by_rank(query, &filter, sort, needed),
        }
    }

    /// Each day is looked at once, for its first events and their number.
    fn by_time(
        &self,
        query: &EventQuery,
        filter: &Filter<'_>,
        descending: bool,
        needed: usize,
        after: Option<EventKey>,
    ) -> Found {
        let mut chunks = self.chunks(query);
        if descending {
            chunks.reverse();
        }
        let comes_after =
            |key: i64| after.is_none_or(|after| if descending { key < after.0 } else { key > after.0 });
        // Days that lie before it as a whole need not be looked at.
        chunks.retain(|chunk| {
            [chunk.key.first(), chunk.key.last()].into_iter().flatten().any(|key| comes_after(*key))
        });
        let first_of = |chunk: &&Chunk| {
            let Some(mut matches) = filter.select(chunk) else { return Found::default() };
            if after.is_some() {
                matches.keep(|row| comes_after(chunk.key[row]));
            }
            let total = matches.count();
            let first = matches.first(needed, descending);
            let keys = first.into_iter().map(|row| EventKey(chunk.key[row])).collect();
            Found { keys, total }
        };
        let mut all = Found::default();
        for found in parallel::each(&chunks, first_of) {
            all.keys.extend(found.keys.into_iter().take(needed - all.keys.len()));
            all.total += found.total;
        }
        all
    }

    fn by_rank(&self, query: &EventQuery, filter: &Filter<'_>, sort: &[EventSort], needed: usize) -> Found {
        // A key that comes again changes nothing.
        let mut distinct: Vec<EventSort> = Vec::new();
        for sort in sort {
            if distinct.iter().all(|known| known.key != sort.key) {
                distinct.push(*sort);
            }
        }
        if let [EventSort { key: EventSortKey::LastUpdatedTimestamp, descending }] = distinct[..] {
            distinct.push(EventSort { key: EventSortKey::Id, descending });
        }
        let first_of = |chunk: &&Chunk| {
            let mut ranks: Vec<Rank> = Vec::new();
            let Some(matches) = filter.select(chunk) else { return (ranks, 0) };
            let mut last = None;
            matches.each(|row| {
                let rank = (self.rank(chunk, row, &distinct), std::cmp::Reverse(chunk.key[row]));
                if last.is_some_and(|last| rank > last) {
                    return;
                }
                ranks.push(rank);
                if ranks.len() > 2 * needed + 1_000 {
                    last = keep_first(&mut ranks, needed);
                }
            });
            (ranks, matches.count())
        };
        let (mut ranks, mut total) = (Vec::new(), 0);
        for (first, count) in parallel::each(&self.chunks(query), first_of) {
            ranks.extend(first);
            total += count;
        }
        keep_first(&mut ranks, needed);
        ranks.sort_unstable();
        Found { keys: ranks.into_iter().map(|(_, key)| EventKey(key.0)).collect(), total }
    }

    fn rank(&self, chunk: &Chunk, row: usize, sort: &[EventSort]) -> [i64; 8] {
        let mut rank = [0; 8];
        for (rank, sort) in rank.iter_mut().zip(sort) {
            let number = match sort.key {
                EventSortKey::Timestamp => chunk.at(row),
                EventSortKey::Id => chunk.key[row],
                EventSortKey::StartTimestamp => chunk.start(row),
                EventSortKey::EndTimestamp => chunk.end(row),
                EventSortKey::LastUpdatedTimestamp => chunk.updated(row),
                EventSortKey::Severity => chunk.severity.get(row).cast_signed(),
                EventSortKey::Count => chunk.count.get(row).cast_signed(),
                EventSortKey::CustomerId => {
                    self.dictionaries.customers.get(chunk.customer.get(row)).map_or(0, |id| id.0)
                }
            };
            *rank = if sort.descending { -number } else { number };
        }
        rank
    }
}

/// Returns the last of those that stay, if any had to go.
fn keep_first(ranks: &mut Vec<Rank>, needed: usize) -> Option<Rank> {
    if ranks.len() <= needed {
        return None;
    }
    let last = (needed > 0).then(|| *ranks.select_nth_unstable(needed - 1).1);
    ranks.truncate(needed);
    last
}

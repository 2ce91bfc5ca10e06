//! A question in rounds, each with other values, and what a database says to it.

use crate::Result;
use argus_domain::{
    EventId, EventType, Timestamp,
    criteria::{EventCriteria, EventSort, Total},
    statistics::{Group, Grouping},
};
use argus_service::{
    Ctx,
    event::{self, Asked},
};
use std::time::{Duration, Instant};

#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) name: String,
    pub(crate) rounds: Vec<Ask>,
}

/// So many rounds at the start of each question warm caches and are not timed.
pub(crate) const WARM_UP: usize = 3;

impl Question {
    /// `timed` rounds, and those before them.
    pub(crate) fn new(name: impl Into<String>, timed: u32, mut round: impl FnMut() -> Ask) -> Self {
        Self { name: name.into(), rounds: (0..Self::rounds(timed)).map(|_| round()).collect() }
    }

    /// All of them, if so many are timed.
    pub(crate) fn rounds(timed: u32) -> usize {
        WARM_UP + timed.max(1) as usize
    }
}

/// One round. Times in criteria are points in time, so that it means the same whenever it is asked.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    /// One event with all its details.
    Event(EventId),
    /// A list of events as the page shows it, with names and count.
    Page {
        criteria: EventCriteria,
        sort: EventSort,
        limit: u32,
    },
    /// The newest raw events with all their details.
    Raw {
        criteria: EventCriteria,
        limit: u32,
    },
    /// In at most so many spans of time.
    Histogram {
        criteria: EventCriteria,
        buckets: u16,
    },
    Statistics {
        criteria: EventCriteria,
        grouping: Grouping,
    },
}

/// What all databases have to agree on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    Events { ids: Vec<EventId>, total: Total },
    Histogram { first: Timestamp, step: i64, buckets: Vec<[u64; 4]> },
    Groups { first: Timestamp, spans: usize, groups: Vec<Group> },
}

impl Ask {
    /// The answer of Argus, and how long it took.
    pub(crate) async fn put(&self, ctx: &Ctx) -> Result<(Answer, Duration)> {
        let began = Instant::now();
        Ok(match self {
            Self::Event(id) => {
                let found = event::get(ctx, *id).await?;
                let took = began.elapsed();
                (Answer::Events { ids: vec![found.summary.id], total: Total::Exactly(1) }, took)
            }
            Self::Page { criteria, sort, limit } => {
                let found = event::search(ctx, criteria, &[*sort], *limit, 0).await?;
                let took = began.elapsed();
                let ids = found.page.rows.iter().map(|row| row.id).collect();
                (Answer::Events { ids, total: found.page.total }, took)
            }
            Self::Raw { criteria, limit } => {
                let asked = Asked { kind: EventType::Raw, sort: &[], limit: *limit, offset: 0, after: None };
                let (page, _) = event::search_whole(ctx, criteria, asked).await?;
                let took = began.elapsed();
                let ids = page.rows.iter().map(|row| row.summary.id).collect();
                (Answer::Events { ids, total: page.total }, took)
            }
            Self::Histogram { criteria, buckets } => {
                let counted = event::histogram(ctx, criteria, *buckets).await?;
                let took = began.elapsed();
                let (first, step, buckets) = (counted.from, counted.step, counted.buckets);
                (Answer::Histogram { first, step, buckets }, took)
            }
            Self::Statistics { criteria, grouping } => {
                let counted = event::statistics(ctx, criteria, grouping).await?;
                let took = began.elapsed();
                let [first, .., _] = counted.frames[..] else {
                    return Err("statistics are of no time".into());
                };
                // The last one is where the last span ends.
                let spans = counted.frames.len() - 1;
                (Answer::Groups { first, spans, groups: counted.groups }, took)
            }
        })
    }
}

impl Answer {
    pub(crate) fn rows(&self) -> usize {
        match self {
            Self::Events { ids, .. } => ids.len(),
            Self::Histogram { buckets, .. } => buckets.len(),
            Self::Groups { groups, .. } => groups.len(),
        }
    }
}

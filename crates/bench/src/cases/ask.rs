//! One question, in many rounds.

use super::WARM_UP;
use crate::{Result, measure::Times};
use argus_domain::{
    CaseId,
    activity::ActivityFilter,
    case::{CaseFilter, CaseSort},
    ioc::IocFilter,
    task::TaskFilter,
};
use argus_service::{Ctx, activity, case, comment, ioc, note, task};
use std::time::Instant;

/// What is asked in one round.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    Cases {
        filter: CaseFilter,
        sort: CaseSort,
        limit: u32,
        offset: u32,
    },
    /// Everything that the page of a case asks for.
    Open(CaseId),
    Activities {
        filter: ActivityFilter,
        offset: u32,
    },
    SeenBefore(String),
    MyTasks,
}

pub(super) struct Question {
    pub(super) name: &'static str,
    pub(super) round: Box<dyn Fn(&mut fastrand::Rng) -> Ask>,
}

impl Question {
    pub(super) async fn times(&self, ctx: &Ctx, repeat: u32) -> Result<Times> {
        let mut random = fastrand::Rng::with_seed(11);
        let mut times = Times::default();
        for number in 0..WARM_UP + repeat.max(1) {
            let ask = (self.round)(&mut random);
            let began = Instant::now();
            let rows = put(ctx, &ask).await?;
            if number >= WARM_UP {
                times.add(began.elapsed(), rows as u64);
            }
        }
        Ok(times)
    }
}

async fn put(ctx: &Ctx, ask: &Ask) -> Result<usize> {
    Ok(match ask {
        Ask::Cases { filter, sort, limit, offset } => {
            case::list(ctx, filter, *sort, *limit, *offset).await?.rows.len()
        }
        Ask::Open(id) => match case::get(ctx, *id).await {
            Ok(case) => {
                let id = case.summary.id;
                let comments = comment::list(ctx, id, 50, 0).await?.rows.len();
                let iocs = ioc::list(ctx, id, &IocFilter::default(), 50, 0).await?.rows.len();
                let tasks = task::list(ctx, id, 50, 0).await?.rows.len();
                let notes = note::tree(ctx, id).await?.notes.len();
                let filter = ActivityFilter { case: Some(id), ..ActivityFilter::default() };
                let history = activity::list(ctx, &filter, 50, 0).await?.page.rows.len();
                1 + comments + iocs + tasks + notes + history
            }
            // Of a customer that he does not see.
            Err(argus_service::Error::NotFound(_)) => 0,
            Err(other) => return Err(other.into()),
        },
        Ask::Activities { filter, offset } => activity::list(ctx, filter, 50, *offset).await?.page.rows.len(),
        Ask::SeenBefore(value) => ioc::seen(ctx, value, None).await?.cases.len(),
        Ask::MyTasks => match task::mine(ctx, &TaskFilter::default(), 50, 0).await {
            Ok(page) => page.rows.len(),
            // The command line has none.
            Err(argus_service::Error::NotLoggedIn) => 0,
            Err(other) => return Err(other.into()),
        },
    })
}

//! How many cases come and go.

use super::statistics::statistics;
use crate::{Ctx, Result};
use argus_domain::{
    TimeExpr,
    case::{CaseCriteria, CaseGrouping, CaseMeasure, CaseSearch, CaseTrend, CaseWeek},
    statistics::Resolution,
};

const WEEK: i64 = 7 * 86_400_000;

/// Of what the caller may see, in the last weeks.
pub async fn trend(ctx: &Ctx) -> Result<CaseTrend> {
    let start = ctx.now.plus_millis(-(CaseTrend::WEEKS - 1) * WEEK);
    let criteria = CaseCriteria {
        start: Some(TimeExpr::At(start)),
        end: Some(TimeExpr::At(ctx.now)),
        ..CaseCriteria::default()
    };
    let grouping = CaseGrouping {
        by: Vec::new(),
        measures: vec![CaseMeasure::Created, CaseMeasure::Closed],
        resolution: Resolution::Week,
        others: false,
        sort_by: None,
        most_of: CaseMeasure::Created,
    };
    let found = statistics(ctx, CaseSearch { criteria, ..CaseSearch::default() }, &grouping).await?;
    let counts = found.groups.first().map(|group| group.frames.as_slice()).unwrap_or_default();
    let week = |(place, from): (usize, &_)| {
        let count = |measure| counts.get(place).and_then(|counts| counts.get(measure)).copied().unwrap_or(0);
        CaseWeek { from: *from, opened: count(0), closed: count(1) }
    };
    let starts = found.frames.split_last().map_or(&[][..], |(_, starts)| starts);
    Ok(CaseTrend { weeks: starts.iter().enumerate().map(week).collect() })
}

//! How many alerts there are, and how long they wait.

use crate::{Ctx, Result, event::between};
use argus_domain::{
    Invalid, Permission, Severity, TimeExpr, Timestamp,
    alert::{AlertFigures, AlertFilter, AlertGrouping, AlertMeasure, AlertStatistics, Waited},
    case::Outcome,
    timestamp::MILLIS_PER_DAY,
};
use argus_store::alert::{self, Times};
use std::collections::HashMap;

/// So many alerts are counted at most: the newest.
const LOOKED_AT: u32 = 50_000;
/// Of more days than these, weeks are told.
const DAYS_TOLD: i64 = 62;

/// Of alerts that were raised in a span of time, as far as the caller sees them.
pub async fn statistics(ctx: &Ctx, wanted: &AlertMeasure) -> Result<AlertStatistics> {
    let scope = ctx.require(Permission::ViewAlerts)?.scope();
    let (from, to) =
        between(ctx, ("startTimestamp", wanted.from.as_ref()), ("endTimestamp", wanted.to.as_ref()))?;
    let to = to.unwrap_or(ctx.now);
    let from = from.unwrap_or_else(|| to.plus_millis(-AlertStatistics::DAYS * MILLIS_PER_DAY));
    check(wanted, from, to)?;
    let filter = AlertFilter {
        customers: wanted.customers.clone(),
        from: Some(TimeExpr::At(from)),
        to: Some(TimeExpr::At(to)),
        ..AlertFilter::default()
    };
    let mut conn = ctx.argus.store().read().await?;
    let mut times = alert::times(&mut conn, &scope, &filter, wanted.by, LOOKED_AT + 1).await?;
    drop(conn);
    let is_complete = times.len() <= LOOKED_AT as usize;
    times.truncate(LOOKED_AT as usize);
    Ok(AlertStatistics {
        from,
        to,
        spans: spans(&times, from, to),
        groups: groups(&times, wanted.by),
        all: figures(times.iter()),
        is_complete,
    })
}

fn check(wanted: &AlertMeasure, from: Timestamp, to: Timestamp) -> Result<()> {
    let mut invalid = Invalid::default();
    if wanted.by == AlertGrouping::Indicator {
        invalid.add("groupBy", "cannot be indicator: an alert has several");
    }
    if from >= to {
        invalid.add("startTimestamp", "must be before the end");
    }
    if to.millis() - from.millis() > AlertStatistics::MAX_DAYS * MILLIS_PER_DAY {
        let most = AlertStatistics::MAX_DAYS;
        invalid.add("startTimestamp", format_args!("must not be more than {most} days before the end"));
    }
    Ok(invalid.into_result()?)
}

fn spans(times: &[Times], from: Timestamp, to: Timestamp) -> Vec<(Timestamp, AlertFigures)> {
    let days = (to.millis() - from.millis()).div_euclid(MILLIS_PER_DAY);
    let length = MILLIS_PER_DAY * if days > DAYS_TOLD { 7 } else { 1 };
    let count = usize::try_from((to.millis() - from.millis()) / length).unwrap_or_default() + 1;
    let mut spans: Vec<Vec<&Times>> = vec![Vec::new(); count];
    for one in times {
        let place = usize::try_from((one.raised.millis() - from.millis()) / length).unwrap_or_default();
        spans[place.min(count - 1)].push(one);
    }
    // The end itself is in no span of its own.
    if spans.len() > 1 && (to.millis() - from.millis()) % length == 0 {
        let last = spans.pop().unwrap_or_default();
        if let Some(before) = spans.last_mut() {
            before.extend(last);
        }
    }
    let start = |place: usize| from.plus_millis(length * i64::try_from(place).unwrap_or_default());
    spans.into_iter().enumerate().map(|(place, all)| (start(place), figures(all.into_iter()))).collect()
}

fn groups(times: &[Times], by: AlertGrouping) -> Vec<(String, AlertFigures)> {
    let mut groups: HashMap<&(Option<i64>, String), Vec<&Times>> = HashMap::new();
    for one in times {
        groups.entry(&one.group).or_default().push(one);
    }
    let label = |(number, name): &(Option<i64>, String)| match (by, number) {
        (AlertGrouping::Rule, None) => "No rule".to_owned(),
        (AlertGrouping::Severity, Some(rank)) => i16::try_from(*rank)
            .ok()
            .and_then(Severity::from_rank)
            .map_or_else(String::new, |severity| severity.name().to_owned()),
        _ => name.clone(),
    };
    let mut groups: Vec<_> =
        groups.into_iter().map(|(group, all)| (label(group), figures(all.into_iter()))).collect();
    groups.sort_by(|(a, some), (b, others)| others.raised.cmp(&some.raised).then_with(|| a.cmp(b)));
    groups.truncate(AlertStatistics::MOST);
    groups
}

fn figures<'a>(times: impl Iterator<Item = &'a Times>) -> AlertFigures {
    let mut figures = AlertFigures::default();
    let (mut acknowledge, mut close) = (Vec::new(), Vec::new());
    for one in times {
        figures.raised += 1;
        let waited = |until: Timestamp| until.millis() - one.raised.millis();
        acknowledge.extend(one.acknowledged.map(waited));
        if let Some(closed) = one.closed {
            figures.closed += 1;
            close.push(waited(closed));
            let is_false = one.resolution.as_deref() == Some(Outcome::FalsePositive.name());
            figures.false_positives += u64::from(is_false);
        }
    }
    (figures.acknowledge, figures.close) = (Waited::of(acknowledge), Waited::of(close));
    figures
}

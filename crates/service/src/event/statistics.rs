//! Counting events by what they have in common, over time.

use super::{
    metrics::Source,
    resolve::{resolve, zone},
};
use crate::{Ctx, Result};
use argus_domain::{
    CaseId, EventType, Invalid, Permission, PlaceId, Protocol, Severity, TimeField, Timestamp,
    criteria::EventCriteria,
    statistics::{Dimension, Group, GroupName, GroupValue, Grouping, Resolution, Statistics, Tally},
};
use argus_event_index::{Counted, Largest};
use argus_store::{
    Conn, Scope, case, event,
    names::{Named, names},
    place,
};
use jiff::{Span, Unit, ZonedRound, tz::TimeZone};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    time::Instant,
};

/// More spans of time than this are not answered.
const MAX_FRAMES: usize = 10_000;
/// Groups in an answer, unless fewer are asked for; the rest is summed up.
const MAX_GROUPS: usize = 10_000;

/// Tallies of what the caller may see.
pub async fn statistics(ctx: &Ctx, criteria: &EventCriteria, grouping: &Grouping) -> Result<Statistics> {
    let scope = ctx.require(Permission::EventLookup)?.scope();
    let began = Instant::now();
    let mut conn = ctx.argus.store().snapshot().await?;
    let query = resolve(ctx, &mut conn, criteria).await?;
    let (first, last) = match (query.start, query.end) {
        (Some(start), Some(end)) => (start, end),
        (start, end) => {
            let (oldest, newest) = event::extent(&mut conn, &scope).await?.unwrap_or((ctx.now, ctx.now));
            let start = start.unwrap_or(oldest);
            (start, end.unwrap_or(newest).max(start))
        }
    };
    let spans = spans(grouping.resolution, first, last, &zone(ctx))?;
    let field = if grouping.by_timestamp { TimeField::Timestamp } else { TimeField::Start };
    let source = Source::choose(ctx, &mut conn, &scope, &query, EventType::Aggregated, field).await?;
    source.statistics(&mut conn, grouping, spans, began).await
}

/// The groups that an answer names.
pub(super) fn largest(grouping: &Grouping) -> Largest {
    Largest { most: grouping.cutoff.unwrap_or(MAX_GROUPS).min(MAX_GROUPS), raw: grouping.raw }
}

/// Starts of spans of time, and the end of the last.
pub(crate) type Spans = (Vec<Timestamp>, Timestamp);

/// Those that cover the time from `first` to `last`.
pub(crate) fn spans(
    resolution: Resolution,
    first: Timestamp,
    last: Timestamp,
    zone: &TimeZone,
) -> Result<Spans, Invalid> {
    let too_fine = || {
        Invalid::one(
            "resolution",
            format_args!("makes more than {MAX_FRAMES} spans of time: ask for longer ones"),
        )
    };
    let (unit, span) = match resolution {
        Resolution::Whole => return Ok((vec![first], last.plus_millis(1))),
        Resolution::Millis(step) => {
            let step = step.max(1);
            let start = first.millis() / step * step;
            let count = (last.millis() - start) / step + 1;
            if count > MAX_FRAMES as i64 {
                return Err(too_fine());
            }
            let at = |number: i64| Timestamp::clamped(start + number * step);
            return Ok(((0..count).map(at).collect(), at(count)));
        }
        Resolution::Week => (Unit::Day, Span::new().weeks(1)),
        Resolution::Month => (Unit::Month, Span::new().months(1)),
        Resolution::Year => (Unit::Year, Span::new().years(1)),
    };
    let outside = |_| Invalid::one("startTimestamp", "lies outside of the calendar");
    let zoned = jiff::Timestamp::from_millisecond(first.millis()).map_err(outside)?.to_zoned(zone.clone());
    let mut start =
        zoned.round(ZonedRound::new().smallest(Unit::Day).mode(jiff::RoundMode::Floor)).map_err(outside)?;
    match unit {
        Unit::Month => start = start.first_of_month().map_err(outside)?,
        Unit::Year => start = start.first_of_year().map_err(outside)?,
        _ => {
            let days = start.weekday().to_monday_zero_offset();
            start = start.checked_sub(Span::new().days(days)).map_err(outside)?;
        }
    }
    let mut starts = Vec::new();
    loop {
        let at = Timestamp::clamped(start.timestamp().as_millisecond());
        if at > last {
            return Ok((starts, at));
        }
        starts.push(at);
        if starts.len() > MAX_FRAMES {
            return Err(too_fine());
        }
        start = start.checked_add(span).map_err(outside)?;
    }
}

/// The largest first, cut off and named.
pub(super) async fn groups(
    conn: &mut Conn,
    scope: &Scope,
    counted: Counted,
    grouping: &Grouping,
) -> Result<Vec<Group>> {
    let sum = |frames: &[Tally]| {
        let mut total = Tally::default();
        for tally in frames {
            total += *tally;
        }
        total
    };
    let mut sized: Vec<(Tally, Vec<GroupValue>, Vec<Tally>)> =
        counted.groups.into_iter().map(|(values, frames)| (sum(&frames), values, frames)).collect();
    sized.sort_unstable_by(|(a, one, _), (b, other, _)| {
        (Reverse(a.of(grouping.raw)), one).cmp(&(Reverse(b.of(grouping.raw)), other))
    });
    let rest = sized.split_off(largest(grouping).most.min(sized.len()));
    let rest: Vec<Vec<Tally>> = rest.into_iter().map(|(_, _, frames)| frames).chain(counted.rest).collect();
    let names = Names::load(conn, scope, &grouping.by, &sized).await?;
    let mut groups: Vec<Group> = sized
        .into_iter()
        .map(|(total, values, frames)| Group {
            names: Some(
                grouping
                    .by
                    .iter()
                    .zip(&values)
                    .map(|(dimension, value)| names.of(*dimension, *value))
                    .collect(),
            ),
            total,
            frames,
        })
        .collect();
    if grouping.others && !rest.is_empty() {
        let mut others =
            Group { names: None, total: Tally::default(), frames: vec![Tally::default(); rest[0].len()] };
        for frames in rest {
            others.total += sum(&frames);
            others.frames.iter_mut().zip(frames).for_each(|(sum, tally)| *sum += tally);
        }
        groups.push(others);
    }
    Ok(groups)
}

/// The table that a dimension's numbers are ids of.
fn table(dimension: Dimension) -> Option<Named> {
    Some(match dimension {
        Dimension::Signature => Named::Signature,
        Dimension::Category => Named::Category,
        Dimension::Alarm => Named::Alarm,
        Dimension::Location => Named::Location,
        Dimension::Customer => Named::Customer,
        Dimension::SourcePlace | Dimension::DestinationPlace => Named::Place,
        Dimension::Case
        | Dimension::Severity
        | Dimension::Source
        | Dimension::Destination
        | Dimension::Protocol
        | Dimension::SourceCountry
        | Dimension::DestinationCountry => return None,
    })
}

/// Places often have no name: then country and coordinates tell them apart.
async fn places(conn: &mut Conn, ids: &BTreeSet<i64>) -> Result<HashMap<i64, (String, String)>> {
    let ids = ids.iter().copied().map(PlaceId).collect();
    let places = place::of_ids(conn, &ids).await?.into_iter().map(|(id, place)| {
        let country = place.country.map(|country| country.to_string());
        let at = place.latitude.zip(place.longitude).map(|(north, east)| format!("{north}, {east}"));
        let name = Some(place.name).filter(|name| !name.is_empty());
        let parts: Vec<String> = [name, country.clone(), at].into_iter().flatten().collect();
        (id.0, (country.unwrap_or_default(), parts.join(" · ")))
    });
    Ok(places.collect())
}

struct Names(HashMap<Dimension, HashMap<i64, (String, String)>>);

impl Names {
    async fn load(
        conn: &mut Conn,
        scope: &Scope,
        dimensions: &[Dimension],
        groups: &[(Tally, Vec<GroupValue>, Vec<Tally>)],
    ) -> Result<Self> {
        let mut all = HashMap::new();
        for (at, dimension) in dimensions.iter().enumerate() {
            let table = table(*dimension);
            if table.is_none() && *dimension != Dimension::Case {
                continue;
            }
            let ids: BTreeSet<i64> = groups
                .iter()
                .filter_map(|(_, values, _)| match values[at] {
                    GroupValue::Number(id) => Some(id),
                    _ => None,
                })
                .collect();
            let named = match table {
                None => cases(conn, scope, ids).await?,
                Some(Named::Place) => places(conn, &ids).await?,
                Some(table) => names(conn, table, &ids.into_iter().collect::<Vec<_>>()).await?,
            };
            all.insert(*dimension, named);
        }
        Ok(Self(all))
    }

    fn of(&self, dimension: Dimension, value: GroupValue) -> GroupName {
        let same =
            |text: String| GroupName { identifier: text.clone(), short_name: text.clone(), name: text };
        match value {
            GroupValue::None => same(String::new()),
            GroupValue::Address(address) => same(address.to_string()),
            GroupValue::Country(country) => same(country.to_string()),
            GroupValue::Number(number) => match dimension {
                Dimension::Severity => {
                    let severity =
                        i16::try_from(number).ok().and_then(Severity::from_rank).unwrap_or_default();
                    same(severity.name().to_owned())
                }
                Dimension::Protocol => {
                    let name = Protocol(u8::try_from(number).unwrap_or(0)).to_string();
                    GroupName { identifier: number.to_string(), short_name: name.clone(), name }
                }
                _ => self.of_id(dimension, number),
            },
        }
    }

    fn of_id(&self, dimension: Dimension, id: i64) -> GroupName {
        let named = self.0.get(&dimension).and_then(|names| names.get(&id)).cloned();
        let (short_name, name) = named.unwrap_or_else(|| (id.to_string(), id.to_string()));
        // Signatures are searched for by name, everything else by number.
        let identifier = if dimension == Dimension::Signature { name.clone() } else { id.to_string() };
        GroupName { identifier, short_name, name }
    }
}

/// Cases that are asked for at once.
const AT_ONCE: usize = 256;

/// Cases that may not be seen have a number only.
async fn cases(conn: &mut Conn, scope: &Scope, ids: BTreeSet<i64>) -> Result<HashMap<i64, (String, String)>> {
    let ids: Vec<CaseId> = ids.into_iter().map(CaseId).collect();
    let mut names = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let seen = case::by_ids(conn, scope, some).await?;
        names.extend(seen.into_iter().map(|case| (case.id.0, (case.name.clone(), case.name))));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::clamped(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn starts(resolution: Resolution, from: &str, to: &str, zone: &str) -> Vec<String> {
        let zone = TimeZone::get(zone).unwrap();
        let (starts, until) = spans(resolution, at(from), at(to), &zone).unwrap();
        starts.into_iter().chain([until]).map(|time| time.to_string().replace(".000Z", "Z")).collect()
    }

    #[test]
    fn weeks_and_months_are_those_of_the_calendar() {
        assert_eq!(
            starts(Resolution::Month, "2026-01-15T00:00:00Z", "2026-03-01T00:00:00Z", "UTC"),
            ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"]
        );
        // Monday in Oslo begins before Monday in UTC, and an hour earlier still in summer.
        assert_eq!(
            starts(Resolution::Week, "2026-03-25T00:00:00Z", "2026-03-30T12:00:00Z", "Europe/Oslo"),
            ["2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z", "2026-04-05T22:00:00Z"]
        );
        assert_eq!(starts(Resolution::Year, "2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z", "UTC").len(), 2);
        assert_eq!(
            starts(Resolution::Millis(3_600_000), "2026-06-01T00:59:00Z", "2026-06-01T01:00:00Z", "UTC"),
            ["2026-06-01T00:00:00Z", "2026-06-01T01:00:00Z", "2026-06-01T02:00:00Z"]
        );
        let zone = TimeZone::UTC;
        let invalid =
            spans(Resolution::Millis(1), at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z"), &zone);
        assert!(invalid.unwrap_err().of("resolution").is_some());
    }
}

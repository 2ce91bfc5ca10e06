//! `POST /events/v1/aggregated/stats`: events counted by what they have in common, over time.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    events::{
        answer::warning,
        criteria::{self, EventStatisticsCriteria},
    },
    openapi::One,
};
use argus_domain::statistics::{Dimension, Grouping, Resolution, Statistics, Tally};
use argus_lenient::Fields;
use argus_service::event;
use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Counts events by what they have in common, over time.
///
/// Needs the permission eventLookup.
#[utoipa::path(
    post,
    path = "/events/v1/aggregated/stats",
    operation_id = "countEvents",
    request_body = EventStatisticsCriteria,
    responses(
        (status = 200, description = "The counts", body = One<StatsContainer>),
    ),
)]
pub(super) async fn statistics(Caller(ctx): Caller, body: Body) -> Result<Response, ApiError> {
    let mut fields = body::fields_of::<EventStatisticsCriteria>(body, body::SMALL).await?;
    let criteria = criteria::full(&mut fields);
    let (resolution, echo) = resolution(&mut fields);
    let grouping = Grouping {
        by: dimensions(&mut fields),
        resolution,
        by_timestamp: by_timestamp(&mut fields),
        raw: fields.bool("countRawEvents").unwrap_or(false),
        cutoff: cutoff(&mut fields),
        others: fields.bool("includeOthers").unwrap_or(true),
    };
    fields.finish()?;
    let found = event::statistics(&ctx, &criteria, &grouping).await?;
    let how = json!(found.how);
    let messages = warning(&found.how).into_iter().collect();
    let shown = StatsContainer::new(found, &grouping, echo);
    Ok(Envelope { meta_data: how, messages, ..Envelope::of(StatusCode::OK, shown) }.into_response())
}

fn dimensions(fields: &mut Fields) -> Vec<Dimension> {
    let mut by: Vec<Dimension> = Vec::new();
    for dimension in fields.parsed_list::<Dimension>("groupBy") {
        if dimension == Dimension::Case {
            fields.refuse("groupBy", "ASSOCIATED_CASE is only for events/v2");
        } else if !by.contains(&dimension) {
            by.push(dimension);
        }
    }
    by
}

fn cutoff(fields: &mut Fields) -> Option<usize> {
    let number = fields.int("cutoff")?;
    let cutoff = usize::try_from(number).ok();
    if cutoff.is_none() {
        fields.refuse("cutoff", "must be 0 or more");
    }
    // 0 is "no cutoff".
    cutoff.filter(|cutoff| *cutoff > 0)
}

fn by_timestamp(fields: &mut Fields) -> bool {
    match fields.text("timeFrameStrategy").as_deref() {
        None | Some("startEndTimestamp") => false,
        Some("timestamp") => true,
        Some(_) => {
            fields.refuse("timeFrameStrategy", "must be timestamp or startEndTimestamp");
            false
        }
    }
}

/// Length and unit as they were asked for.
type Echo = (i64, String);

fn resolution(fields: &mut Fields) -> (Resolution, Echo) {
    let number = fields.int("resolution").unwrap_or(0);
    let unit = fields.text("resolutionUnit").unwrap_or_else(|| "milliseconds".to_owned());
    let echo = (number, unit);
    if number < 0 {
        fields.refuse("resolution", "must be 0 or more");
    }
    let (millis, calendar) = match echo.1.as_str() {
        "milliseconds" => (1, None),
        "seconds" => (1_000, None),
        "minutes" => (60_000, None),
        "hours" => (3_600_000, None),
        "days" => (86_400_000, None),
        "weeks" => (0, Some(Resolution::Week)),
        "months" => (0, Some(Resolution::Month)),
        "years" => (0, Some(Resolution::Year)),
        _ => {
            fields.refuse(
                "resolutionUnit",
                "must be one of milliseconds, seconds, minutes, hours, days, weeks, months, years",
            );
            return (Resolution::Whole, echo);
        }
    };
    if number <= 0 {
        return (Resolution::Whole, echo);
    }
    let resolution = match (calendar, number) {
        (Some(calendar), 1) => calendar,
        (Some(_), _) => {
            fields.refuse("resolution", "must be 1 where the unit is weeks, months or years");
            Resolution::Whole
        }
        (None, _) => Resolution::Millis(number.saturating_mul(millis)),
    };
    (resolution, echo)
}

/// Groups of events, and how many of each there were in each span of time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventStatistics)]
struct StatsContainer {
    /// One object per group: `id` from 1, and a value per dimension.
    #[schema(value_type = Vec<Object>)]
    keys: Vec<Map<String, Value>>,
    key_names: Vec<&'static str>,
    #[schema(value_type = Vec<String>)]
    value_names: [&'static str; 1],
    time_frames: Vec<TimeFrame>,
    records: usize,
    hit_count: Counts,
    resolution: i64,
    resolution_unit: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventStatisticsFrame)]
struct TimeFrame {
    time_frame: Span,
    records: Vec<Record>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventStatisticsSpan)]
struct Span {
    start_time: i64,
    /// Exclusive.
    end_time: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventStatisticsRecord)]
struct Record {
    /// The group's place in `keys`, from 1.
    #[serde(rename = "keyID")]
    key: usize,
    value: Counts,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventStatisticsCounts)]
struct Counts {
    count: u64,
}

/// What the group of everything that was cut off is called.
const OTHERS: &str = "OTHERS";

impl StatsContainer {
    fn new(found: Statistics, grouping: &Grouping, (resolution, resolution_unit): Echo) -> Self {
        let count = |tally: Tally| Counts { count: tally.of(grouping.raw) };
        let key_names: Vec<&'static str> = grouping.by.iter().map(|dimension| dimension.name()).collect();
        let key = |(index, group): (usize, &argus_domain::statistics::Group)| {
            let values = key_names.iter().enumerate().map(|(at, name)| {
                let value = group.names.as_ref().map_or(OTHERS, |names| names[at].name.as_str());
                ((*name).to_owned(), Value::String(value.to_owned()))
            });
            Map::from_iter([("id".to_owned(), json!(index + 1))].into_iter().chain(values))
        };
        let mut keys: Vec<Map<String, Value>> = found.groups.iter().enumerate().map(key).collect();
        if keys.is_empty() {
            // A client reads the first one, come what may.
            let nothing = key_names.iter().map(|name| ((*name).to_owned(), Value::String(String::new())));
            keys.push(Map::from_iter([("id".to_owned(), json!(1))].into_iter().chain(nothing)));
        }
        let time_frames: Vec<TimeFrame> = found
            .frames
            .windows(2)
            .enumerate()
            .map(|(frame, span)| TimeFrame {
                time_frame: Span { start_time: span[0].millis(), end_time: span[1].millis() },
                records: found
                    .groups
                    .iter()
                    .enumerate()
                    .filter(|(_, group)| group.frames[frame].events > 0)
                    .map(|(index, group)| Record { key: index + 1, value: count(group.frames[frame]) })
                    .collect(),
            })
            .collect();
        Self {
            keys,
            key_names,
            value_names: ["count"],
            records: time_frames.iter().map(|frame| frame.records.len()).sum(),
            time_frames,
            hit_count: count(found.total),
            resolution,
            resolution_unit,
        }
    }
}

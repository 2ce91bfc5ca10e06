//! Cases that were counted.

use argus_domain::case::{CaseGroup, CaseGrouping, CaseStatistics, GroupKey};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Groups of cases, and how many of each there were in each span of time.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseStatistics)]
pub(in crate::api::cases) struct CaseStatisticsVo {
    /// One object per group: `id` from 1, and a value per key. Null is of cases that have none.
    #[schema(value_type = Vec<Object>)]
    keys: Vec<Map<String, Value>>,
    key_names: Vec<&'static str>,
    value_names: Vec<&'static str>,
    time_frames: Vec<TimeFrame>,
    records: usize,
    /// One number per value, also of what was cut off; of `open`, those that were at the end.
    #[schema(value_type = Object)]
    hit_count: Map<String, Value>,
    resolution: i64,
    resolution_unit: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseStatisticsFrame)]
struct TimeFrame {
    time_frame: Span,
    records: Vec<Record>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseStatisticsSpan)]
struct Span {
    start_time: i64,
    /// Exclusive.
    end_time: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseStatisticsRecord)]
struct Record {
    /// The group's place in `keys`, from 1.
    #[serde(rename = "keyID")]
    key: usize,
    /// One number per value.
    #[schema(value_type = Object)]
    value: Map<String, Value>,
}

/// What is called what was cut off.
const OTHERS: &str = "OTHERS";

impl CaseStatisticsVo {
    pub(in crate::api::cases) fn new(
        found: CaseStatistics,
        grouping: &CaseGrouping,
        resolution: i64,
        resolution_unit: String,
    ) -> Self {
        let key_names: Vec<&'static str> = grouping.by.iter().map(|one| one.dimension.name()).collect();
        let value_names: Vec<&'static str> = grouping.measures.iter().map(|measure| measure.name()).collect();
        let counts = |counts: &[u64]| -> Map<String, Value> {
            value_names.iter().zip(counts).map(|(name, count)| ((*name).to_owned(), json!(count))).collect()
        };
        let key = |(index, group): (usize, &CaseGroup)| -> Map<String, Value> {
            let values =
                key_names.iter().zip(&group.keys).map(|(name, key)| ((*name).to_owned(), value(key)));
            [("id".to_owned(), json!(index + 1))].into_iter().chain(values).collect()
        };
        let mut keys: Vec<Map<String, Value>> = found.groups.iter().enumerate().map(key).collect();
        if keys.is_empty() {
            // A client reads the first one, come what may.
            let nothing = key_names.iter().map(|name| ((*name).to_owned(), Value::Null));
            keys.push([("id".to_owned(), json!(1))].into_iter().chain(nothing).collect());
        }
        let frame = |(frame, span): (usize, &[argus_domain::Timestamp])| TimeFrame {
            time_frame: Span { start_time: span[0].millis(), end_time: span[1].millis() },
            records: found
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.frames[frame].iter().any(|count| *count > 0))
                .map(|(index, group)| Record { key: index + 1, value: counts(&group.frames[frame]) })
                .collect(),
        };
        let time_frames: Vec<TimeFrame> = found.frames.windows(2).enumerate().map(frame).collect();
        Self {
            hit_count: counts(&found.totals),
            records: time_frames.iter().map(|frame| frame.records.len()).sum(),
            time_frames,
            keys,
            key_names,
            value_names,
            resolution,
            resolution_unit,
        }
    }
}

fn value(key: &GroupKey) -> Value {
    match key {
        GroupKey::Is(name) => Value::from(name.as_str()),
        GroupKey::Nothing => Value::Null,
        GroupKey::Others => Value::from(OTHERS),
    }
}

//! `GET /alerts/v1/statistics`: how many alerts there are, and how long they wait.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::{customers, one_of},
    openapi::{InQuery, One, choice, takes},
    query::{Pairs, fields_of},
};
use argus_domain::{
    Timestamp,
    alert::{AlertFigures, AlertGrouping, AlertMeasure, AlertStatistics},
};
use argus_service::alert;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

const GROUPINGS: [AlertGrouping; 4] =
    [AlertGrouping::Rule, AlertGrouping::Source, AlertGrouping::Customer, AlertGrouping::Severity];

takes! {
    /// Which alerts are measured.
    pub(super) struct AlertStatisticsCriteria {
        /// Raised from this time on: the last 30 days, where it is not said. At most 366 days.
        startTimestamp: String,
        /// Raised up to this time.
        endTimestamp: String,
        /// Numbers or short names.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        /// By what they are told apart; by rule, where it is not said.
        groupBy: AlertGroupingName,
    }
}

choice! {
    /// What alerts have in common.
    AlertGroupingName: GROUPINGS.map(AlertGrouping::name);
}

/// Of alerts that were raised: what became of them until now. Times are in milliseconds, and missing where none waited.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertFigures)]
pub(super) struct FiguresVo {
    raised: u64,
    closed: u64,
    /// Of those that are closed.
    false_positives: u64,
    /// Half of them were acknowledged within this time: they were no longer new.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    acknowledge_median: Option<i64>,
    /// Nine of ten were acknowledged within this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    acknowledge_ninety: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    close_median: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    close_ninety: Option<i64>,
}

impl From<AlertFigures> for FiguresVo {
    fn from(figures: AlertFigures) -> Self {
        Self {
            raised: figures.raised,
            closed: figures.closed,
            false_positives: figures.false_positives,
            acknowledge_median: figures.acknowledge.map(|waited| waited.median),
            acknowledge_ninety: figures.acknowledge.map(|waited| waited.ninety),
            close_median: figures.close.map(|waited| waited.median),
            close_ninety: figures.close.map(|waited| waited.ninety),
        }
    }
}

/// Alerts that were raised from a time on, for a day, or for a week where more than 62 days are asked for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertSpan)]
pub(super) struct SpanVo {
    #[schema(value_type = i64)]
    start_timestamp: Timestamp,
    figures: FiguresVo,
}

/// Alerts with something in common.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlertGroup)]
pub(super) struct GroupVo {
    name: String,
    figures: FiguresVo,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AlertStatistics)]
pub(super) struct StatisticsVo {
    #[schema(value_type = i64)]
    start_timestamp: Timestamp,
    #[schema(value_type = i64)]
    end_timestamp: Timestamp,
    /// Whether all alerts were looked at: else the newest 50,000.
    complete: bool,
    all: FiguresVo,
    spans: Vec<SpanVo>,
    /// The most first; at most 200.
    groups: Vec<GroupVo>,
}

impl From<AlertStatistics> for StatisticsVo {
    fn from(all: AlertStatistics) -> Self {
        let span = |(start, figures): (Timestamp, AlertFigures)| SpanVo {
            start_timestamp: start,
            figures: figures.into(),
        };
        let group = |(name, figures): (String, AlertFigures)| GroupVo { name, figures: figures.into() };
        Self {
            start_timestamp: all.from,
            end_timestamp: all.to,
            complete: all.is_complete,
            all: all.all.into(),
            spans: all.spans.into_iter().map(span).collect(),
            groups: all.groups.into_iter().map(group).collect(),
        }
    }
}

/// Counts alerts, and measures how long they waited.
///
/// Needs the permission viewAlerts.
#[utoipa::path(
    get,
    path = "/alerts/v1/statistics",
    operation_id = "alertStatistics",
    params(InQuery<AlertStatisticsCriteria>),
    responses(
        (status = 200, description = "What was counted", body = One<StatisticsVo>),
    ),
)]
pub(super) async fn statistics(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<StatisticsVo>, ApiError> {
    let mut fields = fields_of::<AlertStatisticsCriteria>(pairs);
    let by = one_of(&mut fields, "groupBy", &GROUPINGS.map(AlertGrouping::name));
    let wanted = AlertMeasure {
        from: fields.parsed("startTimestamp"),
        to: fields.parsed("endTimestamp"),
        by: by.and_then(AlertGrouping::named).unwrap_or(AlertGrouping::Rule),
        customers: customers(&ctx, &mut fields, "customer").await?,
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::OK, alert::statistics(&ctx, &wanted).await?.into()))
}

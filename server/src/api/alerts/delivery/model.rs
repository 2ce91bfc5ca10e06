//! What the calls of this module answer.

use argus_domain::{
    Timestamp,
    delivery::{Attempt, Delivery, DeliveryDetail},
};
use serde::Serialize;
use utoipa::ToSchema;

/// One message to one recipient.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Delivery)]
pub(super) struct DeliveryVo {
    id: i64,
    channel: i64,
    /// The channel may be gone; its name then is kept.
    channel_name: String,
    kind: &'static str,
    /// Empty where the channel itself says who is told.
    recipient: String,
    subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    case: Option<i64>,
    /// What sent it.
    cause: String,
    state: &'static str,
    tries: u32,
    #[schema(value_type = i64)]
    created_timestamp: Timestamp,
    /// When it is tried again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    next_timestamp: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i64, nullable = false)]
    done_timestamp: Option<Timestamp>,
    /// What went wrong the last time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<String>,
}

impl From<Delivery> for DeliveryVo {
    fn from(delivery: Delivery) -> Self {
        Self {
            id: delivery.id.0,
            channel: delivery.channel.0,
            channel_name: delivery.channel_name,
            kind: delivery.kind.name(),
            recipient: delivery.recipient,
            subject: delivery.subject,
            case: delivery.case.map(|id| id.0),
            cause: delivery.cause,
            state: delivery.state.name(),
            tries: delivery.tries,
            created_timestamp: delivery.created,
            next_timestamp: delivery.next,
            done_timestamp: delivery.done,
            error: delivery.error,
        }
    }
}

/// With all that was said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeliveryInFull)]
pub(super) struct DetailVo {
    #[serde(flatten)]
    delivery: DeliveryVo,
    /// Goes along, so that who gets it twice can tell.
    uuid: String,
    text: String,
    /// The newest last; the oldest of many are left out.
    attempts: Vec<AttemptVo>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeliveryAttempt)]
struct AttemptVo {
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    took_millis: u64,
    sent: bool,
    /// What the other side said, or what went wrong.
    answer: String,
}

impl From<DeliveryDetail> for DetailVo {
    fn from(detail: DeliveryDetail) -> Self {
        let attempt = |one: Attempt| AttemptVo {
            timestamp: one.at,
            took_millis: one.millis,
            sent: one.sent,
            answer: one.text,
        };
        Self {
            delivery: detail.delivery.into(),
            uuid: detail.uuid,
            text: detail.text,
            attempts: detail.attempts.into_iter().map(attempt).collect(),
        }
    }
}

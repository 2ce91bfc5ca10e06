//! `POST /alerts/v1/silence`: alerts are made silent.

use super::{super::criteria::AlertSeverity, model::SilenceVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::customers,
    openapi::{One, takes},
};
use argus_domain::{policy::Matcher, silence::NewSilence};
use argus_service::silence;
use axum::{body::Body, http::StatusCode};

takes! {
    /// Which alerts, until when, and why.
    #[schema(as = NewSilence)]
    #[schema(example = json!({"customer": "acme", "source": ["proxy"], "reason": "The proxy is replaced.", "endTimestamp": "+4hours"}))]
    struct SilenceFields {
        /// Numbers or short names. Has to be given by whoever does not see all customers.
        customer: Vec<String>,
        /// At least.
        severity: AlertSeverity,
        source: Vec<String>,
        classification: Vec<String>,
        /// All of them. `key` stands for all with that key.
        tag: Vec<String>,
        /// A part of the title.
        title: String,
        #[schema(required)]
        reason: String,
        /// Now where it is left out.
        startTimestamp: String,
        #[schema(required)]
        endTimestamp: String,
    }
}

/// Makes alerts silent for a time: they are raised, and nobody is told of them.
///
/// Needs the permission updateAlert.
#[utoipa::path(
    post,
    path = "/alerts/v1/silence",
    operation_id = "createSilence",
    request_body = SilenceFields,
    responses(
        (status = 201, description = "The silence", body = One<SilenceVo>),
    ),
)]
pub(super) async fn create(Caller(ctx): Caller, body: Body) -> Result<Envelope<SilenceVo>, ApiError> {
    let mut fields = body::fields_of::<SilenceFields>(body, body::SMALL).await?;
    let matcher = Matcher {
        customers: customers(&ctx, &mut fields, "customer").await?,
        severity: fields.parsed("severity"),
        sources: fields.texts("source"),
        classifications: fields.texts("classification"),
        tags: fields.parsed_list("tag"),
        title: fields.text("title").unwrap_or_default(),
    };
    let new = NewSilence {
        matcher,
        reason: fields.text("reason").unwrap_or_default(),
        from: fields.parsed("startTimestamp"),
        until: fields.parsed("endTimestamp"),
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::CREATED, silence::add(&ctx, new).await?.into()))
}

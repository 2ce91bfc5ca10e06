//! `POST /modules/v1/task/evidence`: files of a case are processed.

use super::super::model::StartedVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    openapi::{NotFound, One, takes},
};
use argus_domain::{
    AttachmentId, CaseId, ModuleId,
    module::{Processing, Settings},
};
use argus_service::module;
use axum::{body::Body, http::StatusCode};
use serde_json::Value;

takes! {
    /// Which files, and by what.
    #[schema(as = ModuleProcessing)]
    #[schema(example = json!({"module": 2, "case": 7, "files": [3], "arguments": {}}))]
    struct EvidenceFields {
        /// Its number.
        #[schema(required)]
        module: i64,
        /// Its number.
        #[schema(required)]
        case: i64,
        /// Their numbers, as tasks and the page have them.
        #[schema(required, min_items = 1, max_items = 100)]
        files: Vec<i64>,
        /// What the module asks for, by the names of its parameters.
        #[schema(value_type = Object)]
        arguments: Settings,
    }
}

/// Has a module process files of a case.
///
/// Needs the permission updateCase.
#[utoipa::path(
    post,
    path = "/modules/v1/task/evidence",
    operation_id = "processEvidence",
    request_body = EvidenceFields,
    responses(
        (status = 201, description = "The task", body = One<StartedVo>),
        NotFound,
    ),
)]
pub(super) async fn evidence(Caller(ctx): Caller, body: Body) -> Result<Envelope<StartedVo>, ApiError> {
    let mut fields = body::fields_of::<EvidenceFields>(body, body::SMALL).await?;
    for required in ["module", "case", "files"] {
        if !fields.is_given(required) {
            fields.refuse(required, "must be given");
        }
    }
    let arguments = match fields.raw("arguments") {
        None => Settings::new(),
        Some(Value::Object(arguments)) => arguments,
        Some(_) => {
            fields.refuse("arguments", "must be a JSON object");
            Settings::new()
        }
    };
    let processing = Processing {
        module: fields.int("module").map(ModuleId).unwrap_or_default(),
        case: fields.int("case").map(CaseId).unwrap_or_default(),
        files: fields.ints("files").into_iter().map(AttachmentId).collect(),
        arguments,
    };
    fields.finish()?;
    Ok(Envelope::of(StatusCode::CREATED, module::process(&ctx, processing).await?.into()))
}

//! `POST /modules/v1/task`: a module is called by hand.

use super::super::{choices::ModuleObjectKind, model::StartedVo};
use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    criteria::one_of,
    openapi::{Many, NotFound, takes},
    paging::Paging,
};
use argus_domain::{
    ModuleId,
    criteria::{Page, Total},
    module::{ManualCall, ObjectKind, ObjectRef},
};
use argus_lenient::Fields;
use argus_service::module;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be done with what.
    #[schema(as = ModuleCall)]
    #[schema(example = json!({"module": 2, "label": "Look up", "objects": [{"kind": "ioc", "id": "17"}]}))]
    struct CallFields {
        /// Its number.
        #[schema(required)]
        module: i64,
        /// The entry of the menu.
        #[schema(required)]
        label: String,
        /// Each is a task of its own.
        #[schema(required, min_items = 1, max_items = 100)]
        objects: Vec<CallObject>,
    }

    /// One object.
    #[schema(as = ModuleCallObject)]
    struct CallObject {
        #[schema(required)]
        kind: ModuleObjectKind,
        /// Its number, or what an event is called by: `AGGR/timestamp/customer/uuid`.
        #[schema(required)]
        id: String,
    }
}

/// Calls a module by hand for objects.
///
/// Needs the permission updateCase for what belongs to cases, updateAlert for alerts, and assessEvents for events.
#[utoipa::path(
    post,
    path = "/modules/v1/task",
    operation_id = "callModule",
    request_body = CallFields,
    responses(
        (status = 201, description = "The tasks, one for each object", body = Many<StartedVo>),
        NotFound,
    ),
)]
pub(super) async fn call(Caller(ctx): Caller, body: Body) -> Result<Envelope<Vec<StartedVo>>, ApiError> {
    let mut fields = body::fields_of::<CallFields>(body, body::SMALL).await?;
    for required in ["module", "label", "objects"] {
        if !fields.is_given(required) {
            fields.refuse(required, "must be given");
        }
    }
    let call = ManualCall {
        module: fields.int("module").map(ModuleId).unwrap_or_default(),
        label: fields.text("label").unwrap_or_default(),
        objects: fields.objects("objects", object).into_iter().flatten().collect(),
    };
    fields.finish()?;
    let tasks = module::call(&ctx, call).await?;
    let rows: Vec<StartedVo> = tasks.into_iter().map(StartedVo::from).collect();
    let count = rows.len();
    let paging = Paging { limit: u32::try_from(count).unwrap_or(u32::MAX), offset: 0 };
    let page = Envelope::page(paging, Page { rows, total: Total::Exactly(count as u64) });
    Ok(Envelope { response_code: StatusCode::CREATED.as_u16(), ..page })
}

fn object(fields: &mut Fields) -> Option<ObjectRef> {
    for required in ["kind", "id"] {
        if !fields.is_given(required) {
            fields.refuse(required, "must be given");
        }
    }
    let kinds = ObjectKind::ALL.map(ObjectKind::name);
    let kind = one_of(fields, "kind", &kinds).and_then(ObjectKind::named);
    let id = fields.text("id");
    Some(ObjectRef { kind: kind?, id: id? })
}

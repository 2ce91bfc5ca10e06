//! `GET /modules/v1/pipeline`: the modules that process files of evidence.

use super::model::ChoiceVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_service::module;

/// Lists the modules that process files of evidence, with what is to be filled in.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/pipeline",
    operation_id = "listModulePipelines",
    params(InQuery<PagingFields>),
    responses(
        (status = 200, description = "The modules", body = Many<ChoiceVo>),
    ),
)]
pub(super) async fn pipelines(
    Caller(ctx): Caller,
    pairs: Pairs,
) -> Result<Envelope<Vec<ChoiceVo>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let pipelines = module::pipelines(&ctx).await?;
    Ok(Envelope::page(paging, paging.cut(pipelines.into_iter().map(ChoiceVo::from).collect())))
}

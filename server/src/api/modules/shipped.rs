//! `GET /modules/v1/shipped`: the modules that are part of Argus.

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    openapi::{InQuery, Many},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::module::Shipped;
use argus_service::module;
use serde::Serialize;
use utoipa::ToSchema;

/// A module that is part of Argus.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ShippedModule)]
pub(super) struct ShippedVo {
    name: String,
    /// What it needs from the package index.
    needs: Vec<String>,
    installed: bool,
}

impl From<Shipped> for ShippedVo {
    fn from(shipped: Shipped) -> Self {
        Self { name: shipped.name, needs: shipped.needs, installed: shipped.is_installed }
    }
}

/// Lists the modules that are part of Argus, whether they are installed or not.
///
/// Needs the permission administer.
#[utoipa::path(
    get,
    path = "/modules/v1/shipped",
    operation_id = "listShippedModules",
    params(InQuery<PagingFields>),
    responses(
        (status = 200, description = "The modules", body = Many<ShippedVo>),
    ),
)]
pub(super) async fn shipped(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<ShippedVo>>, ApiError> {
    let mut fields = fields_of::<PagingFields>(pairs);
    let paging = paging(&mut fields);
    fields.finish()?;
    let shipped = module::shipped(&ctx).await?;
    Ok(Envelope::page(paging, paging.cut(shipped.into_iter().map(ShippedVo::from).collect())))
}

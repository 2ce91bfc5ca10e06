//! `GET /modules/v1/choice`: what can be done with an object by hand.

use super::model::ChoiceVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    criteria::one_of,
    openapi::{InQuery, Many, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
};
use argus_domain::module::ObjectKind;
use argus_service::module;

takes! {
    /// With what.
    #[schema(as = ModuleChoiceCriteria)]
    pub(super) struct ChoiceCriteria {
        /// It has to be given.
        object: ModuleObjectKind,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// A kind of object.
    ModuleObjectKind: ObjectKind::ALL.map(ObjectKind::name);
}

/// Lists what modules offer to do with an object of a kind, in the order of the modules.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/choice",
    operation_id = "listModuleChoices",
    params(InQuery<ChoiceCriteria>),
    responses(
        (status = 200, description = "The entries of the menu", body = Many<ChoiceVo>),
    ),
)]
pub(super) async fn choices(Caller(ctx): Caller, pairs: Pairs) -> Result<Envelope<Vec<ChoiceVo>>, ApiError> {
    let mut fields = fields_of::<ChoiceCriteria>(pairs);
    if !fields.is_given("object") {
        fields.refuse("object", "must be given");
    }
    let kinds = ObjectKind::ALL.map(ObjectKind::name);
    let kind = one_of(&mut fields, "object", &kinds).and_then(ObjectKind::named);
    let paging = paging(&mut fields);
    fields.finish()?;
    let choices = module::choices(&ctx, kind.unwrap_or(ObjectKind::Case)).await?;
    Ok(Envelope::page(paging, paging.cut(choices.into_iter().map(ChoiceVo::from).collect())))
}

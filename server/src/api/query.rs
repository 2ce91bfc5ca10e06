//! Parameters of a query.

use super::openapi;
use argus_lenient::Fields;
use axum::extract::Query;
use utoipa::ToSchema;

pub(crate) type Pairs = Query<Vec<(String, String)>>;

/// The fields of a query that holds what `T` says.
pub(crate) fn fields_of<T: ToSchema>(Query(pairs): Pairs) -> Fields {
    Fields::from_query(pairs).checked_by(openapi::check::<T>)
}

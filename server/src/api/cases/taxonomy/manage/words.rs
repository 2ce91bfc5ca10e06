//! What a service or a category is called, as programs say it.

use crate::api::{ApiError, body, openapi::takes};
use argus_lenient::Fields;
use axum::body::Body;

takes! {
    /// A new service or category. Who may do what with cases follows from groups, and cases of each can be of every type: what
    /// is said of functions, types and mail is not kept.
    #[schema(as = CaseTaxonomyNew)]
    #[schema(example = json!({"shortName": "hunting", "name": "Threat hunting", "description": "Looking for what no sensor told of."}))]
    pub(in super::super) struct NewFields {
        /// Cases have it stored, so it cannot be changed later: small letters, digits, or one of - _ . :, a letter first.
        #[schema(required)]
        shortName: String,
        #[schema(required)]
        name: String,
        description: String,
    }

    /// What is to be changed of a service or a category.
    #[schema(as = CaseTaxonomyChange)]
    #[schema(example = json!({"name": "Threat hunting", "deprecated": false}))]
    pub(in super::super) struct ChangeFields {
        name: String,
        description: String,
        /// Cases keep it, and no other is given it.
        deprecated: bool,
    }
}

pub(super) struct New {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) description: String,
}

pub(super) struct Change {
    pub(super) label: Option<String>,
    pub(super) description: Option<String>,
    pub(super) retired: Option<bool>,
}

impl New {
    pub(super) async fn read(body: Body) -> Result<Self, ApiError> {
        let mut fields = body::fields_of::<NewFields>(body, body::SMALL).await?;
        let new = Self {
            name: required(&mut fields, "shortName"),
            label: required(&mut fields, "name"),
            description: fields.text("description").unwrap_or_default(),
        };
        fields.finish()?;
        Ok(new)
    }
}

impl Change {
    pub(super) async fn read(body: Body) -> Result<Self, ApiError> {
        let mut fields = body::fields_of::<ChangeFields>(body, body::SMALL).await?;
        fields.refuse_if_given("shortName", "cannot be changed: cases have it stored");
        let change = Self {
            label: fields.text("name"),
            description: fields.text("description"),
            retired: fields.bool("deprecated"),
        };
        fields.finish()?;
        Ok(change)
    }
}

pub(super) fn required(fields: &mut Fields, field: &str) -> String {
    let text = fields.text(field).unwrap_or_default();
    if text.trim().is_empty() {
        fields.refuse(field, "is required");
    }
    text
}

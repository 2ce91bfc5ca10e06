//! An indicator, as modules are told of it.

use super::{one_of, person, tags};
use argus_domain::ioc::Ioc;
use serde_json::{Value, json};

pub(crate) fn fields(ioc: &Ioc) -> Value {
    json!({
        "type": "ioc",
        "id": ioc.id,
        "ioc_id": ioc.id,
        "case_id": ioc.case,
        "ioc_value": ioc.value,
        "ioc_type": one_of("type_name", ioc.kind.name()),
        "ioc_tlp": ioc.tlp.name(),
        "tlp": one_of("tlp_name", ioc.tlp.name()),
        "ioc_description": ioc.description,
        "ioc_tags": tags(&ioc.tags),
        "user": person(ioc.added_by.as_ref()),
        "date_added": ioc.added.to_string(),
        "date_update": ioc.updated.to_string(),
        "custom_attributes": {},
    })
}

//! Tags as requests hold them.

use crate::api::openapi::takes;
use argus_domain::case::CaseTag;
use argus_lenient::Fields;

takes! {
    /// A tag: a key, and a value where it needs one. A colon ends the key: what follows it begins the value.
    #[schema(as = CaseTagFields)]
    pub(super) struct CaseTagFields {
        #[schema(required)]
        key: String,
        value: String,
    }
}

/// `tags`: what is wrong is noted in `fields`.
pub(super) fn read(fields: &mut Fields) -> Vec<CaseTag> {
    let read = fields.objects("tags", |inner| {
        let (key, value) = (inner.text("key").unwrap_or_default(), inner.text("value").unwrap_or_default());
        let tag = CaseTag::joined(&key, &value);
        tag.map_err(|error| inner.refuse("key", error)).ok()
    });
    read.into_iter().flatten().collect()
}

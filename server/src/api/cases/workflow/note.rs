//! What is said with a request.

use crate::api::{cases::written::markdown, openapi::takes};
use argus_domain::case::RequestNote;
use argus_lenient::Fields;

takes! {
    /// What is said when notice is taken of a request.
    #[schema(as = CaseWorkflowNote)]
    #[schema(example = json!({"comment": "Done."}))]
    pub(super) struct NoteFields {
        /// In HTML.
        comment: String,
        /// Whether it is also for those who do not work on the case.
        publicComment: bool,
    }

    /// What is said with a request.
    #[schema(as = CaseWorkflowRequest)]
    #[schema(example = json!({"comment": "Please look."}))]
    pub(super) struct RequestFields {
        #[serde(flatten)]
        note: NoteFields,
        /// What it is called elsewhere.
        externalReference: String,
    }
}

pub(super) fn read(fields: &mut Fields) -> RequestNote {
    RequestNote {
        comment: markdown(fields, "comment", false).unwrap_or_default(),
        is_public: fields.bool("publicComment").unwrap_or(false),
        external_reference: None,
    }
}

//! `PUT /cases/v2/case/{id}`: a case is changed.

use crate::api::{
    ApiError,
    answer::Envelope,
    body,
    caller::Caller,
    cases::{
        criteria::{CasePriority, OpenStatus},
        model::CaseVo,
        path::case_id,
        written::{CaseNotification, TextFormat, is_plain, markdown, named, notification},
    },
    openapi::{NotFound, One, takes},
    text::PathTexts,
};
use argus_domain::{Timestamp, case::CaseRevision, comment::NewComment};
use argus_lenient::Fields;
use argus_service::case;
use axum::{body::Body, http::StatusCode};

takes! {
    /// What is to be another. What is left out stays; an empty text takes away.
    #[schema(as = CaseUpdate)]
    #[schema(example = json!({"status": "workingSoc", "priority": "high", "comment": "Looking at it."}))]
    struct UpdateFields {
        subject: String,
        description: String,
        /// The status of an open state opens a closed case again.
        status: OpenStatus,
        priority: CasePriority,
        /// Number or short name.
        category: String,
        /// Numbers or short names of users.
        reporter: String,
        assignedUser: String,
        assignedTech: String,
        /// The same by number.
        reporterID: i64,
        assignedUserID: i64,
        assignedTechID: i64,
        /// In milliseconds since 1970; 0 takes it away.
        customerDueTimestamp: i64,
        techDueTimestamp: i64,
        customerReference: String,
        /// Said with the change.
        comment: String,
        /// Whether only those see the comment who work on cases.
        #[schema(default = false)]
        internalComment: bool,
        /// How description and comment are written.
        textFormat: TextFormat,
        originEmailAddress: String,
        /// Follows from the events that are linked to the case: anything else is refused.
        hasEvents: bool,
        notification: CaseNotification,
    }
}

/// Changes a case.
///
/// Needs the permission updateCase.
#[utoipa::path(
    put,
    path = "/cases/v2/case/{id}",
    operation_id = "updateCase",
    params(("id" = i64, Path, minimum = 1, description = "The case's number")),
    request_body = UpdateFields,
    responses(
        (status = 200, description = "The case as it is now", body = One<CaseVo>),
        NotFound,
    ),
)]
pub(super) async fn update(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    body: Body,
) -> Result<Envelope<CaseVo>, ApiError> {
    let id = case_id("id", &id)?;
    let mut fields = body::fields_of::<UpdateFields>(body, body::SMALL).await?;
    let ctx = ctx.telling_contacts(notification(&mut fields));
    let revision = read(&mut fields);
    fields.finish()?;
    let revised = case::revise(&ctx, id, revision).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::OK, CaseVo::whole(revised)))
}

fn read(fields: &mut Fields) -> CaseRevision {
    let is_plain = is_plain(fields, "textFormat");
    let internal = fields.bool("internalComment").unwrap_or(false);
    let origin_email = fields.text("originEmailAddress");
    super::opening::refuse_triggers(fields);
    let person = |fields: &mut Fields, name: &str| {
        let (by_name, by_number) = (fields.text(name), fields.int(&format!("{name}ID")));
        by_name.or(by_number.map(|number| number.to_string()))
    };
    CaseRevision {
        name: fields.text("subject"),
        description: markdown(fields, "description", is_plain),
        status: super::opening::open_status(fields),
        severity: fields.parsed("priority"),
        category: fields.text("category"),
        reporter: person(fields, "reporter"),
        assigned_user: person(fields, "assignedUser"),
        assigned_tech: person(fields, "assignedTech"),
        customer_due: due(fields, "customerDueTimestamp"),
        tech_due: due(fields, "techDueTimestamp"),
        soc_ticket: fields.text("customerReference"),
        comment: markdown(fields, "comment", is_plain).map(|text| NewComment {
            text,
            internal,
            origin_email,
            reply_to: None,
        }),
        has_events: fields.bool("hasEvents"),
    }
}

fn due(fields: &mut Fields, field: &str) -> Option<Timestamp> {
    let millis = fields.int(field)?;
    let at = Timestamp::from_millis(millis);
    if at.is_none() {
        fields.refuse(field, "must be milliseconds since 1970");
    }
    at
}

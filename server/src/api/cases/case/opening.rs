//! What is said of a case that is opened.

use crate::api::{
    ApiError,
    answer::Envelope,
    cases::{
        access::{AccessLevelName, level, subject},
        criteria::{AccessModeName, CasePriority, CaseTypeName, OpenStatus, access_mode},
        model::CaseVo,
        tags,
        watcher::{self, CaseWatcherFields},
        written::{CaseNotification, TextFormat, as_markdown, is_plain, named},
    },
    openapi::takes,
};
use argus_domain::{
    case::{AccessLevel, CaseMember, CaseOpening, CaseStatus, CaseValue, NewCase},
    custom_field::RawValues,
    watcher::NewWatcher,
};
use argus_lenient::Fields;
use argus_service::{Ctx, case};
use axum::http::StatusCode;
use serde_json::Value;

takes! {
    /// A new case.
    #[schema(as = CaseOpening)]
    #[schema(example = json!({"customer": "acme", "service": "ids", "type": "securityIncident", "subject": "Beacons", "description": "<p>Seen since noon.</p>", "priority": "high"}))]
    pub(super) struct OpeningFields {
        /// Number or short name. The caller's only customer, if he has one, where it is left out.
        customer: String,
        /// The same by number.
        customerID: i64,
        /// Number or short name.
        #[schema(required)]
        service: String,
        #[schema(required)]
        r#type: CaseTypeName,
        #[schema(required)]
        subject: String,
        #[schema(required)]
        description: String,
        descriptionTextFormat: TextFormat,
        /// Number or short name of a classification.
        category: String,
        #[schema(default = "medium")]
        priority: CasePriority,
        /// That of the first state of the workflow unless said otherwise.
        status: OpenStatus,
        /// Who sees it whom `aclMembers` does not name. Who may not change cases leaves both out.
        #[schema(default = "roleBased")]
        accessMode: AccessModeName,
        /// Number or short name of a user.
        assignedUser: String,
        assignedTech: String,
        aclMembers: Vec<CaseMemberFields>,
        customerReference: String,
        tags: Vec<tags::CaseTagFields>,
        fields: Vec<CaseFieldValueFields>,
        originEmailAddress: String,
        /// To try something out: searches find it only if they ask for it.
        #[schema(default = false)]
        testData: bool,
        /// Whether those watch it who own it, work on it or opened it.
        #[schema(default = true)]
        defaultWatchers: bool,
        /// Where it is false, only those see it who have the permission updateCase, as the caller has to, until it is
        /// published.
        #[schema(default = true)]
        publish: bool,
        /// Whether nothing is opened where nobody is told of it: neither whoever it is assigned to nor a contact.
        #[schema(default = false)]
        rejectCreateWithoutNotification: bool,
        /// Who watches it besides.
        #[schema(max_items = 100)]
        watchers: Vec<CaseWatcherFields>,
        notification: CaseNotification,
    }

    /// Somebody whom the access list of a case is to name.
    #[schema(as = CaseMember)]
    pub(super) struct CaseMemberFields {
        /// Number or short name of a user, number or name of a group.
        userOrGroup: String,
        /// The same by number.
        subjectID: i64,
        #[schema(default = "read")]
        level: AccessLevelName,
        /// Whether the user, or who is in the group, watches the case, too, if he sees it and did not say otherwise.
        #[schema(default = true)]
        addWatcher: bool,
    }

    /// What a program notes of a case.
    #[schema(as = CaseFieldValue)]
    pub(super) struct CaseFieldValueFields {
        #[schema(required)]
        field: String,
        value: String,
        values: Vec<String>,
    }
}

/// Somebody whom the access list is to name, and where the request does.
pub(super) struct Member {
    pub(super) name: String,
    pub(super) field: String,
    pub(super) level: AccessLevel,
    pub(super) watches: bool,
}

/// Opens it, once those are found whom its access list is to name.
pub(super) async fn open(
    ctx: &Ctx,
    new: NewCase,
    mut opening: CaseOpening,
    members: Vec<Member>,
) -> Result<Envelope<CaseVo>, ApiError> {
    for Member { name, field, level, watches } in members {
        let subject = subject(ctx, &name, &field).await?;
        opening.members.push(CaseMember { subject, level, watches });
    }
    let opened = case::open(ctx, new, opening).await.map_err(named)?;
    Ok(Envelope::of(StatusCode::CREATED, CaseVo::whole(opened)))
}

pub(super) fn read(fields: &mut Fields) -> (NewCase, CaseOpening, Vec<Member>) {
    refuse_triggers(fields);
    let members = members(fields);
    let is_plain = is_plain(fields, "descriptionTextFormat");
    let customer_id = fields.int("customerID");
    let kind = fields.parsed("type");
    if kind.is_none() && fields.is_sound() {
        fields.refuse("type", "is required");
    }
    let (values, custom) = values(fields);
    let (name, described) = (required(fields, "subject"), required(fields, "description"));
    let new = NewCase {
        name,
        description: as_markdown(fields, "description", &described, is_plain).unwrap_or_default(),
        soc_ticket: fields.text("customerReference"),
        custom,
        ..NewCase::default()
    };
    let opening = CaseOpening {
        customer: fields.text("customer").or(customer_id.map(|id| id.to_string())),
        kind,
        service: Some(required(fields, "service")),
        category: fields.text("category").filter(|text| !text.is_empty()),
        severity: fields.parsed("priority"),
        status: open_status(fields),
        assigned_user: fields.text("assignedUser").filter(|text| !text.is_empty()),
        assigned_tech: fields.text("assignedTech").filter(|text| !text.is_empty()),
        tags: tags::read(fields),
        values,
        access: access_mode(fields),
        members: Vec::new(),
        origin_email: fields.text("originEmailAddress"),
        is_test: fields.bool("testData").unwrap_or(false),
        without_default_watchers: fields.bool("defaultWatchers") == Some(false),
        watchers: watchers(fields),
        is_unpublished: fields.bool("publish") == Some(false),
        needs_telling: fields.bool("rejectCreateWithoutNotification") == Some(true),
        number: None,
    };
    (new, opening, members)
}

fn required(fields: &mut Fields, field: &str) -> String {
    let text = fields.text(field).unwrap_or_default();
    if text.trim().is_empty() {
        fields.refuse(field, "is required");
    }
    text
}

/// Cases are closed by a call of its own.
pub(in crate::api::cases) fn open_status(fields: &mut Fields) -> Option<CaseStatus> {
    let status = fields.parsed("status");
    if status == Some(CaseStatus::Closed) {
        fields.refuse("status", "cannot be closed like this: close the case");
    }
    status
}

/// What this server cannot do is refused rather than left undone.
pub(super) fn refuse_triggers(fields: &mut Fields) {
    fields.refuse_if_given("triggers", "are checks that this server does not run");
}

fn watchers(fields: &mut Fields) -> Vec<NewWatcher> {
    const MOST: usize = 100;
    let read: Vec<Option<NewWatcher>> = fields.objects("watchers", watcher::named);
    if read.len() > MOST {
        fields.refuse("watchers", format_args!("must not be more than {MOST}"));
    }
    read.into_iter().flatten().collect()
}

fn members(fields: &mut Fields) -> Vec<Member> {
    let read = fields.objects("aclMembers", |inner| {
        let watches = inner.bool("addWatcher").unwrap_or(true);
        let number = inner.int("subjectID");
        let name = inner.text("userOrGroup").or(number.map(|number| number.to_string()));
        let name = name.unwrap_or_default();
        if name.is_empty() {
            inner.refuse("userOrGroup", "is required");
        }
        (name, level(inner), watches)
    });
    let member = |(index, (name, level, watches))| {
        let field = format!("aclMembers[{index}].userOrGroup");
        Member { name, field, level, watches }
    };
    read.into_iter().enumerate().map(member).collect()
}

/// Those of the fields that programs have, and those of fields that an administrator defined.
fn values(fields: &mut Fields) -> (Vec<CaseValue>, RawValues) {
    let read = fields.objects("fields", |inner| {
        let (field, value) = (required(inner, "field"), inner.text("value"));
        (field, value.into_iter().chain(inner.texts("values")).collect::<Vec<_>>())
    });
    let (mut values, mut custom) = (Vec::new(), RawValues::new());
    for (field, texts) in read {
        if CaseValue::FIELDS.contains(&field.as_str()) {
            values.extend(texts.into_iter().map(|value| CaseValue { field: field.clone(), value }));
        } else {
            let value = match texts.as_slice() {
                [one] => Value::from(one.as_str()),
                _ => Value::from(texts),
            };
            custom.insert(field, value);
        }
    }
    (values, custom)
}

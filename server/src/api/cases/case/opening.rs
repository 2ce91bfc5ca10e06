//! What is said of a case that is opened.

use crate::api::{
    cases::{
        access::{AccessLevelName, level},
        criteria::{AccessModeName, CasePriority, CaseTypeName, OpenStatus, access_mode},
        tags,
        written::{CaseNotification, TextFormat, as_markdown, is_plain, notification},
    },
    openapi::takes,
};
use argus_domain::{
    case::{AccessLevel, CaseOpening, CaseStatus, CaseValue, NewCase},
    custom_field::RawValues,
};
use argus_lenient::Fields;
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
        /// Cases are published when they are opened: false is refused.
        #[schema(default = true)]
        publish: bool,
        /// Nobody is notified, so true is refused.
        #[schema(default = false)]
        rejectCreateWithoutNotification: bool,
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
        /// Changes nothing: nobody becomes a watcher by it.
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
}

pub(super) fn read(fields: &mut Fields) -> (NewCase, CaseOpening, Vec<Member>) {
    refuse_unusual(fields);
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
fn refuse_unusual(fields: &mut Fields) {
    notification(fields);
    refuse_triggers(fields);
    if fields.bool("publish") == Some(false) {
        fields.refuse("publish", "cannot be false: cases are published when they are opened");
    }
    if fields.bool("rejectCreateWithoutNotification") == Some(true) {
        let problem = "cannot be true: this server sends no notifications, so nobody would be notified";
        fields.refuse("rejectCreateWithoutNotification", problem);
    }
    fields.refuse_if_given("watchers", "cannot be given when a case is opened");
}

pub(super) fn refuse_triggers(fields: &mut Fields) {
    fields.refuse_if_given("triggers", "are checks that this server does not run");
}

fn members(fields: &mut Fields) -> Vec<Member> {
    let read = fields.objects("aclMembers", |inner| {
        inner.bool("addWatcher");
        let number = inner.int("subjectID");
        let name = inner.text("userOrGroup").or(number.map(|number| number.to_string()));
        let name = name.unwrap_or_default();
        if name.is_empty() {
            inner.refuse("userOrGroup", "is required");
        }
        (name, level(inner))
    });
    let member =
        |(index, (name, level))| Member { name, field: format!("aclMembers[{index}].userOrGroup"), level };
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

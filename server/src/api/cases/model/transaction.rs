//! What was done with a case, as far as programs have words for it.

use crate::api::model::{CustomerInfo, UserInfo};
use argus_domain::{Timestamp, case::CaseDeed, numbered::Counted};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// What actions of the log are called on the wire. Others have no name there.
const ACTIONS: [(&str, &str); 24] = [
    ("case.create", "createCase"),
    ("case.update", "updateCase"),
    ("case.reopen", "updateCase"),
    ("case.close", "closeCase"),
    ("case.delete", "deleteCase"),
    ("case.move", "moveCase"),
    ("case.publish", "publishCase"),
    ("comment.add", "addCaseComment"),
    ("comment.edit", "editCaseComment"),
    ("comment.restore", "addCaseComment"),
    ("comment.remove", "deleteCaseComment"),
    ("attachment.add", "addCaseAttachment"),
    ("attachment.restore", "addCaseAttachment"),
    ("attachment.remove", "deleteCaseAttachment"),
    ("case.request", "requestWorkflow"),
    ("case.acknowledge", "acknowledgeWorkflow"),
    ("case.requestUpdate", "updateWorkflow"),
    ("event.link", "eventAssociated"),
    ("case.merge", "mergeCases"),
    ("case.link", "addCaseLink"),
    ("case.unlink", "deleteCaseLink"),
    ("case.watch", "addCaseWatcher"),
    ("case.unwatch", "deleteCaseWatcher"),
    ("case.watchers", "updateWatcherSettings"),
];

/// All that can be asked for; of some of them there are none.
pub(in crate::api::cases) const OPERATIONS: [&str; 36] = [
    "all",
    "createCase",
    "updateCase",
    "deleteCase",
    "moveCase",
    "publishCase",
    "closeCase",
    "mergeCases",
    "updateCaseAccessSettings",
    "addCaseComment",
    "editCaseComment",
    "deleteCaseComment",
    "addCaseAttachment",
    "deleteCaseAttachment",
    "addCaseLink",
    "deleteCaseLink",
    "addCaseWatcher",
    "updateCaseWatcher",
    "deleteCaseWatcher",
    "currentUser",
    "updateWatcherSettings",
    "requestWorkflow",
    "acknowledgeWorkflow",
    "updateWorkflow",
    "addCaseTag",
    "removeCaseTag",
    "grantCaseAccess",
    "revokeCaseAccess",
    "setCaseField",
    "clearCaseField",
    "eventAssociated",
    "eventUnassociated",
    "enquiryCreate",
    "enquiryAnswer",
    "enquiryReject",
    "enquiryDelete",
];

/// What something that was done can have to do with; of some of them there is nothing.
pub(in crate::api::cases) const TYPES: [&str; 15] = [
    "actions",
    "status",
    "priority",
    "description",
    "category",
    "assignments",
    "comments",
    "enquiries",
    "attachments",
    "access",
    "fields",
    "links",
    "workflow",
    "watchers",
    "events",
];

/// What fields of a case are called on the wire.
const FIELDS: [(&str, &str); 15] = [
    ("name", "subject"),
    ("description", "description"),
    ("severity", "priority"),
    ("state", "status"),
    ("classification", "category"),
    ("socTicket", "customerReference"),
    ("owner", "reporterID"),
    ("assignee", "assignedTechID"),
    ("assignedUser", "assignedUserID"),
    ("customerDueTimestamp", "customerDueTimestamp"),
    ("techDueTimestamp", "techDueTimestamp"),
    ("tags", "addTag"),
    ("customer", "customerID"),
    ("service", "service"),
    ("type", "type"),
];

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseTransaction {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    operation: &'static str,
    user: CaseActor,
    #[schema(value_type = i64)]
    timestamp: Timestamp,
    time: String,
    changes: Vec<CaseChangeEvent>,
    flags: Vec<&'static str>,
    /// How many were told of it.
    notified: u32,
}

/// Who did it, and for whom he works, as far as the caller sees that customer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CaseActor {
    #[serde(flatten)]
    user: Option<UserInfo>,
    /// Where it was Argus itself.
    #[serde(rename = "userName", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    system: Option<&'static str>,
    customer: ActorCustomer,
}

/// Empty where it is not known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseActorCustomer)]
struct ActorCustomer {
    #[serde(flatten)]
    customer: Option<CustomerInfo>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CaseChangeEvent {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    transaction_index: usize,
    field: &'static str,
    object_type: &'static str,
    /// What it has to do with.
    #[schema(value_type = Object)]
    object: Value,
    value: Option<String>,
    previous_value: Option<String>,
    flags: Vec<&'static str>,
}

/// What it is called on the wire, if it has a name there.
fn operation(deed: &CaseDeed) -> Option<&'static str> {
    if deed.action == "case.value" {
        let is_empty = deed.detail["after"].as_array().is_none_or(Vec::is_empty);
        return Some(if is_empty { "clearCaseField" } else { "setCaseField" });
    }
    if deed.action == "case.access" {
        let is_entry = deed.detail.get("subject").is_some();
        return Some(match (is_entry, deed.detail["after"].is_null()) {
            (false, _) => "updateCaseAccessSettings",
            (true, false) => "grantCaseAccess",
            (true, true) => "revokeCaseAccess",
        });
    }
    ACTIONS.iter().find(|(action, _)| *action == deed.action).map(|(_, operation)| *operation)
}

impl CaseTransaction {
    pub(in crate::api::cases) fn new(deed: CaseDeed) -> Option<Self> {
        let operation = operation(&deed)?;
        let system = deed.by.is_none().then_some("Argus");
        Some(Self {
            id: Counted::Transaction.uuid(deed.id.0),
            operation,
            changes: changes(&deed),
            user: CaseActor {
                user: deed.by.map(UserInfo::from),
                system,
                customer: ActorCustomer { customer: deed.by_customer.map(CustomerInfo::from) },
            },
            timestamp: deed.at,
            time: deed.at.to_string(),
            flags: Vec::new(),
            notified: deed.notified,
        })
    }

    pub(in crate::api::cases) fn operation(&self) -> &'static str {
        self.operation
    }

    pub(in crate::api::cases) fn changes(&self, fields: &[&str]) -> bool {
        self.changes.iter().any(|change| fields.contains(&change.field))
    }

    /// Whether it has to do with one of [`TYPES`].
    pub(in crate::api::cases) fn is_of(&self, wanted: &str) -> bool {
        let part = match wanted {
            "comments" => "Comment",
            "enquiries" => "enquiry",
            "attachments" => "Attachment",
            "access" => "Access",
            "fields" => "CaseField",
            "links" => "Link",
            "workflow" => "Workflow",
            "watchers" => "Watcher",
            "events" => "event",
            "actions" => {
                let whole =
                    ["createCase", "deleteCase", "moveCase", "publishCase", "closeCase", "mergeCases"];
                return whole.contains(&self.operation);
            }
            "assignments" => return self.changes(&["assignedUserID", "assignedTechID", "reporterID"]),
            "description" => return self.changes(&["description", "subject"]),
            field => return self.changes(&[field]),
        };
        self.operation.contains(part) || (wanted == "fields" && self.changes(&["fieldAdded", "fieldRemoved"]))
    }

    pub(in crate::api::cases) fn is_by(&self, users: &[String]) -> bool {
        self.user.user.as_ref().is_some_and(|user| user.is_named(users))
    }
}

fn changes(deed: &CaseDeed) -> Vec<CaseChangeEvent> {
    let (before, after) = (&deed.detail["before"], &deed.detail["after"]);
    if ["comment.add", "comment.restore"].contains(&deed.action.as_str()) {
        let flags = if after["internal"] == true { vec!["INTERNAL"] } else { Vec::new() };
        let id = after["id"].as_i64().map(|id| Counted::Comment.uuid(id).to_string());
        let object = json!({"id": id, "flags": flags});
        return vec![event(deed, 0, ("addComment", "comment", object), None, None)];
    }
    if deed.action == "case.value" {
        let name = deed.detail["field"].as_str().unwrap_or_default();
        let (was, is) = (texts(before), texts(after));
        let field = if is.is_none() { "fieldRemoved" } else { "fieldAdded" };
        return vec![event(deed, 0, (field, "field", json!(name)), is, was)];
    }
    if deed.action == "case.access" && deed.detail.get("subject").is_none() {
        let (was, is) = (text(before), text(after));
        let object = json!(is.clone().unwrap_or_default());
        return vec![event(deed, 0, ("accessMode", "string", object), is, was)];
    }
    if deed.action == "case.access" || deed.action.starts_with("attachment.") {
        return Vec::new();
    }
    if deed.action == "event.link" {
        return vec![event(deed, 0, ("associatedEvent", "string", json!("")), None, None)];
    }
    if deed.action == "case.link" {
        let id = text(&deed.detail["case"]);
        return vec![event(deed, 0, ("addLink", "string", json!(id)), id, None)];
    }
    if deed.action == "case.merge" {
        let told = [("mergedInto", &after["mergedInto"]), ("mergedFrom", &after["mergedFrom"])];
        let told = told.into_iter().filter_map(|(field, id)| Some((field, text(id)?)));
        let told = told.map(|(field, id)| event(deed, 0, (field, "string", json!(id)), Some(id), None));
        return told.collect();
    }
    if deed.action == "case.create" {
        return Vec::new();
    }
    let told =
        FIELDS.iter().filter(|(name, _)| after.get(name).is_some()).map(|(name, field)| (*name, *field));
    let custom = after.as_object().into_iter().flatten().filter(|(name, _)| name.starts_with("custom."));
    let custom = custom
        .map(|(name, value)| (name.as_str(), if value.is_null() { "fieldRemoved" } else { "fieldAdded" }));
    told.chain(custom)
        .enumerate()
        .map(|(index, (name, field))| {
            let (was, is) = (text(&before[name]), text(&after[name]));
            event(deed, index, (field, "string", json!(is.clone().unwrap_or_default())), is, was)
        })
        .collect()
}

fn event(
    deed: &CaseDeed,
    transaction_index: usize,
    (field, object_type, object): (&'static str, &'static str, Value),
    value: Option<String>,
    previous_value: Option<String>,
) -> CaseChangeEvent {
    // A row of the log changes fewer fields than this.
    const MOST: i64 = 100;
    let number =
        deed.id.0.saturating_mul(MOST).saturating_add(i64::try_from(transaction_index).unwrap_or(MOST));
    let id = Counted::Change.uuid(number);
    CaseChangeEvent {
        id,
        transaction_index,
        field,
        object_type,
        object,
        value,
        previous_value,
        flags: Vec::new(),
    }
}

/// Several as one.
fn texts(values: &Value) -> Option<String> {
    let texts: Vec<&str> = values.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// As the log holds it: people and states by name.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(str::to_owned),
        other => Some(other.to_string()),
    }
}

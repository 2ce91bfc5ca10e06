//! What was done with a case, as far as programs have words for it.

use crate::api::model::{CustomerInfo, UserInfo};
use argus_domain::{Timestamp, case::CaseDeed, numbered::Counted};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// What actions of the log are called on the wire. Others have no name there.
const ACTIONS: [(&str, &str); 14] = [
    ("case.create", "createCase"),
    ("case.update", "updateCase"),
    ("case.reopen", "updateCase"),
    ("case.close", "closeCase"),
    ("comment.add", "addCaseComment"),
    ("comment.edit", "editCaseComment"),
    ("comment.remove", "deleteCaseComment"),
    ("case.request", "requestWorkflow"),
    ("case.acknowledge", "acknowledgeWorkflow"),
    ("case.requestUpdate", "updateWorkflow"),
    ("event.link", "eventAssociated"),
    ("case.watch", "addCaseWatcher"),
    ("case.unwatch", "deleteCaseWatcher"),
    ("case.watchers", "updateWatcherSettings"),
];

/// All that can be asked for; of some of them there are none.
pub(in crate::api::cases) const OPERATIONS: [&str; 33] = [
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
];

/// What fields of a case are called on the wire.
const FIELDS: [(&str, &str); 12] = [
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
    /// Nobody is notified.
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
            notified: 0,
        })
    }

    pub(in crate::api::cases) fn operation(&self) -> &'static str {
        self.operation
    }

    pub(in crate::api::cases) fn changes(&self, fields: &[&str]) -> bool {
        self.changes.iter().any(|change| fields.contains(&change.field))
    }

    pub(in crate::api::cases) fn is_by(&self, users: &[String]) -> bool {
        self.user.user.as_ref().is_some_and(|user| user.is_named(users))
    }
}

fn changes(deed: &CaseDeed) -> Vec<CaseChangeEvent> {
    let (before, after) = (&deed.detail["before"], &deed.detail["after"]);
    if deed.action == "comment.add" {
        let flags = if after["internal"] == true { vec!["INTERNAL"] } else { Vec::new() };
        let id = after["id"].as_i64().map(|id| Counted::Comment.uuid(id).to_string());
        let object = json!({"id": id, "flags": flags});
        return vec![event(deed, 0, ("addComment", "comment", object), None, None)];
    }
    if deed.action == "event.link" {
        return vec![event(deed, 0, ("associatedEvent", "string", json!("")), None, None)];
    }
    if deed.action == "case.create" {
        return Vec::new();
    }
    let told = FIELDS.iter().filter(|(name, _)| after.get(name).is_some());
    told.enumerate()
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

/// As the log holds it: people and states by name.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(str::to_owned),
        other => Some(other.to_string()),
    }
}

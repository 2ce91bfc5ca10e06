//! Every server function.

use super::{
    Expected, SECRET, case_and_event,
    source::{quoted_after, source},
};
use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What Anna's case holds.
struct Parts {
    comment: i64,
    task: i64,
    entry: i64,
    ioc: i64,
    note: i64,
    folder: i64,
    attachment: i64,
    /// Another case of hers, and the link to it.
    other: i64,
    link: i64,
}

impl Parts {
    async fn of(case: i64, anna: &Page<'_>) -> Self {
        let add = async |function: &str, body: Value| anna.call(function, body).await.is(200).json;
        let comment = add("comment/add", json!({"case": case, "text": SECRET})).await;
        let task = add("task/add", json!({"case": case, "new": {"title": SECRET}})).await;
        let entry = json!([{"time": {"text": "2026-11-22"}, "title": SECRET}]);
        let entry = add("timeline/add", json!({"case": case, "new": entry})).await;
        let ioc = add("ioc/add", json!({"case": case, "new": [{"value": "secret.example"}]})).await;
        let note = add("note/add", json!({"case": case, "new": {"title": SECRET}})).await;
        let folder = add("note/folder/add", json!({"case": case, "parent": null, "name": SECRET})).await;
        let new = json!({"customer": 1, "name": SECRET, "description": SECRET, "template": null,
            "classification": null, "soc_ticket": null});
        let other = add("case/create", json!({"new": new})).await["id"].as_i64().unwrap();
        let link = json!({"id": case, "other": other, "relation": "relatedTo"});
        let link = add("case/link/add", link).await;
        let attachment = anna.attach(case, "secret.txt", SECRET).await.is(201).json;
        Self {
            comment: comment["id"].as_i64().unwrap(),
            task: task["id"].as_i64().unwrap(),
            entry: entry["added"][0].as_i64().unwrap(),
            ioc: ioc["added"][0]["id"].as_i64().unwrap(),
            note: note["summary"]["id"].as_i64().unwrap(),
            folder: folder["id"].as_i64().unwrap(),
            attachment: attachment["id"].as_i64().unwrap(),
            other,
            link: link["links"][0]["id"].as_i64().unwrap(),
        }
    }
}

/// Those that only administrators call, with their bodies: an analyst gets nothing from them either.
fn of_administrators() -> Vec<(&'static str, Value)> {
    let place = json!({"id": 1, "short_name": null, "name": null, "time_zone": null, "zone": null});
    let network = json!({"id": 1, "location": null, "zone": null, "flags": null, "description": null});
    let sort = json!({"key": "name", "descending": false});
    vec![
        ("customer/managed", part(json!({"filter": {}, "sort": sort}))),
        ("customer/get", json!({"id": 1})),
        ("customer/add", json!({"new": {"short_name": "new", "name": "New"}})),
        ("customer/change", json!({"id": 1, "change": {"version": 1, "name": "New"}})),
        ("customer/remove", json!({"id": 1})),
        ("customer/members", part(json!({"id": 1, "text": ""}))),
        ("customer/groups", json!({"id": 1})),
        ("customer/let-see", json!({"id": 1, "holder": {"user": 1}, "may": true})),
        ("contact/add", json!({"customer": 1, "new": {"name": "N"}})),
        ("contact/change", json!({"id": 1, "change": {"version": 1, "name": "N"}})),
        ("contact/remove", json!({"id": 1})),
        (
            "location/add",
            json!({"customer": 1, "short_name": "x", "name": "X", "time_zone": "UTC", "zone": "DMZ"}),
        ),
        ("location/change", place),
        ("location/remove", json!({"id": 1})),
        (
            "network/add",
            json!({"customer": 1, "network": "192.0.2.0/24", "location": 0, "zone": "DMZ", "flags": [],
                "description": ""}),
        ),
        ("network/change", network),
        ("network/remove", json!({"id": 1})),
        ("user/list", part(json!({"filter": {}, "sort": sort}))),
        ("user/names", json!({"text": ""})),
        ("user/get", json!({"id": 1})),
        ("user/rights", json!({"id": 1})),
        ("user/add", json!({"new": {"login": "new"}})),
        ("user/change", json!({"id": 1, "change": {"version": 1, "disabled": true}})),
        ("user/reset-password", json!({"id": 1})),
        ("user/why", json!({"id": 1, "thing": {"customer": 1}})),
        ("group/list", part(json!({"text": ""}))),
        ("group/get", json!({"id": 1})),
        ("group/members", part(json!({"id": 1, "text": ""}))),
        ("group/add", json!({"new": {"name": "New", "permissions": ["administer"]}})),
        ("group/change", json!({"id": 2, "change": {"version": 1, "permissions": ["administer"]}})),
        ("group/set-member", json!({"id": 1, "user": 2, "is": true})),
        ("group/remove", json!({"id": 3})),
        ("policy/list", part(json!({}))),
        ("policy/choices", json!({})),
        ("policy/save", json!({"id": null, "version": 0, "content": {"name": "N"}})),
        ("policy/activate", json!({"id": 1, "active": true})),
        ("policy/remove", json!({"id": 1})),
        ("policy/history", part(json!({"filter": {}}))),
        ("setting/start", json!({})),
        ("setting/retention", json!({})),
        ("setting/telling", json!({})),
        ("setting/set-telling", json!({"version": 1, "settings": {"mail": null}})),
        ("setting/set-retention", json!({"customer": 1, "days": 1})),
        ("setting/clear-retention", json!({"customer": 1})),
        ("module/list", json!({})),
        ("module/get", json!({"id": 1})),
        ("module/shipped", json!({})),
        ("module/install", json!({"new": {"from": "package", "name": "some-module"}})),
        ("module/change", json!({"id": 1, "change": {"version": 1, "enabled": true}})),
        ("module/remove", json!({"id": 1})),
        ("module/export", json!({"id": 1})),
        ("module/import", json!({"id": 1, "version": 1, "document": {}})),
        ("api-key/list", part(json!({"filter": {}}))),
        ("api-key/add", json!({"owner": 1, "new": {"name": "Key"}})),
        ("api-key/revoke", json!({"id": 1})),
    ]
}

/// Those of acme's alert.
fn of_alerts(alert: i64, case: i64) -> Vec<(&'static str, Value, Expected, u16)> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const ALL: Expected = [401, 200, 403, 200];
    let one = json!({"id": alert});
    vec![
        ("alert/list", part(json!({"filter": {}})), ALL, 403),
        ("alert/groups", part(json!({"filter": {}, "by": "source"})), ALL, 403),
        ("alert/board", json!({"filter": {}, "columns": [["new", 10]]}), ALL, 403),
        ("alert/statistics", json!({"wanted": {"by": "source"}}), ALL, 403),
        ("alert/choices", json!({}), ALL, 403),
        ("alert/get", one.clone(), FOREIGN, 403),
        (
            "alert/create",
            json!({"new": {"customer": 1, "title": SECRET, "source": "proxy"}}),
            [401, 412, 403, 200],
            403,
        ),
        ("alert/update", json!({"id": alert, "change": {"severity": "high"}}), FOREIGN, 403),
        ("alert/part", json!({"id": alert, "change": {"addIoc": {"value": "evil.example"}}}), FOREIGN, 403),
        // Each alert is judged on its own: a stranger's order is taken and refused for each.
        ("alert/snooze", json!({"id": alert, "until": "+1hour"}), FOREIGN, 403),
        ("alert/many", json!({"orders": [[alert, {"add_tags": ["seen"]}]]}), ALL, 403),
        ("alert/events", one.clone(), FOREIGN, 403),
        ("alert/similar", one.clone(), FOREIGN, 403),
        ("alert/activities", part(one), FOREIGN, 403),
        ("alert/escalate", json!({"id": alert, "wanted": {"name": SECRET}}), FOREIGN, 403),
        ("alert/merge", json!({"id": alert, "wanted": {"case": case}}), FOREIGN, 403),
        ("alert/of-case", json!({"case": case}), FOREIGN, 403),
        ("alert/separate", json!({"id": alert, "case": case}), FOREIGN, 403),
        ("silence/list", part(json!({"over": false})), ALL, 403),
        ("silence/of-alert", json!({"alert": alert}), FOREIGN, 403),
        ("silence/try", json!({"matcher": {"title": "secret"}, "days": 7}), ALL, 403),
        (
            "silence/add",
            json!({"new": {"matcher": {"customers": [1]}, "reason": SECRET, "until": "+1hour"}}),
            [401, 412, 403, 200],
            403,
        ),
        ("silence/alerts", json!({"id": 1}), FOREIGN, 403),
        ("silence/set-until", json!({"id": 1, "version": 1, "until": null}), FOREIGN, 403),
        ("alert/delete", json!({"id": alert}), [401, 403, 403, 403], 403),
    ]
}

/// Those of acme's alert rule.
fn of_alert_rules(rule: i64) -> Vec<(&'static str, Value, Expected, u16)> {
    const FOREIGN: Expected = [401, 404, 403, 200];
    const ALL: Expected = [401, 200, 403, 200];
    let content = json!({"name": SECRET, "customers": [1]});
    vec![
        ("alert-rule/list", part(json!({"filter": {}})), ALL, 403),
        ("alert-rule/get", json!({"id": rule}), FOREIGN, 403),
        (
            "alert-rule/save",
            json!({"id": null, "version": 0, "content": content.clone()}),
            [401, 412, 403, 200],
            403,
        ),
        (
            "alert-rule/try",
            json!({"content": {"name": SECRET, "customers": [1]}, "days": 7}),
            [401, 412, 403, 200],
            403,
        ),
        ("alert-rule/read", json!({"text": "[]"}), [401, 200, 403, 200], 403),
        ("alert-rule/import", json!({"rules": [content]}), [401, 412, 403, 200], 403),
        ("alert-rule/activate", json!({"id": rule, "enabled": false}), FOREIGN, 403),
        ("alert-rule/firings", part(json!({"filter": {}})), ALL, 403),
        ("alert-rule/remove", json!({"id": rule}), FOREIGN, 403),
    ]
}

/// Those of processing modules, of which none is installed, so that nothing has been done.
fn of_modules(case: i64) -> Vec<(&'static str, Value, Expected, u16)> {
    const ALL: Expected = [401, 200, 403, 200];
    const NONE: Expected = [401, 404, 403, 404];
    let task = json!({"id": 1_000_000});
    let object = json!({"kind": "case", "id": case.to_string()});
    vec![
        ("module/choices", json!({"kind": "case"}), ALL, 403),
        ("module/pipelines", json!({}), ALL, 403),
        // What else one must be allowed to do depends on what it is called for, and it is not there.
        (
            "module/call",
            json!({"call": {"module": 1, "label": "Look up", "objects": [object]}}),
            [401, 404, 403, 404],
            403,
        ),
        (
            "module/process",
            json!({"processing": {"module": 1, "case": case, "files": [1], "arguments": {}}}),
            NONE,
            403,
        ),
        ("module-task/list", part(json!({"filter": {}})), ALL, 403),
        ("module-task/get", task.clone(), NONE, 403),
        ("module-task/log", json!({"id": 1_000_000, "after": 0}), NONE, 403),
        ("module-task/cancel", task.clone(), NONE, 403),
        ("module-task/again", task, NONE, 403),
    ]
}

/// With the first page of it.
fn part(mut body: Value) -> Value {
    body["limit"] = json!(10);
    body["offset"] = json!(0);
    body
}

/// Server function, body, and what the four and somebody with a one-time password get.
fn functions(event: &str, case: i64, search: i64, parts: Parts) -> Vec<(&'static str, Value, Expected, u16)> {
    let page = |filter: Value| json!({"filter": filter, "limit": 100, "offset": 0});
    let criteria = json!({"start": "0"});
    let sort = json!({"key": "timestamp", "descending": true});
    let new = json!({"customer": 1, "name": "N", "description": "D", "template": null, "classification": null,
        "soc_ticket": null});
    vec![
        ("activity/list", page(json!({"not_case_related": true})), [401, 200, 403, 200], 403),
        ("activity/add", json!({"case": case, "text": SECRET}), [401, 404, 403, 200], 403),
        ("case/list", page(json!({})), [401, 200, 403, 200], 403),
        ("case/get", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/choices", json!({}), [401, 200, 403, 200], 403),
        ("case/list-choices", json!({}), [401, 200, 403, 200], 403),
        ("case/trend", json!({}), [401, 200, 403, 200], 403),
        ("case/classifications", json!({"of": case}), [401, 404, 403, 200], 403),
        ("case/workflow", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/assignable", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/export-preview", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/events", json!({"id": case, "limit": 10, "offset": 0}), [401, 404, 403, 200], 403),
        ("case/update", json!({"id": case, "change": {"severity": "high"}}), [401, 404, 403, 200], 403),
        (
            "case/close",
            json!({"id": case, "closing": {"outcome": "legitimate", "comment": SECRET}}),
            [401, 404, 403, 200],
            403,
        ),
        // Only who closed it, and it is he who does here.
        ("case/take-back-closing", json!({"id": case, "version": 1_000}), [401, 404, 403, 200], 403),
        (
            "case/close",
            json!({"id": case, "closing": {"version": 1_000, "outcome": "legitimate", "comment": SECRET}}),
            [401, 404, 403, 200],
            403,
        ),
        ("case/reopen", json!({"id": case, "closing": {}}), [401, 404, 403, 200], 403),
        // Each case is judged on its own: a stranger's order is taken and refused for each.
        (
            "case/many",
            json!({"orders": [[case, {"change": {"add_tags": ["seen"]}}]]}),
            [401, 200, 403, 200],
            403,
        ),
        ("case/create", json!({"new": new}), [401, 412, 403, 200], 403),
        // Only administrators define fields.
        ("classification/list", json!({}), [401, 403, 403, 403], 403),
        ("classification/add", json!({"new": {"name": "x", "label": SECRET}}), [401, 403, 403, 403], 403),
        ("classification/change", json!({"id": 1, "change": {"label": SECRET}}), [401, 403, 403, 403], 403),
        ("service/list", json!({}), [401, 403, 403, 403], 403),
        ("service/add", json!({"new": {"name": "x", "label": SECRET}}), [401, 403, 403, 403], 403),
        ("service/change", json!({"id": 1, "change": {"label": SECRET}}), [401, 403, 403, 403], 403),
        ("custom-field/list", json!({}), [401, 403, 403, 403], 403),
        ("custom-field/of-case", json!({"case": case}), [401, 404, 403, 200], 403),
        ("custom-field/add", json!({"new": {"name": "site", "label": SECRET}}), [401, 403, 403, 403], 403),
        ("custom-field/change", json!({"id": 1, "change": {"label": SECRET}}), [401, 403, 403, 403], 403),
        // Everybody who sees cases may look at templates; only administrators make them.
        ("case-template/list", json!({"limit": 10, "offset": 0}), [401, 200, 403, 200], 403),
        ("case-template/names", json!({}), [401, 200, 403, 200], 403),
        ("case-template/get", json!({"id": 1}), [401, 404, 403, 404], 403),
        ("case-template/add", json!({"body": {"name": SECRET}}), [401, 403, 403, 403], 403),
        (
            "case-template/change",
            json!({"id": 1, "version": 1, "keys": {"name": SECRET}, "retired": null}),
            [401, 403, 403, 403],
            403,
        ),
        ("case-template/remove", json!({"id": 1}), [401, 403, 403, 403], 403),
        // There is none, so it is the case alone that a stranger does not see.
        ("case-template/apply", json!({"case": case, "name": "None"}), [401, 404, 403, 412], 403),
        // It is published already.
        ("case/publish", json!({"id": case}), [401, 404, 403, 412], 403),
        ("case/delete", json!({"id": case, "comment": SECRET}), [401, 403, 403, 403], 403),
        ("case/access", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/access/mode", json!({"id": case, "mode": "writeRestricted"}), [401, 404, 403, 200], 403),
        (
            "case/access/set",
            json!({"id": case, "subject": {"group": 1}, "level": "read"}),
            [401, 404, 403, 200],
            403,
        ),
        ("case/links", json!({"id": case}), [401, 404, 403, 200], 403),
        ("case/link/remove", json!({"id": case, "link": parts.link}), [401, 404, 403, 200], 403),
        (
            "case/link/add",
            json!({"id": case, "other": parts.other, "relation": "parentOf"}),
            [401, 404, 403, 200],
            403,
        ),
        ("case/merge/preview", json!({"from": parts.other, "into": case}), [401, 404, 403, 200], 403),
        ("case/merge", json!({"from": parts.other, "into": case}), [401, 404, 403, 200], 403),
        ("case/take-out", json!({"id": parts.other}), [401, 404, 403, 200], 403),
        ("comment/list", json!({"case": case, "limit": 10, "offset": 0}), [401, 404, 403, 200], 403),
        ("comment/add", json!({"case": case, "text": SECRET}), [401, 404, 403, 200], 403),
        (
            "comment/edit",
            json!({"id": parts.comment, "version": 1, "text": "Other words."}),
            [401, 404, 403, 200],
            403,
        ),
        ("comment/remove", json!({"id": parts.comment}), [401, 404, 403, 200], 403),
        ("comment/restore", json!({"id": parts.comment}), [401, 404, 403, 200], 403),
        ("task/list", json!({"case": case, "limit": 10, "offset": 0}), [401, 404, 403, 200], 403),
        ("task/mine", json!({"limit": 10, "offset": 0}), [401, 200, 403, 200], 403),
        ("task/my-cases", json!({}), [401, 200, 403, 200], 403),
        ("task/add", json!({"case": case, "new": {"title": SECRET}}), [401, 404, 403, 200], 403),
        ("task/change", json!({"id": parts.task, "change": {"status": "done"}}), [401, 404, 403, 200], 403),
        ("task/remove", json!({"id": parts.task}), [401, 404, 403, 200], 403),
        ("task/restore", json!({"id": parts.task}), [401, 404, 403, 200], 403),
        ("timeline/list", json!({"case": case, "limit": 10, "offset": 0}), [401, 404, 403, 200], 403),
        ("timeline/shape", json!({"case": case}), [401, 404, 403, 200], 403),
        (
            "timeline/add",
            json!({"case": case, "new": [{"time": {"text": "2026-11-22"}, "title": SECRET}]}),
            [401, 404, 403, 200],
            403,
        ),
        (
            "timeline/change",
            json!({"id": parts.entry, "change": {"flagged": true}}),
            [401, 404, 403, 200],
            403,
        ),
        ("timeline/remove", json!({"id": parts.entry}), [401, 404, 403, 200], 403),
        ("timeline/restore", json!({"id": parts.entry}), [401, 404, 403, 200], 403),
        (
            "ioc/list",
            json!({"case": case, "filter": {}, "limit": 10, "offset": 0}),
            [401, 404, 403, 200],
            403,
        ),
        ("ioc/add", json!({"case": case, "new": [{"value": "192.0.2.1"}]}), [401, 404, 403, 200], 403),
        ("ioc/seen", json!({"value": "192.0.2.1", "but": null}), [401, 200, 403, 200], 403),
        ("ioc/change", json!({"id": parts.ioc, "change": {"tlp": "red"}}), [401, 404, 403, 200], 403),
        ("ioc/remove", json!({"id": parts.ioc}), [401, 404, 403, 200], 403),
        ("ioc/restore", json!({"id": parts.ioc}), [401, 404, 403, 200], 403),
        ("note/tree", json!({"case": case}), [401, 404, 403, 200], 403),
        ("note/get", json!({"id": parts.note}), [401, 404, 403, 200], 403),
        ("note/search", json!({"case": case, "text": ""}), [401, 404, 403, 200], 403),
        ("note/add", json!({"case": case, "new": {"title": SECRET}}), [401, 404, 403, 200], 403),
        ("note/change", json!({"id": parts.note, "change": {"title": SECRET}}), [401, 404, 403, 200], 403),
        ("note/revisions", json!({"id": parts.note}), [401, 404, 403, 200], 403),
        ("note/revision", json!({"id": parts.note, "number": 1}), [401, 404, 403, 200], 403),
        ("note/remove", json!({"id": parts.note}), [401, 404, 403, 200], 403),
        ("note/restore", json!({"id": parts.note}), [401, 404, 403, 200], 403),
        ("note/folder/add", json!({"case": case, "parent": null, "name": SECRET}), [401, 404, 403, 200], 403),
        (
            "note/folder/change",
            json!({"folder": {"id": parts.folder, "parent": null, "name": "Another"}}),
            [401, 404, 403, 200],
            403,
        ),
        ("note/folder/remove", json!({"id": parts.folder}), [401, 404, 403, 200], 403),
        ("attachment/list", json!({"case": case, "limit": 10, "offset": 0}), [401, 404, 403, 200], 403),
        ("attachment/rules", json!({}), [401, 200, 403, 200], 403),
        (
            "attachment/change",
            json!({"id": parts.attachment, "change": {"version": 1, "description": "Another."}}),
            [401, 404, 403, 200],
            403,
        ),
        ("attachment/remove", json!({"id": parts.attachment}), [401, 404, 403, 200], 403),
        ("attachment/restore", json!({"id": parts.attachment}), [401, 404, 403, 200], 403),
        // Administrators only, as rules act on every case that their author sees.
        ("automation/list", json!({"limit": 10, "offset": 0}), [401, 403, 403, 403], 403),
        ("automation/choices", json!({}), [401, 403, 403, 403], 403),
        ("automation/save", json!({"id": null, "version": 0, "content": {}}), [401, 403, 403, 403], 403),
        ("automation/activate", json!({"id": 1, "active": true}), [401, 403, 403, 403], 403),
        ("automation/remove", json!({"id": 1}), [401, 403, 403, 403], 403),
        ("automation/try", json!({"content": {}, "days": 30}), [401, 403, 403, 403], 403),
        ("channel/list", json!({"limit": 10, "offset": 0}), [401, 403, 403, 403], 403),
        ("channel/save", json!({"id": null, "version": 0, "content": {}}), [401, 403, 403, 403], 403),
        ("channel/reach", json!({"id": null, "content": {}, "secret": null}), [401, 403, 403, 403], 403),
        ("channel/activate", json!({"id": 1, "active": true}), [401, 403, 403, 403], 403),
        ("channel/remove", json!({"id": 1}), [401, 403, 403, 403], 403),
        ("channel/test", json!({"id": 1, "recipient": ""}), [401, 403, 403, 403], 403),
        ("delivery/list", json!({"filter": {}, "limit": 10, "offset": 0}), [401, 403, 403, 403], 403),
        ("delivery/get", json!({"id": 1}), [401, 403, 403, 403], 403),
        ("delivery/retry", json!({"id": 1}), [401, 403, 403, 403], 403),
        ("automation/runs", json!({"filter": {}, "limit": 10, "offset": 0}), [401, 403, 403, 403], 403),
        ("workflow/list", json!({}), [401, 403, 403, 403], 403),
        ("workflow/save", json!({"id": null, "version": 0, "content": {}}), [401, 403, 403, 403], 403),
        ("alarm/list", json!({"ids": [], "text": ""}), [401, 200, 403, 200], 403),
        ("alarm/categories", json!({}), [401, 200, 403, 200], 403),
        ("location/list", json!({}), [401, 200, 200, 200], 403),
        ("location/of-customer", part(json!({"customer": 1})), [401, 404, 200, 200], 403),
        ("network/list", part(json!({"customer": 1, "text": ""})), [401, 404, 200, 200], 403),
        ("contact/list", part(json!({"customer": 1})), [401, 404, 200, 200], 403),
        // Whoever is logged in may name his own customers.
        ("customer/list", json!({"text": ""}), [401, 200, 200, 200], 403),
        (
            "event/search",
            json!({"criteria": criteria, "sort": sort, "limit": 100, "offset": 0}),
            [401, 200, 403, 200],
            403,
        ),
        ("event/histogram", json!({"criteria": criteria, "buckets": 10}), [401, 200, 403, 200], 403),
        ("event/get", json!({"id": event}), [401, 404, 403, 200], 403),
        (
            "event/statistics",
            json!({"criteria": criteria, "grouping": {"by": ["ATTACK_IDENTIFIER"]}}),
            [401, 200, 403, 200],
            403,
        ),
        ("event/payload", json!({"id": event}), [401, 404, 403, 200], 403),
        (
            "event/assess",
            json!({"ids": [event], "assessment": {"comment": "Seen."}}),
            [401, 404, 403, 200],
            403,
        ),
        // Everybody who may search has searches of his own; those of others are not there for him.
        ("saved-search/list", json!({}), [401, 200, 403, 200], 403),
        (
            "saved-search/save",
            json!({"new": {"name": "Scans", "query": "text=scan", "shared": false}}),
            [401, 200, 403, 200],
            403,
        ),
        (
            "saved-search/change",
            json!({"id": search, "name": SECRET, "shared": false}),
            [401, 404, 403, 200],
            403,
        ),
        ("saved-search/delete", json!({"id": search}), [401, 404, 403, 200], 403),
        ("watcher/list", json!({"case": case}), [401, 404, 403, 200], 403),
        ("watcher/watch", json!({"case": case, "watches": true}), [401, 404, 403, 200], 403),
        ("watcher/set", json!({"case": case, "user": 1, "watches": true}), [401, 404, 403, 200], 403),
        ("watcher/contacts", json!({"case": case}), [401, 404, 403, 200], 403),
        // There is no such contact.
        (
            "watcher/set-contact",
            json!({"case": case, "contact": 99, "watches": true}),
            [401, 404, 403, 412],
            403,
        ),
        // Everybody who sees cases has notifications of his own; those of others are not there for him.
        ("notification/list", json!({"limit": 10, "offset": 0}), [401, 200, 403, 200], 403),
        ("notification/unread", json!({}), [401, 200, 403, 200], 403),
        ("notification/read", json!({"id": 1}), [401, 200, 403, 200], 403),
        ("notification/read-all", json!({"until": 0}), [401, 200, 403, 200], 403),
        ("notification/fresh", json!({"since": null}), [401, 200, 403, 200], 403),
        ("notification/preferences", json!({}), [401, 200, 403, 200], 403),
        ("notification/choose", json!({"kind": "comment", "told": "nothing"}), [401, 200, 403, 200], 403),
        ("notification/set-quiet", json!({"quiet": null}), [401, 200, 403, 200], 403),
        ("presence/list", json!({"case": case}), [401, 404, 403, 200], 403),
        ("presence/sign", json!({"case": case, "part": "summary"}), [401, 404, 403, 200], 403),
        ("presence/leave", json!({"case": case, "part": null}), [401, 404, 403, 200], 403),
        // A stranger finds nothing of another customer.
        (
            "search/find",
            json!({"query": {"text": SECRET}, "kind": "case", "limit": 10, "offset": 0}),
            [401, 200, 403, 200],
            403,
        ),
        (
            "search/find",
            json!({"query": {"text": SECRET}, "kind": "alert", "limit": 10, "offset": 0}),
            [401, 200, 403, 200],
            403,
        ),
        ("session/log-in", json!({"login": "nobody", "password": "wrong"}), [412; 4], 412),
        ("session/current", json!({}), [200; 4], 200),
        (
            "session/change-password",
            json!({"current": "not the right one", "new": "another long password"}),
            [401, 412, 412, 412],
            412,
        ),
        ("session/switch-case", json!({"case": case}), [401, 404, 403, 200], 403),
        ("session/set-time-zone", json!({"time_zone": "Europe/Oslo"}), [401, 200, 200, 200], 403),
        ("api-key/own", part(json!({})), [401, 200, 200, 200], 403),
        ("api-key/add-own", json!({"new": {"name": "Key"}}), [401, 200, 200, 200], 403),
        ("api-key/revoke-own", json!({"id": 1}), [401, 404, 404, 200], 403),
        // The last, as it ends the session.
        ("session/log-out", json!({}), [200; 4], 200),
    ]
}

fn is_secret(answer: &Answer) -> bool {
    answer.text.contains(SECRET) || answer.text.to_lowercase().contains("acme")
}

#[tokio::test]
async fn every_server_function() {
    on_each_engine(async |world| {
        let (case, event) = case_and_event(world).await;
        let new = json!({"new": {"name": SECRET, "query": "", "shared": false}});
        let saved = world.log_in("anna").await.call("saved-search/save", new).await.is(200);
        let parts = Parts::of(case, &world.log_in("anna").await).await;
        let new = json!({"new": {"customer": 1, "title": SECRET, "source": "proxy"}});
        let alert = world.log_in("anna").await.call("alert/create", new).await.is(200).json;
        let alert = alert["summary"]["id"].as_i64().unwrap();
        let mut table = functions(&event, case, saved.json["id"].as_i64().unwrap(), parts);
        // Before the last, which ends the session.
        let for_administrators = of_administrators().into_iter();
        let refused = for_administrators.map(|(name, body)| (name, body, [401, 403, 403, 403], 403));
        table.splice(..0, refused);
        table.splice(..0, of_alerts(alert, case));
        table.splice(..0, of_modules(case));
        let new = json!({"id": null, "version": 0, "content": {"name": SECRET, "customers": [1]}});
        let rule = world.log_in("anna").await.call("alert-rule/save", new).await.is(200).json;
        table.splice(..0, of_alert_rules(rule["id"].as_i64().unwrap()));
        let listed: BTreeSet<String> = table.iter().map(|(name, ..)| (*name).to_owned()).collect();
        assert_eq!(listed, functions_of_the_source(), "say in the table who may call each function");

        let shown = world.argus.ok("user add newcomer --customer acme");
        let one_time = shown.trim().rsplit(' ').next().unwrap();
        let mut newcomer = world.page();
        newcomer.log_in("newcomer", one_time).await.is(200);
        let callers = [
            world.page(),
            world.log_in("gina").await,
            world.log_in("sensor").await,
            world.log_in("anna").await,
            newcomer,
        ];
        for (name, body, expected, of_newcomer) in table {
            let mut answers = Vec::new();
            for caller in &callers {
                answers.push(caller.call(name, body.clone()).await);
            }
            let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
            assert_eq!(statuses, [&expected[..], &[of_newcomer]].concat(), "{name}: {answers:#?}");
            assert!(!is_secret(&answers[0]) && !is_secret(&answers[1]), "{name}: {answers:#?}");
            assert!(answers.iter().all(|answer| answer.status != 401 || answer.json == "NotLoggedIn"));
        }
    })
    .await;
}

fn functions_of_the_source() -> BTreeSet<String> {
    let texts = source("app/src/api");
    let marks = texts.iter().map(|text| text.matches("#[server(prefix").count()).sum::<usize>();
    let found: BTreeSet<String> = texts
        .iter()
        .flat_map(|text| quoted_after(text, "endpoint ="))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(found.len(), marks, "every server function names its endpoint");
    found
}

//! The timelines of cases.

use super::watcher::colleagues;
use crate::{
    events::numbered,
    support::{Answer, Page, on_each_engine},
};
use serde_json::{Value, json};

async fn list(page: &Page<'_>, case: i64, filter: Value) -> Vec<Value> {
    let body = json!({"case": case, "filter": filter, "limit": 100, "offset": 0});
    page.call("timeline/list", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

async fn titles(page: &Page<'_>, case: i64, filter: Value) -> Vec<String> {
    let rows = list(page, case, filter).await;
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

async fn add(page: &Page<'_>, case: i64, new: Value) -> Answer {
    page.call("timeline/add", json!({"case": case, "new": new})).await
}

fn at(text: &str, zone: &str) -> Value {
    json!({"text": text, "zone": zone})
}

#[tokio::test]
async fn written_down_in_the_order_in_which_it_happened() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let iocs = json!([{"value": "evil.example"}, {"value": "10.0.0.1"}]);
        let iocs = anna.call("ioc/add", json!({"case": case, "new": iocs})).await.is(200).json["added"].clone();
        let event = numbered(1, json!({"signature": "S", "associatedCaseID": case}));
        let event = world.sensor().submit(&[event]).await.pop().unwrap();
        let new = json!([
            {"time": at("2026-07-22 10:42:07", "Europe/Oslo"), "title": " Mail opened ", "source": "mail.log",
                "category": "initialAccess", "tags": ["b", "a "], "description": "See *it*.",
                "iocs": [iocs[0]["id"]], "events": [event], "flagged": true, "in_summary": true},
            {"time": at("2026-07-22T08:00:00Z", ""), "title": "Sent", "values": ["EVIL.example", "none.example"]},
            {"time": at("22/Jul/2026:05:12:00 -0500", "UTC"), "title": "Beacon", "category": "commandAndControl"},
        ]);
        let done = add(&anna, case, new).await.is(200).json;
        assert_eq!((done["added"].as_array().unwrap().len(), &done["unknown"]), (3, &json!(["none.example"])));

        assert_eq!(titles(&anna, case, json!({})).await, ["Sent", "Mail opened", "Beacon"]);
        let rows = list(&anna, case, json!({})).await;
        let first = &rows[1];
        assert_eq!(
            first["time"],
            json!({"at": 1_784_709_727_000_i64, "local": "2026-07-22T10:42:07", "zone": "Europe/Oslo"})
        );
        assert_eq!(rows[2]["time"]["zone"], "-05:00");
        assert_eq!((&first["tags"], &first["iocs"][0]["value"]), (&json!(["a", "b"]), &json!("evil.example")));
        assert_eq!((&first["events"][0]["id"], &first["events"][0]["name"]), (&json!(event), &json!("S")));
        assert_eq!(rows[0]["iocs"][0]["id"], iocs[0]["id"]);

        for (filter, found) in [
            (json!({"text": "MAIL"}), vec!["Mail opened"]),
            (json!({"category": "commandAndControl"}), vec!["Beacon"]),
            (json!({"tag": "A"}), vec!["Mail opened"]),
            (json!({"tag": "ail"}), vec![]),
            (json!({"ioc": iocs[0]["id"]}), vec!["Sent", "Mail opened"]),
            (json!({"ioc": iocs[1]["id"]}), vec![]),
            (json!({"flagged": true}), vec!["Mail opened"]),
            (json!({"in_summary": true}), vec!["Mail opened"]),
            (json!({"from": 1_784_709_727_000_i64}), vec!["Mail opened", "Beacon"]),
            (json!({"to": 1_784_709_727_000_i64}), vec!["Sent", "Mail opened"]),
        ] {
            assert_eq!(titles(&anna, case, filter.clone()).await, found, "{filter}");
        }
        let shape = async |filter: Value| {
            anna.call("timeline/shape", json!({"case": case, "filter": filter})).await.is(200).json
        };
        let all = shape(json!({})).await;
        let lanes: Vec<&Value> = all["lanes"].as_array().unwrap().iter().map(|lane| &lane["category"]).collect();
        assert_eq!(lanes, ["unspecified", "initialAccess", "commandAndControl"]);
        assert_eq!((&all["from"], &all["lanes"][0]["counts"][0]), (&rows[0]["time"]["at"], &json!(1)));
        assert_eq!(shape(json!({"text": "nothing"})).await, Value::Null);

        // A link lasts as long as the indicator is there, and the event in the case.
        anna.call("ioc/remove", json!({"id": iocs[0]["id"]})).await.is(200);
        let unlink = json!({"update": {"unassociateCases": [case]}, "eventIdentifiers": [event]});
        world.anna().put("/events/v1/aggregated", &unlink).await.is(200);
        let first = list(&anna, case, json!({})).await[1].clone();
        assert_eq!((&first["iocs"], &first["events"]), (&json!([]), &json!([])));
        let found = json!({"query": {"text": "mail"}, "kind": "timeline", "limit": 10, "offset": 0});
        let found = anna.call("search/find", found).await.is(200).json;
        assert_eq!(found["rows"][0]["id"], first["id"]);
        assert_eq!(anna.activities().await.iter().find(|row| row["text"] == "Added 3 entries to the timeline").map(|row| &row["case"]), Some(&json!(case)));
    })
    .await;
}

#[tokio::test]
async fn two_people_at_once_and_restored_as_it_was() {
    on_each_engine(async |world| {
        let [(mut anna, _), (bjarne, _), _] = colleagues(world).await;
        let case = anna.create_case(1, "AI CASE").await;
        let new = json!([{"time": at("2026-11-22 10:00", "UTC"), "title": "T"}]);
        let id = add(&anna, case, new).await.is(200).json["added"][0].clone();
        let change = async |page: &Page<'_>, change: Value| {
            page.call("timeline/change", json!({"id": id, "change": change})).await
        };
        change(&bjarne, json!({"version": 1, "title": "Theirs"})).await.is(200);
        change(&anna, json!({"version": 1, "category": "impact", "time": at("2026-11-22 11:00", "+01:00")}))
            .await
            .is(200);
        let refused = change(&anna, json!({"version": 1, "title": "Mine"})).await.is(409);
        assert!(refused.text.contains("Theirs") && refused.text.contains("Mine"), "{}", refused.text);
        let was = change(&anna, json!({"version": 3, "title": "Mine", "flagged": true})).await.is(200).json;
        assert_eq!(
            was["time"],
            json!({"at": 1_795_341_600_000_i64, "local": "2026-11-22T11:00:00", "zone": "+01:00"})
        );

        anna.call("timeline/restore", json!({"id": id})).await.is(404);
        anna.call("timeline/remove", json!({"id": id})).await.is(200);
        change(&anna, json!({"version": 4, "title": "Late"})).await.is(404);
        assert_eq!(titles(&anna, case, json!({})).await, [""; 0]);
        assert_eq!(bjarne.call("timeline/restore", json!({"id": id})).await.is(200).json, was);
        assert_eq!(list(&anna, case, json!({})).await, [was]);

        for (new, field) in [
            (json!([]), "entries"),
            (json!([{"title": "T"}]), "time"),
            (json!([{"time": at("soon", ""), "title": "T"}]), "time"),
            (json!([{"time": at("2026-11-22", "Nowhere"), "title": "T"}]), "zone"),
            (json!([{"time": at("2026-11-22", ""), "title": " "}]), "title"),
            (json!([{"time": at("2026-11-22", ""), "title": "T", "iocs": [99]}]), "iocs"),
            (
                json!([{"time": at("2026-11-22", ""), "title": "T",
                    "events": ["AGGR/1569185283911/1/6c36deb6-d5e3-461c-bab4-fca397006cb9"]}]),
                "events",
            ),
            (json!([{"time": at("2026-11-22", ""), "title": "T"}, {"title": "T"}]), "2.time"),
        ] {
            let answer = add(&anna, case, new.clone()).await.is(412);
            assert_eq!(answer.json["Invalid"][0]["field"], field, "{new}: {}", answer.text);
        }
        anna.call("case/close", json!({"id": case, "closing": {"outcome": "legitimate"}})).await.is(200);
        let late = add(&anna, case, json!([{"time": at("2026-11-22", ""), "title": "T"}])).await.is(412);
        assert!(late.text.contains("reopen it first"), "{}", late.text);
    })
    .await;
}

#[tokio::test]
async fn an_alert_becomes_an_entry() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let new = json!({"customer": 1, "title": "Beacon", "source": "proxy", "description": "Every minute.",
            "happened": "2026-11-22T10:00:00Z", "iocs": [{"value": "evil.example"}]});
        let alert = anna.call("alert/create", json!({"new": new})).await.is(200).json;
        let wanted = json!({"name": "Case", "iocs": [alert["iocs"][0]["id"]], "in_timeline": true});
        let case = anna
            .call("alert/escalate", json!({"id": alert["summary"]["id"], "wanted": wanted}))
            .await
            .is(200);
        let case = case.json["id"].as_i64().unwrap();
        let rows = list(&anna, case, json!({})).await;
        let said = (&rows[0]["title"], &rows[0]["category"], &rows[0]["iocs"][0]["value"]);
        assert_eq!(said, (&json!("Beacon"), &json!("detection"), &json!("evil.example")));
        assert_eq!(rows[0]["time"]["at"], alert["summary"]["happened"]);
        assert_eq!(rows.len(), 1);
    })
    .await;
}

//! `Accept: text/csv` and `application/jsonl`: the fields of events/v2, by their paths.

use super::{SEARCH, numbered, raw, six};
use crate::{
    events::{
        all_and,
        formats::{column, lines, table},
    },
    support::on_each_engine,
};
use serde_json::{Value, json};

/// Every value of an event that is not in a list, by its path.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(value, &path, found);
            }
        }
        Value::Array(_) | Value::Null => {}
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        other => found.push((path.to_owned(), other.to_string())),
    }
}

#[tokio::test]
async fn each_field_has_a_column() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        six(world).await;
        raw(world).await;
        let event = numbered(
            9,
            json!({"associatedCaseIDs": [case], "properties": {"k": ["v", "w,x"], "l": "=1"}, "fqdn": "nine.example",
            "uri": "/a,b", "subEvents": [format!("AGGR/1/1/{}", uuid::Uuid::nil())], "location": "0",
            "source": {"ip": "10.0.0.9", "user": "bob", "host": "pc",
                "geoLocation": {"countryCode": "NO", "latitude": -1.5, "longitude": 2.5}},
            "flags": ["BLOCKED", "FOLLOWUP", "SOURCE_IS_CUSTOMERNET"]}),
        );
        let id = world.sensor().submit(&[event]).await.remove(0);
        world.ingest("acme", &[crate::support::Alert::nth(0).with("/host", json!("ids-1"))]);
        let comments = json!({"comment": "Two\nlines"});
        world.anna().put(&format!("/events/v2/event/{id}/assess"), &comments).await.is(200);
        let all = json!({"includeAllProperties": true, "includeComments": true, "includeSubEvents": true, "limit": 50});
        for limit in [50, 0] {
            let mut criteria = all_and(all.clone());
            criteria["limit"] = json!(limit);
            let shown = world.anna().post(SEARCH, &criteria).await;
            let table = table(&world.anna().post_for("text/csv", SEARCH, &criteria).await);
            assert_eq!(table.len(), shown.rows().len() + 1);
            assert!(table.iter().all(|row| row.len() == table[0].len()));
            assert_eq!(column(&table, "id"), shown.ids());
            for (event, row) in shown.rows().iter().zip(&table[1..]) {
                let mut expected = Vec::new();
                leaves(event, "", &mut expected);
                assert!(expected.len() > 15);
                for (path, text) in expected {
                    let at = table[0].iter().position(|name| *name == path);
                    let at = at.unwrap_or_else(|| panic!("{path} has no column"));
                    assert_eq!(row[at], text, "{path}");
                }
            }
            let at = shown.ids().iter().position(|known| *known == id).unwrap();
            let sub_event = format!("AGGR/1/1/{}", uuid::Uuid::nil());
            for (name, expected) in [
                ("type", "aggregated"),
                ("customer.shortName", "acme"),
                ("flags", "blocked followup acknowledged commented"),
                ("source.flags", "isCustomerNet"),
                ("source.geoInfo.latitude", "-1.5"),
                ("source.user", "bob"),
                ("associatedCases", &*case.to_string()),
                ("comments", "Two\nlines"),
                ("subEvents", &sub_event),
                ("alarm.id", ""),
            ] {
                assert_eq!(column(&table, name)[at], expected, "{name}");
            }
            let properties = &column(&table, "properties")[at];
            assert!(properties.contains("k=v,w,x\n") && properties.contains("l==1"), "{properties}");
            assert!(column(&table, "sensor.hostName").contains(&"ids-1".to_owned()));
            assert_eq!(column(&table, "type").iter().filter(|kind| *kind == "raw").count(), 4);
            // None of the names of events/v1.
            assert!(!table[0].iter().any(|name| name == "startTimestamp" || name == "sourceAddress"));
        }
        // What is not asked for is not told.
        let bare = table(&world.anna().post_for("text/csv", SEARCH, &all_and(json!({"limit": 50}))).await);
        for name in ["properties", "comments", "subEvents"] {
            assert!(column(&bare, name).iter().all(String::is_empty), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn lines_are_what_a_list_shows() {
    on_each_engine(async |world| {
        six(world).await;
        raw(world).await;
        for more in [json!({}), json!({"limit": 0}), json!({"limit": 3, "offset": 2, "sortBy": "eventID"})] {
            let criteria = all_and(more);
            let shown = world.anna().post(SEARCH, &criteria).await;
            let told = lines(&world.anna().post_for("application/jsonl", SEARCH, &criteria).await);
            assert_eq!(told, shown.rows());
        }
    })
    .await;
}

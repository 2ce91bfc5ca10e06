//! What the events page asks that the API has in another form: `/page/event/…`, `/page/alarm/…`,
//! `/page/location/…`.

use crate::{
    events::numbered,
    support::{Alert, Page, on_each_engine},
};
use serde_json::{Value, json};

async fn search(page: &Page<'_>, criteria: Value) -> Value {
    let sort = json!({"key": "timestamp", "descending": true});
    let body = json!({"criteria": criteria, "sort": sort, "limit": 10, "offset": 0});
    page.call("event/search", body).await.is(200).json
}

fn column<'a>(rows: &'a Value, name: &str) -> Vec<&'a Value> {
    rows.as_array().unwrap().iter().map(|row| &row[name]).collect()
}

#[tokio::test]
async fn a_row_says_whether_it_is_linked() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "What it belongs to").await;
        let linked = numbered(2, json!({"associatedCaseID": case}));
        let ids = world.sensor().submit(&[numbered(1, json!({})), linked]).await;
        let found = search(&anna, json!({"start": "0"})).await;
        assert_eq!(column(&found["page"]["rows"], "linked"), [true, false]);

        let unlink = json!({"ids": [ids[1]], "assessment": {"unassociate": [case]}});
        let events = anna.call("event/assess", unlink).await.is(200).json;
        assert_eq!(events[0]["summary"]["linked"], false);
        let found = search(&anna, json!({"start": "0"})).await;
        assert_eq!(column(&found["page"]["rows"], "linked"), [false, false]);
    })
    .await;
}

#[tokio::test]
async fn an_answer_says_up_to_when_it_knows() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        world.sensor().submit(&[numbered(1, json!({}))]).await;
        let found = search(&anna, json!({"start": "0"})).await;
        assert_eq!(found["written"], found["page"]["rows"][0]["last_updated"]);
        let since = json!({"start": "0", "last_updated_since": found["written"].as_i64().unwrap() + 1});
        assert_eq!(search(&anna, since.clone()).await["page"]["rows"], json!([]));
        world.sensor().submit(&[numbered(2, json!({}))]).await;
        assert_eq!(search(&anna, since).await["page"]["rows"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn names_to_choose_from() {
    on_each_engine(async |world| {
        let alert = |signature: i64, name: &str, category: &str| {
            Alert::nth(u32::try_from(signature).unwrap())
                .with("/alert/signature_id", json!(signature))
                .with("/alert/signature", json!(name))
                .with("/alert/category", json!(category))
        };
        world.ingest("acme", &[alert(1, "ET TROJAN beacon", "Trojan"), alert(2, "ET SCAN ssh", "Scan")]);
        let oslo = json!({"customerID": 1, "shortName": "oslo-dc", "name": "Oslo"});
        world.admin().post("/sensors/v1/location", &oslo).await.is(201);
        let (anna, gina) = (world.log_in("anna").await, world.log_in("gina").await);
        let places = anna.call("location/list", json!({})).await.is(200).json;
        assert!(column(&places, "name").contains(&&json!("Oslo")), "{places}");
        let alarms = async |page: &Page<'_>, ids: &[&Value], text: &str| {
            let found = page.call("alarm/list", json!({"ids": ids, "text": text})).await.is(200).json;
            let names = column(&found, "description").into_iter().cloned().collect::<Vec<_>>();
            (names, column(&found, "id").into_iter().cloned().collect::<Vec<_>>())
        };
        let (names, ids) = alarms(&anna, &[], "").await;
        assert_eq!(names, ["ET SCAN ssh", "ET TROJAN beacon"]);
        assert_eq!(alarms(&anna, &[], "SSH et").await.0, ["ET SCAN ssh"]);
        assert_eq!(alarms(&anna, &[&ids[1]], "").await.0, ["ET TROJAN beacon"]);
        assert_eq!(alarms(&gina, &[&ids[1]], "").await.0, [""; 0], "of her customer's events there is none");
        let categories = anna.call("alarm/categories", json!({})).await.is(200).json;
        assert_eq!(column(&categories, "name"), ["Scan", "Trojan"]);
        assert_eq!(gina.call("alarm/categories", json!({})).await.is(200).json, json!([]));

        let places = gina.call("location/list", json!({})).await.is(200).json;
        assert!(!column(&places, "name").contains(&&json!("Oslo")), "{places}");
    })
    .await;
}

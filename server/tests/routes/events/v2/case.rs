//! `GET /events/v2/case/{caseID}`

use super::{WHEN, number, numbered};
use crate::support::on_each_engine;
use serde_json::json;

#[tokio::test]
async fn events_of_a_case() {
    on_each_engine(async |world| {
        let mut page = world.log_in("anna").await;
        let (case, empty) = (page.create_case(1, "Three").await, page.create_case(1, "None").await);
        let event = |number, more: serde_json::Value| {
            let mut event = numbered(number, json!({"associatedCaseID": case, "properties": {"k": "v"}}));
            event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            event
        };
        let early = json!({"startTimestamp": WHEN - 5});
        world
            .sensor()
            .submit(&[event(1, json!({})), event(2, json!({})), event(3, early), numbered(4, json!({}))])
            .await;
        let anna = world.anna();
        let path = format!("/events/v2/case/{case}");
        for (query, expected) in [
            ("", &[3, 2, 1][..]),
            ("?sortBy=createdTimestamp", &[1, 2, 3]),
            ("?sortBy=firstEventTimestamp", &[3, 1, 2]),
            ("?sortBy=-firstEventTimestamp&limit=2", &[2, 1]),
            ("?limit=0&offset=1", &[2, 1]),
        ] {
            let found = anna.get(&format!("{path}{query}")).await;
            let numbers: Vec<i64> = found.ids().iter().map(|id| number(id)).collect();
            assert_eq!(numbers, expected, "{query}");
            assert_eq!(found.json["count"], 3);
        }
        let with = anna.get(&format!("{path}?includeProperties=k&limit=1")).await;
        assert_eq!(with.rows()[0]["properties"], json!([{"key": "k", "type": "string", "values": ["v"]}]));
        assert_eq!(with.rows()[0]["associatedCases"][0]["subject"], "Three");
        assert_eq!(anna.get(&format!("/events/v2/case/{empty}")).await.json["count"], 0);
        for foreign in [path.clone(), "/events/v2/case/99".to_owned()] {
            world.gina().get(&foreign).await.is(404);
        }
        for (wrong, field) in [
            ("/events/v2/case/zero", "caseID"),
            ("/events/v2/case/0", "caseID"),
            ("/events/v2/case/1?sortBy=timestamp", "sortBy"),
            ("/events/v2/case/1?limit=-1", "limit"),
            ("/events/v2/case/1?limit=10001", "limit"),
        ] {
            assert_eq!(anna.get(wrong).await.refused(), [field], "{wrong}");
        }
    })
    .await;
}

//! `GET …/links`: where to read on.

use super::super::{WHEN, submission};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn to_the_page_its_cases_and_its_source() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let more = json!({"associatedCaseID": case, "source": {"ip": "10.0.0.0/24"}});
        let ids = world.sensor().submit(&[submission(more), submission(json!({}))]).await;
        let answer = world.anna().get(&format!("/events/v1/{}/links", ids[0])).await.is(200);
        let expected = json!([
            {"name": "Event", "type": "specific", "uri": format!("/events?from={WHEN}&to={WHEN}&event={}", ids[0])},
            {"name": format!("Case #{case}"), "type": "specific", "uri": format!("/cases/{case}")},
            {"name": "Events of 10.0.0.0/24", "type": "generic", "uri": "/events?ip=10.0.0.0/24"},
        ]);
        assert_eq!(*answer.data(), expected);
        assert_eq!((&answer.json["count"], &answer.json["size"]), (&json!(3), &json!(3)));
        let answer = world.anna().get(&format!("/events/v1/{}/links", ids[1])).await.is(200);
        let names: Vec<&Value> = answer.rows().iter().map(|link| &link["name"]).collect();
        assert_eq!(names, ["Event"]);
    })
    .await;
}

/// An event of one customer's may be linked to a case of another's by who sees both: numbers of cases are for those
/// who see the case.
#[tokio::test]
async fn cases_that_are_not_seen_are_not_told() {
    on_each_engine(async |world| {
        let mut gina = world.log_in("gina").await;
        for _ in 0..76 {
            gina.create_case(2, "Filler").await;
        }
        let case = gina.create_case(2, "Theirs").await;
        let id = world.sensor().submit(&[submission(json!({}))]).await.remove(0);
        let update = json!({"eventIdentifiers": id, "update": {"associateToCase": case}});
        world.admin().put("/events/v1/aggregated", &update).await.is(200);
        let links = world.admin().get(&format!("/events/v1/{id}/links")).await;
        assert_eq!(links.rows()[1]["uri"], format!("/cases/{case}"));

        let anna = world.anna();
        assert_eq!(anna.get(&format!("/events/v1/{id}")).await.data()["associatedCases"], json!([]));
        let table =
            anna.post_for("text/csv", "/events/v1/aggregated/search", &super::super::all()).await.is(200);
        assert!(!table.text.contains(&format!(",{case},")), "{}", table.text);
        let links = anna.get(&format!("/events/v1/{id}/links")).await.is(200);
        let names: Vec<&Value> = links.rows().iter().map(|link| &link["name"]).collect();
        assert_eq!(names, ["Event"]);
    })
    .await;
}

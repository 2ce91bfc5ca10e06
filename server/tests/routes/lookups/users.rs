//! `/users/v2`.

use super::{paging, without_nulls};
use crate::support::on_each_engine;
use serde_json::json;

#[tokio::test]
async fn people_with_a_customer_in_common() {
    on_each_engine(async |world| {
        let anna = world.anna();
        assert_eq!(anna.get("/users/v2/user").await.column("shortName"), ["anna", "sensor"]);
        let all = world.admin().get("/users/v2/user?sortBy=-shortName").await;
        assert_eq!(all.column("shortName"), ["sensor", "gina", "gerd", "anna", "admin"]);
        for path in ["anna", "ANNA", "sensor", "2", "3"] {
            let answer = anna.get(&format!("/users/v2/user/{path}")).await.is(200);
            without_nulls(&answer);
            assert_eq!(answer.data()["customer"]["shortName"], "acme");
            assert_eq!(answer.data()["language"], "english");
        }
        // Gina, the administrator, nobody.
        for path in
            ["gina", "4", "admin", "1", "nobody", "0", "-1", "1000000001", "%00", "99999999999999999999"]
        {
            for kind in ["user", "subject"] {
                let status = if (kind, path) == ("subject", "1000000001") { 200 } else { 404 };
                let answer = anna.get(&format!("/users/v2/{kind}/{path}")).await;
                assert_eq!(answer.status, status, "{kind} {path}");
            }
        }
        // Whoever sees one more customer is not told to those who do not.
        world.argus.ok("user add both --customer acme --customer globex");
        let both = anna.get("/users/v2/user/both").await.is(200);
        assert!(!both.text.contains("globex"));
        let both = world.gina().get("/users/v2/user/both").await.is(200);
        assert_eq!(both.data()["customer"]["shortName"], "globex");
    })
    .await;
}

#[tokio::test]
async fn groups_and_subjects() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let groups = anna.get("/users/v2/group").await;
        without_nulls(&groups);
        assert_eq!(groups.column("shortName"), ["Administrators", "Analysts", "Readers", "Sensors"]);
        assert!(groups.column("type").iter().all(|kind| kind == "group"));
        let id = groups.rows()[1]["id"].clone();
        for path in [format!("group/{id}"), "group/analysts".to_owned(), format!("subject/{id}")] {
            assert_eq!(anna.get(&format!("/users/v2/{path}")).await.is(200).data()["id"], id);
        }
        anna.get("/users/v2/group/2").await.is(404);
        let subjects = anna.get("/users/v2/subject?limit=0").await;
        without_nulls(&subjects);
        assert_eq!(
            subjects.column("shortName"),
            ["Administrators", "Analysts", "anna", "Readers", "sensor", "Sensors"]
        );
        assert_eq!(anna.get("/users/v2/subject/2").await.data()["type"], "user");
        let mine = anna.get("/users/v2/subject/2/groups").await;
        assert_eq!((mine.column("id"), paging(&mine)), (vec![id.clone()], [25, 0, 1, 1]));
        anna.get("/users/v2/subject/4/groups").await.is(404);
        assert_eq!(anna.get(&format!("/users/v2/subject/{id}/groups")).await.json["count"], 0);
        assert_eq!(anna.get("/users/v2/subject/anna/groups").await.refused(), ["subject"]);
        for (kind, body, found) in [
            ("subject", json!({"type": "user"}), 2),
            ("subject", json!({"type": ["group"], "keywords": "an"}), 1),
            ("subject", json!({"subject": ["anna", id, 4]}), 2),
            ("user", json!({"customer": "acme"}), 2),
            ("user", json!({"customer": 2}), 0),
            ("user", json!({"keywords": "ann", "keywordFieldStrategy": "email"}), 0),
            ("user", json!({"keywords": "ann", "keywordFieldStrategy": ["name", "email"]}), 1),
            ("user", json!({"includeFlags": ["deleted"]}), 0),
            ("user", json!({"excludeFlags": "deleted", "includeDeleted": true}), 2),
            ("group", json!({"customer": "acme"}), 0),
        ] {
            let answer = anna.post(&format!("/users/v2/{kind}/search"), &body).await.is(200);
            assert_eq!(answer.json["count"], found, "{kind} {body}: {answer:?}");
        }
        let wrong =
            json!({"sortBy": "x", "includeFlags": 1, "subCriteria": [{}], "customer": vec!["x"; 1001]});
        let answer = anna.post("/users/v2/user/search", &wrong).await;
        assert_eq!(answer.refused(), ["customer", "sortBy", "includeFlags", "subCriteria"]);
        anna.get("/users/v2/user/anna/picture").await.is(501);
    })
    .await;
}

#[tokio::test]
async fn functions() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let found = anna.get("/users/v2/function/eventLookup").await.is(200);
        without_nulls(&found);
        let by_number = anna.get(&format!("/users/v2/function/{}", found.data()["id"])).await;
        assert_eq!(by_number.data(), found.data());
        anna.get("/users/v2/function/nothing").await.is(404);
        let sorted = anna.get("/users/v2/function?limit=0&sortBy=-name").await.column("name");
        assert!(sorted.windows(2).all(|pair| pair[0].as_str() >= pair[1].as_str()), "{sorted:?}");
        let body =
            json!({"keywords": ["event", "case"], "keywordMatchStrategy": "any", "requirePermission": true});
        let own = anna.post("/users/v2/function/search", &body).await.column("name");
        assert!(own.contains(&json!("viewCases")) && !own.contains(&json!("eventSubmit")), "{own:?}");
    })
    .await;
}

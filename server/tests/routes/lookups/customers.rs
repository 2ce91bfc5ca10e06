//! `/customers/v2` and `/currentuser/v1/customers`.

use super::{paging, without_nulls};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn one_of_them() {
    on_each_engine(async |world| {
        for path in ["acme", "ACME", "1", "acme?domain=MNEMONIC"] {
            let answer = world.anna().get(&format!("/customers/v2/customer/{path}")).await.is(200);
            without_nulls(&answer);
            let data = answer.data();
            assert_eq!((&data["id"], &data["shortName"]), (&json!(1), &json!("acme")));
            assert_eq!((&data["language"], &data["name"]), (&json!("english"), &json!("Acme")));
        }
        for path in ["globex", "2", "3", "nothing", "acme?domain=other", "%F0%9F%A6%80", "%00", "-1"] {
            let answer = world.anna().get(&format!("/customers/v2/customer/{path}")).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.text.contains("Globex"));
        }
        world.anna().get("/customers/v2/customer/%FF").await.is(412);
        world.anna().get("/customers/v2/customer/acme/logo").await.is(501);
        world.anna().get("/customers/v2/nothing").await.is(404);
        world.admin().get("/customers/v2/customer/globex").await.is(200);
    })
    .await;
}

#[tokio::test]
async fn lists() {
    on_each_engine(async |world| {
        world.argus.ok("customer add initech Initech_100%");
        let admin = world.admin();
        let all = admin.get("/customers/v2/customer").await;
        assert_eq!(all.column("shortName"), ["acme", "globex", "initech"]);
        assert_eq!(paging(&all), [25, 0, 3, 3]);
        let page = admin.get("/customers/v2/customer?limit=1&offset=1&sortBy=-id").await;
        assert_eq!((page.column("id"), paging(&page)), (vec![json!(2)], [1, 1, 3, 1]));
        assert_eq!(paging(&admin.get("/customers/v2/customer?limit=0").await), [10_000, 0, 3, 3]);
        assert_eq!(paging(&admin.get("/customers/v2/customer?offset=9").await), [25, 9, 3, 0]);
        for (body, found) in [
            (json!({}), 3),
            (json!({"keywords": "ACM"}), 1),
            (json!({"keywords": ["acm", "glob"]}), 0),
            (json!({"keywords": ["acm", "glob"], "keywordMatchStrategy": "any"}), 2),
            (json!({"keywords": ["_100%"]}), 1),
            (json!({"keywords": ["%"]}), 1),
            (json!({"keywords": ["", " "]}), 3),
            (json!({"keywords": "3", "keywordFieldStrategy": ["id"]}), 1),
            (json!({"keywords": "3", "keywordFieldStrategy": ["name"]}), 0),
            (json!({"customer": [1, "GLOBEX", "nothing"]}), 2),
            (json!({"parent": ["acme"]}), 0),
            (json!({"type": "group"}), 0),
            (json!({"domain": "elsewhere"}), 0),
            (json!({"includeFlags": ["disabled"]}), 0),
            (json!({"excludeFlags": ["disabled"], "newer": {"field": 1}}), 3),
            (json!({"keywords": "'; DROP TABLE customer; --"}), 0),
        ] {
            let answer = admin.post("/customers/v2/customer/search", &body).await.is(200);
            assert_eq!(answer.json["count"], found, "{body}");
        }
        for (body, fields) in [
            (json!({"limit": -1, "offset": "x"}), vec!["limit", "offset"]),
            (json!({"sortBy": "colour"}), vec!["sortBy"]),
            (json!({"sortBy": vec!["id"; 9]}), vec!["sortBy"]),
            (json!({"keywords": vec!["x"; 101]}), vec!["keywords"]),
            (
                json!({"keywordMatchStrategy": "some", "keywordFieldStrategy": 7}),
                vec!["keywordMatchStrategy", "keywordFieldStrategy"],
            ),
            (json!({"subCriteria": [{}]}), vec!["subCriteria"]),
            (json!({"type": "leaves"}), vec!["type"]),
        ] {
            let answer = admin.post("/customers/v2/customer/search", &body).await;
            let mut refused = answer.refused();
            refused.dedup();
            assert_eq!(refused, fields, "{body}");
        }
        assert_eq!(world.anna().get("/customers/v2/customer?keywords=e").await.column("id"), [1]);
        assert_eq!(
            world.anna().post("/customers/v2/customer/search", &json!({"customer": 2})).await.json["count"],
            0
        );
        assert_eq!(world.anna().get("/customers/v2/domain").await.column("name"), ["ARGUS"]);
    })
    .await;
}

#[tokio::test]
async fn of_the_caller() {
    on_each_engine(async |world| {
        let anna = world.anna();
        assert_eq!(anna.get("/currentuser/v1/customers").await.column("shortName"), ["acme"]);
        assert_eq!(anna.get("/currentuser/v1/customers?requiredFunction=administer").await.json["count"], 0);
        let user = anna.get("/currentuser/v1/user").await.is(200);
        without_nulls(&user);
        assert_eq!(user.data()["userName"], "anna");
        assert_eq!(
            (&user.data()["language"], &user.data()["customer"]["id"]),
            (&json!("ENGLISH"), &json!(1))
        );
        assert_eq!(anna.get("/currentuser/v1/groups").await.column("name"), ["Analysts"]);
        let permissions = anna.get("/currentuser/v1/permissions?limit=2").await;
        assert_eq!(permissions.rows().len(), 2);
        assert_eq!(permissions.rows()[0]["function"]["name"], "assessEvents");
        let permissions = anna.get("/currentuser/v1/permissions?limit=0").await;
        let names: Vec<&Value> = permissions.rows().iter().map(|row| &row["function"]["name"]).collect();
        assert_eq!(
            names,
            [
                "assessEvents",
                "createAlert",
                "createCase",
                "eventLookup",
                "manageAlertRules",
                "updateAlert",
                "updateCase",
                "viewActivities",
                "viewAlerts",
                "viewCases",
                "viewEventsByCase"
            ]
        );
        assert_eq!(anna.get("/currentuser/v1/permissions?includeInherited=False").await.json["count"], 0);
        let functions = anna.get("/currentuser/v1/functions?keywords=eventlookup").await;
        assert_eq!(functions.column("name"), ["eventLookup"]);
        let every = anna.get("/currentuser/v1/functions?requirePermission=False&limit=0").await;
        assert!(every.column("name").contains(&json!("administer")));
        assert_eq!(
            anna.get("/currentuser/v1/functions?maxSecurityLevel=x").await.refused(),
            ["maxSecurityLevel"]
        );
        anna.get("/currentuser/v1/prefs").await.is(501);
        anna.get("/currentuser/v1/nothing").await.is(404);
    })
    .await;
}

/// Somebody of no customer sees none, and is not told so.
#[tokio::test]
async fn of_nobody_in_particular() {
    on_each_engine(async |world| {
        world.argus.ok("user add nowhere");
        let key = world.argus.ok("key add nowhere");
        let nowhere = world.server.with(key.trim());
        for path in
            ["/customers/v2/customer", "/authentication/v1/session/customer", "/currentuser/v1/customers"]
        {
            assert_eq!(nowhere.get(path).await.is(200).json["count"], 0);
        }
        assert_eq!(nowhere.get("/users/v2/user").await.column("shortName"), ["nowhere"]);
        assert!(nowhere.get("/currentuser/v1/user").await.is(200).data().get("customer").is_none());
    })
    .await;
}

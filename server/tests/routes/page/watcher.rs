//! Who watches a case.

use crate::support::{PASSWORD, Page, World, finish, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

/// An analyst and a reader of acme, beside Anna.
pub(super) async fn colleagues(world: &World) -> [(Page<'_>, i64); 3] {
    for user in ["bjarne --customer acme", "rita --group Readers --customer acme"] {
        let mut command = world.argus.command(["user", "add"].into_iter().chain(user.split(' ')));
        finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
    }
    let mut people = Vec::new();
    for login in ["anna", "bjarne", "rita"] {
        let page = world.log_in(login).await;
        let me = page.call("session/current", json!({})).await.is(200).json["user"]["id"].as_i64().unwrap();
        people.push((page, me));
    }
    people.try_into().unwrap()
}

/// Numbers and reasons.
fn watching(watchers: &Value) -> Vec<(i64, String)> {
    let people = watchers["people"].as_array().unwrap().iter();
    people
        .map(|one| (one["person"]["id"].as_i64().unwrap(), one["why"].as_str().unwrap().to_owned()))
        .collect()
}

#[tokio::test]
async fn who_has_to_do_with_it_watches_and_may_stop() {
    on_each_engine(async |world| {
        let [(mut anna, anna_id), (bjarne, bjarne_id), (rita, rita_id)] = colleagues(world).await;
        let case = anna.create_case(1, "AI CASE").await;
        let list =
            async |page: &Page<'_>| page.call("watcher/list", json!({"case": case})).await.is(200).json;
        let watch = async |page: &Page<'_>, watches: bool| {
            page.call("watcher/watch", json!({"case": case, "watches": watches})).await
        };
        let found = list(&anna).await;
        assert_eq!(
            (watching(&found), &found["watching"]),
            (vec![(anna_id, "owner".to_owned())], &json!(true))
        );
        assert_eq!(list(&bjarne).await["watching"], false);

        // A reader may watch, and says it of nobody else.
        assert_eq!(watch(&rita, true).await.is(200).json["watching"], true);
        let set = |user: i64, watches: bool| json!({"case": case, "user": user, "watches": watches});
        rita.call("watcher/set", set(bjarne_id, true)).await.is(403);

        // Who is given the case watches it, unless he said otherwise.
        let assign = json!({"id": case, "change": {"version": 1, "assignee": [bjarne_id]}});
        anna.call("case/update", assign).await.is(200);
        let expected =
            |who: &[(i64, &str)]| who.iter().map(|(id, why)| (*id, (*why).to_owned())).collect::<Vec<_>>();
        let all = expected(&[(anna_id, "owner"), (bjarne_id, "assignee"), (rita_id, "chosen")]);
        assert_eq!(watching(&list(&anna).await), all);
        watch(&bjarne, false).await.is(200);
        watch(&bjarne, false).await.is(200);
        assert_eq!(watching(&list(&anna).await), expected(&[(anna_id, "owner"), (rita_id, "chosen")]));
        assert_eq!(watching(&anna.call("watcher/set", set(bjarne_id, true)).await.is(200).json), all);
        for _ in 0..2 {
            anna.call("watcher/set", set(rita_id, false)).await.is(200);
        }

        // Only who may see the case is added, and whoever is shut out no longer watches.
        let gina = world.log_in("gina").await;
        let stranger = gina.call("session/current", json!({})).await.json["user"]["id"].as_i64().unwrap();
        let refused = anna.call("watcher/set", set(stranger, true)).await.is(412);
        assert_eq!(refused.json["Invalid"][0]["field"], "user");
        let shut_out = json!({"id": case, "subject": {"user": bjarne_id}, "level": "none"});
        anna.call("case/access/set", shut_out).await.is(200);
        assert_eq!(watching(&list(&anna).await), expected(&[(anna_id, "owner")]));
        anna.call("watcher/set", set(bjarne_id, true)).await.is(412);
        watch(&bjarne, true).await.is(404);

        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        for text in [
            "Watches the case",
            "No longer watches the case",
            "Added bjarne as a watcher",
            "Removed rita as a watcher",
        ] {
            assert_eq!(log.iter().filter(|row| **row == text).count(), 1, "{text}: {log:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn over_rest() {
    on_each_engine(async |world| {
        let [(mut anna_page, _), (_, bjarne_id), _] = colleagues(world).await;
        let case = anna_page.create_case(1, "AI CASE").await;
        let anna = world.anna();
        let path = format!("/cases/v2/case/{case}/watchers");
        let logins = async |query: &str| -> Vec<Value> {
            let found = anna.get(&format!("{path}{query}")).await.is(200);
            found.column("subject").into_iter().map(|subject| subject["userName"].clone()).collect()
        };
        assert_eq!(logins("").await, ["anna"]);
        assert_eq!(logins("?includeDefault=false").await, Vec::<Value>::new());
        let added = anna.post(&path, &json!({"userOrGroup": "bjarne"})).await.is(201).data().clone();
        assert_eq!((&added["role"], &added["addedByUser"]["userName"]), (&json!("watcher"), &json!("anna")));
        assert_eq!(anna.post(&path, &json!({"subjectID": bjarne_id})).await.is(201).data(), &added);
        assert_eq!(logins("?includeDefault=false").await, ["bjarne"]);
        for (body, field) in [
            (json!({"userOrGroup": "gina"}), "userOrGroup"),
            (json!({"subjectID": 99}), "subjectID"),
            (json!({}), "userOrGroup"),
            (json!({"userOrGroup": "rita", "type": "sms"}), "type"),
            (json!({"userOrGroup": "rita", "verbose": true}), "verbose"),
        ] {
            assert_eq!(anna.post(&path, &body).await.is(412).refused(), [field], "{body}");
        }
        let one = format!("{path}/{}", added["id"].as_str().unwrap());
        assert_eq!(anna.put(&one, &json!({})).await.is(200).data(), &added);
        let gone = anna.send(anna.request(Method::DELETE, &one)).await.is(200);
        assert_eq!(gone.data()["flags"], json!(["DELETED"]));
        anna.send(anna.request(Method::DELETE, &one)).await.is(404);
        assert_eq!(logins("?includeDisabled=true&includeDefault=false").await, ["bjarne"]);

        let own = format!("/cases/v2/case/{case}/watch");
        let stopped = anna.send(anna.request(Method::DELETE, &own)).await.is(200);
        assert_eq!(stopped.data(), &json!({"role": null, "email": false, "sms": false}));
        assert_eq!(anna.put(&own, &json!({})).await.is(200).data()["role"], "reporter");
        assert_eq!(anna.put(&own, &json!({"email": true})).await.is(412).refused(), ["email"]);
        assert_eq!(anna.put(&own, &json!({"enable": false})).await.is(200).data()["role"], Value::Null);
        anna.put(&path, &json!({"defaultWatchers": false})).await.is(200);
        assert_eq!(anna.put(&path, &json!({})).await.is(412).refused(), ["defaultWatchers"]);
        let history = anna.get(&format!("/cases/v2/case/{case}/history")).await.is(200).column("operation");
        assert_eq!(
            history,
            [
                "createCase",
                "addCaseWatcher",
                "deleteCaseWatcher",
                "deleteCaseWatcher",
                "addCaseWatcher",
                "deleteCaseWatcher",
                "updateWatcherSettings",
            ]
        );
    })
    .await;
}

//! Who watches a case, and who was told.

use super::{CASE, new, open};
use crate::support::{Answer, Page, Reader, Receiver, on_each_engine, on_each_engine_with};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    process::Command,
    time::{Duration, Instant},
};

/// Mails go to this machine.
fn near(command: &mut Command) {
    command.env("ARGUS_OUTGOING_ALLOW", "127.0.0.1").env("ARGUS_PUBLIC_URL", "https://argus.example.com/");
}

async fn mail_channel(admin: &Page<'_>, mail: &Receiver) {
    let settings = json!({"kind": "email", "host": "127.0.0.1", "port": mail.address.port(),
        "security": "none", "user": "", "from": "Argus <argus@example.com>"});
    let content = json!({"name": "Mail", "active": true, "settings": settings});
    let body = json!({"id": null, "version": 0, "content": content, "secret": ""});
    admin.call("channel/save", body).await.is(200);
}

async fn delete(reader: &Reader<'_>, path: &str) -> Answer {
    reader.send(reader.request(Method::DELETE, path)).await
}

fn names(watchers: &Answer) -> Vec<String> {
    let name = |row: &Value| {
        let user = row["subject"]["userName"].as_str();
        user.or(row["destination"].as_str()).unwrap().to_owned()
    };
    watchers.rows().iter().map(name).collect()
}

#[tokio::test]
async fn contacts_are_told_by_mail() {
    on_each_engine_with(near, async |world| {
        let (anna, gina) = (world.anna(), world.gina());
        let page = world.log_in("admin").await;
        for (customer, name, email) in
            [(1, "Cato", "cato@acme.example"), (2, "Greta", "greta@globex.example")]
        {
            let new = json!({"name": name, "email": email});
            page.call("contact/add", json!({"customer": customer, "new": new})).await.is(200);
        }
        let case = format!("{CASE}/{}", open(&anna, "Beacons", json!({})).await["id"]);
        let path = format!("{case}/watchers");
        let cato = json!({"destination": "Cato@acme.example", "type": "email"});
        // Nobody could send it.
        assert_eq!(anna.post(&path, &cato).await.is(412).refused(), ["destination"]);
        let mail = Receiver::smtp().await;
        mail_channel(&page, &mail).await;
        for (wrong, field) in [
            (json!({"destination": "greta@globex.example"}), "destination"),
            (json!({"destination": "cato@acme.example", "type": "sms"}), "type"),
            (json!({"destination": "cato@acme.example", "userOrGroup": "anna"}), "destination"),
            (json!({"userOrGroup": "anna", "type": "email"}), "type"),
            (json!({"destination": "cato@acme.example", "verbose": true}), "verbose"),
            (json!({}), "userOrGroup"),
        ] {
            assert_eq!(anna.post(&path, &wrong).await.is(412).refused(), [field], "{wrong}");
        }
        let added = anna.post(&path, &cato).await.is(201).data().clone();
        assert_eq!(
            (&added["role"], &added["type"], &added["subject"]),
            (&json!("contact"), &json!("email"), &Value::Null)
        );
        assert_eq!(names(&anna.get(&path).await.is(200)), ["anna", "cato@acme.example"]);
        assert_eq!(names(&anna.get(&format!("{path}?includeExplicit=false")).await.is(200)), ["anna"]);
        // A guest is not told of the customer's contacts.
        world.admin().post(&format!("{case}/access"), &json!({"userOrGroup": "gina"})).await.is(200);
        assert_eq!(names(&gina.get(&path).await.is(200)), ["anna", "gina"]);

        let said = anna.post(&format!("{case}/comments"), &json!({"comment": "SECRET words"})).await.is(200);
        anna.post(&format!("{case}/comments"), &json!({"comment": "Among us", "internal": true}))
            .await
            .is(200);
        let quiet = json!({"status": "workingSoc", "notification": {"skipEmail": true}});
        anna.put(&case, &quiet).await.is(200);
        anna.put(&format!("{case}/close"), &json!({})).await.is(200);
        let got = mail.waits_for(2).await;
        assert!(got.iter().all(|one| one.head.contains("RCPT TO:<cato@acme.example>")), "{}", got[0].head);
        let texts: Vec<String> = got.iter().map(|one| one.body.replace("=\r\n", "")).collect();
        assert!(texts[0].contains("commented on case #") && !texts[0].contains("SECRET"), "{}", texts[0]);
        assert!(texts[0].contains("https://argus.example.com/cases/"), "{}", texts[0]);
        assert!(texts[1].contains("closed case #"), "{}", texts[1]);

        // Who was told of what: a guest reads it of users only.
        let of = format!("{case}/comments/{}/notifications", said.data()["id"].as_str().unwrap());
        let began = Instant::now();
        let told = loop {
            let told = anna.get(&of).await.is(200);
            let mail = told.rows().iter().find(|row| row["type"] == "email").unwrap();
            if mail["channels"] != json!([]) {
                break told;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{told:#?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        assert_eq!(told.column("contact"), ["cato@acme.example", "gina"]);
        assert_eq!(told.rows()[0]["channels"], json!([{"channel": "email", "state": "success"}]));
        assert_eq!(told.rows()[1]["user"]["userName"], "gina");
        assert_eq!(gina.get(&of).await.is(200).column("contact"), ["gina"]);
        let history = anna.get(&format!("{case}/history?operation=addCaseComment")).await.is(200);
        // Contacts are told nothing of what is said among those who work on cases.
        assert_eq!(history.column("notified"), [2, 1]);
        let of = |row: &Value| format!("{case}/history/{}/notifications", row["id"].as_str().unwrap());
        let told = anna.get(&of(&history.rows()[0])).await.is(200);
        assert_eq!(told.column("contact"), ["cato@acme.example", "gina"]);
        assert_eq!(anna.get(&of(&history.rows()[1])).await.is(200).column("contact"), ["gina"]);

        // The page tells the same, and sets it, too.
        let (mine, theirs) = (world.log_in("anna").await, world.log_in("gina").await);
        let number: i64 = case.rsplit('/').next().unwrap().parse().unwrap();
        let list =
            async |page: &Page<'_>| page.call("watcher/contacts", json!({"case": number})).await.is(200).json;
        let found = list(&mine).await;
        assert_eq!((&found["watching"][0]["name"], &found["others"]), (&json!("Cato"), &json!([])));
        assert_eq!(list(&theirs).await["watching"], json!([]));
        let set =
            |contact: &Value, watches: bool| json!({"case": number, "contact": contact, "watches": watches});
        let off = mine.call("watcher/set-contact", set(&added["contactID"], false)).await.is(200).json;
        assert_eq!((&off["watching"], &off["others"][0]["name"]), (&json!([]), &json!("Cato")));
        for _ in 0..2 {
            let on = mine.call("watcher/set-contact", set(&added["contactID"], true)).await.is(200).json;
            assert_eq!(on["watching"][0]["email"], "cato@acme.example");
        }
        // Not one of another customer.
        mine.call("watcher/set-contact", set(&json!(2), true)).await.is(412);

        let of_cato = format!("{path}/contact/{}", added["contactID"]);
        assert_eq!(delete(&anna, &of_cato).await.is(200).data()["flags"], json!(["DELETED"]));
        delete(&anna, &of_cato).await.is(404);
        assert_eq!(names(&anna.get(&path).await.is(200)), ["anna", "gina"]);
        // By the watcher's own id, too.
        anna.post(&path, &cato).await.is(201);
        delete(&anna, &format!("{path}/{}", added["id"].as_str().unwrap())).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn who_watches_from_the_beginning() {
    on_each_engine_with(near, async |world| {
        let (anna, admin) = (world.anna(), world.admin());
        let page = world.log_in("admin").await;
        let mail = Receiver::smtp().await;
        mail_channel(&page, &mail).await;
        let contact = json!({"name": "Cato", "email": "cato@acme.example"});
        page.call("contact/add", json!({"customer": 1, "new": contact})).await.is(200);

        let strict = json!({"customer": "acme", "rejectCreateWithoutNotification": true});
        let refused = admin.post(CASE, &new("Beacons", strict.clone())).await.is(412);
        assert_eq!(refused.refused(), ["rejectCreateWithoutNotification"]);
        let watchers =
            json!([{"userOrGroup": "anna"}, {"destination": "cato@acme.example", "type": "email"}]);
        let members = json!([{"userOrGroup": "gina"}]);
        let more = json!({"customer": "acme", "watchers": watchers, "aclMembers": members,
            "rejectCreateWithoutNotification": true});
        let case = open(&admin, "Beacons", more).await["id"].clone();
        let path = format!("{CASE}/{case}/watchers");
        assert_eq!(names(&anna.get(&path).await.is(200)), ["admin", "anna", "gina", "cato@acme.example"]);
        let got = mail.waits_for(1).await.remove(0);
        assert!(got.body.contains("opened case #"), "{}", got.body);
        for (wrong, field) in [
            (json!({"watchers": [{"userOrGroup": "nobody"}]}), "watchers"),
            (json!({"watchers": [{"destination": "who@acme.example"}]}), "watchers"),
            (json!({"watchers": [{}]}), "watchers[0].userOrGroup"),
        ] {
            assert_eq!(
                anna.post(CASE, &new("No", wrong.clone())).await.is(412).refused(),
                [field],
                "{wrong}"
            );
        }

        // Cases are found by who watches them.
        let by = json!({"user": ["gina"], "userFieldStrategy": ["watchedByUser"]});
        let found = admin.post(&format!("{CASE}/search"), &by).await.is(200);
        assert_eq!((found.rows().len(), &found.rows()[0]["id"]), (1, &case));
        // Whoever did not want to is not made to.
        let path = format!("{CASE}/{case}");
        delete(&world.gina(), &format!("{path}/watch")).await.is(200);
        admin
            .post(&format!("{path}/access"), &json!({"userOrGroup": "gina", "level": "write"}))
            .await
            .is(200);
        assert_eq!(admin.post(&format!("{CASE}/search"), &by).await.is(200).json["count"], 0);
        let other = format!("{CASE}/{}", open(&admin, "Other", json!({"customer": "acme"})).await["id"]);
        admin
            .post(&format!("{other}/access"), &json!({"userOrGroup": "gina", "addWatcher": false}))
            .await
            .is(200);
        assert_eq!(admin.post(&format!("{CASE}/search"), &by).await.is(200).json["count"], 0);
        admin
            .post(&format!("{other}/access"), &json!({"userOrGroup": "Analysts", "level": "write"}))
            .await
            .is(200);
        assert_eq!(admin.post(&format!("{CASE}/search"), &by).await.is(200).json["count"], 1);
    })
    .await;
}

#[tokio::test]
async fn what_came_from_a_merged_case_says_so() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let (into, from) = (open(&anna, "Into", json!({})).await, open(&anna, "From", json!({})).await);
        let file = json!({"name": "a.txt", "mimeType": "text/plain", "data": "YQ=="});
        for case in [&into, &from] {
            anna.post(&format!("{CASE}/{}/attachments", case["id"]), &file).await.is(201);
        }
        anna.put(&format!("{CASE}/{}/merge/{}", into["id"], from["id"]), &json!({})).await.is(200);
        let files = anna.get(&format!("{CASE}/{}/attachments", into["id"])).await.is(200);
        assert_eq!(files.column("flags"), [json!(["MERGED"]), json!([])]);
    })
    .await;
}

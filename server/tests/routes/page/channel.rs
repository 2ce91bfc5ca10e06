//! Channels and deliveries: what is set up, what is sent, and what becomes of that when others fail.

use crate::support::{Mood, Page, Receiver, World, on_each_engine_with, templates};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use std::{
    collections::BTreeMap,
    process::Command,
    time::{Duration, Instant},
};

const SECRET: &str = "key of the signature";

/// Receivers are on this machine, and do not hang for long.
fn near(command: &mut Command) {
    command.env("ARGUS_OUTGOING_ALLOW", "127.0.0.1").env("ARGUS_OUTGOING_TIMEOUT", "1");
    command.env("ARGUS_PUBLIC_URL", "https://argus.example.com/");
}

async fn add(page: &Page<'_>, name: &str, settings: Value, secret: Value) -> Value {
    let content = json!({"name": name, "active": true, "settings": settings});
    let body = json!({"id": null, "version": 0, "content": content, "secret": secret});
    page.call("channel/save", body).await.is(200).json
}

async fn add_webhook(page: &Page<'_>, receiver: &Receiver) -> Value {
    let url = format!("http://{}/hook?a=1", receiver.address);
    add(page, "Hook", json!({"kind": "webhook", "url": url}), json!(SECRET)).await
}

/// A rule that does this whenever a case is opened.
async fn when_opened(page: &Page<'_>, name: &str, actions: Value) -> Value {
    let content = json!({"name": name, "active": true, "trigger": {"on": "caseCreated"}, "actions": actions});
    page.call("automation/save", json!({"id": null, "version": 0, "content": content})).await.is(200).json
}

async fn deliveries(page: &Page<'_>, filter: Value) -> Vec<Value> {
    let body = json!({"filter": filter, "limit": 100, "offset": 0});
    page.call("delivery/list", body).await.is(200).json["rows"].as_array().unwrap().clone()
}

/// Waits until the newest delivery is in this state.
async fn newest_is(page: &Page<'_>, state: &str) -> Value {
    let began = Instant::now();
    loop {
        let newest = deliveries(page, json!({})).await.first().cloned().unwrap_or_default();
        if newest["state"] == state {
            return newest;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "{state} is expected: {newest:#}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_webhook_is_signed_and_tried_again() {
    on_each_engine_with(near, async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let receiver = Receiver::http().await;
        let channel = add_webhook(&admin, &receiver).await;
        let listed = admin.call("channel/list", json!({"limit": 10, "offset": 0})).await.is(200);
        assert!(!listed.text.contains(SECRET), "{}", listed.text);
        assert_eq!(listed.json["rows"][0]["has_secret"], true);
        when_opened(&admin, "Tell", json!([{"do": "callWebhook", "channel": channel["id"]}])).await;

        let case = anna.create_case(1, "AI CASE").await;
        let got = receiver.waits_for(1).await.remove(0);
        assert!(got.head.starts_with("post /hook?a=1 http/1.1"), "{}", got.head);
        let body: Value = serde_json::from_str(&got.body).unwrap();
        assert_eq!(body["subject"], json!(format!("#{case} – AI CASE")));
        assert_eq!((&body["case"]["id"], &body["cause"]), (&json!(case), &json!("automation rule Tell")));
        assert_eq!(body["link"], json!(format!("https://argus.example.com/cases/{case}")));
        assert_eq!(body["id"], got.header("x-argus-delivery"));
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
        mac.update(format!("{}.{}", got.header("x-argus-timestamp"), got.body).as_bytes());
        let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(got.header("x-argus-signature"), format!("sha256={hex}"));
        let sent = newest_is(&admin, "sent").await;
        assert_eq!((&sent["tries"], &sent["case"], &sent["next"]), (&json!(1), &json!(case), &Value::Null));
        let detail = admin.call("delivery/get", json!({"id": sent["id"]})).await.is(200).json;
        assert_eq!(detail["uuid"], body["id"]);
        assert_eq!(detail["attempts"][0]["text"], "200 got it");
        let log = anna.activities().await;
        assert!(log.iter().any(|row| row["text"] == "Queued a message through “Hook”"), "{log:#?}");

        // It fails, and is sent once it can be: with the same id.
        receiver.be(Mood::Fails(503));
        anna.create_case(1, "Second").await;
        let retrying = newest_is(&admin, "retrying").await;
        assert!(retrying["error"].as_str().unwrap().starts_with("answered 503"), "{retrying}");
        assert!(retrying["next"].is_number());
        receiver.be(Mood::Takes);
        let sent = newest_is(&admin, "sent").await;
        assert_eq!((&sent["id"], &sent["tries"]), (&retrying["id"], &json!(2)));
        let got = receiver.got();
        assert_eq!(got[1].header("x-argus-delivery"), got[2].header("x-argus-delivery"));

        // What cannot be understood is not said again, until somebody asks for it.
        receiver.be(Mood::Fails(400));
        anna.create_case(1, "Third").await;
        let dead = newest_is(&admin, "dead").await;
        assert_eq!(deliveries(&admin, json!({"state": "dead"})).await.len(), 1);
        receiver.be(Mood::Takes);
        admin.call("delivery/retry", json!({"id": dead["id"]})).await.is(200);
        let sent = newest_is(&admin, "sent").await;
        admin.call("delivery/retry", json!({"id": sent["id"]})).await.is(403);

        // Who hangs is not waited for, redirects lead nowhere.
        for (mood, error) in
            [(Mood::Hangs, "did not answer within 1 seconds"), (Mood::Fails(302), "redirects")]
        {
            receiver.be(mood);
            anna.create_case(1, "Fourth").await;
            let failed = newest_is(&admin, "retrying").await;
            assert!(failed["error"].as_str().unwrap().contains(error), "{failed}");
        }

        // What waits in a channel that is deleted has failed.
        admin.call("channel/remove", json!({"id": channel["id"]})).await.is(200);
        let dead = deliveries(&admin, json!({"state": "dead"})).await;
        assert_eq!((dead.len(), &dead[0]["error"]), (2, &json!("the channel was deleted")));
        admin.call("delivery/retry", json!({"id": dead[0]["id"]})).await.is(403);
        anna.create_case(1, "Fifth").await;
        let runs = json!({"filter": {"outcome": "refused"}, "limit": 1, "offset": 0});
        let runs = admin.call("automation/runs", runs).await.is(200).json;
        let refused = runs["rows"][0]["actions"][0]["refused"].as_str().unwrap().to_owned();
        assert!(refused.starts_with("There is no channel"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn mail_and_messages_are_sent() {
    on_each_engine_with(near, async |world| {
        let admin = world.log_in("admin").await;
        let mut anna = world.log_in("anna").await;
        let (mail, hook) = (Receiver::smtp().await, Receiver::http().await);
        let settings = json!({"kind": "email", "host": "127.0.0.1", "port": mail.address.port(),
            "security": "none", "user": "argus", "from": "Argus <argus@example.com>"});
        let channel = add(&admin, "Mail", settings, json!("p")).await;
        assert_eq!(channel["target"], json!(format!("127.0.0.1:{}", mail.address.port())));
        let test = json!({"id": channel["id"], "recipient": "anna@example.com"});
        let answer = admin.call("channel/test", test).await.is(200).json;
        assert_eq!((&answer["sent"], &answer["text"]), (&json!(true), &json!("250 queued as 7")));
        let actions = json!([{"do": "notify", "channel": channel["id"],
            "recipients": ["anna@example.com", "Bea <bea@example.com>"],
            "subject": "{case.severity}: {case.name}", "text": "See {case.link} <b> {{now}}"}]);
        when_opened(&admin, "Mail", actions).await;
        let case = anna.create_case(1, "AI <CASE>").await;
        let got = mail.waits_for(3).await;
        assert!(got[1].head.contains("AUTH PLAIN") && got[1].head.contains("RCPT TO:<anna@example.com>"));
        assert!(got[2].head.contains("RCPT TO:<bea@example.com>"), "{}", got[2].head);
        let text = got[1].body.replace("=\r\n", "");
        for part in [
            "Subject: medium: AI <CASE>".to_owned(),
            format!("See https://argus.example.com/cases/{case} <b> {{now}}"),
            "&lt;b&gt;".to_owned(),
            "multipart/alternative".to_owned(),
        ] {
            assert!(text.contains(&part), "{part}: {text}");
        }
        assert_eq!(deliveries(&admin, json!({"recipient": "anna@example.com"})).await.len(), 1);
        mail.be(Mood::Fails(550));
        anna.create_case(1, "Nobody is there").await;
        let dead = newest_is(&admin, "dead").await;
        assert!(dead["error"].as_str().unwrap().contains("550"), "{dead}");

        let url = format!("http://{}/services/T/B", hook.address);
        for (kind, expected) in [
            (
                "slack",
                json!({"text": "*Test of Argus*\nThis is a test of the channel “slack”. Nothing happened."}),
            ),
            ("teams", json!("message")),
        ] {
            let channel = add(&admin, kind, json!({"kind": kind}), json!(url)).await;
            assert_eq!(channel["target"], json!(hook.address.to_string()));
            admin.call("channel/test", json!({"id": channel["id"], "recipient": ""})).await.is(200);
            let body: Value = serde_json::from_str(&hook.got().last().unwrap().body).unwrap();
            assert_eq!(if kind == "teams" { body["type"].clone() } else { body }, expected);
        }
        let sms = json!({"kind": "sms", "url": url, "format": "form", "user": "A",
            "fields": [["To", "{to}"], ["Body", "{text}"]]});
        let channel = add(&admin, "SMS", sms, json!("token")).await;
        admin.call("channel/test", json!({"id": channel["id"], "recipient": "+4791234567"})).await.is(200);
        let got = hook.got().pop().unwrap();
        assert!(got.body.starts_with("To=%2B4791234567&Body=This+is+a+test"), "{}", got.body);
        // Names are in lower case in what was got, and so is this: A:token.
        assert_eq!(got.header("authorization"), "basic qtp0b2tlbg==");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_before_it_is_saved() {
    on_each_engine_with(near, async |world| {
        let admin = world.log_in("admin").await;
        let mail = |from: &str| {
            json!({"kind": "email", "host": "mail.example.com", "port": 587, "security": "startTls",
                "user": "", "from": from})
        };
        let sms = json!({"kind": "sms", "url": "https://x.example", "format": "form", "user": "",
            "fields": [["To", "{whom}"], ["Body", "{text}"]]});
        for (settings, secret, field) in [
            (json!({"kind": "webhook", "url": "hooks.example.com"}), "", "url"),
            (json!({"kind": "webhook", "url": "file:///etc/passwd"}), "", "url"),
            (json!({"kind": "slack"}), "", "secret"),
            (json!({"kind": "teams"}), "no address", "secret"),
            (mail("argus"), "", "from"),
            (sms, "", "fields"),
        ] {
            let content = json!({"name": "N", "active": true, "settings": settings});
            let body = json!({"id": null, "version": 0, "content": content, "secret": secret});
            let answer = admin.call("channel/save", body).await.is(412);
            assert!(answer.text.contains(&format!("\"field\":\"{field}\"")), "{field}: {}", answer.text);
        }
        let channel = add(&admin, "Mail", mail("argus@example.com"), json!("")).await;
        let hook = add(&admin, "Hook", json!({"kind": "webhook", "url": "https://a.example"}), json!("s")).await;
        let notify = |recipients: Value, text: &str| {
            json!([{"do": "notify", "channel": channel["id"], "recipients": recipients, "subject": "S", "text": text}])
        };
        for actions in [
            notify(json!([]), "T"),
            notify(json!(["anna"]), "T"),
            notify(json!(["anna@example.com"]), "{case.nam}"),
            json!([{"do": "callWebhook", "channel": channel["id"]}]),
            json!([{"do": "callWebhook", "channel": 99}]),
        ] {
            let content = json!({"name": "N", "active": true, "actions": actions});
            let body = json!({"id": null, "version": 0, "content": content});
            let answer = admin.call("automation/save", body).await.is(412);
            assert!(answer.text.contains("actions.1"), "{}", answer.text);
        }
        // A secret does not follow a channel to somewhere else.
        let change = |url: &str, secret: Value| {
            let content = json!({"name": "Hook", "active": true, "settings": {"kind": "webhook", "url": url}});
            json!({"id": hook["id"], "version": 1, "content": content, "secret": secret})
        };
        let answer = admin.call("channel/save", change("https://b.example", Value::Null)).await.is(412);
        assert!(answer.text.contains("must be given again"), "{}", answer.text);
        admin.call("channel/save", change("https://a.example/more", Value::Null)).await.is(200);
        admin.call("channel/save", change("https://b.example", json!("t"))).await.is(409);
        // The inside is closed, by name and by number.
        for url in ["http://169.254.169.254/latest", "http://[::1]:80/", "http://[::ffff:10.0.0.1]/", "http://10.0.0.1/"] {
            let channel = add(&admin, url, json!({"kind": "webhook", "url": url}), Value::Null).await;
            let answer = admin.call("channel/test", json!({"id": channel["id"], "recipient": ""})).await.is(200).json;
            assert_eq!(answer["sent"], false);
            assert!(answer["text"].as_str().unwrap().contains("is not a public address"), "{answer}");
        }
    })
    .await;
}

/// A server is killed while one message is on its way and others wait: all arrive, and only that one twice, with the
/// same id.
#[tokio::test]
async fn nothing_is_lost_with_a_server() {
    for template in templates().await {
        let mut world = World::with(template, near).await;
        let receiver = Receiver::http().await;
        receiver.be(Mood::Hangs);
        {
            let admin = world.log_in("admin").await;
            let mut anna = world.log_in("anna").await;
            let channel = add_webhook(&admin, &receiver).await;
            let call = json!({"do": "callWebhook", "channel": channel["id"]});
            when_opened(&admin, "Tell", json!([call, call, call])).await;
            anna.create_case(1, "AI CASE").await;
            receiver.waits_for(1).await;
        }
        world.kill();
        receiver.be(Mood::Takes);
        world.start(near);
        let got = receiver.waits_for(4).await;
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &got {
            *times.entry(one.header("x-argus-delivery")).or_default() += 1;
        }
        assert_eq!(times.len(), 3, "{got:#?}");
        assert_eq!(times[got[0].header("x-argus-delivery")], 2);
        let admin = world.log_in("admin").await;
        let began = Instant::now();
        while deliveries(&admin, json!({"state": "sent"})).await.len() < 3 {
            assert!(began.elapsed() < Duration::from_secs(30));
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(receiver.got().len(), 4);
    }
}

#[tokio::test]
async fn programs_set_up_channels_and_see_what_was_sent() {
    on_each_engine_with(near, async |world| {
        const ALL: &str = "/alerts/v1/channel";
        let admin = world.admin();
        let send = async |method: Method, path: &str, body: Value| {
            world.server.send(admin.request(method, path).json(&body)).await.enveloped()
        };
        let wrong = json!({"name": "N", "kind": "webhook", "url": "https://x.example.com", "port": 25});
        assert_eq!(send(Method::POST, ALL, wrong).await.refused(), ["port"]);
        let wrong = json!({"name": "N", "kind": "pigeon"});
        assert_eq!(send(Method::POST, ALL, wrong).await.refused(), ["kind"]);
        let receiver = Receiver::http().await;
        let url = format!("http://{}/hook", receiver.address);
        let new = json!({"name": "Hook", "kind": "webhook", "url": url, "secret": SECRET});
        let made = send(Method::POST, ALL, new).await.is(201);
        let path = format!("{ALL}/{}", made.data()["id"]);
        assert_eq!((&made.data()["hasSecret"], &made.data()["active"]), (&json!(true), &json!(true)));
        for answer in [admin.get(ALL).await, admin.get(&path).await, made] {
            assert!(!answer.text.contains(SECRET), "{}", answer.text);
        }
        let tested = send(Method::POST, &format!("{path}/test"), json!({})).await.is(200);
        assert_eq!(tested.data()["sent"], true, "{tested:#?}");
        let elsewhere = json!({"url": "https://elsewhere.example.com/hook"});
        assert_eq!(send(Method::PUT, &path, elsewhere).await.refused(), ["secret"]);
        let renamed = send(Method::PUT, &path, json!({"name": "Ticketing"})).await.is(200);
        assert_eq!((&renamed.data()["url"], &renamed.data()["hasSecret"]), (&json!(url), &json!(true)));

        // What a rule sends through it is listed with each filter, and what failed is tried again.
        receiver.be(Mood::Fails(400));
        let page = world.log_in("admin").await;
        let channel = renamed.data()["id"].clone();
        let action = json!([{"do": "callWebhook", "channel": channel}]);
        let rule = when_opened(&page, "Tell", action).await;
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        newest_is(&page, "dead").await;
        let list = "/alerts/v1/delivery";
        let found = admin.get(&format!("{list}?rule={}&state=dead&case={case}", rule["id"])).await.is(200);
        assert_eq!(found.column("channelName"), [json!("Ticketing")]);
        for nothing in ["rule=99", "state=sent", "policy=1", "recipient=anna", "endTimestamp=1000"] {
            assert_eq!(admin.get(&format!("{list}?{nothing}")).await.is(200).json["count"], 0, "{nothing}");
        }
        let one = format!("{list}/{}", found.rows()[0]["id"]);
        let detail = admin.get(&one).await.is(200);
        assert_eq!(
            (&detail.data()["text"], &detail.data()["attempts"][0]["sent"]),
            (&json!("automation rule Tell"), &json!(false))
        );
        receiver.be(Mood::Takes);
        send(Method::PUT, &format!("{one}/retry"), Value::Null).await.is(200);
        newest_is(&page, "sent").await;
        send(Method::PUT, &format!("{one}/retry"), Value::Null).await.is(403);
        send(Method::DELETE, &path, Value::Null).await.is(200);
        admin.get(&path).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_leads_to_nobody_is_said_before_it_is_saved() {
    on_each_engine_with(near, async |world| {
        let admin = world.log_in("admin").await;
        let reach = async |settings: Value, secret: Value| {
            let content = json!({"name": "N", "active": true, "settings": settings});
            admin.call("channel/reach", json!({"id": null, "content": content, "secret": secret})).await
        };
        let receiver = Receiver::smtp().await;
        let mail = |host: &str, port: u16| {
            json!({"kind": "email", "host": host, "port": port, "security": "none", "user": "",
                "from": "argus@example.com"})
        };
        let there = reach(mail("127.0.0.1", receiver.address.port()), Value::Null).await.is(200);
        assert_eq!(there.json, Value::Null);
        // Nobody listens there.
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let nobody = reach(mail("127.0.0.1", closed), Value::Null).await.is(200);
        assert!(nobody.text.contains("cannot connect to 127.0.0.1"), "{}", nobody.text);
        let url = format!("http://127.0.0.1:{closed}/hook");
        let nobody = reach(json!({"kind": "slack"}), json!(url)).await.is(200);
        assert!(nobody.text.contains("cannot connect"), "{}", nobody.text);
        let inside = reach(json!({"kind": "webhook", "url": "http://10.0.0.1/"}), Value::Null).await.is(200);
        assert!(inside.text.contains("not a public address"), "{}", inside.text);
        assert!(!inside.text.contains(SECRET));
        let wrong = reach(json!({"kind": "webhook", "url": "x"}), Value::Null).await.is(412);
        assert!(wrong.text.contains("\"field\":\"url\""), "{}", wrong.text);
        // It can be saved all the same.
        add(&admin, "Later", mail("127.0.0.1", closed), json!("")).await;
    })
    .await;
}

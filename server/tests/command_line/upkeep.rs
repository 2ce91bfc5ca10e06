//! `argus retention`, `argus event` and `argus customer production`.

use crate::support::on_each_engine;
use serde_json::{Value, json};

const DAY: i64 = 86_400_000;

#[expect(clippy::disallowed_methods, reason = "the server's clock is the machine's")]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

fn ids(answer: &Value) -> Vec<String> {
    answer["data"].as_array().unwrap().iter().map(|event| event["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn events_are_kept_as_long_as_the_rule_says() {
    on_each_engine(async |world| {
        let argus = &world.argus;
        assert_eq!(argus.ok("retention list"), "");
        assert_eq!(argus.ok("retention set 30"), "Events of all other customers are kept for 30 days.\n");
        assert_eq!(argus.ok("retention set 7 --customer acme"), "Events of acme are kept for 7 days.\n");
        assert_eq!(argus.ok("retention list"), "*\t30\nacme\t7\n");
        let now = now();
        let event = |age: i64| {
            json!({"signature": "OLD-1", "startTimestamp": now - age * DAY, "endTimestamp": now - age * DAY})
        };
        let submitted = world.sensor().submit(&[event(1), event(10)]).await;
        assert_eq!(argus.ok("retention apply"), "Removed 1 events and 0 raw events.\n");
        let search = json!({"startTimestamp": 0});
        let found = world.anna().post("/events/v1/aggregated/search", &search).await.is(200);
        assert_eq!((ids(&found.json), &found.json["count"]), (vec![submitted[0].clone()], &json!(1)));
        argus.ok("retention clear --customer acme");
        assert!(argus.run("retention clear --customer acme").failed().err.contains("no such rule"));
        for wrong in ["retention set 0", "retention set 36501", "retention set 5 --customer nobody"] {
            argus.run(wrong).failed();
        }
    })
    .await;
}

#[tokio::test]
async fn deleted_events_are_out_of_sight() {
    on_each_engine(async |world| {
        let argus = &world.argus;
        let event = json!({"signature": "GONE-1", "startTimestamp": now(), "endTimestamp": now()});
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        assert_eq!(argus.ok(&format!("event delete {id}")), "Deleted 1 events.\n");
        assert_eq!(argus.ok(&format!("event delete {id}")), "Deleted 0 events.\n");
        world.anna().get(&format!("/events/v1/{id}")).await.is(404);
        let search = json!({"startTimestamp": 0});
        let found = world.anna().post("/events/v1/aggregated/search", &search).await.is(200);
        assert_eq!((ids(&found.json).len(), &found.json["count"]), (0, &json!(0)));
        let search = json!({"startTimestamp": 0, "includeDeleted": true});
        world.anna().post("/events/v1/aggregated/search", &search).await.is(403);
        let found = world.admin().post("/events/v1/aggregated/search", &search).await.is(200);
        assert_eq!(ids(&found.json), [id.as_str()]);

        assert_eq!(argus.ok(&format!("event restore {id}")), "Brought 1 events back.\n");
        world.anna().get(&format!("/events/v1/{id}")).await.is(200);
        let unknown = id.replace(|c: char| c.is_ascii_digit(), "1");
        assert!(argus.run(&format!("event delete {unknown}")).failed().err.contains("There is no event"));
    })
    .await;
}

#[tokio::test]
async fn customers_that_are_not_in_production() {
    on_each_engine(async |world| {
        let event = json!({"signature": "TEST-1", "startTimestamp": now(), "endTimestamp": now()});
        world.sensor().submit(&[event]).await;
        let found = async |production: bool| {
            let search = json!({"startTimestamp": 0, "productionCustomers": production});
            let found = world.anna().post("/events/v1/aggregated/search", &search).await.is(200);
            ids(&found.json).len()
        };
        assert_eq!((found(true).await, found(false).await), (1, 0));
        assert_eq!(world.argus.ok("customer production acme false"), "acme is not in production.\n");
        assert_eq!((found(true).await, found(false).await), (0, 1));
        assert_eq!(world.argus.ok("customer production acme true"), "acme is in production.\n");
        world.argus.run("customer production nobody true").failed();
    })
    .await;
}

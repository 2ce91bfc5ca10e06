//! Each criterion narrows to exactly what it says.

use super::super::{
    super::{WHEN, all, all_and, numbered},
    finds, numbers,
};
use crate::support::on_each_engine;
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn every_criterion_narrows() {
    on_each_engine(async |world| {
        let end = |ip: &str, port: u16| json!({"ip": ip, "port": port});
        let events = [
            numbered(0, json!({"severity": "low", "count": 1, "source": end("10.0.0.1", 1), "flags": []})),
            numbered(1, json!({"severity": "medium", "count": 5, "source": end("10.0.0.2", 22),
                "destination": end("10.0.1.1", 80), "flags": ["BLOCKED"]})),
            numbered(2, json!({"severity": "high", "count": 10, "destination": end("10.0.1.2", 22),
                "signature": "ET-1", "flags": ["BLOCKED", "FOLLOWUP"]})),
            // From the high half of the flags.
            numbered(3, json!({"severity": "critical", "flags": ["FAILURE", "FOLLOWUP"],
                "signature": "et-1", "endTimestamp": WHEN + HOUR})),
        ];
        let ids = world.sensor().submit(&events).await;
        let anna = world.anna();
        let uuid = ids[1].rsplit('/').next().unwrap();
        for (criteria, expected) in [
            (json!({}), &[0, 1, 2, 3][..]),
            (json!({"signature": "ET-1"}), &[2]),
            (json!({"signature": ["ET-1", "et-1", "none"]}), &[2, 3]),
            (json!({"severity": ["low", "critical"]}), &[0, 3]),
            (json!({"minSeverity": "high"}), &[2, 3]),
            (json!({"maxSeverity": "medium"}), &[0, 1]),
            (json!({"minSeverity": "medium", "maxSeverity": "high"}), &[1, 2]),
            (json!({"minCount": 5}), &[1, 2]),
            (json!({"port": 22}), &[1, 2]),
            (json!({"port": ["1", "80"]}), &[0, 1]),
            (json!({"sourcePort": 22}), &[1]),
            (json!({"destinationPort": ["22", 80]}), &[1, 2]),
            (json!({"sourceIP": "10.0.0.0/24", "port": "80"}), &[1]),
            (json!({"includeFlags": ["BLOCKED"]}), &[1, 2]),
            (json!({"includeFlags": ["BLOCKED", "FOLLOWUP"]}), &[2]),
            (json!({"includeFlags": "FAILURE"}), &[3]),
            // By the names of events/v2.
            (json!({"includeFlags": "followup", "excludeFlags": "blocked"}), &[3]),
            (json!({"excludeFlags": ["BLOCKED", "FAILURE"]}), &[0]),
            (json!({"eventIdentifier": [ids[0], ids[2]]}), &[0, 2]),
            (json!({"eventIdentifier": {"type": "AGGR", "timestamp": WHEN + 1, "customerID": 1, "eventID": uuid}}), &[1]),
            (json!({"customerID": 1}), &[0, 1, 2, 3]),
            (json!({"customerID": [2, 3]}), &[]),
            (json!({"customer": ["acme"]}), &[0, 1, 2, 3]),
            (json!({"customer": [1, "nobody"]}), &[0, 1, 2, 3]),
            (json!({"customer": "globex"}), &[]),
            (json!({"startTimestamp": WHEN + 2}), &[2, 3]),
            // By first or by last occurrence.
            (json!({"startTimestamp": WHEN + HOUR}), &[3]),
            (json!({"startTimestamp": WHEN + HOUR + 1}), &[]),
            (json!({"endTimestamp": WHEN + 1}), &[0, 1]),
            (json!({"startTimestamp": WHEN + 1, "endTimestamp": (WHEN + 1).to_string()}), &[1]),
            (json!({"startTimestamp": "2019-09-22T20:48:03.913Z"}), &[2, 3]),
            (json!({"lastUpdatedTimestamp": WHEN}), &[0, 1, 2, 3]),
            (json!({"skipFutureEvents": true}), &[0, 1, 2, 3]),
        ] {
            finds(anna, criteria, expected).await;
        }
        // Ids stand for themselves, without a time.
        let answer = anna.search(&json!({"eventIdentifier": ids[3]})).await;
        assert_eq!(numbers(&answer.ids()), [3]);
    })
    .await;
}

/// Several criteria at once find what each of them finds alone.
#[tokio::test]
async fn criteria_are_all_of_them() {
    on_each_engine(async |world| {
        let (ports, severities) = ([22, 80, 443], ["low", "medium", "high", "critical"]);
        let events: Vec<Value> = (0..60)
            .map(|n: i64| {
                numbered(
                    n,
                    json!({
                        "severity": severities[n as usize % 4],
                        "source": {"ip": format!("10.0.{}.{n}", n % 3), "port": ports[n as usize % 3]},
                        "flags": if n % 5 == 0 { json!(["BLOCKED"]) } else { json!([]) },
                        "signature": format!("S-{}", n % 2), "count": n + 1,
                    }),
                )
            })
            .collect();
        world.sensor().submit(&events).await;
        let anna = world.anna();
        let parts = [
            json!({"minSeverity": "medium"}),
            json!({"sourceIP": ["10.0.0.0/24", "10.0.2.0/24"]}),
            json!({"excludeFlags": "BLOCKED"}),
            json!({"signature": "S-1"}),
            json!({"port": [22, 443], "minCount": 10}),
        ];
        let found = async |criteria: Value| {
            let answer = anna.search(&all_and(criteria)).await;
            numbers(&answer.ids())
        };
        let mut together = all_and(json!({"limit": 100}));
        let mut expected: Vec<i64> = (0..60).collect();
        for part in parts {
            together.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
            let mut alone = part.clone();
            alone["limit"] = json!(100);
            let alone = found(alone).await;
            expected.retain(|number| alone.contains(number));
            assert_eq!(found(together.clone()).await, expected, "after {part}");
        }
        assert!(!expected.is_empty() && expected.len() < 20, "{expected:?}");
    })
    .await;
}

#[tokio::test]
async fn an_event_that_ends_later_is_found_where_it_ends() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let long = numbered(0, json!({"endTimestamp": WHEN + 400 * 24 * HOUR}));
        let id = sensor.submit(&[long]).await.pop().unwrap();
        let late = json!({"startTimestamp": WHEN + 399 * 24 * HOUR, "endTimestamp": WHEN + 401 * 24 * HOUR});
        assert_eq!(world.anna().search(&late).await.ids(), [&*id]);
        // Between its ends nothing occurred that anybody knows of.
        let between = json!({"startTimestamp": WHEN + HOUR, "endTimestamp": WHEN + 2 * HOUR});
        assert_eq!(world.anna().search(&between).await.json["count"], 0);
        assert_eq!(world.anna().search(&all()).await.json["count"], 1);
    })
    .await;
}

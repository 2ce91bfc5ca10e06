//! What is wrong is named.

use super::{
    super::{WHEN, six},
    PATH, all_and,
};
use crate::support::on_each_engine;
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_wrong_is_named() {
    on_each_engine(async |world| {
        six(world).await;
        let line = |more: Value| {
            let mut line = json!({"name": "x", "field": "created", "resolution": "minutes"});
            line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!({"timeline": [line]})
        };
        for (wrong, fields) in [
            (json!({"groupBy": "severity"}), &["groupBy[0]"][..]),
            (json!({"groupBy": {}}), &["groupBy[0].field"]),
            (json!({"groupBy": [{"field": "colour"}, {"field": "severity", "limit": -1}]}),
                &["groupBy[0].field", "groupBy[1].limit"]),
            (json!({"groupBy": [{"field": "alarm"}, {"field": "alarm"}]}), &["groupBy"]),
            (json!({"groupBy": {"field": "alarm", "includeOthers": "some"}}), &["groupBy[0].includeOthers"]),
            (json!({"type": ["raw", "aggregated"]}), &["type"]),
            (json!({"timeline": [{}]}), &["timeline[0].name", "timeline[0].field", "timeline[0].resolution"]),
            (line(json!({"name": "no blanks"})), &["timeline[0].name"]),
            (line(json!({"name": "x".repeat(201)})), &["timeline[0].name"]),
            (line(json!({"field": "published"})), &["timeline[0].field"]),
            (line(json!({"resolution": "seconds"})), &["timeline[0].resolution"]),
            (line(json!({"startTimestamp": "soon"})), &["timeline[0].startTimestamp"]),
            (line(json!({"startTimestamp": 5, "endTimestamp": 4})), &["timeline[0].startTimestamp"]),
            (line(json!({"startTimestamp": WHEN, "endTimestamp": WHEN + 11_000 * 60_000})), &["timeline[0].resolution"]),
            (json!({"timeline": vec![json!({"name": "x", "field": "created", "resolution": "years"}); 2]}), &["timeline"]),
            (
                json!({"timeline": (0..11).map(|n| json!({"name": n, "field": "created", "resolution": "years"}))
                    .collect::<Vec<_>>()}),
                &["timeline"],
            ),
            (json!({"severity": "worst"}), &["severity"]),
        ] {
            let answer = world.anna().post(PATH, &all_and(wrong.clone())).await;
            assert_eq!(answer.refused(), fields, "{wrong}");
        }
    })
    .await;
}

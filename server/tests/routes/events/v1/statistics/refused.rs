//! What cannot be counted is named.

use super::statistics;
use crate::{
    events::{WHEN, all_and},
    support::on_each_engine,
};
use serde_json::json;

#[tokio::test]
async fn each_wrong_field() {
    on_each_engine(async |world| {
        for (body, field) in [
            (json!({"groupBy": "COLOUR"}), "groupBy"),
            (json!({"groupBy": ["ALARM", "alarm"]}), "groupBy"),
            // Of the newer API.
            (json!({"groupBy": "ASSOCIATED_CASE"}), "groupBy"),
            (json!({"resolution": -1}), "resolution"),
            (json!({"resolution": "hourly"}), "resolution"),
            (json!({"resolution": 1, "resolutionUnit": "fortnights"}), "resolutionUnit"),
            (json!({"resolution": 2, "resolutionUnit": "weeks"}), "resolution"),
            (json!({"resolution": 2, "resolutionUnit": "months"}), "resolution"),
            (json!({"resolution": 12, "resolutionUnit": "years"}), "resolution"),
            // More spans than anybody could look at.
            (json!({"resolution": 1, "endTimestamp": WHEN}), "resolution"),
            (
                json!({"resolution": 1, "resolutionUnit": "days", "endTimestamp": 7_000_000_000_000_i64}),
                "resolution",
            ),
            (json!({"timeFrameStrategy": "endTimestamp"}), "timeFrameStrategy"),
            (json!({"cutoff": -1}), "cutoff"),
            (json!({"cutoff": 0.5}), "cutoff"),
            (json!({"includeOthers": "some"}), "includeOthers"),
            (json!({"countRawEvents": 7}), "countRawEvents"),
            (json!({"ip": "x"}), "ip"),
            (json!({"exclude": true}), "exclude"),
        ] {
            let answer = world.anna().post("/events/v1/aggregated/stats", &all_and(body.clone())).await;
            assert_eq!(answer.refused(), [field], "{body}");
        }
        // As long as a number can be, and what is of no use without a length.
        for body in [
            json!({"resolution": i64::MAX, "endTimestamp": WHEN}),
            json!({"resolution": i64::MAX, "resolutionUnit": "days"}),
            json!({"resolution": 0, "resolutionUnit": "weeks"}),
            json!({"cutoff": i64::MAX, "groupBy": "SOURCEIP"}),
        ] {
            statistics(world.anna(), body).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_asked_for_comes_back() {
    on_each_engine(async |world| {
        let answer = statistics(world.anna(), json!({})).await;
        assert_eq!(answer.data()["resolution"], 0);
        assert_eq!(answer.data()["resolutionUnit"], "milliseconds");
        let body = json!({"resolution": "7", "resolutionUnit": ["hours"], "startTimestamp": WHEN, "endTimestamp": WHEN});
        let answer = statistics(world.anna(), body).await;
        assert_eq!((&answer.data()["resolution"], &answer.data()["resolutionUnit"]), (&json!(7), &json!("hours")));
        assert!(answer.json["metaData"]["plan"].is_string(), "{answer:?}");
    })
    .await;
}

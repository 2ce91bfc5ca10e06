//! `Accept: application/jsonl`

use crate::{
    events::{all_and, formats::lines, numbered},
    support::{Alert, on_each_engine},
};
use serde_json::{Value, json};

#[tokio::test]
async fn each_line_is_an_event() {
    on_each_engine(async |world| {
        let event = |n: i64| {
            numbered(
                n,
                json!({"uri": "/a\r\nb\u{2028}c", "properties": {"k": ["v", "w"]}, "signature": "\u{85}é"}),
            )
        };
        world.sensor().submit(&(0..5).map(event).collect::<Vec<_>>()).await;
        world.ingest("acme", &[Alert::nth(0).with("/host", json!("ids-1")), Alert::nth(1)]);
        let anna = world.anna();
        for path in ["/events/v1/aggregated/search", "/events/v1/nids/search"] {
            for more in
                [json!({}), json!({"limit": 0}), json!({"limit": 2, "offset": 1, "sortBy": "timestamp"})]
            {
                let criteria = all_and(more);
                let shown = anna.post(path, &criteria).await;
                for accept in
                    ["application/jsonl", "application/x-ndjson", "application/jsonl;q=0.9, text/csv"]
                {
                    assert_eq!(
                        lines(&anna.post_for(accept, path, &criteria).await),
                        shown.rows(),
                        "{criteria}"
                    );
                }
            }
            let none = all_and(json!({"signature": "none", "limit": 0}));
            assert_eq!(lines(&anna.post_for("application/jsonl", path, &none).await), [Value::Null; 0]);
            anna.post_for("application/jsonl", path, &json!({"startTimestamp": "x"}))
                .await
                .enveloped()
                .is(412);
        }
    })
    .await;
}

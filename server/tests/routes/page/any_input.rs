//! Bodies that the page itself would never send.

use crate::support::on_each_engine;
use serde_json::{Value, json};

/// A caller's mistake is not the server's failure: no 5xx, no line that wakes somebody up.
#[tokio::test]
async fn bodies_that_are_no_arguments() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        for (function, body) in [
            ("customer/list", ""),
            ("customer/list", "{"),
            ("customer/list", "{}"),
            ("customer/list", "text=x"),
            ("customer/list", r#"{"text": 7}"#),
            ("case/get", r#"{"id": "x"}"#),
            ("case/list", r#"{"filter": {"lifecycle": "ajar"}, "limit": 1, "offset": 0}"#),
            ("case/list", r#"{"filter": {}, "limit": -1, "offset": 0}"#),
            ("event/get", r#"{"id": "AGGR/1"}"#),
            ("event/search", r#"{"criteria": {"start": "yesterday"}, "sort": {"key": "timestamp", "descending": true}, "limit": 1, "offset": 0}"#),
            ("session/log-in", r#"{"login": "anna"}"#),
        ] {
            let request = anna.request(function).header("Content-Type", "application/json").body(body);
            let answer = anna.send(request).await;
            assert!((400..500).contains(&answer.status), "{function} {body}: {answer:?}");
        }
        assert!(!world.server.log().contains("WARN"), "{}", world.server.log());
    })
    .await;
}

/// Numbers and texts of the right type, but beyond what makes sense.
#[tokio::test]
async fn arguments_beyond_all_bounds() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let sort = json!({"key": "timestamp", "descending": true});
        let search = |criteria: Value, limit: u64, offset: u64| {
            json!({"criteria": criteria, "sort": sort, "limit": limit, "offset": offset})
        };
        let list = |filter: Value, limit: u64, offset: u64| json!({"filter": filter, "limit": limit, "offset": offset});
        let most = u64::from(u32::MAX);
        for (function, body, status) in [
            ("customer/list", json!({"text": "a\u{0}b"}), 200),
            ("customer/list", json!({"text": "%_\\"}), 200),
            ("case/get", json!({"id": i64::MAX}), 404),
            ("case/get", json!({"id": i64::MIN}), 404),
            ("case/list", list(json!({"text": "a\u{0}b"}), 10, 0), 200),
            ("case/list", list(json!({"text": "9223372036854775808"}), most, most), 200),
            ("activity/list", list(json!({}), most, most), 200),
            ("event/search", search(json!({"text": "a\u{0}b"}), 10, 0), 200),
            ("event/search", search(json!({"signatures": ["a\u{0}b"]}), 10, 0), 200),
            ("event/search", search(json!({}), most, 0), 412),
            ("event/search", search(json!({}), 10, most), 412),
            ("event/search", search(json!({"start": "now", "end": "-1d"}), 10, 0), 412),
            ("event/search", search(json!({"source_min_bits": 200}), 10, 0), 412),
            ("event/search", search(json!({"ports": vec![1; 2_000]}), 10, 0), 412),
            ("event/search", search(json!({"severities": vec!["low"; 50_000]}), 10, 0), 200),
            ("event/histogram", json!({"criteria": {}, "buckets": 0}), 412),
            ("event/histogram", json!({"criteria": {}, "buckets": 401}), 412),
            ("event/histogram", json!({"criteria": {"start": "0", "end": "8796093022206"}, "buckets": 400}), 200),
            ("event/histogram", json!({"criteria": {}, "buckets": 1}), 200),
        ] {
            let answer = anna.call(function, body.clone()).await;
            let shown: String = body.to_string().chars().take(100).collect();
            assert_eq!(answer.status, status, "{function} {shown}: {answer:?}");
        }
    })
    .await;
}

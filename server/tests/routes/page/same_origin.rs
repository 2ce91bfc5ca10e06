//! Another site's page cannot act in the name of whoever is logged in here.

use crate::support::on_each_engine;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn calls_of_other_sites_are_refused() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let url = world.server.url.clone();
        for (headers, status) in [
            (&[("Sec-Fetch-Site", "cross-site")][..], 403),
            (&[("Sec-Fetch-Site", "same-site")], 403),
            (&[("Sec-Fetch-Site", "cross-site"), ("Origin", url.as_str())], 403),
            (&[("Origin", "http://evil.example")], 403),
            (&[("Origin", "null")], 403),
            (&[("Origin", url.as_str())], 200),
            (&[("Sec-Fetch-Site", "same-origin")], 200),
            (&[], 200),
        ] {
            let new = json!({"customer": 1, "name": "N", "description": "D", "template": null, "classification": null,
                "soc_ticket": null});
            let request = world.server.request(Method::POST, "/page/case/create").json(&json!({"new": new}));
            let mut request = request.header("Cookie", format!("argus_session={}", anna.token));
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = world.server.send(request).await;
            assert_eq!(answer.status, status, "{headers:?}: {answer:?}");
        }
        let body = json!({"filter": {}, "limit": 100, "offset": 0});
        let cases = anna.call("case/list", body).await.is(200);
        assert_eq!(cases.json["rows"].as_array().unwrap().len(), 3, "those that were not refused");
    })
    .await;
}

//! Addresses and methods that nothing answers.

use crate::support::on_each_engine;
use insta::assert_json_snapshot;
use reqwest::Method;

#[tokio::test]
async fn nothing_there() {
    on_each_engine(async |world| {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            for path in [
                "/events/v1/nothing",
                "/events/v1",
                "/events/v1/aggregated/nothing",
                "/events/v1/nids/stats",
                "/events/v1/case",
                "/events/v1/AGGR/1/1",
                "/events/v1/AGGR/1/1/6c36deb6-d5e3-461c-bab4-fca397006cb9/nothing",
                "/events/v3/event",
                "/cases/v2/x",
                "/cases/v2/case/1/nothing?limit=1",
                "/authentication/v1/nothing",
                "/%FF/v1/x",
            ] {
                let answer = world.server.send(world.server.request(method.clone(), path)).await;
                let answer = answer.enveloped().is(404);
                let shown = path.split('?').next().unwrap();
                let message = answer.json["messages"][0]["message"].as_str().unwrap();
                assert_eq!(message, format!("There is nothing at {shown}"));
            }
        }
        let answer = world.server.get("/cases/v2/x").await;
        assert_json_snapshot!("not_found", answer.json);
        // Outside of the API only a page can be looked at.
        for path in ["/", "/case/1", "/page", "/style.css"] {
            world.server.send(world.server.request(Method::POST, path)).await.enveloped().is(404);
        }
        let unknown = world.page().call("no/such/function", serde_json::json!({})).await;
        unknown.enveloped().is(404);
    })
    .await;
}

#[tokio::test]
async fn another_method_than_the_one_there_is() {
    on_each_engine(async |world| {
        for (method, path, allowed) in [
            (Method::POST, "/events/v1/aggregated", "GET,HEAD,PUT"),
            (Method::DELETE, "/events/v1/aggregated", "GET,HEAD,PUT"),
            (Method::GET, "/events/v1/aggregated/search", "POST"),
            (Method::GET, "/events/v1/aggregated/stats", "POST"),
            (Method::POST, "/events/v1/aggregated/bulk", "PUT"),
            (Method::PUT, "/events/v1/nids", "GET,HEAD"),
            (Method::PUT, "/events/v1/nids/search", "POST"),
            (Method::PUT, "/events/v1/case/1", "GET,HEAD"),
            (Method::DELETE, "/events/v1/AGGR/1/1/x", "GET,HEAD"),
            (Method::PUT, "/events/v1/AGGR/1/1/x/payload", "GET,HEAD"),
            (Method::PUT, "/events/v1/AGGR/1/1/x/pcap", "GET,HEAD"),
            (Method::PUT, "/events/v1/AGGR/1/1/x/links", "GET,HEAD"),
            (Method::DELETE, "/events/v2/event", "GET,HEAD,POST"),
            (Method::GET, "/events/v2/event/search", "POST"),
            (Method::POST, "/events/v2/event/assess", "PUT"),
            (Method::PUT, "/events/v2/event/1/1/x", "GET,HEAD"),
            (Method::GET, "/events/v2/event/AGGR/1/1/x/assess", "PUT"),
            (Method::POST, "/events/v2/servicetask/x", "GET,HEAD,DELETE"),
            (Method::PUT, "/events/v2/event/bulk", "POST"),
        ] {
            let answer = world.server.send(world.server.request(method, path)).await.enveloped().is(405);
            assert_eq!(answer.header("allow"), allowed, "{path}");
            assert_eq!(answer.json["messages"][0]["type"], "ACTION_ERROR");
        }
        let page = world.server.get("/page/session/current").await.is(405);
        assert_eq!(page.header("allow"), "POST");
    })
    .await;
}

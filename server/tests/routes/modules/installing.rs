//! Modules are installed, set, taken elsewhere and removed.

use super::by_hand;
use crate::support::{Modules, World, on_each_engine, wheel};
use reqwest::Method;
use serde_json::json;

/// Folders of wheels that are on their way.
fn on_their_way(world: &World) -> usize {
    std::fs::read_dir(world.argus.path("modules/wheels")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_wheel_is_installed_set_replaced_and_removed() {
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        let task = admin.upload(wheel("my_module", "1.0", &by_hand("return 'first'"))).await;
        let id = admin.installed(task).await;
        assert!(!admin.log(task).await.is_empty(), "how it was installed is told");
        assert_eq!(on_their_way(world), 0, "the wheel is not needed any more");
        let path = format!("/modules/v1/module/{id}");
        let installed = world.admin().get(&path).await.is(200).data().clone();
        assert_eq!(
            (&installed["name"], &installed["origin"], &installed["packageVersion"]),
            (&json!("my-module"), &json!("wheel"), &json!("1.0"))
        );
        assert_eq!(installed["parameters"][1]["type"], "secret");

        let change = json!({"settings": {"file": "/x", "key": "hunter2"}, "atOnce": 3, "muted": ["on_postload_case_update"]});
        let set = world.admin().put(&path, &change).await.is(200).data().clone();
        assert_eq!(set["settings"], json!({"file": "/x", "key": "********"}));
        assert_eq!(world.admin().put(&path, &json!({"settings": {"odd": 1}})).await.refused(), ["odd"]);
        assert_eq!(world.admin().put(&path, &json!({"atOnce": 99})).await.refused(), ["atOnce"]);
        let stale = json!({"atOnce": 5, "version": installed["version"]});
        assert_eq!(world.admin().put(&path, &stale).await.refused(), ["version"]);

        let configuration = world.admin().get(&format!("{path}/configuration")).await.is(200);
        assert!(!configuration.text.contains("hunter2") && configuration.data()["settings"].get("key").is_none());
        world.admin().put(&path, &json!({"settings": {"file": "/y", "key": "********"}})).await.is(200);
        let imported = world.admin().put(&format!("{path}/configuration"), configuration.data()).await.is(200);
        assert_eq!(imported.data()["settings"], json!({"file": "/x", "key": "********"}), "the secret stays");
        let other = json!({"module": "other", "atOnce": 1});
        assert_eq!(world.admin().put(&format!("{path}/configuration"), &other).await.refused(), ["document"]);

        // One that is broken leaves what there was.
        let broken = admin.upload(wheel("my_module", "2.0", "import nowhere_at_all")).await;
        let failed = admin.ended(broken).await;
        assert_eq!(failed["state"], "failed");
        assert!(failed["message"].as_str().unwrap().contains("nowhere_at_all"), "{failed:#}");
        let kept = world.admin().get(&path).await.data().clone();
        assert_eq!((&kept["packageVersion"], &kept["installation"]), (&json!("1.0"), &json!("failed")));
        assert!(kept["failure"].as_str().unwrap().contains("nowhere_at_all"));
        let newer = admin.upload(wheel("my_module", "2.1", &by_hand("return 'second'"))).await;
        assert_eq!(admin.installed(newer).await, id);
        let now = world.admin().get(&path).await.data().clone();
        assert_eq!((&now["packageVersion"], &now["atOnce"]), (&json!("2.1"), &json!(3)));

        world.admin().send(world.admin().request(Method::DELETE, &path)).await.is(200);
        world.admin().get(&path).await.is(404);
        assert_eq!(world.admin().get("/modules/v1/module").await.rows().len(), 0);
        let log = world.log_in("admin").await.activities().await;
        let texts: Vec<&str> = log.iter().filter_map(|row| row["text"].as_str()).collect();
        assert!(texts.contains(&"Removed the module my-module"), "{texts:#?}");
        assert!(!format!("{log:?}").contains("hunter2"));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_wheel_is_refused_and_nothing_stays() {
    on_each_engine(async |world| {
        let send = async |name: &str, bytes: Vec<u8>| {
            let path = format!("/modules/v1/module/wheel?name={name}");
            world.admin().send(world.admin().request(Method::POST, &path).body(bytes)).await
        };
        for name in [
            "",
            "x.zip",
            "..%2Fmy_module-1.0-py3-none-any.whl",
            "my_module-1.0-py3-none-any.whl%2F..",
            "a-b.whl",
        ] {
            assert_eq!(send(name, vec![1]).await.refused(), ["name"], "{name}");
        }
        let shipped = send("network_logs-1.0-py3-none-any.whl", vec![1]).await;
        assert_eq!(shipped.refused(), ["name"], "those that are part of Argus are nobody else's");
        let large = send("my_module-1.0-py3-none-any.whl", vec![0; (64 << 20) + 1]).await;
        assert_eq!(large.refused(), ["file"]);
        assert_eq!(on_their_way(world), 0);
        for body in [
            json!({}),
            json!({"from": "elsewhere", "name": "x"}),
            json!({"from": "shipped", "name": "nothing"}),
            json!({"from": "package", "name": "--index-url=http://evil"}),
            json!({"from": "package", "name": "x", "version": "1; rm"}),
            json!({"from": "shipped", "name": "network-logs", "version": "1"}),
        ] {
            world.admin().post("/modules/v1/module", &body).await.is(412);
        }
        assert_eq!(world.admin().get("/modules/v1/module").await.rows().len(), 0);
    })
    .await;
}

/// At the page, where the answer is the number of the task.
#[tokio::test]
async fn a_wheel_is_uploaded_at_the_page() {
    on_each_engine(async |world| {
        let path = "/module-wheels?name=my_module-1.0-py3-none-any.whl";
        let upload = |token: &str, site: &'static str| {
            let request = world.server.request(Method::POST, path).header("Sec-Fetch-Site", site);
            request.header("Cookie", format!("argus_session={token}")).body("no wheel")
        };
        let admin = world.log_in("admin").await;
        let anna = world.log_in("anna").await;
        world.server.send(upload("", "same-origin")).await.is(401);
        world.server.send(upload(&anna.token, "same-origin")).await.is(403);
        world.server.send(upload(&admin.token, "cross-site")).await.is(403);
        assert_eq!(on_their_way(world), 0);
        let task = world.server.send(upload(&admin.token, "same-origin")).await.is(201).json;
        assert!(task.is_i64(), "{task}");
        let failed = Modules(world.admin()).ended(task.as_i64().unwrap()).await;
        assert_eq!(failed["state"], "failed");
        assert_eq!(on_their_way(world), 0);
    })
    .await;
}

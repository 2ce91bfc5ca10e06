//! Modules that wait for what happens.

use super::{add_iocs, module, tags};
use crate::support::Modules;
use serde_json::json;

#[tokio::test]
async fn what_was_added_is_changed_afterwards_once() {
    let source = module(
        "@argus_module.on('on_postload_ioc_create')\n\
         def tag(call):\n\
         \x20   for ioc in call.objects:\n\
         \x20       ioc['ioc_tags'] = 'seen'\n\
         \x20       call.log.info('tagged %s', ioc['ioc_value'])\n\
         \x20   call.add('note', title='Seen', text='By a module.')\n\
         \x20   return 'tagged'\n",
    );
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        let id = admin.install("my_module", &source).await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        add_iocs(&anna, case, &["evil.example"]).await;
        let hers = Modules(world.anna());
        let done = hers.tasks_of(id, "on_postload_ioc_create", 1).await;
        assert_eq!(done.len(), 1);
        assert_eq!((&done[0]["state"], &done[0]["message"]), (&json!("succeeded"), &json!("tagged")));
        assert_eq!(tags(&anna, case).await, json!({"evil.example": ["seen"]}));

        let task = done[0]["id"].as_i64().unwrap();
        let told = hers.task(task).await;
        assert_eq!((&told["case"], &told["userName"]), (&json!(case), &done[0]["userName"]));
        let changes = told["changes"].as_array().unwrap();
        assert!(changes.iter().all(|change| change["activity"].is_i64()), "{told:#}");
        let kinds: Vec<&str> =
            changes.iter().map(|change| change["object"]["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"ioc") && kinds.contains(&"note"), "{told:#}");
        assert!(hers.log(task).await.contains("tagged evil.example"));
        // The log of the case tells of both, and nobody else sees the task.
        world.gina().get(&format!("/modules/v1/task/{task}")).await.is(404);
        world.gina().get(&format!("/modules/v1/task/{task}/log")).await.is(404);
        world.gina().put(&format!("/modules/v1/task/{task}/cancel"), &json!({})).await.is(404);
        assert_eq!(world.gina().get("/modules/v1/task").await.rows().len(), 0);
        // Nothing that the module did called it again.
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        assert_eq!(hers.tasks_of(id, "on_postload_ioc_create", 1).await.len(), 1);

        // One that is switched off is called no more.
        let path = format!("/modules/v1/module/{id}");
        world.admin().put(&path, &json!({"enabled": false})).await.is(200);
        add_iocs(&anna, case, &["other.example"]).await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        assert_eq!(tags(&anna, case).await["other.example"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_added_is_changed_or_refused_before() {
    let source = module(
        "@argus_module.on('on_preload_ioc_create')\n\
         def look(call):\n\
         \x20   for ioc in call.objects:\n\
         \x20       if ioc['ioc_value'].endswith('.internal'): raise Refused('Ours are no indicators.')\n\
         \x20       if ioc['ioc_value'] == 'crash.example': os._exit(1)\n\
         \x20       ioc['ioc_tags'] = 'looked-at'\n",
    );
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        admin.install("my_module", &source).await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let new = json!({"case": case, "new": [{"value": "db.internal"}]});
        let refused = anna.call("ioc/add", new).await.is(412);
        assert!(refused.text.contains("Ours are no indicators."), "{refused:?}");
        add_iocs(&anna, case, &["evil.example"]).await;
        // Who does not answer keeps nobody from saving.
        add_iocs(&anna, case, &["crash.example"]).await;
        assert_eq!(tags(&anna, case).await, json!({"evil.example": ["looked-at"], "crash.example": []}));
        let tasks = Modules(world.anna());
        let all = tasks.0.get("/modules/v1/task?limit=0&state=failed").await;
        assert_eq!(all.column("hook"), ["on_preload_ioc_create"]);
        // It cannot be run again: what it was asked about is saved.
        let id = all.rows()[0]["id"].as_i64().unwrap();
        world.anna().post(&format!("/modules/v1/task/{id}/again"), &json!({})).await.is(412);
    })
    .await;
}

//! Modules that do not do what they should.

use super::{add_iocs, module, tags};
use crate::support::Modules;
use serde_json::json;

/// What each does is named by its indicator.
const FAULTS: &str = "@argus_module.by_hand('ioc', label='Do it')
def do_it(call):
    ioc = call.objects[0]
    what = ioc['ioc_value'].split('.')[0]
    ioc['ioc_tags'] = 'never'
    call.log.info('begins to %s with %s', what, call.settings['key'])
    if what == 'crash': import ctypes; ctypes.string_at(0)
    if what == 'hang': time.sleep(600)
    if what == 'raise': raise ValueError('odd, with ' + call.settings['key'])
    if what == 'fail': raise Failed('The other side is down.')
    if what == 'garbage':
        for number in range(3, 20):
            try: os.write(number, b'hello?\\n')
            except OSError: pass
        time.sleep(600)
    if what == 'flood':
        for n in range(20_000): print('line', n)
        raise Failed('flooded')
    if what == 'leave': os._exit(0)
    if what == 'later': raise TryLater('busy', after=3600)
    if what == 'unknown': ioc['ioc_value_of_mine'] = 'x'
";

#[tokio::test]
async fn whatever_a_module_does_its_task_says_so_and_nothing_is_applied() {
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        let id = admin.install("my_module", &module(FAULTS)).await;
        let secret = json!({"settings": {"key": "hunter2-hunter2"}});
        let shown = world.admin().put(&format!("/modules/v1/module/{id}"), &secret).await.is(200);
        assert_eq!(shown.data()["settings"]["key"], "********");
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let faults = ["crash", "hang", "raise", "fail", "garbage", "flood", "leave", "later"];
        let values = faults.map(|fault| format!("{fault}.example"));
        let iocs = add_iocs(&anna, case, &values.each_ref().map(String::as_str)).await;
        let hers = Modules(world.anna());
        let tasks = hers.call(id, "Do it", &iocs).await;
        for (fault, task) in faults.into_iter().zip(tasks) {
            let is_there = |state: &str| ["succeeded", "failed", "cancelled", "retrying"].contains(&state);
            let told = hers.until(task, is_there).await;
            let log = hers.log(task).await;
            assert!(log.contains(&format!("begins to {fault}")), "{log}");
            assert!(!log.contains("hunter2") && !told.to_string().contains("hunter2"), "{told:#}\n{log}");
            let message = told["message"].as_str().unwrap_or_default();
            let (state, expected) = match fault {
                "crash" => ("failed", "crashed"),
                "hang" => ("failed", "took longer than it may"),
                "raise" => ("failed", "ValueError: odd"),
                "fail" => ("failed", "The other side is down."),
                "garbage" => ("failed", "garbled"),
                "flood" => ("failed", "flooded"),
                "leave" => ("failed", "without a result"),
                _ => ("retrying", "busy"),
            };
            assert_eq!(told["state"], state, "{fault}: {told:#}");
            assert!(message.contains(expected), "{fault}: {message}");
            assert_eq!(told["changes"], json!([]), "{fault}");
            assert_eq!(told["attempts"].as_array().unwrap().len(), 1, "{fault}");
            match fault {
                "raise" => {
                    assert!(told.get("traceback").is_none(), "for administrators only");
                    let traceback = admin.task(task).await["traceback"].clone();
                    assert!(traceback.as_str().unwrap().contains("my_module"), "{traceback}");
                }
                "flood" => {
                    let lines = log.lines().count();
                    assert_eq!(lines, 1_000, "as many as are told at once");
                    let more = format!("/modules/v1/task/{task}/log?after=4990");
                    let last = world.anna().get(&more).await.is(200);
                    assert!(last.rows().len() < 20, "what was too much is dropped: {last:?}");
                }
                "later" => {
                    assert!(told["nextTimestamp"].as_i64() > told["queuedTimestamp"].as_i64());
                    world.anna().put(&format!("/modules/v1/task/{task}/cancel"), &json!({})).await.is(200);
                    assert_eq!(hers.ended(task).await["state"], "cancelled");
                }
                _ => {}
            }
        }
        assert!(!tags(&anna, case).await.to_string().contains("never"));
        // The server is as it was.
        world.server.get("/healthz").await.is(200);
    })
    .await;
}

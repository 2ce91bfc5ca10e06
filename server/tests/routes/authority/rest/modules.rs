//! Processing modules and their tasks.

use super::{super::SECRET, Expected, LOOKUP, Row};
use reqwest::Method;
use serde_json::{Value, json};

/// Argus itself is module 1, so the first that is installed is number 2. There is no task that anybody could see; `case`
/// is acme's and closed by now, which keeps whoever may work on it from more.
pub(super) fn rows(case: i64) -> Vec<Row> {
    const ADMINISTRATORS: Expected = [401, 403, 403, 200];
    const INSTALLED: Expected = [401, 403, 403, 201];
    const NONE: Expected = [401, 404, 403, 404];
    const ALL: &str = "/modules/v1/module";
    const WHEEL: &str = "/modules/v1/module/wheel";
    const ONE: &str = "/modules/v1/module/{id}";
    const CONFIGURATION: &str = "/modules/v1/module/{id}/configuration";
    const SHIPPED: &str = "/modules/v1/shipped";
    const CHOICES: &str = "/modules/v1/choice";
    const PIPELINES: &str = "/modules/v1/pipeline";
    const TASKS: &str = "/modules/v1/task";
    const EVIDENCE: &str = "/modules/v1/task/evidence";
    let module = |route: &str| route.replace("{id}", "2");
    let all = |method, route: &'static str, body, expected| (method, route, route.to_owned(), body, expected);
    let task =
        |method, route: &'static str| (method, route, route.replace("{id}", "77777"), Value::Null, NONE);
    let wheel = format!("{WHEEL}?name=my_module-1.0-py3-none-any.whl");
    let call = json!({"module": 77_777, "label": SECRET, "objects": [{"kind": "ioc", "id": "1"}]});
    let evidence = json!({"module": 77_777, "case": case, "files": [1]});
    vec![
        all(Method::POST, ALL, json!({"from": "shipped", "name": "network-logs"}), INSTALLED),
        (Method::POST, WHEEL, wheel, json!({}), INSTALLED),
        all(Method::GET, ALL, Value::Null, ADMINISTRATORS),
        all(Method::GET, SHIPPED, Value::Null, ADMINISTRATORS),
        (Method::GET, ONE, module(ONE), Value::Null, ADMINISTRATORS),
        (Method::PUT, ONE, module(ONE), json!({"atOnce": 2}), ADMINISTRATORS),
        (Method::GET, CONFIGURATION, module(CONFIGURATION), Value::Null, ADMINISTRATORS),
        (
            Method::PUT,
            CONFIGURATION,
            module(CONFIGURATION),
            json!({"module": "network-logs", "atOnce": 3}),
            ADMINISTRATORS,
        ),
        (Method::DELETE, ONE, module(ONE), Value::Null, ADMINISTRATORS),
        (Method::GET, CHOICES, format!("{CHOICES}?object=ioc"), Value::Null, LOOKUP),
        all(Method::GET, PIPELINES, Value::Null, LOOKUP),
        all(Method::GET, TASKS, Value::Null, LOOKUP),
        all(Method::POST, TASKS, call, NONE),
        all(Method::POST, EVIDENCE, evidence, [401, 404, 403, 412]),
        task(Method::GET, "/modules/v1/task/{id}"),
        task(Method::GET, "/modules/v1/task/{id}/log"),
        task(Method::GET, "/modules/v1/task/{id}/log/stream"),
        task(Method::PUT, "/modules/v1/task/{id}/cancel"),
        task(Method::POST, "/modules/v1/task/{id}/again"),
    ]
}

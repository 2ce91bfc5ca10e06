//! Processing modules that a test writes, installed and called as people do it.

use super::{Answer, Reader, Server, World, templates};
use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
    time::{Duration, Instant},
};

/// A call of a module takes some tenths of a second, and an installation some seconds; on a busy machine more.
const LONGEST: Duration = Duration::from_secs(120);

/// The interpreter itself, if this machine has one that modules run with.
pub(crate) fn python() -> Option<&'static Path> {
    static PYTHON: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
        let ask = "import sys, venv, ensurepip; assert sys.version_info >= (3, 10); print(sys.executable)";
        let said = Command::new("python3").args(["-c", ask]).output().ok()?;
        let path = String::from_utf8(said.stdout).ok().filter(|_| said.status.success())?;
        Some(PathBuf::from(path.trim()))
    });
    if PYTHON.is_none() {
        eprintln!("skipped: there is no python3 of 3.10 or newer that makes environments");
    }
    PYTHON.as_deref()
}

/// A wheel with this text as its package, and the file's name.
pub(crate) fn wheel(package: &str, version: &str, source: &str) -> (String, Vec<u8>) {
    let pack = "import sys, zipfile\n\
        package, version, source = sys.argv[1:]\n\
        info = f'{package}-{version}.dist-info/'\n\
        with zipfile.ZipFile(sys.stdout.buffer, 'w') as wheel:\n\
        \x20   wheel.writestr(package + '/__init__.py', source)\n\
        \x20   wheel.writestr(info + 'METADATA', f'Metadata-Version: 2.1\\nName: {package}\\nVersion: {version}\\n')\n\
        \x20   wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')\n\
        \x20   names = [package + '/__init__.py', info + 'METADATA', info + 'WHEEL', info + 'RECORD']\n\
        \x20   wheel.writestr(info + 'RECORD', ''.join(name + ',,\\n' for name in names))\n";
    let packed =
        Command::new(python().unwrap()).args(["-c", pack, package, version, source]).output().unwrap();
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    (format!("{package}-{version}-py3-none-any.whl"), packed.stdout)
}

/// What somebody does with modules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Modules<'a>(pub(crate) Reader<'a>);

impl Modules<'_> {
    /// Runs a test on each engine, with a server that runs modules; on none if this machine has no Python.
    pub(crate) async fn on_each_engine(test: impl AsyncFn(&World)) {
        for template in templates().await {
            let Some(world) = Self::world(template).await else { return };
            eprintln!("on {}", template.engine());
            test(&world).await;
        }
    }

    /// A call may take 6 seconds.
    pub(crate) async fn world(template: &'static super::Template) -> Option<World> {
        Some(World::with(template, Self::settings(python()?)).await)
    }

    pub(crate) fn settings(python: &Path) -> impl FnOnce(&mut Command) {
        move |command: &mut Command| {
            command.env("ARGUS_MODULE_PYTHON", python).env("ARGUS_MODULE_TIME", "6");
        }
    }

    /// Gives the task.
    pub(crate) async fn upload(&self, (name, bytes): (String, Vec<u8>)) -> i64 {
        let path = format!("/modules/v1/module/wheel?name={name}");
        let request = self.0.request(Method::POST, &path).header(CONTENT_TYPE, "application/octet-stream");
        let answer = self.0.send(request.body(bytes)).await.is(201);
        answer.data()["task"].as_i64().unwrap()
    }

    /// Installs a module of this text and turns it on; gives its number.
    pub(crate) async fn install(&self, package: &str, source: &str) -> i64 {
        let task = self.upload(wheel(package, "1.0", source)).await;
        self.installed(task).await
    }

    /// The module that a task installed, turned on.
    pub(crate) async fn installed(&self, task: i64) -> i64 {
        let done = self.ended(task).await;
        assert_eq!(done["state"], "succeeded", "{done:#}\n{}", self.log(task).await);
        let name = &done["moduleName"];
        let all = self.0.get("/modules/v1/module?limit=0").await.is(200);
        let module = all.rows().iter().find(|module| module["name"] == *name).unwrap();
        let id = module["id"].as_i64().unwrap();
        let on = self.0.put(&format!("/modules/v1/module/{id}"), &json!({"enabled": true})).await.is(200);
        assert!(on.data().get("notReady").is_none(), "{on:#?}");
        id
    }

    pub(crate) async fn task(&self, task: i64) -> Value {
        self.0.get(&format!("/modules/v1/task/{task}")).await.is(200).data().clone()
    }

    pub(crate) async fn ended(&self, task: i64) -> Value {
        self.until(task, |state| ["succeeded", "failed", "cancelled"].contains(&state)).await
    }

    pub(crate) async fn until(&self, task: i64, is_there: impl Fn(&str) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let found = self.task(task).await;
            if is_there(found["state"].as_str().unwrap()) {
                return found;
            }
            assert!(began.elapsed() < LONGEST, "{found:#}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// All lines.
    pub(crate) async fn log(&self, task: i64) -> String {
        let answer = self.0.get(&format!("/modules/v1/task/{task}/log")).await.is(200);
        let texts: Vec<&str> = answer.rows().iter().map(|line| line["text"].as_str().unwrap()).collect();
        texts.join("\n")
    }

    /// Calls a module for indicators by hand; gives the tasks.
    pub(crate) async fn call(&self, module: i64, label: &str, iocs: &[i64]) -> Vec<i64> {
        let answer = self.try_call(module, label, iocs).await.is(201);
        let tasks = answer.data().as_array().unwrap();
        tasks.iter().map(|task| task["task"].as_i64().unwrap()).collect()
    }

    pub(crate) async fn try_call(&self, module: i64, label: &str, iocs: &[i64]) -> Answer {
        let objects: Vec<Value> =
            iocs.iter().map(|id| json!({"kind": "ioc", "id": id.to_string()})).collect();
        let body = json!({"module": module, "label": label, "objects": objects});
        self.0.post("/modules/v1/task", &body).await
    }

    /// The tasks of a module for a hook, the newest first, once there are so many and all have ended.
    pub(crate) async fn tasks_of(&self, module: i64, hook: &str, count: usize) -> Vec<Value> {
        let began = Instant::now();
        loop {
            let all = self.0.get(&format!("/modules/v1/task?module={module}&limit=0")).await.is(200);
            let found: Vec<Value> = all.rows().iter().filter(|task| task["hook"] == hook).cloned().collect();
            if found.len() >= count && found.iter().all(|task| task.get("endedTimestamp").is_some()) {
                return found;
            }
            assert!(began.elapsed() < LONGEST, "{found:#?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Everything that a stream of server-sent events says until it ends.
pub(crate) async fn streamed(server: &Server, key: &str, path: &str, last: Option<u32>) -> String {
    let mut request = server.request(Method::GET, path).header("Argus-API-Key", key);
    if let Some(last) = last {
        request = request.header("Last-Event-ID", last.to_string());
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response.text().await.unwrap()
}

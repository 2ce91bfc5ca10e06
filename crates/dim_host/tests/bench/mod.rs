//! A place to run modules that a test writes.

#![allow(dead_code, unreachable_pub, reason = "each test file is a program of its own and uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use argus_dim_host::install::{Index, Source};
use argus_dim_host::{Call, Heard, Host, Level, Limits, Outcome, Outside, Runnable};
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::mpsc;

pub struct Bench {
    pub folder: TempDir,
    pub host: Host,
    pub limits: Limits,
    pub module: Runnable,
}

/// What a call said, without the questions.
#[derive(Debug, Default)]
pub struct Said {
    pub log: Vec<(Level, String)>,
    pub is_cut: bool,
    pub progress: Vec<(u64, Option<u64>)>,
    pub changes: Vec<Value>,
}

impl Said {
    pub fn texts(&self) -> Vec<&str> {
        self.log.iter().map(|(_, text)| text.as_str()).collect()
    }

    pub fn take(&mut self, heard: Heard) {
        match heard {
            Heard::Log { level, text } => self.log.push((level, text)),
            Heard::LogCut => self.is_cut = true,
            Heard::Progress { done, total, .. } => self.progress.push((done, total)),
            Heard::Change(change) => self.changes.push(change),
            Heard::Question { question, answer } => {
                let _ = answer.send(if question["question"] == "twice" {
                    Ok(Value::from(question["of"].as_i64().unwrap_or(0) * 2))
                } else {
                    Err(format!("{} is not known", question["question"]))
                });
            }
        }
    }
}

pub fn guard() -> Vec<PathBuf> {
    vec![PathBuf::from(env!("CARGO_BIN_EXE_argus_module_guard"))]
}

impl Bench {
    /// A module with this source, in an environment of its own.
    pub fn with(source: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let python = environment(&folder.path().join("environment"));
        let packages = packages(&folder.path().join("environment"));
        fs::write(packages.join("under_test.py"), source).unwrap();
        let host = Host::new(&folder.path().join("host"), guard(), Outside::default()).unwrap();
        let limits = Limits { time: Duration::from_secs(20), ..Limits::default() };
        Self { host, limits, module: Runnable { python, module: "under_test".to_owned() }, folder }
    }

    /// One that does this when a case was created.
    pub fn doing(body: &str) -> Self {
        Self::with(&on_case(body))
    }

    pub async fn run(&self, call: &Call) -> (Outcome, Said) {
        let (heard, said) = listen();
        let outcome = self.host.run(&self.module, call, &self.limits, heard).await;
        (outcome, said.await.unwrap())
    }

    pub async fn created(&self, objects: Vec<Value>) -> (Outcome, Said) {
        self.run(&Call::hook("on_postload_case_create", objects)).await
    }

    pub fn calls(&self) -> PathBuf {
        self.folder.path().join("host/calls")
    }

    /// No process of a call lives, no folder of one is there.
    pub fn nothing_is_left(&self) {
        let started = Instant::now();
        let left = || (processes_of(self.folder.path()), fs::read_dir(self.calls()).unwrap().count());
        while left() != (Vec::new(), 0) {
            assert!(started.elapsed() < Duration::from_secs(5), "{:?} are left", left());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Hears everything until the call is over.
pub fn listen() -> (mpsc::Sender<Heard>, tokio::task::JoinHandle<Said>) {
    let (heard, mut hearing) = mpsc::channel(64);
    let said = tokio::spawn(async move {
        let mut said = Said::default();
        while let Some(heard) = hearing.recv().await {
            said.take(heard);
        }
        said
    });
    (heard, said)
}

pub fn on_case(body: &str) -> String {
    let body = body.trim_matches('\n').replace('\n', "\n    ");
    format!(
        "import argus_dim\n\
         argus_module = argus_dim.Module(name='under-test', title='Under test', version='1.2.3')\n\
         @argus_module.on('on_postload_case_create')\n\
         def created(call):\n    {body}\n"
    )
}

/// Command lines of living processes whose environment names something below the folder.
pub fn processes_of(folder: &Path) -> Vec<String> {
    let mark = format!("ARGUS_MODULE_CALL={}", folder.canonicalize().unwrap().display());
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
        if environment.split(|byte| *byte == 0).any(|entry| entry.starts_with(mark.as_bytes())) {
            let command = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            found.push(format!("{:?} {}", entry.file_name(), String::from_utf8_lossy(&command)));
        }
    }
    found
}

fn environment(folder: &Path) -> PathBuf {
    let made = Command::new("python3").args(["-m", "venv", "--without-pip"]).arg(folder).status().unwrap();
    assert!(made.success());
    folder.join("bin/python3")
}

fn packages(environment: &Path) -> PathBuf {
    let lib = fs::read_dir(environment.join("lib")).unwrap().flatten().next().unwrap().path();
    lib.join("site-packages")
}

/// The interpreter itself: a wrapper that looks for one needs an environment that modules have not.
pub fn python() -> PathBuf {
    let said = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output().unwrap();
    PathBuf::from(String::from_utf8(said.stdout).unwrap().trim())
}

/// As this machine reaches packages.
pub fn index() -> Index {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let more = set("PIP_EXTRA_INDEX_URL").map(|urls| urls.split_whitespace().map(str::to_owned).collect());
    Index { url: set("PIP_INDEX_URL"), more: more.unwrap_or_default(), ..Index::default() }
}

pub fn outside() -> Outside {
    let set = |name: &str| std::env::var(name).or_else(|_| std::env::var(name.to_uppercase())).ok();
    Outside {
        http_proxy: set("http_proxy"),
        https_proxy: set("https_proxy"),
        no_proxy: Some("127.0.0.1,localhost".to_owned()),
        certificates: std::env::var_os("PIP_CERT").map(PathBuf::from),
    }
}

/// A wheel with one text of code: as the package, and as the part of it that modules for IRIS name.
pub fn wheel(folder: &Path, version: &str, source: &str) -> Source {
    let file = folder.join(format!("my_module-{version}-py3-none-any.whl"));
    let pack = "import sys, zipfile\n\
        file, version, source = sys.argv[1:]\n\
        info = f'my_module-{version}.dist-info/'\n\
        with zipfile.ZipFile(file, 'w') as wheel:\n\
        \x20   wheel.writestr('my_module/__init__.py', source)\n\
        \x20   wheel.writestr('my_module/Interface.py', source)\n\
        \x20   wheel.writestr(info + 'METADATA', f'Metadata-Version: 2.1\\nName: my-module\\nVersion: {version}\\n')\n\
        \x20   wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')\n\
        \x20   code = ['my_module/__init__.py', 'my_module/Interface.py']\n\
        \x20   names = code + [info + 'METADATA', info + 'WHEEL', info + 'RECORD']\n\
        \x20   wheel.writestr(info + 'RECORD', ''.join(name + ',,\\n' for name in names))\n";
    let packed =
        Command::new(python()).args(["-c", pack]).arg(&file).args([version, source]).status().unwrap();
    assert!(packed.success());
    Source::Wheel { file }
}

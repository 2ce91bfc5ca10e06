//! What a task of a module costs beyond Python's own start: `cargo xtask bench --modules`.
//!
//! The tasks go through the queue as on a server, each about a case, from a module that does nothing. What Python's start
//! costs is measured between them, as the machine may be busy with other things.

use crate::Result;
use argus_domain::{
    CaseId,
    case::NewCase,
    customer::NewCustomer,
    module::{ManualCall, ModuleChange, ObjectKind, ObjectRef, TaskFilter, TaskState},
};
use argus_service::{
    Argus, Ctx, Settings, SystemClock, SystemRandom, case, customer,
    module::{self, ModuleSettings},
    session, user,
};
use argus_store::Store;
use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

/// The word by which the benchmark calls itself as the guard of a module.
pub(crate) const GUARD: &str = "module-guard";

const NAME: &str = "bench-module";
const LABEL: &str = "Do nothing";

/// Tasks between two measurements of Python's start.
const PART: usize = 100;

pub(crate) async fn measure(folder: &Path, tasks: usize) -> Result<()> {
    let store = Store::connect(&format!("sqlite:{}", folder.join("argus.db").display())).await?;
    store.migrate().await?;
    let modules = ModuleSettings {
        folder: folder.join("modules"),
        guard: vec![std::env::current_exe()?, PathBuf::from(GUARD)],
        ..ModuleSettings::default()
    };
    let settings = Settings { modules, secret_key: folder.join("key"), ..Settings::default() };
    let argus = Argus::new(store, Arc::new(SystemClock), Arc::new(SystemRandom), settings);
    user::first_administrator(&Ctx::system(&argus), Some("a password of the benchmark".to_owned())).await?;
    let admin = session::as_user(&Ctx::command(&argus), "admin").await?;
    let case = open_case(&admin).await?;
    let id = install(&argus, &admin, folder).await?;
    let python = folder.join("modules/installed").join(NAME).join("1/bin/python3");

    println!("## {tasks} tasks of a module that does nothing, one at a time\n");
    println!("| | whole task, ms | Python's start, ms | overhead, ms |");
    println!("|---|---|---|---|");
    for (name, warm) in [("a process for each call", false), ("a process that is kept warm", true)] {
        let version = module::get(&admin, id).await?.version;
        module::change(&admin, id, ModuleChange { version, warm: Some(warm), ..ModuleChange::default() })
            .await?;
        let (mut ours, mut pythons) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..tasks / PART {
            ours += run(&argus, &admin, id, case).await?;
            pythons += start(&python, PART / 10)? * 10;
        }
        let each = |time: Duration| time.as_secs_f64() * 1_000.0 / tasks as f64;
        let baseline = if warm { 0.0 } else { each(pythons) };
        println!("| {name} | {:.1} | {baseline:.1} | {:.1} |", each(ours), each(ours) - baseline);
    }
    check(&admin, tasks * 2).await
}

async fn open_case(admin: &Ctx) -> Result<CaseId> {
    let new = NewCustomer { short_name: "bench".to_owned(), name: "Bench".to_owned() };
    let customer = customer::add(admin, new).await?;
    let new = NewCase {
        customer: Some(customer.id),
        name: "Modules".to_owned(),
        description: "Measured".to_owned(),
        ..NewCase::default()
    };
    Ok(case::create(admin, new).await?.id)
}

/// A wheel made here, so that nothing comes from a network.
async fn install(argus: &Argus, admin: &Ctx, folder: &Path) -> Result<argus_domain::ModuleId> {
    let wheel = module::wheel_folder(admin).await?.join("bench_module-1.0-py3-none-any.whl");
    let source = format!(
        "from argus_dim import Module\nargus_module = Module(name={NAME:?}, title={NAME:?}, version='1.0', description='Nothing')\n\
         @argus_module.by_hand('case', label={LABEL:?})\ndef nothing(call):\n    return 'done'\n"
    );
    let made = Command::new("python3")
        .args(["-c", MAKE_WHEEL])
        .arg(&wheel)
        .arg(&source)
        .current_dir(folder)
        .status()?;
    if !made.success() {
        return Err("the wheel cannot be made with python3".into());
    }
    module::install_wheel(admin, &wheel).await?;
    work(argus).await?;
    let found = module::list(admin).await?.into_iter().find(|found| found.name == NAME && found.is_active());
    found.map(|found| found.id).ok_or_else(|| "the module was not installed".into())
}

const MAKE_WHEEL: &str = "
import sys, zipfile
path, source = sys.argv[1:]
info = 'bench_module-1.0.dist-info'
files = {
    'bench_module/__init__.py': source,
    info + '/METADATA': 'Metadata-Version: 2.1\\nName: bench-module\\nVersion: 1.0\\n',
    info + '/WHEEL': 'Wheel-Version: 1.0\\nGenerator: bench\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n',
}
files[info + '/RECORD'] = ''.join(name + ',,\\n' for name in [*files, info + '/RECORD'])
with zipfile.ZipFile(path, 'w') as wheel:
    for name, text in files.items():
        wheel.writestr(name, text)
";

/// Until nothing waits any more, as a server with one worker.
async fn work(argus: &Argus) -> Result<()> {
    while let Some(job) = module::next(argus).await? {
        module::run(argus, job).await?;
    }
    Ok(())
}

async fn run(argus: &Argus, admin: &Ctx, id: argus_domain::ModuleId, case: CaseId) -> Result<Duration> {
    let admin = admin.again();
    let object = ObjectRef::new(ObjectKind::Case, case);
    let call = ManualCall { module: id, label: LABEL.to_owned(), objects: vec![object; PART] };
    module::call(&admin, call).await?;
    let began = Instant::now();
    work(argus).await?;
    Ok(began.elapsed())
}

fn start(python: &Path, times: usize) -> Result<Duration> {
    let began = Instant::now();
    for _ in 0..times {
        if !Command::new(python).args(["-I", "-c", "pass"]).status()?.success() {
            return Err("Python does not start".into());
        }
    }
    Ok(began.elapsed())
}

async fn check(admin: &Ctx, tasks: usize) -> Result<()> {
    let filter = TaskFilter {
        state: Some(TaskState::Succeeded),
        module_name: NAME.to_owned(),
        ..TaskFilter::default()
    };
    let done = module::tasks(admin, &filter, 1, 0).await?.total;
    println!("\nSucceeded, with the installation: {done:?} of {}.", tasks + 1);
    Ok(())
}

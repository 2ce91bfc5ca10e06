//! Where modules run: the host, what is installed, and processes that are kept for the next call.

use super::ModuleSettings;
use argus_dim_host::{Call, Heard, Host, Limits, Outcome, Runnable, Trouble, Warm, install::Installer};
use std::{
    collections::HashMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::mpsc;

/// A process that was not called for so long is ended.
const IDLE: Duration = Duration::from_secs(300);

/// Made when it is first needed.
#[derive(Debug, Default)]
pub(crate) struct LazyRuntime(Mutex<Option<Arc<Runtime>>>);

#[derive(Debug)]
pub(crate) struct Runtime {
    host: Host,
    installer: Installer,
    /// As tasks tell who ran them.
    server: String,
    warm: Mutex<HashMap<PathBuf, Vec<(Warm, Instant)>>>,
    /// Held as long as the server lives: its folder is nobody else's.
    _lock: File,
}

/// Modules cannot be run on this server.
#[derive(Clone, Debug, thiserror::Error)]
#[error("Modules cannot be run here: {0}")]
pub(crate) struct NoRuntime(String);

impl LazyRuntime {
    pub(crate) fn get(&self, settings: &ModuleSettings) -> Result<Arc<Runtime>, NoRuntime> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(runtime) = &*made {
            return Ok(Arc::clone(runtime));
        }
        let runtime = Runtime::new(settings).map_err(|error| NoRuntime(error.to_string()))?;
        Ok(Arc::clone(made.insert(Arc::new(runtime))))
    }

    /// If it was needed already.
    pub(crate) fn made(&self) -> Option<Arc<Runtime>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Runtime {
    fn new(settings: &ModuleSettings) -> Result<Self, Trouble> {
        let (folder, lock) = own_folder(&settings.folder)?;
        let host = Host::new(&folder, settings.guard.clone(), settings.outside.clone())?;
        // What a server left that was killed, and whose folder this was.
        host.sweep();
        let installed = settings.folder.join("installed");
        let installer =
            Installer::new(host.clone(), &installed, settings.python.clone(), settings.index.clone())?;
        Ok(Self { host, installer, server: server_name(), warm: Mutex::default(), _lock: lock })
    }

    pub(crate) fn installer(&self) -> &Installer {
        &self.installer
    }

    pub(crate) fn server(&self) -> &str {
        &self.server
    }

    /// Calls a module and waits for the outcome; in a process that is kept, if `warm`.
    pub(crate) async fn call(
        &self,
        module: &Runnable,
        call: &Call,
        limits: &Limits,
        warm: bool,
        heard: mpsc::Sender<Heard>,
    ) -> Outcome {
        if !warm {
            return self.host.run(module, call, limits, heard).await;
        }
        let idle = self.kept().get_mut(&module.python).and_then(Vec::pop);
        let mut process = idle.map_or_else(
            || Warm::new(self.host.clone(), module.clone(), limits.clone()),
            |(process, _)| process,
        );
        let outcome = process.run(call, heard).await;
        self.kept().entry(module.python.clone()).or_default().push((process, Instant::now()));
        outcome
    }

    /// Ends processes that nobody needed for long.
    pub(crate) async fn cool(&self) {
        let mut cold = Vec::new();
        for processes in self.kept().values_mut() {
            let (old, kept): (Vec<_>, Vec<_>) =
                processes.drain(..).partition(|(_, since)| since.elapsed() > IDLE);
            processes.extend(kept);
            cold.extend(old);
        }
        for (mut process, _) in cold {
            process.end().await;
        }
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, Vec<(Warm, Instant)>>> {
        self.warm.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The first folder below `root` that no living server has: those of servers that were killed are used again.
fn own_folder(root: &Path) -> Result<(PathBuf, File), Trouble> {
    let hosts = root.join("hosts");
    for number in 1..=10_000 {
        let folder = hosts.join(number.to_string());
        fs::create_dir_all(&folder).map_err(Trouble::with("cannot make", &folder))?;
        let file = folder.join("lock");
        let lock = File::create(&file).map_err(Trouble::with("cannot make", &file))?;
        match lock.try_lock() {
            Ok(()) => return Ok((folder, lock)),
            Err(fs::TryLockError::WouldBlock) => {}
            Err(fs::TryLockError::Error(error)) => return Err(Trouble::with("cannot lock", &file)(error)),
        }
    }
    Err(Trouble::with("cannot find a folder in", &hosts)(io::Error::other("all of them are in use")))
}

/// `soc-1:4711`, the machine and the process.
fn server_name() -> String {
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let machine = Some(machine.trim()).filter(|name| !name.is_empty()).unwrap_or("server");
    format!("{machine}:{}", std::process::id())
}

//! Settings of processing modules: as options `--module-…`, and as the table `[modules]` of the settings file.

use super::Failure;
use argus_service::module::ModuleSettings;
use clap::Args;
use serde::Deserialize;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// The hidden command that keeps an eye on a module: this program calls itself by it.
pub(super) const GUARD: &str = "module-guard";

#[derive(Clone, Debug, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct ModuleOptions {
    /// Folder for processing modules; servers that share a database share it, too [default: DIR/modules]
    #[arg(long = "modules", global = true, env = "ARGUS_MODULES", value_name = "DIR")]
    folder: Option<PathBuf>,

    /// The Python (3.10 or newer) that modules run with [default: python3]
    #[arg(long = "module-python", global = true, env = "ARGUS_MODULE_PYTHON", value_name = "FILE")]
    python: Option<PathBuf>,

    /// Address of the package index that modules come from [default: the public one]
    #[arg(
        long = "module-index",
        global = true,
        env = "ARGUS_MODULE_INDEX",
        value_name = "URL",
        hide_env_values = true
    )]
    index: Option<String>,

    /// Folder with wheels that modules may come from, too: for machines without a way out
    #[arg(long = "module-wheels", global = true, env = "ARGUS_MODULE_WHEELS", value_name = "DIR")]
    wheels: Option<PathBuf>,

    /// The proxy through which modules reach the outside: http://proxy.example.com:3128
    #[arg(
        long = "module-proxy",
        global = true,
        env = "ARGUS_MODULE_PROXY",
        value_name = "URL",
        hide_env_values = true
    )]
    proxy: Option<String>,

    /// Tasks of modules that run at the same time on this server; 0 leaves them to others [default: 4]
    #[arg(long = "module-tasks", global = true, env = "ARGUS_MODULE_TASKS", value_name = "NUMBER")]
    tasks: Option<u16>,

    /// Memory that one call of a module may have, in MiB [default: 1024]
    #[arg(long = "module-memory", global = true, env = "ARGUS_MODULE_MEMORY", value_name = "MIB",
        value_parser = clap::value_parser!(u32).range(64..))]
    memory: Option<u32>,

    /// How long one call of a module may take; one that processes evidence twelve times as long [default: 300]
    #[arg(long = "module-time", global = true, env = "ARGUS_MODULE_TIME", value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(1..))]
    time: Option<u32>,

    /// How long whoever saves something waits for modules that are asked before [default: 5]
    #[arg(long = "module-patience", global = true, env = "ARGUS_MODULE_PATIENCE", value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(1..=60))]
    patience: Option<u32>,
}

impl ModuleOptions {
    /// Completed by those of the settings file.
    pub(super) fn or(self, file: Self) -> Result<Self, Failure> {
        if file.memory.is_some_and(|memory| memory < 64)
            || file.time == Some(0)
            || file.patience.is_some_and(|patience| !(1..=60).contains(&patience))
        {
            return Err("in the settings file, [modules]: memory must be at least 64, time at least 1, and patience from 1 to 60".into());
        }
        Ok(Self {
            folder: self.folder.or(file.folder),
            python: self.python.or(file.python),
            index: self.index.or(file.index),
            wheels: self.wheels.or(file.wheels),
            proxy: self.proxy.or(file.proxy),
            tasks: self.tasks.or(file.tasks),
            memory: self.memory.or(file.memory),
            time: self.time.or(file.time),
            patience: self.patience.or(file.patience),
        })
    }

    pub(super) fn service(&self, data: &Path) -> ModuleSettings {
        let mut settings = ModuleSettings {
            folder: self.folder.clone().unwrap_or_else(|| data.join("modules")),
            ..ModuleSettings::default()
        };
        if let Ok(argus) = std::env::current_exe() {
            settings.guard = vec![argus, PathBuf::from(GUARD)];
        }
        if let Some(python) = &self.python {
            settings.python.clone_from(python);
        }
        settings.index.url.clone_from(&self.index);
        settings.index.folder.clone_from(&self.wheels);
        settings.outside.http_proxy.clone_from(&self.proxy);
        settings.outside.https_proxy.clone_from(&self.proxy);
        if let Some(tasks) = self.tasks {
            settings.at_once = tasks.into();
        }
        if let Some(memory) = self.memory {
            settings.limits.memory = u64::from(memory) << 20;
        }
        if let Some(time) = self.time {
            settings.limits.time = Duration::from_secs(time.into());
            settings.limits.cpu = time.into();
            settings.pipeline_time = settings.limits.time * 12;
        }
        if let Some(patience) = self.patience {
            settings.patience = Duration::from_secs(patience.into());
        }
        settings
    }
}

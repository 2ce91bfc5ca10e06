//! Installing modules, each into a virtual environment of its own.

mod failure;
mod program;
mod shelf;
mod shipped;
mod source;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::sync::{Mutex, mpsc};

pub use argus_domain::module::{Described, Hook, Interface, Parameter, ParameterType};
pub use failure::NotInstalled;
pub use shelf::Installed;
pub use shipped::{SHIPPED, Shipped};
pub use source::{PackageName, Source, Version};

use crate::{Action, Call, Heard, Host, Limits, Outcome, Runnable, Trouble, guard};
use failure::why;
use program::Program;
use shelf::Shelf;

/// What `argus_dim` is written for.
const OLDEST_PYTHON: (u32, u32) = (3, 10);

/// What modules written for IRIS find at their host without asking for it: the name they import, and who has it.
const FOUND_AT_IRIS: [(&str, &str); 3] =
    [("iris_interface", "iris-interface"), ("requests", "requests"), ("jinja2", "Jinja2")];

/// Where packages come from. Nothing else of how `pip` is configured on the machine counts.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The public one, unless it is said.
    pub url: Option<String>,
    /// Others besides.
    pub more: Vec<String>,
    /// A folder with wheels, for machines without a way out.
    pub folder: Option<PathBuf>,
    /// Whether packages may be built here, which runs their code while they are installed.
    pub from_source: bool,
}

/// Installs, lists and removes modules.
#[derive(Debug)]
pub struct Installer {
    host: Host,
    shelf: Shelf,
    python: PathBuf,
    index: Index,
    limits: Limits,
    /// Bytes of a wheel that is uploaded.
    largest_wheel: u64,
    /// One at a time: they are few, and each may fill the disk.
    installing: Mutex<()>,
}

impl Installer {
    /// Keeps modules below `root`. `python` is the interpreter that their environments are made with.
    pub fn new(host: Host, root: &Path, python: PathBuf, index: Index) -> Result<Self, Trouble> {
        let limits = Limits {
            time: Duration::from_secs(600),
            cpu: 600,
            memory: 4 << 30,
            disk: 2 << 30,
            processes: 64,
            open_files: 1024,
            ..Limits::default()
        };
        let shelf = Shelf::new(root)?;
        Ok(Self { host, shelf, python, index, limits, largest_wheel: 64 << 20, installing: Mutex::new(()) })
    }

    pub fn installed(&self) -> Vec<Installed> {
        self.shelf.all()
    }

    pub fn get(&self, name: &PackageName) -> Result<Option<Installed>, Trouble> {
        self.shelf.get(name)
    }

    /// Says whether there was one. Calls that are going on fail.
    pub async fn remove(&self, name: &PackageName) -> Result<bool, Trouble> {
        let _alone = self.installing.lock().await;
        self.shelf.remove(name)
    }

    /// Installs, or replaces what is there by another version. What is printed meanwhile goes to `heard`.
    pub async fn install(
        &self,
        source: &Source,
        heard: mpsc::Sender<Heard>,
    ) -> Result<Installed, NotInstalled> {
        let name = source.name().map_err(NotInstalled::Name)?;
        let what = self.what(source)?;
        let _alone = self.installing.lock().await;
        let folder = self.shelf.begin(&name)?;
        let installed = self.install_into(&folder, name, &what, &heard).await;
        let committed = match installed {
            Ok(installed) => self.shelf.commit(&installed).map(|()| installed).map_err(NotInstalled::Trouble),
            Err(reason) => Err(reason),
        };
        committed.inspect_err(|_| {
            guard::remove(&folder);
        })
    }

    /// What a module says of itself with these settings; else why it cannot.
    pub async fn describe(
        &self,
        module: &Runnable,
        settings: Map<String, Value>,
    ) -> Result<Described, String> {
        let call = Call::describe().with_settings(settings);
        self.ask(module, &call).await
    }

    fn what(&self, source: &Source) -> Result<What, NotInstalled> {
        Ok(match source {
            Source::Package { name, version: None } => What::Package(name.to_string()),
            Source::Package { name, version: Some(version) } => {
                What::Package(format!("{name}=={}", version.as_str()))
            }
            Source::Wheel { file } => {
                let size = std::fs::metadata(file).map_err(NotInstalled::Unreadable)?.len();
                if size > self.largest_wheel {
                    return Err(NotInstalled::TooLarge { size, most: self.largest_wheel });
                }
                let file = file.canonicalize().map_err(NotInstalled::Unreadable)?;
                What::Package(file.display().to_string())
            }
            Source::Shipped { name } => {
                let found = SHIPPED.iter().find(|shipped| shipped.name == name.as_str());
                What::Shipped(found.ok_or(NotInstalled::NotShipped)?)
            }
        })
    }

    async fn install_into(
        &self,
        folder: &Path,
        name: PackageName,
        what: &What,
        heard: &mpsc::Sender<Heard>,
    ) -> Result<Installed, NotInstalled> {
        let python = self.environment(folder, heard).await?;
        let (module, version) = match what {
            What::Shipped(shipped) => {
                if !shipped.needs.is_empty() {
                    self.pip(folder, shipped.needs, heard).await?;
                }
                (shipped.module.to_owned(), None)
            }
            What::Package(requirement) => {
                self.pip(folder, &[requirement], heard).await?;
                let found = self.find(folder, &python, &name, heard).await?;
                (found.module, Some(found.version))
            }
        };
        let runnable = Runnable { python, module };
        let described = self.describe(&runnable, Map::new()).await.map_err(NotInstalled::Unusable)?;
        let version = version.unwrap_or_else(|| described.version.clone());
        Ok(Installed { name, version, runnable, described, folder: folder.to_path_buf() })
    }

    async fn environment(&self, folder: &Path, heard: &mpsc::Sender<Heard>) -> Result<PathBuf, NotInstalled> {
        // Its own pip would be one more thing to keep up to date in every module.
        let place = folder.display().to_string();
        let outcome =
            self.program(folder, &[]).run(&["-I", "-m", "venv", "--without-pip", &place], heard).await;
        if !outcome.is_success() {
            let python = self.python.display().to_string();
            return Err(NotInstalled::Environment { python, why: why(outcome) });
        }
        is_new_enough(folder).map_err(|why| {
            let python = self.python.display().to_string();
            NotInstalled::Environment { python, why }
        })?;
        Ok(folder.join("bin/python3"))
    }

    async fn pip(
        &self,
        folder: &Path,
        what: &[&str],
        heard: &mpsc::Sender<Heard>,
    ) -> Result<(), NotInstalled> {
        let environment = self.index.environment();
        let python = folder.join("bin/python3").display().to_string();
        let mut arguments =
            vec!["-I", "-m", "pip", "--no-input", "--python", &python, "install", "--no-cache-dir"];
        arguments.extend(["--no-warn-script-location", "--progress-bar=off"]);
        if !self.index.from_source {
            arguments.push("--only-binary=:all:");
        }
        // Nothing behind this is an option.
        arguments.push("--");
        arguments.extend(what);
        let outcome = self.program(folder, &environment).run(&arguments, heard).await;
        if outcome.is_success() { Ok(()) } else { Err(NotInstalled::Package(why(outcome))) }
    }

    fn program<'a>(&'a self, fills: &'a Path, environment: &'a [(&'static str, String)]) -> Program<'a> {
        Program { host: &self.host, program: &self.python, limits: &self.limits, environment, fills }
    }

    /// Looks which package of a distribution is a module, and adds what such modules expect to be there.
    async fn find(
        &self,
        folder: &Path,
        python: &Path,
        name: &PackageName,
        heard: &mpsc::Sender<Heard>,
    ) -> Result<Found, NotInstalled> {
        let nothing = Runnable { python: python.to_path_buf(), module: String::new() };
        let call = Call::new(Action::Find { distribution: name.to_string() });
        for _ in 0..=FOUND_AT_IRIS.len() {
            match self.ask(&nothing, &call).await.map_err(NotInstalled::Unusable)? {
                FoundOrMissing::Found(found) => return Ok(found),
                FoundOrMissing::Missing { missing } => {
                    let known = FOUND_AT_IRIS.iter().find(|(import, _)| *import == missing);
                    let Some((_, package)) = known else {
                        let why = format!(
                            "it imports {missing}, which neither it nor what it requires brings along"
                        );
                        return Err(NotInstalled::Unusable(why));
                    };
                    self.pip(folder, &[package], heard).await?;
                }
            }
        }
        Err(NotInstalled::Unusable("it still misses what was installed for it".to_owned()))
    }

    async fn ask<T: serde::de::DeserializeOwned>(&self, module: &Runnable, call: &Call) -> Result<T, String> {
        let (heard, mut hearing) = mpsc::channel(64);
        let limits = Limits { time: Duration::from_secs(60), ..Limits::default() };
        let listen = async { while hearing.recv().await.is_some() {} };
        let (outcome, ()) = tokio::join!(self.host.run(module, call, &limits, heard), listen);
        match outcome {
            Outcome::Succeeded { result } => serde_json::from_value(result)
                .map_err(|error| format!("it describes itself wrongly: {error}")),
            other => Err(why(other)),
        }
    }
}

/// The environment says which version made it.
fn is_new_enough(environment: &Path) -> Result<(), String> {
    let file = environment.join("pyvenv.cfg");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let version = text.lines().find_map(|line| line.strip_prefix("version = ")).unwrap_or_default();
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let numbers: (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if numbers >= OLDEST_PYTHON {
        return Ok(());
    }
    let (major, minor) = OLDEST_PYTHON;
    Err(format!("it is version {version:?}, and {major}.{minor} or newer is needed"))
}

enum What {
    /// As pip takes it.
    Package(String),
    Shipped(&'static Shipped),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FoundOrMissing {
    Found(Found),
    Missing { missing: String },
}

#[derive(Deserialize)]
struct Found {
    module: String,
    version: String,
}

impl Index {
    /// In the environment, because addresses of indexes may hold passwords, which everybody sees in a command line.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let mut environment = vec![
            ("PIP_CONFIG_FILE", "/dev/null".to_owned()),
            ("PIP_DISABLE_PIP_VERSION_CHECK", "1".to_owned()),
        ];
        environment.extend(self.url.clone().map(|url| ("PIP_INDEX_URL", url)));
        if !self.more.is_empty() {
            environment.push(("PIP_EXTRA_INDEX_URL", self.more.join(" ")));
        }
        environment
            .extend(self.folder.as_ref().map(|folder| ("PIP_FIND_LINKS", folder.display().to_string())));
        environment
    }
}

//! Settings that every command takes: by option, variable or file, in that order.

use super::{Failure, modules::ModuleOptions};
use argus_domain::Cidr;
use clap::{Args, ValueEnum};
use serde::Deserialize;
use std::{fs, io, io::IsTerminal, net::SocketAddr, path::PathBuf, time::Duration};
use tracing_subscriber::EnvFilter;

#[derive(Clone, Debug, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct Settings {
    /// File with settings. Without it, argus.toml in the data folder is read if it is there.
    #[arg(long, global = true, env = "ARGUS_CONFIG", value_name = "FILE")]
    #[serde(skip)]
    config: Option<PathBuf>,

    /// Folder for the embedded database and whatever else is kept in files [default: ./data]
    #[arg(long, global = true, env = "ARGUS_DATA", value_name = "DIR")]
    data: Option<PathBuf>,

    /// Database: sqlite:FILE, postgres://… [default: sqlite:DIR/argus.db]
    #[arg(long, global = true, env = "ARGUS_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,

    /// What to log: error, warn, info, debug, or a filter such as info,argus_store=debug [default: info]
    #[arg(long, global = true, env = "ARGUS_LOG", value_name = "FILTER")]
    log: Option<String>,

    /// How to write the log [default: text]
    #[arg(long, global = true, env = "ARGUS_LOG_FORMAT", value_name = "FORMAT")]
    log_format: Option<LogFormat>,

    /// Raw events of one kind within so many seconds become one aggregated event [default: 300]
    #[arg(long, global = true, env = "ARGUS_AGGREGATION_WINDOW", value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(1..=86_400))]
    aggregation_window: Option<u32>,

    /// Memory for counting events, in MiB: about 100 bytes an event; 0 for none [default: 1024]
    #[arg(long, global = true, env = "ARGUS_INDEX_MEMORY", value_name = "MIB")]
    index_memory: Option<u32>,

    /// Folder for the files of cases; servers that share a database share it, too [default: DIR/attachments]
    #[arg(long, global = true, env = "ARGUS_ATTACHMENTS", value_name = "DIR")]
    attachments: Option<PathBuf>,

    /// File with the key that passwords of channels are encrypted with, made when it is first needed; servers that share a
    /// database share it, too [default: DIR/secret.key]
    #[arg(long, global = true, env = "ARGUS_SECRET_KEY", value_name = "FILE")]
    secret_key: Option<PathBuf>,

    /// The largest file of a case, in MiB [default: 100]
    #[arg(long, global = true, env = "ARGUS_ATTACHMENT_SIZE", value_name = "MIB",
        value_parser = clap::value_parser!(u32).range(1..))]
    attachment_size: Option<u32>,

    /// Opens the archives that malware leaves Argus in; only in a file, for it is no secret but a convention
    /// [default: infected].
    #[arg(skip)]
    malware_password: Option<String>,

    /// Where people find the page, for links in messages: https://argus.example.com
    #[arg(long, global = true, env = "ARGUS_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,

    /// Ranges besides public addresses that messages may be sent to: 10.1.2.0/24,10.1.3.7
    #[arg(long, global = true, env = "ARGUS_OUTGOING_ALLOW", value_name = "CIDR", value_delimiter = ',')]
    outgoing_allow: Option<Vec<Cidr>>,

    /// How long sending one message may take [default: 20]
    #[arg(long, global = true, env = "ARGUS_OUTGOING_TIMEOUT", value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(1..=300))]
    outgoing_timeout: Option<u32>,

    #[command(flatten)]
    modules: ModuleOptions,

    /// Address to listen on; only in a file, as `argus serve` has an option of its own.
    #[arg(skip)]
    pub(super) listen: Option<SocketAddr>,

    /// Only in a file, as `argus serve` has an option of its own.
    #[arg(skip)]
    pub(super) secure_cookies: Option<bool>,
}

#[derive(Clone, Copy, Debug, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
enum LogFormat {
    Text,
    Json,
}

impl Settings {
    /// Completed by the settings file.
    pub(super) fn with_file(self) -> Result<Self, Failure> {
        let path = self.config.clone().unwrap_or_else(|| self.data_folder().join("argus.toml"));
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.config.is_none() => {
                return Ok(self);
            }
            Err(error) => {
                return Err(format!("cannot read the settings file {}: {error}", path.display()).into());
            }
        };
        let file: Self = toml::from_str(&text)
            .map_err(|error| format!("in the settings file {}:\n{error}", path.display()))?;
        if file.aggregation_window.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            return Err(format!(
                "in the settings file {}: aggregation-window must be from 1 to 86400",
                path.display()
            )
            .into());
        }
        if file.attachment_size == Some(0) {
            return Err(format!(
                "in the settings file {}: attachment-size must be at least 1",
                path.display()
            )
            .into());
        }
        if file.malware_password.as_deref() == Some("") {
            return Err(format!(
                "in the settings file {}: malware-password must not be empty",
                path.display()
            )
            .into());
        }
        if file.outgoing_timeout.is_some_and(|seconds| !(1..=300).contains(&seconds)) {
            return Err(format!(
                "in the settings file {}: outgoing-timeout must be from 1 to 300",
                path.display()
            )
            .into());
        }
        Ok(Self {
            config: self.config,
            data: self.data.or(file.data),
            database: self.database.or(file.database),
            log: self.log.or(file.log),
            log_format: self.log_format.or(file.log_format),
            aggregation_window: self.aggregation_window.or(file.aggregation_window),
            index_memory: self.index_memory.or(file.index_memory),
            attachments: self.attachments.or(file.attachments),
            secret_key: self.secret_key.or(file.secret_key),
            attachment_size: self.attachment_size.or(file.attachment_size),
            malware_password: file.malware_password,
            public_url: self.public_url.or(file.public_url),
            outgoing_allow: self.outgoing_allow.or(file.outgoing_allow),
            outgoing_timeout: self.outgoing_timeout.or(file.outgoing_timeout),
            modules: self.modules.or(file.modules)?,
            listen: file.listen,
            secure_cookies: file.secure_cookies,
        })
    }

    pub(super) fn data_folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    /// The database's address; its folder is made when it is an embedded one.
    pub(super) fn database(&self) -> Result<String, Failure> {
        if let Some(address) = &self.database {
            return Ok(address.clone());
        }
        let folder = self.data_folder();
        fs::create_dir_all(&folder)
            .map_err(|error| format!("cannot make the data folder {}: {error}", folder.display()))?;
        Ok(format!("sqlite:{}", folder.join("argus.db").display()))
    }

    pub(super) fn service(&self) -> argus_service::Settings {
        let attachments = self.attachments.clone().unwrap_or_else(|| self.data_folder().join("attachments"));
        let secret_key = self.secret_key.clone().unwrap_or_else(|| self.data_folder().join("secret.key"));
        let mut settings =
            argus_service::Settings { attachments, secret_key, ..argus_service::Settings::default() };
        settings.modules = self.modules.service(&self.data_folder());
        if let Some(seconds) = self.aggregation_window {
            settings.aggregation_window = i64::from(seconds) * 1_000;
        }
        if let Some(mebibytes) = self.index_memory {
            settings.index_memory = (mebibytes as usize) << 20;
        }
        if let Some(mebibytes) = self.attachment_size {
            settings.attachment_size = u64::from(mebibytes) << 20;
        }
        if let Some(password) = &self.malware_password {
            settings.malware_password.clone_from(password);
        }
        settings.public_url = self.public_url.as_ref().map(|url| url.trim_end_matches('/').to_owned());
        settings.outgoing_allow = self.outgoing_allow.clone().unwrap_or_default();
        if let Some(seconds) = self.outgoing_timeout {
            settings.outgoing_limit = Duration::from_secs(u64::from(seconds));
        }
        settings
    }

    /// Logs go to standard error, so that a command's answer can be piped.
    pub(super) fn start_log(&self) -> Result<(), Failure> {
        let asked = self.log.as_deref().unwrap_or("info");
        // Every statement is a line of the database library's own debug log: only for those who name it.
        let filter = if asked.contains("sqlx") { asked.to_owned() } else { format!("{asked},sqlx=warn") };
        let filter = EnvFilter::try_new(&filter).map_err(|error| format!("--log {asked}: {error}"))?;
        let log = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(io::stderr().is_terminal())
            .with_writer(io::stderr);
        match self.log_format.unwrap_or(LogFormat::Text) {
            LogFormat::Text => log.with_target(false).init(),
            LogFormat::Json => log.json().init(),
        }
        Ok(())
    }
}

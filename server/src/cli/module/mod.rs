//! `argus module …`, for those who write modules: no database is needed.

mod skeleton;

use super::Failure;
use argus_dim_host::write_sdk;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Module {
    /// Write a module that works into a new folder of its name, to begin with.
    New {
        /// What the package is called: letters and digits, with - between words
        name: String,
    },
    /// Write the Python package argus_dim into a folder, so that tests of a module can run.
    Sdk {
        /// The folder, which is made if it is not there
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

impl Module {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::New { name } => {
                let folder = skeleton::write(&name)?;
                println!("{}", folder.display());
            }
            Self::Sdk { folder } => println!("{}", write_sdk(&folder)?.display()),
        }
        Ok(())
    }
}

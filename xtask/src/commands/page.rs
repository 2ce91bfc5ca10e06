//! `cargo xtask page`

use super::Arguments;
use crate::failure::Result;
use crate::page::{Flavour, build};
use crate::workspace::Workspace;

pub fn page(workspace: &Workspace, mut arguments: Arguments) -> Result<()> {
    let flavour = if arguments.flag("--release") { Flavour::Shipped } else { Flavour::Test };
    arguments.finish()?;
    println!("{}", build(workspace, flavour)?.display());
    Ok(())
}

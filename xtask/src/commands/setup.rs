//! `cargo xtask setup`

use super::Arguments;
use crate::failure::Result;
use crate::setup::everything;
use crate::workspace::Workspace;

pub fn setup(workspace: &Workspace, arguments: Arguments) -> Result<()> {
    arguments.finish()?;
    everything(workspace)
}

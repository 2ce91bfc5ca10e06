//! A wheel that comes, piece by piece.

use super::wheel::{install_wheel, wheel_folder};
use crate::{Ctx, Error, Result};
use argus_dim_host::install::Source;
use argus_domain::{Invalid, ModuleTaskId};
use std::path::{Path, PathBuf};
use tokio::{fs::File, io::AsyncWriteExt};

/// The largest that is taken, in MiB.
const LARGEST: u64 = 64;
/// Bytes of its name.
const LONGEST_NAME: usize = 200;

/// What was received so far. Dropped before [`IncomingWheel::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct IncomingWheel {
    path: PathBuf,
    file: File,
    size: u64,
    /// Whether a task has it now.
    handed_over: bool,
}

/// Whoever may not install it is told before it is on its way.
pub async fn receive_wheel(ctx: &Ctx, name: &str) -> Result<IncomingWheel> {
    let name = checked(name)?;
    let path = wheel_folder(ctx).await?.join(name);
    let file = File::create_new(&path).await;
    let file = file.map_err(cannot(&path))?;
    Ok(IncomingWheel { path, file, size: 0, handed_over: false })
}

/// The name of a wheel and nothing that leads elsewhere.
fn checked(name: &str) -> Result<&str, Invalid> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+!".contains(&byte);
    if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(is_plain) {
        return Err(Invalid::one("name", "must be the file's own name, like name-1.0-py3-none-any.whl"));
    }
    let source = Source::Wheel { file: name.into() };
    source.name().map_err(|problem| Invalid::one("name", format_args!("is none: {problem}")))?;
    Ok(name)
}

impl IncomingWheel {
    /// The next piece.
    pub async fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.size += piece.len() as u64;
        if self.size > LARGEST << 20 {
            let problem = format_args!("must not be larger than {LARGEST} MiB");
            return Err(Invalid::one("file", problem).into());
        }
        self.file.write_all(piece).await.map_err(cannot(&self.path))
    }

    /// It has come in full: a task installs it.
    pub async fn finish(mut self, ctx: &Ctx) -> Result<ModuleTaskId> {
        self.file.flush().await.map_err(cannot(&self.path))?;
        self.file.sync_all().await.map_err(cannot(&self.path))?;
        let task = install_wheel(ctx, &self.path).await?;
        self.handed_over = true;
        Ok(task)
    }
}

impl Drop for IncomingWheel {
    fn drop(&mut self) {
        if let Some(folder) = self.path.parent().filter(|_| !self.handed_over) {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

fn cannot(path: &Path) -> impl Fn(std::io::Error) -> Error {
    let file = path.display().to_string();
    move |problem| Error::File { file: file.clone(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_wheels_lead_nowhere() {
        assert!(checked("my_module-1.0+local-py3-none-any.whl").is_ok());
        for name in [
            "",
            "module.whl",
            "../my_module-1.0-py3-none-any.whl",
            "a/my_module-1.0-py3-none-any.whl",
            "..\\my_module-1.0-py3-none-any.whl",
            "my_module-1.0-py3-none-any.whl\0",
            "my module-1.0-py3-none-any.whl",
            "-r-1.0-py3-none-any.whl",
        ] {
            assert!(checked(name).is_err(), "{name:?}");
        }
    }
}

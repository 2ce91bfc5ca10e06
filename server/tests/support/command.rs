//! Running `argus`.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// The command line of one test: its database, and a folder of its own.
#[derive(Debug)]
pub(crate) struct Argus {
    address: String,
    folder: TempDir,
}

/// A command that ended.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    /// `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Done {
    #[track_caller]
    pub(crate) fn succeeded(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn failed(self) -> Self {
        assert!(self.code.is_some_and(|code| code != 0), "{self:#?}");
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }
}

impl Argus {
    /// What `--database` is given.
    pub(crate) fn database(&self) -> &str {
        &self.address
    }

    pub(crate) fn of(address: &str) -> Self {
        Self { address: address.to_owned(), folder: tempfile::tempdir().unwrap() }
    }

    /// A path in the test's folder, which the settings call the data folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// With nothing of the machine's environment but what it takes to run.
    pub(crate) fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_argus"));
        command.env_clear().current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// On the test's database and data folder.
    pub(crate) fn command<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.bare();
        command.args(arguments).arg("--database").arg(&self.address);
        command.arg("--data").arg(self.folder.path());
        command
    }

    /// Blanks part the words, so that a call reads as it is typed.
    pub(crate) fn run(&self, line: &str) -> Done {
        finish(self.command(line.split_whitespace()).spawn().unwrap())
    }

    /// Standard output of a command that has to succeed.
    #[track_caller]
    pub(crate) fn ok(&self, line: &str) -> String {
        self.run(line).succeeded().out
    }

    pub(crate) fn run_with_input(&self, line: &str, input: &[u8]) -> Done {
        let mut child = self.command(line.split_whitespace()).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let writer = std::thread::spawn(move || {
            // The command may stop reading: then its own words say why.
            let _ = stdin.write_all(&input);
        });
        let done = finish(child);
        writer.join().unwrap();
        done
    }

    pub(crate) fn ingest(&self, format: &str, file: &Path, customer: &str) -> Done {
        finish(self.spawn_ingest(format, file, customer))
    }

    pub(crate) fn spawn_ingest(&self, format: &str, file: &Path, customer: &str) -> Child {
        let file = file.to_str().unwrap();
        self.command(["ingest", format, file, "--customer", customer]).spawn().unwrap()
    }
}

/// Waits for a command's end.
pub(crate) fn finish(child: Child) -> Done {
    let output = child.wait_with_output().unwrap();
    Done {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

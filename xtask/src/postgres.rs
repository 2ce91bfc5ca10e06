//! A throw-away PostgreSQL cluster for tests.

use std::fs::Permissions;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Context, Failure, Result};
use crate::process::{cannot_start, command, output, succeeds};
use crate::setup::is_root;

/// Runs the server until its standard input ends, then removes everything.
///
/// We hold the other end, so the cluster goes away however we end: normally, by Ctrl-C, or killed.
const KEEPER: &str = r#"
"$1" -D "$2/data" -c listen_addresses=127.0.0.1 -c port="$3" -c unix_socket_directories="$2" \
    -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    >"$2/server.log" 2>&1 &
server=$!
read -r _
kill -QUIT "$server"
wait "$server"
rm -rf "$2"
"#;

/// A running cluster, stopped and removed when dropped.
pub struct Cluster {
    keeper: Child,
    /// Where its superuser reaches it.
    pub url: String,
}

impl Cluster {
    /// Starts one with the programs in `bin`.
    pub fn start(bin: &Path) -> Result<Self> {
        let owner = Owner::find()?;
        let password = random_word()?;
        let folder = std::env::temp_dir().join(format!("argus-postgres-{}", random_word()?));
        std::fs::create_dir(&folder).context(|| format!("creating {}", folder.display()))?;
        prepare(bin, &folder, &password, &owner).inspect_err(|_| {
            // The failure is what matters; a folder left in the temporary folder does no harm.
            let _ = std::fs::remove_dir_all(&folder);
        })?;

        let port = free_port()?;
        let mut keeper = owner.command("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(bin.join("postgres")).arg(&folder).arg(port.to_string());
        // In a group of its own it does not get our Ctrl-C, and shuts down in its own order.
        keeper
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        let keeper = keeper.spawn().map_err(|error| cannot_start(&keeper, &error))?;
        let url = format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres");
        let cluster = Self { keeper, url };
        cluster.wait_until_ready(bin, &folder, port)?;
        Ok(cluster)
    }

    fn wait_until_ready(&self, bin: &Path, folder: &Path, port: u16) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            let mut ask = command(bin.join("pg_isready"));
            if succeeds(ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(folder.join("server.log")).unwrap_or_default();
        Err(Failure::new(format!("PostgreSQL did not start within a minute:\n{log}")))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Makes the data folder, which only the owner may read.
fn prepare(bin: &Path, folder: &Path, password: &str, owner: &Owner) -> Result<()> {
    let password_file = folder.join("password");
    std::fs::write(&password_file, password).context(|| "writing the password".to_owned())?;
    for path in [&password_file, &folder.to_path_buf()] {
        std::fs::set_permissions(path, Permissions::from_mode(0o700))
            .context(|| format!("closing {}", path.display()))?;
        owner.take(path)?;
    }
    let mut initdb = owner.command(&bin.join("initdb").to_string_lossy());
    initdb
        .args([
            "--username=postgres",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ])
        .arg(format!("--pwfile={}", password_file.display()))
        .arg(format!("--pgdata={}", folder.join("data").display()))
        .current_dir("/");
    output(&mut initdb).map(drop)
}

/// Who runs the server: PostgreSQL refuses to run as root.
enum Owner {
    Ourselves,
    Postgres { user: u32, group: u32 },
}

impl Owner {
    fn find() -> Result<Self> {
        if !is_root() {
            return Ok(Self::Ourselves);
        }
        let id = |option| -> Result<u32> {
            output(command("id").args([option, "postgres"]))?
                .trim()
                .parse()
                .context(|| "reading the number of user postgres".to_owned())
        };
        Ok(Self::Postgres { user: id("-u")?, group: id("-g")? })
    }

    fn command(&self, program: &str) -> Command {
        match self {
            Self::Ourselves => command(program),
            Self::Postgres { user, group } => {
                let mut command = command("setpriv");
                command.arg(format!("--reuid={user}")).arg(format!("--regid={group}")).args([
                    "--clear-groups",
                    "--",
                    program,
                ]);
                command
            }
        }
    }

    fn take(&self, path: &PathBuf) -> Result<()> {
        match self {
            Self::Ourselves => Ok(()),
            Self::Postgres { user, group } => chown(path, Some(*user), Some(*group))
                .context(|| format!("giving {} to user postgres", path.display())),
        }
    }
}

/// A port that nothing listens on. Somebody could take it before the server does, which then says so.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context(|| "looking for a free port".to_owned())?;
    Ok(listener.local_addr().context(|| "looking for a free port".to_owned())?.port())
}

/// Not to be guessed by other users of this machine.
fn random_word() -> Result<String> {
    let mut bytes = [0; 12];
    std::fs::File::open("/dev/urandom")
        .and_then(|mut random| random.read_exact(&mut bytes))
        .context(|| "reading random numbers".to_owned())?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

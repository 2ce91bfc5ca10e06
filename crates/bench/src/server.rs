//! The server as a process: how soon it answers, and what it holds in memory.

use crate::Result;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

pub(crate) fn measure(binary: &Path, address: &str, data: &Path) -> Result<()> {
    let began = Instant::now();
    let mut server = Command::new(binary)
        .args(["serve", "--listen", "127.0.0.1:0", "--database", address, "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()?;
    let output = server.stdout.take().ok_or("the server has no output")?;
    let listening = BufReader::new(output)
        .lines()
        .map_while(std::result::Result::ok)
        .find(|line| line.contains("http://"));
    let started = began.elapsed();
    // By then the column index is built.
    std::thread::sleep(Duration::from_secs(30));
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap_or_default();
    server.kill()?;
    server.wait()?;
    listening.ok_or("the server ended instead of listening")?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or(" –").trim();
    println!("| start until it listens | memory when idle (resident) |\n|---|---|");
    println!("| {} ms | {resident} |", started.as_millis());
    Ok(())
}

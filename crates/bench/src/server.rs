//! The server as a process: how soon it answers, and what it holds in memory.

use crate::Result;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

/// What the server says when its column index is complete.
const INDEXED: &str = "built the column index";
/// Nobody waits longer for it.
const LONGEST: Duration = Duration::from_secs(1_800);

pub(crate) fn measure(binary: &Path, address: &str, data: &Path) -> Result<()> {
    let began = Instant::now();
    let mut server = Server(
        Command::new(binary)
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "info", "--log-format", "text"])
            .args(["--database", address, "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?,
    );
    let log = server.0.stderr.take().ok_or("the server has no log")?;
    let indexed = first_line_with(INDEXED, log);
    let output = server.0.stdout.take().ok_or("the server has no output")?;
    let line = first_line_with("http://", output).recv_timeout(LONGEST);
    let (_, line) = line.map_err(|_| "the server did not begin to listen")?;
    let listening = began.elapsed();
    let host = line.trim().rsplit('/').next().unwrap_or_default();
    while !answers(host) {
        thread::sleep(Duration::from_millis(1));
        if began.elapsed() > LONGEST {
            return Err("the server does not answer".into());
        }
    }
    let usable = began.elapsed();
    let (at, _) = indexed.recv_timeout(LONGEST).map_err(|_| "its column index was not completed")?;
    let complete = (at - began).as_secs_f64();
    let status = fs::read_to_string(format!("/proc/{}/status", server.0.id())).unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or(" –").trim();
    println!(
        "| start until it listens | until it answers | until the column index is complete | memory when idle (resident) |"
    );
    println!("|---|---|---|---|");
    println!("| {} ms | {} ms | {complete:.1} s | {resident} |", listening.as_millis(), usable.as_millis());
    Ok(())
}

/// Ended however the measurement ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to kill.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The first line that holds `text`, and when it came. All is read to the end, so that the writer never waits.
fn first_line_with(text: &'static str, output: impl Read + Send + 'static) -> Receiver<(Instant, String)> {
    let (found, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(std::result::Result::ok) {
            if line.contains(text) {
                // Nobody waits for a second one.
                let _ = found.send((Instant::now(), line));
            }
        }
    });
    receiver
}

/// Whether it and its database are there for others.
fn answers(host: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut connection = TcpStream::connect(host)?;
        write!(connection, "GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

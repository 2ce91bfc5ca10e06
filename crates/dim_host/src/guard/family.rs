//! All that descends from this process, and its end.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{self, Pid, Signal, WaitOptions};

/// What may pass until everything has to be gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// Every living descendant of this process.
pub(super) fn descendants() -> Vec<Pid> {
    let mut found = Vec::new();
    let mut next = vec![process::getpid()];
    while let Some(parent) = next.pop() {
        for child in children(parent) {
            found.push(child);
            next.push(child);
        }
    }
    found
}

/// Children of every thread of a process.
fn children(parent: Pid) -> Vec<Pid> {
    let tasks = format!("/proc/{}/task", parent.as_raw_nonzero());
    let Ok(tasks) = fs::read_dir(tasks) else { return Vec::new() };
    let mut found = Vec::new();
    for task in tasks.flatten() {
        match fs::read_to_string(task.path().join("children")) {
            Ok(text) => found.extend(text.split_whitespace().filter_map(pid)),
            // Kernels may be built without this list.
            Err(_) if task.path().exists() => return children_by_looking(parent),
            Err(_) => {}
        }
    }
    found
}

fn children_by_looking(parent: Pid) -> Vec<Pid> {
    let parent = parent.as_raw_nonzero().to_string();
    let is_child = |pid: &Pid| {
        let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
        // The name is in brackets and may hold anything; the parent is the second word behind it.
        stat.rsplit_once(')').is_some_and(|(_, rest)| rest.split_whitespace().nth(1) == Some(&parent))
    };
    all().into_iter().filter(is_child).collect()
}

fn all() -> Vec<Pid> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.flatten().filter_map(|entry| pid(entry.file_name().to_str()?)).collect()
}

fn pid(text: &str) -> Option<Pid> {
    Pid::from_raw(text.parse().ok()?)
}

/// Bytes of memory that the processes have for themselves.
pub(super) fn memory(processes: &[Pid]) -> u64 {
    let pages: u64 = processes.iter().map(|pid| own_pages(*pid).unwrap_or(0)).sum();
    pages.saturating_mul(rustix::param::page_size() as u64)
}

fn own_pages(pid: Pid) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{}/statm", pid.as_raw_nonzero())).ok()?;
    let mut words = text.split_whitespace().skip(1);
    let (resident, shared): (u64, u64) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(resident.saturating_sub(shared))
}

/// Ends every descendant and says whether none is left.
///
/// They are stopped first, because what is stopped forks no more, and killed when a look finds no new ones.
pub(super) fn end_all() -> bool {
    let started = Instant::now();
    loop {
        let mut stopped: Vec<Pid> = Vec::new();
        loop {
            let fresh: Vec<Pid> = descendants().into_iter().filter(|pid| !stopped.contains(pid)).collect();
            if fresh.is_empty() || started.elapsed() > PATIENCE {
                break;
            }
            for pid in &fresh {
                let _ = process::kill_process(*pid, Signal::STOP);
            }
            stopped.extend(fresh);
        }
        for pid in &stopped {
            let _ = process::kill_process(*pid, Signal::KILL);
        }
        loop {
            match process::wait(WaitOptions::NOHANG) {
                Ok(Some(_)) => {}
                // No child is left, and whatever loses its parent becomes one.
                Err(_) => return true,
                Ok(None) => break,
            }
        }
        if started.elapsed() > PATIENCE {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Ends what carries the folder's mark in its environment: what is left when a guard was killed itself.
pub(crate) fn end_marked(folder: &Path) {
    let mark = format!("{}={}", crate::MARK, folder.display());
    // What forks while it is looked for is found in the next round.
    for _ in 0..20 {
        let marked: Vec<Pid> = all().into_iter().filter(|pid| carries(*pid, mark.as_bytes())).collect();
        if marked.is_empty() {
            return;
        }
        for signal in [Signal::STOP, Signal::KILL] {
            for pid in &marked {
                let _ = process::kill_process(*pid, signal);
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn carries(pid: Pid, mark: &[u8]) -> bool {
    let Ok(environment) = fs::read(format!("/proc/{}/environ", pid.as_raw_nonzero())) else { return false };
    environment.split(|byte| *byte == 0).any(|entry| entry == mark)
}

//! Starting a program within its limits, and watching it.

use std::io::{self, Error};
use std::process::{Command, Stdio};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::OwnedFd;
use rustix::process::{
    self, Pid, PidfdFlags, Resource, Rlimit, Signal, WaitOptions, WaitStatus, setpriority_process, setrlimit,
};

use super::{Ended, Spec, family, folder};

/// How often the family is counted.
const TICK: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };

/// The folder is measured every so many ticks.
const TICKS_PER_LOOK: u32 = 25;

/// The server and the guard go first where processors are few. Much more, and modules stand still when others work.
const NICENESS: i32 = 5;

pub(super) fn start(spec: &Spec) -> io::Result<Pid> {
    // Keys of a terminal are not meant for modules, and orphans come here instead of to the first process.
    let _ = process::setsid();
    process::set_child_subreaper(Some(process::getpid()))?;
    limit(Resource::Core, 0, 0)?;
    limit(Resource::As, spec.memory, spec.memory)?;
    limit(Resource::Fsize, spec.file, spec.file)?;
    limit(Resource::Nofile, spec.open_files, spec.open_files)?;
    // The first is told with a signal of its own, the second kills.
    limit(Resource::Cpu, spec.cpu, spec.cpu.saturating_add(2))?;
    let mut command = Command::new(&spec.program);
    command.args(&spec.arguments).current_dir(&spec.folder);
    command.stdin(Stdio::inherit()).stdout(Stdio::inherit()).stderr(Stdio::inherit());
    let child = command.spawn()?;
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or_else(|| Error::other("it has no number"))?;
    let _ = setpriority_process(Some(pid), NICENESS);
    Ok(pid)
}

/// Never above what the guard has itself.
fn limit(resource: Resource, soft: u64, hard: u64) -> io::Result<()> {
    let own = process::getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let to = Rlimit { current: Some(soft.min(own)), maximum: Some(hard.min(own)) };
    Ok(setrlimit(resource, to)?)
}

pub(super) fn until_end(spec: &Spec, module: Pid) -> Ended {
    // Where the kernel has none, the tick finds the end a little later.
    let end: Option<OwnedFd> = process::pidfd_open(module, PidfdFlags::empty()).ok();
    let mut tick = 0_u32;
    loop {
        if is_let_go(end.as_ref()) {
            return Ended::LetGo;
        }
        if let Some(ended) = reap(module) {
            return ended;
        }
        let family = family::descendants();
        if family.len() > spec.processes {
            return Ended::TooManyProcesses;
        }
        // One alone is held by the limit of its address space.
        if family.len() > 1 && family::memory(&family) > spec.memory {
            return Ended::OutOfMemory;
        }
        tick = tick.wrapping_add(1);
        if tick.is_multiple_of(TICKS_PER_LOOK) && size(spec) > spec.disk {
            return Ended::DiskFull;
        }
    }
}

fn size(spec: &Spec) -> u64 {
    let sizes = spec.measured.iter().chain([&spec.folder]).map(|folder| folder::size(folder));
    sizes.fold(0, u64::saturating_add)
}

/// Waits for a tick at most. Whoever started the guard holds the other end of its standard input, also when he is
/// killed; what is written there is for the module.
fn is_let_go(end: Option<&OwnedFd>) -> bool {
    let stdin = io::stdin();
    let mut watched = vec![PollFd::new(&stdin, PollFlags::empty())];
    watched.extend(end.map(|end| PollFd::new(end, PollFlags::IN)));
    let _ = poll(&mut watched, Some(&TICK));
    watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// Takes in what ended, and says how the module did if it is among it.
fn reap(module: Pid) -> Option<Ended> {
    loop {
        match process::wait(WaitOptions::NOHANG) {
            Ok(Some((pid, status))) if pid == module => return Some(told_by(status)),
            Ok(Some(_)) => {}
            Ok(None) => return None,
            Err(_) => return Some(Ended::Badly),
        }
    }
}

fn told_by(status: WaitStatus) -> Ended {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(0), _) => Ended::Well,
        (_, Some(signal)) => Ended::Signal(u8::try_from(signal).unwrap_or(Signal::KILL.as_raw() as u8)),
        _ => Ended::Badly,
    }
}

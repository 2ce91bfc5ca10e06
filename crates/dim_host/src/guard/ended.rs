//! How a guarded program ended.

/// As told by the exit code of the guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself, saying that all is well.
    Well,
    /// By itself, saying that something is not.
    Badly,
    /// By a signal: `SIGSEGV` of a crash, say.
    Signal(u8),
    TooManyProcesses,
    OutOfMemory,
    DiskFull,
    /// Argus let go of it.
    LetGo,
    NotStarted,
    /// Something could not be ended or removed.
    Leftover,
}

/// Signals are told above this.
const SIGNALS: u8 = 128;

const WORDS: [(u8, Ended); 8] = [
    (40, Ended::Well),
    (41, Ended::Badly),
    (42, Ended::TooManyProcesses),
    (43, Ended::OutOfMemory),
    (44, Ended::DiskFull),
    (45, Ended::LetGo),
    (46, Ended::NotStarted),
    (47, Ended::Leftover),
];

impl Ended {
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Signal(number) => SIGNALS.saturating_add(number),
            other => WORDS.iter().find(|(_, word)| *word == other).map_or(1, |(code, _)| *code),
        }
    }

    /// Nothing, if that is no code of a guard: it crashed itself, or is no guard.
    pub(crate) fn of_code(code: i32) -> Option<Self> {
        let code = u8::try_from(code).ok()?;
        if code > SIGNALS {
            return Some(Self::Signal(code - SIGNALS));
        }
        WORDS.iter().find(|(known, _)| *known == code).map(|(_, word)| *word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_is_told_by_its_code() {
        let signals = [9, 11, 24].map(Ended::Signal);
        for ended in WORDS.iter().map(|(_, word)| *word).chain(signals) {
            assert_eq!(Ended::of_code(i32::from(ended.code())), Some(ended));
        }
        assert_eq!(Ended::of_code(101), None, "a panic is not an end of a module");
    }
}

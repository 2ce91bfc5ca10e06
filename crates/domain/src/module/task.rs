//! Tasks: calls of modules, and what Argus does by itself, as the page DIM Tasks lists them.

use crate::{CaseId, ModuleId, ModuleTaskId, Timestamp, UserId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TaskState {
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    /// It did not work for now, and is called again.
    Retrying,
}

impl TaskState {
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Running, Self::Succeeded, Self::Failed, Self::Cancelled, Self::Retrying];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Retrying => "retrying",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::Running => "Running",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Cancelled => "Cancelled",
            Self::Retrying => "Retrying",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more happens by itself.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Cancelled)
    }
}

/// What a task does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "camelCase")]
pub enum Work {
    /// A module is called for something that happened, or by hand.
    Hook {
        /// `on_postload_ioc_create`
        hook: String,
        /// The entry of the menu, by hand.
        label: Option<String>,
    },
    /// A module processes files of evidence.
    Pipeline,
    /// What Argus does from time to time: `housekeeping`.
    System { job: String },
}

impl Work {
    /// In a word, for lists: the entry of the menu, the hook, `Process evidence`.
    pub fn label(&self) -> &str {
        match self {
            Self::Hook { label: Some(label), .. } => label,
            Self::Hook { hook, label: None } => hook,
            Self::Pipeline => "Process evidence",
            Self::System { job } => job,
        }
    }
}

/// How far a task that runs is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub done: u64,
    /// Nothing, if nobody can say yet.
    pub total: Option<u64>,
    pub text: Option<String>,
}

impl Progress {
    /// In percent, rounded down.
    pub fn percent(&self) -> Option<u8> {
        let total = self.total.filter(|total| *total > 0)?;
        let percent = u128::from(self.done.min(total)) * 100 / u128::from(total);
        u8::try_from(percent).ok()
    }
}

/// In a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleTask {
    pub id: ModuleTaskId,
    pub state: TaskState,
    /// While it runs, and as far as it came.
    pub progress: Option<Progress>,
    pub case: Option<CaseId>,
    /// `#7 – AI CASE`
    pub case_title: Option<String>,
    /// None where Argus itself does the work.
    pub module: Option<ModuleId>,
    /// The module may be gone; its name then is kept.
    pub module_name: String,
    pub work: Work,
    /// None where Argus itself began it.
    pub user: Option<UserId>,
    pub user_name: String,
    pub queued: Timestamp,
    /// When its last try began.
    pub started: Option<Timestamp>,
    pub ended: Option<Timestamp>,
    /// When it is called again.
    pub next: Option<Timestamp>,
    pub tries: u32,
    /// What came of it, in a sentence: why it failed, or what it found.
    pub message: Option<String>,
}

impl ModuleTask {
    /// In milliseconds, of the last try; what runs goes on until `now`.
    pub fn duration(&self, now: Timestamp) -> Option<i64> {
        let end = self.ended.or_else(|| (self.state == TaskState::Running).then_some(now))?;
        Some((end.millis() - self.started?.millis()).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_where_its_end_is_known() {
        let at = |done, total| Progress { done, total, text: None }.percent();
        assert_eq!(at(1, Some(3)), Some(33));
        assert_eq!(at(5, Some(3)), Some(100));
        assert_eq!(at(0, Some(0)), None);
        assert_eq!(at(7, None), None);
        assert_eq!(at(u64::MAX, Some(u64::MAX)), Some(100));
    }
}

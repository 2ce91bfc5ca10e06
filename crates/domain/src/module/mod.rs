//! Processing modules (DIM): what they say of themselves, how they are set, and the tasks in which they were called.

mod described;
mod hook;
mod managed;
mod object;
pub mod settings;
mod task;
mod task_detail;
mod task_filter;

pub use described::{Described, Hook, Interface, Parameter, ParameterType};
pub use hook::{is_hook, manual_hook};
pub use managed::{
    Choice, Managed, ManagedDetail, ManualCall, ModuleChange, NewModule, Origin, Processing, Settled, Shipped,
};
pub use object::{ObjectKind, ObjectRef};
pub use settings::Settings;
pub use task::{ModuleTask, Progress, TaskState, Work};
pub use task_detail::{LogLevel, LogLine, ModuleTaskDetail, TaskChange, TaskObject, TaskTry};
pub use task_filter::TaskFilter;

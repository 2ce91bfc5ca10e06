//! Types and rules shared by browser and server.
//!
//! Nothing here does I/O, reads a clock or draws a random number: the same check runs in the analyst's
//! browser and on the server because it is the same code.

pub mod access;
pub mod activity;
pub mod alarm;
pub mod alert;
pub mod alert_rule;
pub mod api_key;
pub mod assessment;
pub mod attachment;
pub mod automation;
pub mod case;
pub mod case_service;
pub mod case_template;
pub mod channel;
pub mod cidr;
pub mod classification;
pub mod comment;
pub mod contact;
pub mod country;
pub mod criteria;
pub mod custom_field;
pub mod customer;
pub mod delivery;
pub mod event;
pub mod event_facts;
pub mod event_id;
pub mod event_query;
pub mod export;
pub mod field_error;
pub mod flag;
pub mod group;
pub mod id;
pub mod ioc;
mod keys;
pub mod keywords;
pub mod labels;
pub mod membership;
pub mod module;
mod named;
pub mod network;
pub mod note;
pub mod notification;
pub mod numbered;
mod or_nothing;
pub mod payload;
pub mod permission;
pub mod place;
pub mod policy;
pub mod presence;
pub mod property;
pub mod protocol;
pub mod saved_search;
pub mod search;
pub mod setting;
pub mod severity;
pub mod silence;
pub mod statistics;
pub mod task;
pub mod time_expr;
pub mod time_field;
pub mod timeline;
pub mod timestamp;
pub mod user;
pub mod version;
pub mod vocabulary;
pub mod watcher;
pub mod workflow;

pub use assessment::Assessment;
pub use cidr::{Cidr, CidrMatch};
pub use country::Country;
pub use event_facts::EventFacts;
pub use event_id::{EventId, EventType};
pub use event_query::{AddressCriteria, EventQuery, EventRecord, SubMode, SubQuery};
pub use field_error::{FieldError, Invalid};
pub use flag::{Flag, Flags};
pub use id::{
    ActivityId, AlarmId, AlertAssetId, AlertFiringId, AlertId, AlertIocId, AlertRuleId, ApiKeyId,
    AttachmentId, AutomationRuleId, AutomationRunId, CaseId, CaseLinkId, CaseTemplateId, CategoryId,
    ChannelId, ClassificationId, CommentId, ContactId, CustomFieldId, CustomerId, DeliveryId, EventKey,
    GroupId, IocId, LocationId, ModuleId, ModuleTaskId, NoteFolderId, NoteId, NotificationId, PlaceId,
    PolicyId, PolicyNoticeId, SavedSearchId, SensorId, ServiceId, SignatureId, SilenceId, StateId, TaskId,
    TimelineEntryId, UserId, WebDomainId, WorkflowId,
};
pub use keywords::{Keywords, Sort};
pub use payload::{Payload, PayloadKind};
pub use permission::Permission;
pub use place::Place;
pub use property::PropertyCriteria;
pub use protocol::Protocol;
pub use severity::Severity;
pub use time_expr::TimeExpr;
pub use time_field::{TimeField, TimeFields};
pub use timestamp::Timestamp;

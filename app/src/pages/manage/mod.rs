//! What administrators manage. A page of its own is a row of [`PAGES`] and a route.

mod automation;
mod channel;
mod custom_fields;
mod customer;
pub(crate) mod fold;
mod group;
mod key;
mod module;
pub(crate) mod parts;
pub(crate) mod policy;
mod services;
mod setting;
mod silence;
mod templates;
mod user;
mod vocabularies;
mod workflow;

pub(crate) use automation::AutomationPage;
pub(crate) use channel::ChannelPage;
pub(crate) use custom_fields::CustomFieldsPage;
pub(crate) use customer::{CustomerListPage, CustomerPage};
pub(crate) use group::{GroupListPage, GroupPage};
pub(crate) use key::{KeyListPage, OwnKeys};
pub(crate) use module::{ModulePage, ModulesPage};
pub(crate) use policy::PolicyPage;
pub(crate) use services::ServicesPage;
pub(crate) use setting::SettingsPage;
pub(crate) use silence::SilencePage;
pub(crate) use templates::{TemplatePage, TemplatesPage};
pub(crate) use user::{UserListPage, UserPage, WhyPage};
pub(crate) use vocabularies::VocabulariesPage;
pub(crate) use workflow::WorkflowsPage;

use crate::components::Icon;
use argus_domain::Permission;

/// A page of the menu's section Manage.
pub(crate) struct ManagePage {
    pub(crate) label: &'static str,
    pub(crate) address: &'static str,
    pub(crate) keys: &'static str,
    pub(crate) picture: Icon,
    /// Without it the page has nothing to show.
    pub(crate) permission: Permission,
    /// What is said to whoever lacks it.
    pub(crate) refusal: &'static str,
}

const NOT_ADMINISTRATOR: &str = "You lack the permission administer. An administrator can give it.";

/// In the order of the menu.
pub(crate) const PAGES: &[ManagePage] = &[
    ManagePage {
        label: "Templates",
        address: "/manage/templates",
        keys: "",
        picture: Icon::Copy,
        permission: Permission::ViewCases,
        refusal: "You lack the permission viewCases. An administrator can give it.",
    },
    ManagePage {
        label: "Custom fields",
        address: "/manage/custom-fields",
        keys: "",
        picture: Icon::Table,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Classifications",
        address: "/manage/classifications",
        keys: "",
        picture: Icon::Flag,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Services",
        address: "/manage/services",
        keys: "",
        picture: Icon::Bookmark,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Workflows",
        address: "/manage/workflows",
        keys: "",
        picture: Icon::Switch,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Automation",
        address: "/manage/automation",
        keys: "",
        picture: Icon::Refresh,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Modules",
        address: module::PATH,
        keys: "",
        picture: Icon::Terminal,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Alert rules",
        address: crate::link::AlertRuleLink::PATH,
        keys: "",
        picture: Icon::Alert,
        permission: Permission::ViewAlerts,
        refusal: "You lack the permission viewAlerts. An administrator can give it.",
    },
    ManagePage {
        label: "Channels",
        address: "/manage/channels",
        keys: "",
        picture: Icon::Share,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Notification policies",
        address: "/manage/policies",
        keys: "",
        picture: Icon::Alert,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Silences",
        address: silence::PATH,
        keys: "",
        picture: Icon::Time,
        permission: Permission::ViewAlerts,
        refusal: "You lack the permission viewAlerts. An administrator can give it.",
    },
    ManagePage {
        label: "Customers",
        address: customer::PATH,
        keys: "g m",
        picture: Icon::Customer,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Users",
        address: user::PATH,
        keys: "g p",
        picture: Icon::Account,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Groups",
        address: group::PATH,
        keys: "g r",
        picture: Icon::Group,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Access",
        address: user::WHY_PATH,
        keys: "g w",
        picture: Icon::Access,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "API keys",
        address: key::PATH,
        keys: "g i",
        picture: Icon::Key,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
    ManagePage {
        label: "Settings",
        address: setting::PATH,
        keys: "g ,",
        picture: Icon::Setting,
        permission: Permission::Administer,
        refusal: NOT_ADMINISTRATOR,
    },
];

//! The frame: top bar, menu, and the page that the address names.

use super::{
    current_case, go_commands, help::Help, menu::Menu, new_case::NewCaseDialog, no_connection::NoConnection,
    notices, palette::Palette, switch_case::SwitchCase, top_bar::TopBar,
};
use crate::{
    components::Dialog,
    pages::{
        account::AccountPage,
        activity::ActivityPage,
        alert::{AlertListPage, AlertMetricsPage, AlertPage},
        alert_rule::{AlertRulePage, AlertRulesPage},
        case::CaseListPage,
        case::CasePage,
        event::EventsPage,
        manage::{
            AutomationPage, ChannelPage, CustomFieldsPage, CustomerListPage, CustomerPage, GroupListPage,
            GroupPage, KeyListPage, ModulePage, ModulesPage, PolicyPage, ServicesPage, SettingsPage,
            SilencePage, TemplatePage, TemplatesPage, UserListPage, UserPage, VocabulariesPage, WhyPage,
            WorkflowsPage,
        },
        module_task::{ModuleTaskPage, ModuleTasksPage},
        not_found::NotFound,
        notifications::NotificationsPage,
        overview::OverviewPage,
        search::SearchPage,
        task::MyTasksPage,
    },
    state::{command::use_commands, dialogs::Open, use_dialogs, use_live},
};
use leptos::{ev, prelude::*};
use leptos_router::{
    components::{FlatRoutes, Redirect, Route},
    hooks::use_location,
    path,
};
use wasm_bindgen::JsCast;

#[component]
pub(crate) fn Shell() -> impl IntoView {
    current_case::provide();
    go_commands::offer();
    use_commands().listen();
    use_live().listen();
    notices::show();
    let drawer = RwSignal::new(false);
    let location = use_location();
    Effect::new(move |_| {
        location.pathname.track();
        drawer.set(false);
    });
    let close_drawer = Callback::new(move |()| drawer.set(false));
    // Also when the entry chosen leads to the page being shown.
    let on_entry = move |event: ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.and_then(|target| target.closest("a").ok().flatten()).is_some() {
            drawer.set(false);
        }
    };
    view! {
        <div class="shell">
            <TopBar drawer/>
            <aside class="side">
                <Menu/>
            </aside>
            <main id="main" class="main" tabindex="-1">
                <NoConnection/>
                <Routes/>
            </main>
        </div>
        {move || {
            drawer
                .get()
                .then(|| {
                    view! {
                        <Dialog title="Menu" class="drawer" on_close=close_drawer>
                            <div on:click=on_entry>
                                <Menu/>
                            </div>
                        </Dialog>
                    }
                })
        }}
        <OpenDialog/>
        <PendingKey/>
    }
    .into_any()
}

#[component]
fn Routes() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFound/> }>
            <Route path=path!("/") view=|| view! { <Redirect path="/overview"/> }.into_any()/>
            <Route path=path!("/overview") view=|| view! { <OverviewPage/> }.into_any()/>
            <Route path=path!("/login") view=|| ().into_any()/>
            <Route path=path!("/events") view=|| view! { <EventsPage/> }.into_any()/>
            <Route path=path!("/cases") view=|| view! { <CaseListPage/> }.into_any()/>
            <Route path=path!("/cases/:id") view=|| view! { <CasePage/> }.into_any()/>
            <Route path=path!("/notifications") view=|| view! { <NotificationsPage/> }.into_any()/>
            <Route path=path!("/search") view=|| view! { <SearchPage/> }.into_any()/>
            <Route path=path!("/tasks") view=|| view! { <MyTasksPage/> }.into_any()/>
            <Route path=path!("/alerts") view=|| view! { <AlertListPage/> }.into_any()/>
            <Route path=path!("/alerts/metrics") view=|| view! { <AlertMetricsPage/> }.into_any()/>
            <Route path=path!("/alerts/:id") view=|| view! { <AlertPage/> }.into_any()/>
            <Route path=path!("/activities") view=|| view! { <ActivityPage/> }.into_any()/>
            <Route path=path!("/dim-tasks") view=|| view! { <ModuleTasksPage/> }.into_any()/>
            <Route path=path!("/dim-tasks/:id") view=|| view! { <ModuleTaskPage/> }.into_any()/>
            <Route path=path!("/manage/modules") view=|| view! { <ModulesPage/> }.into_any()/>
            <Route path=path!("/manage/modules/:id") view=|| view! { <ModulePage/> }.into_any()/>
            <Route path=path!("/manage/custom-fields") view=|| view! { <CustomFieldsPage/> }.into_any()/>
            <Route path=path!("/manage/templates") view=|| view! { <TemplatesPage/> }.into_any()/>
            <Route path=path!("/manage/templates/:id") view=|| view! { <TemplatePage/> }.into_any()/>
            <Route path=path!("/manage/customers") view=|| view! { <CustomerListPage/> }.into_any()/>
            <Route path=path!("/manage/customers/:id") view=|| view! { <CustomerPage/> }.into_any()/>
            <Route path=path!("/manage/users") view=|| view! { <UserListPage/> }.into_any()/>
            <Route path=path!("/manage/users/:id") view=|| view! { <UserPage/> }.into_any()/>
            <Route path=path!("/manage/groups") view=|| view! { <GroupListPage/> }.into_any()/>
            <Route path=path!("/manage/groups/:id") view=|| view! { <GroupPage/> }.into_any()/>
            <Route path=path!("/manage/access") view=|| view! { <WhyPage/> }.into_any()/>
            <Route path=path!("/manage/keys") view=|| view! { <KeyListPage/> }.into_any()/>
            <Route path=path!("/manage/settings") view=|| view! { <SettingsPage/> }.into_any()/>
            <Route path=path!("/manage/automation") view=|| view! { <AutomationPage/> }.into_any()/>
            <Route path=path!("/manage/alert-rules") view=|| view! { <AlertRulesPage/> }.into_any()/>
            <Route path=path!("/manage/alert-rules/:id") view=|| view! { <AlertRulePage/> }.into_any()/>
            <Route path=path!("/manage/classifications") view=|| view! { <VocabulariesPage/> }.into_any()/>
            <Route path=path!("/manage/services") view=|| view! { <ServicesPage/> }.into_any()/>
            <Route path=path!("/manage/channels") view=|| view! { <ChannelPage/> }.into_any()/>
            <Route path=path!("/manage/silences") view=|| view! { <SilencePage/> }.into_any()/>
            <Route path=path!("/manage/policies") view=|| view! { <PolicyPage/> }.into_any()/>
            <Route path=path!("/manage/workflows") view=|| view! { <WorkflowsPage/> }.into_any()/>
            <Route path=path!("/account") view=|| view! { <AccountPage/> }.into_any()/>
        </FlatRoutes>
    }
    .into_any()
}

/// The first key of a sequence, while the second is awaited.
#[component]
fn PendingKey() -> impl IntoView {
    let commands = use_commands();
    move || {
        commands
            .pending()
            .map(|key| view! { <div class="pending-key" aria-hidden="true"><kbd>{key}</kbd> "…"</div> })
    }
}

#[component]
fn OpenDialog() -> impl IntoView {
    let dialogs = use_dialogs();
    move || {
        Some(match dialogs.current()? {
            Open::NewCase => view! { <NewCaseDialog/> }.into_any(),
            Open::SwitchCase => view! { <SwitchCase/> }.into_any(),
            Open::Palette => view! { <Palette/> }.into_any(),
            Open::Help => view! { <Help/> }.into_any(),
        })
    }
}

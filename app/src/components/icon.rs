//! Pictures of 16 by 16, drawn in the colour of the text.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Access,
    Account,
    Activity,
    Alert,
    Back,
    Bookmark,
    Case,
    Cases,
    Check,
    Close,
    Comment,
    Copy,
    Cross,
    Customer,
    Down,
    Download,
    Edit,
    Event,
    Filter,
    FilterOut,
    Flag,
    Group,
    Key,
    Link,
    LogOut,
    Menu,
    Next,
    Overview,
    Plus,
    Previous,
    Refresh,
    Search,
    Setting,
    Severity,
    Share,
    Silent,
    SortDown,
    SortUp,
    Switch,
    Table,
    Task,
    Terminal,
    Time,
    Trash,
    Unlink,
    Warning,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Access => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z"
            }
            Self::Account => "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c.6-2.6 2.7-4 5.5-4s4.9 1.4 5.5 4",
            Self::Activity => "M1.5 8.5h3l2-5.5 3 10 2-4.5h3",
            Self::Alert => "M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4ZM6.5 14h3",
            Self::Back => "M9.5 3 4.5 8l5 5M4.5 8H14",
            Self::Bookmark => "M4 2h8v12l-4-3-4 3z",
            Self::Case => "M2 5h12v8.5H2zM5.5 5V2.5h5V5M2 8.5h12",
            Self::Cases => "M2 6h12v8H2zM3.5 6V4h9v2M5 4V2h6v2",
            Self::Check => "m3 8.5 3.5 3.5L13 4.5",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Comment => "M2 3h12v8H7l-3 3v-3H2z",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Cross => "m4.5 4.5 7 7M11.5 4.5l-7 7",
            Self::Customer => "M3 14V3h6v11M9 7h4v7M1.5 14h13M5 5.5h2M5 8h2M5 10.5h2",
            Self::Down => "m4 6 4 4 4-4",
            Self::Download => "M8 2.5V10M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
            Self::Edit => "M2.5 13.5 3.3 10.2 10.8 2.7 13.3 5.2 5.8 12.7ZM9 4.5 11.5 7",
            Self::Event => "M2 13.5h12M3.5 11V8M6.5 11V3M9.5 11V6M12.5 11V9",
            Self::Filter => "M2 3.5h12M4.5 8h7M7 12.5h2",
            Self::FilterOut => "M2 3.5h12M4.5 8h4M7 12.5h1M10.5 9.5l4 4M14.5 9.5l-4 4",
            Self::Flag => "M3.5 14V2.5M3.5 3h9l-2.2 3 2.2 3h-9",
            Self::Group => {
                "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c.4-2.4 2-3.8 4.5-3.8s4.1 1.4 4.5 3.8M10.5 3a2.3 2.3 0 0 1 0 4.4M12 10c1.4.5 2.3 1.7 2.5 3.5"
            }
            Self::Key => "M5.5 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.7 8.3 13.5 2.5M11 5l2 2",
            Self::Link => {
                "M6.5 9.5 9.5 6.5M7 4.7 8.6 3.1a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.6 1.6a3 3 0 0 1-4.3-4.3L4.7 7"
            }
            Self::LogOut => "M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6",
            Self::Menu => "M2 4h12M2 8h12M2 12h12",
            Self::Next => "m6 4 4 4-4 4",
            Self::Overview => "M2 2.5h5v5H2zM9 2.5h5v3H9zM9 7.5h5v6H9zM2 9.5h5v4H2z",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Previous => "m10 4-4 4 4 4",
            Self::Refresh => "M13.5 8A5.5 5.5 0 1 1 11.7 4M12 1.5V4.5H9",
            Self::Search => "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14",
            Self::Setting => {
                "M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z"
            }
            Self::Severity => "M3 13v-2M6.5 13V8.5M10 13V5.5M13.5 13v-11",
            Self::Share => "M8 9.5V2M5 4.5 8 1.8 11 4.5M4.5 7h-2v7h11V7h-2",
            Self::Silent => "M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4ZM6.5 14h3M2 2l12 12",
            Self::SortDown => "M8 3v10M4.5 9.5 8 13l3.5-3.5",
            Self::SortUp => "M8 13V3M4.5 6.5 8 3l3.5 3.5",
            Self::Switch => "M2 5.5h11M10.5 3 13 5.5 10.5 8M14 10.5H3M5.5 8 3 10.5 5.5 13",
            Self::Table => "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10",
            Self::Task => "M2.5 2.5h11v11h-11zM5 8l2.2 2.2L11 6",
            Self::Terminal => "M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10.5h3",
            Self::Time => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5",
            Self::Trash => "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4",
            Self::Unlink => {
                "M7 4.7 8.6 3.1a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.6 1.6a3 3 0 0 1-4.3-4.3L4.7 7M2.5 2.5l11 11"
            }
            Self::Warning => "M8 2 1.5 13.5h13zM8 6.5v3M8 11.5v.5",
        }
    }
}

/// Says nothing to a screen reader: what it stands beside, or the button it is in, has a name.
pub(crate) fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
    .into_any()
}

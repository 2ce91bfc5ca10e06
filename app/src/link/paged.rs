//! What names a page of a list in its address.

use super::{
    ActivityLink, AlertRuleLink, AutomationLink, CasePageLink, ChannelLink, ListLink, ModuleTaskLink,
    PAGE_SIZES, PolicyLink, Question, SearchLink, TaskLink, WorkLink,
};

pub(crate) trait Paged: Clone + PartialEq + Send + Sync + 'static {
    /// How many rows it shows at once. The first is the default.
    const SIZES: &'static [u32];

    /// From 1.
    fn page(&self) -> u32;
    fn size(&self) -> u32;
    /// The address of another page of it.
    fn address_of(&self, page: u32, size: u32) -> String;
}

/// A list of history that is narrowed by its address.
pub(crate) trait Narrowed: Paged {
    /// The address of the same list with something else asked: from its first row.
    fn address_changed(&self, change: impl FnOnce(&mut Self)) -> String;
}

macro_rules! narrowed {
    ($($link:ty)+) => {$(
        impl Narrowed for $link {
            fn address_changed(&self, change: impl FnOnce(&mut Self)) -> String {
                self.changed(change).write()
            }
        }
    )+};
}

narrowed! { AlertRuleLink AutomationLink ChannelLink ModuleTaskLink PolicyLink }

macro_rules! paged {
    ($(($($of:tt)*) $link:ty, $sizes:expr;)+) => {$(
        impl $($of)* Paged for $link {
            const SIZES: &'static [u32] = &$sizes;

            fn page(&self) -> u32 {
                self.page
            }

            fn size(&self) -> u32 {
                self.size
            }

            fn address_of(&self, page: u32, size: u32) -> String {
                Self { page, size, ..self.clone() }.write()
            }
        }
    )+};
}

paged! {
    () ActivityLink, ActivityLink::SIZES;
    () AlertRuleLink, PAGE_SIZES;
    () AutomationLink, PAGE_SIZES;
    () CasePageLink, PAGE_SIZES;
    () ChannelLink, PAGE_SIZES;
    () ListLink, PAGE_SIZES;
    () ModuleTaskLink, ModuleTaskLink::SIZES;
    () PolicyLink, PAGE_SIZES;
    () SearchLink, PAGE_SIZES;
    () TaskLink, PAGE_SIZES;
    (<Q: Question>) WorkLink<Q>, PAGE_SIZES;
}

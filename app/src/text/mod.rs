//! How values read on screen. Nothing here touches the browser.

pub(crate) mod bars;
pub(crate) mod clock;
pub(crate) mod curl;
pub(crate) mod duration;
pub(crate) mod fuzzy;
pub(crate) mod number;
pub(crate) mod scale;

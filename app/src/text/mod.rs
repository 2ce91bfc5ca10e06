//! How values read on screen. Nothing here touches the browser.

pub(crate) mod bars;
pub(crate) mod base64;
pub(crate) mod clock;
pub(crate) mod curl;
pub(crate) mod dump;
pub(crate) mod duration;
pub(crate) mod fuzzy;
pub(crate) mod news;
pub(crate) mod number;
pub(crate) mod plan;
pub(crate) mod scale;
pub(crate) mod size;

//! The user interface, and the server functions through which it speaks to the server.
//!
//! Feature `csr` is the interface as it runs in the browser; feature `ssr` is only the server's side of the
//! server functions. Nothing is rendered on the server.

pub mod api;

// Plain functions on plain values: compiled for tests too, which run without a browser.
#[cfg(any(feature = "csr", test))]
#[cfg_attr(not(feature = "csr"), allow(dead_code, unused_imports))]
mod link;
#[cfg(any(feature = "csr", test))]
#[cfg_attr(not(feature = "csr"), allow(dead_code))]
mod text;

#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
#[allow(unreachable_pub, reason = "#[component] makes its builders pub")]
mod components;
#[cfg(feature = "csr")]
#[allow(unreachable_pub, reason = "#[component] makes its builders pub")]
mod pages;
#[cfg(feature = "csr")]
#[allow(unreachable_pub, reason = "#[component] makes its builders pub")]
mod shell;
#[cfg(feature = "csr")]
mod state;

#[cfg(feature = "csr")]
pub use browser::stopped;
#[cfg(feature = "csr")]
pub use shell::App;

//! What the tests of the real binary share: it is run as a person or a sensor would, and spoken to over HTTP.

#![allow(dead_code, unused_imports, reason = "each test binary uses its part of this")]

mod answer;
mod command;
mod eve;
mod files;
mod module;
mod page;
mod receiver;
mod server;
mod template;
mod world;

pub(crate) use answer::Answer;
pub(crate) use command::{Argus, Done, finish};
pub(crate) use eve::Alert;
pub(crate) use files::{in_lines, pretty_array, real_data};
pub(crate) use module::{Modules, python, streamed, wheel};
pub(crate) use page::Page;
pub(crate) use receiver::{Mood, Receiver};
pub(crate) use server::{Reader, Server};
pub(crate) use template::{Template, templates};
pub(crate) use world::{ADMIN_PASSWORD, PASSWORD, World, on_each_engine, on_each_engine_with};

//! What Argus sends to others: requests over HTTP and mails over SMTP.
//!
//! Nobody turns this against the inside: a name is resolved first, and only addresses that may be reached are
//! connected to, so that there is nothing between the check and the connection. Redirects are not followed, and time
//! and size are limited.

mod failed;
mod guard;
mod mail;
mod post;
mod tls;

pub use failed::Failed;
pub use guard::Guard;
pub use mail::{Mail, Security, is_mail_address, send_mail};
pub use post::{Answer, Post, Target, post};

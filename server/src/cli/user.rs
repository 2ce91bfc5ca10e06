//! `argus user …`

use super::{Failure, open, settings::Settings};
use argus_service::{Ctx, user};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Add a user. Prints a one-time password unless ARGUS_PASSWORD holds one.
    Add {
        login: String,
        /// Name in full [default: the login]
        #[arg(long)]
        name: Option<String>,
        /// Group to join: Administrators, Analysts, Readers or Sensors; may be given several times
        #[arg(long = "group", value_name = "GROUP", default_value = "Analysts")]
        groups: Vec<String>,
        /// Customer whose events and cases he sees, by short name; may be given several times
        #[arg(long = "customer", value_name = "NAME")]
        customers: Vec<String>,
        /// Time zone, such as Europe/Oslo [default: UTC]
        #[arg(long, value_name = "ZONE")]
        time_zone: Option<String>,
    },
    /// List users: login, name, groups.
    List,
    /// Set a new password. Prints a one-time password unless ARGUS_PASSWORD holds one.
    Passwd { login: String },
}

/// Not an option: other users of the machine see the command line.
fn password() -> Option<String> {
    std::env::var("ARGUS_PASSWORD").ok().filter(|password| !password.is_empty())
}

const USERS_AT_ONCE: u32 = 100;

impl User {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let argus = open::open(settings).await?;
        let ctx = Ctx::command(&argus);
        match self {
            Self::Add { login, name, groups, customers, time_zone } => {
                let new = user::NewUser {
                    login: login.clone(),
                    name,
                    email: String::new(),
                    password: password(),
                    groups,
                    customers,
                    time_zone,
                };
                let (_, one_time) = user::add(&ctx, new).await?;
                println!("Added user {}.", login.to_lowercase());
                say_password(one_time);
            }
            Self::List => {
                let mut offset = 0;
                loop {
                    let users = user::list(&ctx, USERS_AT_ONCE, offset).await?;
                    for listed in &users {
                        let state = if listed.user.disabled { "\tdisabled" } else { "" };
                        println!(
                            "{}\t{}\t{}{state}",
                            listed.user.login,
                            listed.user.name,
                            listed.groups.join(", ")
                        );
                    }
                    if users.len() < USERS_AT_ONCE as usize {
                        break;
                    }
                    offset += USERS_AT_ONCE;
                }
            }
            Self::Passwd { login } => {
                let one_time = user::set_password(&ctx, &login, password()).await?;
                println!(
                    "Set a new password for user {}, who is now logged out everywhere.",
                    login.to_lowercase()
                );
                say_password(one_time);
            }
        }
        argus.store().close().await;
        Ok(())
    }
}

fn say_password(one_time: Option<String>) {
    if let Some(password) = one_time {
        println!("One-time password, to be changed at the first log-in: {password}");
    }
}

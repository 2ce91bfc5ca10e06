//! Whom a channel tells.

use super::ChannelKind;

/// What is wrong with a recipient, where the channel's kind has any. Mail addresses are looked at closer by the server.
pub fn check_recipient(kind: ChannelKind, recipient: &str) -> Result<(), String> {
    match kind {
        ChannelKind::Email => match recipient.rsplit_once('@') {
            Some((before, after))
                if !before.is_empty()
                    && after.contains(|c: char| c.is_alphanumeric())
                    && recipient.len() <= 320 =>
            {
                Ok(())
            }
            _ => Err(format!("must not have “{recipient}”, which is no mail address")),
        },
        ChannelKind::Sms => {
            let digits = recipient.strip_prefix('+').unwrap_or_default();
            if (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                Ok(())
            } else {
                Err(format!("must not have “{recipient}”: write numbers like +4791234567"))
            }
        }
        ChannelKind::Webhook | ChannelKind::Slack | ChannelKind::Teams if recipient.is_empty() => Ok(()),
        _ => Err("must be empty: the channel itself says who is told".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_own() {
        for (kind, good, bad) in [
            (ChannelKind::Email, "anna@example.com", "anna"),
            (ChannelKind::Email, "Anna <anna@example.com>", "@example.com"),
            (ChannelKind::Sms, "+4791234567", "91 23 45 67"),
            (ChannelKind::Webhook, "", "anna@example.com"),
        ] {
            assert_eq!(check_recipient(kind, good), Ok(()));
            assert!(check_recipient(kind, bad).is_err(), "{bad}");
        }
    }
}

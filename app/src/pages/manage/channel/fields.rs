//! The fields that a kind of channel has.

use super::{super::parts::TextField, form::Form};
use crate::components::{Choice, Field, FieldState, SelectInput, note_id};
use argus_domain::channel::{BodyFormat, ChannelKind, ChannelSettings, Security};
use leptos::prelude::*;

/// The secret is apart: what it is called, and what it is for.
pub(super) fn of_kind(form: Form, fields: FieldState) -> AnyView {
    match form.kind() {
        ChannelKind::Email => view! {
            {mail(form, fields)}
            {secret(form, fields, "Password", "")}
        }
        .into_any(),
        ChannelKind::Webhook => view! {
            {address(form, fields, "Gets a request with JSON for each message.")}
            {secret(form, fields, "Key", "Signs each request (HMAC-SHA256 of time, full stop and body, in X-Argus-Signature). Without one nothing is signed.")}
        }
        .into_any(),
        ChannelKind::Slack => secret(form, fields, "Address", "The incoming webhook that Slack, Mattermost or alike gave you: https://…"),
        ChannelKind::Teams => secret(form, fields, "Address", "The incoming webhook that a workflow of Teams gave you: https://…"),
        ChannelKind::Sms => view! {
            {sms(form, fields)}
            {secret(form, fields, "Password or token", "Goes along with the user, or as a bearer token without one.")}
        }
        .into_any(),
    }
}

fn choices<T: Copy>(all: &[T], choice: impl Fn(T) -> (&'static str, &'static str)) -> Signal<Vec<Choice>> {
    let choice = |one: &T| {
        let (value, label) = choice(*one);
        Choice { value: value.to_owned(), label: label.to_owned() }
    };
    Signal::stored(all.iter().map(choice).collect())
}

fn mail(form: Form, fields: FieldState) -> AnyView {
    let securities = choices(Security::ALL, |one| (one.name(), one.label()));
    // The usual port follows, as long as nobody wrote another one.
    Effect::new(move |before: Option<String>| {
        let now = form.security.get();
        let port = |name: &str| Security::named(name).map(|security| security.port().to_string());
        if let Some(before) = before
            && Some(form.port.get_untracked()) == port(&before)
            && let Some(usual) = port(&now)
        {
            form.port.set(usual);
        }
        now
    });
    view! {
        <div class="field-pair">
            <TextField id="channel-host" name="host" label="Server" required=true value=form.host fields/>
            <Field id="channel-security" label="Security" problem=fields.of("security")>
                <SelectInput id="channel-security" value=form.security choices=securities/>
            </Field>
            <TextField id="channel-port" name="port" label="Port" required=true value=form.port fields/>
            <TextField
                id="channel-from"
                name="from"
                label="Sender"
                hint="Argus <argus@example.com>"
                required=true
                value=form.from
                fields
            />
            <TextField
                id="channel-user"
                name="user"
                label="User"
                hint="Empty where the server asks for none."
                value=form.user
                fields
            />
        </div>
    }
    .into_any()
}

fn address(form: Form, fields: FieldState, hint: &'static str) -> AnyView {
    view! {
        <TextField id="channel-url" name="url" label="Address" hint required=true value=form.url fields/>
    }
    .into_any()
}

fn sms(form: Form, fields: FieldState) -> AnyView {
    let formats = choices(BodyFormat::ALL, |one| (one.name(), one.label()));
    let problem = fields.of("fields");
    let preset = move |_| form.take(ChannelSettings::common_sms());
    view! {
        <button type="button" class="btn" on:click=preset>"Fill in for Twilio"</button>
        {address(form, fields, "Gets a request for each message.")}
        <div class="field-pair">
            <Field id="channel-format" label="Written as" problem=fields.of("format")>
                <SelectInput id="channel-format" value=form.format choices=formats/>
            </Field>
            <TextField
                id="channel-user"
                name="user"
                label="User"
                hint="Of the gateway; empty for a token."
                value=form.user
                fields
            />
        </div>
        <Field
            id="channel-fields"
            label="Fields"
            hint="One line each, name=value, with {to}, {text} and {id}."
            required=true
            problem
        >
            <textarea
                id="channel-fields"
                class="input mono"
                rows="4"
                aria-required="true"
                aria-describedby=note_id("channel-fields")
                aria-invalid=move || problem.with(Option::is_some).to_string()
                bind:value=form.fields
            ></textarea>
        </Field>
    }
    .into_any()
}

fn secret(form: Form, fields: FieldState, label: &'static str, hint: &'static str) -> AnyView {
    let problem = fields.of("secret");
    let placeholder = if form.has_secret { "Stays as it is" } else { "" };
    view! {
        <Field id="channel-secret" label hint problem>
            <input
                id="channel-secret"
                class="input"
                type="password"
                autocomplete="new-password"
                placeholder=placeholder
                aria-describedby=note_id("channel-secret")
                aria-invalid=move || problem.with(Option::is_some).to_string()
                bind:value=form.secret
            />
        </Field>
    }
    .into_any()
}

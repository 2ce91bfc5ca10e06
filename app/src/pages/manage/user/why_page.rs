//! Why somebody may see something, or what he lacks: a person and a case or a customer, which the address names.

use super::WHY_PATH;
use crate::{
    api::{
        customer::list_customers,
        user::{explain_access, user_names},
    },
    browser::page,
    components::{Choice, Combobox, Empty, Field, FieldState, Icon, Loaded, TextInput, icon},
    link::query_text::QueryText,
    state::{Asked, ask, use_go},
};
use argus_domain::{
    CaseId, CustomerId, Invalid, UserId,
    access::{Need, Thing, Why},
    event::CustomerName,
    membership::UserName,
};
use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;

#[component]
pub(crate) fn WhyPage() -> impl IntoView {
    page::set_title("Access");
    let location = use_location();
    let asked = Memo::new(move |_| Asking::read(&location.search.get()));
    let found = ask(move || {
        let Asking { user, thing } = asked.get();
        Some(explain_access(user?, thing?))
    });
    let body = move || {
        match asked.get() {
        Asking { user: Some(_), thing: Some(_) } => {
            view! { <Loaded asked=found lines=4 view=Callback::new(answer)/> }.into_any()
        }
        _ => view! {
            <Empty title="Why can this person see that?">
                <p>"Choose a person, and the case or the customer. The answer lists everything that gives access, or what is missing."</p>
            </Empty>
        }
        .into_any(),
    }
    };
    view! {
        <section class="page narrow">
            <header class="page-head"><h1>"Access"</h1></header>
            <Question asked/>
            {body}
        </section>
    }
    .into_any()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asking {
    user: Option<UserId>,
    thing: Option<Thing>,
}

impl Asking {
    fn read(search: &str) -> Self {
        let query = QueryText::read(search);
        let number = |name: &str| query.first(name).and_then(|text| text.parse::<i64>().ok());
        let case = number("case").map(CaseId).map(Thing::Case);
        let customer = number("customer").map(CustomerId).map(Thing::Customer);
        Self { user: number("user").map(UserId), thing: case.or(customer) }
    }

    fn write(user: UserId, thing: Thing) -> String {
        let mut query = QueryText::default();
        query.add("user", user);
        match thing {
            Thing::Case(case) => query.add("case", case),
            Thing::Customer(customer) => query.add("customer", customer),
        }
        format!("{WHY_PATH}{}", query.write())
    }
}

#[component]
fn Question(asked: Memo<Asking>) -> impl IntoView {
    let go = use_go();
    let fields = FieldState::new();
    let person = RwSignal::new(None::<String>);
    let customer = RwSignal::new(None::<String>);
    let case = RwSignal::new(String::new());
    Effect::new(move |_| {
        let Asking { user, thing } = asked.get();
        person.set(user.map(|id| id.to_string()));
        case.set(match thing {
            Some(Thing::Case(id)) => id.to_string(),
            _ => String::new(),
        });
        customer.set(match thing {
            Some(Thing::Customer(id)) => Some(id.to_string()),
            _ => None,
        });
    });
    let users = ask(move || Some(user_names(String::new())));
    let people = Signal::derive(move || {
        let choice = |user: &UserName| Choice {
            value: user.id.to_string(),
            label: format!("{} ({})", user.name, user.login),
        };
        users.with(|users| users.iter().map(choice).collect()).unwrap_or_default()
    });
    let all = ask(move || Some(list_customers(String::new())));
    let customers = Signal::derive(move || {
        let choice =
            |customer: &CustomerName| Choice { value: customer.id.to_string(), label: customer.name.clone() };
        all.with(|all| all.iter().map(choice).collect()).unwrap_or_default()
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let mut invalid = Invalid::default();
        let user = person.get_untracked().and_then(|id| id.parse().ok());
        if user.is_none() {
            invalid.add("user", "must be chosen from the list");
        }
        let typed = case.get_untracked();
        let number = typed.trim().trim_start_matches('#');
        let thing = match (number.parse().ok(), customer.get_untracked().and_then(|id| id.parse().ok())) {
            (Some(case), _) => Some(Thing::Case(CaseId(case))),
            (None, Some(customer)) if number.is_empty() => Some(Thing::Customer(CustomerId(customer))),
            _ => None,
        };
        if thing.is_none() {
            let why = "must be a case's number; leave it empty where a customer is chosen";
            invalid.add("case", why);
        }
        fields.set(invalid);
        match (user, thing) {
            (Some(user), Some(thing)) => go.to(&Asking::write(UserId(user), thing)),
            _ => fields.focus_first(),
        }
    };
    let wrong = move |field: &'static str| {
        let problem = fields.of(field);
        Signal::derive(move || problem.with(Option::is_some))
    };
    view! {
        <form class="panel why-question" novalidate="" on:submit=submit>
            <Field id="why-user" label="Person" required=true problem=fields.of("user")>
                <Combobox id="why-user" choices=people chosen=person required=true wrong=wrong("user")/>
            </Field>
            <div class="field-pair">
                <Field id="why-case" label="Case" hint="Its number, such as #7 …" problem=fields.of("case")>
                    <TextInput id="why-case" value=case wrong=wrong("case")/>
                </Field>
                <Field id="why-customer" label="Customer" hint="… or a customer as a whole." problem=fields.of("customer")>
                    <Combobox id="why-customer" choices=customers chosen=customer wrong=wrong("customer")/>
                </Field>
            </div>
            <button type="submit" class="btn primary">"Explain"</button>
        </form>
    }
    .into_any()
}

fn answer(found: Asked<Why>) -> AnyView {
    let body = move || {
        found.with(|why| {
            let (class, verdict) = if why.sees() { ("yes", "can see") } else { ("no", "cannot see") };
            let address = format!("/manage/users/{}", why.user.id);
            view! {
                <section class="panel" aria-label="Answer">
                    <h2>
                        <a href=address>{why.user.name.clone()}</a>
                        " " <span class=class>{verdict}</span> " " {why.thing.clone()}
                    </h2>
                    <ul class="needs">{why.needs.iter().map(need).collect_view()}</ul>
                </section>
            }
        })
    };
    body.into_any()
}

fn need(need: &Need) -> AnyView {
    let (class, picture, word) =
        if need.is_met() { ("yes", Icon::Check, "Can") } else { ("no", Icon::Cross, "Cannot") };
    let detail = if need.is_met() {
        let reasons = need.reasons.iter().map(|reason| view! { <li>{format!("because: {reason}")}</li> });
        view! { <ul>{reasons.collect_view()}</ul> }.into_any()
    } else {
        view! { <p>{need.remedy.clone()}</p> }.into_any()
    };
    view! {
        <li>
            <p class="need"><span class=class>{icon(picture)}</span> <strong>{format!("{word} {}", need.what)}</strong></p>
            {detail}
        </li>
    }
    .into_any()
}

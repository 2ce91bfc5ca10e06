"""Sessions: by key, by password with cookie and CSRF token, constrained, and their end."""

from __future__ import annotations

import base64
import json
from typing import Any, Callable

import pytest
from argus_api.authentication import LDAPAuthentication, PasswordAuthentication
from argus_api.authentication.csrf import get_CSRF_token
from argus_api.exceptions.client import ArgusAPIAuthenticationError
from argus_api.exceptions.http import (
    AccessDeniedException,
    ArgusException,
    AuthenticationFailedException,
    ObjectNotFoundException,
)
from argus_api.lib.authentication.v1 import session as sessions
from argus_api.lib.currentuser.v1.user import get_current_user
from argus_api.lib.events.v1 import get_event_by_path
from argus_api.lib.events.v1.aggregated import find_aggregated_events, update_events
from argus_api.session import ArgusAPISession

from harness import http, seed
from harness.world import ADMIN_PASSWORD, PASSWORD, World

#: As the page's cookie is called, and the SDK's.
COOKIE = "argus_session"


def by_password(world: World, user: str = "anna", password: str = PASSWORD) -> ArgusAPISession:
    return ArgusAPISession(auth=PasswordAuthentication(user, password), api_url=world.url)


def found(session: ArgusAPISession) -> int:
    return find_aggregated_events(**seed.WINDOW, limit=0, api_session=session)["count"]


def test_the_session_of_a_key(session_of: Callable[[str], ArgusAPISession]) -> None:
    info = sessions.get_session()["data"]
    assert info["authenticationMethod"] == "APIKEY"
    # A key signs nothing, and is no secret that an answer may repeat.
    assert info.get("sessionKey") is None
    assert session_of("anna").auth.api_key not in str(info)


def test_log_in_by_password(world: World) -> None:
    session = by_password(world)
    assert get_current_user(api_session=session)["data"]["userName"] == "anna"
    assert session.auth.session_key and session.auth.session_token
    assert session._session.cookies.get(COOKIE)
    info = sessions.get_session(api_session=session)["data"]
    assert info["authenticationMethod"] == "PASSWORD"
    assert info["createdTimestamp"] <= info["validUntilTimestamp"]


def test_everything_works_by_password(world: World, fresh: Callable[..., str]) -> None:
    session = by_password(world)
    assert found(session) == len(seed.ACME)
    assert get_event_by_path(*world.path("beacon"), api_session=session)["data"]["id"] == world.ids["beacon"]
    name = fresh()
    changed = update_events({"comment": "By cookie."}, eventIdentifiers=[world.ids[name]], api_session=session)
    assert changed["data"][0]["comments"][0]["user"]["userName"] == "anna"
    with pytest.raises(ObjectNotFoundException):
        get_event_by_path(*world.path("foreign"), api_session=session)


def test_the_token_is_good_as_a_bearer_too(world: World) -> None:
    session = by_password(world)
    session.authenticate()
    bearer = f"Bearer {session.auth.session_token}"
    answer = http.send("GET", f"{world.url}/currentuser/v1/user", Authorization=bearer)
    assert answer.json["data"]["userName"] == "anna"


def test_wrong_passwords(world: World) -> None:
    for user, password in [("anna", "not her password"), ("nobody", PASSWORD)]:
        with pytest.raises(ArgusAPIAuthenticationError, match="ERROR") as refused:
            by_password(world, user, password).authenticate()
        assert refused.value.response.status_code == 401


def test_there_is_no_ldap(world: World) -> None:
    assert found(by_password(world))
    with pytest.raises(ArgusAPIAuthenticationError, match="ERROR"):
        ArgusAPISession(auth=LDAPAuthentication("anna", PASSWORD), api_url=world.url).authenticate()


def cookie_and_key(world: World) -> tuple[str, str]:
    session = by_password(world)
    session.authenticate()
    return f"{COOKIE}={session._session.cookies.get(COOKIE)}", session.auth.session_key


def forged(url: str, key: str) -> str:
    """A token whose signature is right for another content."""
    token = get_CSRF_token(url, key)
    head, _, signature = token.split(".")
    other = json.dumps({"url": url, "timestamp": 4_000_000_000_000}).encode()
    return ".".join([head, base64.urlsafe_b64encode(other).decode().rstrip("="), signature])


def test_a_cookie_alone_is_not_enough(world: World) -> None:
    """Another site's page can make a browser send the cookie, but not sign what it asks."""
    cookie, key = cookie_and_key(world)
    url = f"{world.url}/events/v1/aggregated/search"
    other = get_CSRF_token(f"{world.url}/events/v1/nids/search", key)
    stranger = base64.b64encode(b"another key of 32 bytes, not his").decode()
    right = http.send("POST", url, seed.WINDOW, Cookie=cookie, Argus_Csrf_Token=get_CSRF_token(url, key))
    assert right.status == 200
    for token in [None, "", "x.y.z", other, forged(url, key), get_CSRF_token(url, stranger)]:
        headers = {} if token is None else {"Argus_Csrf_Token": token}
        answer = http.send("POST", url, seed.WINDOW, Cookie=cookie, **headers)
        assert answer.status in (401, 403), token
        assert answer.json["messages"]


def test_the_query_is_not_signed(world: World) -> None:
    cookie, key = cookie_and_key(world)
    url = f"{world.url}/events/v1/aggregated"
    answer = http.send("GET", f"{url}?limit=3", Cookie=cookie, Argus_Csrf_Token=get_CSRF_token(url, key))
    assert (answer.status, answer.json["limit"]) == (200, 3)


def test_log_out(world: World) -> None:
    session = by_password(world)
    assert get_current_user(api_session=session)["data"]["userName"] == "anna"
    other = by_password(world)
    other.authenticate()
    sessions.delete_session(api_session=session)
    with pytest.raises(AuthenticationFailedException):
        get_current_user(api_session=session)
    # It ends one session, not all of that user's.
    assert get_current_user(api_session=other)["data"]["userName"] == "anna"


@pytest.fixture(params=["key", "password"])
def whole(request: pytest.FixtureRequest, world: World, session_of: Callable[[str], ArgusAPISession]) -> Any:
    """A session of the administrator, who sees both customers, to be constrained."""
    return session_of("admin") if request.param == "key" else by_password(world, "admin", ADMIN_PASSWORD)


def test_constrained_to_customers(whole: ArgusAPISession, world: World) -> None:
    everything = len(seed.AGGREGATED)
    assert found(whole) == everything
    for customers in (["acme"], [world.customers["acme"]]):
        acme = whole.new_constrained_session(customers=customers)
        assert acme.auth.session_token
        assert found(acme) == len(seed.ACME)
        with pytest.raises(ObjectNotFoundException):
            get_event_by_path(*world.path("foreign"), api_session=acme)
        assert get_current_user(api_session=acme)["data"]["userName"] == "admin"
    assert found(whole) == everything, "the session itself is as it was"


def test_constrained_to_functions(whole: ArgusAPISession, world: World, fresh: Callable[..., str]) -> None:
    looking = whole.new_constrained_session(functions=["eventLookup"])
    assert found(looking) == len(seed.AGGREGATED)
    change = {"update": {"comment": "No."}, "eventIdentifiers": [world.ids[fresh()]]}
    with pytest.raises(AccessDeniedException):
        update_events(**change, api_session=looking)
    assert update_events(**change, api_session=whole)["size"] == 1
    assessing = whole.new_constrained_session(functions=["assessEvents"])
    with pytest.raises(AccessDeniedException):
        found(assessing)


def test_constrained_twice_is_narrower_never_wider(whole: ArgusAPISession) -> None:
    acme = whole.new_constrained_session(customers=["acme"])
    assert found(acme) == len(seed.ACME)
    try:
        wider = acme.new_constrained_session(customers=["globex"])
    except ArgusException:
        # Refusing it is right, too.
        return
    assert found(wider) == 0


def test_a_constrained_session_ends_alone(whole: ArgusAPISession) -> None:
    acme = whole.new_constrained_session(customers=["acme"])
    assert found(acme) == len(seed.ACME)
    sessions.delete_session(api_session=acme)
    with pytest.raises(AuthenticationFailedException):
        found(acme)
    assert found(whole) == len(seed.AGGREGATED)


def test_read_only(world: World, fresh: Callable[..., str], admin: ArgusAPISession) -> None:
    answer = sessions.constrain_session(customer=["acme"], readOnly=True, api_session=admin)["data"]
    credentials = answer["credentials"]
    assert credentials["requestCredentialsType"] == "sessionToken"
    reading = {"Authorization": f"Bearer {credentials['requestCredentialsData']}"}
    assert sessions.get_session(authentication=reading)["data"]["readOnly"] is True
    with pytest.raises(AccessDeniedException):
        update_events({"comment": "No."}, eventIdentifiers=[world.ids[fresh()]], authentication=reading)

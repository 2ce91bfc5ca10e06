"""What clients and the documented `curl` calls really send, and the schema does not allow."""

from __future__ import annotations

import json

import pytest
from argus_api.lib.events.v1.aggregated import list_aggregated_events
from argus_api.session import ArgusAPISession

from harness import http, seed
from harness.world import World

WINDOW = seed.WINDOW
FORM = "application/x-www-form-urlencoded"


def test_a_body_without_its_type(world: World) -> None:
    """As `curl -d` sends it, in the requirement."""
    body = json.dumps({**WINDOW, "signature": ["SNORT-1:41336"]}).encode()
    url = f"{world.url}/events/v1/aggregated/search"
    answer = http.send("POST", url, body, Argus_API_Key=world.keys["anna"], Content_Type=FORM)
    assert set(world.names(answer.json["data"])) == {"beacon", "exfil"}


@pytest.mark.parametrize("name", ["argus-api-key", "Argus-Api-Key", "ARGUS-API-KEY"])
def test_the_name_of_the_header_in_any_case(name: str, world: World) -> None:
    assert http.send("GET", f"{world.url}/events/v1/aggregated", **{name: world.keys["anna"]}).status == 200


def test_a_key_as_a_bearer_token(world: World) -> None:
    bearer = f"Bearer {world.keys['anna']}"
    assert http.send("GET", f"{world.url}/events/v1/aggregated", Authorization=bearer).status == 200


def test_a_key_for_one_call(world: World) -> None:
    nobody = ArgusAPISession(auth="no such key", api_url=world.url)
    found = list_aggregated_events(**WINDOW, limit=100, apiKey=world.keys["anna"], api_session=nobody)
    assert found["count"] == len(seed.ACME)
    elsewhere = ArgusAPISession(auth=world.keys["anna"], api_url="http://127.0.0.1:9")
    assert list_aggregated_events(**WINDOW, server_url=world.url, api_session=elsewhere)["size"] == len(seed.ACME)


def test_a_base_address_with_a_slash(world: World) -> None:
    with_slash = ArgusAPISession(auth=world.keys["anna"], api_url=f"{world.url}/")
    assert list_aggregated_events(**WINDOW, api_session=with_slash)["count"] == len(seed.ACME)


def test_repeated_and_percent_encoded_parameters(world: World) -> None:
    rows = list_aggregated_events(**WINDOW, signature=["SNORT-1:41336", "SNORT-1:7", "X Y"], ip=["10.0.0.0/16"])
    # 10.0.0.0/16 holds the end points of `cased`; 0.0.0.0/0 is of another signature.
    assert world.names(rows["data"]) == ["cased"]
    assert list_aggregated_events(**WINDOW, ip=["fe80::1"], customerID=world.customers["acme"])["data"] == []


def test_an_empty_list_asks_nothing(world: World) -> None:
    assert list_aggregated_events(**WINDOW, signature=[], limit=100)["count"] == len(seed.ACME)


def test_fields_of_newer_clients_are_passed_over(world: World) -> None:
    body = {**WINDOW, "somethingOfTomorrow": True, "limit": "100"}
    answer = http.send(
        "POST", f"{world.url}/events/v1/aggregated/search", body, Argus_API_Key=world.keys["anna"]
    )
    assert (answer.status, answer.json["count"], answer.json["limit"]) == (200, len(seed.ACME), 100)

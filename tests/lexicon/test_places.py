"""Countries, their people and their seats of government."""

from __future__ import annotations

from quotes.lexicon.places import country_of, country_of_adjective


def test_the_state_of_a_name_a_seat_and_an_adjective() -> None:
    assert country_of("the Netherlands") == country_of("The Hague") == country_of_adjective("Dutch") == "netherlands"
    assert country_of("Tarn") is country_of_adjective("Tarnish") is None

"""What is played on SQLite elsewhere, played through on PostgreSQL."""

import pytest

from tests.builders import write_topic
from tests.web.test_daily_pages import (
    noon,
    of_years,
    test_a_second_press_leads_to_the_game_begun_and_then_to_its_end,
    test_days_in_a_row_are_counted_and_a_missed_day_begins_anew,
    test_results_are_taken_along_and_deleted,
)
from tests.web.test_my_games import (
    test_deleting_leaves_nothing_and_forgets_the_browser,
    test_everything_that_is_kept_can_be_taken_along,
    test_my_games_lead_back_into_each_of_them,
)
from tests.web.test_quiz import (
    test_a_time_that_was_seen_to_be_up_stays_up_when_the_clock_is_set_back,
    test_a_whole_quiz_can_be_answered_right,
    test_a_whole_quiz_can_be_answered_wrong,
    test_only_what_was_missed_is_played_again,
    test_the_limit_can_be_lifted_at_any_moment_before_its_end,
    test_the_same_answer_once_more_is_acknowledged_once_more,
)
from tests.web.test_solo_review import (
    test_a_second_press_goes_on_with_the_review_that_was_begun,
    test_placed_cards_are_known_or_shaky_and_never_due,
    test_the_end_says_what_comes_next_until_nothing_is_due,
)
from tests.web.test_timeline_game import (
    test_a_game_is_lost_with_its_last_life,
    test_a_game_is_won_by_right_cards,
    test_another_move_for_an_old_turn_is_refused,
    test_the_same_move_once_more_is_acknowledged_and_counts_once,
)

__all__ = [  # collected from here, too, and so with the app of this file
    "noon",
    "test_a_game_is_lost_with_its_last_life",
    "test_a_game_is_won_by_right_cards",
    "test_a_second_press_goes_on_with_the_review_that_was_begun",
    "test_a_second_press_leads_to_the_game_begun_and_then_to_its_end",
    "test_a_time_that_was_seen_to_be_up_stays_up_when_the_clock_is_set_back",
    "test_a_whole_quiz_can_be_answered_right",
    "test_a_whole_quiz_can_be_answered_wrong",
    "test_another_move_for_an_old_turn_is_refused",
    "test_days_in_a_row_are_counted_and_a_missed_day_begins_anew",
    "test_deleting_leaves_nothing_and_forgets_the_browser",
    "test_everything_that_is_kept_can_be_taken_along",
    "test_my_games_lead_back_into_each_of_them",
    "test_only_what_was_missed_is_played_again",
    "test_placed_cards_are_known_or_shaky_and_never_due",
    "test_results_are_taken_along_and_deleted",
    "test_the_end_says_what_comes_next_until_nothing_is_due",
    "test_the_limit_can_be_lifted_at_any_moment_before_its_end",
    "test_the_same_answer_once_more_is_acknowledged_once_more",
    "test_the_same_move_once_more_is_acknowledged_and_counts_once",
]


@pytest.fixture(scope="module")
def app(databases, make_app, tmp_path_factory, content):
    """The app over the small content, and over PostgreSQL."""
    folder = tmp_path_factory.mktemp("instance")
    return make_app(folder, content, database=databases.address("postgresql"))


@pytest.fixture
def own_app(app):
    """The same: its player is the only one who is looked at."""
    return app


@pytest.fixture
def site(databases, make_app, tmp_path):
    """The site of daily deals, over an empty database."""
    write_topic(tmp_path / "content", of_years(30), "years")
    address = databases.address("postgresql")
    here = {"database": address, "time_zone": "Europe/Berlin"}
    return make_app(tmp_path / "instance", tmp_path / "content", **here)


@pytest.mark.parametrize("end", ["", "/again", "/same", "/end", "/questions/1"])
@pytest.mark.parametrize("kind", ["quiz", "timeline-game", "guess-first", "review"])
def test_no_game_has_a_name_that_postgresql_cannot_hold(player, kind, end):
    player.begin_timeline()
    address = f"/{kind}/%00{end}"
    assert {player.get(address).status_code, player.post(address).status_code} <= {400, 404, 405}

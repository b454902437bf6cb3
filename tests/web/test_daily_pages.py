"""The daily deal in the browser: the same cards for everybody, once, and days in a row."""

import html
import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from quizapp.settings import Settings, WrongSetting
from quizapp.storage import housekeeping
from quizapp.web.content import read_here
from tests.builders import a_topic, an_entry, write_topic
from tests.games.builders import right_gap, wrong_gap
from tests.web.player import Player, rows

BERLIN = ZoneInfo("Europe/Berlin")
DAILY = "/topics/years/daily"
ARCHIVE = f"{DAILY}/archive"
A_DAY = 86_400


def of_years(count, first=1900, **more):
    events = [an_entry(f"y{first + n}", f"{first + n}", f"In {first + n}") for n in range(count)]
    return a_topic(events=events, **{"title": "Years", **more})


def at(hour, minute=0, day=24, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.fixture
def site(make_app, tmp_path):
    """A site in Berlin with a topic of thirty years; its folder can be written to."""
    write_topic(tmp_path / "content", of_years(30), "years")
    return make_app(tmp_path / "instance", tmp_path / "content", time_zone="Europe/Berlin")


@pytest.fixture
def noon():
    """It is noon in Berlin on 24 November 2026; the clock can be moved."""
    with time_machine.travel(at(12), tick=False) as clock:
        yield clock


def finish(player, slips=0):
    while not (state := player.game.state).is_over:
        choose = wrong_gap if state.slips < slips else right_gap
        assert player.place(choose(state)).status_code == 303


def play(player, part="", slips=0):
    player.begin_daily(part)
    finish(player, slips)


def main(response):
    """What a page says, without its tags."""
    assert response.status_code == 200
    text = re.sub(r"<[^>]+>", " ", response.text.partition("<main")[2])
    return re.sub(r" ([,.:])", r"\1", " ".join(html.unescape(text).split()))


def line(player, address=DAILY):
    page = html.unescape(player.get(address).text)
    return re.search(r'class="share__line[^"]*"[^>]*>([^<]+)<', page)[1]


def dealt(game):
    return game.settings["cards"]


def test_all_players_have_the_same_cards_in_the_same_order(site, noon):
    games = [Player(site, "years").begin_daily() for _ in range(3)]
    assert games[0].state == games[1].state == games[2].state
    assert (games[0].state.total, games[0].state.lives_left) == (8, None)


def test_a_second_press_leads_to_the_game_begun_and_then_to_its_end(site, noon):
    player = Player(site, "years")
    begun = player.begin_daily()
    player.place(right_gap(begun.state))
    assert "Go on" in main(player.get(DAILY))
    again = player.begin_daily()
    assert (again.id, again.state.turn) == (begun.id, 1)
    finish(player)
    assert player.begin_daily().id == begun.id
    assert len(rows(site)["games"]) == 1
    page = main(player.get(DAILY))
    assert "You placed 8 of 8 cards right." in page
    assert "Deal the cards" not in page
    assert "Tomorrow another one, in about 12 hours." in page


def test_before_it_is_begun_its_page_tells_date_and_cards_and_writes_nothing(site, noon):
    before = rows(site)
    page = main(Player(site, "years").get(DAILY))
    assert "24 November 2026" in page
    assert "10 cards, the same for everybody today" in page
    assert rows(site) == before


def test_the_next_day_has_other_cards(site, noon):
    player = Player(site, "years")
    first = player.begin_daily()
    noon.shift(A_DAY)
    second = player.begin_daily()
    assert second.id != first.id
    assert not {*dealt(first)} & {*dealt(second)}


def test_a_past_day_that_is_dealt_late_tells_little_of_the_day_after_it(make_app, tmp_path, noon):
    write_topic(tmp_path / "content", of_years(40), "years")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "years")
    today = player.begin_daily()
    assert not {*dealt(player.begin_daily("/2026-11-23"))} & {*dealt(today)}


def test_another_site_deals_other_cards_on_the_same_day(make_app, tmp_path, noon):
    # Nobody can compute them from the date: they come from the server's key.
    write_topic(tmp_path / "content", of_years(30), "years")
    apps = [make_app(tmp_path / name, tmp_path / "content") for name in "ab"]
    one, other = (dealt(Player(app, "years").begin_daily()) for app in apps)
    assert one != other


def test_a_day_keeps_its_cards_when_its_topic_changes_at_noon(site, noon, tmp_path):
    early = Player(site, "years").begin_daily()
    write_topic(tmp_path / "content", of_years(30, 1700, title="Other years"), "years")
    read_here(site)
    late = Player(site, "years").begin_daily()
    assert late.state == early.state
    assert late.topic.title == "Years"
    with site.app_context():
        housekeeping.forget_old(1)
    assert Player(site, "years").begin_daily().state == early.state
    noon.shift(A_DAY)
    assert Player(site, "years").begin_daily().topic.title == "Other years"


def test_a_deal_can_be_played_when_its_topic_has_lost_its_events(site, noon, tmp_path):
    player = Player(site, "years")
    player.begin_daily()
    write_topic(tmp_path / "content", of_years(3), "years")
    read_here(site)
    play(Player(site, "years"))
    noon.shift(A_DAY)
    assert player.get(DAILY).status_code == 404
    assert player.post(DAILY).status_code == 404
    assert "23 November" not in main(player.get(ARCHIVE))


@pytest.mark.parametrize(("events", "status"), [(3, 404), (4, 200)])
def test_with_fewer_events_than_a_game_needs_there_is_no_daily_deal(
    make_app, tmp_path, events, status
):
    write_topic(tmp_path / "content", of_years(events), "years")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "years")
    assert player.get(DAILY).status_code == status
    for page in ("/", "/topics/years"):
        assert (DAILY in player.get(page).text) is (status == 200)


def test_a_topic_of_four_events_has_a_deal_of_them_all(make_app, tmp_path):
    write_topic(tmp_path / "content", of_years(4), "years")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "years")
    assert player.begin_daily().state.total == 2


def test_days_in_a_row_are_counted_and_a_missed_day_begins_anew(site, noon):
    player, told = Player(site, "years"), []
    for shift in (0, 1, 1, 2, 1):
        noon.shift(shift * A_DAY)
        play(player, slips=1)
        told.append(line(player).rpartition(" 7 of 8")[2])
    assert told == ["", ", 2 days in a row", ", 3 days in a row", "", ", 2 days in a row"]
    assert "2 days in a row, the longest 3" in main(player.get(DAILY))
    noon.shift(A_DAY)
    assert "2 days in a row" in main(player.get(DAILY))  # it may still go on
    noon.shift(A_DAY)
    assert "Longest so far: 3 days in a row" in main(player.get(DAILY))


def test_the_line_tells_no_card(site, noon):
    player = Player(site, "years")
    play(player, slips=2)
    assert line(player) == "Years, 24 November 2026 ○○●●●●●● 6 of 8"
    assert line(player) == line(player, player.address)


def test_a_game_begun_on_its_day_counts_for_it_when_it_ends_after_midnight(site, noon):
    player = Player(site, "years")
    play(player)
    noon.move_to(at(23, 58, day=25))
    player.begin_daily()
    noon.move_to(at(0, 3, day=26))
    finish(player)
    assert line(player, player.address).endswith(
        "25 November 2026 ●●●●●●●● 8 of 8, 2 days in a row"
    )
    assert "Tomorrow" not in main(player.get(player.address))
    assert "Deal the cards" in main(player.get(DAILY))
    play(player)
    assert line(player).endswith(", 3 days in a row")


def test_a_page_from_before_midnight_begins_the_new_days_deal(site, noon):
    noon.move_to(at(23, 59))
    player = Player(site, "years")
    assert "24 November 2026" in main(player.get(DAILY))
    noon.move_to(at(0, 0, day=25))
    assert player.begin_daily().settings["day"] == "2026-11-25"


def test_each_day_has_one_deal_however_long_its_clock_makes_it(site):
    player, days = Player(site, "years"), []
    with time_machine.travel(at(0, 30, day=24, month=10), tick=False) as clock:
        for _ in range(73):  # over the day of 25 hours, by the hour
            days.append(player.begin_daily().settings["day"])
            clock.shift(3600)
    assert [days.count(f"2026-10-{day}") for day in (24, 25, 26)] == [24, 25, 24]
    assert len(rows(site)["games"]) == 3


def test_a_past_day_can_be_played_and_does_not_count(site, noon):
    player, other = Player(site, "years"), Player(site, "years")
    play(player)
    noon.shift(A_DAY)
    past = f"{DAILY}/2026-11-24"
    assert "A past day adds no day in a row" in main(other.get(past))
    play(other, "/2026-11-24")
    assert other.game.state.row == player.game.state.row
    assert line(other, past) == "Years, 24 November 2026 ●●●●●●●● 8 of 8"
    assert "This one was played after its day" in main(other.get(other.address))
    assert "No days in a row yet" in main(other.get(DAILY))
    play(other)
    assert "in a row" not in line(other)


def test_who_played_on_the_day_cannot_play_it_again_from_the_archive(site, noon):
    player = Player(site, "years")
    play(player)
    first = player.game.id
    noon.shift(A_DAY)
    assert player.begin_daily("/2026-11-24").id == first


def test_the_archive_has_past_days_by_month_with_ones_own_results(site, noon):
    player = Player(site, "years")
    play(player, slips=1)
    noon.shift(2 * A_DAY)
    told = re.findall(r"(\d+ \w+ 2026): (?:7/8 )?(not played|7 of 8)", main(player.get(ARCHIVE)))
    assert len(told) == 30
    assert told[-1] == ("31 October 2026", "not played")
    assert ("24 November 2026", "7 of 8") in told
    assert [day for day, _ in told][:2] == ["1 November 2026", "2 November 2026"]
    assert "26 November" not in main(player.get(ARCHIVE))
    assert "7 of 8" not in main(Player(site, "years").get(ARCHIVE))


def test_days_that_nobody_played_can_be_dealt_for_a_month_and_days_that_were_for_longer(site, noon):
    player = Player(site, "years")
    play(player)
    noon.shift(40 * A_DAY)
    for day, status in (("2026-11-24", 200), ("2026-11-25", 404), ("2026-12-04", 200)):
        assert player.get(f"{DAILY}/{day}").status_code == status
    assert "24 November" not in main(player.get(ARCHIVE))
    assert "24 November" in main(player.get(f"{ARCHIVE}?page=2"))
    assert player.get(f"{ARCHIVE}?page=3").status_code == 404


@pytest.mark.parametrize(
    "day",
    ["2026-11-25", "2027-11-24", "20261123", "2026-W47-1", "2026-02-30", "0001-01-01", "x", "٢"],
)
def test_a_day_to_come_or_one_that_is_none_is_not_there(site, noon, day):
    player = Player(site, "years")
    assert player.get(f"{DAILY}/{day}").status_code == 404
    assert player.post(f"{DAILY}/{day}").status_code == 404
    assert rows(site)["daily_deals"] == []


def test_an_address_of_a_day_leads_everybody_to_its_page_before_it_is_begun(site, noon):
    player, other = Player(site, "years"), Player(site, "years")
    play(player)
    address = re.search(r'value="http://localhost(/[^"]+)"', player.get(player.address).text)[1]
    assert address == f"{DAILY}/2026-11-24"
    assert "24 November 2026" in main(other.get(address))
    game = other.begin_daily("/2026-11-24")
    assert game.settings["counts"] is True
    assert dealt(game) == dealt(player.game)


def test_no_address_deals_todays_cards_as_another_game(site, noon):
    player = Player(site, "years")
    player.begin_daily()
    for page in (player.address, DAILY, ARCHIVE, "/games", "/games/export"):
        assert not re.search(r"seed=\w", player.get(page).text)
    export = json.loads(player.get("/games/export").text)
    assert "cards" not in export["games"][0]["settings"]
    finish(player)
    assert not re.search(r"seed=\w", player.get(player.address).text)


def test_one_more_after_it_is_an_ordinary_game_with_other_cards(site, noon):
    player = Player(site, "years")
    play(player)
    first = player.game
    response = player.post(f"{player.address}/again")
    player.address = response.location
    assert not {"day", "counts"} & set(player.game.settings)
    assert dealt(player.game) != dealt(first)
    finish(player, slips=8)
    assert "You placed 8 of 8 cards right." in main(player.get(DAILY))
    assert len(rows(site)["daily_results"]) == 1


def test_how_all_fared_is_told_once_there_are_enough(site, noon):
    told = []
    for slips in (0, 0, 1, 2, 3):
        player = Player(site, "years")
        play(player, slips=slips)
        told.append("have played" in main(player.get(DAILY)))
    assert told == [False] * 4 + [True]
    assert "5 have played; half of them placed 7 or more right." in main(player.get(DAILY))
    assert "have played" not in main(Player(site, "years").get(DAILY))


def test_results_are_taken_along_and_deleted(site, noon):
    player = Player(site, "years")
    play(player, slips=1)
    taken = json.loads(player.get("/games/export").text)["daily"]
    assert taken == [
        {"topic": "years", "day": "2026-11-24", "right": 7, "placed": 8, "counts": True}
    ]
    player.post("/games/deletion")
    assert rows(site)["daily_results"] == []
    assert "No days in a row yet" in main(player.get(DAILY))


def test_nobody_sees_anothers_results(site, noon):
    player, other = Player(site, "years"), Player(site, "years")
    play(player)
    other.begin_timeline()
    assert "Deal the cards" in main(other.get(DAILY))
    assert json.loads(other.get("/games/export").text)["daily"] == []
    led = other.get(player.address)  # the game's own address leads others to the day's page
    assert (led.status_code, led.location) == (303, f"{DAILY}/2026-11-24")
    assert other.post(f"{player.address}/same").status_code == 404


def test_pages_that_all_share_tell_nobodys_day(site, noon):
    visitor = Player(site, "years")
    pages = [visitor.get(page).text for page in ("/", "/topics/years")]
    player = Player(site, "years")
    play(player)
    assert [player.get(page).text for page in ("/", "/topics/years")] == pages


@pytest.mark.parametrize(
    ("name", "day"), [("Asia/Seoul", "25"), ("Europe/Berlin", "24"), ("America/New_York", "24")]
)
def test_the_time_zone_of_the_site_says_which_day_it_is(make_app, tmp_path, name, day):
    write_topic(tmp_path / "content", of_years(4), "years")
    app = make_app(tmp_path / "instance", tmp_path / "content", time_zone=name)
    with time_machine.travel(at(23, 30), tick=False):
        assert Player(app, "years").begin_daily().settings["day"] == f"2026-11-{day}"


@pytest.mark.parametrize("name", ["Berlin", "UTC+1", "Mars/Olympus", "../etc/passwd", "x" * 300])
def test_a_time_zone_that_is_none_is_told_to_the_operator(name):
    with pytest.raises(WrongSetting, match="Write its IANA name: Europe/Berlin"):
        Settings.from_environment({"QUIZAPP_TIME_ZONE": name})
    for good in ("Asia/Seoul", "UTC", ""):
        assert Settings.from_environment({"QUIZAPP_TIME_ZONE": good}).time_zone == good

"""The timeline game in the browser: dealt, played to its end, shared."""

import html
import re

import pytest
import time_machine

from quizapp.english.dates import in_full
from quizapp.web.content import read_here
from tests.builders import a_topic, an_entry, write_topic
from tests.games.builders import right_gap, wrong_gap
from tests.web.player import Page, Player, rows


def play_on(player, choose, most=99):
    """Place cards until the game is over, or so many."""
    for _ in range(most):
        state = player.game.state
        if state.is_over:
            break
        assert player.place(choose(state)).status_code == 303


def shared_address(player, scored=False):
    page = html.unescape(player.get(player.address).text)
    found = re.findall(r'value="http://localhost(/topics/[^"]+)"', page)
    (address,) = (one for one in found if ("&beat=" in one) == scored)
    return address


def opened_with(player, query):
    fields = Page(player.get(f"/topics/everything/timeline-game{query}").text).all("input")
    return {one["name"]: one["value"] for one in fields if "checked" in one}


@pytest.mark.parametrize("level", ["easy", "medium", "hard"])
def test_a_game_is_won_by_right_cards(player, level):
    player.begin_timeline(level=level, size=8)
    play_on(player, right_gap)
    state = player.game.state
    assert (state.slips, state.lives_left, state.remaining) == (0, 3, 0)
    page = player.get(player.address).text
    assert f"{state.total} of {state.total} cards placed right" in page
    assert "The last life is gone" not in page


@pytest.mark.parametrize(("events", "status"), [(3, 404), (4, 200)])
def test_four_events_make_a_game_and_three_do_not(make_app, tmp_path, events, status):
    entries = [an_entry(f"e{number}", f"{1900 + number}") for number in range(events)]
    write_topic(tmp_path, a_topic(events=entries))
    client = make_app(tmp_path / "instance", tmp_path).test_client()
    assert client.get("/topics/inventions/timeline-game").status_code == status
    pages = [client.get(f"/topics/inventions{page}").text for page in ("/timeline", "/quiz")]
    for page in (client.get("/").text, *pages):
        assert ("/topics/inventions/timeline-game" in page) is (status == 200)


@pytest.mark.parametrize("events", [120, 1000])
def test_of_many_events_the_largest_deck_is_offered_and_no_larger(make_app, tmp_path, events):
    many = [an_entry(f"e{number}", f"{1000 + number}") for number in range(events)]
    write_topic(tmp_path / "content", a_topic(events=many), "many")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "many")
    page = Page(player.get("/topics/many/timeline-game").text)
    sizes = [
        field["value"]
        for field in page.all("input")
        if field.get("name") == "size" and field["type"] == "radio"
    ]
    assert sizes == ["6", "10", "14", "20", "100"]
    assert player.begin_timeline(size=100).state.total == 98
    assert player.get(player.address).status_code == 200
    chosen = {"level": "medium", "size": events, "lives": 3}
    assert player.post("/topics/many/timeline-game", chosen).status_code == 422


def test_a_game_is_lost_with_its_last_life(player):
    player.begin_timeline(size=8)
    play_on(player, wrong_gap)
    assert player.game.state.turn == 3
    page = player.get(player.address).text
    assert "The last life is gone" in page
    assert "Your slips" in page
    assert "Not dealt any more" in page
    assert all(event.title in page for event in player.game.topic.events)


def test_end_of_a_long_game_tells_its_cards_in_short_and_slips_lead_to_what_is_told(
    make_app, tmp_path
):
    many = [an_entry(f"e{number}", f"{1000 + number}", why="why " * 40) for number in range(100)]
    write_topic(tmp_path / "content", a_topic(events=many), "many")
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "many")
    player.begin_timeline(size=100)
    play_on(player, wrong_gap)
    page = player.get(player.address).text
    assert len(page) < 35_000
    assert all(event.title in page for event in player.game.topic.events)
    slips = re.findall(r'<a href="(/topics/many/timeline\?event=e\d+)#e\d+">', page)
    assert len(slips) == 3
    assert all(player.get(slip).status_code == 200 for slip in slips)


def test_without_lives_all_cards_are_played(player):
    player.begin_timeline(size=8, lives=0)
    play_on(player, wrong_gap)
    state = player.game.state
    assert (state.slips, state.turn, state.lives_left) == (6, 6, None)
    assert "6 slips" in player.get(player.address).text


def test_the_board_offers_every_gap_by_its_neighbours(player):
    state = player.begin_timeline().state
    page = html.unescape(player.get(player.address).text)
    first, last = (f"“{event.title}”, {in_full(event.date.ends)}" for event in state.row)
    names = re.findall(r'name="gap" value="(\d)" aria-label="([^"]+)"', page)
    assert names == [
        ("0", f"Place here: before {first}"),
        ("1", f"Place here: between {first}, and {last}"),
        ("2", f"Place here: after {last}"),
    ]


@pytest.mark.parametrize(("choose", "word"), [(right_gap, "Right"), (wrong_gap, "Not there")])
def test_a_move_is_judged_at_once(player, choose, word):
    state = player.begin_timeline().state
    response = player.place(choose(state))
    assert (response.status_code, response.location) == (303, player.address)
    page = html.unescape(player.get(player.address).text)
    told = f"{word}: {in_full(state.hand.date.ends)} · Card 2 of {state.total} · quizapp"
    assert f"<title>{told}</title>" in page
    assert f"<strong>{state.hand.title}.</strong> {state.hand.why}" in page


def test_a_run_of_right_cards_is_counted_from_the_third_on(player):
    player.begin_timeline(size=8, lives=0)
    counted = []
    for choose in (right_gap, right_gap, right_gap, right_gap, wrong_gap, right_gap):
        player.place(choose(player.game.state))
        counted += re.findall(r"(\d) in a row", player.get(player.address).text) or [""]
    assert counted == ["", "", "3", "4", "", ""]


def test_the_same_move_once_more_is_acknowledged_and_counts_once(player):
    state = player.begin_timeline().state
    gap = right_gap(state)
    assert [player.place(gap, turn=0).status_code for _ in range(3)] == [303, 303, 303]
    assert player.game.state.turn == 1


def test_another_move_for_an_old_turn_is_refused(player):
    state = player.begin_timeline().state
    player.place(right_gap(state))
    before = rows(player.app)
    response = player.place(wrong_gap(state), turn=0)
    assert response.status_code == 409
    assert "The game has moved on" in response.text
    assert rows(player.app) == before


@pytest.mark.parametrize(
    ("turn", "gap"), [(0, 3), (0, -1), (1, 0), (-1, 0), (0, 10**20), (10**20, 0)]
)
def test_a_move_that_cannot_be_is_refused(player, turn, gap):
    player.begin_timeline()
    before = rows(player.app)
    assert player.place(gap, turn=turn).status_code == 409
    assert rows(player.app) == before


@pytest.mark.parametrize(
    "form", [{}, {"turn": 0}, {"gap": 0}, {"turn": "x", "gap": 0}, {"turn": 0, "gap": "9" * 5000}]
)
def test_a_form_that_is_no_move_is_a_bad_request(player, form):
    player.begin_timeline()
    before = rows(player.app)
    assert player.post(player.address, form).status_code == 400
    assert rows(player.app) == before


def test_a_move_after_the_end_is_refused(player):
    player.begin_timeline()
    play_on(player, wrong_gap)
    before = rows(player.app)
    assert player.place(0).status_code == 409
    assert rows(player.app) == before


def test_a_shared_address_deals_the_same_cards_to_another_player(app, player):
    mine = player.begin_timeline(level="hard", size=6, lives=0).state
    play_on(player, right_gap)
    address = shared_address(player)
    other = Player(app)
    page = other.get(address).text
    assert "A timeline game, sent to you" in page
    assert '<button class="button button--large">Play these cards</button>' in page
    assert 'type="radio"' not in page
    # Whatever a form says: there is nothing to choose.
    theirs = other.begin(address, {"level": "easy", "size": 8, "lives": 3}).state
    assert theirs == mine
    assert other.id != player.id


def test_a_shared_address_pressed_twice_begins_one_game(app, player):
    player.begin_timeline()
    play_on(player, right_gap)
    other, address = Player(app), shared_address(player)
    assert len({other.begin(address).id for _ in range(3)}) == 1
    play_on(other, right_gap)
    assert other.begin(address).state.turn == 0


def test_a_shared_address_deals_the_edition_that_was_played(make_app, tmp_path):
    entries = [an_entry(f"e{number}", f"{1900 + number}") for number in range(9)]
    write_topic(tmp_path, a_topic(events=entries))
    app = make_app(tmp_path / "instance", tmp_path)
    player, other = Player(app, "inventions"), Player(app, "inventions")
    mine = player.begin_timeline(level="hard", size=6, lives=0).state
    play_on(player, right_gap)
    address = shared_address(player)
    write_topic(tmp_path, a_topic(events=[*entries[:4], an_entry("new", "1850")]))
    read_here(app)
    assert "has changed" not in other.get(address).text
    assert other.begin(address).state == mine
    # When no game plays that edition any more, it is gone, and the page says so.
    for one in (player, other):
        one.post("/games/deletion")
        one._token = ""
    page = other.get(address).text
    assert "The topic has changed since this game was played" in page
    assert {card.id for card in other.begin(address).state.opening} <= {
        "new",
        *(f"e{number}" for number in range(4)),
    }


def test_a_score_to_beat_travels_where_its_player_chose_to_send_it(app, player):
    player.begin_timeline(size=6, lives=0)
    play_on(player, right_gap)
    points = player.game.state.points
    plain, scored = shared_address(player), shared_address(player, scored=True)
    other = Player(app)
    assert f"Beat {points} points" not in other.get(plain).text
    assert f"<h1>Beat {points} points</h1>" in other.get(scored).text
    other.begin(scored)
    board = other.get(other.address).text
    assert f"<span>To beat</span> <strong>{points}</strong>" in board
    play_on(other, wrong_gap)
    assert f"<dt>To beat</dt> <dd><strong>{points}</strong>, {points} more than you</dd>" in (
        other.get(other.address).text
    )
    again = Player(app)
    again.begin(scored)
    play_on(again, right_gap)
    assert f"<strong>{points}</strong>, reached" in again.get(again.address).text


@pytest.mark.parametrize("forged", ["beat=999", "beat=x", "beat=", "beat=%D9%A3", "beat=-1"])
def test_a_score_that_this_site_did_not_sign_is_none(app, player, forged):
    player.begin_timeline(size=6, lives=0)
    play_on(player, right_gap)
    scored = shared_address(player, scored=True)
    address = re.sub(r"beat=\d+", forged, scored)
    assert address != scored
    page = Player(app).get(address).text
    assert "A timeline game, sent to you" in page
    assert "Beat" not in page
    # Nor does a sign fit another game.
    assert "Beat" not in Player(app).get(scored.replace("size=6", "size=8")).text


# The next game


def test_one_more_is_dealt_at_once_as_the_last_one_was(player):
    before = player.begin_timeline(level="hard", size=6, lives=0)
    play_on(player, wrong_gap)
    assert f'action="{player.address}/again"' in player.get(player.address).text
    after = player.begin(f"{player.address}/again")
    assert after.state.settings == before.state.settings
    assert after.settings["seed"] != before.settings["seed"]
    assert after.id != before.id


def test_one_more_pressed_twice_begins_one_game(player):
    player.begin_timeline()
    play_on(player, wrong_gap)
    address = f"{player.address}/again"
    assert len({player.begin(address).id for _ in range(3)}) == 1
    play_on(player, wrong_gap)
    assert player.begin(address).state.turn == 0


def test_one_more_waits_for_the_end(player):
    game = player.begin_timeline()
    before = rows(player.app)
    assert player.begin(f"{player.address}/again").id == game.id
    assert rows(player.app) == before


def test_the_end_tells_how_a_game_stands_beside_the_best(player):
    told = []
    for choose in (wrong_gap, right_gap, right_gap, wrong_gap):
        player.begin_timeline("?seed=abcd&size=8&lives=0")
        play_on(player, choose)
        bests = player.get(player.address).text.partition('<dl class="bests">')[2]
        told += [" ".join(re.sub(r"<[^>]+>", "", bests.partition("</dl>")[0]).split())]
        if choose is right_gap and len(told) == 2:
            points = player.game.state.points
    most = player.game.state.total
    assert told == [
        "Longest run 0",
        f"Your best This one, 0 before Longest run {most}, your best",
        f"Your best {points}, reached again Longest run {most}, your best {most}",
        f"Your best {points} Longest run 0, your best {most}",
    ]


def test_all_cards_and_three_lives_are_played_for_the_longest_run(player):
    page = player.get("/topics/everything/timeline-game").text
    assert "All cards, three lives" in page
    assert "Your longest run" not in page
    player.begin_timeline(size=8, lives=3)
    for choose in (right_gap, right_gap, wrong_gap, right_gap, wrong_gap, wrong_gap):
        player.place(choose(player.game.state))
    page = html.unescape(player.get(player.address).text)
    assert '<span class="score__figure">2</span> <span class="score__of">in a row</span>' in page
    assert "2 in a row: ●●○●○○ 3 of 6" in page
    assert "Your longest run: 2" in player.get("/topics/everything/timeline-game").text
    other = Player(player.app)
    assert "<h1>Beat 2 in a row</h1>" in other.get(shared_address(player, scored=True)).text


def test_a_setup_opens_with_what_was_chosen_last(player):
    player.begin_timeline(level="hard", size=6, lives=0)
    chosen = {"level": "hard", "size": "6", "lives": "0"}
    assert opened_with(player, "") == chosen
    assert opened_with(player, "?level=easy") == chosen | {"level": "easy"}


def test_games_without_a_seed_are_dealt_each_in_its_own_way(player):
    dealt = {player.begin_timeline(size=8).state.row for _ in range(6)}
    assert len(dealt) > 1


def test_another_site_deals_other_cards_for_the_same_seed(make_app, tmp_path, content):
    # The order cannot be computed from the address alone.
    players = [Player(make_app(tmp_path / name, content)) for name in "abc"]
    decks = {
        (state.row, state.hand, state.waiting)
        for player in players
        for state in [player.begin_timeline("?size=8&seed=abcd").state]
    }
    assert len(decks) > 1


@pytest.mark.parametrize(
    "seed",
    [
        "abc",
        "ABCD",
        "a" * 13,
        "../..",
        "abcd%0A",
        "ab cd",
        "%00%00%00%00",
        "%D9%A3%D9%A3%D9%A3%D9%A3",
    ],
)
def test_a_forged_seed_is_a_bad_request(player, seed):
    before = rows(player.app)
    address = f"/topics/everything/timeline-game?seed={seed}"
    assert player.get(address).status_code == 400
    assert player.post(address, {"level": "easy"}).status_code == 400
    assert rows(player.app) == before


@pytest.mark.parametrize("wrong", [{"level": "brutal"}, {"size": 99}, {"lives": 7}])
def test_a_form_that_cannot_be_is_asked_again(player, wrong):
    chosen = {"level": "medium", "size": 6, "lives": 3} | wrong
    before = rows(player.app)
    assert player.post("/topics/everything/timeline-game", chosen).status_code == 422
    assert rows(player.app) == before


@pytest.mark.parametrize("query", ["?size=x&lives=y&level=z", "?size=-1", "?size=" + "9" * 5000])
def test_an_address_with_odd_settings_still_shows_the_form(player, query):
    assert player.get(f"/topics/everything/timeline-game{query}").status_code == 200


@pytest.mark.parametrize("query", ["", "?level=bad&size=99&lives=7", "?size=10"])
def test_a_setup_has_one_choice_of_each_kind_chosen(player, query):
    assert opened_with(player, query) == {"level": "medium", "size": "8", "lives": "3"}


def test_somebody_elses_game_says_what_it_is_and_can_be_played(app, player):
    mine = player.begin_timeline(level="hard", lives=0).state
    player.place(right_gap(mine))
    before = rows(app)
    stranger = Player(app)
    page = stranger.get(player.address).text
    assert "Somebody else’s timeline game" in page
    assert "6 cards, of which two lie open" in page
    assert not [event.title for event in mine.opening if event.title in page]
    assert stranger.post(player.address, {"turn": 1, "gap": 0}).status_code == 404
    assert stranger.post(f"{player.address}/again").status_code == 404
    assert rows(app) == before
    game = stranger.begin(f"{player.address}/same")
    assert game.state == mine
    assert stranger.begin(f"{player.address}/same").id == game.id


def test_a_copy_of_ones_own_game_waits_for_its_end(player):
    game = player.begin_timeline(lives=0)
    assert player.begin(f"{player.address}/same").id == game.id
    assert game.settings["seed"] not in player.get("/games/export").text
    play_on(player, right_gap)
    assert player.begin(f"{player.address}/same").state == game.state


def test_somebody_elses_daily_deal_leads_to_that_day(app, player):
    game = player.begin_daily()
    stranger = Player(app)
    day = game.settings["day"]
    assert stranger.get(player.address).location == f"/topics/everything/daily/{day}"
    assert stranger.post(f"{player.address}/same").status_code == 404


def test_a_timeline_game_is_not_a_quiz(player):
    player.begin_timeline()
    game_id = player.address.rpartition("/")[2]
    for path in ("", "/questions/1"):
        assert player.get(f"/quiz/{game_id}{path}").status_code == 404
    for path in ("/questions/1", "/limit", "/missed"):
        assert player.post(f"/quiz/{game_id}{path}").status_code == 404


def test_a_game_goes_on_when_the_clock_was_set_back(player):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        player.begin_timeline(size=8)
        gaps = []
        for shift in (9000, -3600, 60, -5000):
            clock.shift(shift)
            gaps.append(right_gap(player.game.state))
            assert player.place(gaps[-1]).status_code == 303
        assert [placed.gap for placed in player.game.state.placed] == gaps
        assert player.game.state.slips == 0

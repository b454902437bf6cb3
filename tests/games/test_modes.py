"""What every mode promises to storage: what it keeps as JSON gives the same game again."""

import json

import pytest

from quizapp.games import MODES, live
from quizapp.games.mode import Past
from quizapp.games.moves import Answer
from quizapp.games.quiz import LiftLimit
from quizapp.games.timeline import Place
from tests.builders import a_topic_of_all_types, the_topic

CHOSEN = {
    "quiz": {"questions": ["true-false", "ordering", "numeric"], "minutes": 5},
    "timeline": {"level": "hard", "size": 6, "lives": None},
    "live": {"timeline": {"level": "hard", "size": 6}, "standings": True},
}
MOVES = {
    "quiz": [Answer("ordering", None), LiftLimit(), Answer("true-false", "true")],
    "timeline": [Place(0), Place(2), Place(1)],
    "live": [
        *(live.Ask(), live.Open(), live.Pause(), live.Resume(), live.AddTime(30), live.Close()),
        *(live.ShowSpread(), live.AskAgain(), live.LiftLimit(), live.Close(), live.ShowSpread()),
        *(live.Explain(), live.ShowStandings(), live.ShowLast(), live.Ask(), live.Skip()),
        live.End(),
    ],
}


def kept(value):
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("name", MODES)
def test_a_history_that_was_kept_gives_the_state_that_its_moves_gave(tmp_path, name):
    mode, topic = MODES[name], the_topic(tmp_path, a_topic_of_all_types())
    settings = kept(mode.dealt(topic, CHOSEN[name], 7))
    begun = game = mode.begin(topic, settings, 7, 100)
    past = []
    for at, move in enumerate(MOVES[name], 101):
        game = mode.play(game, move, at)
        if type(move) in mode.moves:
            past.append(Past(move, at, kept(mode.outcome(game, move))))
    answers = getattr(game, "answers", {})
    again = mode.replay(mode.begin(topic, settings, 7, 100), past, answers, len(answers))
    assert again == game != begun
    assert mode.progress(again, 110) == mode.progress(game, 110)


def test_a_timeline_game_keeps_the_cards_it_dealt(tmp_path):
    mode, topic = MODES["timeline"], the_topic(tmp_path, a_topic_of_all_types())
    settings = mode.dealt(topic, CHOSEN["timeline"], 7)
    assert len(set(settings["cards"])) == 6
    assert {key: settings[key] for key in CHOSEN["timeline"]} == CHOSEN["timeline"]
    another_seed = mode.begin(topic, settings, 8, 0)
    assert another_seed == mode.begin(topic, settings, 7, 0)


def test_a_timeline_game_from_before_cards_were_kept_deals_them_again(tmp_path):
    mode, topic = MODES["timeline"], the_topic(tmp_path, a_topic_of_all_types())
    dealt = mode.dealt(topic, CHOSEN["timeline"], 7)
    assert mode.begin(topic, CHOSEN["timeline"], 7, 0) == mode.begin(topic, dealt, 7, 0)

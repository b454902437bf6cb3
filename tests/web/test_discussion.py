"""Questions to talk about: the prompts in sight after the article, what answers hold folded."""

import re

from tests.builders import a_topic, write_topic
from tests.web.player import Player

PROMPT = {"prompt": "Who <gained>?", "basic": "One.", "good": "Both.", "excellent": "Whose word?"}


def article(make_app, tmp_path, **more):
    write_topic(tmp_path / "content", a_topic(article="They met.", **more))
    player = Player(make_app(tmp_path / "instance", tmp_path / "content"), "inventions")
    return player.get("/topics/inventions/article").text


def test_prompts_stand_after_the_article_and_what_answers_hold_is_folded(make_app, tmp_path):
    page = article(make_app, tmp_path, discussion=[PROMPT], agreement=["We name the speaker."])
    before, folded = page.split("<details", 1)
    assert "They met." in before.split("To talk about")[0]
    assert "We name the speaker." in before
    assert "Who &lt;gained&gt;?" in before
    told = re.findall(r"<dt>(\w+)</dt><dd>([^<]+)</dd>", folded.split("</details>")[0])
    assert told == [("Basic", "One."), ("Good", "Both."), ("Excellent", "Whose word?")]


def test_an_article_without_prompts_has_no_such_part(make_app, tmp_path):
    assert "To talk about" not in article(make_app, tmp_path, agreement=["We name the speaker."])

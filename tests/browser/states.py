"""Every state that a page of the site can be in, one after the other, for tests that look."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from quizapp.topics.topic import Topic
from tests.browser.hands import Mouse
from tests.browser.playing import QuizPlayer, TimelinePlayer, starting
from tests.browser.watching import Watch

Walk = Callable[[Page, Topic, Watch], Iterator[str]]
REFUSED = ("status of 404", "status of 409", "status of 422")


def pages(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """The pages around the games, and what a browser without games is told."""
    watch.forgive(*REFUSED)
    here = f"/topics/{topic.id}"
    theme, person = next((e.theme, e.people) for e in topic.events if e.theme and e.people)
    addresses = {
        "home": "/",
        "topic": here,
        "join": "/join",
        "no room": "/join/ZZZZZZ",
        "article": f"{here}/article",
        "timeline": f"{here}/timeline",
        "timeline of a theme": f"{here}/timeline?theme={theme}",
        "timeline of a person": f"{here}/timeline?person={person[0]}",
        "quiz setup": f"{here}/quiz",
        "timeline game setup": f"{here}/timeline-game",
        "daily deal": f"{here}/daily",
        "past daily deals": f"{here}/daily/archive",
        "about": "/about",
        "help": "/help",
        "no games": "/games",
        "nothing to review": "/review",
        "error 404": "/topics/nothing",
    }
    for name, address in addresses.items():
        page.goto(address)
        yield name


def article(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """The article with its questions open, answered and not known, and a section by itself."""
    page.goto(f"/topics/{topic.id}/article")
    open_, known = (page.locator(f"#question-{number}") for number in (3, 4))
    for place in (known, open_):
        place.scroll_into_view_if_needed()
        expect(place.get_by_role("button", name="Check")).to_be_visible()
    yield "article with open questions"
    known.get_by_role("radio").first.check()
    known.get_by_role("button", name="Check").click()
    open_.get_by_role("button", name="I don’t know").click()
    expect(known.locator("[data-verdict]").first).to_be_visible()
    expect(open_.get_by_text("I don’t know")).to_be_visible()
    yield "article with answered questions"
    for number in (1, 3):
        page.goto(f"/topics/{topic.id}/sections/{number}")
        yield f"section {number} by itself"


def guesses(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """Guess first, from its first page to what reading changed."""
    page.goto(f"/topics/{topic.id}/guess-first")
    yield "guess first"
    page.get_by_role("button", name="Begin with guesses").click()
    first = page.url
    yield "a guess, open"
    for _ in range(5):
        title = page.title()
        page.get_by_role("button", name="I don’t know").click()
        expect(page).not_to_have_title(title)
    yield "between the rounds"
    page.goto(first)
    yield "a guess, noted"
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("button", name="I have read it").click()
    for _ in range(5):
        page.get_by_role("button", name="I don’t know").click()
        page.locator(".action-bar .button--go").filter(has_not_text="Check").click()
    expect(page).to_have_title(starting("What reading changed"))
    yield "what reading changed"


def rooms(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """Opening a room, joining it, and the pages around that."""
    watch.forgive(*REFUSED)
    page.goto(f"/topics/{topic.id}/rooms/new")
    yield "opening form"
    for fold in page.locator("main details").all():
        fold.evaluate("(fold) => (fold.open = true)")
    yield "opening form, unfolded"
    page.get_by_role("radio", name="Their own").check()
    page.get_by_role("button", name="Open the room", exact=True).click()
    code = page.url.split("/")[-2]
    for fold in page.locator(".host-links").all():
        fold.evaluate("(fold) => (fold.open = true)")
    yield "the host's folds"
    page.goto(f"/rooms/{code}/screen")
    yield "lobby"
    page.goto(f"/join/{code}")
    page.get_by_label("Your name").fill("...")
    page.get_by_role("button", name="Join").click()
    yield "name, refused"
    page.get_by_label("Your name").fill("Annabelle-Konstantina XY")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="A code to come back").click()
    yield "way back"
    page.goto("/rooms")
    yield "my rooms"
    page.set_extra_http_headers({"Via": "1.1 a proxy"})
    page.goto(f"/host-word?topic={topic.id}")
    yield "host word"
    page.set_extra_http_headers({})


def right(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """Every question, open and answered right, then the summary."""
    player = _begun(page, topic)
    while player.is_asked:
        type_ = player.question.type
        yield f"{type_}, open"
        player.give("right")
        yield f"{type_}, filled in"
        player.answer("right")
        yield f"{type_}, right"
        player.go_on()
    yield "summary, all right"


def wrong(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """Every question answered wrong, a second answer refused, then the summary and My games."""
    watch.forgive(*REFUSED)
    player = _begun(page, topic)
    late = page.context.new_page()
    late.goto(page.url)
    page.bring_to_front()  # browsers are slow with what nobody sees
    while player.is_asked:
        type_ = player.question.type
        if type_ == "numeric":
            player.hand.write(page.get_by_role("textbox"), "very tall")
            player.hand.press(page.get_by_role("button", name="Check"))
            expect(page.get_by_role("alert")).to_be_visible()
            yield f"{type_}, not understood"
        player.answer("wrong")
        yield f"{type_}, wrong"
        player.go_on()
    yield "summary, all wrong"
    page.goto("/games")
    yield "some games"
    page.goto("/review")
    yield "nothing due for review"
    late.bring_to_front()
    late.get_by_role("button", name="I don’t know").click()
    expect(late.get_by_text("The first answer counts")).to_be_visible()
    page.bring_to_front()
    page.goto(late.url)
    yield "a question from another window"


def unknown(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """Every question passed on, under a time limit."""
    player = _begun(page, topic, limit="40 minutes")
    yield "open, with a time limit"
    while player.is_asked:
        type_ = player.question.type
        player.answer("none")
        yield f"{type_}, not known"
        player.go_on()


def board(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """A timeline game from its first card to its end."""
    page.goto(f"/topics/{topic.id}/timeline-game")
    player = TimelinePlayer(page, topic, Mouse(page))
    player.begin()
    yield "board at the start"
    player.place("right")
    yield "board after right"
    player.place("wrong")
    yield "board after wrong"
    player.play()
    expect(page).to_have_title(starting("Your timeline"))
    yield "the end of a timeline game"


def day(page: Page, topic: Topic, watch: Watch) -> Iterator[str]:
    """A day's deal, from the middle of it to its page afterwards."""
    player = TimelinePlayer(page, topic, Mouse(page))
    here = f"/topics/{topic.id}/daily"
    page.goto(here)
    player.deal()
    player.place("wrong")
    page.goto(here)
    yield "a daily deal that was begun"
    player.hand.press(page.get_by_role("button", name="Go on"))
    player.play()
    yield "the end of a daily deal"
    page.goto(here)
    yield "a daily deal that was played"


WALKS: tuple[Walk, ...] = (pages, article, guesses, rooms, right, wrong, unknown, board, day)


def _begun(page: Page, topic: Topic, limit: str = "No limit") -> QuizPlayer:
    page.goto(f"/topics/{topic.id}/quiz")
    player = QuizPlayer(page, topic, Mouse(page))
    player.begin(limit=limit)
    return player

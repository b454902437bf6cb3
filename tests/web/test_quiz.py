"""The quiz in the browser, from the first question to the last."""




def test_a_whole_quiz_answered_right(player):
    game = player.begin_quiz()
    for number in range(1, len(game.state.questions) + 1):
        assert player.answer(number).status_code == 303
    assert "Everything right." in player.get(player.address).text

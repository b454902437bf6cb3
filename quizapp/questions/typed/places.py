"""Countries that people write behind a place: Nara, Japan."""

import re

from quizapp.questions.typed.folding import folded

_NAMES = """
Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan,
Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Botswana,
Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Chad, Chile,
China, Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark,
Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Eswatini,
Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana, Greece, Grenada, Guatemala,
Guinea, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy,
Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, Korea, Kosovo, Kuwait, Kyrgyzstan, Laos,
Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi,
Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro,
Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria,
North Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Palestine, Panama, Papua New Guinea,
Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Samoa, Saudi Arabia,
Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa,
South Korea, Soviet Union, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan,
Tajikistan, Tanzania, Thailand, Togo, Tonga, Tunisia, Turkey, Türkiye, Turkmenistan, Uganda, UK, Ukraine,
United Arab Emirates, United Kingdom, United States, Uruguay, US, USA, USSR, Uzbekistan, Venezuela,
Vietnam, Wales, Yemen, Zambia, Zimbabwe
"""
_BY_FOLDED = {folded(name): name for name in re.split(r",\s+", _NAMES.strip())}
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(_BY_FOLDED.values(), key=len, reverse=True))})\b")


def is_country(text: str) -> bool:
    """Whether these words name one, in English."""
    return folded(text) in _BY_FOLDED


def may_lie_in(country: str, told: str) -> bool:
    """Whether a place can lie there, by what a question tells: it may name no other country."""
    wanted = _BY_FOLDED[folded(country)]
    named = _NAMED.findall(told)
    # Japanese and Japan's tell of Japan.
    return not named or re.search(rf"\b{wanted[:4]}", told) is not None

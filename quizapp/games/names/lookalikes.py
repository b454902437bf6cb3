"""Letters of other scripts that look like Latin ones: the part of Unicode's UTS #39 that names meet."""

_AS = {
    # Cyrillic; small letters count as what their capitals look like, too
    "АаӐӑ": "a", "Ввв": "b", "Сс": "c", "Ԁԁ": "d", "ЕеЁёЗз": "e", "Ԍԍ": "g", "НнҺһ": "h",
    "ІіЇїӀӏ": "l", "Јј": "j", "КкҚқ": "k", "Мм": "m", "Оо": "o", "Рр": "p", "Ԛԛ": "q", "Ѕѕ": "s",
    "Тт": "t", "Ѵѵ": "v", "Ԝԝ": "w", "Хх": "x", "УуҮү": "y",
    # Greek
    "Αα": "a", "Ββ": "b", "Εε": "e", "Ζ": "z", "Η": "h", "ηͷ": "n", "Ιι": "l", "ϳ": "j", "Κκ": "k",
    "Μ": "m", "Ν": "n", "ν": "v", "Οοσ": "o", "Ρρ": "p", "Ττ": "t", "Υυ": "y", "γ": "y", "Χχ": "x",
    "ω": "w",
    # Armenian
    "օՕ": "o", "ոՈ": "n", "սՍ": "u", "հ": "h", "ց": "g", "զ": "q", "յ": "j", "լ": "l",
    # Cherokee
    "Ꭺꭺ": "a", "Ᏼ": "b", "Ꮯꮯ": "c", "Ꭰꭰ": "d", "Ꭼꭼ": "e", "Ꮐꮐ": "g", "Ꮋꮋ": "h", "Ꭻꭻ": "j",
    "Ꮶꮶ": "k", "Ꮮꮮ": "l", "Ꮇꮇ": "m", "Ꮲꮲ": "p", "Ꭱꭱ": "r", "Ꮪꮪ": "s", "Ꭲꭲ": "t", "Ꮩꮩ": "v",
    "Ꮃꮃ": "w", "Ꮓꮓ": "z",
    # Latin itself: small capitals, letters for the ear, and those that differ by a hair
    "ɑᴀ": "a", "ʙƀ": "b", "ᴄ": "c", "ᴅđ": "d", "ᴇ": "e", "ɡɢ": "g", "ʜħ": "h", "Iiıɪɩ1|Łł": "l",
    "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "0ᴏøØ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s",
    "ᴛŧ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
}  # fmt: skip

TABLE = {ord(letter): plain for letters, plain in _AS.items() for letter in letters}
"""For `str.translate`."""

IN_TWO = {"rn": "m", "vv": "w"}
"""Two letters that look like one."""

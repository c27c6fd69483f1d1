#!/usr/bin/env python3
# Prints Sources/BiaoLibrary/Readings/pinyin.txt: how the common Chinese characters are read.
#
#     pip install pypinyin==0.55.0
#     python3 Tests/Scripts/readings.py > Sources/BiaoLibrary/Readings/pinyin.txt
#
# The characters are the 6763 of GB 2312, which are those that an input method offers first; the readings are all that
# the dictionary of pypinyin (itself made of the Unihan database and 《通用规范汉字字典》) gives a character, without
# their tones. A line is a syllable, the characters whose first reading it is, and those that may be read so too, each
# by code point; a hyphen stands for none.
import unicodedata

from pypinyin.pinyin_dict import pinyin_dict


def common_characters():
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass  # The five places at the end of the first level that are empty.


def syllable(reading):
    """lǜ becomes lv, as it is typed; tones go."""
    letters = []
    for letter in unicodedata.normalize("NFD", reading):
        if letter == "\u0308":
            letters[-1] = "v"
        elif letter.isalpha():
            letters.append(letter)
    return "".join(letters)


first, others = {}, {}
for character in common_characters():
    readings = list(dict.fromkeys(syllable(reading) for reading in pinyin_dict[ord(character)].split(",")))
    first.setdefault(readings[0], []).append(character)
    for name in readings[1:]:
        others.setdefault(name, []).append(character)
for name in sorted(first.keys() | others.keys()):
    columns = ["".join(sorted(table.get(name, "-"))) for table in (first, others)]
    print(name, *columns if columns[1] != "-" else columns[:1])

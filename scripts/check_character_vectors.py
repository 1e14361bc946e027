#!/usr/bin/env python3
"""Write tests/vectors/check_characters.tsv: payloads and the check characters that others compute for them.

    python3 -m venv venv && venv/bin/pip install python-stdnum
    venv/bin/python scripts/check_character_vectors.py > tests/vectors/check_characters.tsv

Where python-stdnum is installed, `npm test` runs it once more with a seed and a number of rows of its own
(`scripts/check-characters.mjs`).

python-stdnum answers for what it covers. For GB 11714 and vehicle identification numbers it has nothing: there the
printed weights of the standards are summed, which is not how the Rust core computes GB 11714. MOD 661-26 and
MOD 1271-36 are not here: the test asks the crate `iso-7064` for those, and for the other ISO systems once more.
"""

import random
import string
import sys

import stdnum
from stdnum import damm, luhn, verhoeff
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2, mod_11_10, mod_37_2, mod_37_36, mod_97_10

DIGITS = string.digits
LETTERS = string.ascii_uppercase
ALNUM = DIGITS + LETTERS


def gb_11714(payload):
    total = sum(ALNUM.index(character) * weight for character, weight in zip(payload, (3, 7, 9, 10, 5, 8, 4, 2)))
    return "0123456789X0"[11 - total % 11]


def vin(text):
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789")))
    values.update({digit: int(digit) for digit in DIGITS})
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    return "0123456789X"[sum(values[character] * weight for character, weight in zip(text, weights)) % 11]


# name, alphabet, shortest and longest payload, who computes
SYSTEMS = [
    ("iso-7064-mod-11-2", DIGITS, 1, 25, mod_11_2.calc_check_digit),
    ("iso-7064-mod-37-2", ALNUM, 1, 25, mod_37_2.calc_check_digit),
    ("iso-7064-mod-97-10", DIGITS, 1, 25, mod_97_10.calc_check_digits),
    ("iso-7064-mod-11-10", DIGITS, 1, 25, mod_11_10.calc_check_digit),
    ("iso-7064-mod-27-26", LETTERS, 1, 25, lambda payload: mod_37_36.calc_check_digit(payload, LETTERS)),
    ("iso-7064-mod-37-36", ALNUM, 1, 25, mod_37_36.calc_check_digit),
    ("luhn", DIGITS, 1, 25, luhn.calc_check_digit),
    ("verhoeff", DIGITS, 1, 25, verhoeff.calc_check_digit),
    ("damm", DIGITS, 1, 25, damm.calc_check_digit),
    ("gb-32100", uscc._alphabet, 17, 17, uscc.calc_check_digit),
    ("gb-11714", ALNUM, 8, 8, gb_11714),
    ("vin", "".join(sorted(set(ALNUM) - set("IOQ"))), 17, 17, vin),
]


def main(seed=29, rows=40):
    chance = random.Random(seed)
    print(f"# python-stdnum {stdnum.__version__}; written by scripts/check_character_vectors.py")
    print("# system\tpayload\tcheck characters (of a VIN: the one that belongs at place 9)")
    for name, alphabet, shortest, longest, compute in SYSTEMS:
        for _ in range(rows):
            payload = "".join(chance.choices(alphabet, k=chance.randint(shortest, longest)))
            print(name, payload, compute(payload), sep="\t")


main(*map(int, sys.argv[1:3]))

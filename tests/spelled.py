"""Numbers as Vietnamese papers print and say them: what the readers of digits and of words are tried on."""

from decimal import Decimal

_SWAP = str.maketrans(",.", ".,")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def format_number_vi(number: int | Decimal) -> str:
    """The number as it is printed: dots between thousands, a decimal comma (950.000; 12.345,6)."""
    return f"{number:,f}".translate(_SWAP) if isinstance(number, Decimal) else f"{number:,}".replace(",", ".")


def spell_number(number: int) -> str:
    """A whole number from 0 to 10^15 in words, said in full: 1005 is một nghìn không trăm linh năm."""
    if number < 1000:
        return _spell_block(number, full=False)
    power, name = next(scale for scale in ((9, "tỷ"), (6, "triệu"), (3, "nghìn")) if number >= 10 ** scale[0])
    head, rest = divmod(number, 10**power)
    words = f"{spell_number(head)} {name}"
    if not rest:
        return words
    return f"{words} {_spell_block(rest, full=True) if rest < 1000 else spell_number(rest)}"


def _spell_block(number: int, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    tens, digit = divmod(rest, 10)
    if tens == 0:
        if digit or not words:
            words += ["linh", _DIGITS[digit]] if words else [_DIGITS[digit]]
    elif tens == 1:
        words.append("mười" + (f" {'lăm' if digit == 5 else _DIGITS[digit]}" if digit else ""))
    else:
        last = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}.get(digit, f" {_DIGITS[digit]}")
        words.append(f"{_DIGITS[tens]} mươi{last}")
    return " ".join(words)

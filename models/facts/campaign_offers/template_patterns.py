"""One row per distinct HTML of a campaign: the offer in it, read by patterns, for ever.

Columns: content_hash, asked_of (the analyser that was chosen when the HTML was first seen), answer: a JSON object of texts,
the same that a language model is asked for (schema in api_answers.py). A template that the table knows is not read again.

The first offer in reading order counts. An expiry that hangs on the day of sending is no date yet but a rule, since one
HTML may be sent twice: on:2026-03-31, day:03-31 (no year given), days:2, months:1, weekday:7, week_end, month:06,
month_end:0, year_end (docs/offers.md).
"""

import json
import math
import re
from datetime import datetime
from typing import NamedTuple

import pandas as pd
from bs4 import BeautifulSoup, Comment, Doctype
from dateutil import parser

NO_OFFER = {
    "has_offer": "false",
    "offer_type": "none",
    "offer_amount": "",
    "offer_unit": "",
    "offer_code": "",
    "offer_expires_rule": "",
    "offer_description": "",
}
UNREAD = ["script", "style", "head", "title", "template", "noscript", "select", "option", "xml"]
BLOCKS = ["address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer", "form", "header"]
BLOCKS += ["h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"]
BLOCKS += ["td", "tfoot", "th", "thead", "tr", "ul"]
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:max-height|opacity)\s*:\s*0(?:px|em|%)?\s*(?:;|$|!)",
    re.I,
)
SIZELESS = re.compile(r"font-size\s*:\s*0(?:px|em|pt|%)?\s*(?:;|$|!)", re.I)
SIZED = re.compile(r"font-size", re.I)
MERGE_TAG = re.compile(r"\*\|[^|]*\|\*|\{\{[^{}]*\}\}|%%[^%]*%%")
INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[A-Z0-9\"'(\[$*])")
ABBREVIATED = re.compile(
    r"\b(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|st|ave|dr|mr|mrs|ms|no|reg|vs|a\.m|p\.m)\.$",
    re.I,
)
FOOTER = re.compile(
    r"unsubscribe|trouble (?:viewing|reading|seeing)|(?:view|see) (?:this|it|in)\b.*browser|all rights reserved|\u00a9|"
    r"copyright|update (?:your )?preferences",
    re.I,
)
NUMBERS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    **{"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    **{"seventy": 70, "ninety": 90},
}
TENS = re.compile(r"\b(twenty|thirty|forty|fifty|sixty|seventy)[- ](one|two|three|four|five|six|seven|eight|nine)\b")
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TERMS = {"day": (1, "days"), "week": (7, "days"), "month": (1, "months"), "year": (12, "months")}
NUMBER = r"(?P<n>\d+(?:\.\d+)?)"
CODE_CUE = (
    r"(?:(?:promo(?:tion(?:al)?)?|coupon|discount|offer|voucher|member|checkout|savings)[ -]?)?"
    r"(?:codes?|coupons?|voucher|promo)\b(?:\s+(?:is|at checkout|online|below))*\s*[:\-]?\s*"
)
CODE = r"[\"'\u201c\u2018\[(]*(?P<code>[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*|\d+[A-Z][A-Z0-9]*)\b"
AT_THE_TILL = r"at (?:checkout|the register|the desk|the front desk|the counter)"
VERB = r"\b(?i:use|using|enter|apply|mention|quote|with|say|type|add|give|show)\s+(?i:(?:the\s+)?(?:(?:word|phrase)\s+)?)"
CODES = [
    re.compile(rf"(?i:{CODE_CUE}){CODE}"),
    re.compile(rf"(?i:{CODE_CUE})[\"\u201c\u2018'](?P<code>[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)[\"\u201d\u2019']"),
    re.compile(
        rf"{VERB}{CODE}"
        r"(?=[\"'\u201d\u2019\])]*\s+(?i:at|when|in|during|online|to|by|for|before|on|and|while)\b)"
    ),
    re.compile(rf"{VERB}[\"'\u201c\u2018\[(]*(?P<code>[A-Z]+(?:[-_][A-Z]+)*[-_]?\d[A-Z0-9]*)\b"),
    re.compile(rf"{CODE}[\"'\u201d\u2019]?\s+(?i:is your (?:promo |coupon |discount )?code|{AT_THE_TILL})"),
    re.compile(rf"(?i:{CODE_CUE})[\"'\u201c\u2018]*(?P<code>[A-Za-z]+\d+[A-Za-z0-9]*)\b"),
    re.compile(r"(?i:\b(?:code|coupon|voucher|promo|word)\b)[^.!?]{0,40}?\b(?i:is|reads):?\s+" + CODE),
    re.compile(r"(?i:\b(?:codes?|coupon|checkout|write|say|mention)\b).*?\b(?P<code>[A-Z]{3,}\d+|[A-Z]{4,})\b"),
]
OF_A_CODE = re.compile(r"\b(?:codes?|coupons?|vouchers?|promo)\b|\bat checkout\b")
ALONE = re.compile(
    r"[\"'\u201c\u2018\[(]*(?P<code>[A-Z0-9]*[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*|[A-Za-z]+[-_]?\d+)[\"'\u201d\u2019\])]*$"
)
NO_PROMO_CODE = re.compile(
    r"(?:door|gate|entry|access|confirmation|booking|dress|zip|postal|area|qr|bar|security|verification|pin|order|reference|"
    r"locker|keypad|source|wi-?fi|building)[ -]?(?:codes?)\W*$",
    re.I,
)
OF_AN_OFFER = re.compile(
    r"\b(?:offers?|sale|codes?|discounts?|prices?|pricing|deals?|specials?|coupons?|savings?|promo\w*|rates?)\b[^.]*"
    r"\b(?:ends?|ending|expires?|good|valid|through|until|by|before|on)\b"
)
OWN = re.compile(
    r"\b(?:offer|sale|deal|code|discount|price|special|promo\w*|savings?|save|coupon|voucher|expire\w*|ends?|ending|redeem|"
    r"valid|good|use|claim|hurry|last (?:day|chance)|only|join|book\w*|order|shop|buy|deadline|don't wait|until|through|by|"
    r"works?|closes|online|at the door|in[- ]store|rejoin|renew|redeem\w*|no later than|sign(?:ing)?[ -]up|sign-ups|"
    r"register|between|from)\b"
)
OTHERS = re.compile(
    r"\b(?:doors|renews? on|your membership (?:ends|expires|will|is)|membership (?:expires|ends)|next (?:event|class)|"
    r"performance|(?<!sale )(?<!offer )(?<!deal )(?<!party )runs through|on view|exhibition|show opens|"
    r"(?:opening|holiday|new|our|gym|summer|winter) hours|closed|"
    r"reopen|registration (?:opens|closes)|camp (?:runs|starts)|will be charged|voting)\b"
)
OF_DATES = {name[:3] for name in [*DAYS, *MONTHS]}
BETWEEN_DATES = {
    "to",
    "through",
    "thru",
    "until",
    "and",
    "from",
    "only",
    "on",
    "runs",
    "run",
    "good",
    "now",
    "st",
    "nd",
    "rd",
    "th",
}
WRITTEN, LENGTHS = ("on:", "day:"), ("days:", "months:")
FEWEST_LETTERS = 3
MOST_LETTERS = 40
LONGEST_SENTENCE = 1000  # beyond that it is no sentence; patterns of codes take long to read it
CURRENCIES = {
    "cad": re.compile(r"\bCA?\$ ?\d|\bCAD ?\$? ?\d|\d ?CAD\b"),
    "aud": re.compile(r"\bAU?\$\d|\bAUD ?\$? ?\d|\d ?AUD\b"),
    "nzd": re.compile(r"\bNZ\$ ?\d|\bNZD ?\$? ?\d|\d ?NZD\b"),
    "eur": re.compile(r"\u20ac|\bEUR\b|\beuros?\b", re.I),
    "gbp": re.compile(r"\u00a3|\bGBP\b", re.I),
    "usd": re.compile(r"(?<![A-Za-z])(?:US ?)?\$ ?\d"),
}
# a mail that is one of these clearly is no promotion for the offer in it
KEPT = ["welcome", "renewal", "winback", "survey", "fundraising"]
CLEAR = 5
MANY_BLOCKS = 14  # so many parts are a newsletter's rather than a letter's
FAR = 6  # sentences between an offer and the code or expiry that is still its own


class Sentence(NamedTuple):
    """text: as written; plain: made comparable; block: which part of the mail it stands in."""

    text: str
    plain: str
    block: int


def visible(html: str) -> list[str]:
    """What a reader sees, one text per block, in reading order. Text without markup is read by its paragraphs."""
    html = html or ""
    if not re.search(r"<[a-zA-Z!/][^>]*>?", html):
        if html.lstrip()[:1] in ("{", "["):
            texts = re.findall(r'"((?:[^"\\]|\\.)*)"(\s*:)?', html)
            return tidied([text for text, is_key in texts if not is_key])
        return tidied(re.split(r"\n\s*\n|\n(?=\s*[*\u2022-]\s)", html))
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, (Comment, Doctype)) or text.PREFIX):
        comment.extract()
    for tag in soup.find_all(UNREAD):
        # an open <title> or <head> swallows the whole page
        if tag.name == "head" and tag.find("body"):
            tag.unwrap()
        else:
            tag.extract()
    for tag in soup.find_all(is_hidden):
        tag.extract()
    for text in soup.find_all(string=True):
        text.replace_with(re.sub(r"\s+", " ", text))
    for image in soup.find_all("img"):
        image.replace_with(f"\n{image.get('alt') or ''}\n")
    for tag in soup.find_all("br"):
        follower = tag.find_next_sibling()
        tag.replace_with("\n" if follower is not None and follower.name == "br" else " ")
    for tag in soup.find_all(BLOCKS):
        tag.insert_before("\n")
        tag.insert(0, "\n")
        tag.append("\n")
        tag.insert_after("\n")
    return tidied(soup.get_text().split("\n"))


def is_hidden(tag) -> bool:
    """Whether the tag's own style hides it. Without a size is not hidden what has parts with a size of their own."""
    style = str(tag.get("style", ""))
    if SIZELESS.search(style):
        return not any(SIZED.search(str(part.get("style", ""))) for part in tag.find_all(True))
    return tag.has_attr("hidden") or bool(HIDDEN.search(style))


def tidied(texts: list[str]) -> list[str]:
    """The texts without merge tags, invisible characters and superfluous spaces, those that say nothing left out."""
    texts = (re.sub(r"\s+", " ", INVISIBLE.sub("", MERGE_TAG.sub("", text))).strip() for text in texts)
    return [text for text in texts if re.search(r"\w", text)]


def plain(text: str) -> str:
    """The text in lower case, with straight quotes, numbers in digits, and % and $ (any currency) beside their number."""
    text = text.lower().translate(str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2212\u00bd", "''\"\"---\u00bd"))
    text = TENS.sub(lambda found: str(NUMBERS[found[1]] + NUMBERS[found[2]]), text)
    words = "|".join(NUMBERS)
    text = re.sub(rf"\b({words})\b(?! (?:of|another|more reason))", lambda found: str(NUMBERS[found[1]]), text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(\d) ?(?:%|percent\b|per cent\b|pct\b)", r"\1%", text)
    text = re.sub(r"(?:\b(?:usd|cad|eur|gbp|aud|nzd|us\$|ca\$|c\$|au?\$|nz\$)|[\u20ac\u00a3]) ?\$? ?(?=\d)", "$", text)
    text = re.sub(r"(?<![$\d.])(\d+(?:\.\d+)?) ?(?:dollars?\b|bucks\b|euros?\b|\u20ac|\u00a3)", r"$\1", text)
    return re.sub(r"\$ (?=\d)", "$", text)


def sentences(html: str) -> list[Sentence]:
    """The visible sentences of a mail in reading order."""
    found = []
    for block, text in enumerate(visible(html)):
        held = ""
        for part in SENTENCE.split(text):
            held = f"{held} {part}".strip()
            if not ABBREVIATED.search(held):
                found.append(Sentence(held, plain(held), block))
                held = ""
        if held:
            found.append(Sentence(held, plain(held), block))
    return found


def compiled(patterns: pd.DataFrame) -> list[tuple]:
    """The rows of a seed of patterns in the order of their positions, each with its pattern compiled as the last value.

    Raises ValueError with the position of a pattern that is none."""
    rows = patterns.sort_values("position").astype(object).fillna("").to_dict("records")
    for row in rows:
        written = str(row["pattern"]).replace("{n}", NUMBER).replace("{m}", r"\d+")
        try:
            row["pattern"] = re.compile(written)
        except re.error as error:
            raise ValueError(f"the pattern at position {row['position']} is no regular expression: {error}") from error
    return rows


def digits(number: str) -> str:
    """A number without superfluous zeros: 20.00 -> 20, 12.50 -> 12.5."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".") if number else ""


def is_dearer(row: dict, found: re.Match) -> bool:
    """Whether the new price is no lower than the one beside it, so that the mail tells of a rise."""
    prices = [float(price) for price in re.findall(r"\$ ?(\d+(?:\.\d+)?)", found[0])]
    return row["offer_type"] == "fixed_price" and len(prices) > 1 and float(found["n"]) >= max(prices)


def currency_of(text: str) -> str:
    """The unit of the first amount of money in a text, usd where it says no more than $."""
    marks = [(found.start(), unit) for unit, mark in CURRENCIES.items() if (found := mark.search(text))]
    return min(marks)[1] if marks else "usd"


def reading(row: dict, found: re.Match, currency: str) -> dict:
    """Type, amount and unit that a pattern says with what it found."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    amount = str(row["offer_amount"] or groups.get("n", ""))
    unit = currency if row["offer_unit"] == "usd" else str(row["offer_unit"])
    if row["offer_type"] == "free_trial" and "unit" in groups:
        times, unit = TERMS[groups["unit"]]
        amount = str(float(amount or 1) * times)
    elif row["offer_type"] == "free_item":
        amount = amount or "1"
    elif row["offer_type"] == "other":
        amount = ""
    return {"offer_type": row["offer_type"], "offer_amount": digits(amount), "offer_unit": unit if amount else ""}


def excluded(text: str, offer_type: str, exclusions: list[dict]) -> bool:
    """Whether a text in plain letters speaks of what looks like an offer of that type, or like a code, and is none."""
    return any(
        row["pattern"].search(text)
        for row in exclusions
        if offer_type in row["offer_types"].split() or not row["offer_types"] and offer_type not in ("code", "code_word")
    )


def first_offer(mail: list[Sentence], offers: list[dict], exclusions: list[dict]) -> tuple[int, dict, int] | None:
    """Place of the sentence with the first offer, what it says, and how many sentences before only looked like one."""
    refused = 0
    for place, sentence in enumerate(mail):
        found = [(row, row["pattern"].search(sentence.plain)) for row in offers]
        hits = sorted(
            ((match.start(), row["position"], row, match) for row, match in found if match), key=lambda hit: hit[:2]
        )
        kept = [
            hit for hit in hits
            if not excluded(sentence.plain, hit[2]["offer_type"], exclusions) and not is_dearer(hit[2], hit[3])
        ]  # fmt: skip
        if kept:
            # of patterns that overlap the more specific one, which has the earlier position
            end = kept[0][3].end()
            best = min((hit for hit in kept if hit[0] < end), key=lambda hit: hit[1])
            return place, reading(best[2], best[3], currency_of(sentence.text)), refused
        refused += bool(hits)
    return None


def nearby(mail: list[Sentence], place: int) -> list[Sentence]:
    """The sentences that may speak of the offer at that place, the likeliest first: itself, those after, those before."""
    after = mail[place + 1 : place + 1 + FAR]
    before = mail[max(0, place - 2) : place][::-1]
    far = [sentence for sentence in mail[place + 1 + FAR :] if OF_AN_OFFER.search(sentence.plain)]
    return [sentence for sentence in [mail[place], *after, *before, *far] if not FOOTER.search(sentence.text)]


def code_in(sentence: Sentence, around: list[Sentence], exclusions: list[dict]) -> str:
    """The code that a sentence gives: after words about a code, or alone in a block beside such words."""
    if excluded(sentence.plain, "code", exclusions):
        return ""
    text = sentence.text[:LONGEST_SENTENCE]
    for pattern in CODES:
        for found in pattern.finditer(text):
            cue = text[: found.start("code")].rstrip("\"'\u201c\u2018[(: ")
            if not NO_PROMO_CODE.search(cue) and (code := usable_code(found["code"], exclusions)):
                return code
    alone = ALONE.match(sentence.text) if len(sentence.text) <= MOST_LETTERS else None
    if alone and any(is_about_a_code(one, exclusions) for one in around):
        return usable_code(alone["code"], exclusions)
    return ""


def usable_code(code: str, exclusions: list[dict]) -> str:
    """The code in capitals; nothing for an ordinary word, which capitals do not make a code."""
    return "" if len(code) < FEWEST_LETTERS or excluded(code.lower(), "code_word", exclusions) else code.upper()


def is_about_a_code(sentence: Sentence, exclusions: list[dict]) -> bool:
    return bool(
        OF_A_CODE.search(sentence.plain)
        and not NO_PROMO_CODE.search(sentence.text)
        and not excluded(sentence.plain, "code", exclusions)
    )


def code_of(mail: list[Sentence], place: int, exclusions: list[dict]) -> str:
    at = {id(sentence): number for number, sentence in enumerate(mail)}
    for sentence in nearby(mail, place):
        here = at[id(sentence)]
        if code := code_in(sentence, mail[max(0, here - 2) : here] + mail[here + 1 : here + 2], exclusions):
            return code
    return ""


def date_rule(written: str) -> str:
    """on:YYYY-MM-DD of a date with a year, day:MM-DD of one without, or nothing if there is no such day."""
    written = re.sub(r"(?<=\d)\.(?=\d)", "/", written)
    written = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", " ", written)
    try:
        here, there = (parser.parse(written, default=datetime(year, 1, 1)).date() for year in (2000, 2004))
    except (ValueError, OverflowError):
        return ""
    return f"on:{here.isoformat()}" if here == there else f"day:{here:%m-%d}"


def expiry_rule(row: dict, found: re.Match) -> str:
    """The rule that a pattern of expiry says with what it found."""
    said = {name: value for name, value in found.groupdict().items() if value}
    if row["rule"] == "date":
        return date_rule(said["date"])
    if row["rule"] == "range":
        return date_rule(f"{said['month_name']} {said['last']} {said.get('year', '')}")
    if row["rule"] == "hours":
        return f"days:{math.ceil(int(said['n']) / 24)}"
    if row["rule"] == "count":
        number, unit = int(said["n"]), said["unit"]
        return f"months:{number}" if unit == "month" else f"days:{number * (7 if unit == 'week' else 1)}"
    if row["rule"] == "weekday":
        return f"weekday:{DAYS.index(said['weekday']) + 1}"
    if row["rule"] == "month":
        return f"month:{MONTHS.index(said['month'][:3]) + 1:02}"
    return row["rule"]


def expiry_in(sentence: Sentence, expiries: list[dict]) -> str:
    """The rule of the sentence's last day, or nothing; a written date before a relative one."""
    for row in expiries:
        for found in row["pattern"].finditer(sentence.plain):
            if rule := expiry_rule(row, found):
                return rule
    return ""


def expiry_of(mail: list[Sentence], place: int, expiries: list[dict]) -> str:
    """The rule of the nearest sentence with a last day; but dates that stand alone are more exact than a length."""
    found = ""
    for sentence in nearby(mail, place):
        is_dates = is_nothing_but_dates(sentence.plain)
        is_own = OWN.search(sentence.plain) or is_dates
        is_others = OTHERS.search(sentence.plain)
        speaks_of_it = is_own and not is_others or sentence is mail[place] and (is_own or not is_others)
        rule = expiry_in(sentence, expiries) if speaks_of_it and (not found or is_dates) else ""
        if rule and (not found or rule.startswith(WRITTEN)):
            found = rule
        if found and not found.startswith(LENGTHS):
            return found
    return found


def is_nothing_but_dates(text: str) -> bool:
    """Whether a sentence is a date or a range of dates and no more."""
    words = re.findall(r"[a-z]+|\d+", text)
    return bool(re.search(r"\d", text)) and all(
        word.isdigit() or word[:3] in OF_DATES or word in BETWEEN_DATES for word in words
    )


def category(mail: list[Sentence], offer_place: int | None, words: list[dict]) -> tuple[str, float]:
    """What the mail is for, and how clearly, from 0 to 1. Headlines, that is the first sentences, count double."""
    read = [sentence for sentence in mail if not FOOTER.search(sentence.text)]
    scores: dict[str, float] = {}
    for row in words:
        hits = [place for place, sentence in enumerate(read) if row["pattern"].search(sentence.plain)]
        if hits:
            weight = float(row["weight"]) * (2 if hits[0] < 3 else 1) + min(len(hits) - 1, 3) * 0.5
            scores[row["email_category"]] = scores.get(row["email_category"], 0) + weight
    if len({sentence.block for sentence in read}) >= MANY_BLOCKS:
        scores["newsletter"] = scores.get("newsletter", 0) + 2
    if offer_place is not None:
        offer_place -= sum(bool(FOOTER.search(sentence.text)) for sentence in mail[:offer_place])
    if offer_place is not None and max((scores.get(kind, 0) for kind in KEPT), default=0) < CLEAR:
        scores["promotion"] = 9 if offer_place < 3 else 6 if offer_place < 6 else 2
    if not scores:
        return "announcement", 0.0
    (best, most), *others = sorted(scores.items(), key=lambda score: (-score[1], score[0]))
    return best, most / (most + (others[0][1] if others else 0))


def analyse(html: str, offers: list[dict], exclusions: list[dict], expiries: list[dict], words: list[dict]) -> dict:
    """The answer for one HTML, texts by field. offers, exclusions, expiries, words: the seeds, as compiled returns them."""
    mail = sentences(html)
    offer = first_offer(mail, offers, exclusions)
    kind, clearness = category(mail, offer and offer[0], words)
    if not offer:
        looked_like = any(row["pattern"].search(sentence.plain) for sentence in mail for row in offers)
        confidence = 0.5 if not mail else 0.75 if looked_like else 0.95
        return NO_OFFER | {"email_category": kind, "confidence": digits(str(confidence))}
    place, said, refused = offer
    code = code_of(mail, place, exclusions)
    rule = expiry_of(mail, place, expiries)
    confidence = 0.6 + 0.15 * (place < 3) + 0.1 * bool(code) + 0.1 * bool(rule)
    confidence += 0.05 * (clearness > 0.6) - 0.1 * (refused > 0)
    return {
        "has_offer": "true",
        **said,
        "offer_code": code,
        "offer_expires_rule": rule,
        "offer_description": mail[place].text,
        "email_category": kind,
        "confidence": digits(str(min(confidence, 0.95))),
    }


def analysed(templates: pd.DataFrame, asked_of: str, **patterns: pd.DataFrame) -> pd.DataFrame:
    """One row per template, of the columns content_hash and html: content_hash, asked_of, answer."""
    seeds = {name: compiled(rows) for name, rows in patterns.items()}
    answers = [json.dumps(analyse(html, **seeds), ensure_ascii=False) for html in templates["html"]]
    return pd.DataFrame({"content_hash": templates["content_hash"].to_numpy(), "asked_of": asked_of, "answer": answers})


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def written_like(given: list[str], made: pd.DataFrame) -> pd.DataFrame:
    """The frame with its columns in capitals where those that were given are.

    Snowflake folds a name without quotes to capitals; a frame with lower-case names would become columns in quotes.
    """
    return made.rename(columns=str.upper) if all(map(str.isupper, given)) else made


def model(dbt, session):
    dbt.config(materialized="incremental", packages=["beautifulsoup4", "pandas", "python-dateutil"])
    settings = dbt.config.get("meta")
    templates = dbt.ref("campaign_templates")
    given = frame(templates)
    if dbt.is_incremental:
        known = frame(session.sql(f"select content_hash from {dbt.this}"))["content_hash"]
        given = given[~given["content_hash"].isin(known)]
        if given.empty:
            return session.sql(f"select * from {dbt.this} where 1 = 0")
    made = analysed(
        given.sort_values("content_hash"),
        settings["asked_of"],
        offers=frame(dbt.ref("offer_patterns")),
        exclusions=frame(dbt.ref("offer_exclusions")),
        expiries=frame(dbt.ref("expiry_patterns")),
        words=frame(dbt.ref("email_category_words")),
    )
    return written_like(list(templates.columns), made)

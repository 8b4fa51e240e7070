"""What the offline analyser reads in the HTML of a mail."""

import json
import time

import pandas as pd
import pytest
from project import ROOT
from template_patterns import analyse, analysed, compiled, plain, sentences, visible

SEEDS = ROOT / "seeds/reference/offers"
NAMES = {
    "offers": "offer_patterns",
    "exclusions": "offer_exclusions",
    "expiries": "expiry_patterns",
    "words": "email_category_words",
}
ROWS = {name: pd.read_csv(SEEDS / f"{file}.csv") for name, file in NAMES.items()}
PATTERNS = {name: compiled(rows) for name, rows in ROWS.items()}


def read(html: str) -> dict[str, str]:
    return analyse(html, **PATTERNS)


def offer(text: str) -> tuple[str, str, str]:
    said = read(f"<p>{text}</p>")
    return said["offer_type"], said["offer_amount"], said["offer_unit"]


def test_what_is_hidden_is_not_read():
    html = (
        "<html><head><title>50% off</title><style>.a{}</style></head><body>"
        '<div style="display:none;max-height:0">60% off</div><!-- 70% off --><!--[if mso]><p>80% off</p><![endif]-->'
        "<script>90% off</script><h1>Spring is here</h1></body></html>"
    )
    assert visible(html) == ["Spring is here"]
    assert read(html)["has_offer"] == "false"


def test_a_cell_without_a_size_shows_what_has_one():
    html = '<td style="font-size:0px"><p style="font-size:14px">Hello</p><p style="font-size:0">secret</p></td>'
    assert visible(html) == ["Hello"]


def test_the_words_of_a_picture_are_read():
    assert read('<a href="#"><img src="x.png" alt="20% OFF everything"></a>')["offer_amount"] == "20"


@pytest.mark.parametrize("html", ["", None, "   ", "<html></html>", "<<<>>>", "<p", '{"subject": "x", "text"', "\x00\ufeff"])
def test_what_is_no_html_has_no_offer_and_does_not_stop(html):
    assert read(html)["offer_type"] == "none"


def test_text_without_markup_and_json_are_read_all_the_same():
    assert read("Hi!\n\n10% off everything in the shop\nwith code GEAR10.\n\nBye")["offer_code"] == "GEAR10"
    assert read('{"subject": "x", "body": "Take 15% off all classes"}')["offer_amount"] == "15"


def test_broken_markup_is_read_to_its_end():
    assert read("<TABLE><TR><TD><FONT size=3>Save $25 today<TD>until March 3<p>Bye")["offer_amount"] == "25"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Save twenty percent on shoes", ("percent_off", "20", "percent")),
        ("Up to 50% off all chalk bags", ("percent_off", "50", "percent")),
        ("Memberships are half price", ("percent_off", "50", "percent")),
        ("$10 off your next visit", ("amount_off", "10", "usd")),
        ("Save $1,250.50 on a lifetime membership", ("amount_off", "1250.5", "usd")),
        ("Your first month for $29", ("fixed_price", "29", "usd")),
        ("Was $80, now $60", ("fixed_price", "60", "usd")),
        ("Day passes are $15 this week (usually $24)", ("fixed_price", "15", "usd")),
        ("Get a free tote bag", ("free_item", "1", "item")),
        ("Three free visits for you", ("free_item", "3", "visits")),
        ("Your first class is on us", ("free_item", "1", "visits")),
        ("Start a 7-day free trial", ("free_trial", "7", "days")),
        ("Two weeks free for newcomers", ("free_trial", "14", "days")),
        ("Your first month is free", ("free_trial", "1", "months")),
        ("Buy one day pass, get one free", ("bogo", "100", "percent")),
        ("Second ticket half price", ("bogo", "50", "percent")),
        ("We'll waive the $49 initiation fee", ("waived_fee", "49", "usd")),
        ("No joining fee", ("waived_fee", "", "")),
        ("Free shipping on all orders", ("waived_fee", "", "")),
        ("Refer a friend and get a $25 gift card", ("credit", "25", "usd")),
        ("Double points all week", ("other", "", "")),
        ("A third off all workshops", ("percent_off", "33", "percent")),
        ("Pay half the usual price", ("percent_off", "50", "percent")),
        ("Your discount: 12% on guided hikes", ("percent_off", "12", "percent")),
        ("CA$10 off all seats", ("amount_off", "10", "cad")),
        ("C$10 off all seats", ("amount_off", "10", "cad")),
        ("US$10 off all seats", ("amount_off", "10", "usd")),
        ("\u20ac10 off the pass", ("amount_off", "10", "eur")),
        ("\u00a35 off the pass", ("amount_off", "5", "gbp")),
        ("Get a $10 voucher", ("credit", "10", "usd")),
        ("Twelve dollars of store credit for you", ("credit", "12", "usd")),
        ("Season passes are $499 until November 30", ("fixed_price", "499", "usd")),
        ("Two-for-one rides all week", ("bogo", "100", "percent")),
        ("We'll pay the postage on your first order", ("waived_fee", "", "")),
        ("Pick up a free pair of laces", ("free_item", "1", "item")),
    ],
)
def test_the_types_of_offers(text, expected):
    assert offer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tickets $25, students $15",
        "Attendance was up 20% on last year",
        "80% of funding comes from you",
        "Your gift will be matched 100% today: give $50",
        "Members always get 10% off in the shop",
        "Our spring sale has ended, 30% off is no longer available",
        "Feel free to call; parking is free and so are gluten-free snacks",
        "The lecture is free and open to the public",
        "Your card was charged $79",
        "Order #SAVE2041 has shipped",
        "From January 1 a monthly membership costs $54 instead of $49",
        "To keep your free visits and 10% discount, please renew",
        "Friends get 15% off in the feed store, as ever",
    ],
)
def test_what_only_looks_like_an_offer(text):
    assert offer(text) == ("none", "", "")


def test_the_first_offer_counts_with_its_own_code_and_last_day():
    said = read(
        "<h1>20% off day passes</h1><p>Use code MAY20 at the desk.</p><p>Offer ends May 31, 2026.</p>"
        "<p>Also: $5 off shoes with code SHOE5 until June 9, 2026.</p>"
    )
    assert (said["offer_amount"], said["offer_code"], said["offer_expires_rule"]) == ("20", "MAY20", "on:2026-05-31")
    assert said["offer_description"] == "20% off day passes"


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("20% OFF EVERYTHING. NO CODE NEEDED.", ""),
        ("20% OFF EVERYTHING. NO PROMO CODE REQUIRED.", ""),
        ("20% off. You don't need a code: SIMPLY BOOK.", ""),
        ("20% OFF. USE CODE AT CHECKOUT", ""),
        ("20% OFF. ENTER COUPON ONLINE", ""),
        ("20% OFF. USE CODE BELOW", ""),
        ("<p>20% off today</p><p>Use code</p><h2>SAVE20</h2>", "SAVE20"),
        ("<p>20% off today</p><p>ENTER YOUR CODE AT CHECKOUT:</p><td>SUMMER</td>", "SUMMER"),
        ("<p>20% off today</p><td>CODE</td><td>SUMMER</td>", "SUMMER"),
        ("<p>20% off today</p><h2>SUMMER</h2><p>Use this code at checkout</p>", "SUMMER"),
        ("<p>20% off today</p><p>Your code:</p><h2>summer-20</h2>", "SUMMER-20"),
        ("<p>20% off today</p><h2>SHOP NOW</h2><h2>TICKETS</h2>", ""),
        ("<p>20% off today</p><p>No code needed</p><h2>SAVINGS</h2>", ""),
        ("20% off. Use code: save20", "SAVE20"),
        ("20% off. Use code \u201cspringtime\u201d", "SPRINGTIME"),
        ("20% off with LEAF20, all week", "LEAF20"),
        ("20% off. The word for the coupon box is THYME", "THYME"),
        ("20% off. NO CODE NEEDED IN STORE. ONLINE, USE CODE WEB20.", "WEB20"),
    ],
)
def test_a_code_is_no_ordinary_word_and_may_stand_alone(html, code):
    assert read(html if html.startswith("<") else f"<p>{html}</p>")["offer_code"] == code


@pytest.mark.parametrize("noise", ["A" * 50_000, "A-" * 25_000, "code " * 10_000, "mon" * 15_000, "get a x " * 6_000])
def test_noise_costs_no_time(noise):
    begun = time.process_time()
    read(f"<p>Save 20% today</p><p>{noise}</p>")
    assert time.process_time() - begun < 2


def test_a_door_code_is_no_promo_code():
    assert read("<p>Save 10% today.</p><p>The door code: KEY2024 opens the gate.</p>")["offer_code"] == ""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ends March 31, 2026", "on:2026-03-31"),
        ("until 3/31/26", "on:2026-03-31"),
        ("valid through Sun., Oct 4", "day:10-04"),
        ("before June 2nd", "day:06-02"),
        ("by 31 December 2026", "on:2026-12-31"),
        ("until 2026-01-31", "on:2026-01-31"),
        ("June 1-7", "day:06-07"),
        ("today only", "days:0"),
        ("ends tomorrow", "days:1"),
        ("for the next 48 hours", "days:2"),
        ("within 7 days", "days:7"),
        ("for two weeks only", "days:14"),
        ("ends Sunday", "weekday:7"),
        ("this weekend only", "week_end"),
        ("through June", "month:06"),
        ("until the end of the month", "month_end:0"),
        ("until the end of the year", "year_end"),
        ("until 3.31.2026", "on:2026-03-31"),
        ("valid 3/1 \u2013 3/31", "day:03-31"),
        ("valid 3/1/2026 to 3/31/2026", "on:2026-03-31"),
        ("valid 3.1.2026 - 3.31.2026", "on:2026-03-31"),
        ("valid 3.1 - 3.31", "day:03-31"),
        ("from March 1 through March 31", "day:03-31"),
        ("between June 15 and June 28", "day:06-28"),
        ("12-15 February", "day:02-15"),
        ("from 2026-03-01 to 2026-03-31", "on:2026-03-31"),
        ("redeemable by 2026-11-30", "on:2026-11-30"),
        ("until Halloween", "day:10-31"),
        ("until February 30, 2026", ""),
        ("", ""),
    ],
)
def test_the_last_day_is_a_rule_where_it_hangs_on_the_day_of_sending(text, rule):
    assert read(f"<p>Save 20% on shoes, {text}.</p>")["offer_expires_rule"] == rule


def test_a_renewal_is_no_expiry_of_the_offer():
    html = "<p>Renew and take 10% off.</p><p>Your membership expires March 3, 2026.</p>"
    assert read(html)["offer_expires_rule"] == ""


@pytest.mark.parametrize(
    ("html", "category"),
    [
        ("<h1>Your order has shipped</h1><p>Order #12, total $30.</p>", "transactional"),
        ("<h1>Welcome to the club!</h1><p>Thanks for joining.</p>", "welcome"),
        ("<h1>We miss you</h1><p>Come back and take 50% off.</p>", "winback"),
        ("<h1>Time to renew</h1><p>Your membership ends soon.</p>", "renewal"),
        ("<h1>Giving day</h1><p>Donate today; your gift is matched.</p>", "fundraising"),
        ("<h1>How did we do?</h1><p>Take our survey.</p>", "survey"),
        ("<h1>30% off all spring shows</h1><p>Tickets are on sale.</p>", "promotion"),
        ("<p>You're invited</p><h1>An evening with the makers</h1><p>Guests are welcome. Please RSVP.</p>", "event"),
        ("<h1>How was your tour?</h1><p>Answer our survey and get a $5 voucher.</p>", "survey"),
        ("<p>From January 1 a membership costs $54 instead of $49. It is our first increase.</p>", "announcement"),
    ],
)
def test_what_a_mail_is_for(html, category):
    assert read(html)["email_category"] == category


def test_numbers_are_compared_in_digits():
    assert plain("Twenty-five percent & $ 1,000") == "25% & $1000"


def test_a_day_of_the_week_in_short_does_not_end_a_sentence():
    assert [said.text for said in sentences("<p>Good until Sun. Oct 4. Come in!</p>")] == [
        "Good until Sun. Oct 4.",
        "Come in!",
    ]


def test_one_row_per_template_whatever_the_order():
    templates = pd.DataFrame({"content_hash": ["b", "a"], "html": ["", "<p>Save 10%</p>"]})
    made = analysed(templates, "api", **ROWS)
    again = analysed(templates[::-1], "api", **ROWS)
    assert made.sort_values("content_hash").to_dict("records") == again.sort_values("content_hash").to_dict("records")
    assert json.loads(made["answer"][1])["offer_amount"] == "10"
    assert set(made["asked_of"]) == {"api"}


def test_a_pattern_that_is_none_is_named():
    broken = ROWS["offers"].assign(pattern="(")
    with pytest.raises(ValueError, match="the pattern at position 1 is no regular expression"):
        compiled(broken)

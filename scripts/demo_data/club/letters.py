"""The club's mailings: title, subject, day, body, and what the code in it is good for."""

from dataclasses import dataclass

SHELL = (
    '<!DOCTYPE html><html><head><style>.btn{{background:#246}}</style><title>{title}</title></head><body>'
    '<table width="600"><tr><td><h1>{title}</h1>{body}</td></tr><tr><td class="footer"><p>The Club, 1 Main St, Chicago. '
    '<a href="https://club.example.org/unsubscribe?e=*|UNIQID|*">Unsubscribe</a></p></td></tr></table></body></html>'
)  # fmt: skip
COME_BACK = """<p>We have missed you! Your <b>first month is free</b> when you come back.</p>
<p>Use code <strong>COMEBACK</strong> at checkout, any time until 31 December 2026.</p>
<a class="btn" href="https://club.example.org/join?promo=COMEBACK">Come back</a>"""


@dataclass(frozen=True)
class Letter:
    """item, percent: what of the shop the code is used for, '' if for nothing, and how much it takes off."""

    title: str
    subject: str
    day: str
    body: str
    code: str = ""
    item: str = ""
    percent: int = 0

    @property
    def html(self) -> str:
        return self.body if self.title == "Gear sale (text)" else SHELL.format(title=self.title, body=self.body)


LETTERS = (
    Letter("Autumn news", "What is on this autumn", "2024-11-05",
           "<p>New opening hours, a new annex and 12 new courses. We open at 9:00 on Sundays.</p>"),
    Letter("Holiday gift", "A gift for you: $25 off", "2024-12-03",
           "<p>Give a year of the club. <b>$25 off</b> any annual membership with code <code>HOLIDAY25</code>.</p>"
           "<p>Offer ends 12/31/2024.</p>", "HOLIDAY25", "Solo Annual", 3),
    Letter("Winter members night", "You are invited", "2025-01-21",
           "<p>Members night is on February 8 from 7 pm. Guests are welcome; 80 places.</p>"),
    Letter("Bring a friend", "Bring a friend and save 20%", "2025-03-11",
           "<p>Save <em>20%</em> on a day pass for your friend.</p><p>Promo code: <span>FRIEND20</span>. "
           "Valid through April 30, 2025.</p>", "FRIEND20", "Day Pass", 20),
    Letter("Summer camp early bird", "Kids camp: early birds save", "2025-04-22",
           "<p>Camps for ages 7 to 14. Book by May 15, 2025 and take 15 percent off with code CAMP15.</p>",
           "CAMP15", "Kids Camp Week", 15),
    Letter("Come back", "We miss you", "2025-06-17", COME_BACK, "COMEBACK", "Solo Monthly", 100),
    Letter("August survey", "How are we doing?", "2025-08-12",
           "<p>Answer five questions. It takes 2 minutes, and 100% of answers are read.</p>"),
    Letter("Gear sale (text)", "10% off all gear", "2025-09-30",
           "Hi! 10% off everything in the shop < until Oct 31, 2025 > with code GEAR10 & your member card.\n"
           "See you at the club", "GEAR10", "T-Shirt", 10),
    Letter("Two for one", "Two visits for the price of one", "2025-11-18",
           "<p>Buy one day pass, get one free, all of November. No code needed.</p>"),
    Letter("New year", "Start the year with 50 dollars off", "2026-01-06",
           "<p>Join in January and get <b>$50 off</b> your annual membership.</p><p>Code NEWYEAR50, expires 2026-01-31.</p>",
           "NEWYEAR50", "Solo Annual", 6),
    Letter("Spring offer", "Last chance: spring offer", "2026-03-24",
           "<p>10% off workshops with code SPRING10.</p><p>Expires March 1, 2026.</p>", "SPRING10", "Intro Workshop", 10),
    Letter("Come back", "We still miss you", "2026-05-12", COME_BACK, "COMEBACK", "Solo Monthly", 100),
    Letter("Bottle day", "Free bottle", "2026-07-07",
           "<p>A <b>free water bottle</b> with every day pass this week, until Sunday 12 July 2026. "
           "Say BOTTLE at the desk.</p>",
           "BOTTLE", "Water Bottle", 100),
    Letter("Back to school", "30% off for students", "2026-09-01",
           "<p>Students: 30&#37; off the first month.</p><p>Enter <b>BACK2SCHOOL30</b> by Sept. 30th, 2026.</p>",
           "BACK2SCHOOL30", "Solo Monthly", 30),
)  # fmt: skip

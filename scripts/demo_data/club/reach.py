"""What the club does where nobody is known by name: Instagram's posts and Facebook's advertisements."""

from ..randomness import stream
from ..settings import TODAY, day
from .population import OPENED
from .rows import DATE, DAY, LAST, Rows, dollars, moment

POST = ["id", "caption", "media_type", "permalink", "timestamp", "like_count", "comments_count"]
METRIC = ["id", "reach", "impressions", "views", "likes", "comments", "saved", "shares"]
AD = ["account_id", "account_currency", "campaign_id", "campaign_name", "ad_id", "date_start", "date_stop", "spend",
      "impressions", "clicks", "reach"]  # fmt: skip
VIEWS_FROM = day("2025-04-21")  # since when Instagram counts views in place of impressions
CAPTIONS = ("New routes in the main hall", "Members night", "Meet the team", "Kids camp is open", "Sunday hours")
# name, days from the opening to the first day, days that it ran, dollars a day
ADS = (
    ("Opening", 5, 45, 30), ("New Year 2025", 85, 40, 25), ("Summer Camp 2025", 195, 60, 18),
    ("Back to School 2025", 320, 45, 22), ("New Year 2026", 450, 45, 28),
    ("Summer Camp 2026", 560, 60, 20), ("Back to School 2026", 690, 45, 24),
)  # fmt: skip


def instagram(seed: int) -> tuple[Rows, Rows]:
    """A post a fortnight, and its figures so far as they were loaded on each of the days after."""
    posts, metrics = Rows(stream(seed, "club posts")), Rows(stream(seed, "club post metrics"))
    rng = metrics.rng
    for number, on in enumerate(range(OPENED + 3, TODAY, 14)):
        at, media = on * DAY + 17 * 3600, str(17_900_000_000_000_000 + number * 7_919)
        seen = int(rng.integers(300, 1_500))
        posts.add(
            at, id=media, caption=f"{CAPTIONS[number % 5]} #{number + 1}",
            media_type=("IMAGE", "VIDEO", "CAROUSEL_ALBUM")[rng.integers(0, 3)],
            permalink=f"https://instagram.example.org/p/{number:04d}", timestamp=moment(at).replace("Z", "+0000"),
            like_count=seen // 9, comments_count=seen // 80,
        )  # fmt: skip
        reach = 0
        for after in range(min(10, TODAY - on + 1)):
            reach += int(seen * 0.6**after)
            times = reach + int(reach * 0.3)
            metrics.add(
                (on + after) * DAY + 80_000, id=media, reach=reach, impressions=times if on < VIEWS_FROM else "",
                views="" if on < VIEWS_FROM else times, likes=reach // 10, comments=reach // 90, saved=reach // 60,
                shares=reach // 120,
            )  # fmt: skip
    metrics.correct(0.01, "likes", lambda was: str(int(was) + 1))
    return posts, metrics


def facebook_ads(seed: int) -> Rows:
    """Spend and results of each campaign by day."""
    table = Rows(stream(seed, "club ads"))
    rng = table.rng
    for number, (name, first, days, a_day) in enumerate(ADS):
        for on in range(OPENED + first, min(OPENED + first + days, TODAY + 1)):
            spend = int(a_day * 100 * (0.7 + 0.6 * rng.random()))
            seen = int(spend * (0.9 + 0.4 * rng.random()))
            table.add(
                min(on * DAY + 80_000, LAST), account_id="act_4410021", account_currency="USD",
                campaign_id=str(23_850_000_000_000 + number), campaign_name=name,
                ad_id=str(23_860_000_000_000 + number), date_start=moment(on * DAY, DATE),
                date_stop=moment(on * DAY, DATE), spend=dollars(spend), impressions=seen, clicks=seen // 70,
                reach=int(seen * 0.8),
            )  # fmt: skip
    table.correct(0.02, "spend", lambda was: was[:-1] + "9")
    table.damage(0.004, "spend", ("-3.00", ""))
    return table

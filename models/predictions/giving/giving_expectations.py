"""One row per constituent and as_of_date: what a giver is expected to give in the next 12 months, and if they are active.

Each as_of_date has models of its own, fitted on the histories up to it:
- bg_bb for those who never gave twice in a year (Fader, Hardie and Shang 2010): a year has a gift or none, until they stop.
- pareto_nbd for the others (Schmittlein, Morrison and Colombo 1987): gifts on any day, until they stop.
- gamma_gamma for the amounts (Fader and Hardie 2013): a giver's own average, drawn to that of all as far as it is unsure.
In both models of gifts somebody who gave once may have stopped since, so that nobody is active for certain.
Too few givers, or a fit without an end: the published parameters of other givers, and is_prior says so.
"""

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import betaln, expit, gammaincinv, gammaln

YEAR = 365  # days
STEPS = (1, 7, 28, 91)  # days to which times are rounded where there are too many different histories
MOST_CELLS = 3000  # different histories on which a model is fitted
PRIOR_GIVERS = 0.1
FARTHEST = 9.0  # of a parameter's logarithm from 0
PLACES = 6  # of what is expected: the last digits of a double are the engine's
STEP = 1e-3  # of a logarithm, so wide that a slope is far above the last digits of an engine
DIGITS = 3  # of the logarithm: what lies behind is the engine's, and changes nobody's expectation by a thousandth
NODES, WEIGHTS = np.polynomial.legendre.leggauss(12)
DAYS = ["as_of_date", "first_gift_on", "last_gift_on"]
NUMBERS = ["gift_days", "years_given", "last_year_given", "year_count", "average_amount"]
TYPES = {
    **{"constituent_id": "string", "as_of_date": "date", "expected_gifts": "double", "expected_giving": "double"},
    **{"probability_active": "double", "giving_capacity_from_behaviour": "double", "model": "string", "is_prior": "boolean"},
}
COLUMNS = list(TYPES)[2:]


def bg_bb_likelihood(parameters: np.ndarray, x: np.ndarray, t: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Log likelihood of each history of n years after the first gift, with a gift in x of them, the last one in year t.

    parameters: alpha, beta (of giving in a year), gamma, delta (of stopping before a year). x, t, n: whole numbers.
    """
    a, b, c, d = parameters
    total = betaln(a + x, b + n - x) + betaln(c, d + n)
    for years in range(int((n - t).max(initial=0))):
        stopped = betaln(a + x, b + t - x + years) + betaln(c + 1, d + t + years)
        total = np.logaddexp(total, np.where(t + years < n, stopped, -np.inf))
    return total - betaln(a, b) - betaln(c, d)


def bg_bb_prediction(parameters: np.ndarray, x: np.ndarray, t: np.ndarray, n: np.ndarray, years: int = 1) -> tuple:
    """Of each history: how many of the next years have a gift, as expected, and the chance to be active in the first."""
    a, b, c, d = parameters
    known = bg_bb_likelihood(parameters, x, t, n) + betaln(a, b) + betaln(c, d)
    active = [np.exp(betaln(c, d + n + 1 + later) - known) for later in range(years)]
    return sum(active) * np.exp(betaln(a + x + 1, b + n - x)), active[0] * np.exp(betaln(a + x, b + n - x))


def stopped_and_active(parameters: np.ndarray, x: np.ndarray, t: np.ndarray, n: np.ndarray) -> tuple:
    """Pareto/NBD: logarithms of both parts of the likelihood, stopped from t to n and active at n, but for what they share.

    The integral over the day of stopping has no closed form; over ((alpha + t) / (alpha + day)) ** (r + x) it is smooth.
    """
    r, alpha, s, beta = parameters
    rate = r + x
    first = np.exp(rate * (np.log(alpha + t) - np.log(alpha + n)))
    at = 1 + (1 - first) * (NODES[:, None] - 1) / 2
    day = (alpha + t) * np.exp(-np.log(at) / rate) - alpha
    share = np.exp(np.log(alpha + day) - (s + 1) * np.log(beta + day))
    area = WEIGHTS @ share * (1 - first) / 2
    with np.errstate(divide="ignore"):  # nothing lies between a last gift today and today
        stopped = np.log(area) + np.log(s / rate) - rate * np.log(alpha + t)
    return stopped, -rate * np.log(alpha + n) - s * np.log(beta + n)


def pareto_nbd_likelihood(parameters: np.ndarray, x: np.ndarray, t: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Log likelihood of each history: x gifts after the first one, the last of them at t, and known until n.

    parameters: r, alpha (of the rate of gifts), s, beta (of the rate of stopping). t, n: years since the first gift.
    """
    r, alpha, s, beta = parameters
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    return shared + np.logaddexp(*stopped_and_active(parameters, x, t, n))


def pareto_nbd_prediction(parameters: np.ndarray, x: np.ndarray, t: np.ndarray, n: np.ndarray, years: float = 1) -> tuple:
    """Of each history: the gifts expected in the next years, and the probability to be active at n."""
    r, alpha, s, beta = parameters
    stopped, active = stopped_and_active(parameters, x, t, n)
    probability = expit(active - stopped)
    ahead = np.log((beta + n + years) / (beta + n))
    lasting = ahead if abs(s - 1) < 1e-9 else -np.expm1(-(s - 1) * ahead) / (s - 1)
    return probability * (r + x) / (alpha + n) * (beta + n) * lasting, probability


def gamma_gamma(parameters: np.ndarray) -> tuple[float, float, float]:
    """p, q and gamma. They are searched for as p, q - 1 and the mean, of which no two can stand for each other."""
    p, above, mean = parameters
    return p, above + 1, mean * above / p


def gamma_gamma_likelihood(parameters: np.ndarray, gifts: np.ndarray, average: np.ndarray) -> np.ndarray:
    """Log likelihood of each giver's average over so many gifts. parameters: p, q - 1, and the mean p gamma / (q - 1)."""
    p, q, scale = gamma_gamma(parameters)
    shape = p * gifts
    known = gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * np.log(scale) + shape * np.log(gifts)
    return known + (shape - 1) * np.log(average) - (shape + q) * np.log(scale + gifts * average)


def gamma_gamma_prediction(parameters: np.ndarray, gifts: np.ndarray, average: np.ndarray, quantile: float) -> tuple:
    """The mean of each giver's gifts as expected, and an amount that it exceeds only with a probability of 1 - quantile."""
    p, q, scale = gamma_gamma(parameters)
    shape, rate = p * gifts + q, scale + gifts * average
    return p * rate / (shape - 1), p * rate / gammaincinv(shape, 1 - quantile)


def fitted(
    likelihood,
    start: list[float],
    cells: np.ndarray,
    people: np.ndarray,
    prior_givers: float = PRIOR_GIVERS,
    digits: int = DIGITS,
) -> np.ndarray | None:
    """The parameters, all above 0, under which the histories are likeliest. None if the search has no end.

    likelihood: of the parameters and the columns of cells. cells: different histories, shape (m, k). people: with each.
    prior_givers: how much the start counts, so that there is an end also where the histories say nothing of a parameter.
    digits: of the logarithms that are kept.
    """

    def loss(logarithms: np.ndarray) -> float:
        drawn = prior_givers * np.square(logarithms - np.log(start)).sum() / 2
        found = (drawn - likelihood(np.exp(logarithms), *cells.T) @ people) / people.sum()
        return found if np.isfinite(found) else 1e6

    def slopes(logarithms: np.ndarray) -> np.ndarray:
        steps = STEP * np.eye(len(logarithms))
        return np.array([loss(logarithms + step) - loss(logarithms - step) for step in steps]) / (2 * STEP)

    bounds = [(-FARTHEST, FARTHEST)] * len(start)
    ends = {"ftol": 1e-15, "gtol": 1e-9}
    found = minimize(loss, np.log(start), method="L-BFGS-B", jac=slopes, bounds=bounds, options=ends)
    return (
        np.exp(np.round(found.x, digits))
        if np.isfinite(found.fun) and found.fun < 1e6 and found.nit and found.status != 1
        else None
    )


def counted(statistics: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different rows in order, and how many there are of each."""
    cells, people = np.unique(statistics, axis=0, return_counts=True)
    return cells.astype(float), people.astype(float)


def of_days(gifts: np.ndarray, lasted: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cells for pareto_nbd_likelihood, of gifts after the first one and days, rounded as far as they are too many."""
    for step in STEPS:
        rounded = [gifts, np.rint(lasted / step), np.rint(known / step)]
        cells, people = counted(np.stack(rounded, axis=1).astype(np.int64))
        if len(cells) <= MOST_CELLS:
            break
    return cells * [1, step / YEAR, step / YEAR], people


def per_cell(predict, parameters: np.ndarray, *statistics: np.ndarray) -> tuple:
    """What predict says of each person, worked out once for each different history."""
    cells, place = np.unique(np.stack(statistics, axis=1), axis=0, return_inverse=True)
    return tuple(made[place.ravel()] for made in predict(parameters, *cells.T))


def has_enough(again: np.ndarray, settings: dict) -> bool:
    """Whether there are givers enough to learn from, and enough who gave again. again: gifts or years after the first."""
    least, least_again = settings["expectation_least_givers"][0], settings["expectation_least_repeat_givers"][0]
    return len(again) >= least and (again > 0).sum() >= least_again


def amounts(gifts: np.ndarray, average: np.ndarray, settings: dict) -> tuple[np.ndarray, np.ndarray, bool]:
    """Of each giver the amount expected for a day with a gift, its upper end, and whether the parameters are published ones.

    average: above 0, or NaN if not known; then the amount is that of all givers. All NaN if no amount is known.
    """
    is_known = average > 0
    unknown = np.full(len(gifts), np.nan)
    if not is_known.any():
        return unknown, unknown, True
    unit = np.exp(np.log(average[is_known]).mean())  # so that the search begins near its end
    scaled = np.where(is_known, average / unit, 1.0)
    cells = np.stack([gifts, np.rint(np.log(scaled) * 50)], axis=1)[is_known]
    cells, people = counted(cells)
    cells[:, 1] = np.exp(cells[:, 1] / 50)
    parameters = None
    if has_enough(gifts[is_known] - 1, settings):
        parameters = fitted(gamma_gamma_likelihood, [2.0, 2.0, 1.0], cells, people)
    is_prior = parameters is None
    if is_prior:
        p, q = settings["expectation_gamma_gamma"]
        parameters = np.array([p, q - 1, cells[:, 1] @ people / people.sum()])
    quantile = settings["giving_capacity_quantile"][0]
    expected, upper = gamma_gamma_prediction(parameters, np.where(is_known, gifts, 0), scaled, quantile)
    return unit * expected, unit * upper, is_prior


def expectations_on(histories: pd.DataFrame, settings: dict) -> pd.DataFrame:
    """expectations, for the usable histories of one as_of_date."""
    names = ["gift_days", "years_given", "last_year_given", "year_count", "since_first", "lasted"]
    gifts, x, t, n, since_first, lasted = histories[names].to_numpy(dtype=float).T
    again, a_year = gifts - 1, gifts / (x + 1)

    bg_bb = pareto_nbd = None
    if has_enough(x, settings):
        bg_bb = fitted(bg_bb_likelihood, [1.0, 1.0, 1.0, 3.0], *counted(np.stack([x, t, n], axis=1)))
    if has_enough(again, settings):
        pareto_nbd = fitted(pareto_nbd_likelihood, [1.0, 1.0, 1.0, 3.0], *of_days(again, lasted, since_first))

    is_yearly = a_year == 1
    is_prior = np.where(is_yearly, bg_bb is None, pareto_nbd is None)
    by_year = np.array(settings["expectation_bg_bb"]) if bg_bb is None else bg_bb
    years_ahead, active = per_cell(lambda *given: bg_bb_prediction(*given), by_year, x, t, n)
    expected = years_ahead * a_year
    model = np.where(is_prior, "prior", np.where(is_yearly, "bg_bb", "pareto_nbd"))
    if pareto_nbd is not None:
        any_day = per_cell(pareto_nbd_prediction, pareto_nbd, again, lasted / YEAR, since_first / YEAR)
        expected, active = (np.where(is_yearly, *pair) for pair in zip((expected, active), any_day, strict=True))

    amount, upper, is_amount_prior = amounts(gifts, histories["average_amount"].to_numpy(dtype=float), settings)
    made = histories[["constituent_id", "as_of_date"]].reset_index(drop=True)
    capacity = upper * a_year
    return made.assign(
        **dict(zip(COLUMNS, [expected, expected * amount, active, capacity, model, is_prior | is_amount_prior], strict=True))
    )


def expectations(histories: pd.DataFrame, settings: dict) -> pd.DataFrame:
    """What is expected of each giver on each as_of_date, in order of both.

    histories: constituent_id, as_of_date, gift_days (days with a gift), first_gift_on, last_gift_on, average_amount (of such
    a day; may be missing), and of years counted back from the as_of_date: year_count (after that of the first gift),
    years_given (how many of them have a gift), last_year_given (which of them, from 1 on; 0 without one).
    settings: a list of numbers for each name of expectation_settings.
    Returns constituent_id, as_of_date and COLUMNS. A history without a gift, or whose days contradict each other, has the
    model none and no numbers.
    """
    rows = histories.sort_values(["as_of_date", "constituent_id"]).reset_index(drop=True)
    as_of, first, last = (pd.to_datetime(rows[name]).astype("datetime64[s]") for name in DAYS)
    rows = rows.assign(since_first=(as_of - first).dt.days, lasted=(last - first).dt.days)
    rows = rows.assign(**{name: pd.to_numeric(rows[name]).astype(float) for name in NUMBERS})
    gifts, x, t = (rows[name] for name in ("gift_days", "years_given", "last_year_given"))
    is_usable = (gifts >= np.maximum(1 + (rows["lasted"] > 0), x + 1)) & (rows["lasted"] >= 0) & (last <= as_of)
    is_usable &= (x >= (t > 0)) & (x <= t) & (t <= rows["year_count"])
    none = rows.loc[~is_usable, ["constituent_id", "as_of_date"]]
    made = [none.assign(**dict.fromkeys(COLUMNS[:4], np.nan), model="none", is_prior=True)]
    made += [expectations_on(cut, settings) for _, cut in rows[is_usable].groupby("as_of_date", sort=True)]
    made = pd.concat([table for table in made if len(table)] or made)
    made = made.sort_values(["as_of_date", "constituent_id"], ignore_index=True).astype({"is_prior": bool})
    return made.assign(**made[COLUMNS[:4]].astype(float).round(PLACES))


def frame(relation) -> pd.DataFrame:
    """The rows of a DuckDB relation, a Snowpark or a Spark data frame, with lower-case column names."""
    read = next(getattr(relation, name) for name in ("toPandas", "to_pandas", "df") if hasattr(relation, name))
    return read().rename(columns=str.lower)


def model(dbt, session):
    dbt.config(materialized="table", packages=["numpy", "pandas", "scipy"])
    histories = dbt.ref("giving_histories")
    settings = frame(dbt.ref("expectation_settings")).sort_values(["setting", "position"])
    made = expectations(
        frame(histories), settings.groupby("setting")["value"].agg(lambda values: list(map(float, values))).to_dict()
    )
    if made.empty:  # of nobody there is no value to tell a type by
        nothing = ", ".join(f"cast(null as {kind}) as {column}" for column, kind in TYPES.items())
        return session.sql(f"select {nothing} where 1 = 0")
    made = made.assign(as_of_date=pd.to_datetime(made["as_of_date"]).dt.date)  # a day and no moment on every engine
    # Snowflake folds a name without quotes to capitals; a frame with lower-case names would become columns in quotes
    return made.rename(columns=str.upper) if all(map(str.isupper, list(histories.columns))) else made

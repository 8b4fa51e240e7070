"""Two ways to set up Splink on the cleaned records, by the columns that they have.

quick_start: what the first page of Splink's documentation shows, no more. expert: comparisons, blocking and training made by
hand for such people, with term frequencies; made on other seeds and never on the truth of the sets that are measured.
"""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import SettingsCreator, block_on


def quick_start(columns: set[str]) -> tuple[SettingsCreator, list, list]:
    """Settings, the rules that match for certain, the rules to train on."""
    comparisons = {
        "first_name": cl.NameComparison("first_name"),
        "last_name": cl.JaroAtThresholds("last_name"),
        "birth_date": cl.DateOfBirthComparison("birth_date", input_is_string=True, datetime_format="%Y%m%d"),
        "city": cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        "email": cl.EmailComparison("email"),
    }
    training = [block_on("first_name", "last_name")]
    training += [block_on(name) for name in ("email", "birth_date") if name in columns][:1]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=[comparison for name, comparison in comparisons.items() if name in columns],
        blocking_rules_to_generate_predictions=[block_on("first_name", "birth_date"), block_on("last_name")],
    )
    return settings, [block_on("first_name", "last_name")], training


def graded(column: str, *levels) -> cl.CustomComparison:
    """Null, equal with term frequencies, the levels, else."""
    equal = cll.ExactMatchLevel(column, term_frequency_adjustments=True)
    return cl.CustomComparison([cll.NullLevel(column), equal, *levels, cll.ElseLevel()], output_column_name=column)


def level(condition: str) -> cll.CustomLevel:
    return cll.CustomLevel(condition)


def never(condition: str) -> dict:
    """A level that no other agreement outweighs."""
    return {"sql_condition": condition, "label_for_charts": "never", "m_probability": 1e-12, "fix_m_probability": True}


def name(has_families: bool) -> cl.CustomComparison:
    """First and last name as one comparison: a shared last name with another first name is a family, not half a match."""
    first_near = "(list_has_any(forms_l, forms_r) or jaro_winkler_similarity(first_name_l, first_name_r) >= 0.88)"
    last_near = (
        "(jaro_winkler_similarity(last_name_l, last_name_r) >= 0.9 or damerau_levenshtein(last_name_l, last_name_r) <= 1 "
        "or list_has_any(string_split(last_name_l, ' '), string_split(last_name_r, ' ')))"
    )
    initial = "left(first_name_l, 1) = left(first_name_r, 1) and least(length(first_name_l), length(first_name_r)) = 1"
    one_first = "(first_name_l is null or first_name_r is null)"
    apart = "jaro_winkler_similarity(first_name_l, first_name_r) < 0.8 and left(first_name_l, 1) != left(first_name_r, 1)"
    one_last = "(last_name_l is null or last_name_r is null)"
    return cl.CustomComparison(
        [
            {
                "sql_condition": f"({one_first} and {one_last})",
                "label_for_charts": "nothing to compare",
                "is_null_level": True,
            },
            cll.ExactMatchLevel("full_name", term_frequency_adjustments=True),
            cll.ColumnsReversedLevel("first_name", "last_name", symmetrical=True),
            level(f"{first_near} and last_name_l = last_name_r"),
            level(f"first_name_l = first_name_r and {last_near}"),
            level(f"{first_near} and {last_near}"),
            level(f"{initial} and last_name_l = last_name_r"),
            level(f"last_name_l = last_name_r and {one_first}"),
            level(f"first_name_l = first_name_r and {one_last}"),
            *([never(f"last_name_l = last_name_r and {apart}")] if has_families else []),
            level("last_name_l = last_name_r"),
            level("first_name_l = first_name_r"),
            level(f"{first_near} or {last_near}"),
            cll.ElseLevel(),
        ],
        output_column_name="name",
    )


def suffix() -> cl.CustomComparison:
    levels = [cll.NullLevel("suffix"), cll.ExactMatchLevel("suffix"), never("suffix_l != suffix_r"), cll.ElseLevel()]
    return cl.CustomComparison(levels, output_column_name="suffix")


def email(count: int) -> cl.CustomComparison:
    """u is set by hand: strangers hardly ever share an address, so most random pairs that do are one person."""
    return cl.CustomComparison(
        [
            cll.NullLevel("email"),
            {
                "sql_condition": "email_l = email_r",
                "label_for_charts": "equal",
                "u_probability": 0.01 / count,
                "fix_u_probability": True,
            },
            cll.DamerauLevenshteinLevel("email", 1),
            cll.ElseLevel(),  # addresses that are merely alike say no more than the names that they are made of
        ],
        output_column_name="email",
    )


def place() -> cl.CustomComparison:
    """Street, postal code and city as one comparison, since those who share one share the others."""
    near = "(postal_code_l = postal_code_r or city_l = city_r)"
    return cl.CustomComparison(
        [
            cll.And(cll.NullLevel("address"), cll.NullLevel("postal_code"), cll.NullLevel("city")),
            cll.ExactMatchLevel("address", term_frequency_adjustments=True),
            level(f"house_l = house_r and jaro_winkler_similarity(address_l, address_r) >= 0.85 and {near}"),
            level("jaro_winkler_similarity(address_l, address_r) >= 0.9"),
            level("postal_code_l = postal_code_r and city_l = city_r"),
            level("postal_code_l = postal_code_r"),
            level("jaro_winkler_similarity(city_l, city_r) >= 0.9"),
            level("damerau_levenshtein(postal_code_l, postal_code_r) <= 1"),
            cll.ElseLevel(),
        ],
        output_column_name="place",
    )


def birth_date() -> cl.CustomComparison:
    swapped = "birth_date_l[5:6] = birth_date_r[7:8] and birth_date_l[7:8] = birth_date_r[5:6]"
    return graded(
        "birth_date",
        cll.DamerauLevenshteinLevel("birth_date", 1),
        level(f"left(birth_date_l, 4) = left(birth_date_r, 4) and {swapped}"),
        cll.DamerauLevenshteinLevel("birth_date", 2),
    )


def expert_comparisons(columns: set[str], count: int) -> list:
    comparisons = {
        "last_name": name(has_families="email" in columns),
        "suffix": suffix(),
        "email": email(count),
        "phone": graded("phone", cll.DamerauLevenshteinLevel("phone", 1), cll.DamerauLevenshteinLevel("phone", 2)),
        "birth_date": birth_date(),
        "address": place(),
        "address_2": graded("address_2", cll.JaroWinklerLevel("address_2", 0.9)),
    }
    return [comparison for column, comparison in comparisons.items() if column in columns]


# Each joins on equal values of all its columns; one whose columns are missing is left out.
BLOCKING = [
    ["email"],
    ["email_name"],
    ["phone"],
    ["first_name", "last_name"],
    ["first_name", "birth_date"],
    ["last_name", "birth_date"],
    ["birth_date", "postal_code"],
    ["birth_date", "city"],
    ["address", "first_name"],
    ["address", "last_name"],
    ["address", "postal_code"],
    ["house", "postal_code", "substr(last_name, 1, 2)"],
    ["last_name", "postal_code"],
    ["last_name", "substr(first_name, 1, 3)"],
    ["first_name", "postal_code", "substr(last_name, 1, 2)"],
    ["first_name", "city", "substr(last_name, 1, 1)"],
    ["address_2", "postal_code"],
]
CERTAIN = [["email"]] + [["first_name", "last_name", other] for other in ("phone", "birth_date", "address")]
TRAINING = [["first_name", "last_name"], ["birth_date"]]


def rules(wanted: list[list[str]], columns: set[str]) -> list:
    return [block_on(*parts) for parts in wanted if all(part.split("(")[-1].split(",")[0] in columns for part in parts)]


def expert(columns: set[str], count: int, is_link: bool) -> tuple[SettingsCreator, list, list]:
    """Settings, the rules that match for certain, the rules to train on.

    count: how many records; is_link: they are of two files without doubles.
    """
    swapped = "l.first_name = r.last_name and l.last_name = r.first_name"
    settings = SettingsCreator(
        link_type="link_only" if is_link else "dedupe_only",
        unique_id_column_name="record_id",
        comparisons=expert_comparisons(columns, count),
        blocking_rules_to_generate_predictions=[*rules(BLOCKING, columns), swapped],
    )
    return settings, rules(CERTAIN, columns), rules(TRAINING, columns)

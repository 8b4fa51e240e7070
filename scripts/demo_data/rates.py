"""How often each error is tried, per record, in each system (wbez, suntimes, event, email).

An attempt on a record that cannot have the error (no suffix to drop, no flat to forget) is not noted.
"""

RATES = {
    "apartment":           (0.28, 0.35, 0.30, 0.00),
    "bad_date":            (0.004, 0.004, 0.002, 0.002),
    "blank_row":           (0.0015, 0.001, 0.001, 0.001),
    "date_format":         (0.12, 0.10, 0.08, 0.06),
    "duplicate_export":    (0.004, 0.003, 0.003, 0.003),
    "email_typo":          (0.020, 0.015, 0.012, 0.010),
    "gmail_dots":          (0.03, 0.03, 0.04, 0.03),
    "initial":             (0.040, 0.040, 0.012, 0.012),
    "invalid_email":       (0.006, 0.005, 0.003, 0.004),
    "lost_leading_zero":   (0.45, 0.30, 0.45, 0.45),
    "maiden_name":         (0.16, 0.12, 0.14, 0.18),
    "missing_email":       (0.12, 0.18, 0.03, 0.00),
    "missing_first_name":  (0.010, 0.025, 0.004, 0.030),
    "missing_name":        (0.004, 0.006, 0.003, 0.38),
    "missing_phone":       (0.30, 0.27, 0.40, 0.00),
    "missing_zip":         (0.020, 0.015, 0.030, 0.00),
    "mixed_case":          (0.040, 0.070, 0.045, 0.060),
    "moved":               (0.35, 0.25, 0.25, 0.25),
    "nickname":            (0.11, 0.09, 0.14, 0.12),
    "other_email":         (0.14, 0.14, 0.17, 0.15),
    "phone_format":        (0.28, 0.18, 0.45, 0.00),
    "phone_typo":          (0.018, 0.015, 0.012, 0.00),
    "placeholder_email":   (0.008, 0.012, 0.003, 0.000),
    "placeholder_name":    (0.006, 0.004, 0.003, 0.004),
    "placeholder_phone":   (0.010, 0.012, 0.015, 0.00),
    "plus_address":        (0.005, 0.008, 0.030, 0.020),
    "po_box":              (0.020, 0.012, 0.010, 0.00),
    "shared_email":        (0.09, 0.09, 0.06, 0.05),
    "shared_phone":        (0.35, 0.40, 0.10, 0.00),
    "street_abbreviation": (0.20, 0.22, 0.32, 0.00),
    "suffix":              (0.40, 0.40, 0.00, 0.00),
    "swapped_names":       (0.006, 0.008, 0.010, 0.008),
    "typo":                (0.040, 0.045, 0.028, 0.025),
    "whitespace":          (0.025, 0.035, 0.020, 0.020),
    "work_email":          (0.12, 0.08, 0.18, 0.10),
    "wrong_birth_date":    (0.035, 0.035, 0.00, 0.00),
    "zip_plus4":           (0.09, 0.06, 0.02, 0.00),
}  # fmt: skip

# Noted by what a record is, not tried at a rate.
KINDS = sorted([*RATES, "non_ascii", "organisation"])

# How often a system holds a detail at all; where it does not, nothing is missing. Addresses bring their ZIP.
HELD = {
    "title":      (0.55, 0.12, 0.00, 0.00),
    "middle":     (0.60, 0.50, 0.00, 0.00),
    "suffix":     (1.00, 1.00, 0.00, 0.00),
    "phone":      (1.00, 1.00, 1.00, 0.00),
    "address":    (0.93, 0.84, 0.36, 0.00),
    "zip":        (0.00, 0.00, 0.00, 0.45),
    "birth_date": (0.41, 0.255, 0.00, 0.00),
}  # fmt: skip

"""Names of companies, congregations, schools and foundations that give, subscribe and buy tickets."""

import numpy as np

from .name_pools import american_last_names
from .randomness import choose
from .text import words

PLACES = words(
    """
    Northside, Lakeview, Evanston, Oak Park, Hyde Park, Lincoln Square, Pilsen, Bronzeville,
    Logan Square, Beverly, Ravenswood, Prairie State, Lakeshore, Skokie, Wilmette, South Loop, Uptown,
    Great Lakes, Midwest, Fox Valley, Naperville, Berwyn, Near West, Andersonville, Humboldt Park,
    Heartland, Calumet, Riverside, Portage Park, Windy City
    """
)
ACTIVITIES = words(
    """
    Dental Group LLC, Public Library Foundation, Law Offices PC, Realty Inc., Community Church,
    Hardware Co., Neighborhood Association, Book Shop, Montessori School, Veterinary Clinic,
    Credit Union, Garden Club, Architects Ltd., Chamber of Commerce, Arts Council, Bakery LLC,
    Physical Therapy PC, Historical Society, Food Pantry, Consulting Group, Coffee Roasters,
    Teachers Union Local 12, Theater Company, Rotary Club
    """
)
OF_FAMILIES = words(
    """
    Family Foundation, & Sons Inc., Charitable Trust, Family Fund, & Associates LLP, Insurance Agency,
    Plumbing & Heating
    """
)


def organisation_names(rng: np.random.Generator, n: int) -> np.ndarray:
    """n names such as "Northside Dental Group LLC"; text, shape (n,). A name may come twice, as names do."""
    families = american_last_names()
    of_place = choose(rng, PLACES, n) + " " + choose(rng, ACTIVITIES, n)
    of_family = choose(rng, families.words, n, families.weights) + " " + choose(rng, OF_FAMILIES, n)
    return np.where(rng.random(n) < 0.7, of_place, of_family)

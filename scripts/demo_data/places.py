"""Where the audience lives: cities, how many of a hundred households each has, and their ZIP codes."""

import numpy as np

from .text import text

# city|state|weight|ZIP codes, the Chicago region first.
TABLE = """\
Chicago|IL|38|60601 60605 60607 60608 60609 60610 60611 60612 60613 60614 60615 60616 60617 60618 60619 60620 60622 60623 60625 60626 60628 60629 60630 60631 60632 60634 60637 60638 60639 60640 60641 60642 60643 60645 60646 60647 60649 60651 60652 60653 60654 60655 60656 60657 60659 60660 60661
Evanston|IL|4.5|60201 60202
Oak Park|IL|3.6|60301 60302 60304
Skokie|IL|1.6|60076 60077
Wilmette|IL|1.3|60091
Winnetka|IL|0.6|60093
Glenview|IL|1.1|60025 60026
Northbrook|IL|0.9|60062
Highland Park|IL|0.9|60035
Lake Forest|IL|0.5|60045
Libertyville|IL|0.5|60048
Waukegan|IL|0.5|60085 60087
Arlington Heights|IL|1.2|60004 60005
Mount Prospect|IL|0.7|60056
Des Plaines|IL|0.9|60016 60018
Park Ridge|IL|0.8|60068
Palatine|IL|0.7|60067 60074
Schaumburg|IL|0.8|60173 60193 60194
Elgin|IL|0.8|60120 60123 60124
Forest Park|IL|0.6|60130
River Forest|IL|0.5|60305
Riverside|IL|0.4|60546
Berwyn|IL|0.9|60402
Cicero|IL|0.5|60804
La Grange|IL|0.7|60525
Hinsdale|IL|0.5|60521
Downers Grove|IL|0.9|60515 60516
Elmhurst|IL|0.9|60126
Lombard|IL|0.6|60148
Wheaton|IL|0.9|60187 60189
Naperville|IL|1.8|60540 60563 60564 60565
Aurora|IL|1.0|60502 60504 60505 60506
Bolingbrook|IL|0.5|60440 60490
Oak Lawn|IL|0.7|60453
Evergreen Park|IL|0.4|60805
Orland Park|IL|0.7|60462 60467
Tinley Park|IL|0.5|60477 60487
Homewood|IL|0.5|60430
Joliet|IL|0.6|60431 60432 60435
Rockford|IL|0.3|61101 61107 61108
Champaign|IL|0.3|61820 61821
Urbana|IL|0.2|61801 61802
Springfield|IL|0.3|62702 62704
Peoria|IL|0.2|61604 61614
Hammond|IN|0.3|46320 46323
Munster|IN|0.3|46321
Valparaiso|IN|0.3|46383 46385
South Bend|IN|0.2|46601 46617
Milwaukee|WI|0.5|53202 53211 53212
Madison|WI|0.4|53703 53711
Kenosha|WI|0.2|53140 53142
Ann Arbor|MI|0.2|48103 48104
New Buffalo|MI|0.2|49117
Minneapolis|MN|0.2|55406 55408
Iowa City|IA|0.1|52240
St. Louis|MO|0.2|63108 63130
New York|NY|0.4|10011 10025 10027
Brooklyn|NY|0.4|11215 11238
Washington|DC|0.3|20002 20009
Cambridge|MA|0.3|02138 02139
Boston|MA|0.3|02116 02130
New Haven|CT|0.3|06510 06511
Providence|RI|0.2|02906
Portland|ME|0.2|04101
Burlington|VT|0.1|05401
Princeton|NJ|0.2|08540
Hoboken|NJ|0.2|07030
Philadelphia|PA|0.2|19103 19147
Sarasota|FL|0.4|34231 34236
Naples|FL|0.3|34102 34108
Austin|TX|0.2|78704 78751
Denver|CO|0.2|80205 80218
Scottsdale|AZ|0.3|85251 85258
San Francisco|CA|0.3|94110 94117
Los Angeles|CA|0.3|90026 90042
Portland|OR|0.2|97202 97214
Seattle|WA|0.2|98103 98115"""  # fmt: skip  # noqa: E501

_ROWS = [line.split("|") for line in TABLE.splitlines()]
_ZIPS = [row[3].split() for row in _ROWS]

# One entry per ZIP code; a city's weight is spread evenly over its ZIP codes.
CITY = text(row[0] for row, zips in zip(_ROWS, _ZIPS, strict=True) for _ in zips)
STATE = text(row[1] for row, zips in zip(_ROWS, _ZIPS, strict=True) for _ in zips)
ZIP = text(code for zips in _ZIPS for code in zips)
WEIGHT = np.array([float(row[2]) / len(zips) for row, zips in zip(_ROWS, _ZIPS, strict=True) for _ in zips])
CHICAGO = CITY == "Chicago"

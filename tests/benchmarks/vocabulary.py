"""The words of the made articles: a head of common ones, and a long tail that nobody ever used.

How often a word is drawn falls with its rank as in any language (Zipf), so that a library of more
articles has more different words, as a grown one has.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

DIFFERENT_WORDS = 100_000
PEOPLE = 20_000
# Flattens the head: without it one word in ten would be the first of the list.
FLATNESS = 12

COMMON = """
council minister border harbour report court market railway bridge village engine contract
agency convoy shipment factory witness election committee parliament spokesman budget hospital
protest ceasefire negotiation warehouse export import tariff licence customs inspector tanker
pipeline refinery grain harvest reservoir tunnel airport runway hangar squadron battalion
brigade garrison radar antenna satellite signal network server archive ledger invoice payment
account lender insurer investor company subsidiary supplier workshop laboratory component
circuit battery turbine propeller fuselage warhead launcher drill exercise patrol checkpoint
fence watchtower shelter cellar basement apartment street square avenue suburb province district
region capital coast island strait canal river valley mountain forest winter summer morning
evening weekend decade century anniversary ceremony funeral memorial museum library school
university student teacher doctor nurse driver pilot sailor captain engineer mechanic farmer
fisherman merchant trader broker lawyer judge prosecutor defendant verdict appeal sentence
prison guard officer soldier veteran volunteer refugee resident neighbour family daughter
brother widow mayor governor senator deputy adviser ambassador envoy delegation summit treaty
accord protocol clause article amendment draft resolution vote ballot majority coalition
opposition party movement union strike wage pension price inflation currency reserve debt bond
loan credit deposit grant donation charity relief blanket medicine vaccine clinic ambulance
rescue search wreckage debris crater smoke flame explosion blast siren alarm warning forecast
storm flood drought earthquake landslide damage repair rebuilding cable transformer substation
blackout generator heating fuel diesel petrol coal steel copper cement timber paper glass
plastic textile leather machine tool crane truck trailer ferry barge freighter port terminal
container manifest cargo seal label document passport visa permit register database leak
whistleblower journalist editor broadcaster newspaper interview statement briefing rumour denial
apology promise deadline delay dispute claim complaint inquiry audit review
""".split()
ADJECTIVES = """
new former senior local foreign military civilian northern southern eastern western early late
public private secret joint formal regional national small large heavy light armed unarmed
damaged abandoned temporary permanent independent disputed proposed annual monthly urgent
cautious bitter quiet crowded empty narrow broad modern ancient wooden rural urban coastal
inland neutral hostile friendly
""".split()
ACTED = """
rejected approved delayed inspected questioned described repaired abandoned defended opposed
reviewed welcomed criticised cancelled reopened surrounded photographed recorded published
signed transported protected replaced examined blamed financed purchased visited closed
""".split()
ADVERBS = (
    "again quietly reluctantly formally openly twice briefly carefully slowly suddenly".split()
)
FIRST_NAMES = """
Ada Albin Anneli Bartol Benno Carla Dagny Dario Edvin Elia Emeric Farah Fenna Gisela Goran Hanne
Hilde Ilan Ines Ivo Jarmila Jonas Kalle Katrin Lasse Leonie Lorenz Magda Marek Mette Nadir Nora
Oskar Paula Petar Rasmus Renata Sander Selma Silvan Tamar Tilda Ulrik Vera Viktor Wanda Yara Zeno
""".split()
PUBLISHERS = """
Harbour Courier,Northern Ledger,Daily Meridian,Eastgate Tribune,Weekly Compass,Channel Nine News,
Valley Observer,Lighthouse Wire,Old Bridge Gazette,Plain Speaker,Morning Beacon,Coastal Record
""".replace("\n", "").split(",")
WEAPONS = """
Korvat-7 drone,Talun-12 drone,Merrin-3 loitering munition,Ostrava-40 cruise missile,
Belisar-M ballistic missile,Dravik anti-tank missile,Halden howitzer,T-72 tank,S-300 battery,
Grad rocket launcher,Norrin-5 fighter jet,Sable-2 armoured vehicle
""".replace("\n", "").split(",")
# So many that no three letters begin too many words.
ONSETS = """
b c d f g h j k l m n p r s t v w y z bl br ch cl cr dr fl fr gl gr kn pl pr qu sc sh sk sl sm sn
sp st sw th tr tw wh
""".split()
VOWELS = "a a a e e e i i i o o o u u y ai ea ie oa ou".split()
CODAS = ["", "", "", *"l n r s m k t d p x th ng".split()]


def _coined(rng: random.Random) -> str:
    count = rng.choice((2, 2, 3, 3, 4))
    return "".join(
        rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(count)
    )


@cache
def words() -> tuple[str, ...]:
    """All words, the commonest first; the same ones always."""
    rng = random.Random("words")
    found = dict.fromkeys(COMMON)
    while len(found) < DIFFERENT_WORDS:
        found[_coined(rng)] = None
    return tuple(found)


@cache
def people() -> tuple[str, ...]:
    """Everybody who may be named, those that are named most first."""
    rng = random.Random("people")
    found: dict[str, None] = {}
    while len(found) < PEOPLE:
        found[f"{rng.choice(FIRST_NAMES)} {_coined(rng).capitalize()}"] = None
    return tuple(found)


@cache
def weights(count: int) -> tuple[float, ...]:
    """How often each of so many ranks is drawn, summed up, as `random.choices` takes it."""
    return tuple(accumulate(1 / (rank + FLATNESS) for rank in range(count)))

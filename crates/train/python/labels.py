"""The closed vocabularies, in the order of the model's outputs (crates/ontology has the same order)."""

TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
SANCTION MOBILIZE COERCE ASSAULT""".split()

MODES = [
    f"{line.split(':')[0]}/{mode}"
    for line in """CONSULT: visit third-party multilateral phone
RETREAT: withdraw release disarm ceasefire access resign
REQUEST: assist change yield meet
ACCUSE: disapprove investigate allege
REJECT: assist change yield meet
THREATEN: restrict arrest relations expel territory violence
PROTEST: demo riot strike hunger boycott obstruct vandalize
SANCTION: convict expel withdraw discontinue
MOBILIZE: troops weapons police militia
COERCE: seize restrict censor curfew martial-law arrest deport withhold misinformation cyber
ASSAULT: abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional""".splitlines()
    for mode in line.split(":")[1].split()
]

STATUSES = "happened ongoing planned possible negated historical".split()

CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy
pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs
trafficking""".split()

SYMMETRIC = {"CONSULT", "COOPERATE", "AGREE", "ASSAULT"}

# Markers, as ids of the vocabulary that no text has. A pair's sides stand between the first four; an absent side is one mark after the beginning.
ACTOR_BEGIN, ACTOR_END, RECIPIENT_BEGIN, RECIPIENT_END, NO_ACTOR, NO_RECIPIENT = range(1, 7)
MARKERS = 6

# Width of the gate's sides.
GATE = 128

# The tagger's classes.
OUTSIDE, BEGIN, INSIDE = range(3)

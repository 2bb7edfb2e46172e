"""Who and what an article names, found by rules whose words stand in `lexicon/`.

`annotation.annotate` finds all of it; `identity` ties articles together. Below them:

people     names (what is written like one), evidence (whose it is), bearers (whom a part means),
           roles, offices, descriptions (what is said of each)
weapons    weapon_terms
transfers  supply, clauses, transfer_terms
sanctions  measures, targets, target_phrases, imposers, sanction_status

All of them share `sentences`, `countries` and `parties` (who acts in a sentence).
"""

"""Who and what an article names, found by rules whose words stand in `lexicon/`.

`annotation.annotate` finds all of it; `identity` ties articles together. Below them:

people     names (what is written like one), evidence (whose it is), bearers (whom a part means),
           roles, offices, descriptions (what is said of each)
weapons    weapon_terms
transfers  supply (a sentence), clauses (a verb and its parties), objects (its weapons), actors
           (who can supply), ends (who does), carried (what was said before), claims, transfer_terms
sanctions  measures, targets, target_phrases, imposers, sanction_status

All of them share `sentences`, `countries` and `parties` (who acts in a sentence).
"""

"""Who and what an article names, found by rules whose words stand in `lexicon/`.

`annotation.annotate` finds all of it; `identity` ties articles together. Below them:

people     names (what is written like one), evidence (whose it is), bearers (whom a part means),
           credits (names that are no mention); roles, offices, descriptions (what is said of each)
weapons    weapon_forms (places that may name one), designations, weapon_context (which of them do),
           weapon_names (what each is called); weapon_terms
transfers  supply and clauses (what a verb says), actors, objects and ends (of whom and what),
           carried and claims (what earlier sentences leave in mind); transfer_terms
sanctions  measures, imposers and bodies, targets (target_objects, target_subjects, target_phrases,
           target_groups, target_names, goods), sanction_status, sanction_context, sanction_grounds

All of them share `sentences`, `countries` and `parties` (who acts in a sentence). Each entry tells
its grounds: the rules that speak for it, and whether it is sure or only likely.
"""

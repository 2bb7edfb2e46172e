"""Whatever bytes come, each part of the program reads them, or refuses them in one sentence.

`targets` says what is tried and what has to hold, `seeds` where it begins, `python -m fuzzing` runs
the targets guided by coverage (atheris), and `found/` keeps each input that was once a failure.
"""

"""Who and what an article names. `annotation.annotate` finds it; `identity` ties articles together."""

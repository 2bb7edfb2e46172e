"""The terminal screen: widgets that are given rows and say what was done to them."""

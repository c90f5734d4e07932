"""Compiled loops of the exact attack: elimination modulo a prime, and the search for combinations that touch few."""

"""Do intervals hold what is true, and are flags right? Simulated where the truth is known, as often as it takes."""

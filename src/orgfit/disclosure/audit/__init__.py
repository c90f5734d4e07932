"""An attacker of what was released: what could an insider infer? It knows nothing of how the gate chose.

Nothing here imports the planning half of the gate, so that one mistake cannot be made twice.
"""

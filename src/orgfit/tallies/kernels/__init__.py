"""The compiled loops of counting. They check nothing: what calls them does.

All that a kernel calls stands in this folder, because what was compiled is kept under the hash of the folder's files
(see ``compiling``). Whoever needs one imports it inside the function that uses it, so that Numba loads late.
"""

"""Compiled: elimination on the tree of published units, and the combinations that single people out.

All that a kernel calls stands in this folder, because what was compiled is kept under the hash of the folder's files.
"""

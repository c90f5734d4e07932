"""python -m orgfit: the command line."""

from orgfit.cli import main

main(prog_name="orgfit")

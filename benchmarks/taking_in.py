"""Claims import and reimport: the register takes in no feed of records yet, so neither can be measured.

    python -m benchmarks.taking_in

Papers are read one by one, meetings and calendars come as CSV of some hundreds of rows, and a clerk's list enters each
row through the lifecycle with its history. A feed would come in by COPY and a guarded upsert.
"""

from benchmarks.measuring import rows_asked, say

WHY = "nothing to measure: the register takes in no feed"


def main() -> None:
    rows = rows_asked(__doc__)
    say("import", rows, goal=2, peer_version=WHY)
    say("reimport", rows, goal=50, peer_version=WHY)


if __name__ == "__main__":
    main()

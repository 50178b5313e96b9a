"""The drill: real processes, a real mail server and real kills, on a database and broker of the configured kind.

Everything happens in a scratch database and on a Redis of its own. `plan` says what is asked, `place` makes the scratch
places, `server` is the mail server with its faults, `workers` the processes, `course` lets it happen and counts.
"""

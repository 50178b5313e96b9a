"""What a clerk decides about a passage, each by a form of the review page: a file for each subject.

A form that was sent after the login had expired comes back by GET: what was typed is on the page again, and nothing is
decided yet.
"""

"""Lists of parliamentary papers, as open data give them: what is known of a paper before anybody handed in its text."""

"""What both suites need: a server, what is in it, and what its answers have to look like."""

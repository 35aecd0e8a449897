"""The editor of the report's text: live figures in it, paste, undo, offers, replace."""

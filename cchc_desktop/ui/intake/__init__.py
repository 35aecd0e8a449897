"""Files in: one door, the plan of every change, then one edit.

`taking` asks and reads, `dialog` shows the plan, `drop` takes what is let fall on the
window. Nothing of the report changes before the plan is accepted.
"""

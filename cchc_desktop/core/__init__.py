"""The report and its rules. Pure: no Qt, no SQL, no clock, no files but forms."""

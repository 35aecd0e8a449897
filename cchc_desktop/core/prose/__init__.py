"""What the text of a report claims, and where: percentages, counts, dates, documents.

Reading never judges and never knows an indicator: which words speak of which figure
is said by the edition (`[[check.phrase]]`), and `core.checks` compares.
"""

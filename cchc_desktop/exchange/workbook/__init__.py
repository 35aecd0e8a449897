"""A report as an Excel workbook: written, given out to be filled in, and read back.

`write` and `template` make it, `read` takes it back. Slow to import (openpyxl): import
the modules where a workbook is written or read.
"""

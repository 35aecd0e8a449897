"""Whatever a report holds, each file that is made of it gives it back."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from cchc_desktop.core.report import Report
from cchc_desktop.exchange import formats, reading
from tests.exchange.generated import reports
from tests.exchange.printed import CATALOGUE


# A report that fails is shown as it is: to make it smaller would take minutes.
@settings(
    max_examples=8,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(reports())
def test_every_format_gives_any_report_back(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path in formats.finished(formats.export(report, Path(folder))):
            found = formats.finished(reading.read(path, CATALOGUE))

            assert found.report is not None
            assert found.report.identity == report.identity
            assert dict(found.report.content) == dict(report.content), path.suffix
            assert found.problems == (), path.suffix

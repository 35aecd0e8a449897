@echo off
rem Makes .venv from requirements.lock, again only when the lock has changed.
rem Called by run.cmd and test.cmd from the project's folder.
fc /b requirements.lock .venv\installed.lock >nul 2>&1 && exit /b 0

set BOOT=python
py -3 --version >nul 2>&1 && set BOOT=py -3
%BOOT% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if errorlevel 1 (
  echo Python 3.11 or newer is needed. / Can cai Python 3.11 tro len.
  exit /b 1
)
echo Setting up .venv; the first time takes a few minutes.
%BOOT% -m venv .venv || exit /b 1
set PIP=.venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check
%PIP% --require-hashes -r requirements.lock || exit /b 1
%PIP% --no-index --no-deps --no-build-isolation --editable . || exit /b 1
copy /y requirements.lock .venv\installed.lock >nul
exit /b 0

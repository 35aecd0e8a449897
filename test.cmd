@echo off
rem The same steps as "make test".
setlocal
cd /d "%~dp0"
call packaging\set-up.cmd || exit /b 1
if not defined QT_QPA_PLATFORM set QT_QPA_PLATFORM=offscreen
set PYTHONUTF8=1
set PY=.venv\Scripts\python.exe
%PY% -m ruff check . || exit /b 1
%PY% -m ruff format --check . || exit /b 1
%PY% -m mypy || exit /b 1
.venv\Scripts\lint-imports.exe || exit /b 1
%PY% -m cchc_desktop forms check || exit /b 1
%PY% -m pytest -n auto || exit /b 1

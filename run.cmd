@echo off
rem Opens the window; the first time it sets up .venv. Needs only Python 3.11 or newer.
setlocal
cd /d "%~dp0"
call packaging\set-up.cmd || exit /b 1
.venv\Scripts\python.exe -m cchc_desktop %*
exit /b %errorlevel%

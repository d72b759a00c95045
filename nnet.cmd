@echo off
rem Finds a JDK 25, builds on first use, then starts the compiler. See the script nnet for the reasons.
setlocal enabledelayedexpansion
set "home=%~dp0"
set "home=%home:~0,-1%"
set "jdk="

if defined NNET_JAVA_HOME (
  call :try "%NNET_JAVA_HOME%"
  if not defined jdk (
    echo nnet: NNET_JAVA_HOME is %NNET_JAVA_HOME%, but that is no JDK 25. 1>&2
    echo nnet: Set it to the folder of a JDK 25, or unset it to let nnet search. 1>&2
    exit /b 1
  )
)
if not defined jdk if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined jdk for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined jdk for %%P in (
  "%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks"
) do if exist "%%~P" for /d %%D in ("%%~P\*") do if not defined jdk call :try "%%~D"
if not defined jdk (
  echo nnet: needs a JDK 25 and found none. 1>&2
  echo nnet: Looked at NNET_JAVA_HOME, JAVA_HOME, the PATH, Java and Eclipse Adoptium in %ProgramFiles%, .jdks. 1>&2
  echo nnet: Install one ^(https://adoptium.net has it^) or set NNET_JAVA_HOME to its folder. 1>&2
  exit /b 1
)

set "target=%home%\compiler\target"
set "work=%home%\target\launcher"
if not exist "%target%\built" (
  if not exist "%work%" mkdir "%work%"
  echo nnet: building for the first use, this takes about a minute ... 1>&2
  set "JAVA_HOME=%jdk%"
  pushd "%home%"
  call mvnw.cmd -q -B -Pquick -Dmaven.test.skip=true -pl compiler -am package >"%work%\build.log" 2>&1
  set "code=!errorlevel!"
  popd
  if not "!code!"=="0" (
    type "%work%\build.log" 1>&2
    echo nnet: could not build itself; the log above is in %work%\build.log 1>&2
    exit /b 1
  )
)

setlocal disabledelayedexpansion
"%jdk%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ^
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Dnnet.home=%home%" "-Dnnet.java=%jdk%\bin\java.exe" ^
  -cp "%target%\nnet-compiler.jar;%target%\lib\*" nnet.compiler.cli.Main %*
exit /b %errorlevel%

rem Sets jdk if the folder holds a JDK 25 with a compiler.
:try
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
findstr /b /l /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "jdk=%~f1"
exit /b

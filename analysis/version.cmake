# Writes version.cpp: the project's version, the commit, and whether the code differs from it.
set(commit "")
execute_process(COMMAND git rev-parse HEAD WORKING_DIRECTORY ${SOURCE}
  OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
set(modified false)
if(commit)
  execute_process(COMMAND git diff --quiet HEAD -- sim models analysis WORKING_DIRECTORY ${SOURCE}
    RESULT_VARIABLE differs ERROR_QUIET)
  if(NOT differs EQUAL 0)
    set(modified true)
  endif()
endif()
file(WRITE version.cpp "#include \"analysis/version.hpp\"

analysis::Version analysis::version() {
    return {\"${VERSION}\", \"${commit}\", ${modified}, \"${BUILD}\"};
}
")

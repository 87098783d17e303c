# Puts report.html together and writes it as PAGE.cpp (beside it, for whoever wants to look, PAGE.html).
# With NPM, ECharts is fetched from the npm registry and bundled in a folder of the build; without it, or where
# that fails, the page is made without charts, and says so.
#   cmake -D SOURCE=analysis/report -D WORK=FOLDER -D NPM=npm -D PAGE=FOLDER/report_page -P page.cmake
set(echarts "")
if(NPM)
  file(MAKE_DIRECTORY ${WORK})
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/echarts.js DESTINATION ${WORK})
  execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error
    WORKING_DIRECTORY ${WORK} TIMEOUT 300
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
  if(failed EQUAL 0)
    execute_process(COMMAND ${NPM} run --silent build WORKING_DIRECTORY ${WORK}
      RESULT_VARIABLE failed OUTPUT_VARIABLE echarts ERROR_VARIABLE said)
  endif()
  if(NOT failed EQUAL 0)
    set(echarts "")
    message("${said}")
  endif()
endif()
if(echarts)
  string(PREPEND echarts "/* Apache ECharts (Apache-2.0), zrender (BSD-3-Clause), tslib (0BSD) */\n")
else()
  message("report.html will have tables and no charts: node, npm or the network is missing. "
    "To try again: rm ${PAGE}.cpp")
endif()

set(scripts "")
foreach(name words parts charts market tables run main)
  file(READ ${SOURCE}/${name}.js script)
  string(APPEND scripts "${script}\n")
endforeach()
file(READ ${SOURCE}/style.css style)
file(READ ${SOURCE}/page.html page)
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPTS@" "${scripts}" page "${page}")
string(REPLACE "@ECHARTS@" "${echarts}" page "${page}")
file(WRITE ${PAGE}.html "${page}")

# Every byte by its number: whatever the page holds, it is one string to the compiler.
file(READ ${PAGE}.html bytes HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
file(WRITE ${PAGE}.cpp "#include \"analysis/report.hpp\"

std::string_view analysis::report_page() { return \"${bytes}\"; }
")

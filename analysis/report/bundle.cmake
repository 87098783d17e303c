# Fetches ECharts from the npm registry into WORK, a folder of the build, and bundles what the page uses.
# Where that cannot be done the bundle is empty: the page then has tables and no charts, and says so.
#   cmake -D SOURCE=analysis/report -D WORK=FOLDER -D NPM=npm -D WANTED=ON -D BUNDLE=FILE -P bundle.cmake
set(bundle "")
set(failed "npm and node are not installed")
if(NPM)
  file(MAKE_DIRECTORY ${WORK})
  file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json ${SOURCE}/echarts.js
    DESTINATION ${WORK})
  execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --loglevel=error
    WORKING_DIRECTORY ${WORK} TIMEOUT 600
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said)
  if(failed EQUAL 0)
    execute_process(COMMAND ${NPM} run --silent build WORKING_DIRECTORY ${WORK}
      RESULT_VARIABLE failed OUTPUT_VARIABLE bundle ERROR_VARIABLE said)
  endif()
endif()
if(failed EQUAL 0 AND bundle)
  string(PREPEND bundle "/* Apache ECharts (Apache-2.0), zrender (BSD-3-Clause), tslib (0BSD) */\n")
else()
  set(bundle "")
  if(WANTED)
    message("report.html will have tables and no charts (${failed}). ${said}\n"
      "To try again: rm ${CMAKE_CURRENT_BINARY_DIR}/${BUNDLE}")
  endif()
endif()
file(WRITE ${BUNDLE} "${bundle}")

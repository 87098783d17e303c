# Puts the page of a report together from its parts: PAGE.html, and the same as a string in PAGE.cpp.
#   cmake -D SOURCE=analysis/report -D BUNDLE=FILE -D PAGE=report_page -P page.cmake
set(scripts "")
foreach(name words network_words names parts sorting charts replications head market mismatch tables effects network inputs
    run main)
  file(READ ${SOURCE}/${name}.js script)
  string(APPEND scripts "${script}\n")
endforeach()
file(READ ${SOURCE}/style.css style)
file(READ ${SOURCE}/page.html page)
file(READ ${BUNDLE} bundle)
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPTS@" "${scripts}" page "${page}")
string(REPLACE "@ECHARTS@" "${bundle}" page "${page}")
file(WRITE ${PAGE}.html "${page}")

# Every byte by its number: whatever the page holds, it is one string to the compiler.
file(READ ${PAGE}.html bytes HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
file(WRITE ${PAGE}.cpp "#include \"analysis/report.hpp\"

std::string_view analysis::report_page() { return \"${bytes}\"; }
")

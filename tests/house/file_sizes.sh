# No source file is longer than 300 lines, and each header starts with what it is for.
set -u
find sim models analysis tests \( -name '*.hpp' -o -name '*.cpp' -o -name '*.sh' \) -print0 |
  xargs -0 awk '
    FNR == 1 { end(); file = FILENAME; if (file ~ /hpp$/ && !/^\/\//) bad(" does not start with a comment that says what it is for") }
    { lines = FNR }
    END { end(); exit status }
    function bad(why) { print file why; status = 1 }
    function end() { if (lines > 300) bad(" has " lines " lines; 300 are allowed"); lines = 0 }'

# Words that have no place in the tree: distributions of the standard library (their algorithms are
# not specified), unfinished work, paths of somebody's machine. The words are spelled so that this
# file does not find itself.
set -u
status=0
refuse() { # message, pattern
  if grep -rnIE --exclude-dir=build --exclude-dir=results --exclude-dir=.git \
       --exclude-dir=node_modules "$2" .; then
    echo "^ $1"
    status=1
  fi
}
refuse "draw from sim/distributions" 'std::[a-z_]+_distributio[n]\b'
refuse "finish it, or open an issue" '\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b'
refuse "a path of one machine" '(^|[^A-Za-z0-9_./])/(wor[k]|roo[t]|hom[e]/[a-z]+)/'
exit $status

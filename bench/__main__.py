"""Run the benchmarks: all of them, or those named on the command line."""

import sys

from bench import build, exports, search

BENCHMARKS = {"build": build.main, "exports": exports.main, "search": search.main}

if __name__ == "__main__":
    unknown = [name for name in sys.argv[1:] if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"no benchmark {unknown[0]}; there are: {', '.join(BENCHMARKS)}")
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()

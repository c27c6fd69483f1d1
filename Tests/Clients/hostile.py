"""A client that does everything wrong: each case sends raw bytes and says what must come of it.

    python3 Tests/Clients/hostile.py [WORDS]      all cases, or those whose name holds the words

Pure Python. A case is a function with `@case`; its first line says what is done and what must follow. Whatever a case
does, the process must answer as the protocol says or end with the code that it says; it must never hang, never be ended
by a signal, and never write anything but messages to its output. Where a session goes on, `alive` proves it.
"""

import sys
import time
import traceback

import hostile_frames
import hostile_json
import hostile_lifecycle
import hostile_load
import hostile_params
import hostile_texts
from hostile_base import CASES

# In the order in which a session goes wrong.
PARTS = [hostile_frames, hostile_json, hostile_lifecycle, hostile_texts, hostile_params, hostile_load]


def main():
    words = sys.argv[1:]
    failed = []
    for name, function in CASES.items():
        if words and not any(word in name for word in words):
            continue
        start = time.perf_counter()
        try:
            function()
            verdict = "pass"
        except AssertionError as error:
            verdict = f"FAIL  {str(error)[:1500]}"
            if not str(error):
                verdict += traceback.format_exc().strip().splitlines()[-3]
            failed.append(name)
        print(f"{time.perf_counter() - start:7.2f} s  {name:42} {verdict}", flush=True)
    print(f"{len(failed)} failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

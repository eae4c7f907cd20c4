"""On Record: who said what in an article, letter for letter, and the record of it."""

import os

# One analysis takes one processor, as there are as many workers as processors: NumPy's threads would take each other's.
# It reads this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"

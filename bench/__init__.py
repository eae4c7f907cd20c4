"""Benchmarks: commands that measure and print. `python -m bench.analysis.speed`, `bench.load.latency`.

All run with one thread; the variables must stand before the first library reads them.
"""

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[_variable] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

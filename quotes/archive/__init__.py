"""Archives past one machine: Ray reads them with an engine on every core and writes what it found as Parquet.

What is here needs the extra ``ray`` (requirements-ray.txt); the rest of the program does not.
"""

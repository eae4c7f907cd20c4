"""The attribution network: its records prepared, changed and learnt from; averaged, exported, measured."""

"""Words that the engine gave to one cue though they have another of their own."""

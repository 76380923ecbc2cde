"""What all tests share: how many examples Hypothesis tries.

`default` is what `python3 run.py test` uses: other examples at every run, so that every run looks further. Where the
variable CI is set they are the same at every run, so that what fails there is the change at hand. `ci` is for the many
runs of `.ci/run`: fewer, and always the same.
`slow` is for a release: `python3 run.py test tests/property --hypothesis-profile=slow`.
"""

import os

from hypothesis import HealthCheck, settings

# A time limit per example would fail on a busy machine and tell nothing about the library.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)

settings.register_profile("default", calm, max_examples=300, derandomize="CI" in os.environ)
settings.register_profile("ci", calm, max_examples=60, derandomize=True)
settings.register_profile("slow", calm, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

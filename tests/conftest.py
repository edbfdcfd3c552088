"""What every test shares: a data folder that is not ./var."""

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

if "GROUNDSWELL_HOME" not in os.environ:
    # pytest called directly; `make test-…` sets a folder of its own before the settings are loaded.
    os.environ["GROUNDSWELL_HOME"] = tempfile.mkdtemp(prefix="groundswell-tests-")
    atexit.register(shutil.rmtree, os.environ["GROUNDSWELL_HOME"], ignore_errors=True)

# Timings on shared machines are noisy, so no example of a property test fails for being slow.
settings.register_profile("groundswell", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("groundswell")

"""What may be charted: does a statement fit the subject, its protocol and the clock?

What happened must be recordable, so nothing is refused for departing from the protocol: that is a
deviation. Refused is only what cannot be true or cannot be understood: a time in the future, an
arm where the trial is blinded, a unit that the analyte does not have, an unknown form.
"""

from protocols.admission.judge import issues_of
from protocols.admission.ward import FUTURE_TOLERANCE, Ward

__all__ = ["FUTURE_TOLERANCE", "Ward", "issues_of"]

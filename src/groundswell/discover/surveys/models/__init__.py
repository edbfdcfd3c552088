"""What surveys keep: who works here, in which units; waves and who is invited. Never an answer."""

from groundswell.discover.surveys.models.admission import CodeRequest, MailboxCode
from groundswell.discover.surveys.models.letters import Letter
from groundswell.discover.surveys.models.slips import PaperSlips
from groundswell.discover.surveys.models.staff import StaffDraft, StaffLoad, StaffMember, Unit
from groundswell.discover.surveys.models.waves import Eligibility, Wave

__all__ = [
    "CodeRequest",
    "Eligibility",
    "Letter",
    "MailboxCode",
    "PaperSlips",
    "StaffDraft",
    "StaffLoad",
    "StaffMember",
    "Unit",
    "Wave",
]

"""Programmes: everybody with a role in the organisation sees them."""

from tests.integration.doors.door import OK, PROGRAMME_MANAGERS, PROGRAMME_READERS, SENT_ON, Door, only

DOORS: dict[
    str, Door
] = {  # Programmes: everybody with a role in the organisation sees them; leads and administrators change them.
    "programmes/": Door(
        "/programmes/",
        {
            "nobody": SENT_ON,
            "password only": SENT_ON,
            **dict.fromkeys(PROGRAMME_READERS - set(PROGRAMME_MANAGERS), SENT_ON),
        },
        others=OK,
    ),
    "organisations/<str:code>/programmes/new/": only(*PROGRAMME_MANAGERS, path="/organisations/ZZA/programmes/new/"),
    "programmes/<slug:slug>/": only(*PROGRAMME_READERS, path="/programmes/alderbrook/"),
    "programmes/<slug:slug>/name/": only(*PROGRAMME_MANAGERS, path="/programmes/alderbrook/name/"),
    "programmes/<slug:slug>/members/add/": only(
        *PROGRAMME_MANAGERS, path="/programmes/alderbrook/members/add/", method="post"
    ),
    "programmes/<slug:slug>/members/remove/": only(
        *PROGRAMME_MANAGERS, path="/programmes/alderbrook/members/remove/", method="post"
    ),
}

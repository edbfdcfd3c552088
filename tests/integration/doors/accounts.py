"""Signing in, one's account, organisations and their people."""

from tests.integration.doors.door import (
    AUDIT_READERS,
    GONE,
    MANAGERS,
    OK,
    PEOPLE,
    SENT_ON,
    SUBJECT,
    WITH_AN_ACCOUNT,
    Door,
    only,
    open_to_all,
    signed_in_only,
)

DOORS: dict[str, Door] = {  # Signing in: open, and of no use to somebody who is signed in already.
    "sign-in/": Door(
        "/sign-in/",
        {"nobody": OK, **dict.fromkeys(("password only", *WITH_AN_ACCOUNT), SENT_ON)},
    ),
    "sign-in/code/": open_to_all("/sign-in/code/", SENT_ON),
    # Its questions are fetched by a script; to somebody who comes by address it is the sign-in page.
    "sign-in/passkey/": open_to_all("/sign-in/passkey/", SENT_ON),
    # No organisation of this table has a sign-in of its own.
    "sign-in/organisation/<str:code>/": open_to_all("/sign-in/organisation/ZZA/", GONE),
    "sign-in/organisation/<str:code>/back/": open_to_all("/sign-in/organisation/ZZA/back/", GONE),
    "sign-in/password/<uuid:key>/<str:token>/organisation/<str:code>/": Door(
        "/sign-in/password/{subject}/used-up/organisation/ZZA/", method="post", others=GONE
    ),
    "sign-in/closed/": open_to_all("/sign-in/closed/", 403),
    "sign-in/password/<uuid:key>/<str:token>/": open_to_all("/sign-in/password/{subject}/used-up/", GONE),
    "sign-out/": Door("/sign-out/", {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}),
    "account/": signed_in_only("/account/"),
    "account/confirm/": Door(
        "/account/confirm/", {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}
    ),
    # Somebody without a second factor of their own is sent on to the password.
    "account/confirm/code/": Door("/account/confirm/code/", dict.fromkeys(WITH_AN_ACCOUNT, OK), others=SENT_ON),
    # Where there is no passkey, codes or the password are asked for instead.
    "account/confirm/passkey/": Door(
        "/account/confirm/passkey/", dict.fromkeys(WITH_AN_ACCOUNT, SENT_ON), others=SENT_ON
    ),
    "account/confirm/organisation/": Door("/account/confirm/organisation/", {"nobody": SENT_ON}, others=GONE),
    "account/organisation/<str:code>/add/": signed_in_only("/account/organisation/ZZA/add/", GONE, "post"),
    "account/organisation/<str:code>/remove/": signed_in_only("/account/organisation/ZZA/remove/", GONE, "post"),
    "account/passkeys/": signed_in_only("/account/passkeys/"),
    "account/passkeys/add/": Door(
        "/account/passkeys/add/", {"password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, OK)}, others=SENT_ON
    ),
    "account/passkeys/<slug:mark>/name/": signed_in_only("/account/passkeys/none-yet/name/", GONE),
    "account/passkeys/<slug:mark>/remove/": signed_in_only("/account/passkeys/none-yet/remove/", GONE),
    "account/password/": signed_in_only("/account/password/"),
    "account/second-factor/": Door(
        "/account/second-factor/",
        {"nobody": SENT_ON, "password only": OK, **dict.fromkeys(WITH_AN_ACCOUNT, SENT_ON)},
    ),
    "account/second-factor/replace/": signed_in_only("/account/second-factor/replace/"),
    "account/recovery-codes/": signed_in_only("/account/recovery-codes/"),
    "account/recovery-codes/new/": signed_in_only("/account/recovery-codes/new/", SENT_ON, "post"),
    "organisations/": signed_in_only("/organisations/"),
    "organisations/<str:code>/people/": only(*MANAGERS, path=PEOPLE),
    "organisations/<str:code>/people/add/": only(*MANAGERS, path=f"{PEOPLE}add/"),
    "organisations/<str:code>/people/<uuid:key>/": only(*MANAGERS, path=SUBJECT),
    "organisations/<str:code>/people/<uuid:key>/give-role/": only(
        *MANAGERS, path=f"{SUBJECT}give-role/", status=SENT_ON, method="post", role="ANALYST"
    ),
    "organisations/<str:code>/people/<uuid:key>/take-role/": only(
        *MANAGERS, path=f"{SUBJECT}take-role/", status=SENT_ON, method="post", role="CHANGE_TEAM"
    ),
    "organisations/<str:code>/people/<uuid:key>/disable/": only(
        *MANAGERS, path=f"{SUBJECT}disable/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/enable/": only(
        *MANAGERS, path=f"{SUBJECT}enable/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/reset-second-factor/": only(
        *MANAGERS, path=f"{SUBJECT}reset-second-factor/", status=SENT_ON, method="post"
    ),
    "organisations/<str:code>/people/<uuid:key>/link/": only(*MANAGERS, path=f"{SUBJECT}link/", method="post"),
    "organisations/<str:code>/audit/": only(*AUDIT_READERS, path="/organisations/ZZA/audit/"),
}

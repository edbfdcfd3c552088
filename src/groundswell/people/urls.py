"""Addresses of signing in, one's account, an organisation's people, and the audit."""

from django.urls import path

from groundswell.people.views import account, administration, audit, passkeys, signing_in, trust_sign_in

urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/code/", signing_in.SecondFactor.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.SignInByPasskey.as_view(), name="sign_in_by_passkey"),
    path("sign-in/organisation/<str:code>/", trust_sign_in.begin, name="trust_sign_in"),
    path("sign-in/organisation/<str:code>/back/", trust_sign_in.come_back, name="trust_sign_in_back"),
    path("sign-in/closed/", signing_in.account_closed, name="account_inactive"),
    path("sign-in/password/<uuid:key>/<str:token>/", signing_in.set_password_by_link, name="set_password"),
    path(
        "sign-in/password/<uuid:key>/<str:token>/organisation/<str:code>/",
        trust_sign_in.begin_by_link,
        name="trust_sign_in_by_link",
    ),
    path("sign-out/", signing_in.SignOut.as_view(), name="account_logout"),
    path("account/", account.account, name="account"),
    path("account/confirm/", signing_in.ConfirmPassword.as_view(), name="account_reauthenticate"),
    path("account/confirm/code/", signing_in.ConfirmCode.as_view(), name="mfa_reauthenticate"),
    path("account/confirm/passkey/", passkeys.ConfirmPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("account/confirm/organisation/", trust_sign_in.confirm, name="confirm_by_trust"),
    path("account/organisation/<str:code>/add/", trust_sign_in.add, name="add_trust_sign_in"),
    path("account/organisation/<str:code>/remove/", trust_sign_in.remove, name="remove_trust_sign_in"),
    path("account/passkeys/", passkeys.passkeys, name="passkeys"),
    path("account/passkeys/add/", passkeys.add, name="add_passkey"),
    path("account/passkeys/<slug:mark>/name/", passkeys.rename, name="name_passkey"),
    path("account/passkeys/<slug:mark>/remove/", passkeys.remove, name="remove_passkey"),
    path("account/password/", account.change_password, name="account_change_password"),
    path("account/second-factor/", account.set_up_second_factor, name="mfa_activate_totp"),
    path("account/second-factor/replace/", account.replace, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", account.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", account.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("organisations/", administration.organisations, name="organisations"),
    path("organisations/<str:code>/people/", administration.people, name="people"),
    path("organisations/<str:code>/people/add/", administration.add, name="add_person"),
    path("organisations/<str:code>/people/<uuid:key>/", administration.person, name="person"),
    path("organisations/<str:code>/people/<uuid:key>/give-role/", administration.give_role, name="give_role"),
    path("organisations/<str:code>/people/<uuid:key>/take-role/", administration.take_role, name="take_role"),
    path("organisations/<str:code>/people/<uuid:key>/disable/", administration.disable, name="disable_person"),
    path("organisations/<str:code>/people/<uuid:key>/enable/", administration.enable, name="enable_person"),
    path(
        "organisations/<str:code>/people/<uuid:key>/reset-second-factor/",
        administration.reset_second_factor,
        name="reset_second_factor",
    ),
    path("organisations/<str:code>/people/<uuid:key>/link/", administration.make_link, name="make_sign_in_link"),
    path("organisations/<str:code>/audit/", audit.organisation_audit, name="audit"),
    path("operate/audit/", audit.whole_audit, name="whole_audit"),
]

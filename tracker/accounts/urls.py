"""Addresses in Dutch, names as Django's own views expect them."""

from django.contrib.auth import views as auth_views
from django.urls import path

from tracker.accounts import tokens, views

urlpatterns = [
    path("inloggen/", views.Login.as_view(), name="login"),
    path("ingelogd-blijven/", views.stay, name="stay"),
    path("uitloggen/", auth_views.LogoutView.as_view(), name="logout"),
    path("wachtwoord/", views.PasswordChange.as_view(), name="password_change"),
    path("wachtwoord/gewijzigd/", auth_views.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("wachtwoord/vergeten/", views.PasswordReset.as_view(), name="password_reset"),
    path("wachtwoord/verstuurd/", auth_views.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("wachtwoord/ingesteld/", auth_views.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
    path("wachtwoord/<uidb64>/<token>/", views.PasswordResetConfirm.as_view(), name="password_reset_confirm"),
    path("uitnodigingen/", views.Invitations.as_view(), name="invitations"),
    path("uitnodigingen/<uidb64>/<token>/", views.Invitation.as_view(), name="invitation"),
    path("sleutels/", tokens.tokens, name="tokens"),
    path("sleutels/<int:pk>/intrekken/", tokens.revoke, name="revoke_token"),
    path("taal/", views.choose_language, name="set_language"),
]

"""Subscriptions and the post. A token in an address is signed and says which subscription is meant."""

from django.urls import path

from digests.views import consent, following, post

urlpatterns = [
    path("", following.subscriptions, name="subscriptions"),
    path("nieuw/", following.new, name="follow"),
    path("post/", post.post, name="post"),
    path("post/<int:pk>/", post.post_mail, name="post_mail"),
    path("post/<int:pk>/html/", post.post_mail_html, name="post_mail_html"),
    path("bevestigen/<str:token>/", consent.confirm, name="confirm"),
    path("stoppen/<str:token>/", consent.leave, name="leave"),
    path("<str:token>/", following.subscription, name="subscription"),
    path("<str:token>/pauze/", following.paused, name="pause"),
    path("<str:token>/<str:week>/", following.digest, name="digest"),
    path("<str:token>/<str:week>/html/", following.digest_html, name="digest_html"),
]

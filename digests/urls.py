"""Subscriptions and the post. A token in an address is signed and says which subscription is meant."""

from django.urls import path, register_converter

from digests.views import consent, following, post, rappel, watch
from digests.weeks import Week


class WeekConverter:
    """A week in an address, as "2026-W48"; one that no year has is no address."""

    regex = r"[1-9][0-9]{3}-W[0-9]{2}"

    def to_python(self, value: str) -> Week:
        return Week.parse(value)

    def to_url(self, value: Week | str) -> str:
        return str(value)


register_converter(WeekConverter, "week")

urlpatterns = [
    path("", following.subscriptions, name="subscriptions"),
    path("nieuw/", following.new, name="follow"),
    path("post/", post.post, name="post"),
    path("post/<int:pk>/", post.post_mail, name="post_mail"),
    path("post/<int:pk>/html/", post.post_mail_html, name="post_mail_html"),
    path("post/toezicht/", watch.watch, name="watch_post"),
    path("post/toezicht/vrijgeven/", watch.release, name="release_post"),
    path("post/toezicht/hervatten/<int:pk>/", watch.resume, name="resume_post"),
    path("post/opnieuw/", watch.try_all_again, name="try_all_again"),
    path("post/<int:pk>/opnieuw/", watch.try_again, name="try_again"),
    path("post/<int:pk>/vastgelegd/", watch.keep_by_hand, name="keep_by_hand"),
    path("post/<int:pk>/adres/", watch.try_address, name="try_address"),
    path("rappel/", rappel.rappel, name="rappel_mails"),
    path("bevestigen/<str:token>/", consent.confirm, name="confirm"),
    path("stoppen/<str:token>/", consent.leave, name="leave"),
    path("<str:token>/", following.subscription, name="subscription"),
    path("<str:token>/berichten/", following.weeks, name="subscription_weeks"),
    path("<str:token>/gegevens/", following.exported, name="export_subscriptions"),
    path("<str:token>/vergeten/", following.erased, name="erase_subscriptions"),
    path("<str:token>/pauze/", following.paused, name="pause"),
    path("<str:token>/<week:week>/", following.digest, name="digest"),
    path("<str:token>/<week:week>/html/", following.digest_html, name="digest_html"),
]

from django.urls import path

from dashboards import views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("cijfers/", views.figures, name="figures"),
    path("cijfers/<slug:name>.csv", views.figure_csv, name="figure_csv"),
]

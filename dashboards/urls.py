from django.urls import path

from dashboards import api, views

urlpatterns = [
    path("", views.overview, name="overview"),
    path("cijfers/", views.figures, name="figures"),
    path("cijfers/<slug:name>.csv", views.figure_csv, name="figure_csv"),
    path("api/v1/cijfers", api.Figures.as_view(), name="api_figures"),
]

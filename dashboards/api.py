"""The figures for programs: those of the dashboard, about any list."""

from dataclasses import asdict

from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.addresses import absolute
from commitments.api.base import ApiView
from commitments.api.parameters import FILTERS, STAND
from commitments.api.problems import Senseless, refusals, wrong_in
from commitments.choices import Standing
from commitments.views.not_modified import not_sent_twice
from dashboards.charts import figures_for
from dashboards.charts.chart import Chart
from dashboards.scope import SenselessFilter, scope_of


class TallySerializer(serializers.Serializer[object]):
    """How many commitments of one ministry have one standing; `is_example` marks the fictitious dossier."""

    ministry = serializers.CharField(source="code")
    ministry_name = serializers.CharField(source="name")
    standing = serializers.ChoiceField(choices=Standing.choices)
    is_example = serializers.BooleanField()
    count = serializers.IntegerField()
    due_soon = serializers.IntegerField()


class FigureSerializer(serializers.Serializer[object]):
    """One figure of the dashboard: its question, its answer in words, and the table with the same numbers as its bars.

    In each line of `rows` are the name, the counts and what else `columns` names; `url` is the table as CSV.
    """

    key = serializers.CharField()
    title = serializers.CharField()
    reading = serializers.CharField()
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(child=serializers.ListField(child=serializers.JSONField()))
    url = serializers.URLField()


class FiguresSerializer(serializers.Serializer[object]):
    stand = serializers.DateField()
    total = serializers.IntegerField()
    counts = TallySerializer(many=True)
    figures = FigureSerializer(many=True)


@method_decorator(not_sent_twice, name="dispatch")
class Figures(ApiView):
    @extend_schema(
        operation_id="cijfers",
        parameters=[*FILTERS, STAND],
        responses={200: FiguresSerializer} | refusals(400, 401, 406, 429),
    )
    def get(self, request: Request) -> Response:
        """De cijfers over de lijst met dezelfde filters, en hoeveel er per ministerie in elke stand zijn."""
        stand = self.stand()
        try:
            scope = scope_of(request.user, request.query_params, stand)
        except SenselessFilter as why:
            raise Senseless(wrong_in(why.form)) from why
        said = {
            "stand": stand.on,
            "total": sum(row.count for row in scope.tallies),
            "counts": [asdict(row) for row in scope.tallies],
            "figures": [_said(figure) for figure in figures_for(request.user, scope, stand)],
        }
        return Response(FiguresSerializer(said).data)


def _said(figure: Chart) -> dict[str, object]:
    columns, *rows = figure.lines
    words = {"key": figure.key, "title": figure.title, "reading": figure.reading}
    return words | {"columns": columns, "rows": rows, "url": absolute(figure.csv_url)}

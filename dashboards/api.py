"""The figures for programs: the counts from which the overview is made."""

from dataclasses import asdict

from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.api.base import ApiView
from commitments.api.parameters import STAND
from commitments.choices import Standing
from commitments.models import Commitment
from commitments.views.not_modified import not_sent_twice
from dashboards.queries import tally


class TallySerializer(serializers.Serializer[object]):
    """How many commitments of one ministry have one standing; `is_example` marks the fictitious dossier."""

    ministry = serializers.CharField(source="code")
    ministry_name = serializers.CharField(source="name")
    standing = serializers.ChoiceField(choices=Standing.choices)
    is_example = serializers.BooleanField()
    count = serializers.IntegerField()
    due_soon = serializers.IntegerField()


class FiguresSerializer(serializers.Serializer[object]):
    stand = serializers.DateField()
    total = serializers.IntegerField()
    counts = TallySerializer(many=True)


@method_decorator(not_sent_twice, name="dispatch")
class Figures(ApiView):
    @extend_schema(operation_id="cijfers", parameters=[STAND], responses=FiguresSerializer)
    def get(self, request: Request) -> Response:
        """Hoeveel toezeggingen per ministerie in elke stand zijn."""
        stand = self.stand()
        counts = tally(stand.of(Commitment.objects.visible_to(request.user)).counted(), stand.on)
        said = {"stand": stand.on, "total": sum(row.count for row in counts), "counts": [asdict(row) for row in counts]}
        return Response(FiguresSerializer(said).data)

"""The shapes of the API: field names are English, days are 2026-03-02, moments are in UTC and end in Z."""

from datetime import UTC
from typing import Any

from django.db.models import DateTimeField
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from commitments.addresses import absolute
from commitments.choices import DelayReason, OccasionRelation, Standing
from commitments.models import (
    Commitment,
    CommitmentEvent,
    CommitmentRecipient,
    Committee,
    DeadlineChange,
    Document,
    FollowUp,
    Minister,
    Ministry,
    Occasion,
)

Slug = serializers.SlugRelatedField[Any]


class MinistrySerializer(serializers.ModelSerializer[Ministry]):
    class Meta:
        model = Ministry
        fields = ["code", "name"]


class MinisterSerializer(serializers.ModelSerializer[Minister]):
    class Meta:
        model = Minister
        fields = ["slug", "name", "title"]


class CommitteeSerializer(serializers.ModelSerializer[Committee]):
    class Meta:
        model = Committee
        fields = ["slug", "name", "chamber"]


class RecipientSerializer(serializers.ModelSerializer[CommitmentRecipient]):
    """`slug` is that of a member or a committee; a group has none."""

    kind = serializers.SerializerMethodField()
    slug = serializers.SerializerMethodField()
    name = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = CommitmentRecipient
        fields = ["kind", "slug", "name"]

    @extend_schema_field(serializers.ChoiceField(choices=["member", "group", "committee"]))
    def get_kind(self, row: CommitmentRecipient) -> str:
        return next(kind for kind in ("member", "group", "committee") if getattr(row, f"{kind}_id"))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_slug(self, row: CommitmentRecipient) -> str | None:
        return getattr(row.member or row.committee, "slug", None)


@extend_schema_field(serializers.CharField(allow_null=True))
class ReadableField(serializers.Field[Any, Any, Any, Any]):
    """The identifier of a paper, null where this reader may not see it. Needs `readable` in the context."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Document) -> str | None:
        return value.identifier if value.pk in self.context["readable"] else None


@extend_schema_field(serializers.URLField())
class AddressField(serializers.ReadOnlyField):
    """The lasting address of the page."""

    def __init__(self) -> None:
        super().__init__(source="get_absolute_url")

    def to_representation(self, value: str) -> str:
        return absolute(value)


class MomentField(serializers.DateTimeField):
    """In UTC, whatever the zone of the pages."""

    def __init__(self, **options: Any) -> None:
        super().__init__(default_timezone=UTC, **options)


TERM = [
    *("deadline", "deadline_earliest", "deadline_wording", "deadline_basis", "deadline_explanation"),
    *("occasion", "occasion_relation"),
]


class CommitmentSerializer(serializers.ModelSerializer[Commitment]):
    """`standing` is derived for the day of `stand`; `status` is what was decided."""

    standing = serializers.ChoiceField(choices=Standing.choices, read_only=True)
    minister = MinisterSerializer(read_only=True)
    responsible = MinisterSerializer(read_only=True, allow_null=True)
    ministry = MinistrySerializer(read_only=True)
    committee = CommitteeSerializer(read_only=True, allow_null=True)
    recipients = RecipientSerializer(many=True, read_only=True)
    dossier = serializers.CharField(source="dossier.key", read_only=True)
    source_document = ReadableField(allow_null=True)
    occasion: Slug = serializers.SlugRelatedField(slug_field="slug", read_only=True, allow_null=True)
    occasion_relation = serializers.ChoiceField(choices=OccasionRelation.choices, allow_blank=True, read_only=True)
    url = AddressField()

    class Meta:
        model = Commitment
        fields = [
            *("number", "title", "description", "commitment_class", "chamber", "promised_on", "standing", "status"),
            *("closed_on", "last_word_on", *TERM, "minister", "responsible", "ministry", "committee", "recipients"),
            *("dossier", "source_document", "paragraph", "quote", "version", "url"),
        ]
        read_only_fields = fields


class DocumentSerializer(serializers.ModelSerializer[Document]):
    dossiers = serializers.SerializerMethodField()
    source_url = serializers.CharField(read_only=True, help_text="Leeg waar de officiële plaats niet bekend is.")
    url = AddressField()

    class Meta:
        model = Document
        fields = [
            *("identifier", "kind", "chamber", "title", "sender", "signed_on", "published_on", "parliamentary_year"),
            *("dossiers", "summary", "source_url", "url"),
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_dossiers(self, row: Document) -> list[str]:
        return [place.dossier.key for place in row.places.all()]


class OfACommitment(serializers.ModelSerializer[Any]):
    """What belongs to a commitment names it by its number, and a paper by its identifier."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {DateTimeField: MomentField}
    commitment: Slug = serializers.SlugRelatedField(slug_field="number", read_only=True)
    document = ReadableField(allow_null=True)


class DeadlineSerializer(OfACommitment):
    occasion: Slug = serializers.SlugRelatedField(slug_field="slug", read_only=True, allow_null=True)
    occasion_relation = serializers.ChoiceField(choices=OccasionRelation.choices, allow_blank=True, read_only=True)
    reason = serializers.ChoiceField(choices=DelayReason.choices, allow_blank=True, read_only=True)

    class Meta:
        model = DeadlineChange
        fields = [
            *("id", "commitment", "sequence", *TERM, "moved_by", "reason", "reason_words", "document"),
            *("announced_on", "said_late", "recorded_at", "ended_at"),
        ]
        read_only_fields = fields


class FollowUpSerializer(OfACommitment):
    class Meta:
        model = FollowUp
        fields = ["id", "commitment", "document", "outcome", "happened_on", "note", "quote"]
        read_only_fields = fields


class EventSerializer(OfACommitment):
    class Meta:
        model = CommitmentEvent
        fields = ["id", "commitment", "kind", "happened_on", "recorded_at", "document"]
        read_only_fields = fields


class OccasionSerializer(serializers.ModelSerializer[Occasion]):
    url = AddressField()

    class Meta:
        model = Occasion
        fields = ["slug", "name", "first_on", "last_on", "url"]
        read_only_fields = fields

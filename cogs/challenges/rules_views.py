"""The buttons and forms that change the rules of an edition."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime

import discord
from discord import ui

from bot.domain.links import LINK_MAX
from bot.domain.moments import read_number, read_spans, write_at, write_spans
from bot.domain.rooms import RoomKind
from bot.domain.zones import name_zone
from bot.services.challenges_rules import SPONSOR_MAX, EditionRulesCard, Limits, PatienceRules, RoomRules
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.challenges.rules_cards import rules_card

_NUMBER_MAX = 4
_MOMENT_MAX = 60
_SPANS_MAX = 2000
_LADDER_MAX = 100
_LIMIT_MAX, _SEATS_MAX, _DAYS_MAX, _HOURS_MAX = 1000, 100, 365, 720


async def show_rules(interaction: Interaction) -> Card:
    """The rules of the current edition."""
    rules = await interaction.client.services.challenges_rules.show(actor_of(interaction))
    return rules_card(rules, words_for(interaction))


class RulesForm(Form):
    """Asks for some of the rules, and shows all once they are changed."""

    def ask(
        self, words: Words, what: str, default: str, *, longest: int, style: discord.TextStyle = discord.TextStyle.short
    ) -> ui.TextInput[RulesForm]:
        """Add a field with the present value."""
        field: ui.TextInput[RulesForm] = ui.TextInput(
            max_length=longest, required=False, default=default or None, style=style
        )
        self.add_item(
            ui.Label(
                text=words(f"challenges-form-{what}"),
                description=words(f"challenges-form-{what}-hint"),
                component=field,
            )
        )
        return field

    async def submitted(self, interaction: Interaction) -> None:
        """Change the rules, and show them."""

        async def card() -> Card:
            await self.change(interaction)
            return await show_rules(interaction)

        await reply(interaction, card())

    def change(self, interaction: Interaction) -> Awaitable[None]:
        """What is done with what was typed."""
        raise NotImplementedError


class LimitsForm(RulesForm):
    """Asks how many."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-limits"))
        limits = rules.limits
        self.papers = self.ask(words, "papers", str(limits.claims_per_team or 0), longest=_NUMBER_MAX)
        self.teams = self.ask(words, "teams", str(limits.claims_per_paper or 0), longest=_NUMBER_MAX)
        self.seats = self.ask(words, "seats", str(limits.seats_per_team), longest=_NUMBER_MAX)

    async def change(self, interaction: Interaction) -> None:
        """Set the limits; 0 is any number."""
        limits = Limits(
            claims_per_paper=read_number(self.teams.value, lowest=0, highest=_LIMIT_MAX) or None,
            claims_per_team=read_number(self.papers.value, lowest=0, highest=_LIMIT_MAX) or None,
            seats_per_team=read_number(self.seats.value, lowest=1, highest=_SEATS_MAX),
        )
        await interaction.client.services.challenges_rules.change_limits(actor_of(interaction), limits)


class DatesForm(RulesForm):
    """Asks until when."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-dates"))
        dates = rules.dates
        self.entry = self.ask(words, "entry", _write(dates.entry_until, dates.zone), longest=_MOMENT_MAX)
        self.merge = self.ask(words, "merge", _write(dates.merge_until, dates.zone), longest=_MOMENT_MAX)
        self.roster = self.ask(words, "roster", _write(dates.roster_until, dates.zone), longest=_MOMENT_MAX)
        self.zone = self.ask(words, "zone", name_zone(dates.zone), longest=_MOMENT_MAX)

    async def change(self, interaction: Interaction) -> None:
        """Set the dates; nothing is no end."""
        rules = interaction.client.services.challenges_rules
        dates = rules.read_dates(
            entry=self.entry.value, merge=self.merge.value, roster=self.roster.value, zone=self.zone.value
        )
        await rules.change_dates(actor_of(interaction), dates)


class PatienceForm(RulesForm):
    """Asks how long to wait for signs of life."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-patience"))
        patience = rules.patience
        self.silent = self.ask(words, "silent", str(patience.silent_days or 0), longest=_NUMBER_MAX)
        self.lapse = self.ask(words, "lapse", str(patience.lapse_days), longest=_NUMBER_MAX)
        self.offer = self.ask(words, "offer", str(patience.offer_hours), longest=_NUMBER_MAX)

    async def change(self, interaction: Interaction) -> None:
        """Set how long; 0 days is never."""
        patience = PatienceRules(
            silent_days=read_number(self.silent.value, lowest=0, highest=_DAYS_MAX) or None,
            lapse_days=read_number(self.lapse.value, lowest=1, highest=_DAYS_MAX),
            offer_hours=read_number(self.offer.value, lowest=1, highest=_HOURS_MAX),
        )
        await interaction.client.services.challenges_rules.change_patience(actor_of(interaction), patience)


class HolidaysForm(RulesForm):
    """Asks when nobody is expected to give a sign of life."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-holidays"))
        self.spans = self.ask(
            words, "spans", write_spans(rules.holidays), longest=_SPANS_MAX, style=discord.TextStyle.paragraph
        )

    async def change(self, interaction: Interaction) -> None:
        """Set the holidays in the place of those that were."""
        spans = read_spans(self.spans.value)
        await interaction.client.services.challenges_rules.change_holidays(actor_of(interaction), spans)


class RoomsForm(RulesForm):
    """Asks what rooms teams get, and where organizers are told what waits."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-rooms"))
        rooms = rules.rooms
        self.kind: ui.Select[RoomsForm] = ui.Select(
            options=[
                discord.SelectOption(
                    label=words("challenges-room-kind", kind=kind), value=kind.value, default=kind is rooms.kind
                )
                for kind in RoomKind
            ]
        )
        self.place: ui.ChannelSelect[RoomsForm] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.text, discord.ChannelType.category],
            min_values=0,
            required=False,
            default_values=_chosen(rooms.rooms_channel_id),
        )
        self.organizers: ui.ChannelSelect[RoomsForm] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.text],
            min_values=0,
            required=False,
            default_values=_chosen(rooms.organizers_channel_id),
        )
        for what, field in (("kind", self.kind), ("place", self.place), ("organizers", self.organizers)):
            label = words(f"challenges-form-{what}")
            self.add_item(ui.Label(text=label, description=words(f"challenges-form-{what}-hint"), component=field))

    async def change(self, interaction: Interaction) -> None:
        """Set them."""
        rooms = RoomRules(
            kind=RoomKind(self.kind.values[0]),
            rooms_channel_id=self.place.values[0].id if self.place.values else None,
            organizers_channel_id=self.organizers.values[0].id if self.organizers.values else None,
        )
        await interaction.client.services.challenges_rules.change_rooms(actor_of(interaction), rooms)


class AboutForm(RulesForm):
    """Asks for the guide page and the sponsor."""

    def __init__(self, words: Words, rules: EditionRulesCard) -> None:
        super().__init__(words("challenges-button-about"))
        self.guide = self.ask(words, "guide", rules.about.guide_url or "", longest=LINK_MAX)
        self.sponsor = self.ask(words, "sponsor", rules.about.sponsor or "", longest=SPONSOR_MAX)
        self.ladder = self.ask(words, "ladder", rules.about.ladder, longest=_LADDER_MAX)

    async def change(self, interaction: Interaction) -> None:
        """Set them."""
        rules = interaction.client.services.challenges_rules
        await rules.change_about(
            actor_of(interaction), guide=self.guide.value, sponsor=self.sponsor.value, ladder=self.ladder.value
        )


async def _open(
    interaction: Interaction,
    form: type[LimitsForm | DatesForm | PatienceForm | HolidaysForm | RoomsForm | AboutForm],
) -> None:
    rules = await interaction.client.services.challenges_rules.show_to_change(actor_of(interaction))
    await form(words_for(interaction), rules).open(interaction)


class LimitsButton(PersistentButton, form="challenges:limits"):
    """Opens the limits."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, LimitsForm)


class DatesButton(PersistentButton, form="challenges:dates"):
    """Opens the dates."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, DatesForm)


class PatienceButton(PersistentButton, form="challenges:patience"):
    """Opens how long to wait for signs of life."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, PatienceForm)


class HolidaysButton(PersistentButton, form="challenges:holidays"):
    """Opens the holidays."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, HolidaysForm)


class RoomsButton(PersistentButton, form="challenges:rooms"):
    """Opens the rooms."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, RoomsForm)


class AboutButton(PersistentButton, form="challenges:about"):
    """Opens the guide page and the sponsor."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await _open(interaction, AboutForm)


class ApprovalButton(PersistentButton, form="challenges:approval:{wanted}"):
    """Lets announcements need another organizer's approval, or not."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and show the rules in the place of what was there."""

        async def card() -> Card:
            wanted = bool(self.number("wanted"))
            await interaction.client.services.challenges_rules.want_approval(actor_of(interaction), wanted=wanted)
            return await show_rules(interaction)

        await update(interaction, card())


def _write(at: datetime | None, zone: str) -> str:
    return write_at(at, zone) if at else ""


def _chosen(channel_id: int | None) -> list[discord.SelectDefaultValue]:
    if channel_id is None:
        return []
    return [discord.SelectDefaultValue(id=channel_id, type=discord.SelectDefaultValueType.channel)]


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(LimitsButton, DatesButton, PatienceButton, HolidaysButton, RoomsButton, AboutButton, ApprovalButton),
)

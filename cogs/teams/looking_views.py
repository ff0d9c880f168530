"""The forms and buttons of looking for a team, of matches, and of one's local time."""

from __future__ import annotations

from discord import ui

from bot.domain.looking import INTERESTS_MAX, LANGUAGES_MAX, SKILLS_MAX
from bot.domain.permissions import Actor
from bot.domain.zones import name_zone
from bot.services.looking import Draft
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words
from cogs.teams import cards, looking_cards

_ZONE_MAX = 64
_HOURS_MAX = 20


class LookingForm(Form):
    """Asks what somebody looks for, on the server that it was opened for: it can stand in direct messages."""

    def __init__(self, words: Words, draft: Draft, actor: Actor) -> None:
        super().__init__(words("teams-looking-form-title"))
        self._actor = actor
        entry = draft.entry
        self.interests = _field(INTERESTS_MAX, entry.interests if entry else "")
        self.skills = _field(SKILLS_MAX, entry.skills if entry else "", required=False)
        self.zone = _field(_ZONE_MAX, draft.zone)
        self.hours = _field(_HOURS_MAX, str(entry.hours_a_week) if entry else "")
        self.languages = _field(LANGUAGES_MAX, entry.languages if entry else "", required=False)
        for what in ("interests", "skills", "zone", "hours", "languages"):
            label, hint = words(f"teams-looking-form-{what}"), words(f"teams-looking-form-{what}-hint")
            self.add_item(ui.Label(text=label, description=hint, component=getattr(self, what)))

    async def submitted(self, interaction: Interaction) -> None:
        """Show it to those who may see it, and to the person themself."""

        async def card() -> Card:
            entry = await interaction.client.services.looking.look(
                self._actor,
                interests=self.interests.value,
                skills=self.skills.value,
                languages=self.languages.value,
                zone=self.zone.value,
                hours=self.hours.value,
            )
            on_server = interaction.guild_id is not None
            return looking_cards.entry_card(entry, self._actor.guild_id, words_for(interaction), on_server=on_server)

        await reply(interaction, card())


class TimeForm(Form):
    """Asks for the zone whose time somebody lets others see."""

    def __init__(self, words: Words, zone: str | None) -> None:
        super().__init__(words("teams-time-form-title"))
        self.zone = _field(_ZONE_MAX, name_zone(zone) if zone else "", required=False)
        label, hint = words("teams-time-form-zone"), words("teams-time-form-zone-hint")
        self.add_item(ui.Label(text=label, description=hint, component=self.zone))

    async def submitted(self, interaction: Interaction) -> None:
        """Show it from now on, or not any more."""

        async def card() -> Card:
            words = words_for(interaction)
            zone = await interaction.client.services.people.show_time(actor_of(interaction), self.zone.value)
            return Card().text(words("teams-time-shown", zone=name_zone(zone)) if zone else words("teams-time-hidden"))

        await reply(interaction, card())


class ChangeButton(PersistentButton, form="teams:looking-change:{guild_id}"):
    """Opens the form with what somebody says of themself."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form."""
        await open_form(interaction, self.actor(interaction))


class RenewButton(PersistentButton, form="teams:looking-renew:{guild_id}"):
    """Goes on looking for two weeks from now."""

    async def pressed(self, interaction: Interaction) -> None:
        """Go on, and show the entry in the place of what was there."""

        async def card() -> Card:
            actor = self.actor(interaction)
            entry = await interaction.client.services.looking.renew(actor)
            on_server = interaction.guild_id is not None
            return looking_cards.entry_card(entry, actor.guild_id, words_for(interaction), on_server=on_server)

        await update(interaction, card())


class StopButton(PersistentButton, form="teams:looking-stop:{guild_id}"):
    """Stops looking."""

    async def pressed(self, interaction: Interaction) -> None:
        """Stop, and say so in the place of the entry."""

        async def card() -> Card:
            await interaction.client.services.looking.stop(self.actor(interaction))
            return Card().text(words_for(interaction)("teams-looking-stopped"))

        await update(interaction, card())


class MatchButton(PersistentButton, form="teams:match"):
    """Opens the matches."""

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the first page."""
        await reply(interaction, show_matches(interaction, page=0))


class MatchTeamsButton(PersistentButton, form="teams:match-teams:{page}"):
    """Turns the teams with room."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of the one shown."""
        await update(interaction, show_matches(interaction, page=self.number("page")))


class MatchPeopleButton(PersistentButton, form="teams:match-people:{page}"):
    """Turns the people who look for a team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Put this page in the place of the one shown."""
        await update(interaction, show_matches(interaction, page=self.number("page"), people=True))


class MatchInviteButton(PersistentButton, form="teams:match-invite:{user_id}"):
    """Invites somebody who looks for a team."""

    async def pressed(self, interaction: Interaction) -> None:
        """Ask them by direct message alone: that they look for a team is nothing for a channel."""

        async def card() -> Card:
            services, actor, user_id = interaction.client.services, actor_of(interaction), self.number("user_id")
            await services.matching.ensure_looking(actor, user_id)
            asked = await services.invitations.invite(actor, user_id)
            return cards.invited_card(asked, actor.guild_id, words_for(interaction))

        await reply(interaction, card())


class TimeButton(PersistentButton, form="teams:time"):
    """Opens the form for one's local time."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open the form with the zone that is known."""
        settings = await interaction.client.services.people.find_settings(interaction.user.id)
        await TimeForm(words_for(interaction), settings.zone).open(interaction)


async def open_form(interaction: Interaction, actor: Actor) -> None:
    """Open the form with what the person says of themself now."""
    draft = await interaction.client.services.looking.begin(actor)
    await LookingForm(words_for(interaction), draft, actor).open(interaction)


async def show_matches(interaction: Interaction, *, page: int, people: bool = False) -> Card:
    """One page of matches: for a lead, people; for somebody who looks, teams or, with `people`, others who look."""
    found = await interaction.client.services.matching.match(actor_of(interaction), page=page, people=people)
    of_people = people or found.team is not None
    return looking_cards.match_card(found, words_for(interaction), of_people=of_people)


def _field(longest: int, now: str, *, required: bool = True) -> ui.TextInput[ui.LayoutView]:
    return ui.TextInput(max_length=longest, required=required, default=now or None)


CONTROLS: tuple[type[PersistentButton], ...] = (
    *(ChangeButton, RenewButton, StopButton, MatchButton, MatchTeamsButton, MatchPeopleButton, MatchInviteButton),
    TimeButton,
)

"""The commands of those who run editions."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.challenges_course import NAME_MAX, STOP_MAX, EditionStep
from bot.domain.challenges_templates import TEMPLATES, find_template
from bot.services.challenges_course import edition_value
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import Form, PersistentButton
from cogs._shared.errors import ControlOutdated, suggests
from cogs._shared.escape import cut
from cogs._shared.replies import reply, update
from cogs._shared.texts import Words, described
from cogs.challenges import course_cards as cards
from cogs.challenges.wrapup_views import show_wrapup

_Name = app_commands.Range[str, 1, NAME_MAX]
_Message = app_commands.Range[str, 1, STOP_MAX]
_Edition = app_commands.Range[str, 1, 100]
_MOMENT_MAX = 60
_Moment = app_commands.Range[str, 1, _MOMENT_MAX]
_CHOICE_MAX = 100
_TEMPLATES = [app_commands.Choice(name=template.name, value=template.key) for template in TEMPLATES]


class CourseCommands(commands.Cog):
    """What `/challenge` offers to organizers."""

    @suggests
    async def any_edition(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Editions whose name holds what was typed, with where they stand."""
        words = words_for(interaction)
        lines = await interaction.client.services.challenges_course.suggest(actor_of(interaction), typed)
        return [
            app_commands.Choice(
                name=cut(f"{line.name} · {words('challenges-state', state=line.state)}", _CHOICE_MAX),
                value=edition_value(line.id),
            )
            for line in lines
        ]

    @app_commands.command(name="list", description=described("challenges-list-description"))
    async def list(self, interaction: Interaction) -> None:
        """Show all editions of the server."""

        async def card() -> Card:
            lines = await interaction.client.services.challenges_course.list_editions(actor_of(interaction))
            return cards.editions_card(lines, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="create", description=described("challenges-create-description"))
    @app_commands.describe(
        name=described("challenges-option-name"),
        template=described("challenges-option-template"),
        first=described("challenges-option-first"),
    )
    @app_commands.choices(template=_TEMPLATES)
    async def create(
        self, interaction: Interaction, name: _Name, template: str | None = None, first: _Moment | None = None
    ) -> None:
        """Begin a draft with the rules of the current edition, or of a challenge as it was run."""
        await reply(interaction, _create(interaction, name, template=template, first=first))

    @app_commands.command(name="copy", description=described("challenges-copy-description"))
    @app_commands.describe(edition=described("challenges-option-model"), name=described("challenges-option-name"))
    @app_commands.autocomplete(edition=any_edition)
    async def copy(self, interaction: Interaction, edition: _Edition, name: _Name) -> None:
        """Begin a draft with the rules of any edition."""
        await reply(interaction, _create(interaction, name, edition))

    @app_commands.command(name="open", description=described("challenges-open-description"))
    @app_commands.describe(edition=described("challenges-option-edition"))
    @app_commands.autocomplete(edition=any_edition)
    async def open(self, interaction: Interaction, edition: _Edition | None = None) -> None:
        """Ask whether an edition is to be opened."""
        await reply(interaction, _ask(interaction, edition, EditionStep.OPEN))

    @app_commands.command(name="close", description=described("challenges-close-description"))
    @app_commands.describe(edition=described("challenges-option-edition"))
    @app_commands.autocomplete(edition=any_edition)
    async def close(self, interaction: Interaction, edition: _Edition | None = None) -> None:
        """Ask whether an edition is to be closed."""
        await reply(interaction, _ask(interaction, edition, EditionStep.CLOSE))

    @app_commands.command(name="archive", description=described("challenges-archive-description"))
    @app_commands.describe(edition=described("challenges-option-edition"))
    @app_commands.autocomplete(edition=any_edition)
    async def archive(self, interaction: Interaction, edition: _Edition | None = None) -> None:
        """Ask whether an edition is to be archived."""
        await reply(interaction, _ask(interaction, edition, EditionStep.ARCHIVE))

    @app_commands.command(name="stop", description=described("challenges-stop-description"))
    @app_commands.describe(message=described("challenges-option-message"))
    async def stop(self, interaction: Interaction, message: _Message) -> None:
        """Let nobody begin anything in the current edition for now."""

        async def card() -> Card:
            line = await interaction.client.services.challenges_course.stop(actor_of(interaction), message)
            return cards.edition_card("challenges-stopped-now", line, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="resume", description=described("challenges-resume-description"))
    async def resume(self, interaction: Interaction) -> None:
        """Let the current edition go on."""

        async def card() -> Card:
            line = await interaction.client.services.challenges_course.resume(actor_of(interaction))
            return cards.edition_card("challenges-resumed", line, words_for(interaction))

        await reply(interaction, card())

    @app_commands.command(name="wrapup", description=described("challenges-wrapup-description"))
    @app_commands.describe(edition=described("challenges-option-wrapup"))
    @app_commands.autocomplete(edition=any_edition)
    async def wrapup(self, interaction: Interaction, edition: _Edition | None = None) -> None:
        """Show what the article about an edition has so far."""

        async def card() -> Card:
            course = interaction.client.services.challenges_course
            edition_id = await course.find(actor_of(interaction), edition) if edition else None
            return await show_wrapup(interaction, edition_id)

        await reply(interaction, card())


async def _create(
    interaction: Interaction, name: str, model: str = "", *, template: str | None = None, first: str | None = None
) -> Card:
    course, chosen = interaction.client.services.challenges_course, find_template(template or "")
    created = await course.create(actor_of(interaction), name, model, template=chosen, typed_first=first or "")
    return cards.created_card(created, words_for(interaction))


async def _ask(interaction: Interaction, edition: str | None, step: EditionStep) -> Card:
    course = interaction.client.services.challenges_course
    return cards.step_card(await course.look_ahead(actor_of(interaction), edition or "", step), words_for(interaction))


class StepButton(PersistentButton, form="challenges:step:{edition_id}:{step:text}"):
    """Opens, closes or archives an edition."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it in the place of the question."""
        step = next((each for each in EditionStep if each.value == self.parts["step"]), None)
        if step is None:
            raise ControlOutdated()

        async def card() -> Card:
            course = interaction.client.services.challenges_course
            line = await course.step(actor_of(interaction), self.number("edition_id"), step)
            return cards.edition_card(f"challenges-done-{step}", line, words_for(interaction))

        await update(interaction, card())


class SwitchButton(PersistentButton, form="challenges:switch:{edition_id}"):
    """Lets commands speak of an edition."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it."""

        async def card() -> Card:
            course = interaction.client.services.challenges_course
            line = await course.switch(actor_of(interaction), self.number("edition_id"))
            return cards.edition_card("challenges-switched", line, words_for(interaction))

        await update(interaction, card())


class BeginForm(Form):
    """Asks for a new edition's name, the challenge it is run like, and the day of its first date."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("challenges-button-begin"))
        self.name: ui.TextInput[BeginForm] = ui.TextInput(max_length=NAME_MAX)
        options = [discord.SelectOption(label=template.name, value=template.key) for template in TEMPLATES]
        self.template: ui.Select[BeginForm] = ui.Select(options=options, min_values=0, required=False)
        self.first: ui.TextInput[BeginForm] = ui.TextInput(max_length=_MOMENT_MAX, required=False)
        for what, field in (("name", self.name), ("template", self.template), ("first", self.first)):
            self.add_item(ui.Label(text=words(f"challenges-form-begin-{what}"), component=field))

    async def submitted(self, interaction: Interaction) -> None:
        """Begin a draft, and show it."""
        template = next(iter(self.template.values), None)
        await reply(
            interaction, _create(interaction, self.name.value, template=template, first=self.first.value or None)
        )


class BeginButton(PersistentButton, form="challenges:begin"):
    """Opens the form for a new edition."""

    async def pressed(self, interaction: Interaction) -> None:
        """Open it."""
        await BeginForm(words_for(interaction)).open(interaction)


CONTROLS: tuple[type[PersistentButton], ...] = (StepButton, SwitchButton, BeginButton)

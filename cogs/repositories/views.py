"""What people press under a repository, and what becomes of it."""

from __future__ import annotations

from bot.services.repositories import LinkedRepository, UnlinkedRepository
from bot.services.repositories_looks import Shown
from cogs._shared.actor import Interaction, actor_of, words_for
from cogs._shared.cards import Card
from cogs._shared.controls import PersistentButton
from cogs._shared.escape import escape
from cogs._shared.replies import reply
from cogs._shared.texts import Words
from cogs.repositories.dispute_views import dispute_buttons
from cogs.repositories.hooks import HookButton, find_address
from cogs.repositories.look import Drawing, show, show_anew
from cogs.repositories.share_views import ShareButton, make_score_card
from cogs.repositories.status_cards import status_card


def draw_status(interaction: Interaction) -> Drawing:
    """Makes the card of a repository's state, with its buttons."""
    words, places = words_for(interaction), interaction.client.services.repositories.places

    async def draw(shown: Shown, is_looking: bool) -> Card:
        card = status_card(shown, words, places, is_looking=is_looking)
        return card.buttons(*_list_buttons(interaction, shown, words))

    return draw


def draw_score(interaction: Interaction) -> Drawing:
    """Makes the scorecard of a repository, with its buttons."""
    words = words_for(interaction)

    async def draw(shown: Shown, is_looking: bool) -> Card:
        card = await make_score_card(interaction, shown, words, is_looking=is_looking)
        buttons: list[PersistentButton] = [RefreshButton(words("repositories-button-status"), ticket=shown.ticket)]
        if shown.snapshot is not None and shown.link is not None and shown.link.is_own:
            buttons.append(ShareButton(words("repositories-button-share"), ticket=shown.ticket))
        return card.buttons(*buttons)

    return draw


def _list_buttons(interaction: Interaction, shown: Shown, words: Words) -> list[PersistentButton]:
    buttons: list[PersistentButton] = [
        RefreshButton(words("repositories-button-refresh"), ticket=shown.ticket),
        ScoreButton(words("repositories-button-score"), ticket=shown.ticket),
    ]
    link = shown.link
    if link is not None and link.is_own and link.proved_at is None:
        buttons.append(AskProofButton(words("repositories-button-prove"), link_id=link.id))
    if link is not None and link.is_own and not link.is_primary:
        buttons.append(MakePrimaryButton(words("repositories-button-primary"), link_id=link.id))
    if link is not None and link.is_own and find_address(interaction, link.id) is not None:
        buttons.append(HookButton(words("repositories-button-hook"), link_id=link.id))
    return buttons + dispute_buttons(shown.rivals, words)


def linked_card(linked: LinkedRepository, words: Words) -> Card:
    """What was linked, who else has it, and what comes next."""
    name = escape(linked.name.path)
    was, main = "yes" if linked.was else "no", "yes" if linked.is_primary else "no"
    card = Card().text(words("repositories-linked", name=name, team=linked.team, was=was, main=main))
    if linked.others:
        card.text(words("repositories-linked-others", teams=tuple(other.team for other in linked.others)))
    status = RefreshButton(words("repositories-button-status"), ticket=linked.ticket)
    return card.buttons(status, *dispute_buttons(linked.others, words))


def unlinked_card(unlinked: UnlinkedRepository, words: Words) -> Card:
    """What is not linked any more, and which is the main one now."""
    main = unlinked.primary.path if unlinked.primary else "no"
    return Card().text(words("repositories-unlinked", name=unlinked.name.path, team=unlinked.team, main=main))


class RefreshButton(PersistentButton, form="repositories:refresh:{ticket:text}"):
    """Looks at the repository again."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show what is known, and then what is new."""
        looks = interaction.client.services.repositories_looks
        finding = looks.show_again(actor_of(interaction), str(self.parts["ticket"]))
        await show_anew(interaction, finding, draw_status(interaction))


class StatusButton(PersistentButton, form="repositories:show:{ticket:text}"):
    """Shows the state beside what stands there."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show what is known, and then what is new."""
        looks = interaction.client.services.repositories_looks
        finding = looks.show_again(actor_of(interaction), str(self.parts["ticket"]))
        await show(interaction, finding, draw_status(interaction))


class ScoreButton(PersistentButton, form="repositories:score:{ticket:text}"):
    """Shows the scorecard beside the state."""

    async def pressed(self, interaction: Interaction) -> None:
        """Show what is known, and then what is new."""
        looks = interaction.client.services.repositories_looks
        finding = looks.show_again(actor_of(interaction), str(self.parts["ticket"]))
        await show(interaction, finding, draw_score(interaction))


class MakePrimaryButton(PersistentButton, form="repositories:primary:{link_id}"):
    """Makes it the team's main repository."""

    async def pressed(self, interaction: Interaction) -> None:
        """Do so, and say it."""

        async def card() -> Card:
            repositories = interaction.client.services.repositories
            name = await repositories.make_primary(actor_of(interaction), self.number("link_id"))
            return Card().text(words_for(interaction)("repositories-primary", name=name.path))

        await reply(interaction, card())


class AskProofButton(PersistentButton, form="repositories:proof:{link_id}"):
    """Gives the word that proves a link."""

    async def pressed(self, interaction: Interaction) -> None:
        """Say where to put it."""

        async def card() -> Card:
            words, proving = words_for(interaction), interaction.client.services.repositories
            proof = await proving.ask_proof(actor_of(interaction), self.number("link_id"))
            card = Card().text(words("repositories-proof-ask", name=proof.name.path)).text(f"```\n{proof.word}\n```")
            card.text(words("repositories-proof-then"))
            return card.buttons(CheckProofButton(words("repositories-button-proved"), link_id=proof.link_id))

        await reply(interaction, card())


class CheckProofButton(PersistentButton, form="repositories:proved:{link_id}"):
    """Looks for the word."""

    async def pressed(self, interaction: Interaction) -> None:
        """Look again, then say whether it was there."""

        async def card() -> Card:
            services, actor, link_id = interaction.client.services, actor_of(interaction), self.number("link_id")
            asked = await services.repositories.ask_proof(actor, link_id)
            await services.repositories_looks.refresh(asked.repository_id)
            proof = await services.repositories.check_proof(actor, link_id)
            return Card().text(words_for(interaction)("repositories-proved", name=proof.name.path))

        await reply(interaction, card())


CONTROLS: tuple[type[PersistentButton], ...] = (
    RefreshButton,
    StatusButton,
    ScoreButton,
    MakePrimaryButton,
    AskProofButton,
    CheckProofButton,
)

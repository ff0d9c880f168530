"""MLflow as DagsHub serves it, one for each repository.

Source: MLflow's REST API, and answers of MLflow 3.17 below a path such as DagsHub's; DagsHub ran 2.7 until late 2025.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote

from pydantic import BaseModel

from bot.dagshub import answers, facts
from bot.sites import Site
from bot.sites.refusals import Missing, NotOffered, as_model, ask_for
from bot.sites.site import Question

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

RUNS_MAX = 200


class Mlflow:
    """Asks for the experiments of repositories. Raises as the client of which it is a part.

    A 404 says that this server has no such thing, such as a registry of models, and nothing of the repository.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    async def experiments(self, owner: str, name: str) -> tuple[str, ...]:
        """The ids of its experiments; one that is empty always exists, so that runs have to be counted."""
        question = Question(_path(owner, name, "experiments/search"), query=lambda: {"max_results": "1000"})
        return await self._ask(question, answers.MlflowExperiments, answers.MlflowExperiments.fact)

    async def runs(self, owner: str, name: str, experiment_ids: Sequence[str]) -> facts.Runs:
        """The latest RUNS_MAX runs of these experiments."""
        content: Mapping[str, object] = {
            "experiment_ids": list(experiment_ids),
            "max_results": RUNS_MAX,
            "order_by": ["attributes.start_time DESC"],
        }
        question = Question(_path(owner, name, "runs/search"), content=content)
        return await self._ask(question, answers.MlflowRuns, answers.MlflowRuns.fact)

    async def models(self, owner: str, name: str) -> tuple[str, ...]:
        """The names of its registered models."""
        question = Question(_path(owner, name, "registered-models/search"), query=lambda: {"max_results": "100"})
        return await self._ask(question, answers.MlflowModels, answers.MlflowModels.fact)

    async def _ask(self, question: Question, model: type[M], make: Callable[[M], T]) -> T:
        try:
            return await ask_for(self._site, question, as_model(model, make))
        except Missing:
            raise NotOffered from None


def _path(owner: str, name: str, call: str) -> str:
    return f"/{quote(owner, safe='')}/{quote(name, safe='')}.mlflow/api/2.0/mlflow/{call}"

"""The event model: a small encoder, and heads that say of its words what they report and of parties what they do.

One pass of the encoder a sentence; the heads then read any number of triggers, parties and pairs of parties from it. The same
arithmetic without torch is in `readout.model.heads`.
"""

from __future__ import annotations

import math

import torch
from event_examples import CONTEXTS, FACTS, MODES, ROLES, TYPES
from torch import Tensor, nn
from transformers import BertModel

WIDTH = 256


class EventNet(nn.Module):
    """Encoder and heads.

    Args:
        folder: of the encoder's weights, in the format of `transformers`.
        classes: of the pair head.
    """

    def __init__(self, folder: str, classes: tuple[str, ...]) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        size = self.encoder.config.hidden_size
        self.classes = classes
        self.nobody = nn.Parameter(torch.zeros(2, size))
        self.trigger = nn.Linear(size, len(TYPES) + 1)
        self.mode = nn.Linear(size, len(MODES))
        self.context = nn.Linear(size, len(CONTEXTS))
        self.fact = nn.Linear(size, len(FACTS))
        self.role_trigger, self.role_party = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.role_product, self.role = nn.Linear(size, WIDTH), nn.Linear(WIDTH, len(ROLES))
        self.pair_actor, self.pair_recipient = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.pair_key, self.pair_query = nn.Linear(size, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.pair_focus, self.pair_all = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.pair = nn.Linear(WIDTH, len(classes))
        self.pair_mode = nn.Linear(WIDTH, len(MODES))
        self.drop = nn.Dropout(0.1)

    def words(self, numbers: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states of first pieces of words (batch, words, size), and of the whole sentence (batch, size)."""
        hidden = self.encoder(numbers, attention_mask=mask).last_hidden_state.float()
        gathered = hidden.gather(1, firsts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return self.drop(gathered), self.drop(hidden[:, 0])

    def roles(self, triggers: Tensor, parties: Tensor) -> Tensor:
        """Role logits of (trigger, party) rows."""
        mixed = self.role_trigger(triggers) + self.role_party(parties) + self.role_product(triggers * parties)
        return self.role(self.drop(torch.relu(mixed)))

    def pairs(
        self, actor: Tensor, recipient: Tensor, words: Tensor, real: Tensor, whole: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Class logits, mode logits and the attention over words of (actor, recipient) rows; `words` (rows, words, size)."""
        one, two = self.pair_actor(actor), self.pair_recipient(recipient)
        query = self.pair_query(torch.tanh(torch.cat([one, two], -1)))
        scores = (self.pair_key(words) @ query.unsqueeze(-1)).squeeze(-1) / math.sqrt(WIDTH)
        weights = torch.softmax(scores.masked_fill(~real, -1e4), -1)
        focus = (weights.unsqueeze(-1) * words).sum(1)
        mixed = torch.relu(one + two + self.pair_focus(focus) + self.pair_all(whole))
        mixed = self.drop(mixed)
        return self.pair(mixed), self.pair_mode(mixed), weights

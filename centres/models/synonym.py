"""Words that mean the same for whoever searches: « bibliothèque, médiathèque »; abbreviations and what they are."""

from django.core.exceptions import ValidationError
from django.db import models

from centres.language import stems

LONGEST, MOST_WORDS = 500, 20


def check_words(text: str) -> None:
    """Refuses what is not at least two words, or groups of words, that can be searched."""
    words = words_of(text)
    if len(words) < 2:
        raise ValidationError("Il faut au moins deux mots, séparés par une virgule : « bibliothèque, médiathèque ».")
    if len(words) > MOST_WORDS:
        raise ValidationError(f"Au plus {MOST_WORDS} mots ou groupes de mots : il y en a {len(words)}.")
    if empty := [word for word in words if not stems(word)]:
        raise ValidationError(f"« {empty[0]} » ne contient aucun mot à chercher : retirez-le.")


def words_of(text: str) -> list[str]:
    """The words of a line, or groups of words, each once.

    >>> words_of("vélo,  bicyclette, ,vélo")
    ['vélo', 'bicyclette']
    """
    return [word for word in dict.fromkeys(" ".join(part.split()) for part in text.split(",")) if word]


def of_one_root(text: str) -> tuple[str, str] | None:
    """The first two words of a line that find each other already, if there are two.

    >>> of_one_root("bicyclette, vélo, vélos"), of_one_root("sans-abri, abri")
    (('vélo', 'vélos'), None)
    """
    seen: dict[tuple[str, ...], str] = {}
    for word in words_of(text):
        if word != (first := seen.setdefault(tuple(stems(word)), word)):
            return first, word
    return None


class Synonym(models.Model):
    """Words of which a search for one also finds the others. `is_one_way`: only the first one finds the others;
    `is_fallback`: only the first one, and only where few fiches answer it.
    """

    words = models.CharField(
        "mots",
        max_length=LONGEST,
        unique=True,
        help_text="Mots, ou groupes de mots, séparés par des virgules : « bibliothèque, médiathèque ».",
    )
    is_one_way = models.BooleanField(
        "à sens unique",
        default=False,
        help_text="Chercher le premier trouve aussi les autres, qui ne le trouvent pas : une abréviation qui a "
        "d’autres sens (« AS, assistante sociale »), un mot qui n’est qu’une partie des autres.",
    )

    is_fallback = models.BooleanField(
        "à défaut",
        default=False,
        help_text="Le premier ne trouve les autres que si peu de fiches lui répondent, et elles viennent à part, en "
        "dernier : des mots du même domaine, qui ne disent pas la même chose (« purée, alimentation de l’enfant »).",
    )

    class Meta:
        verbose_name = "synonyme"
        verbose_name_plural = "synonymes"
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        try:
            check_words(self.words)
        except ValidationError as error:
            raise ValidationError({"words": error}) from error

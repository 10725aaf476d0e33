"""How many mails were asked for today -> whether one more may leave. Nothing of it says who, nor lasts a day."""

from django.conf import settings
from django.db import models, transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

ALL = "all"


def digest_of(address: str) -> str:
    """32 characters, the same all day for an address of mail; the salt is the day, under the secret key."""
    return salted_hmac(f"mail {localdate()}", address.strip().casefold(), algorithm="sha256").hexdigest()[:32]


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    """Counts of today; those of other days are erased by whoever takes one."""

    @transaction.atomic
    def take_mail(self, sender: str, address: str) -> bool:
        """Whether this sender may have one more mail sent to this address today: counted then. Both are digests. Once
        all senders had many, each may still have one."""
        today = localdate()
        self.exclude(day=today).delete()
        most = {f"from {sender}": settings.MAILS_PER_SENDER, f"to {address}": settings.MAILS_PER_ADDRESS}
        for key in (ALL, *most):
            self.get_or_create(key=key, defaults={"day": today})
        # In one order, so that two never wait for each other.
        rows = {row.key: row for row in self.filter(key__in=[ALL, *most]).order_by("key").select_for_update()}
        if rows[ALL].count >= settings.MAILS_PER_DAY:
            most = {key: min(1, many) for key, many in most.items()}
        if any(rows[key].count >= many for key, many in most.items()):
            return False
        for row in rows.values():
            row.count += 1
            row.save(update_fields=["count"])
        return True

    def forget(self) -> None:
        self.exclude(day=localdate()).delete()


class Allowance(models.Model):
    """`key`: « all », « from … » a sender, « to … » an address; both as digests of the day."""

    key = models.CharField(max_length=40, primary_key=True)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        verbose_name = "envois du jour"
        verbose_name_plural = "envois du jour"

    def __str__(self) -> str:
        return f"{self.key[:12]}… : {self.count}"

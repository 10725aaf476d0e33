"""Whether a worker of this container answers: 0 or 1, for the HEALTHCHECK of the Dockerfile."""

import http.client
import os
import sys

try:
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=4)
    host = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    connection.request("GET", "/sante/", headers={"Host": host, "X-Forwarded-Proto": "https"})
    status = connection.getresponse().status
except (OSError, http.client.HTTPException) as error:
    sys.exit(f"le site ne répond pas : {error}")
sys.exit(0 if status == 200 else f"le site répond {status}")

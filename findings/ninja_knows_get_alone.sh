#!/usr/bin/env bash
# An API of django-ninja answers HEAD with 405, OPTIONS too, and what is no address of it with a page.
#
# Expected: HEAD is answered wherever GET is (RFC 9110 asks both of a general server, and Django's own views do so),
# OPTIONS tells the methods, and an API says 404 as it says everything else, in JSON.
# Seen (django-ninja 1.7.1, Django 5.2.19): HEAD and OPTIONS on a GET are 405 with « Method not allowed » as text/html,
# while a plain view of Django beside it answers both; a number that the API itself does not find is 404 in JSON, an
# address that it does not have is Django's 404 in HTML.
# For us: each view of the API is wrapped (centres/api/answers.py), and whatever else is asked under /api/ has a view.
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q django==5.2.19 django-ninja==1.7.1

cat > "$work/program.py" <<'PYTHON'
import logging

import django
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="x")
django.setup()
logging.disable(logging.CRITICAL)

from django.http import Http404, JsonResponse
from django.test import Client
from django.urls import path
from django.views import View
from ninja import NinjaAPI

api = NinjaAPI(docs_url=None, openapi_url=None)


@api.get("/things/{int:number}")
def thing(request, number: int):
    if number > 1:
        raise Http404
    return {"number": number}


class Plain(View):
    def get(self, request):
        return JsonResponse({"number": 1})


urlpatterns = [path("api/", api.urls), path("plain", Plain.as_view())]
client = Client()
for method, address in [
    ("GET", "/api/things/1"), ("HEAD", "/api/things/1"), ("OPTIONS", "/api/things/1"), ("POST", "/api/things/1"),
    ("GET", "/api/things/2"), ("GET", "/api/nothing"), ("HEAD", "/plain"), ("OPTIONS", "/plain"),
]:
    answer = client.generic(method, address)
    kind = answer.headers["Content-Type"].partition(";")[0]
    print(f"{method} {address} -> {answer.status_code}, {kind}, Allow: {answer.headers.get('Allow', 'nothing')}")
PYTHON

cat > "$work/expected" <<'SEEN'
GET /api/things/1 -> 200, application/json, Allow: nothing
HEAD /api/things/1 -> 405, text/html, Allow: GET
OPTIONS /api/things/1 -> 405, text/html, Allow: GET
POST /api/things/1 -> 405, text/html, Allow: GET
GET /api/things/2 -> 404, application/json, Allow: nothing
GET /api/nothing -> 404, text/html, Allow: nothing
HEAD /plain -> 200, application/json, Allow: nothing
OPTIONS /plain -> 200, text/html, Allow: GET, HEAD, OPTIONS
SEEN

(cd "$work" && "$work/venv/bin/python" program.py) > "$work/seen"
cat "$work/seen"
diff -u "$work/expected" "$work/seen" >&2 || {
  echo "django-ninja answers these otherwise now." >&2
  exit 1
}

"""What deploy/ says agrees with itself and with the code: commands, hours, variables, files."""

import doctest
import re
import runpy
import shlex
import subprocess
from configparser import ConfigParser
from datetime import datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from manage import OFFLINE

ROOT = Path(settings.BASE_DIR)
UNITS = ROOT / "deploy" / "systemd"
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
CLOCK = ROOT / "deploy" / "container" / "clock.py"
CLOCK_SPEC = spec_from_file_location("clock", CLOCK)
GUIDE = (ROOT / "docs" / "exploiter.md").read_text()
# Read by compose.yaml, by gunicorn.conf.py.
NOT_OF_SETTINGS = {"POSTGRES_PASSWORD", "WEB_CONCURRENCY", "WEB_PRELOAD"}


def unit(name: str) -> ConfigParser:
    read = ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(UNITS / name)
    return read


def known_variables() -> set[str]:
    source = (ROOT / "actions_catalog" / "settings.py").read_text()
    return set(re.findall(r'env\.\w+\(\s*"(\w+)"', source)) | NOT_OF_SETTINGS


def test_the_example_names_variables_that_are_read():
    named = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))

    assert len(named) > 8
    assert named <= known_variables()
    for service in ("site", "migrate", "nightly"):
        assert set(COMPOSE["services"][service]["environment"]) <= known_variables() | {"TZ"}


def test_the_example_is_read_alike_by_a_shell(tmp_path):
    said = subprocess.run(
        ["sh", "-c", f"set -a; . {ROOT}/.env.example; env"], capture_output=True, text=True, check=True, env={}
    ).stdout
    shown = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    written = dict(re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M))

    assert {name: shown.get(name) for name in written} == written


def commands_of_timers() -> set[str]:
    """The commands that the guide has systemd start at their hours."""
    enabled = re.findall(r"catalogue-[\w@]+\.timer", GUIDE)
    commands = set()
    for name in enabled:
        template, _, instance = name.removesuffix(".timer").partition("@")
        started = unit(f"{template}{'@' if instance else ''}.timer")["Timer"]["Unit"].replace("%i", instance)
        service = re.sub(r"@.*\.service", "@.service", started)
        command = unit(service)["Service"]["ExecStart"].replace("%i", instance)
        commands.add(shlex.split(command)[2])
    return commands


def test_a_night_is_the_same_in_containers_and_under_systemd():
    clock = runpy.run_path(str(CLOCK))
    monday = datetime(2026, 11, 30)
    due = {
        command[0] for command in clock["due"](monday - timedelta(minutes=1), monday + timedelta(hours=23, minutes=59))
    }

    assert due == commands_of_timers()
    assert {"backup", "clearsessions", "dump_catalogue", "forget_contacts", "send_alerts", "send_waiting_list"} == due


def test_each_hour_of_the_clock_comes_once_in_a_day():
    due = runpy.run_path(str(CLOCK))["due"]
    now, done = datetime(2026, 11, 30, 0, 0, 5), []
    while now < datetime(2026, 12, 7, 0, 0, 5):
        after = now + timedelta(seconds=20)
        done += [command[0] for command in due(now, after)]
        now = after

    assert {name: done.count(name) for name in set(done)} == {
        "backup": 7, "clearsessions": 7, "dump_catalogue": 7, "forget_contacts": 7, "send_alerts": 7 * 96,
        "send_waiting_list": 1,
    }  # fmt: skip


def test_the_examples_of_the_clock_hold():
    assert CLOCK_SPEC is not None
    clock = module_from_spec(CLOCK_SPEC)
    CLOCK_SPEC.loader.exec_module(clock)
    done = doctest.testmod(clock)

    assert (done.failed, done.attempted > 3) == (0, True)


def test_commands_of_timers_need_no_key_and_exist():
    ours = {file.stem for file in (ROOT / "centres" / "management" / "commands").glob("[!_]*.py")}

    assert commands_of_timers() - ours == {"clearsessions"}
    assert commands_of_timers() - {"clearsessions"} <= OFFLINE


@pytest.mark.parametrize("name", sorted(path.name for path in UNITS.glob("*.service")))
def test_each_service_is_confined(name):
    service = unit(name)["Service"]

    assert service["User"] == "catalogue"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["CapabilityBoundingSet"] == ""
    assert service["EnvironmentFile"] == "/etc/catalogue/site.env"


@pytest.mark.parametrize("name", ["site", "migrate", "nightly"])
def test_each_container_of_the_site_is_confined(name):
    service = COMPOSE["services"][name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in service


def test_only_the_front_is_reached_from_outside_and_the_network_of_the_site_is_the_one_it_trusts():
    services, [inside] = COMPOSE["services"], COMPOSE["networks"]["inside"]["ipam"]["config"]

    assert [name for name, service in services.items() if "ports" in service] == ["front"]
    assert services["site"]["environment"]["DJANGO_PROXY_ADDRESSES"] == inside["subnet"]
    for volume in services["front"]["volumes"]:
        if volume.startswith("./deploy/"):
            assert (ROOT / volume.split(":")[0]).is_file()


def test_the_image_is_made_without_secrets_and_does_not_run_as_root():
    docker = (ROOT / "Dockerfile").read_text()
    left_out = (ROOT / ".dockerignore").read_text().split()

    assert {".env", ".git", "data", ".venv"} <= set(left_out)
    assert docker.rindex("USER catalogue") < docker.rindex("CMD [")
    assert "HEALTHCHECK" in docker
    assert "SECRET_KEY" not in docker


def test_nginx_writes_anew_what_the_site_believes():
    front = (ROOT / "deploy" / "nginx" / "catalogue.conf").read_text()

    assert "proxy_set_header X-Forwarded-For $remote_addr;" in front
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in front
    assert "proxy_request_buffering on;" in front
    assert "proxy_buffering on;" in front

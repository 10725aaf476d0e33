"""Tests of centres/telling, and of « Raconter une action »."""

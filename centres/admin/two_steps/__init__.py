"""A second step at the login: a code of one's telephone, or one of the recovery codes."""

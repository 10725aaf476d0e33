"""What was sent or stored -> the links of a mail, the tables that hold some words."""

import re
from urllib.parse import urlsplit

from django.db import connection


def links(words: str) -> list[str]:
    """Paths of the site in a mail."""
    return [urlsplit(link).path for link in re.findall(r"https://catalogue\.example/\S*", words)]


def tables_that_say(words: str) -> list[str]:
    """The tables that hold these words in any of their columns, whatever its type."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            name = connection.ops.quote_name
            text = " || '|' || ".join(f"COALESCE(CAST({name(column)} AS TEXT), '')" for column in columns)
            cursor.execute(f"SELECT 1 FROM {name(table)} WHERE LOWER({text}) LIKE %s LIMIT 1", [f"%{words.lower()}%"])  # noqa: S608
            if cursor.fetchone():
                found.append(table)
    return found

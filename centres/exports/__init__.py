"""What anybody can take away: a selection of published fiches -> records, tables, maps and texts, streamed.

batches: ids -> plain rows in a dozen queries. record: a fiche as one dictionary, what JSON and the API tell. columns:
the table of CSV and XLSX, one line a column. It only reads; what is not published never gets in.
"""

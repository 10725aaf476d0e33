"""What the API answers, field by field: the OpenAPI document and the page of the API are made of these."""

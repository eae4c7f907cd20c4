"""The JSON of every resource, made in one place: marshmallow schemas, one file per resource."""

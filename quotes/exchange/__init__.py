"""What goes between the service and others, in forms that are not the API's own: articles in (lines, posts of content
management systems), the record out (lines, tables, feeds, citations), names of a table compared with the record."""

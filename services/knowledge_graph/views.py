"""Published views: what other services may read of the knowledge graph. Migrations create them.

`security_invoker` makes row-level security of the tables apply to whoever reads the view.
"""

DOCUMENT_PROGRESS = """
create view knowledge_graph.document_progress with (security_invoker = true) as
select
    snapshots.owner_id,
    (document ->> 'document_id')::uuid as document_id,
    (snapshots.revisions ->> (document ->> 'document_id'))::integer as revision,
    document ->> 'state' as state,
    snapshots.position
from knowledge_graph.snapshots
cross join lateral jsonb_array_elements(snapshots.documents) as document
where snapshots.stage = 'generate_insights'
"""
"""One row a document in the newest snapshot that reached its end: (owner_id, document_id, revision, state,
position). A document is done at its revision when it is here, unless `state` is `needs_kind` or
`needs_confirmation`."""

DROP_DOCUMENT_PROGRESS = "drop view if exists knowledge_graph.document_progress"

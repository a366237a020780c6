-- The entry of the ledger that a run has paid with: after a stop it goes on without paying again.
alter table evidence_run add column spent_id uuid references evidence_spent (id);

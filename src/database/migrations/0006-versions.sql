-- Why: a strategy becomes binding by a decision. A version is submitted, the people accountable decide, and it is adopted from
-- a day on; what was loaded by whoever runs the server is in force for every day, as it always was. At most one version is in
-- review, and uniqueness says so: of two who submit at once one is refused.

alter table strategies
  add column state text check (state in ('in-review', 'sent-back', 'withdrawn', 'adopted')),
  -- Null in a version that is in force for every day.
  add column adopted_from date,
  add column note text,
  -- Who submitted; both null for the program, the person alone for the local owner. loaded_at is when.
  add column submitted_by uuid,
  add column submitted_by_name text,
  add column adopted_at timestamptz,
  add column adopted_by uuid,
  add column adopted_by_name text;
update strategies set state = 'adopted', adopted_at = loaded_at;
alter table strategies alter column state set not null;
alter table strategies add constraint strategies_adopted_says_when check ((state = 'adopted') = (adopted_at is not null));
alter table strategies add constraint strategies_only_adopted_from check (state = 'adopted' or adopted_from is null);

create unique index strategies_one_in_review on strategies (workspace_id) where state = 'in-review';

-- One decision for each version, accountable role and person; a later one of the same person replaces it.
create table strategy_approvals (
  workspace_id uuid not null,
  version integer not null,
  role text not null check (role <> ''),
  -- No foreign key: who was removed has decided all the same.
  person_id uuid not null,
  person_name text not null,
  decision text not null check (decision in ('approve', 'decline')),
  comment text,
  decided_at timestamptz not null,
  primary key (workspace_id, version, role, person_id),
  foreign key (workspace_id, version) references strategies (workspace_id, version)
);

alter table strategy_approvals enable row level security, force row level security;
create policy own_workspace on strategy_approvals to entente_app
  using (workspace_id = current_setting('app.workspace')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid);
create policy owner on strategy_approvals to current_user using (true) with check (true);
grant select, insert, update, delete on strategy_approvals to entente_app;

-- Partners read the terms of the version that is in force on the day, and never those of a later one.
alter table partner_terms add column in_force_from date;

-- Why: the draft can be a file in a folder as well, edited by hand and kept in git. Joining needs three texts: the one that file
-- and draft last had in common, the file's and the draft's. The common one is kept here, written in the transaction that makes
-- it so: a server that is killed at any point goes on from what is true.

create table working_files (
  workspace_id uuid not null references workspaces (id),
  path text not null,
  state text not null check (state in ('in-step', 'conflict', 'unreadable', 'gone')),
  -- The last text that both had, or that went from the file into the draft; null before the first.
  common_text text,
  -- The file as it was when the conflicts were found.
  file_text text,
  problem jsonb,
  conflicts jsonb not null,
  -- Somebody decided that the draft is written over whatever the file is.
  takes_draft boolean not null,
  changed_at timestamptz not null,
  primary key (workspace_id)
);

alter table working_files enable row level security, force row level security;
create policy own_workspace on working_files to entente_app
  using (workspace_id = current_setting('app.workspace')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid);
create policy owner on working_files to current_user using (true) with check (true);
grant select, insert, update, delete on working_files to entente_app;

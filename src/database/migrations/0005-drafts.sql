-- Why: a strategy is written over days, by several people, in the browser and in a file. Each save of the working text is a
-- row of its own and none is ever rewritten, so that whoever wrote on an older text can be joined with what came between, and
-- every step can be undone. Uniqueness decides races: of two who save revision 8 at once the second finds it taken.

create table draft_revisions (
  workspace_id uuid not null references workspaces (id),
  revision integer not null check (revision > 0),
  source_text text not null,
  file_name text not null check (file_name <> ''),
  -- The version that the text stands on; null for a strategy that was never one.
  based_on integer,
  origin text not null check (origin in ('screen', 'file', 'upload', 'import', 'starter', 'version', 'undo')),
  -- What this save changed, in the strategy's words.
  changes jsonb not null,
  saved_at timestamptz not null,
  -- The person who saved; null for the local owner and for the program. No foreign key: who was removed has written all the same.
  saved_by uuid,
  saved_by_name text,
  primary key (workspace_id, revision),
  foreign key (workspace_id, based_on) references strategies (workspace_id, version)
);

alter table draft_revisions enable row level security, force row level security;
create policy own_workspace on draft_revisions to entente_app
  using (workspace_id = current_setting('app.workspace')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid);
create policy owner on draft_revisions to current_user using (true) with check (true);
grant select, insert, update, delete on draft_revisions to entente_app;

-- Revision 0 is the first version, which never changes; where there are later ones already, the draft begins with the newest.
insert into draft_revisions (workspace_id, revision, source_text, file_name, based_on, origin, changes, saved_at)
select distinct on (workspace_id) workspace_id, 1, source_text, file_name, version, 'version', '[]', loaded_at
from strategies where version > 1 order by workspace_id, version desc;

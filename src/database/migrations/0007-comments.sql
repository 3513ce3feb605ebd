-- Why: a strategy is talked about while it is written. A comment stands on an element of the strategy, found again by the
-- names that the file gives and not by its place in a list, and a thread is open until somebody settles it.

create table strategy_comments (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  -- The first comment of the thread; null in that one.
  parent_id uuid,
  -- The way to the element, where elements of lists stand by what tells them apart (src/domain/strategy/anchor.ts).
  anchor text not null,
  -- The JSON Pointer and the name of the element when it was written, for what is gone since.
  element text not null,
  subject text not null,
  body text not null check (body <> ''),
  -- People that the comment calls, with the names they had.
  mentions jsonb not null,
  -- The version that was looked at; null is the draft.
  version integer,
  written_at timestamptz not null,
  -- No foreign key: who was removed has written all the same.
  written_by uuid,
  written_by_name text not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_by_name text,
  -- When it was written, settled or opened again, whichever is last.
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references strategy_comments (workspace_id, id),
  foreign key (workspace_id, version) references strategies (workspace_id, version),
  constraint strategy_comments_threads_are_settled check (parent_id is null or resolved_at is null)
);

create index strategy_comments_by_element on strategy_comments (workspace_id, anchor);
create index strategy_comments_by_parent on strategy_comments (workspace_id, parent_id);
create index strategy_comments_by_change on strategy_comments (workspace_id, changed_at);

alter table strategy_comments enable row level security, force row level security;
create policy own_workspace on strategy_comments to entente_app
  using (workspace_id = current_setting('app.workspace')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid);
create policy owner on strategy_comments to current_user using (true) with check (true);
grant select, insert, update, delete on strategy_comments to entente_app;

-- Why: whoever writes for a day saves a thousand times, and each save kept the whole text: tens of megabytes that differ by a
-- line each. A save keeps the lines that it changed, and now and then the whole text, from which the ones after it follow. So
-- nothing has to be forgotten: every save can still be undone, and whoever wrote on any of them is still joined.

alter table draft_revisions
  alter column source_text drop not null,
  -- What turns the text of the revision before into this one: from which line, how many lines go, what comes.
  add column line_changes jsonb,
  add constraint draft_revisions_text_or_lines check ((source_text is null) <> (line_changes is null)),
  -- Whether the text is another than that of the version it stands on, which never changes.
  add column changed boolean not null default true;

update draft_revisions set changed = strategies.source_text is distinct from draft_revisions.source_text
  from strategies
  where strategies.workspace_id = draft_revisions.workspace_id and strategies.version = draft_revisions.based_on;
alter table draft_revisions alter column changed drop default;

-- Why: whoever wrote a comment may set right what they wrote, or take it back. A comment that was taken back keeps its place,
-- without its words, while answers stand under it.

alter table strategy_comments
  add column amended_at timestamptz,
  add column removed_at timestamptz,
  drop constraint strategy_comments_body_check,
  add constraint strategy_comments_say_something check ((body = '') = (removed_at is not null));

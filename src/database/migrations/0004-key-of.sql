-- Why: a call by API key asked for its key in a transaction of its own, three round trips before the first question. As with
-- sessions, one function of the sign-in role answers the key and what its owner is now; it sees the one key it is asked for,
-- and that key's owner.

create policy own_key on api_keys for select to entente_auth
  using (workspace_id = current_setting('app.workspace')::uuid and id = current_setting('app.key')::uuid);
grant select on api_keys to entente_auth;

create policy owner_of_key on people for select to entente_auth
  using (
    workspace_id = nullif(current_setting('app.workspace', true), '')::uuid
    and id = nullif(current_setting('app.person', true), '')::uuid);

create function auth.key_of(workspace uuid, key uuid)
returns table (
  person_id uuid, user_id uuid, role text, state text, secret_hash text, scopes text, addresses text,
  expires_at timestamptz, last_used_at timestamptz, revoked_at timestamptz, requires_totp boolean, totp boolean
)
language plpgsql
as $$
declare
  found_key public.api_keys;
begin
  perform set_config('app.workspace', workspace::text, true), set_config('app.key', key::text, true),
    set_config('app.user', '00000000-0000-0000-0000-000000000000', true);
  select * into found_key from public.api_keys k where k.workspace_id = workspace and k.id = key;
  if not found then return; end if;
  perform set_config('app.person', found_key.person_id::text, true);
  return query
    select p.id, p.user_id, p.role, p.state, found_key.secret_hash, found_key.scopes, found_key.addresses,
      found_key.expires_at, found_key.last_used_at, found_key.revoked_at, w.requires_totp, f.proven_at is not null
    from public.people p
    join public.workspaces w on w.id = p.workspace_id
    left join auth.second_factors f on f.user_id = p.user_id
    where p.workspace_id = workspace and p.id = found_key.person_id;
end;
$$;

revoke all on function auth.key_of(uuid, uuid) from public;
grant execute on function auth.key_of(uuid, uuid) to entente_auth;

-- Why: who people are (addresses, passwords, second factors, sessions) is no business of the tables of any workspace. It
-- lies in a schema of its own that the sign-in role alone may enter: a fault in a page of the staff or of the portal
-- cannot read a password, because its database role cannot.

create schema auth;
grant usage on schema auth to entente_auth;

-- users, accounts and verifications are kept by the sign-in library, by the names it is told (library.ts).
create table auth.users (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null unique check (email = lower(email)),
  -- Somebody opened a link that was sent to the address.
  email_verified boolean not null,
  -- How often what proves the user (password, second factor) was changed. Sessions and links hold the number they began
  -- by: with another one they are none, so that a change ends them all, those that are being made at that moment included.
  proof_revision integer not null default 0,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- How a user proves who they are: `credential` with a password, or the issuer and subject of single sign-on.
create table auth.accounts (
  id uuid primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);

create index accounts_by_user on auth.accounts (user_id);

-- Links that were sent: the identifier holds the hash of the secret, never the secret; the value the user and the revision
-- of their proofs.
create table auth.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index verifications_by_identifier on auth.verifications (identifier);

create table auth.sessions (
  id uuid primary key,
  -- SHA-256 of the token in the cookie: reading this table opens no session.
  token_hash text not null unique,
  -- Null for the one click into the sample, which has no account.
  user_id uuid references auth.users (id) on delete cascade,
  -- The revision of the user's proofs by which the session began.
  proof_revision integer,
  -- `code`: the password was right, the second factor is still to come; such a session is nobody.
  stage text not null check (stage in ('code', 'in')),
  proof text not null check (proof in ('session', 'sample')),
  -- Began by a link to a mailbox, which opens the portal and never the pages of the staff.
  portal_only boolean not null,
  workspace_id uuid,
  person_id uuid,
  partner_id uuid,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_seconds integer not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  address text,
  browser text,
  constraint sessions_have_a_user check (
    (user_id is null) = (proof = 'sample') and (user_id is null) = (proof_revision is null)),
  constraint sessions_enter_by_a_membership check (
    (workspace_id is null and person_id is null and partner_id is null)
    or (workspace_id is not null and (person_id is not null or (proof = 'sample' and partner_id is null)))
  )
);

create index sessions_by_user on auth.sessions (user_id);
create index sessions_by_end on auth.sessions (expires_at);

create table auth.second_factors (
  user_id uuid primary key references auth.users (id) on delete cascade,
  -- Sealed with the secret of the installation, together with the user it is of.
  secret_sealed text not null,
  -- Null until a first code has proven that the authenticator holds the secret.
  proven_at timestamptz,
  -- The 30 second step of the last code used: a code is good once.
  last_step bigint
);

create table auth.recovery_codes (
  user_id uuid not null references auth.users (id) on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);

-- Failed tries and letters asked for, by account, by device and by source (hashed): all processes count in the same place.
create table auth.attempts (
  key text primary key,
  tries integer not null,
  began_at timestamptz not null,
  blocked_until timestamptz
);

create index attempts_by_age on auth.attempts (began_at);

grant select, insert, update, delete on all tables in schema auth to entente_auth;

-- Sign-in reads of partner companies whether they still are partners, and what they are called: only of those where the
-- user is a person.
create policy own_memberships on partners for select to entente_auth
  using (exists (select from partner_people p where p.workspace_id = partners.workspace_id and p.partner_id = partners.id));
grant select (workspace_id, id, number, name, status, left_on) on partners to entente_auth;

-- The session of a token and what it may be now, in one round trip: a membership that was changed, suspended or removed
-- counts from the next request on, in every process. Citus does not send set_config to other nodes; there the memberships
-- have to be asked for in a second message.
create function auth.session_of(hash text, at timestamptz)
returns table (
  session_id uuid, user_id uuid, proof_revision integer, stage text, proof text, portal_only boolean, workspace_id uuid,
  person_id uuid, partner_id uuid, role text, requires_totp boolean, totp boolean, confirmed_at timestamptz,
  company_status text, company_left_on date
)
language plpgsql
as $$
declare
  found_session auth.sessions;
begin
  select s.* into found_session from auth.sessions s left join auth.users u on u.id = s.user_id
    where s.token_hash = hash and s.expires_at > at
      and s.last_seen_at + make_interval(secs => s.idle_seconds) > at
      and s.proof_revision is not distinct from u.proof_revision;
  if not found then return; end if;
  perform set_config(
    'app.user', coalesce(found_session.user_id, '00000000-0000-0000-0000-000000000000')::text, true);
  -- Not at every request: a minute is fine enough for hours of idleness.
  if found_session.last_seen_at < at - interval '1 minute' then
    update auth.sessions s set last_seen_at = at where s.id = found_session.id;
  end if;
  return query
    select found_session.id, found_session.user_id, found_session.proof_revision, found_session.stage,
      found_session.proof, found_session.portal_only, found_session.workspace_id, found_session.person_id,
      found_session.partner_id,
      case when found_session.proof = 'sample' then case when w.is_sample then 'owner' end
        else coalesce(p.role, c.role) end,
      coalesce(w.requires_totp, false),
      f.proven_at is not null,
      found_session.confirmed_at,
      company.status, company.left_on
    from (select 1) as one
    left join public.workspaces w on w.id = found_session.workspace_id
    left join public.people p on p.workspace_id = found_session.workspace_id and p.id = found_session.person_id
      and p.state = 'active' and p.user_id = found_session.user_id and found_session.partner_id is null
      and not found_session.portal_only
    left join public.partner_people c on c.workspace_id = found_session.workspace_id
      and c.id = found_session.person_id and c.state = 'active' and c.user_id = found_session.user_id
      and c.partner_id = found_session.partner_id
    left join public.partners company on company.workspace_id = c.workspace_id and company.id = c.partner_id
    left join auth.second_factors f on f.user_id = found_session.user_id;
end;
$$;

revoke all on function auth.session_of(text, timestamptz) from public;
grant execute on function auth.session_of(text, timestamptz) to entente_auth;

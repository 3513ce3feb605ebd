-- Why: partners sign in from outside, so every row needs to be kept from those it is not for: by workspace for the staff,
-- by partner company for the portal. Who people are (passwords, sessions) is kept apart in schema auth, by a role of its
-- own; here is what they may be, in which workspace. User ids therefore carry no foreign key.

alter table workspaces add column requires_totp boolean;
update workspaces set requires_totp = false;
alter table workspaces alter column requires_totp set not null;

create table people (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  user_id uuid not null,
  email text not null check (email <> ''),
  name text not null check (name <> ''),
  role text not null check (role in (
    'owner', 'head-of-partnerships', 'partner-manager', 'partner-operations', 'finance', 'sponsor', 'viewer')),
  state text not null check (state in ('active', 'suspended')),
  joined_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);

-- Signing in asks for the memberships of one user in all workspaces: the one question that does not begin with the workspace.
create index people_by_user on people (user_id);

-- Who was removed does not come back because a domain may join: single sign-on lets them in by a new invitation alone. No name
-- and no address is kept.
create table removed_people (
  workspace_id uuid not null references workspaces (id),
  user_id uuid not null,
  removed_at timestamptz not null,
  primary key (workspace_id, user_id)
);

create table partner_people (
  workspace_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  user_id uuid not null,
  email text not null check (email <> ''),
  name text not null check (name <> ''),
  role text not null check (role in ('partner-admin', 'partner-member')),
  state text not null check (state in ('active', 'suspended')),
  joined_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, partner_id, user_id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id)
);

create index partner_people_by_user on partner_people (user_id);

-- The link carries a secret of which only the hash is here. Whether an invitation has run out follows from expires_at.
create table invitations (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  partner_id uuid,
  email text not null check (email <> ''),
  email_norm text generated always as (lower(email)) stored,
  name text not null,
  role text not null check (role in (
    'owner', 'head-of-partnerships', 'partner-manager', 'partner-operations', 'finance', 'sponsor', 'viewer',
    'partner-admin', 'partner-member')),
  state text not null check (state in ('pending', 'accepted', 'revoked')),
  secret_hash text not null,
  -- The person who invited (people or partner_people); null for the local owner.
  invited_by uuid,
  invited_by_name text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id),
  constraint invitations_role_fits_company check ((partner_id is not null) = (role in ('partner-admin', 'partner-member')))
);

-- One open invitation for an address in one company. The company is part of the key, so that the refusal of a second one
-- tells nobody that another partner has invited the same address.
create unique index invitations_one_pending on invitations (workspace_id, partner_id, email_norm)
  nulls not distinct where state = 'pending';

-- Who of the workspace holds an accountable role of the strategy (its part "people").
create table raci_bindings (
  workspace_id uuid not null,
  accountable_role text not null,
  person_id uuid not null,
  primary key (workspace_id, accountable_role),
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);

create index raci_bindings_by_person on raci_bindings (workspace_id, person_id);

-- A key of the API acts as its owner does now, never above, and never longer than it says.
create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null check (name <> ''),
  secret_hash text not null,
  -- Capabilities, separated by spaces.
  scopes text not null,
  -- Addresses or ranges the key may be used from, separated by spaces; null is anywhere.
  addresses text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people (workspace_id, id)
);

create index api_keys_by_person on api_keys (workspace_id, person_id);

-- Single sign-on of a workspace. A domain leads there only after its owner has proven it (a TXT record).
create table sign_on_connections (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  issuer text not null,
  client_id text not null,
  -- Sealed with the secret of the installation (AES-256-GCM, key id in front).
  client_secret_sealed text not null,
  domain text not null,
  domain_norm text generated always as (lower(domain)) stored,
  domain_proof text not null,
  domain_proven_at timestamptz,
  -- The role of a person who comes in this way for the first time; null admits only those invited.
  role_for_new text check (role_for_new in ('partner-manager', 'partner-operations', 'finance', 'sponsor', 'viewer')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, domain_norm)
);

-- The answer of an unsafe call, kept seven days in the transaction of the call, so that a retry gets the same one.
create table idempotent_answers (
  workspace_id uuid not null references workspaces (id),
  principal text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  answered_at timestamptz not null,
  primary key (workspace_id, principal, key)
);

create index idempotent_answers_by_age on idempotent_answers (workspace_id, answered_at);

-- What of the strategy in force partners may read: programmes, tiers, names of partner types. The portal role reads this
-- and never the strategy.
create table partner_terms (
  workspace_id uuid not null,
  version integer not null,
  content jsonb not null,
  published_at timestamptz not null,
  primary key (workspace_id, version),
  foreign key (workspace_id, version) references strategies (workspace_id, version)
);

-- Append-only, chained: each hash covers the entry and the hash before it; the head tells where the chain ends.
create table audit_entries (
  workspace_id uuid not null references workspaces (id),
  sequence bigint not null check (sequence > 0),
  occurred_at timestamptz not null,
  -- Ids and kinds, never names or addresses: those are looked up when shown and can be erased.
  actor jsonb not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before jsonb,
  after jsonb,
  why text,
  request_id text,
  previous_hash text not null,
  hash text not null,
  primary key (workspace_id, sequence)
);

create index audit_entries_by_action on audit_entries (workspace_id, action, sequence);
create index audit_entries_by_object on audit_entries (workspace_id, object_kind, object_id, sequence);

create table audit_heads (
  workspace_id uuid not null references workspaces (id),
  sequence bigint not null,
  hash text not null,
  primary key (workspace_id)
);

-- The staff: their workspace.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'people', 'removed_people', 'partner_people', 'invitations', 'raci_bindings', 'api_keys', 'sign_on_connections',
    'idempotent_answers', 'partner_terms', 'audit_entries', 'audit_heads'
  ] loop
    execute format('alter table %I enable row level security, force row level security', tenant_table);
    execute format(
      'create policy own_workspace on %I to entente_app
         using (workspace_id = current_setting(''app.workspace'')::uuid)
         with check (workspace_id = current_setting(''app.workspace'')::uuid)',
      tenant_table
    );
    execute format('create policy owner on %I to current_user using (true) with check (true)', tenant_table);
    execute format('grant select, insert, update, delete on %I to entente_app', tenant_table);
  end loop;
end
$$;

-- The audit trail is written, never rewritten.
revoke update, delete on audit_entries from entente_app;
revoke delete on audit_heads from entente_app;

-- The portal: its own company, by the columns named here and no others.
create policy own_company on partners to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and id = current_setting('app.partner')::uuid);
grant select (workspace_id, id, number, name, partner_type, status, country, state, city, signed_on, left_on)
  on partners to entente_portal;

create policy own_company on partner_enrollments to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
grant select on partner_enrollments to entente_portal;

create policy own_company on deal_parts to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
grant select (workspace_id, deal_id, role, partner_id, evidenced_on) on deal_parts to entente_portal;

-- A deal is a partner's where the partner has a part in it; the parts of others are not seen by the policy above.
create policy own_company on deals to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and exists (
    select from deal_parts p
    where p.workspace_id = deals.workspace_id and p.deal_id = deals.id
      and p.partner_id = current_setting('app.partner')::uuid));
grant select (workspace_id, id, number, stage, amount_minor, currency, opened_on, closed_on) on deals to entente_portal;

create policy own_company on certifications to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
grant select (workspace_id, id, partner_id, person, kind, earned_on, expires_on) on certifications to entente_portal;

create policy own_company on daily_facts to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
grant select on daily_facts to entente_portal;

create policy own_company on partner_people to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
grant select (workspace_id, id, partner_id, email, name, role, state, joined_at), update (role, state), delete
  on partner_people to entente_portal;

create policy own_company on invitations to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid and partner_id = current_setting('app.partner')::uuid);
-- The hash of its secret is written and never read: accepting is not the portal's.
grant select (workspace_id, id, partner_id, email, name, role, state, invited_by_name, invited_at, expires_at),
  insert, update (state) on invitations to entente_portal;

create policy portal_workspace on workspaces to entente_portal
  using (id = current_setting('app.workspace')::uuid);
grant select (id, name, currency, is_sample, default_as_of) on workspaces to entente_portal;

create policy portal_terms on partner_terms to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid);
grant select on partner_terms to entente_portal;

create policy own_answers on idempotent_answers to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid and principal = current_setting('app.principal'))
  with check (workspace_id = current_setting('app.workspace')::uuid and principal = current_setting('app.principal'));
grant select, insert on idempotent_answers to entente_portal;

-- The portal's own acts are audited too: it adds to the chain and reads nothing but where the chain ends.
create policy own_workspace_adds on audit_entries for insert to entente_portal
  with check (workspace_id = current_setting('app.workspace')::uuid);
grant insert on audit_entries to entente_portal;
create policy own_workspace_end on audit_heads to entente_portal
  using (workspace_id = current_setting('app.workspace')::uuid)
  with check (workspace_id = current_setting('app.workspace')::uuid);
grant select, insert, update on audit_heads to entente_portal;

-- Sign-in: which workspaces a user may enter, before one is entered.
create policy own_memberships on people for select to entente_auth
  using (user_id = current_setting('app.user')::uuid);
grant select on people to entente_auth;
create policy own_memberships on partner_people for select to entente_auth
  using (user_id = current_setting('app.user')::uuid);
grant select on partner_people to entente_auth;
create policy own_memberships on workspaces for select to entente_auth
  using (is_sample
    or exists (select from people p where p.workspace_id = workspaces.id)
    or exists (select from partner_people p where p.workspace_id = workspaces.id));
grant select (id, name, is_sample, requires_totp, created_at) on workspaces to entente_auth;
-- And which workspace answers for a domain that it has proven.
create policy proven_domain on sign_on_connections for select to entente_auth
  using (domain_norm = current_setting('app.domain') and domain_proven_at is not null);
grant select on sign_on_connections to entente_auth;

grant usage on schema public to entente_portal, entente_auth;

-- Why: the first useful day needs a workspace, the strategy it loaded, and the facts that drift is measured on.
--
-- Every table but the migrations themselves belongs to a workspace: workspace_id comes first in each key and foreign
-- key (so that tables can be distributed by it), and forced row-level security keeps workspaces apart even when a
-- query forgets its filter. Ids are UUIDv7 made by the application; moments are parameters, never now(); money is
-- bigint minor units beside its currency; text with a check, not enum, because only then can a condition be an index
-- condition under the policies.

create table workspaces (
  id uuid primary key,
  name text not null check (name <> ''),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  is_sample boolean not null,
  default_as_of date,
  facts_revision bigint not null,
  created_at timestamptz not null
);

-- The numbers people say (P-142, D-991), counted per workspace.
create table counters (
  workspace_id uuid not null references workspaces (id),
  noun text not null check (noun in ('partner', 'deal', 'batch')),
  next integer not null check (next > 0),
  primary key (workspace_id, noun)
);

create table strategies (
  workspace_id uuid not null references workspaces (id),
  version integer not null check (version > 0),
  file_name text not null,
  source_text text not null,
  name text not null,
  loaded_at timestamptz not null,
  primary key (workspace_id, version)
);

-- Where facts come from. What a source leaves out is part of its meaning: one that holds partner deals only cannot
-- answer a share of all revenue.
create table sources (
  workspace_id uuid not null references workspaces (id),
  id uuid not null,
  name text not null check (name <> ''),
  preset text not null,
  holds text not null check (holds in ('all-deals', 'partner-deals')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  currency_assumed boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);

create table batches (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  number integer not null check (number > 0),
  preset text not null,
  content_hash text not null,
  imported_at timestamptz not null,
  report jsonb not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  -- The target of every fact's (source, batch) pair: a fact's batch is a batch of its own source.
  unique (workspace_id, source_id, id),
  foreign key (workspace_id, source_id) references sources (workspace_id, id)
);

create table partners (
  workspace_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  name text not null,
  partner_type text not null,
  -- The type in the file's own word, kept beside what the preset made of it.
  source_type text,
  status text not null check (status in ('prospect', 'active', 'left')),
  country text check (country ~ '^[A-Z]{2}$'),
  state text,
  city text,
  signed_on date,
  left_on date,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id)
);

create table partner_enrollments (
  workspace_id uuid not null,
  partner_id uuid not null,
  program text not null,
  enrolled_on date,
  left_on date,
  primary key (workspace_id, partner_id, program),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id)
);

create table accounts (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  kind text not null check (kind in ('customer', 'prospect')),
  name text not null,
  domain text,
  -- Stored, because lower() is not leakproof and could not be an index condition under the policies.
  domain_norm text generated always as (lower(domain)) stored,
  country text check (country ~ '^[A-Z]{2}$'),
  state text,
  vertical text,
  employees integer check (employees >= 0),
  named boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id)
);

create index accounts_by_domain on accounts (workspace_id, domain_norm);

create table deals (
  workspace_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  account_id uuid,
  stage text not null check (stage in ('open', 'won', 'lost')),
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  opened_on date,
  closed_on date,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  constraint deals_closed_on_says_when check ((stage = 'open') = (closed_on is null))
);

create index deals_by_close on deals (workspace_id, closed_on);
create index deals_by_account on deals (workspace_id, account_id);

-- The rows of the file behind a deal's amount, so that "why" can show them as they came.
create table deal_lines (
  workspace_id uuid not null,
  deal_id uuid not null,
  line integer not null check (line > 0),
  batch_id uuid not null,
  source_row integer not null check (source_row > 0),
  product_external_id text not null,
  product text,
  quantity integer not null,
  unit_price_minor bigint not null,
  amount_minor bigint not null,
  raw jsonb not null,
  primary key (workspace_id, deal_id, line),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, batch_id) references batches (workspace_id, id)
);

-- What a partner did in a deal. The key says that one partner holds a role; sharing a role waits for its rules.
create table deal_parts (
  workspace_id uuid not null,
  deal_id uuid not null,
  role text not null check (role in ('sourced', 'influenced', 'resold', 'delivered')),
  partner_id uuid not null,
  evidence text not null check (evidence in ('registration', 'referral', 'touch', 'import')),
  evidenced_on date,
  batch_id uuid not null,
  primary key (workspace_id, deal_id, role),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id),
  foreign key (workspace_id, batch_id) references batches (workspace_id, id)
);

create index deal_parts_by_partner on deal_parts (workspace_id, partner_id, role);

create table touches (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  partner_id uuid not null,
  kind text not null check (kind in ('call', 'meeting', 'review', 'e-mail', 'event')),
  by_person text,
  touched_on date not null,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id)
);

create index touches_by_partner on touches (workspace_id, partner_id, touched_on);

create table spend (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  budget_line text,
  partner_type text,
  partner_id uuid,
  purpose text not null check (purpose in ('acquisition', 'activation', 'development', 'strategic')),
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  spent_on date not null,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id)
);

create index spend_by_day on spend (workspace_id, spent_on);
create index spend_by_partner on spend (workspace_id, partner_id, spent_on);

create table certifications (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  batch_id uuid not null,
  external_id text not null,
  partner_id uuid not null,
  person text not null,
  kind text not null,
  vertical text,
  earned_on date not null,
  expires_on date,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, external_id),
  foreign key (workspace_id, source_id, batch_id) references batches (workspace_id, source_id, id),
  foreign key (workspace_id, partner_id) references partners (workspace_id, id)
);

create index certifications_by_partner on certifications (workspace_id, partner_id, earned_on);

-- The one derived table: additive facts by day, written in the transaction that writes the rows they sum.
-- The nil uuid stands for "no partner", so partner_id has no foreign key. XXX is ISO 4217's code for "no currency":
-- a touch has none.
create table daily_facts (
  workspace_id uuid not null references workspaces (id),
  fact text not null check (fact in ('deal-opened', 'deal-won', 'deal-lost', 'touch', 'meeting', 'spend')),
  role text not null check (role in ('any', 'sourced', 'influenced', 'resold', 'delivered', 'attached')),
  day date not null,
  partner_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  things integer not null,
  amount_minor bigint not null,
  primary key (workspace_id, fact, role, day, partner_id, currency)
);

create index daily_facts_by_partner on daily_facts (workspace_id, partner_id, fact, day);

-- The policies name their role. The owner runs migrations alone and has a policy of its own, because forced policies
-- would otherwise hide rows from the owner's updates and foreign key checks.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'counters', 'strategies', 'sources', 'batches', 'partners', 'partner_enrollments', 'accounts', 'deals',
    'deal_lines', 'deal_parts', 'touches', 'spend', 'certifications', 'daily_facts'
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

alter table workspaces enable row level security, force row level security;
create policy own_workspace on workspaces to entente_app
  using (id = current_setting('app.workspace')::uuid)
  with check (id = current_setting('app.workspace')::uuid);
create policy owner on workspaces to current_user using (true) with check (true);
grant select, insert, update, delete on workspaces to entente_app;

grant usage on schema public to entente_app;

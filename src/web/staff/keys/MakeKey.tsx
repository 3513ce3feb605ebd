import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import {
  type Capability,
  type CapabilityRule,
  capabilities,
  capabilityNames,
} from "../../../domain/access/capabilities.ts";
import { type Role, staffRoles } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { NewKeyReply } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { CopyText } from "../../ui/CopyText.tsx";
import { Form, LinesField, TextField, type Values } from "../../ui/Form.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useMay } from "../session/session.ts";
import styles from "./Keys.module.css";

/** Sensitive acts ask for a person; a key never reaches them. */
const scopesOnOffer: readonly Capability[] = capabilityNames.filter((name) => {
  const { sensitive, roles }: CapabilityRule = capabilities[name];
  return !sensitive && roles.some((role) => (staffRoles as readonly Role[]).includes(role));
});

export function MakeKey({ closed }: { closed: string | null }) {
  const queries = useQueryClient();
  const [scopes, setScopes] = useState<readonly Capability[]>(["strategy.read", "facts.read"]);
  const [made, setMade] = useState<NewKeyReply | null>(null);
  const onSend = async ({ name = "", days = "", addresses = "" }: Values) => {
    const limited = addresses.split(/[\s,]+/).filter(Boolean);
    const body = {
      name,
      scopes: [...scopes],
      days: Number(days),
      ...(limited.length > 0 && { addresses: limited }),
    };
    setMade(await send(endpoints.makeKey, { body }));
    void queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-labelledby="make">
      <h2 id="make">Make a key</h2>
      <Form action="Make the key" onSend={onSend} closed={closed} clears>
        <TextField name="name" label="What it is for" autoComplete="off" />
        <Scopes chosen={scopes} onChange={setScopes} />
        <TextField
          name="days"
          label="Days until it runs out"
          description="At most 365"
          inputMode="numeric"
          autoComplete="off"
          defaultValue="90"
        />
        <LinesField
          name="addresses"
          label="Only from these addresses"
          description="Addresses or ranges such as 203.0.113.0/24; empty is from anywhere"
          rows={2}
        />
      </Form>
      {made && <Told made={made} onClose={() => setMade(null)} />}
    </section>
  );
}

type ScopesProps = { chosen: readonly Capability[]; onChange: (chosen: readonly Capability[]) => void };

/** Never more than one may oneself; what one may not is said why. */
function Scopes({ chosen, onChange }: ScopesProps) {
  const may = useMay();
  return (
    <fieldset className={styles.scopes}>
      <legend>It may</legend>
      {scopesOnOffer.map((scope) => {
        const closed = may(scope);
        return (
          <Checkbox
            key={scope}
            size="sm"
            label={capabilities[scope].words}
            description={closed}
            disabled={closed !== null}
            checked={chosen.includes(scope) && closed === null}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
          />
        );
      })}
    </fieldset>
  );
}

function Told({ made: { name, key }, onClose }: { made: NewKeyReply; onClose: () => void }) {
  return (
    <Sheet title={`The key “${name}”`} onClose={onClose}>
      <div className={styles.section}>
        <p>
          It is shown this once. Keep it where programs keep secrets; what is lost is revoked and made anew.
        </p>
        <CopyText text={key} label="Key" />
        <p className="quiet">
          Programs send it as <code>Authorization: Bearer</code> and the key.
        </p>
      </div>
    </Sheet>
  );
}

import { useEffect, useRef, useState } from "react";
import type { DraftConflict, DraftSavedReply } from "../../../contract/drafts.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { textOf } from "../../../domain/strategy/plain-data.ts";
import { Act } from "../../ui/Act.tsx";
import { Form } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { placeInWords } from "../drafts/place-words.ts";
import { useMay } from "../session/session.ts";
import { Changes } from "../versions/Changes.tsx";
import styles from "./Bring.module.css";
import type { Bringing, Side, Sides } from "./use-bringing.ts";

type Saved = Extract<DraftSavedReply, { saved: true }>;

/** What taking the document in changes in the draft, and the button that does it. */
export function Take({ bringing }: { bringing: Bringing }) {
  const { result, back } = bringing;
  const section = useRef<HTMLElement>(null);
  const isTaken = result?.isTaken === true;
  // What was pressed is gone from the page; the keyboard goes on here.
  useEffect(() => section.current?.focus({ preventScroll: true }), [isTaken]);
  if (!result) return null;
  const { save } = result.reply;
  return (
    <section ref={section} tabIndex={-1} className={styles.take} aria-label="Into the draft">
      {!save.saved ? (
        <Disagreeing conflicts={save.conflicts} bringing={bringing} />
      ) : isTaken ? (
        <Done save={save} back={back} />
      ) : (
        <Agreeing save={save} bringing={bringing} />
      )}
    </section>
  );
}

function Agreeing({ save: { changes }, bringing: { take, back } }: { save: Saved; bringing: Bringing }) {
  const closed = useMay()("strategy.edit");
  return (
    <>
      <p>
        {changes.length === 0
          ? "The draft stays as it is."
          : `It changes the draft in ${counted(changes.length, "place")}, and disagrees with nothing that stands there.`}
      </p>
      {changes.length > 0 && <WhatChanges of={changes} />}
      <Form
        action="Take it into the draft"
        onSend={() => take(new Map())}
        closed={
          closed ?? (changes.length === 0 ? "The document says nothing that the draft does not say." : null)
        }
        more={<Back back={back} />}
      />
    </>
  );
}

type Open = { conflicts: readonly DraftConflict[]; bringing: Bringing };

function Disagreeing({ conflicts, bringing: { take, back } }: Open) {
  const closed = useMay()("strategy.edit");
  const [sides, setSides] = useState<Sides>(new Map());
  const open = conflicts.filter(({ pointer }) => !sides.has(pointer)).length;
  const all = (side: Side) => setSides(new Map(conflicts.map(({ pointer }) => [pointer, side])));
  return (
    <>
      <h2>Document and draft disagree in {counted(conflicts.length, "place")}</h2>
      <p className="small quiet">
        Say for each place which side counts. What the draft does not say, the document adds either way.
      </p>
      {conflicts.length > 1 && (
        <p className={styles.next}>
          <Act size="sm" onClick={() => all("document")}>
            The document counts everywhere
          </Act>
          <Act size="sm" onClick={() => all("draft")}>
            The draft counts everywhere
          </Act>
        </p>
      )}
      <Form
        action="Take it into the draft"
        onSend={() => take(sides)}
        closed={closed ?? (open > 0 ? `${counted(open, "place")} to decide first.` : null)}
        more={<Back back={back} />}
      >
        <ul className={styles.conflicts}>
          {conflicts.map((conflict) => (
            <li key={conflict.pointer}>
              <Place
                conflict={conflict}
                side={sides.get(conflict.pointer)}
                choose={(side) => setSides(new Map(sides).set(conflict.pointer, side))}
              />
            </li>
          ))}
        </ul>
      </Form>
    </>
  );
}

type OnePlace = { conflict: DraftConflict; side: Side | undefined; choose: (side: Side) => void };

/** One place, and what each side says there. */
function Place({ conflict: { pointer, yours, theirs }, side, choose }: OnePlace) {
  const says: readonly [Side, string, unknown][] = [
    ["document", "The document says", yours],
    ["draft", "The draft says", theirs],
  ];
  return (
    <fieldset className={styles.choice}>
      <legend>{placeInWords(pathOf(pointer))}</legend>
      <div className={styles.sides}>
        {says.map(([one, words, value]) => (
          <label key={one}>
            <input
              type="radio"
              name={pointer}
              value={one}
              checked={side === one}
              onChange={() => choose(one)}
            />
            <span>
              <span className={styles.who}>{words}</span> <span className={styles.value}>{shown(value)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Done({ save: { changes }, back }: { save: Saved; back: () => void }) {
  return (
    <>
      <Notice>
        The draft was changed in {counted(changes.length, "place")}. It can be taken back in its history.
      </Notice>
      <WhatChanges of={changes} />
      <p className={styles.next}>
        <PageLink to="/draft">Go on in the draft</PageLink>
        <PageLink to="/check" add={{ version: "draft" }}>
          See the check of the draft
        </PageLink>
        <Act onClick={back}>Bring another document</Act>
      </p>
    </>
  );
}

function WhatChanges({ of }: { of: Saved["changes"] }) {
  return (
    <details>
      <summary>What changes in the draft</summary>
      <Changes of={of} />
    </details>
  );
}

const Back = ({ back }: { back: () => void }) => (
  <Act size="sm" onClick={back}>
    Back to the text
  </Act>
);

const shown = (value: unknown): string => (value === undefined ? "nothing" : textOf(value));

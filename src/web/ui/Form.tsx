import { Button, NativeSelect, PasswordInput, Textarea, TextInput } from "@mantine/core";
import {
  type ComponentProps,
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import styles from "./Form.module.css";
import { noRefusal, type Refusal, refusalOf } from "./refusal.ts";

export type Values = Readonly<Record<string, string>>;
type Props = {
  /** The verb on the button. */
  action: string;
  /** Throws when it was not done; what was refused is said beside the fields. */
  onSend: (values: Values) => Promise<unknown>;
  /** Why it may not be done at all. */
  closed?: string | null;
  /** Empties the fields when it was done; `onSend` then waits for nothing else, lest it empties what is written meanwhile. */
  clears?: boolean;
  quiet?: boolean;
  /** Beside the button. */
  more?: ReactNode;
  children?: ReactNode;
};

const FieldsContext = createContext<Refusal["fields"]>({});

/** Fields and a button. What the server refuses is said at its field, which takes the focus. */
export function Form({ action, onSend, closed = null, clears, quiet, more, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>(noRefusal);
  useEffect(() => {
    if (refusal === noRefusal) return;
    const fields = [...(form.current?.elements ?? [])] as HTMLInputElement[];
    const first = fields.find(({ name }) => name in refusal.fields);
    (first ?? form.current?.querySelector<HTMLElement>('[role="alert"]'))?.focus();
  }, [refusal]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || closed !== null) return;
    const values = valuesOf(event.currentTarget);
    setBusy(true);
    try {
      await onSend(values);
      setRefusal(noRefusal);
      if (clears) form.current?.reset();
    } catch (error) {
      setRefusal(refusalOf(error, values));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <FieldsContext value={refusal.fields}>{children}</FieldsContext>
      {refusal.whole && (
        <p role="alert" tabIndex={-1} className={styles.refused}>
          <span aria-hidden>▲ </span>
          {refusal.whole}
        </p>
      )}
      <div className={styles.foot}>
        <Button
          type="submit"
          disabled={closed !== null}
          aria-busy={busy}
          variant={quiet ? "default" : "filled"}
        >
          {action}
        </Button>
        {more}
      </div>
      {closed !== null && <p className="small quiet">{closed}</p>}
    </form>
  );
}

const valuesOf = (form: HTMLFormElement): Values =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );

type Field = { name: string; label: ReactNode; description?: ReactNode };

const useField = ({ name }: Field) => ({
  error: useContext(FieldsContext)[name],
  spellCheck: false,
  inputWrapperOrder: ["label", "description", "input", "error"] as const,
});

export const TextField = (props: Field & ComponentProps<typeof TextInput>) => (
  <TextInput {...spread(useField(props))} {...props} />
);

export const PasswordField = (props: Field & ComponentProps<typeof PasswordInput>) => (
  <PasswordInput
    {...spread(useField(props))}
    visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
    {...props}
  />
);

export const LinesField = (props: Field & ComponentProps<typeof Textarea>) => (
  <Textarea {...spread(useField(props))} {...props} />
);

export const ChoiceField = (props: Field & ComponentProps<typeof NativeSelect>) => {
  const { error, inputWrapperOrder } = useField(props);
  return <NativeSelect error={error} inputWrapperOrder={[...inputWrapperOrder]} {...props} />;
};

const spread = ({ inputWrapperOrder, ...rest }: ReturnType<typeof useField>) => ({
  ...rest,
  inputWrapperOrder: [...inputWrapperOrder],
});

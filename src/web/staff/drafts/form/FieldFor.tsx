import { isPlain } from "../../../../domain/strategy/forms.ts";
import { unreachable } from "../../../../domain/shared/unreachable.ts";
import { ChoiceField, FlagField, ReferenceField } from "./ChosenField.tsx";
import { Elements } from "./Elements.tsx";
import { InnerGroup } from "./Group.tsx";
import type { FieldProps } from "./NextField.tsx";
import { PlainMap } from "./PlainMap.tsx";
import { SeveralField } from "./SeveralField.tsx";
import { TermsField } from "./TermsField.tsx";
import { TypedField } from "./TypedField.tsx";

/** The field or fields for one value of the strategy, as its schema asks for them. */
export function FieldFor({ path, field }: FieldProps) {
  const { form } = field;
  switch (form.kind) {
    case "text":
    case "number":
    case "amount":
    case "share":
    case "duration":
    case "quantity":
    case "day":
    case "period":
    case "quarter":
    case "year":
    case "currency":
    case "zone":
    case "country":
      return <TypedField path={path} field={field} kind={form.kind} />;
    case "flag":
      return <FlagField path={path} field={field} />;
    case "choice":
      return <ChoiceField path={path} field={field} members={form.members} />;
    case "reference":
      return <ReferenceField path={path} field={field} to={form.to} />;
    case "several":
      return <SeveralField path={path} field={field} of={form.of} orOne={form.orOne} />;
    case "terms":
      return <TermsField path={path} field={field} />;
    case "group":
      return <InnerGroup path={path} field={field} form={form} />;
    case "list":
      return <Elements path={path} form={form} title={field} />;
    case "map":
      return isPlain(form.of) ? (
        <PlainMap path={path} field={field} form={form} />
      ) : (
        <Elements path={path} form={form} title={field} />
      );
    default:
      return unreachable(form);
  }
}

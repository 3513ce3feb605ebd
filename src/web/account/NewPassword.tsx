import { useState } from "react";
import { PasswordField } from "../ui/Form.tsx";

/** Length decides (the server also refuses common ones); the hint counts as one writes. */
export function NewPassword({ name = "password", label = "Password" }: { name?: string; label?: string }) {
  const [length, setLength] = useState(0);
  return (
    <PasswordField
      name={name}
      label={label}
      autoComplete="new-password"
      description={hintOf(length)}
      onChange={({ currentTarget }) => setLength(currentTarget.value.length)}
    />
  );
}

const least = 12;

function hintOf(length: number): string {
  if (length === 0) return `At least ${least} characters; a few unrelated words are good`;
  if (length < least) return `${length} of at least ${least} characters`;
  return length < 16 ? `${length} characters: enough` : `${length} characters: strong`;
}

import { PasswordField } from "../ui/Form.tsx";

/** Asked for before the second factor changes. Whoever comes by the sign-in of their company has none to give. */
export function OwnPassword() {
  return (
    <PasswordField
      name="password"
      label="Your password"
      description="Leave it empty if you have none, because your company signs you in"
      autoComplete="current-password"
    />
  );
}

export const ownedBy = (password: string): { password?: string } => (password === "" ? {} : { password });

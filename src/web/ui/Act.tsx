import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentProps } from "react";

type Props = ButtonProps &
  Pick<ComponentProps<"button">, "onClick" | "aria-label"> & {
    /** Why it may not be done; the button stays reachable, and says so. */
    closed?: string | null;
  };

/** A button that does something, or says why not. */
export function Act({ closed = null, onClick, ...rest }: Props) {
  const shut = closed === null ? {} : { "aria-disabled": true, "data-disabled": true, title: closed };
  return (
    <Button
      variant="default"
      size="compact-sm"
      {...rest}
      {...shut}
      aria-description={closed ?? undefined}
      onClick={closed === null ? onClick : (event) => event.preventDefault()}
    />
  );
}

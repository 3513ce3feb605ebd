import { useComputedColorScheme as useMantineScheme } from "@mantine/core";
import { useMediaQuery, useReducedMotion as useMantineReducedMotion } from "@mantine/hooks";

/** The scheme in use, for pictures that must be drawn anew when it changes. */
export function useComputedColorScheme(): "light" | "dark" | "print" {
  const scheme = useMantineScheme("light");
  return useMediaQuery("print") ? "print" : scheme;
}
export const useReducedMotion = (): boolean => useMantineReducedMotion() ?? false;

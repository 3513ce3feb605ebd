import { useComputedColorScheme as useMantineScheme } from "@mantine/core";
import { useReducedMotion as useMantineReducedMotion } from "@mantine/hooks";

/** The scheme in use, for pictures that must be drawn anew when it changes. */
export const useComputedColorScheme = (): "light" | "dark" => useMantineScheme("light");
export const useReducedMotion = (): boolean => useMantineReducedMotion() ?? false;

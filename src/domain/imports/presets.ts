import { adventureworks } from "./adventureworks.ts";
import type { Preset } from "./preset.ts";

/** Every preset there is, in the order in which they are tried. */
export const presets: readonly Preset[] = [adventureworks];

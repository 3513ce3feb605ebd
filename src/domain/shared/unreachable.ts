/** Ends a switch over a closed set: a new member is a compile error here, and a wrong value at run time is a bug. */
export function unreachable(value: never): never {
  throw new Error(`Not a member of the closed set: ${String(value)}`);
}

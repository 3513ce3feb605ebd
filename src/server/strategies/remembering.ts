/**
 * A reading of texts that remembers the last ones. The text itself is the key, so that nothing of one version or draft can be
 * taken for another, whatever became of the transaction that wrote it.
 */
export function remembering<Reading>(
  limit: number,
  read: (text: string) => Reading,
): (text: string) => Reading {
  const kept = new Map<string, { readonly reading: Reading }>();
  return (text) => {
    const found = kept.get(text) ?? { reading: read(text) };
    kept.delete(text);
    kept.set(text, found);
    for (const oldest of kept.keys()) if (kept.size > limit) kept.delete(oldest);
    return found.reading;
  };
}

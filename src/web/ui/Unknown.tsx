import { Tooltip } from "@mantine/core";
import { forReaders } from "./numbers.ts";
import { StatusMark } from "./StatusMark.tsx";
import { WhyLink } from "./WhyLink.tsx";

/** What nobody knows is said so, with the reason on hover and focus, and in full behind its why. */
export function Unknown({ reason: raw, why }: { reason: string; why?: string | undefined }) {
  const reason = forReaders(raw);
  return (
    <Tooltip label={reason} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      {why ? (
        <span>
          <WhyLink why={why} label={`unknown: ${reason}`}>
            <StatusMark of="unknown" />
          </WhyLink>
        </span>
      ) : (
        <span tabIndex={0} role="note" aria-label={`unknown: ${reason}`}>
          <StatusMark of="unknown" />
        </span>
      )}
    </Tooltip>
  );
}

import { longDay } from "../ui/numbers.ts";
import styles from "./Foot.module.css";

/** What every figure above it stands on. */
export function Foot({ asOf, vendor, currency }: { asOf: string; vendor: string; currency?: string }) {
  return (
    <footer className={styles.foot}>
      As of {longDay(asOf)}, by what {vendor} holds
      {currency && ` · amounts in ${currency}`}
    </footer>
  );
}

import { signOut } from "../sign-in/enter.ts";
import { useSession } from "./session.ts";

/** Says that nothing here is one's own, and the way out. */
export function SampleBanner() {
  const { you } = useSession();
  const isVisitor = you === null || you.proof === "sample";
  return (
    <>
      <span>You are looking at the sample company; nothing here is yours.</span>
      {isVisitor && (
        <button type="button" className="as-link" onClick={() => void signOut()}>
          Leave the sample
        </button>
      )}
    </>
  );
}

import { staffRoles, type StaffRole } from "../../../domain/access/roles.ts";
import { useSession } from "../session/session.ts";

/** The roles one may give: only an owner makes an owner. */
export function useOfferedRoles(): readonly StaffRole[] {
  const { role: yours } = useSession();
  return staffRoles.filter((role) => role !== "owner" || yours === "owner");
}

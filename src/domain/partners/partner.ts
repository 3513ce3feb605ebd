import type { Day } from "../shared/dates.ts";

export type Enrollment = {
  readonly program: string;
  /** Null when the day is not known; the partner then counts as enrolled until it left. */
  readonly enrolledOn: Day | null;
  readonly leftOn: Day | null;
};

/** A partner company and the dimensions by which it is counted. Null means not known, never "none". */
export type Partner = {
  readonly id: string;
  /** Human number: 142 is shown as P-142. */
  readonly number: number;
  readonly name: string;
  readonly type: string | null;
  readonly country: string | null;
  readonly state: string | null;
  readonly city: string | null;
  readonly signedOn: Day | null;
  readonly enrollments: readonly Enrollment[];
};

/** Enrolled on the day, in one programme or in any: begun by then (or at an unknown time) and not yet left. */
export const isEnrolled = (partner: Partner, day: Day, programs?: readonly string[]): boolean =>
  partner.enrollments.some(
    ({ program, enrolledOn, leftOn }) =>
      (programs === undefined || programs.includes(program)) &&
      (enrolledOn === null || enrolledOn <= day) &&
      (leftOn === null || leftOn > day),
  );

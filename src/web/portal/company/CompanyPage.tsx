import { endpoints } from "../../../contract/endpoints.ts";
import type { PortalCompanyReply } from "../../../contract/portal.ts";
import { useReply } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { counted, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { Foot } from "../Foot.tsx";
import styles from "./CompanyPage.module.css";
import { People } from "./People.tsx";

export function CompanyPage() {
  return (
    <Answered of={useReply(endpoints.portalCompany, {})} waitingFor="your company">
      {(company) => <Company company={company} />}
    </Answered>
  );
}

function Company({ company }: { company: PortalCompanyReply }) {
  const { vendor, number, type, signedOn, programs, asOf } = company;
  return (
    <>
      <PageHeader page="Company" finding={findingOf(company)} />
      <div className={styles.parts}>
        <section aria-labelledby="held">
          <h2 id="held">What {vendor} holds</h2>
          <Facts
            of={[
              ["Number", `P-${number}`],
              ["Kind", type],
              ["Place", placeOf(company)],
              ["Signed", signedOn === null ? "the day is not known" : longDay(signedOn)],
              ...programs.map(
                (program) =>
                  [
                    program.name,
                    program.enrolledOn === null ? "enrolled" : `enrolled on ${longDay(program.enrolledOn)}`,
                  ] as const,
              ),
            ]}
          />
          <p className="small quiet">Something wrong? Your contact at {vendor} corrects it.</p>
        </section>
        <People vendor={vendor} />
        <Certifications company={company} />
      </div>
      <Foot asOf={asOf} vendor={vendor} />
    </>
  );
}

const findingOf = ({ people, programs }: PortalCompanyReply): string =>
  `${counted(people, "person", "people")} may enter; ${
    programs.length === 0
      ? "enrolled in no programme"
      : `enrolled in the ${programs.map(({ name }) => name).join(" and the ")}`
  }`;

const regions = new Intl.DisplayNames(["en"], { type: "region" });

const placeOf = ({ city, state, country }: PortalCompanyReply): string =>
  [city, state, country && regions.of(country)].filter(Boolean).join(", ") || "not known";

type Certification = PortalCompanyReply["certifications"][number];

const lastingInWords = ({ earnedOn, expiresOn, valid }: Certification): string =>
  `earned on ${longDay(earnedOn)}${
    expiresOn === null ? "" : `, ${valid ? "expires" : "expired"} on ${longDay(expiresOn)}`
  }`;

function Certifications({ company: { certifications } }: { company: PortalCompanyReply }) {
  return (
    <section aria-labelledby="certified">
      <h2 id="certified">Certifications</h2>
      {certifications.length === 0 ? (
        <p className="quiet">None is recorded.</p>
      ) : (
        <ul>
          {certifications.map((held) => (
            <li key={`${held.person} ${held.kind} ${held.earnedOn}`} className={styles.row}>
              <span>
                <strong>{held.person}</strong> <span className="quiet">{held.kind}</span>
              </span>
              <span className="small quiet">
                <Validity valid={held.valid} /> {lastingInWords(held)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const Validity = ({ valid }: { valid: boolean }) => (
  <span className={styles.valid} data-valid={valid}>
    <span aria-hidden>{valid ? "●" : "◷"}</span> {valid ? "valid" : "expired"}
  </span>
);

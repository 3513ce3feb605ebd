import { endpoints } from "../../../contract/endpoints.ts";
import type { PortalCompanyReply } from "../../../contract/people.ts";
import { useReply } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { counted, longDay } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
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

function Certifications({ company: { certifications } }: { company: PortalCompanyReply }) {
  return (
    <section aria-labelledby="certified">
      <h2 id="certified">Certifications</h2>
      {certifications.length === 0 ? (
        <p className="quiet">None is recorded.</p>
      ) : (
        <ul className={styles.rows}>
          {certifications.map(({ person, kind, earnedOn, expiresOn, valid }) => (
            <li key={`${person} ${kind} ${earnedOn}`} className={styles.row}>
              <span>
                <strong>{person}</strong> <span className="quiet">{kind}</span>
              </span>
              <span className="small quiet">
                {valid ? <StatusMark of="ok" /> : <StatusMark of="late" />} since {longDay(earnedOn)}
                {expiresOn && `, until ${longDay(expiresOn)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

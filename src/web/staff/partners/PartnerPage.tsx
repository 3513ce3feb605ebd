import type { ReactNode } from "react";
import { useParams } from "@tanstack/react-router";
import type { PartnerReply, TrendPoint } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { usePages } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { changeInWords, fullValue, longDay, monthOfDay, shortValue, forReaders } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { Answered } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { LineChart, WhenSeen } from "../../ui/WhenSeen.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { nameOf, useAsked, useWorkspace } from "../workspace.ts";
import { Deals } from "./Deals.tsx";
import styles from "./PartnerPage.module.css";
import { PortalPeople } from "./PortalPeople.tsx";
import { revenueBeforeWhy, revenueWhy } from "./questions.ts";
import { Standing } from "./Standing.tsx";

export function PartnerPage() {
  const { number = "" } = useParams({ strict: false });
  const { filters } = useAsked();
  const pages = usePages(endpoints.partner, { params: { number }, query: filters });
  return (
    <>
      <PageFilters />
      <Answered of={{ ...pages, data: pages.data?.pages[0] }} waitingFor="the partner">
        {(reply) => (
          <>
            <Head reply={reply} />
            <div className={styles.columns}>
              <About reply={reply} />
              <Standing reply={reply} />
            </div>
            <Trend reply={reply} />
            <Deals
              deals={pages.data?.pages.flatMap((page) => page.deals) ?? []}
              total={reply.totalDeals}
              currency={reply.currency}
              onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
            />
            <PortalPeople number={reply.partner.number} company={reply.partner.name} />
          </>
        )}
      </Answered>
    </>
  );
}

function Head({ reply: { partner, currency, asOf, untold } }: { reply: PartnerReply }) {
  const { name, number, revenueMinor, revenueBeforeMinor } = partner;
  const change = untold.before === null ? changeInWords(revenueMinor, revenueBeforeMinor) : null;
  const brought = `${name} brought ${shortValue("money", revenueMinor, currency)} in 12 months${change ? `, ${change} on the year before` : ""}`;
  const finding =
    untold.now === null ? brought : `What ${name} brought in 12 months is unknown: ${forReaders(untold.now)}`;
  return (
    <PageHeader page={`Partner P-${number}`} finding={finding}>
      <span className={styles.figures}>
        <Fact name="Revenue, 12 months">
          <WhyLink
            why={revenueWhy(number, asOf)}
            full={untold.now ?? fullValue("money", revenueMinor, currency)}
          >
            {untold.now === null ? shortValue("money", revenueMinor, currency) : "◇ unknown"}
          </WhyLink>
        </Fact>
        <Fact name="The 12 months before">
          <WhyLink
            why={revenueBeforeWhy(number, asOf)}
            full={untold.before ?? fullValue("money", revenueBeforeMinor, currency)}
          >
            {untold.before === null ? shortValue("money", revenueBeforeMinor, currency) : "◇ unknown"}
          </WhyLink>
        </Fact>
        <Fact name="Deals, 12 months">
          <WhyLink why={revenueWhy(number, asOf)}>{partner.deals}</WhyLink>
        </Fact>
        <Fact name="Last deal">{partner.lastDeal ? longDay(partner.lastDeal) : "none"}</Fact>
      </span>
    </PageHeader>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className={styles.fact}>
      <span className="small quiet">{name}</span>
      <span className={styles.figure}>{children}</span>
    </span>
  );
}

function About({ reply: { partner } }: { reply: PartnerReply }) {
  const workspace = useWorkspace();
  const known = (value: string | null) => value ?? <StatusMark of="unknown" />;
  const { type, region, country, state, city, sourceType, externalId, source, batch, active, enrollments } =
    partner;
  return (
    <section aria-labelledby="about">
      <h2 id="about">About</h2>
      <Facts
        of={[
          ["Type", known(type && nameOf(workspace, "type", type))],
          ["Region", known(region && nameOf(workspace, "region", region))],
          ["Place", known([city, state, country].filter(Boolean).join(", ") || null)],
          ["Active", active ? "yes" : "no"],
          ...enrollments.map(
            ({ program, enrolledOn }) =>
              [
                "Enrolled",
                <span key={program}>
                  <PageLink to="/strategy" hash={`programs/${program}`}>
                    {nameOf(workspace, "program", program)}
                  </PageLink>
                  {enrolledOn ? ` since ${longDay(enrolledOn)}` : ", date unknown"}
                </span>,
              ] as const,
          ),
          [
            "In the source",
            `${source} ${externalId}${sourceType ? `, “${sourceType}”` : ""}, batch ${batch}`,
          ],
        ]}
      />
    </section>
  );
}

function Trend({ reply: { trend, currency, partner } }: { reply: PartnerReply }) {
  const money = (value: number) => shortValue("money", value, currency);
  const full = (value: number) => fullValue("money", value, currency);
  const finding = trendFinding(trend);
  return (
    <Picture
      title={finding}
      says="Revenue won with the partner, month by month"
      name={`revenue of P-${partner.number}`}
      twin={{
        header: ["Month to", `Revenue, minor units of ${currency}`],
        rows: trend.map(({ day, value }) => [day, value]),
        shown: trend.map(({ day, value }) => [longDay(day), value === null ? "unknown" : full(value)]),
      }}
    >
      <WhenSeen height={220}>
        <LineChart
          as="bars"
          label={finding}
          points={trend}
          short={money}
          full={full}
          month={monthOfDay}
          height={220}
        />
      </WhenSeen>
    </Picture>
  );
}

function trendFinding(trend: readonly TrendPoint[]): string {
  const [year, before] = [trend.slice(-12), trend.slice(-24, -12)].map(
    (months) => months.filter(({ value }) => value !== null && value > 0).length,
  );
  if (!year) return "No deal was won in the last 12 months";
  return `Deals were won in ${year} of the last 12 months, and in ${before ?? 0} of the 12 before`;
}

import { cloudSaas } from "./industries/cloud-saas.ts";
import { cybersecurity } from "./industries/cybersecurity.ts";
import { enterpriseTechnology } from "./industries/enterprise-technology.ts";
import { financialServices } from "./industries/financial-services.ts";
import { healthcareIt } from "./industries/healthcare-it.ts";
import { manufacturing } from "./industries/manufacturing.ts";
import { other } from "./industries/other.ts";
import type { Industry, IndustryStarter } from "./industry.ts";

/** The starters of each industry of the model; `other` assumes nothing of the industry. */
export const industryStarters: Record<Industry, IndustryStarter> = {
  "enterprise-technology": enterpriseTechnology,
  cybersecurity,
  "cloud-saas": cloudSaas,
  "healthcare-it": healthcareIt,
  manufacturing,
  "financial-services": financialServices,
  other,
};

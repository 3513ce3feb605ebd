import type { Section } from "./outline.ts";
import { normal } from "./said.ts";

/** What the main parts are called in German, French and Spanish. A title that is not one of these stays as it is. */
const titles: Readonly<Record<string, readonly string[]>> = {
  Summary: ["Zusammenfassung", "Kurzfassung", "Résumé", "Synthèse", "Resumen", "Resumen ejecutivo"],
  Company: ["Unternehmen", "Unternehmensprofil", "Entreprise", "Empresa"],
  Objectives: [
    "Ziele",
    "Unternehmensziele",
    "Geschäftsziele",
    "Strategische Ziele",
    "Objectifs",
    "Objectifs stratégiques",
    "Objetivos",
    "Objetivos estratégicos",
  ],
  Gaps: ["Lücken", "Lacunes", "Brechas"],
  Thesis: ["These", "Partnerschaftsthese", "Thèse", "Tesis"],
  "Partner types": [
    "Partnertypen",
    "Partnerarten",
    "Types de partenaires",
    "Tipos de socios",
    "Tipos de partners",
  ],
  Bets: ["Wetten", "Unsere Wetten", "Nos paris", "Apuestas", "Nuestras apuestas"],
  "What we decline": ["Was wir nicht tun", "Ce que nous ne faisons pas", "Lo que no hacemos"],
  "Market coverage": [
    "Marktabdeckung",
    "Couverture du marché",
    "Cobertura de mercado",
    "Cobertura del mercado",
  ],
  "Rules of engagement": ["Regeln der Zusammenarbeit", "Règles d'engagement", "Reglas de colaboración"],
  "Target partners": ["Zielpartner", "Partenaires cibles", "Socios objetivo"],
  Competitors: ["Wettbewerber", "Wettbewerb", "Concurrents", "Concurrence", "Competidores", "Competencia"],
  Tiers: ["Partnerstufen", "Stufen", "Niveaux de partenariat", "Niveaux", "Niveles"],
  Incentives: ["Anreize", "Incitations", "Incentivos"],
  Budget: ["Presupuesto"],
  Investment: ["Investitionen", "Investissement", "Investissements", "Inversión", "Inversiones"],
  Metrics: [
    "Kennzahlen",
    "Erfolgskennzahlen",
    "Messgrößen",
    "Indicateurs",
    "Indicateurs clés",
    "Indicadores",
    "Métricas",
  ],
  Roadmap: ["Fahrplan", "Zeitplan", "Feuille de route", "Hoja de ruta"],
  Milestones: ["Meilensteine", "Jalons", "Hitos"],
  Risks: ["Risiken", "Risques", "Riesgos"],
  Scenarios: ["Szenarien", "Scénarios", "Escenarios"],
  Assumptions: ["Annahmen", "Hypothèses", "Supuestos", "Hipótesis"],
  Sources: ["Quellen", "Fuentes"],
  Approval: ["Freigabe", "Genehmigung", "Approbation", "Aprobación"],
};

const english = new Map(
  Object.entries(titles).flatMap(([title, others]) => others.map((other) => [normal(other), title] as const)),
);

/** The English title of a main part that a heading names in another language; undefined for any other heading. */
export const englishTitle = (title: string): string | undefined => english.get(normal(title));

/** The sections of a document with the titles of its main parts in English, by which the parts are known. */
export const withEnglishTitles = (sections: readonly Section[]): Section[] =>
  sections.map((section) => ({
    ...section,
    titles: section.titles.map((title) => englishTitle(title) ?? title),
    ...(section.outer ? { outer: withEnglishTitles([section.outer])[0] } : {}),
  }));

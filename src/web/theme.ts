import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const family = '"Inter Variable", system-ui, sans-serif';

/** The accent around its two fixed points: #0B5C5A on light paper, #5CC8BE on dark. */
const teal: MantineColorsTuple = [
  "#e6f4f2",
  "#cfe8e5",
  "#a2d3cd",
  "#7fcfc6",
  "#5cc8be",
  "#2f9d95",
  "#16807a",
  "#0b5c5a",
  "#094a48",
  "#063836",
];

export const theme = createTheme({
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: "600" },
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "1rem", lg: "1.25rem", xl: "1.75rem" },
  colors: { teal },
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 4,
  respectReducedMotion: true,
});

const shared = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--quiet)",
  "--mantine-color-default": "var(--raised)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--edge)",
  "--mantine-color-error": "var(--out)",
  "--mantine-color-placeholder": "var(--quiet)",
  "--mantine-color-anchor": "var(--accent)",
};

/** Lets Mantine draw on our paper: theme.css holds the colours of both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

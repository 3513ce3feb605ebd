export const checkFormats = ["pretty", "json", "github", "sarif", "junit"] as const;
export type CheckFormat = (typeof checkFormats)[number];

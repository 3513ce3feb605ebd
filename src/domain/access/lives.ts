const [minute, hour, day] = [60, 3_600, 86_400];

/**
 * How long a session lives, in seconds: without a request (idle) and in all (absolute). Whoever has entered nothing yet, and
 * people at partners, have the shorter ones; between password and code there are minutes. Source: OWASP ASVS 5.0, 7.3.
 */
export const sessionLives = {
  staff: { idle: 12 * hour, absolute: 30 * day },
  portal: { idle: 2 * hour, absolute: 7 * day },
  code: { idle: 10 * minute, absolute: 10 * minute },
} as const;

/** What a link that was sent is good for, and for how many minutes. Source: OWASP ASVS 5.0, 6.4.1 and 6.6.2. */
export const linkMinutes = { "sign-in": 10, password: 60 } as const;
export type LinkKind = keyof typeof linkMinutes;

/** Minutes between leaving for a provider of single sign-on and coming back. */
export const minutesAway = 10;

/** Headings, as they are compared, under which options stand that were decided against. */
export const declinedHeading =
  /^(?:(?:what|whom|where|options?|ideas?|bets?|things|markets?|partners?|the|our|deliberately|explicitly|consciously|choices)\b.*)?\b(?:declined?|not (?:do|doing)|won't do|say no|saying no|said no|ruled out|parked|parking lot|non goals|not pursu(?:e|ed|ing))\b|^(?:(?:explicitly|deliberately|consciously) )?(?:not now|not yet|out of scope|not in scope)(?: (?:for now|this year|for fy ?\d+|in fy ?\d+))?$/;

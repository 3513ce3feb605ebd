/** Headings right under which each item of a list is a source. */
export const ofSources =
  /^(?:(?:appendix|annex|our|main|key|data|list of) )*(?:sources|sources? list|references|bibliography|sources and references)$/;

import { useEffect, useRef, useState } from "react";
import { PageLink } from "../../ui/PageLink.tsx";
import styles from "./Contents.module.css";
import { partTitle } from "./parts.ts";

export type Chapter = { readonly title: string; readonly parts: readonly string[] };

/** The parts by chapter, beside the text and with the place where one reads; where there is little room, folded above it. */
export function Contents({ chapters }: { chapters: readonly Chapter[] }) {
  const current = useCurrent(chapters);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = place.current?.querySelector<HTMLElement>("[aria-current=location]");
    // Within the list alone: the page itself is where the reader scrolled it.
    if (link) keepInSight(link);
  }, [current]);
  return (
    <nav ref={place} aria-label="Parts of the strategy" className={`${styles.contents} not-printed`}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls="contents"
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden>{isOpen ? "▾" : "▸"} </span>
        Contents
        {current && <span className="quiet"> · {partTitle(current)}</span>}
      </button>
      <div id="contents" className={styles.list} data-open={isOpen || undefined}>
        {chapters.map(({ title, parts }) => (
          <div key={title}>
            <p className="small quiet">{title}</p>
            <ul>
              {parts.map((part) => (
                <li
                  key={part}
                  aria-current={part === current ? "location" : undefined}
                  className={styles.entry}
                >
                  <PageLink to="/strategy" hash={part} onClick={() => setOpen(false)}>
                    {partTitle(part)}
                  </PageLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** The part that stands at a line in the upper fifth of the window, or was the last to pass it; at the very end, the last part. */
function useCurrent(chapters: readonly Chapter[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const parts = chapters.flatMap((chapter) => chapter.parts);
    const look = () => {
      const { innerHeight, scrollY } = globalThis;
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 4 && scrollY > 0;
      const line = innerHeight / 5;
      const passed = parts.findLast((part) => topOf(part) <= line);
      setCurrent(isAtEnd ? parts.at(-1) : passed);
    };
    look();
    document.addEventListener("scroll", look, { passive: true });
    return () => document.removeEventListener("scroll", look);
  }, [chapters]);
  return current;
}

const topOf = (part: string): number =>
  document.getElementById(part)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;

function keepInSight(link: HTMLElement): void {
  const list = link.closest<HTMLElement>("nav");
  if (!list) return;
  const [top, bottom] = [link.offsetTop - 40, link.offsetTop + link.offsetHeight + 40];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}

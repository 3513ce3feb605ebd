import type { Slide } from "./pptxgenjs.ts";

/** A slide of 16 to 9. */
export const inches = { width: 13.333, height: 7.5 } as const;

/** Where the blocks of a slide stand: under its title, above its foot. */
export const area = { left: 0.62, width: inches.width - 1.24, top: 1.7, bottom: 6.82 } as const;

/** How large charts and the text of tables are, as a share of what is usual. */
export type Scale = { readonly charts: number; readonly tables: number };
export const usual: Scale = { charts: 1, tables: 1 };

/** Something that is placed whole, or that can go on with its rest on the next slide. */
export type Piece = {
  readonly height: number;
  readonly draw: (slide: Slide, y: number) => void;
  /** What fits into the room and the rest; null where nothing does, or too little, unless the slide is empty and it must. */
  readonly split?: (room: number, must: boolean) => readonly [Piece, Piece] | null;
};

import pptxgenjs from "pptxgenjs";

/** The class of a deck. Node gives it as the default of the module; the types of the package describe what `require` gives. */
export const Deck = pptxgenjs as unknown as typeof pptxgenjs.default;
export type Deck = pptxgenjs.default;

export type ChartOptions = pptxgenjs.default.IChartOpts;
export type TextOptions = pptxgenjs.default.TextPropsOptions;
export type TextRun = pptxgenjs.default.TextProps;
export type Border = pptxgenjs.default.BorderProps;
export type Cell = pptxgenjs.default.TableCell;
export type Slide = ReturnType<Deck["addSlide"]>;

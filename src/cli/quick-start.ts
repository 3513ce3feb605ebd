import { config } from "zod";

// zod writes a function for each schema to make the thousandth reading fast; a command line reads once, and half its time went there.
config({ jitless: true });

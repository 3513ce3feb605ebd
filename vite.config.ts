import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: join(import.meta.dirname, "src/web"),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, "dist/web"),
    emptyOutDir: true,
    // Map shapes and fonts stay files of their own: they load when they are seen.
    assetsInlineLimit: 0,
    // The chart library is one piece, and loads only where a chart is seen.
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { "/api": `http://127.0.0.1:${process.env["PORT"] ?? 4747}` } },
});

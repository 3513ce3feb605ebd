import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // Map shapes and fonts stay files of their own: they load when they are seen.
    assetsInlineLimit: 0,
  },
  server: { proxy: { "/api": `http://127.0.0.1:${process.env["PORT"] ?? 4747}` } },
});

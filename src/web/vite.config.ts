import { readFile, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants } from "node:zlib"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin, type Rolldown } from "vite"
import type { PageHints } from "../contract/page-hints.ts"
import { pageSources } from "./app/page-hints.ts"

const here = fileURLToPath(new URL(".", import.meta.url))
const outDir = fileURLToPath(new URL("../../build/web", import.meta.url))

/** Where the API answers while the pages come from Vite: `FOLIANT_API=http://127.0.0.1:4321 vite --config src/web/vite.config.ts`. */
const api = process.env.FOLIANT_API ?? "http://127.0.0.1:4321"

export default defineConfig({
  root: here,
  plugins: [react(), orderLayers(), frameFirst(), hintPages(), precompress()],
  server: {
    host: "127.0.0.1",
    proxy: { "/api/v1": api, "/health": api, "/openapi.json": api, "/docs": api },
  },
  worker: { format: "es" },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "core",
              test: /node_modules\/(react|react-dom|scheduler|wouter|regexparam|mitt|use-sync-external-store|@tanstack\/(react-query|query-core))\//,
            },
            { name: "virtual", test: /node_modules\/@tanstack\/(react-virtual|virtual-core)\// },
            // One file for what pages have in common, instead of a request for each button. It has to hold ui/tokens.css,
            // which sets the order of the cascade layers, before the styles that use them.
            {
              name: "app",
              test: /src\/web\/(main|(api|app|format|imports|live|ui)\/(?!palette|import-history|multi-select|price-badge|provenance-words|running-job|progress-bar|backtests|optimizations|menu|milliseconds|age|as-of))/,
            },
            // What explains the figures comes after what shows the first of them, and must not take along what both need.
            {
              name: "catalogue",
              includeDependenciesRecursively: false,
              test: /engine\/statistics\/catalogue|src\/web\/figures\/(figure-groups|explanation|explain-figure|workings)\./,
            },
            {
              name: "figure-explainer",
              includeDependenciesRecursively: false,
              test: /src\/web\/figures\/(all-figures|figure-button|figure-explainer|figure-line|headline-figure)\./,
            },
            // What the pages of the lab have in common, instead of a request for each formatter.
            // What both a trade log's tear sheet and a backtest's result have below their charts.
            {
              name: "tear-sheet",
              includeDependenciesRecursively: false,
              test: /src\/web\/(tear-sheet\/|charts\/(histogram|heat-cell)\.)/,
            },
            {
              name: "lab",
              includeDependenciesRecursively: false,
              test: /engine\/backtest\/backtest-settings|web\/api\/(backtests|optimizations)|pages\/backtests\/(series\/|history\/(strategy-text|search-words)|form\/(form-of-request|lab-form|read-number|search-figures|search-ranges|setting-fields)|result\/(describe-warning|warnings|format-price|line-figures|missing-part)|search\/search-(ended|problem|progress))/,
            },
            // What a portfolio was asked for, in words and as a form: for where it is asked, and where it is answered.
            {
              name: "portfolio-request",
              includeDependenciesRecursively: false,
              test: /pages\/backtests\/portfolio\/(describe-portfolio|form\/(form-of-portfolio|cost-fields|periods|portfolio-form|read-dividends)\.ts$)/,
            },
            // The forms of the lab and its history, which its two kinds of test share.
            {
              name: "forms",
              includeDependenciesRecursively: false,
              test: /web\/api\/portfolio-backtests|pages\/backtests\/(lab-page|subject-tabs|history\/|form\/(?!request-form\.tsx|search-fields|read-search))/,
            },
          ],
        },
      },
    },
  },
})

/**
 * Begins every stylesheet of the build with the order of the cascade layers. Whichever chunk loads first decides it, and that
 * need not be the one with tokens.css.
 */
function orderLayers(): Plugin {
  return {
    name: "foliant-order-layers",
    enforce: "post",
    apply: "build",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css"))
          file.source = `@layer base,ui,print;${String(file.source)}`
      }
    },
  }
}

/** Lets the frame be painted before its scripts take their share of the line. */
function frameFirst(): Plugin {
  return {
    name: "foliant-frame-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"'),
    },
  }
}

/** Writes `pages.json`: what each page begins with (contract/page-hints.ts). */
function hintPages(): Plugin {
  return {
    name: "foliant-hint-pages",
    // After chunks that turned out to be nothing but styles are gone.
    enforce: "post",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk")
      const frame = bundle["index.html"]
      if (frame?.type !== "asset") throw new Error("the frame is not built yet")
      const ofFrame = new Set(String(frame.source).match(/assets\/[^"]+/g))
      const hints: PageHints = pageSources.map(({ path, source, asks }) => {
        const page = chunks.find((chunk) => chunk.facadeModuleId === join(here, source))
        if (page === undefined) throw new Error(`no chunk is made from ${source}`)
        const files = filesOf(page, chunks).filter((file) => !ofFrame.has(file))
        return { path, asks: [...asks], files: files.map((file) => `/${file}`) }
      })
      this.emitFile({ type: "asset", fileName: "pages.json", source: JSON.stringify(hints) })
    },
  }
}

/** A chunk, what it imports, and the styles of all of them. */
function filesOf(chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[]): string[] {
  const found = new Set<string>()
  const visit = ({ fileName, imports, viteMetadata }: Rolldown.OutputChunk) => {
    if (found.has(fileName)) return
    found.add(fileName)
    for (const style of viteMetadata?.importedCss ?? []) found.add(style)
    for (const other of chunks) if (imports.includes(other.fileName)) visit(other)
  }
  visit(chunk)
  return [...found]
}

const compress = promisify(brotliCompress)

/** Writes a `.br` beside every text file of the build, so that the server sends bytes it never has to compress. */
function precompress(): Plugin {
  return {
    name: "foliant-precompress",
    apply: "build",
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name))
      await Promise.all(
        files.map(async (file) => {
          const path = join(file.parentPath, file.name)
          const bytes = await readFile(path)
          const packed = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
          if (packed.length < bytes.length) await writeFile(`${path}.br`, packed)
        }),
      )
    },
  }
}

import { z } from "zod"

/** `pages.json` of the built pages: what a page begins with, so that the server can send it along with the frame. */
export const pageHints = z.array(
  z.object({
    path: z.string().describe("of the page's address; a part that begins with a colon stands for any"),
    files: z.array(z.string()).describe("addresses of the scripts and styles besides those of the frame"),
    asks: z
      .array(z.string())
      .describe("reads of the API, without /api/v1; `:name` is that part of the page's address"),
  }),
)

export type PageHints = z.infer<typeof pageHints>

// @ts-check
import { writeFileSync } from "node:fs";

/**
 * Loaded into a measured process before its own code (`node --import`): writes down what the process has used when
 * it ends. Asking the process itself works on every system and counts nothing else.
 */
process.on("exit", () => {
  const file = process.env["BENCH_USAGE_FILE"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(process.resourceUsage()));
});

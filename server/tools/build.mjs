// @ts-check
import { buildBundles, OUTPUTS } from "./bundles.mjs";
import { runMain } from "./failure.mjs";
import { setUpDependencies } from "./setup.mjs";

const USAGE = "npm run build [-- --production]    makes the bundles in client/out and server/out";

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== "--production")) {
    console.error(USAGE);
    return 2;
  }
  await setUpDependencies();
  await buildBundles({ isProduction: args.includes("--production") });
  console.log(`Built ${OUTPUTS.join(", ")}`);
  return 0;
});

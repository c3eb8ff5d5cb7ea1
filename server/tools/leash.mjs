// @ts-check
import { spawn, spawnSync } from "node:child_process";

// Runs the program named by its arguments, and ends it with everything it started as soon as the process on the other
// side of standard input is gone: even one that was killed closes its pipes, whereas a server would go on for hours.

const [file = "", ...args] = process.argv.slice(2);
const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });
child.once("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.once("exit", (code) => process.exit(code ?? 1));

process.stdin.resume().once("close", () => {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { windowsHide: true });
    process.exit(1);
  }
  // Zero means our own process group, which startProgram made for us and which our descendants share.
  process.kill(0, "SIGKILL");
});

// The request to end reaches the whole group; this process goes last, when the program is done.
process.on("SIGTERM", () => {});

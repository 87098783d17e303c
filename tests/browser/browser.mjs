// A headless Chromium at the end of a pipe, spoken to in the Chrome DevTools Protocol: messages in
// JSON, each ended by a zero byte. Needs nothing but node.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function open_browser(program) {
  const profile = mkdtempSync(join(tmpdir(), "suanli-browser-"));
  const browser = spawn(program, ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", `--user-data-dir=${profile}`],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [to, from] = [browser.stdio[3], browser.stdio[4]];
  const pending = new Map();
  const heard = [];  // all events, in their order
  const gone = new Promise((resolve) => browser.on("exit", resolve));
  let next = 0;
  let rest = "";
  from.setEncoding("utf8");
  from.on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    for (const message of messages.map((one) => JSON.parse(one))) {
      if (message.id === undefined) { heard.push(message); continue; }
      const { resolve, reject } = pending.get(message.id);
      pending.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
    }
  });
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    pending.set(++next, { resolve, reject });
    to.write(`${JSON.stringify({ id: next, method, params, sessionId })}\0`);
  });
  gone.then(() => pending.forEach(({ reject }) => reject(new Error("the browser is gone"))));

  return {
    /// A page at an address, once it has loaded: `evaluate`, `send`, and what went wrong on it.
    async page(address, { width = 1100, height = 900, dark = false } = {}) {
      const { targetId } = await send("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      const ask = (method, params) => send(method, params, sessionId);
      for (const domain of ["Page", "Runtime", "Log", "Network"]) await ask(`${domain}.enable`);
      await ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
      await ask("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
      const of_page = () => heard.filter((event) => event.sessionId === sessionId);
      await ask("Page.navigate", { url: address });
      while (!of_page().some((event) => event.method === "Page.loadEventFired"))
        await new Promise((resolve) => setTimeout(resolve, 20));
      return {
        send: ask,
        async evaluate(expression) {
          const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
          if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
          return result.value;
        },
        /// Exceptions, and all that stands in the console as an error or a warning.
        complaints: () => of_page().flatMap(({ method, params }) =>
          method === "Runtime.exceptionThrown" ? [params.exceptionDetails.exception?.description ?? params.exceptionDetails.text]
            : method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type) ? [params.args.map((arg) => arg.value).join(" ")]
              : method === "Log.entryAdded" && ["error", "warning"].includes(params.entry.level) ? [params.entry.text] : []),
        /// Addresses of all that was asked of a network or disk.
        requests: () => of_page().filter(({ method }) => method === "Network.requestWillBeSent").map(({ params }) => params.request.url),
        async picture() {
          const { cssContentSize } = await ask("Page.getLayoutMetrics");
          const { data } = await ask("Page.captureScreenshot", { captureBeyondViewport: true, clip: { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 } });
          return Buffer.from(data, "base64");
        },
      };
    },
    async close() {
      await send("Browser.close").catch(() => {});
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

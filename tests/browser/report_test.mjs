// The report of a run in a real browser, opened from the disk: it complains of nothing, asks nobody
// for anything, shows its charts (where the program was built with them) and its tables.
//   node report_test.mjs PROGRAM BROWSER
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { open_browser } from "./browser.mjs";

const [program, browser_program] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "suanli-report-"));
let failures = 0;

function check(what, condition, ...values) {
  if (condition) return;
  ++failures;
  console.log(`not so: ${what}`, ...values);
}

function report_of(scenario, name) {
  execFileSync(program, ["run", scenario, "--quiet", "-o", join(folder, name)]);
  return pathToFileURL(join(folder, name, "report.html")).href;
}

const browser = await open_browser(browser_program);
try {
  const address = report_of(join(here, "market.yaml"), "market");
  const page = await browser.page(address);
  const count = (selector) => page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  const text = (selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
  const charts = await page.evaluate("Boolean(globalThis.echarts)");

  const words_are_whole = async () => {
    const unfilled = (await text("main")).match(/.{0,20}(\{\w+\}|undefined|NaN|\[object).{0,20}/);
    check("all words are filled in", !unfilled, unfilled?.[0]);
  };
  // A line or an area of four months has at least three segments; an axis has one.
  const all_drawn = `[...document.querySelectorAll(".chart")].every((chart) =>
    [...chart.querySelectorAll("svg path")].some((path) => (path.getAttribute("d").match(/[LC]/g) ?? []).length >= 3))`;

  check("the title is the name, whatever it holds", (await text("h1")).startsWith("<script>"), await text("h1"));
  check("no name became markup", await count("main i") + await count("main img") + await count("main b") === 0);
  check("the title was not changed by a name", (await page.evaluate("document.title")).includes("Suanli"));
  for (const id of ["head", "ladder", "mismatch", "heat", "prices", "flows", "hindcast", "moments", "energy", "inputs", "metrics", "reproduce"])
    check(`the section ${id} is there, with a heading`, await count(`section#${id} > h2`) === 1);
  check("the hindcast has its three rows", await count("#hindcast tbody tr") === 3, await count("#hindcast tbody tr"));
  check("what does not fit is marked", await count("#hindcast tr.outside") === 2);
  check("what is out of sample is marked", (await text("#hindcast tbody tr:last-child")).includes("out of sample"));
  check("the heat map has a row a region and one for all", await count("#heat tbody tr") === 3);
  check("each figure has its numbers as a table", await count("figure") === 4 && await count("figure table") === 4);
  if (charts) {
    check("four charts are drawn", await count(".chart svg") === 4 && await page.evaluate(all_drawn), await count(".chart svg"));
    check("each chart says in words what it shows", await count(".chart[role=img][aria-label]") === 4);
  } else {
    check("a page without charts says so", (await text("#head")).includes("built without its charts"));
    check("and shows its tables", await count("figure details[open]") === 4);
  }
  await words_are_whole();
  await page.evaluate(`{ const list = document.getElementById("ladder-of"); list.value = "by_hub/west"; list.dispatchEvent(new Event("change")); }`);
  check("another part of the ladder can be shown", await count("#ladder figure table tbody tr") > 3 && await page.evaluate(`document.getElementById("ladder-of").value`) === "by_hub/west");
  await page.evaluate(`document.getElementById("language").click()`);
  check("the page speaks Chinese when asked", (await text("#hindcast h2")) === "与观测值对照" && await page.evaluate("document.documentElement.lang") === "zh-CN");
  await words_are_whole();
  check("nothing was complained of", page.complaints().length === 0, page.complaints());
  check("nothing was asked of anybody", page.requests().every((one) => one === address || one.startsWith("data:")), page.requests());

  const phone = await browser.page(address, { width: 390, dark: true });
  check("a phone need not scroll sideways", await phone.evaluate("document.documentElement.scrollWidth") <= 390);
  check("a dark page is dark", await phone.evaluate("getComputedStyle(document.body).backgroundColor") === "rgb(20, 24, 28)");

  const plain = join(folder, "queue.yaml");
  writeFileSync(plain, "until: 30 d\ndata_centers: {site: {clusters: {machine: {nodes: 1}}}}\ndemand: {work: {arrivals: {kind: poisson, rate: 30 /h}, run_time: {kind: exponential, mean: 1 min}}}\n");
  const small = await browser.page(report_of(plain, "queue"));
  check("a run without a market shows its course and its metrics", await small.evaluate(`document.querySelectorAll("#series figure").length`) === 2 && await small.evaluate(`document.querySelectorAll("#metrics tbody tr").length`) > 10);
  if (charts) check("its charts are drawn", await small.evaluate(all_drawn));
  check("nothing was complained of there", small.complaints().length === 0, small.complaints());
  if (!charts) console.log("the charts were not looked at: this program was built without them");
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures ? `${failures} of the above` : "all as it should be");
process.exit(failures ? 1 : 0);

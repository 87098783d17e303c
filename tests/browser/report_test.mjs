// The report of a run in a real browser, opened from the disk: it complains of nothing, asks nobody
// for anything, shows its charts (where the program was built with them) and its tables.
//   node report_test.mjs PROGRAM BROWSER
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { open_browser } from "./browser.mjs";
import { check_network } from "./network_test.mjs";

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
  check("each figure has its numbers as a table", await count("figure") === 5 && await count("figure table") === 5);
  if (charts) {
    check("five charts are drawn", await count(".chart svg") === 5 && await page.evaluate(all_drawn), await count(".chart svg"));
    check("each chart says in words what it shows", await count(".chart[role=img][aria-label]") === 5);
    check("a moment is marked on every chart of months", await page.evaluate(`[...document.querySelectorAll(".chart")].every((chart) => chart.textContent.includes("a moment"))`));
    check("an axis says its unit", (await text("#prices .chart")).includes("yuan"), await text("#prices .chart"));
  } else {
    check("a page without charts says so", (await text("#head")).includes("built without its charts"));
    check("and shows its tables", await count("figure details[open]") === 5);
  }
  const cards = await page.evaluate(`[...document.querySelectorAll("#head .card .figure")].map((one) => one.textContent)`);
  check("the answers stand first: busy, mismatch, its structural share, the hindcast", cards.length === 4 && cards[3] === "1 of 2", cards);
  const means = await page.evaluate("data.summary.metrics.coexistence");
  check("with the interval that the summary has", !means.interval || (await text("#head .cards")).includes(`± ${await page.evaluate("about(data.summary.metrics.coexistence.interval.half_width)")}`));
  check("the verdict counts fitted and kept apart", /1 of 2 within.*Out of sample: 0 of 1/.test(await text("#hindcast .verdicts")), await text("#hindcast .verdicts"));
  check("a class can be seen alone", (await text("#mismatch h3")) === "training alone" && await count("#mismatch figure") === 3);
  check("known names are written as people do", (await text("#heat tbody")).includes("Beijing") && (await text("#heat tbody")).includes("<i>guiyang"));
  check("each section can be reached from the top", await page.evaluate(`[...document.querySelectorAll("nav a")].every((a) => document.querySelector(a.hash)) && document.querySelectorAll("nav a").length === document.querySelectorAll("main > section").length - 1`));

  // What no run of a small market has: prices of which some are never posted, inputs with sources.
  const made = (expression) => page.evaluate(`(${expression}).textContent`);
  const prices = await made(`prices_section({ months: ["2025-01", "2025-02"], prices: { by_chip: { never: [null, null], zero: [0, 0], late: [null, 3.5] } } })`);
  check("a chip without a posted price is said to have none", prices.includes("None is posted for never, zero:") && prices.includes("2025-01none2025-023.50"), prices);
  const change_of = await page.evaluate(`[change({ before: 0.34, after: 0.365 }, "rented"), change({ before: 2, after: 3 }, "price"), change({ before: null, after: 3 }, "price"), change({ before: 0, after: 0 }, "price")]`);
  check("shares change by points, prices by percent", change_of.join("; ") === "+2.5 points; +50.0%; –; –", change_of);
  const inputs = `inputs_section({ counts: { assumed: 1, found: 1 }, rows: [{ path: "chips.x.rent", value: "5 CNY/card/h", status: "found", title: "a list", url: "https://example.org/a", confidence: "med" }, { path: "demand", value: "y".repeat(5000), status: "assumed" }, { path: "chips.z", value: "1", status: "assumed", source: "S1", url: "javascript:alert(1)" }] })`;
  check("inputs are folded by subject, long values again", await page.evaluate(`${inputs}.querySelectorAll(":scope > details").length`) === 2 && await page.evaluate(`${inputs}.querySelectorAll("td details").length`) === 1);
  check("only addresses of the web are links", await page.evaluate(`[...${inputs}.querySelectorAll("a")].map((a) => a.href).join()`) === "https://example.org/a");
  await page.evaluate(`{ const list = document.getElementById("heat-of"); list.value = "busy"; list.dispatchEvent(new Event("change")); }`);
  check("the heat map can show what is busy", (await text("#heat caption")).startsWith("Busy"));
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

  await check_network({ browser, report_of, check, here, charts });

  const plain = join(folder, "queue.yaml");
  writeFileSync(plain, "until: 30 d\ndata_centers: {site: {clusters: {machine: {nodes: 1}}}}\ndemand: {work: {arrivals: {kind: poisson, rate: 30 /h}, run_time: {kind: exponential, mean: 1 min}}}\n");
  const small = await browser.page(report_of(plain, "queue"));
  check("a run without a network has no word of one", await small.evaluate(`!document.getElementById("network") && !document.querySelector('nav a[href="#network"]')`));
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

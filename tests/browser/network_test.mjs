// The network's section of the report, in a real browser: what it says is what the summary has, its
// table can be sorted, its chart is of the busiest.
import { join } from "node:path";

export async function check_network({ browser, report_of, check, here, charts }) {
  const address = report_of(join(here, "network.yaml"), "network");
  const page = await browser.page(address);
  const text = (selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
  const count = (selector) => page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  const column = (index) => page.evaluate(`[...document.querySelectorAll("#links-table tbody tr")].map((row) => row.children[${index}].textContent)`);
  const click = (selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  const { network, metrics } = await page.evaluate("data.summary");
  const whole_words = async () => {
    const unfilled = (await text("#network")).match(/.{0,20}(\{\w+\}|undefined|NaN|\[object|network_).{0,20}/);
    check("all words of the network are filled in", !unfilled, unfilled?.[0]);
  };

  check("a run with a network has a section of it, and a way there", await count("section#network > h2") === 1 && await count(`nav a[href="#network"]`) === 1);
  check("no name of a link became markup", await count("main i") + await count("main img") + await count("main b") + await count("main u") === 0);
  check("the page has a row for each direction, and shows a dozen", network.links.length === 15 && await count("#links-table tbody tr") === 12, network.links.length);
  check("it says from when on it measures", (await text("#network .lead")).includes("leave the warm-up out: they cover 2025-01-08 to 2025-03-02. The chart includes it, as links.csv does"), await text("#network .lead"));
  check("captions say it too", (await text("#links-table caption")).includes("warm-up left out") && (await text("#network figcaption")).includes("warm-up included"));
  const words = await page.evaluate(`[...document.querySelectorAll("#network .words")].map((one) => one.textContent).join(" ")`);
  check("sums say what they are summed over", words.includes("Summed over all links") && words.includes("hours, summed over all links") && words.includes("for what arrived, summed over all links"), words);
  for (const value of [`percent(data.summary.network.all_links.utilization)`, `about(data.summary.network.all_links.held_up_h)`, `about(data.summary.network.all_links.paid_cny)`])
    check(`the sentences have ${value}`, words.includes(await page.evaluate(value)), words);
  check("the section and the metrics agree", metrics.link_utilization.value === network.all_links.utilization && metrics.link_congestion.value === network.all_links.held_up_h);

  const heads = await page.evaluate(`[...document.querySelectorAll("#links-table thead th")].map((th) => th.textContent)`);
  check("a rent has a column", heads.length === 8 && heads[6].startsWith("Rent"), heads);
  const falls = (cells) => cells.map(parseFloat).every((x, i, all) => i === 0 || x <= all[i - 1]);
  check("the busiest stands first", falls(await column(2)), await column(2));
  check("and is told by its ends", (await column(0))[0] === "Beijing → <i>guiyang" || (await column(0))[0] === "<img src=x>: <i>guiyang – <b>x, both ways together", await column(0));
  check("what a link that grows has at the end stands beside its mean", (await column(1)).filter((cell) => cell.endsWith("0.20 at the end")).length === 2, await column(1));
  await click(`#links-table [data-key="carried_bytes"]`);
  check("a heading sorts, the largest first, and says so", falls(await column(4)) && await page.evaluate(`document.querySelector("#links-table th[aria-sort=descending] button").dataset.key`) === "carried_bytes", await column(4));
  check("and keeps the focus", await page.evaluate("document.activeElement.dataset.key") === "carried_bytes");
  await click(`#links-table [data-key="carried_bytes"]`);
  check("a second time, the smallest first", falls((await column(4)).reverse()) && (await column(4))[0] === "0.00", await column(4));
  await click("#links-table .more");
  check("all rows can be shown", await count("#links-table tbody tr") === 15);
  await click(`#links-table [data-key="link"]`);
  const names = await column(0);
  check("names rise", await page.evaluate(`((names) => names.every((name, i) => i === 0 || names[i - 1].localeCompare(name, "en-US") <= 0))(${JSON.stringify(names)})`), names);
  check("what has no value comes last either way", await page.evaluate(`[true, false].every((falls) => in_order([{ x: null }, { x: 1 }, { x: 2 }], [{ key: "x", value: (row) => row.x }], { by: "x", falls })[2].x === null)`));

  const course = await page.evaluate("data.network");
  check("the course is of the links in use, and begins with the run", Object.keys(course.utilization).length === 3 && course.from[0] === "2025-01-01T00:00:00Z", Object.keys(course.utilization));
  check("the classes of both kinds are told apart", await page.evaluate(`[...document.querySelectorAll("#network table")].at(-1).querySelectorAll("tbody tr").length`) === 2);
  if (charts) {
    check("their lines are drawn", await count("#network .chart svg") === 1 && await count("#network .legend li") === 3);
    check("with the end of the warm-up", (await text("#network .chart")).includes("warm-up ends"));
  }
  await whole_words();
  await click("#language");
  check("the network speaks Chinese when asked", (await text("#network h2")) === "网络" && (await text("#network .words")).includes("所有链路合计承载"));
  check("and its table stays as it was sorted", await page.evaluate(`document.querySelector("#links-table th[aria-sort=ascending] button").dataset.key`) === "link");
  await whole_words();
  check("nothing was complained of over the network", page.complaints().length === 0, page.complaints());

  const none = await page.evaluate(`language = "en", network_section({ start: "2025-01-01T00:00:00Z", metrics: { data_moved: { value: 0 } }, network: { measured: { from: "2025-01-01T00:00:00Z", until: "2025-02-01T00:00:00Z" },
    all_links: { directions: 400, carried_bytes: 0, utilization: 0, held_up_h: 0, paid_cny: 0, rent_cny: 0 }, links: [{ name: "l", link: "l", from: "a", to: "b", direction: "one_way", capacity_bit_s: 1e9, capacity_at_end_bit_s: 1e9,
    utilization: 0, held_up_h: 0, carried_bytes: 0, paid_cny: 0, rent_cny: 0, shadow_price_cny_per_gbit_s_month: 0 }] } }, null).textContent`);
  for (const said of ["No link ever held anybody up", "worth nothing to jobs", "the whole run, 2025-01-01 to 2025-02-01", "The 1 busiest of 400"])
    check(`an idle network without a warm-up says: ${said}`, none.includes(said), none);

  const phone = await browser.page(address, { width: 390, dark: true });
  check("a phone need not scroll sideways to read of the network", await phone.evaluate("document.documentElement.scrollWidth") <= 390);
}

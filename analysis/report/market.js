// The sections of a run that has a market. Each takes the market block of summary.json (docs/
// reference/results.md) and gives an element, or null where there is nothing to tell.

const last = (list) => list[list.length - 1];
const rungs = ["in_service", "rented", "allocated", "busy", "effective"];

const chosen = { ladder: "all", mismatch: "accelerators", heat: "rented" };  // outlives a change of language

function ladder_chosen(ladder) {
  const [by, ...rest] = chosen.ladder.split("/");
  return by === "all" ? ladder.all : ladder[by][rest.join("/")];
}

function ladder_figure(market) {
  const of_class = chosen.ladder.startsWith("by_class/");
  const of = ladder_chosen(market.ladder);
  const steps = [["effective", "effective"], ["busy", "band_busy"], ["allocated", "band_allocated"],
    ["rented", "band_rented"], ["in_service", "band_idle"]];
  const tints = ["effective", "busy", "allocated", "rented", "idle"];
  const bands = steps.slice(0, of_class ? 4 : 5).map(([rung, words], i) => ({
    name: say(words), color: tints[i],
    values: of[rung].map((share, m) => Math.max(0, share - (i ? of[steps[i - 1][0]][m] : 0))),
  }));
  if (!of_class)
    bands.push({ name: say("band_outside"), color: "outside", values: of.in_service.map((share, m) => of.accelerators[m] > 0 ? Math.max(0, 1 - share) : 0) });
  const ends = (rung) => [percent(of[rung][0]), percent(last(of[rung]))];
  const [a, b, c, d] = ["in_service", "rented", "busy", "effective"].map(ends);
  const words = say("ladder_alt", {
    first: market.months[0], last: last(market.months), a0: a[0], a1: a[1], b0: b[0], b1: b[1],
    c0: c[0], c1: c[1], d0: d[0], d1: d[1],
  });
  const columns = [{ title: say("month") }, ...["accelerators", ...rungs].map((rung) => ({ title: say(rung), number: true }))];
  const rows = market.months.map((month, m) => [month, plain(of.accelerators[m]), ...rungs.map((rung) => percent(of[rung][m]))]);
  return element("div", { id: "ladder-figure" },
    of_class ? element("p", { class: "lead" }, say("ladder_lead_class")) : null,
    figure(say("ladder_chart"), words, stacked(market.months, bands, of_class ? {} : { max: 1, interval: 0.25 }, percent),
      table(say("ladder_chart"), columns, rows, true), "tall"));
}

function ladder_section(market) {
  const groups = [{ options: [["all", say("all")]] }];
  for (const by of ["by_hub", "by_region", "by_chip", "by_operator", "by_class"]) {
    const names = Object.keys(market.ladder[by] ?? {});
    if (names.length) groups.push({ title: say(by), options: names.map((name) => [`${by}/${name}`, called(name)]) });
  }
  const pick = choice("ladder-of", say("shown"), groups, chosen.ladder, (value) => {
    chosen.ladder = value;
    replace("ladder-figure", () => ladder_figure(market));
  });
  return section("ladder", say("ladder_lead"), pick, ladder_figure(market));
}

function prices_section(market) {
  const chips = Object.entries(market.prices.by_chip ?? {}).map(([chip, values]) =>
    ({ name: called(chip), values: values.map((x) => (x > 0 ? x : null)) }));  // 0 or null: none posted
  if (!chips.length) return null;
  const parts = chips.filter((chip) => chip.values.some(known));
  const without = chips.filter((chip) => !parts.includes(chip)).map((chip) => chip.name);
  const columns = [{ title: say("month") }, ...parts.map((part) => ({ title: part.name, number: true }))];
  const shows = parts.map((part) => evenly(part.values));
  const rows = market.months.map((month, m) => [month, ...parts.map((part, i) => (known(part.values[m]) ? shows[i](part.values[m]) : say("none")))]);
  const ends = parts.map((part) => {
    const values = part.values.filter(known);
    return `${part.name} ${digits(values[0])} → ${digits(last(values))}`;
  });
  return section("prices", say("prices_lead"),
    figure(say("prices_chart"), say("prices_alt", { parts: ends.join("; ") }), lines(market.months, parts, digits, say("unit_price")),
      table(say("prices_chart"), columns, rows, true), parts.length > 8 ? "tall" : ""),
    without.length ? element("p", { class: "lead" }, say("prices_none", { names: without.join(say("comma")) })) : null);
}

function flows_section(market) {
  const flows = market.flows.largest ?? [];
  if (!flows.length) return null;
  const most = flows[0].accelerator_hours;
  const [unit, scale] = most >= 1e7 ? ["million_accelerator_hours", in_units("hours")] : ["accelerator_hours", 1];
  const columns = [{ title: say("origin") }, { title: say("destination") }, { title: say(unit), number: true },
    { title: say("size"), class: "bars" }, { title: say("jobs"), number: true }];
  const show = evenly(flows.map((flow) => flow.accelerator_hours / scale));
  const rows = flows.map((flow) => [called(flow.origin), called(flow.region), show(flow.accelerator_hours / scale),
    element("span", { class: "bar", "aria-hidden": "true", style: `width:${(100 * flow.accelerator_hours / most).toFixed(1)}%` }), plain(flow.jobs)]);
  return section("flows", say("flows_lead", { local: percent(market.flows.local_share) }), table(say("flows"), columns, rows, true));
}

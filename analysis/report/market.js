// The sections of a run that has a market. Each takes the market block of summary.json (docs/
// reference/results.md) and gives an element, or null where there is nothing to tell.

const last = (list) => list[list.length - 1];
const rungs = ["in_service", "rented", "allocated", "busy", "effective"];

const chosen = { ladder: "all", mismatch: "accelerators" };  // outlives a change of language

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
    if (names.length) groups.push({ title: say(by), options: names.map((name) => [`${by}/${name}`, name || say("none")]) });
  }
  const pick = choice("ladder-of", say("shown"), groups, chosen.ladder, (value) => {
    chosen.ladder = value;
    replace("ladder-figure", () => ladder_figure(market));
  });
  return section("ladder", say("ladder_lead"), pick, ladder_figure(market));
}

const mismatch_units = ["accelerators", "teraflops_fp16", "cny_fen_per_hour"];

// Money is counted in fen; people read yuan.
const mismatch_scale = (unit) => (unit === "cny_fen_per_hour" ? 0.01 : 1);

function mismatch_figures(market) {
  const of = market.mismatch[chosen.mismatch];
  const scale = mismatch_scale(chosen.mismatch);
  const scaled = (part) => of[part].map((x) => (known(x) ? x * scale : null));
  const unit = say(`unit_${chosen.mismatch}`);
  const parts = ["idle", "waiting", "shortage", "glut", "coexistence", "frictional", "structural"];
  const columns = [{ title: say("month") }, ...[...parts, "structural_share"].map((part) => ({ title: say(part), number: true }))];
  const values = Object.fromEntries(parts.map((part) => [part, scaled(part)]));
  const rows = market.months.map((month, m) => [month, ...parts.map((part) => plain(values[part][m])), percent(of.structural_share[m])]);
  const top = values.structural.reduce((best, x, m) => (known(x) && x > (values.structural[best] ?? -1) ? m : best), 0);
  const coexisting = [
    { name: say("structural"), color: "structural", values: values.structural },
    { name: say("frictional"), color: "frictional", values: values.frictional }];
  const balance = [
    { name: say("idle"), color: "series-5", values: values.idle },
    { name: say("waiting"), color: "waiting", values: values.waiting }];
  return element("div", { id: "mismatch-figures" },
    figure(`${say("mismatch_chart")} (${unit})`,
      say("mismatch_alt", { month: market.months[top], most: number(values.structural[top]), frictional: number(values.frictional[top]) }),
      stacked(market.months, coexisting, {}, number), table(`${say("mismatch")} (${unit})`, columns, rows, true)),
    figure(`${say("balance_chart")} (${unit})`,
      say("balance_alt", { first: market.months[0], last: last(market.months), a0: number(values.idle[0]), a1: number(last(values.idle)), b0: number(values.waiting[0]), b1: number(last(values.waiting)) }),
      lines(market.months, balance, number),
      table(`${say("balance_chart")} (${unit})`,
        [{ title: say("month") }, { title: say("idle"), number: true }, { title: say("waiting"), number: true }, { title: say("mismatch_index"), number: true }, { title: say("dissimilarity"), number: true }],
        market.months.map((month, m) => [month, plain(values.idle[m]), plain(values.waiting[m]), plain(market.mismatch.mismatch_index?.[m]), plain(market.mismatch.dissimilarity?.[m])]), true)));
}

function mismatch_section(market) {
  const pick = choice("mismatch-unit", say("unit"),
    [{ options: mismatch_units.map((unit) => [unit, say(`unit_${unit}`)]) }], chosen.mismatch, (value) => {
      chosen.mismatch = value;
      replace("mismatch-figures", () => mismatch_figures(market));
    });
  const totals = ["coexistence", "frictional", "structural", "shortage", "glut"];
  const rows_of = (name, total, scale) => [name, ...totals.map((part) => number(total[`${part}_hours`] * scale)),
    percent(total.structural_share), number((total.timing_artefact_of_months ?? NaN) * scale)];
  const rows = mismatch_units.map((unit) => rows_of(say(`unit_${unit}`), market.mismatch[unit].total, mismatch_scale(unit)));
  for (const [name, of] of Object.entries(market.mismatch.by_class ?? {})) rows.push(rows_of(name, of.total, 1));
  const columns = [{ title: say("measure") }, ...[...totals, "structural_share", "artefact"].map((part) => ({ title: say(part), number: true }))];
  return section("mismatch", say("mismatch_lead"), pick, mismatch_figures(market),
    table(say("mismatch_totals"), columns, rows));
}

function prices_section(market) {
  const parts = Object.entries(market.prices.by_chip ?? {}).map(([name, values]) =>
    ({ name, values: values.map((x) => (x > 0 ? x : null)) }));  // 0: none in service yet
  if (!parts.length) return null;
  const columns = [{ title: say("month") }, ...parts.map((part) => ({ title: part.name, number: true }))];
  const rows = market.months.map((month, m) => [month, ...parts.map((part) => plain(part.values[m]))]);
  const ends = parts.map((part) => part.values.filter(known)).map((values, i) => values.length
    ? `${parts[i].name} ${digits(values[0])} → ${digits(last(values))}` : null).filter(Boolean);
  return section("prices", say("prices_lead"), figure(say("prices_chart"), say("prices_alt", { parts: ends.join("; ") }),
    lines(market.months, parts, digits), table(say("prices_chart"), columns, rows, true), parts.length > 8 ? "tall" : ""));
}

function flows_section(market) {
  const flows = market.flows.largest ?? [];
  if (!flows.length) return null;
  const most = flows[0].accelerator_hours;
  const columns = [{ title: say("origin") }, { title: say("destination") }, { title: say("jobs"), number: true },
    { title: say("accelerator_hours"), number: true }, { title: say("size"), class: "bars" }];
  const rows = flows.map((flow) => [flow.origin, flow.region, plain(flow.jobs), plain(flow.accelerator_hours),
    element("span", { class: "bar", "aria-hidden": "true", style: `width:${(100 * flow.accelerator_hours / most).toFixed(1)}%` })]);
  return section("flows", say("flows_lead", { local: percent(market.flows.local_share) }), table(say("flows"), columns, rows, true));
}

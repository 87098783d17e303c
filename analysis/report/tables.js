// Sections that are tables: heat map, hindcast, moments, energy and money, inputs.

function heat_section(market) {
  const recent = market.ladder.by_region_and_chip;
  if (!recent) return null;
  const sums = (cells) => cells.reduce((sum, cell) => ({
    service: sum.service + cell.accelerators * cell.in_service, rented: sum.rented + cell.accelerators * cell.rented,
  }), { service: 0, rented: 0 });
  const regions = Object.entries(recent.regions);
  const chips = [...new Set(regions.flatMap(([, cells]) => Object.keys(cells)))];
  const of_chip = Object.fromEntries(chips.map((chip) => [chip, sums(regions.map(([, cells]) => cells[chip]).filter(Boolean))]));
  const in_order = chips.filter((chip) => of_chip[chip].service > 0).sort((a, b) => of_chip[b].service - of_chip[a].service);
  const rows = regions.map(([name, cells]) => ({ name, cells, all: sums(Object.values(cells)) }))
    .filter((row) => row.all.service > 0).sort((a, b) => b.all.service - a.all.service);
  const cell = (sum, kind = "") => {
    if (!sum || !(sum.service > 0)) return element("td", { class: kind }, "");
    const share = sum.rented / sum.service;
    return element("td", { class: kind, style: `background:rgb(var(--heat) / ${(0.03 + 0.55 * share).toFixed(3)})` },
      `${Math.round(100 * share)}%`);
  };
  const head = element("tr", {}, element("th", { scope: "col" }, say("region")),
    element("th", { scope: "col", class: "number total" }, say("together")), in_order.map((chip) => element("th", { scope: "col", class: "number" }, chip)));
  const body = rows.map((row) => element("tr", {}, element("th", { scope: "row", class: "name" }, row.name),
    cell(row.all, "total"), in_order.map((chip) => cell(row.cells[chip] && sums([row.cells[chip]])))));
  body.push(element("tr", { class: "total" }, element("th", { scope: "row" }, say("together")),
    cell(sums(regions.flatMap(([, cells]) => Object.values(cells))), "total"), in_order.map((chip) => cell(of_chip[chip]))));
  const lead = say("heat_lead", { from: recent.months[0], until: last(recent.months) });
  return section("heat", lead, element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("heat") },
    element("table", { class: "heat" }, element("caption", {}, say("card_rented")), element("thead", {}, head), element("tbody", {}, body))));
}

const shares = new Set(["installed_share", "share_added", "rented", "busy"]);

// Tolerance as a band, observed as a line, simulated as a dot.
function range(row, text) {
  const values = [row.low, row.high, row.observed, row.simulated].filter(known);
  const from = Math.min(...values);
  const span = Math.max(...values) - from || 1;
  const x = (value) => 6 + 124 * (value - from) / span;
  const parts = [drawing("rect", { class: "band", x: x(row.low), width: Math.max(2, x(row.high) - x(row.low)), y: 4, height: 13, rx: 2 }),
    drawing("line", { class: "observed", x1: x(row.observed), x2: x(row.observed), y1: 2, y2: 19 })];
  if (known(row.simulated)) parts.push(drawing("circle", { class: "simulated", cx: x(row.simulated), cy: 10.5, r: 5 }));
  return drawing("svg", { class: "range", viewBox: "0 0 136 21", role: "img", "aria-label": text }, ...parts);
}

function hindcast_section(market) {
  if (!market.hindcast?.length) return null;
  const columns = [{ title: say("observation") }, { title: say("verdict") }, { title: say("observed"), number: true }, { title: say("simulated"), number: true },
    { title: say("tolerance") }, { title: say("date") }, { title: say("grade") }];
  const rows = market.hindcast.map((row) => {
    const show = shares.has(row.measure) ? percent : number;
    const texts = { low: show(row.low), high: show(row.high), observed: show(row.observed), simulated: show(row.simulated) };
    const verdict = row.within ? "yes" : known(row.simulated) ? "no" : "no_value";
    const name = [row.name, element("br"), element("small", {}, name_of("measure_", row.measure), row.of ? `, ${row.of}` : "")];
    const grade = [row.grade.toUpperCase(), row.out_of_sample ? " " : null, row.out_of_sample ? element("span", { class: "tag" }, say("out_of_sample")) : null];
    return {
      class: row.within ? null : "outside",
      cells: [element("div", { class: "wide" }, name), element("span", { class: `verdict ${row.within ? "yes" : "no"}` }, say(verdict)),
        texts.observed, texts.simulated, [`${texts.low} … ${texts.high}`, range(row, say("range_alt", texts))],
        element("span", { class: "date" }, row.date), element("span", {}, grade)],
    };
  });
  return section("hindcast", say("hindcast_lead"), table(say("hindcast"), columns, rows, true));
}

function moments_section(market) {
  if (!market.moments?.length) return null;
  const one = (moment) => {
    const groups = ["rented", "price", "accelerators_rented", "accelerators_waiting"].filter((key) => moment[key]);
    const of_group = (key) => {
      const show = key === "rented" ? percent : key === "price" ? digits : plain;
      const columns = [{ title: say("of") }, { title: say("before"), number: true }, { title: say("after"), number: true }, { title: say("change"), number: true }];
      const rows = Object.entries(moment[key]).map(([name, { before, after }]) => [name || say("none"), known(before) ? show(before) : "–", known(after) ? show(after) : "–",
        known(before) && known(after) && before !== 0 ? signed(after / before - 1) : "–"]);
      return table(say(`moment_${key}`), columns, rows);
    };
    return [element("h3", {}, say("moment_months", moment)),
      groups.length ? element("div", { class: "columns" }, groups.map(of_group)) : element("p", {}, say("moment_missing"))];
  };
  return section("moments", say("moments_lead"), market.moments.flatMap(one));
}

const signed = (x) => (x > 0 ? "+" : "") + percent(x);

function energy_section(market) {
  const keys = ["servers_kwh", "building_kwh", "carbon_location_kg", "carbon_market_kg", "electricity_cny"];
  const row = (name, use) => [name || say("none"), ...keys.map((key) => plain(use[key] / 1e6))];
  const columns = (first) => [{ title: first }, ...keys.map((key) => ({ title: say(key), number: true }))];
  const by = (key) => Object.entries(market.energy[key] ?? {}).map(([name, use]) => row(name, use));
  const { paid_by_class: paid, earned_by_operator: earned, electricity_of_operator: spent } = market.accounts;
  return section("energy", say("energy_lead"),
    table(say("energy"), columns(say("of")), [row(say("all"), market.energy.all), ...by("by_hub")], true),
    folded(say("by_chip"), table(say("by_chip"), columns(say("of")), by("by_chip"), true)),
    element("div", { class: "columns" },
      table(say("paid_by_class"), [{ title: say("of") }, { title: say("paid"), number: true }],
        Object.entries(paid ?? {}).map(([name, yuan]) => [name, plain(yuan / 1e6)])),
      table(say("earned_by_operator"), [{ title: say("operator") }, { title: say("earned"), number: true }, { title: say("spent"), number: true }],
        Object.entries(earned ?? {}).map(([name, yuan]) => [name, plain(yuan / 1e6), plain(spent?.[name] / 1e6)]))));
}

// Only addresses of the web become links: nothing else of a scenario can be clicked.
const linked = (text, url) => (/^https?:\/\/\S+$/.test(url ?? "") ? element("a", { href: url, rel: "noopener noreferrer" }, text) : text);

function inputs_section(inputs) {
  if (!inputs) return section("inputs", say("inputs_none"));
  const statuses = ["assumed", "recalled", "derived", "found"];
  const counts = statuses.filter((status) => inputs.counts?.[status]).map((status) => `${inputs.counts[status]} ${say(status)}`).join(", ");
  const rows = (inputs.rows ?? (inputs.assumed ?? []).map((row) => ({ ...row, status: "assumed" })));
  const columns = [{ title: say("path") }, { title: say("value"), class: "path" }, { title: say("status") }, { title: say("source"), class: "prose" }];
  const in_order = [...rows].sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));
  const cells = in_order.map((row) => [
    element("span", { class: "path wide" }, row.path.replaceAll(".", ".\u200b")),  // long paths may break at their dots
    row.value,
    [element("span", { class: `tag ${row.status}` }, say(row.status)), row.confidence ? element("small", {}, " ", say("confidence", { level: row.confidence })) : null],
    [row.title || row.source ? linked(row.title || row.source, row.url) : null, row.date ? ` (${row.date})` : null,
      row.note ? element("small", {}, row.title || row.source ? element("br") : null, row.note) : null]]);
  return section("inputs", say("inputs_lead", { counts: counts || say("none") }), cells.length ? table(say("inputs"), columns, cells, true) : null);
}

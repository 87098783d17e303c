// Sections that are tables: the heat map and the hindcast.

function heat_table(recent) {
  const rung = chosen.heat;
  const sums = (cells) => cells.reduce((sum, cell) => ({
    service: sum.service + cell.accelerators * cell.in_service, used: sum.used + cell.accelerators * cell[rung],
  }), { service: 0, used: 0 });
  const regions = Object.entries(recent.regions);
  const chips = [...new Set(regions.flatMap(([, cells]) => Object.keys(cells)))];
  const of_chip = Object.fromEntries(chips.map((chip) => [chip, sums(regions.map(([, cells]) => cells[chip]).filter(Boolean))]));
  const in_order = chips.filter((chip) => of_chip[chip].service > 0).sort((a, b) => of_chip[b].service - of_chip[a].service);
  const rows = regions.map(([name, cells]) => ({ name, cells, all: sums(Object.values(cells)) }))
    .filter((row) => row.all.service > 0).sort((a, b) => b.all.service - a.all.service);
  const cell = (sum, kind = "") => {
    if (!sum || !(sum.service > 0)) return element("td", { class: kind }, "");
    const share = sum.used / sum.service;
    return element("td", { class: `${kind} ${share > 0.8 ? "deep" : ""}`, style: `background:rgb(var(--heat) / ${(0.04 + 0.96 * share ** 1.3).toFixed(3)})` },
      `${Math.round(100 * share)}%`);
  };
  const head = element("tr", {}, element("th", { scope: "col" }, say("region")),
    element("th", { scope: "col", class: "number total" }, say("together")), in_order.map((chip) => element("th", { scope: "col", class: "number" }, called(chip))));
  const body = rows.map((row) => element("tr", {}, element("th", { scope: "row", class: "name" }, called(row.name)),
    cell(row.all, "total"), in_order.map((chip) => cell(row.cells[chip] && sums([row.cells[chip]])))));
  body.push(element("tr", { class: "total" }, element("th", { scope: "row" }, say("together")),
    cell(sums(regions.flatMap(([, cells]) => Object.values(cells))), "total"), in_order.map((chip) => cell(of_chip[chip]))));
  return element("div", { id: "heat-table", class: "scroll", tabindex: "0", role: "group", "aria-label": say("heat") },
    element("table", { class: "heat" }, element("caption", {}, say(`heat_${rung}`)), element("thead", {}, head), element("tbody", {}, body)));
}

function heat_section(market) {
  const recent = market.ladder.by_region_and_chip;
  if (!recent) return null;
  const pick = choice("heat-of", say("shown"), [{ options: ["rented", "busy"].map((rung) => [rung, say(`heat_${rung}`)]) }], chosen.heat, (value) => {
    chosen.heat = value;
    replace("heat-table", () => heat_table(recent));
  });
  return section("heat", say("heat_lead", { from: recent.months[0], until: last(recent.months) }), pick, heat_table(recent));
}

// What a measure counts in shares is shown in percent.
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
    const name = [row.name, element("br"), element("small", {}, name_of("measure_", row.measure), row.of ? `${say("comma")}${called(row.of)}` : "")];
    const grade = [row.grade.toUpperCase(), row.out_of_sample ? " " : null, row.out_of_sample ? element("span", { class: "tag" }, say("out_of_sample")) : null];
    return {
      class: row.within ? null : "outside",
      cells: [element("div", { class: "wide" }, name), element("span", { class: `verdict ${row.within ? "yes" : "no"}` }, say(verdict)),
        texts.observed, texts.simulated, [element("span", { class: "span" }, `${texts.low} … ${texts.high}`), range(row, say("range_alt", texts))],
        element("span", { class: "date" }, row.date), element("span", {}, grade)],
    };
  });
  const { fitted, kept, grade_a, grade_b } = verdicts(market);
  const verdict = [say("verdict_fitted", { ...fitted, share: percent(fitted.within / fitted.count, 0) }),
    ...[["a", grade_a], ["b", grade_b]].filter(([, of]) => of.count).map(([grade, of]) => say("verdict_grade", { ...of, grade: grade.toUpperCase() })),
    kept.count ? say("verdict_kept", kept) : null];
  return section("hindcast", say("hindcast_lead"), element("p", { class: "words verdicts" }, verdict.filter(Boolean).map((one) => element("span", {}, one, " "))),
    table(say("hindcast"), columns, rows, true, "stacked"));
}


// What stands idle beside what waits: by month, in three units, and of classes looked at alone.

const mismatch_units = ["accelerators", "teraflops_fp16", "cny_fen_per_hour"];

// Counted in teraflops and fen; people read exaflops and yuan.
const mismatch_scale = (unit) => ({ teraflops_fp16: 1e-6, cny_fen_per_hour: 0.01 }[unit] ?? 1);

const mismatch_parts = ["idle", "waiting", "shortage", "glut", "coexistence", "frictional", "structural"];

function coexistence_figure(title, months, of, scale, unit) {
  const values = Object.fromEntries(mismatch_parts.map((part) => [part, of[part].map((x) => (known(x) ? x * scale : null))]));
  const top = values.coexistence.reduce((best, x, m) => (known(x) && x > (values.coexistence[best] ?? -1) ? m : best), 0);
  const words = say("mismatch_alt", { month: months[top], structural: number(values.structural[top]), frictional: number(values.frictional[top]) });
  const columns = [{ title: say("month") }, ...[...mismatch_parts, "structural_share"].map((part) => ({ title: say(part), number: true }))];
  const rows = months.map((month, m) => [month, ...mismatch_parts.map((part) => plain(values[part][m])), percent(of.structural_share[m])]);
  const parts = ["structural", "frictional"].map((part) => ({ name: say(part), color: part, values: values[part] }));
  return figure(title, words, stacked(months, parts, {}, number, unit), table(title, columns, rows, true));
}

function balance_figure(market, of, scale, unit) {
  const { months, mismatch } = market;
  const scaled = (part) => of[part].map((x) => (known(x) ? x * scale : null));
  const parts = [["idle", "series-5"], ["waiting", "waiting"], ["glut", "series-5", "2 3"], ["shortage", "waiting", "2 3"]]
    .map(([part, color, dashes = "none"]) => ({ name: say(part === "glut" || part === "shortage" ? `${part}_part` : part), color, dashes, values: scaled(part) }));
  const [idle, waiting] = parts.map((part) => part.values);
  const words = say("balance_alt", { first: months[0], last: last(months), a0: number(idle[0]), a1: number(last(idle)), b0: number(waiting[0]), b1: number(last(waiting)) });
  const columns = [{ title: say("month") }, ...["idle", "waiting", "mismatch_index", "dissimilarity"].map((key) => ({ title: say(key), number: true }))];
  const rows = months.map((month, m) => [month, plain(idle[m]), plain(waiting[m]), plain(mismatch.mismatch_index?.[m]), plain(mismatch.dissimilarity?.[m])]);
  return figure(say("balance_chart"), words, lines(months, parts, number, unit), table(say("balance_chart"), columns, rows, true));
}

function mismatch_figures(market) {
  const of = market.mismatch[chosen.mismatch];
  const scale = mismatch_scale(chosen.mismatch);
  const unit = say(`unit_${chosen.mismatch}`);
  return element("div", { id: "mismatch-figures" },
    coexistence_figure(say("mismatch_chart"), market.months, of, scale, unit), balance_figure(market, of, scale, unit));
}

// A class as if its jobs were the only ones that wait, against what any of them may use.
function alone_figure(market, name, of) {
  return [element("h3", {}, say("alone", { name: called(name) })),
    element("p", { class: "lead" }, say("alone_lead", { mu: percent(of.total.structural_share), coexistence: about(of.total.coexistence_hours), glut: about(of.total.glut_hours) })),
    coexistence_figure(say("alone_chart", { name: called(name) }), market.months, of, 1, say("unit_accelerators"))];
}

function mismatch_section(market) {
  const pick = choice("mismatch-unit", say("unit"),
    [{ options: mismatch_units.map((unit) => [unit, say(`unit_${unit}`)]) }], chosen.mismatch, (value) => {
      chosen.mismatch = value;
      replace("mismatch-figures", () => mismatch_figures(market));
    });
  const totals = ["coexistence", "frictional", "structural", "shortage", "glut"];
  const rows_of = (name, total, scale) => [name, ...totals.map((part) => about(total[`${part}_hours`] * scale)),
    percent(total.structural_share), about((total.timing_artefact_of_months ?? NaN) * scale)];
  const rows = mismatch_units.map((unit) => rows_of(say(`unit_${unit}`), market.mismatch[unit].total, mismatch_scale(unit)));
  const classes = Object.entries(market.mismatch.by_class ?? {});
  for (const [name, of] of classes) rows.push(rows_of(say("alone", { name: called(name) }), of.total, 1));
  const columns = [{ title: say("measure") }, ...[...totals, "structural_share", "artefact"].map((part) => ({ title: say(part), number: true }))];
  return section("mismatch", say("mismatch_lead"), pick, mismatch_figures(market),
    classes.map(([name, of]) => alone_figure(market, name, of)), table(say("mismatch_totals"), columns, rows));
}
